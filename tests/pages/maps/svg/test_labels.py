"""Room for words on a map."""

from __future__ import annotations

from generator.pages.maps.svg.labels import Label, Layout, Style

STYLE = Style("near-name", 22)
LAND = (((100.0, 100.0), (700.0, 100.0), (700.0, 500.0), (100.0, 500.0)),)


def overlap(one: Label, other: Label) -> bool:
    """Tell whether two labels share room."""
    a, b = one.box, other.box
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def test_words_stand_near_each_point_in_turn_and_never_on_each_other() -> None:
    """Words asked for near several points lie by them, inside the area; two for one point find room side by side."""
    points = [(200.0, 180.0), (600.0, 420.0), (600.0, 420.0)]
    first, second, third = Layout(800, 600).within_near(LAND, "Mopti", STYLE, points, wide=True)
    assert first
    assert second
    assert third
    for label, (x, y) in zip((first, second), points, strict=False):
        assert abs(label.x - x) + abs(label.y - y) < 100
        assert label.box[0] >= 100
        assert label.box[2] <= 700
    assert not overlap(second, third)


def test_what_is_taken_and_what_is_too_narrow_holds_no_words() -> None:
    """No words stand where something lies already, nor in an area that is narrower than they are."""
    assert Layout(800, 600, [(90.0, 90.0, 710.0, 510.0)]).within(LAND, "Mopti", STYLE, wide=True) is None
    strip = (((100.0, 100.0), (120.0, 100.0), (120.0, 500.0), (100.0, 500.0)),)
    assert Layout(800, 600).within(strip, "Mopti", STYLE, wide=True) is None
