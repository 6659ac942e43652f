"""Rivers, lakes and disputed lines; towns."""

from __future__ import annotations

import pytest

from generator.atlas import Kind, lines, towns

MALI = (-12.3, 10.1, 4.2, 25.0)


@pytest.mark.parametrize(
    ("kind", "box", "least"),
    [
        ("river", MALI, 5),  # the Niger and the Senegal
        ("river", (8, 44, 20, 50), 3),  # the Danube and the Rhine
        ("river", (138, -38, 148, -30), 1),  # the Murray, which only the world's file has
        ("lake", (29, -9, 36, 3), 3),  # the Great Lakes of Africa
        ("claim", (73, 32, 81, 37), 2),  # Kashmir
        ("claim", (-62, 1, -57, 9), 1),  # Essequibo
    ],
)
def test_what_crosses_borders_is_there(kind: Kind, box: tuple[float, float, float, float], least: int) -> None:
    """Rivers, lakes and claims that readers expect are in the file."""
    assert len(lines(kind, box)) >= least


def test_lines_follow_a_box_around_the_globe() -> None:
    """East of the antimeridian the same river is found, moved by a turn."""
    west = lines("river", (-163, 60, -155, 66))
    east = lines("river", (197, 60, 205, 66))
    assert west
    assert [x + 360 for ((x, _), *_), *_ in west] == [x for ((x, _), *_), *_ in east]


def test_nothing_is_found_where_there_is_nothing() -> None:
    """The open sea has no rivers."""
    assert lines("river", (-40, -40, -30, -30)) == ()


def test_towns_come_largest_first() -> None:
    """Bamako heads Mali's towns; suburbs of it are left out."""
    found = [town for town in towns(MALI) if town.country == "ML"]
    assert found[0].name == "Bamako"
    assert found[0].capital
    assert {"Kayes", "Gao", "Timbuktu", "Kidal"} <= {town.name for town in found}
    assert "Kalaban Koro" not in {town.name for town in found}
    assert [t.population for t in found] == sorted((t.population for t in found), reverse=True)


def test_towns_of_fiji_are_found_on_both_sides() -> None:
    """A box that reaches over the antimeridian finds towns by either way of counting longitude."""
    assert "Suva" in {town.name for town in towns((177, -19, 182, -16))}
    assert "Suva" in {town.name for town in towns((-183, -19, -178, -16))}


def test_every_country_of_some_size_has_its_capital() -> None:
    """A map of any large country has a town to find the way by."""
    from generator.atlas import index

    capitals = {town.country for town in towns((-180, -90, 180, 90)) if town.capital}
    large = {e.code for e in index() if e.code and max(p[3] - p[1] for p in e.parts) > 1}
    assert large - capitals <= {"AQ", "BV", "CX", "GS", "HM", "IO", "TF", "UM"}
