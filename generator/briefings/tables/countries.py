"""Countries as tables name them: by name, by a code of ISO 3166-1, by Gleditsch and Ward's number."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Gleditsch and Ward, “A Revised List of Independent States since the Congress of Vienna”, 1999, as UCDP uses it for
# country_id since 1989. States that have no code in ISO 3166-1 any more are left out: the German Democratic Republic
# (265), Czechoslovakia (315), South Yemen (680).
_GLEDITSCH_WARD = """
2 US 20 CA 31 BS 40 CU 41 HT 42 DO 51 JM 52 TT 53 BB 54 DM 55 GD 56 LC 57 VC 58 AG 60 KN 70 MX 80 BZ 90 GT 91 HN 92 SV
93 NI 94 CR 95 PA 100 CO 101 VE 110 GY 115 SR 130 EC 135 PE 140 BR 145 BO 150 PY 155 CL 160 AR 165 UY
200 GB 205 IE 210 NL 211 BE 212 LU 220 FR 221 MC 223 LI 225 CH 230 ES 232 AD 235 PT 260 DE 290 PL 305 AT 310 HU 316 CZ
317 SK 325 IT 331 SM 338 MT 339 AL 340 RS 341 ME 343 MK 344 HR 345 RS 346 BA 347 XK 349 SI 350 GR 352 CY 355 BG 359 MD
360 RO 365 RU 366 EE 367 LV 368 LT 369 UA 370 BY 371 AM 372 GE 373 AZ 375 FI 380 SE 385 NO 390 DK 395 IS
402 CV 403 ST 404 GW 411 GQ 420 GM 432 ML 433 SN 434 BJ 435 MR 436 NE 437 CI 438 GN 439 BF 450 LR 451 SL 452 GH 461 TG
471 CM 475 NG 481 GA 482 CF 483 TD 484 CG 490 CD 500 UG 501 KE 510 TZ 516 BI 517 RW 520 SO 522 DJ 530 ET 531 ER 540 AO
541 MZ 551 ZM 552 ZW 553 MW 560 ZA 565 NA 570 LS 571 BW 572 SZ 580 MG 581 KM 590 MU 591 SC
600 MA 615 DZ 616 TN 620 LY 625 SD 626 SS 630 IR 640 TR 645 IQ 651 EG 652 SY 660 LB 663 JO 666 IL 670 SA 678 YE 690 KW
692 BH 694 QA 696 AE 698 OM 700 AF 701 TM 702 TJ 703 KG 704 UZ 705 KZ 710 CN 712 MN 713 TW 731 KP 732 KR 740 JP 750 IN
760 BT 770 PK 771 BD 775 MM 780 LK 781 MV 790 NP 800 TH 811 KH 812 LA 816 VN 820 MY 830 SG 835 BN 840 PH 850 ID 860 TL
900 AU 910 PG 920 NZ 935 VU 940 SB 950 FJ 970 KI 971 NR 972 TO 973 TV 983 MH 986 PW 987 FM 990 WS
"""
_ALSO = {
    "cape verde": "CV",
    "republic of congo": "CG",
    "republic of the congo": "CG",
    "congo republic": "CG",
    "dr congo": "CD",
    "democratic republic of congo": "CD",
    "democratic republic of the congo": "CD",
    "czech republic": "CZ",
    "east timor": "TL",
    "hong kong": "HK",
    "ivory coast": "CI",
    "kingdom of eswatini": "SZ",
    "swaziland": "SZ",
    "macedonia": "MK",
    "macedonia fyr": "MK",
    "myanmar": "MM",
    "burma": "MM",
    "palestine": "PS",
    "russian federation": "RU",
    "syrian arab republic": "SY",
    "the gambia": "GM",
    "turkey": "TR",
    "united states of america": "US",
    "viet nam": "VN",
}
_NO_COUNTRIES = frozenset(("EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"))
_ASIDE = re.compile(r"\s*\([^()]*\)\s*$")
_ALPHA_2 = 2


@lru_cache(maxsize=1024)
def country(text: str, lang: str) -> str | None:
    """Answer the ISO 3166-1 alpha-2 code of a name in English or the table's language, or of another ISO code.

    UCDP's former names in brackets, “DR Congo (Zaire)”, are set aside. “Congo” alone is two countries, and no answer.
    """
    if len(text) == _ALPHA_2 and text.isupper():
        return text if text in _names(lang).values() else None
    if found := _codes().get(text):
        return found
    return _names(lang).get(_folded(text)) or _names(lang).get(_folded(_ASIDE.sub("", text)))


@lru_cache(maxsize=1)
def gleditsch_ward() -> dict[str, str]:
    """Answer the ISO codes of states by Gleditsch and Ward's numbers."""
    words = _GLEDITSCH_WARD.split()
    return dict(zip(words[::2], words[1::2], strict=True))


@lru_cache(maxsize=4)
def _names(lang: str) -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    locales = [Locale("en")]
    try:
        locales.append(Locale.parse(lang, sep="-"))
    except (UnknownLocaleError, ValueError):
        locales.append(Locale("en"))
    found = {
        _folded(name): code
        for locale in locales
        for code, name in locale.territories.items()
        if len(code) == _ALPHA_2 and code.isalpha() and code not in _NO_COUNTRIES
    }
    return {**found, **_ALSO}


@lru_cache(maxsize=1)
def _codes() -> dict[str, str]:
    """Answer alpha-2 codes by alpha-3 and numeric codes, as Unicode's CLDR has them."""
    from babel.core import get_global

    aliases: dict[str, list[str]] = dict(get_global("territory_aliases"))
    return {old: new[0] for old, new in aliases.items() if len(old) == _ALPHA_2 + 1 and len(new) == 1}


def _folded(name: str) -> str:
    plain = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c)).casefold()
    words = "".join(c if c.isalnum() else " " for c in plain).split()
    return " ".join(word for word in words if word != "and")
