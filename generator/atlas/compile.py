"""Make `world.json` out of Natural Earth's countries, by hand and seldom: `README.md` says how.

The input is the npm package `world-atlas`, a TopoJSON topology (https://github.com/topojson/topojson-specification).
The outlines are thinned to what a map at zoom 8 can show, named by alpha-2 code, and split where a line is
disputed or where it only closes a polygon at the edge of the map.
"""

from __future__ import annotations

import sys
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec

from generator.atlas.outlines import (
    BORDER,
    COAST,
    DISPUTED,
    SEAM,
    WORLD,
    Box,
    Country,
    Line,
    World,
    around,
    box_of,
    steps,
)
from generator.atlas.simplify import simplify

UNIT = 250  # steps of 0.004 degrees, about 440 m, finer than the tolerance
TOLERANCE = 0.012  # degrees, about 1.3 km: the source is drawn for 1:50 million

HALF_TURN = 180
EDGE = 179.99  # degrees from Greenwich: what lies beyond, lies on the antimeridian
POLE = -89.9

# ISO 3166-1, numeric to alpha-2.
CODES = """
004 AF 008 AL 010 AQ 012 DZ 016 AS 020 AD 024 AO 028 AG 031 AZ 032 AR 036 AU 040 AT 044 BS 048 BH
050 BD 051 AM 052 BB 056 BE 060 BM 064 BT 068 BO 070 BA 072 BW 074 BV 076 BR 084 BZ 086 IO 090 SB
092 VG 096 BN 100 BG 104 MM 108 BI 112 BY 116 KH 120 CM 124 CA 132 CV 136 KY 140 CF 144 LK 148 TD
152 CL 156 CN 158 TW 162 CX 166 CC 170 CO 174 KM 175 YT 178 CG 180 CD 184 CK 188 CR 191 HR 192 CU
196 CY 203 CZ 204 BJ 208 DK 212 DM 214 DO 218 EC 222 SV 226 GQ 231 ET 232 ER 233 EE 234 FO 238 FK
239 GS 242 FJ 246 FI 248 AX 250 FR 254 GF 258 PF 260 TF 262 DJ 266 GA 268 GE 270 GM 275 PS 276 DE
288 GH 292 GI 296 KI 300 GR 304 GL 308 GD 312 GP 316 GU 320 GT 324 GN 328 GY 332 HT 334 HM 336 VA
340 HN 344 HK 348 HU 352 IS 356 IN 360 ID 364 IR 368 IQ 372 IE 376 IL 380 IT 384 CI 388 JM 392 JP
398 KZ 400 JO 404 KE 408 KP 410 KR 414 KW 417 KG 418 LA 422 LB 426 LS 428 LV 430 LR 434 LY 438 LI
440 LT 442 LU 446 MO 450 MG 454 MW 458 MY 462 MV 466 ML 470 MT 474 MQ 478 MR 480 MU 484 MX 492 MC
496 MN 498 MD 499 ME 500 MS 504 MA 508 MZ 512 OM 516 NA 520 NR 524 NP 528 NL 531 CW 533 AW 534 SX
535 BQ 540 NC 548 VU 554 NZ 558 NI 562 NE 566 NG 570 NU 574 NF 578 NO 580 MP 581 UM 583 FM 584 MH
585 PW 586 PK 591 PA 598 PG 600 PY 604 PE 608 PH 612 PN 616 PL 620 PT 624 GW 626 TL 630 PR 634 QA
638 RE 642 RO 643 RU 646 RW 652 BL 654 SH 659 KN 660 AI 662 LC 663 MF 666 PM 670 VC 674 SM 678 ST
682 SA 686 SN 688 RS 690 SC 694 SL 702 SG 703 SK 704 VN 705 SI 706 SO 710 ZA 716 ZW 724 ES 728 SS
729 SD 732 EH 740 SR 744 SJ 748 SZ 752 SE 756 CH 760 SY 762 TJ 764 TH 768 TG 772 TK 776 TO 780 TT
784 AE 788 TN 792 TR 795 TM 796 TC 798 TV 800 UG 804 UA 807 MK 818 EG 826 GB 831 GG 832 JE 833 IM
834 TZ 840 US 850 VI 854 BF 858 UY 860 UZ 862 VE 876 WF 882 WS 887 YE 894 ZM
"""

