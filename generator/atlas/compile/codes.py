"""Which code and name an area of the source gets here.

Codes are ISO 3166-1 alpha-2, with XK for Kosovo. Areas that have none (Northern Cyprus, Somaliland) keep an empty one.
"""

from __future__ import annotations

# Areas that the source keeps apart: by its own three letters, the code and the name that they get here.
_APART = {
    "CYN": ("", "Northern Cyprus"),
    "ESB": ("", "Dhekelia"),
    "KAB": ("KZ", "Kazakhstan"),  # Baikonur is leased
    "KAS": ("", "Siachen Glacier"),
    "SOL": ("", "Somaliland"),
    "USG": ("CU", "Cuba"),  # Guantánamo is leased
    "WSB": ("", "Akrotiri"),
}
_LEFT_OUT = frozenset(("ATC", "CLP", "PGA"))  # reefs, and islands that six states claim

# First-level regions that ISO 3166-1 codes apart: the state's code, the region's name.
_PARTS = {
    ("FR", "Guadeloupe"): ("GP", "Guadeloupe"),
    ("FR", "Guyane française"): ("GF", "French Guiana"),
    ("FR", "La Réunion"): ("RE", "Réunion"),
    ("FR", "Martinique"): ("MQ", "Martinique"),
    ("FR", "Mayotte"): ("YT", "Mayotte"),
    ("NL", "Bonaire"): ("BQ", "Caribbean Netherlands"),
    ("NL", "Saba"): ("BQ", "Caribbean Netherlands"),
    ("NL", "St. Eustatius"): ("BQ", "Caribbean Netherlands"),
    ("NO", "Bouvet Island"): ("BV", "Bouvet Island"),
    ("NO", "Svalbard"): ("SJ", "Svalbard and Jan Mayen"),
    ("-1", "Christmas Island"): ("CX", "Christmas Island"),
    ("-1", "Cocos (Keeling) Islands"): ("CC", "Cocos Islands"),
}

# Names that the source shortens, writes formally, or that have changed since.
_NAMES = {
    "AX": "Åland",
    "BL": "Saint Barthélemy",
    "BS": "Bahamas",
    "CD": "DR Congo",
    "CG": "Congo",
    "CI": "Côte d’Ivoire",
    "CV": "Cabo Verde",
    "CZ": "Czechia",
    "FM": "Micronesia",
    "GS": "South Georgia",
    "GW": "Guinea-Bissau",
    "HK": "Hong Kong",
    "HM": "Heard Island and McDonald Islands",
    "MK": "North Macedonia",
    "MO": "Macao",
    "PS": "Palestine",
    "RS": "Serbia",
    "SS": "South Sudan",
    "ST": "São Tomé and Príncipe",
    "SZ": "Eswatini",
    "TF": "French Southern Territories",
    "TK": "Tokelau",
    "TL": "Timor-Leste",
    "TR": "Türkiye",
    "TZ": "Tanzania",
    "UM": "US Minor Outlying Islands",
    "US": "United States",
    "VI": "US Virgin Islands",
}

# The United Kingdom's 232 districts are no guide to a reader; its four countries are.
_UNITS = {"ENG": "England", "NIR": "Northern Ireland", "SCT": "Scotland", "WLS": "Wales"}

# Lines that Natural Earth draws as borders, as they are held, though a party or most states dispute them:
# the two sides by code or name (None: any), and the box (west, south, east, north) to which the dispute is limited.
EVERYWHERE = (-180.0, -90.0, 540.0, 90.0)
DISPUTES: tuple[tuple[str, str | None, tuple[float, float, float, float]], ...] = (
    ("Siachen Glacier", None, EVERYWHERE),
    ("Somaliland", "SO", EVERYWHERE),
    ("Northern Cyprus", None, EVERYWHERE),
    ("XK", "RS", EVERYWHERE),
    ("EH", "MA", EVERYWHERE),
    ("IL", "PS", EVERYWHERE),
    ("IL", "SY", EVERYWHERE),
    ("RU", "UA", (32.0, 45.0, 36.0, 46.6)),
    ("IN", "PK", (73.4, 32.4, 78.0, 37.0)),
    ("CN", "IN", (77.5, 31.0, 81.0, 36.5)),
    ("EG", "SD", (33.0, 21.5, 37.5, 22.5)),
)

# Disputed lines of the source that run through a country, and are still up to date: by name and by whose land it is.
# Left out are Nagorno-Karabakh (Azerbaijan's since 2023) and Donbas (the line of 2015 to 2022).
CLAIMS = frozenset(
    (
        ("Chinese claim", "Bhutan"),
        ("Chinese claim", "India"),
        ("Georgian claim", "Georgia"),
        ("Guatemalan claim", "Belize"),
        ("Indian claim", "China"),
        ("Indian claim", "Pakistan"),
        ("Japanese claim", "Russia"),
        ("Moldovan claim", "Moldova"),
        ("Pakistani claim", "India"),
        ("Sudanese claim", "Kenya"),
        ("Suriname claim", "France"),
        ("Suriname claim", "Guyana"),
        ("Syrian claim", "Israel"),
        ("Venezuelan claim", "Guyana"),
    )
)


def country_of(area: str, code: str, name: str, region: str) -> tuple[str, str] | None:
    """Give the code and English name of the country that a region of the source belongs to; None: not shown."""
    if area in _LEFT_OUT:
        return None
    if area in _APART:
        return _APART[area]
    own, called = _PARTS.get((code, region), (code, name))
    return own, _NAMES.get(own, called)


def region_of(unit: str, name: str) -> str:
    """Name the region that maps show; `unit` is the source's three letters for parts of a state."""
    return _UNITS.get(unit, name)
