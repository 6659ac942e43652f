"""Filled-in texts are what folium itself writes: random maps, compared letter for letter."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.pages.maps import Point, chart, filled
from generator.pages.maps.livemap import Numbers

SLUGS = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,6}){0,2}", fullmatch=True)
LATITUDES = st.floats(-90, 90).map(lambda n: round(n, 5))
LONGITUDES = st.floats(-180, 180).map(lambda n: round(n, 5))
POINTS = st.builds(
    Point,
    id=SLUGS,
    lat=LATITUDES,
    lon=LONGITUDES,
    role=st.sampled_from(["incident", "context"]),
    radius=st.sampled_from([0, 0, 5, 500, 1_000_000]),
    exact=st.booleans(),
)
NUMBERS = st.builds(
    Numbers,
    uid=SLUGS,
    middle=st.tuples(LATITUDES, st.floats(-360, 360).map(lambda n: round(n, 3))).map(list),
    corners=st.tuples(*[st.tuples(LATITUDES, LONGITUDES).map(list)] * 2).map(list),
    nearest=st.integers(5, 10),
)


def stock(chart_: Any) -> list[str]:
    """Let folium render, its second Jinja pass included."""
    figure = chart_.get_root()
    for child in list(figure._children.values()):
        child.render()
    return [line.strip() for line in figure.script.render().splitlines() if line.strip()]


@settings(max_examples=60)
@given(NUMBERS, st.lists(POINTS, max_size=6))
def test_a_filled_map_is_folium_s_own(numbers: Numbers, points: list[Point]) -> None:
    """Whatever the places, the roles, the rings and the frame."""
    assert filled.few(filled.texts(), numbers, points).splitlines() == stock(chart.few(numbers, points))


@settings(max_examples=40)
@given(NUMBERS, st.lists(st.tuples(LATITUDES, LONGITUDES, SLUGS | st.integers(0, 99_999)).map(list), max_size=6))
def test_a_filled_cluster_is_folium_s_own(numbers: Numbers, rows: list[list[float | str]]) -> None:
    """Whatever the incidents, with ids or numbers."""
    assert filled.many(filled.texts(), numbers, rows).splitlines() == stock(chart.many(numbers, rows))


def test_the_walk_over_the_tree_agrees_with_folium() -> None:
    """`chart.scripts` gives the script that folium's own rendering gives, its second Jinja pass included."""
    numbers = Numbers("agreement", [12.5, -8.0], [[10.0, -12.0], [25.0, 4.0]], 10)
    points = [
        Point("radisson", 12.6352, -8.0308, "incident", radius=500),
        Point("bamako", 12.60915, -7.97522, "context"),
    ]
    lines = [line.strip() for script in chart.scripts(chart.few(numbers, points)) for line in script.splitlines()]
    assert [line for line in lines if line] == stock(chart.few(numbers, points))
    assert len(lines) > 40


def test_the_texts_can_be_remembered() -> None:
    """Written as JSON and read again they are the same, so that a later run need not import folium."""
    import msgspec

    assert msgspec.json.decode(msgspec.json.encode(filled.texts()), type=filled.Texts) == filled.texts()