# Parts that ISO 3166-1 codes apart but Natural Earth draws with a state: the state, the part's code, name and box.
PARTS: tuple[tuple[str, str, str, Box], ...] = (
    ("FR", "GF", "French Guiana", (-55, 2, -51, 6)),
    ("FR", "GP", "Guadeloupe", (-62, 15.7, -61, 16.6)),
    ("FR", "MQ", "Martinique", (-62, 14, -60, 15.2)),
    ("FR", "RE", "Réunion", (55, -22, 56, -20)),
    ("FR", "YT", "Mayotte", (44, -14, 46, -12)),
    ("NL", "BQ", "Caribbean Netherlands", (-69, 11, -62, 18)),
    ("NO", "SJ", "Svalbard and Jan Mayen", (-10, 70.7, -7, 72)),
    ("NO", "SJ", "Svalbard and Jan Mayen", (10, 74, 35, 81)),
    ("NZ", "TK", "Tokelau", (-173, -10, -171, -8)),
    ("", "CX", "Christmas Island", (105, -11, 106, -10)),
    ("", "CC", "Cocos Islands", (96, -13, 97, -12)),
)

# Natural Earth shortens names for its own maps; these are written out, or have changed since.
NAMES = {
    "AG": "Antigua and Barbuda",
    "BA": "Bosnia and Herzegovina",
    "CD": "DR Congo",
    "CF": "Central African Republic",
    "DO": "Dominican Republic",
    "EH": "Western Sahara",
    "FK": "Falkland Islands",
    "FO": "Faroe Islands",
    "GQ": "Equatorial Guinea",
    "KN": "Saint Kitts and Nevis",
    "MH": "Marshall Islands",
    "MK": "North Macedonia",
    "PF": "French Polynesia",
    "SB": "Solomon Islands",
    "SS": "South Sudan",
    "SZ": "Eswatini",
    "US": "United States",
    "VC": "Saint Vincent and the Grenadines",
}

# Lines that Natural Earth draws as they are held, though a party or most states dispute them:
# the two sides by code or name (None: any), and the box to which the dispute is limited.
DISPUTES: tuple[tuple[str, str | None, Box], ...] = (
    ("Siachen Glacier", None, (-180, -90, 180, 90)),
    ("Somaliland", "SO", (-180, -90, 180, 90)),
    ("N. Cyprus", "CY", (-180, -90, 180, 90)),
    ("XK", "RS", (-180, -90, 180, 90)),
    ("EH", "MA", (-180, -90, 180, 90)),
    ("PS", "IL", (-180, -90, 180, 90)),
    ("IL", "SY", (-180, -90, 180, 90)),
    ("RU", "UA", (33, 45.8, 35.5, 46.5)),
    ("IN", "PK", (73.5, 32.8, 78, 37)),
    ("CN", "IN", (77.5, 32, 81, 36.5)),
    ("EG", "SD", (33, 21.5, 37.5, 22.5)),
)


def compile_world(topology: dict[str, Any]) -> World:
    """Turn world-atlas' topology into the committed form."""
    arcs = _decoded(topology)
    countries = _countries(topology, arcs)
    users = _users(countries)
    kinds: list[str] = []
    lines: list[tuple[int, ...]] = []
    pieces: list[tuple[int, ...]] = []
    for number, arc in enumerate(arcs):
        first = len(lines)
        for kind, line in _runs(arc, users[number]) if number in users else ():
            kinds.append(kind)
            lines.append(steps(simplify(line, lambda _x, _y: TOLERANCE), UNIT))
        pieces.append(tuple(range(first, len(lines))))
    return World(UNIT, "".join(kinds), tuple(lines), tuple(_renumbered(c, pieces) for c in countries))


def written(world: World) -> bytes:
    """Write the world with one arc and one country a line, so that a change shows as the lines it touches."""

    def rows(items: tuple[Any, ...]) -> bytes:
        return b"[\n" + b",\n".join(map(msgspec.json.encode, items)) + b"\n]"

    head = b'{"unit":%d,"kinds":"%s",' % (world.unit, world.kinds.encode())
    return head + b'"arcs":' + rows(world.arcs) + b',\n"countries":' + rows(world.countries) + b"}\n"


