"""folium's text with each page's numbers filled in.

What folium writes differs from page to page in numbers and ids only. So it is rendered once, with numbers that stand
for others, and taken apart at them; a page's script is those parts with the page's numbers in between. A test fills
random maps and compares each with folium's own.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from generator.pages.maps import chart
from generator.pages.maps.livemap import Numbers, Point

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_UID = "q9z8uid"
_MIDDLE = [11.1131, 22.2241]
_CORNERS = [[31.1171, 32.2281], [33.3391, 34.4411]]
_PLACES = {"incident": ("q9z8a", 41.1131, 42.2241), "context": ("q9z8b", 43.3351, 44.4461)}
_RADIUS, _NEAREST = 987654, 98765
_ROWS = [[45.5571, 46.6681, 1]]
_BEFORE = 4  # elements before the first marker: the map, its frame, two icons


class Text(msgspec.Struct, frozen=True):
    """A text with gaps: what stands before each gap, the gaps' names, what stands behind the last."""

    parts: tuple[tuple[str, str], ...]
    end: str

    def filled(self, values: Mapping[str, str]) -> str:
        """Fill the gaps."""
        return "".join(before + values[name] for before, name in self.parts) + self.end


class Texts(msgspec.Struct, frozen=True):
    """folium's texts: the map itself, a marker of each role, a ring; the map of many incidents.

    Importing folium takes most of a second; who remembers these from an earlier run can do without.
    """

    head: Text
    marker: dict[str, Text]
    ring: Text
    many: Text


def few(found: Texts, numbers: Numbers, points: Sequence[Point]) -> str:
    """Write the script that folium writes of `chart.few`."""
    uid = numbers.uid.replace("-", "_")
    written = [found.head.filled(_head(numbers))]
    own = _BEFORE
    for point in points:
        place = json.dumps(numbers.beside(point.lat, point.lon))
        at = {"uid": uid, "at": place, "id": point.id, "radius": json.dumps(point.radius)}
        if point.radius:
            written.append(found.ring.filled({**at, "own": str(own)}))
            own += 1
        if point.exact:
            written.append(found.marker[point.role].filled({**at, "own": str(own)}))
            own += 1
    return "\n".join(written)


def many(found: Texts, numbers: Numbers, rows: Iterable[Sequence[float | str]]) -> str:
    """Write the script that folium writes of `chart.many`."""
    return found.many.filled({**_head(numbers), "rows": f"[{', '.join(map(json.dumps, rows))}]"})


@lru_cache(maxsize=1)
def texts() -> Texts:
    """Let folium render a map of every shape, once, and take it apart."""
    numbers = Numbers(_UID, _MIDDLE, _CORNERS, _NEAREST)
    points = [Point(name, lat, lon, role) for role, (name, lat, lon) in _PLACES.items()]  # type: ignore[arg-type]  # the two roles
    ringed = Point("q9z8c", *_PLACES["incident"][1:], "incident", radius=_RADIUS, exact=False)
    markers = list(chart.scripts(chart.few(numbers, [*points, ringed])))
    head = "\n".join(map(_lines, markers[:_BEFORE]))
    incident, context, ring = map(_lines, markers[_BEFORE:])
    many_ = "\n".join(map(_lines, chart.scripts(chart.many(numbers, _ROWS))))
    return Texts(
        _text(head, _gaps()),
        {
            "incident": _text(incident, _gaps("incident", _BEFORE)),
            "context": _text(context, _gaps("context", _BEFORE + 1)),
        },
        _text(ring, _gaps("incident", _BEFORE + 2) | {str(_RADIUS): "radius"}),
        _text(many_, _gaps() | {json.dumps(_ROWS): "rows"}),
    )


def _head(numbers: Numbers) -> dict[str, str]:
    return {
        "uid": numbers.uid.replace("-", "_"),
        "middle": json.dumps(numbers.middle),
        "corners": json.dumps(numbers.corners),
        "nearest": json.dumps(numbers.nearest),
    }


def _gaps(role: str = "", own: int = -1) -> dict[str, str]:
    """Say which text stands for what; `own` is the number of the element that the text makes."""
    gaps = {_UID: "uid", json.dumps(_MIDDLE): "middle", json.dumps(_CORNERS): "corners", str(_NEAREST): "nearest"}
    if role:
        name, *place = _PLACES[role]
        gaps |= {f"{_UID}_{own}": "own", name: "id", json.dumps(place): "at"}
    return gaps


def _text(text: str, gaps: dict[str, str]) -> Text:
    """Take a text apart at what stands for something else, the longest first."""
    pattern = "|".join(re.escape(each) for each in sorted(gaps, key=len, reverse=True))
    pieces = re.split(f"({pattern})", text)
    parts = []
    before = ""
    for plain, found in zip(pieces[::2], pieces[1::2], strict=False):
        name = gaps[found]
        if name == "own":
            parts.append((before + plain, "uid"))
            parts.append(("_", "own"))
        else:
            parts.append((before + plain, name))
        before = ""
    return Text(tuple(parts), pieces[-1])


def _lines(script: str) -> str:
    lines = (line.strip() for line in script.splitlines())
    return "\n".join(line for line in lines if line)
