"""Lines and words in SVG."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.pages.maps.svg.labels import wrapped
from generator.pages.maps.svg.marks import distance, round_down
from generator.pages.maps.svg.sheet import Sheet, words

SHEET = Sheet(1200, 920, (600.0, 460.0), 1.0)
POINT = st.tuples(st.integers(-300, 1500), st.integers(-300, 1300)).map(lambda p: (float(p[0]), float(p[1])))


def followed(data: str) -> list[list[tuple[int, int]]]:
    """Follow a path's data as a browser does."""
    found = []
    for part in re.findall(r"M[^M]*", data):
        numbers = list(map(int, re.findall(r"-?\d+", part)))
        x, y, line = 0, 0, []
        for dx, dy in zip(numbers[::2], numbers[1::2], strict=True):
            x, y = x + dx, y + dy
            line.append((x, y))
        found.append(line)
    return found


@given(st.lists(POINT, min_size=2, max_size=30))
def test_lines_are_followed_as_they_were_written(points: list[tuple[float, float]]) -> None:
    """What a browser draws is the line, as far as it lies on the sheet."""
    west, south, east, north = SHEET.edges
    inside = [p for p in points if west <= p[0] <= east and south <= p[1] <= north]
    data = SHEET.lines([points])
    assert re.fullmatch(r"(M-?\d+ -?\d+l[\d -]+)*", data)
    drawn = {point for line in followed(data) for point in line}
    if len(inside) == len(points) and len(set(points)) > 1:
        assert {(int(x), int(y)) for x, y in points} <= drawn
    assert all(west - 1 <= x <= east + 1 and south - 1 <= y <= north + 1 for x, y in drawn)


@given(st.text(max_size=60))
def test_any_text_is_only_text(text: str) -> None:
    """Escaped, it stands in well-formed XML, with no element and no character that controls anything."""
    safe = words(text)
    root = ET.fromstring(f'<svg><title id="{safe}">{safe}</title></svg>')  # noqa: S314 -- our own
    assert len(list(root.iter())) == 2
    assert not re.search("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]", safe)


@pytest.mark.parametrize("text", ["{{7*7}}", "${x}", "<b>", '"', "&lt;"])
def test_letters_that_mean_something_elsewhere_stay(text: str) -> None:
    """A reader sees what was written."""
    assert ET.fromstring(f"<t>{words(text)}</t>").text == text  # noqa: S314 -- our own


@pytest.mark.parametrize(
    ("km", "shown"),
    [
        (6.71, "6.7 km"),
        (0.0051, "5.1 m"),
        (0.08, "80 m"),
        (0.7, "700 m"),
        (1.0, "1 km"),
        (0.96, "1 km"),
        (42.3, "42 km"),
        (437, "437 km"),
        (5012, "5\u202f000 km"),
        (0, "0 m"),
    ],
)
def test_distances_are_as_exact_as_a_reader_needs(km: float, shown: str) -> None:
    """Two significant figures, three for hundreds of kilometres."""
    assert distance(km) == shown


@given(st.floats(1e-4, 1e5))
def test_round_numbers_are_1_2_or_5(value: float) -> None:
    """The largest that is no more than the value."""
    found = round_down(value)
    assert re.fullmatch(r"[125]0*(\.0)?|0\.0*[125]0*\d*|[125]e-0\d", repr(found).replace("0000000001", ""))
    assert found <= value * 1.0001
    assert found * 2.5 >= value * 0.999


@given(st.text(min_size=1, max_size=200))
def test_names_are_broken_into_few_lines(text: str) -> None:
    """However long, a name has two lines at most, none much longer than asked."""
    lines = wrapped(text, 20, 2)
    assert 1 <= len(lines) <= 2
    assert all(len(line) <= 26 for line in lines)