def _decoded(topology: dict[str, Any]) -> list[Line]:
    (kx, ky), (x0, y0) = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * kx + x0, y * ky + y0))
        arcs.append(_unbroken(points))
    return arcs


def _unbroken(points: list[tuple[float, float]]) -> Line:
    """Let longitudes run on past 180 degrees where a line crosses the antimeridian."""
    turns, before, line = 0, points[0][0], []
    for x, y in points:
        turns += (before - x > HALF_TURN) - (x - before > HALF_TURN)
        before = x
        line.append((x + turns * 2 * HALF_TURN, y))
    return tuple(line)


def _countries(topology: dict[str, Any], arcs: list[Line]) -> list[Country]:
    """Collect each country's polygons; parts with a code of their own become countries, doubles are joined."""
    words = CODES.split()
    codes = dict(zip(words[::2], words[1::2], strict=True))
    found: dict[tuple[str, str], list[tuple[tuple[int, ...], ...]]] = {}
    names: dict[str, str] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        name = shape["properties"]["name"]
        code = "XK" if name == "Kosovo" else codes.get(shape.get("id"), "")
        polygons = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        for polygon in polygons:
            rings = tuple(tuple(ring) for ring in polygon if not _at_the_pole(ring, arcs))
            box = around(*(box_of(arcs[max(n, ~n)]) for n in rings[0]))
            own, called = next(((c, n) for s, c, n, b in PARTS if s == code and _within(box, b)), (code, name))
            names.setdefault(own, NAMES.get(own, called))
            found.setdefault((own, "" if own else called), []).append(rings)
    joined = (Country(code, names[code] if code else called, tuple(p)) for (code, called), p in found.items())
    return sorted(joined, key=lambda c: (c.code, c.name))


def _at_the_pole(ring: list[int], arcs: list[Line]) -> bool:
    """Tell the ring around the South Pole, which Mercator's projection cannot show."""
    return all(y < POLE for n in ring for _, y in arcs[max(n, ~n)])


def _within(inner: Box, outer: Box) -> bool:
    return around(inner, outer) == outer


def _users(countries: list[Country]) -> dict[int, tuple[str, ...]]:
    """Say for each arc which countries it bounds, by code, or by name where they have none."""
    users: dict[int, tuple[str, ...]] = {}
    for country in countries:
        for ring in (ring for polygon in country.polygons for ring in polygon):
            for arc in (max(n, ~n) for n in ring):
                users[arc] = (*users.get(arc, ()), country.code or country.name)
    return users


def _runs(arc: Line, sides: tuple[str, ...]) -> list[tuple[str, Line]]:
    """Split an arc where its kind changes."""
    runs: list[tuple[str, list[tuple[float, float]]]] = []
    for a, b in pairwise(arc):
        kind = _kind(a, b, sides)
        if runs and runs[-1][0] == kind:
            runs[-1][1].append(b)
        else:
            runs.append((kind, [a, b]))
    return [(kind, tuple(points)) for kind, points in runs]


def _kind(a: tuple[float, float], b: tuple[float, float], sides: tuple[str, ...]) -> str:
    if abs(a[0]) > EDGE and abs(b[0]) > EDGE:
        return SEAM
    if len(sides) == 1:
        return COAST
    for one, other, box in DISPUTES:
        if one in sides and (other is None or other in sides) and _within(box_of((a, b)), box):
            return DISPUTED
    return BORDER


def _renumbered(country: Country, pieces: list[tuple[int, ...]]) -> Country:
    def ring(arcs: tuple[int, ...]) -> tuple[int, ...]:
        parts = (pieces[n] if n >= 0 else tuple(~p for p in reversed(pieces[~n])) for n in arcs)
        return tuple(p for part in parts for p in part)

    polygons = tuple(tuple(map(ring, polygon)) for polygon in country.polygons)
    return Country(country.code, country.name, polygons)


if __name__ == "__main__":
    WORLD.write_bytes(written(compile_world(msgspec.json.decode(Path(sys.argv[1]).read_bytes()))))
