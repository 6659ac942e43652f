"""The part of the atlas that a live map gets, as a script."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from generator.pages.maps.cut import cut
from generator.pages.maps.frame import frame


def read(script: bytes) -> dict[str, Any]:
    """Read the value that a cut hands to the map's script."""
    _, _, value = script.decode().removesuffix(");\n").partition(",")
    return msgspec.json.decode(value, type=dict[str, Any])


def points(value: dict[str, Any], number: int) -> list[tuple[int, int]]:
    """Follow an arc's steps, as the browser does."""
    arc = value["arcs"][max(number, ~number)]
    x = y = 0
    line = []
    for dx, dy in zip(arc[::2], arc[1::2], strict=True):
        x, y = x + dx, y + dy
        line.append((x, y))
    return line if number >= 0 else line[::-1]


@pytest.mark.parametrize("country", ["ML", "FJ", "NO", "VA", "MV", "RU", "KI"])
def test_rings_are_closed(country: str) -> None:
    """Thinning keeps neighbours joined, near the frame and far from it."""
    value = read(cut(frame((country,), ())))
    assert country in [code for code, _, _ in value["countries"]]
    assert len(value["kinds"]) == len(value["arcs"])
    for _, name, rings in value["countries"]:
        for ring in rings:
            lines = [points(value, n) for n in ring]
            assert all(a[-1] == b[0] for a, b in zip(lines, [*lines[1:], lines[0]], strict=True)), name


def test_mali_has_its_neighbours() -> None:
    """All seven neighbours surround Mali, and each border stands in the file once."""
    value = read(cut(frame(("ML",), ())))
    rings = {code: [n for ring in found for n in ring] for code, _, found in value["countries"]}
    assert {"DZ", "NE", "BF", "CI", "GN", "SN", "MR"} <= set(rings)
    for arc in rings["ML"]:
        assert ~arc in [n for code in rings if code != "ML" for n in rings[code]]


def test_rivers_regions_and_claims_are_drawn() -> None:
    """Mali has the Niger and its regions, India disputed lines inside; the world has neither regions nor rivers."""
    mali, india, world = (read(cut(frame(codes, ()))) for codes in (("ML",), ("IN",), ()))
    assert len(mali["rivers"]) > 3
    assert len(mali["regions"]) > 8
    assert india["claims"]
    assert "d" in india["kinds"]
    assert not world["rivers"]
    assert not world["regions"]
    assert world["lakes"]
