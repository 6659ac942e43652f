"""Which places a page's map shows, how exactly, and which files come with it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from generator.briefings import Place
from generator.memory import Memory
from generator.pages import load, mapping
from generator.project import Project, Settings
from tests.small_project import SmallProject

ROOT = Path(__file__).parents[2]
MALI = {"name": "Radisson Blu hotel", "city": "Bamako", "country": "ML", "lat": 12.6352, "lon": -8.0308}
BRIEFING = """---
title: {title}
status: published
date: "{date}"
sources: []
places: [{places}]
---
"""


def place(**values: Any) -> Place:
    """Make a place in Mali, exactly known unless something else is said."""
    return Place(**{"id": "here", **MALI, "precision": 1, **values})


def site(tmp_path: Path, *places: str, settings: str = "title: Desk\n") -> dict[str, bytes]:
    """Build a site with one briefing for each list of places."""
    project = SmallProject(tmp_path, settings)
    for n, where in enumerate(places):
        text = BRIEFING.format(title=f"Title {n}", date=f"2015-11-{n % 28 + 1:02}", places=where)
        project.briefing(text, f"b-{n:03}.md")
    return project.build()


def page(files: dict[str, bytes], path: str = "briefings/b-000/index.html") -> str:
    """Read a page."""
    return files[path].decode()


@pytest.mark.parametrize(
    ("where", "classes", "live"),
    [
        ("precision: 1", {"m-mark"}, True),
        ("precision: 3, radius_m: 90000", {"m-mark", "m-ring"}, True),
        ("precision: 4, region: Kidal", {"m-area"}, False),
        ("precision: 6", {"m-area"}, False),
        ("precision: 1, display: area", {"m-area"}, False),
        ("precision: 1, display: blurred", {"m-ring"}, True),
    ],
    ids=["exact", "district", "province", "country", "area", "blurred"],
)
def test_precision_decides_what_is_drawn(tmp_path: Path, where: str, classes: set[str], *, live: bool) -> None:
    """A point, a ring or a shaded area, and a live map only where there is something to press or to look into."""
    shown = page(site(tmp_path, f"{{id: here, name: Here, country: ML, lat: 12.6352, lon: -8.0308, {where}}}"))
    assert {c for c in ("m-mark", "m-ring", "m-area") if f'"{c}"' in shown} == classes
    assert ("data-scripts" in shown) == live
    assert ("loader." in shown) == live
    assert "Boundaries as Natural Earth draws them" in shown


@pytest.mark.parametrize(("lang", "far"), [("en", "6.7 km"), ("fr", "6,7\u202fkm"), ("ar", "6.7 كم")])
def test_drawn_distances_are_written_as_the_language_does(tmp_path: Path, lang: str, far: str) -> None:
    """The town's distance, those of the rings and the scale bar's."""
    hotel = "{id: hotel, name: Hotel, country: ML, lat: 12.6352, lon: -8.0308, precision: 1}"
    town = "{id: town, name: Town, country: ML, lat: 12.60915, lon: -7.97522, precision: 2, role: context}"
    drawn = page(site(tmp_path, f"{hotel}, {town}", settings=f"title: Desk\nlang: {lang}\n"))
    assert far in drawn.partition('class="map-drawing map-beside"')[2].partition("</svg>")[0]
    assert lang == "en" or not re.search(r"\d km", "".join(re.findall(r"<svg.*?</svg>", drawn, re.DOTALL)))


def test_hidden_places_are_nowhere(tmp_path: Path) -> None:
    """Not on a map, not in a script, not in a list."""
    hidden = "{id: secret, name: Safe house, country: ML, lat: 12.34567, lon: -7.65432, precision: 1, display: hidden}"
    files = site(tmp_path, hidden)
    assert "m-locator" not in page(files)
    for path, data in files.items():
        assert b"Safe house" not in data, path
        assert b"12.34567" not in data, path
        assert b"7.65432" not in data, path


def test_blurred_coordinates_are_nowhere(tmp_path: Path) -> None:
    """The ring lies around the middle of a cell; the point itself is in no file."""
    blurred = (
        "{id: shelter, name: A shelter, country: ML, lat: 12.34567, lon: -7.65432, precision: 1, display: blurred}"
    )
    for path, data in site(tmp_path, blurred).items():
        assert not re.search(rb"12\.345|7\.654", data), path


def test_a_region_is_named_where_it_is_shaded(tmp_path: Path) -> None:
    """The province is in the drawing's words, by the name that the briefing gives it."""
    shown = page(site(tmp_path, "{id: north, name: Kidal, country: ML, precision: 4}"))
    assert "Somewhere in Kidal, Mali; no point is marked." in shown


def test_context_alone_has_no_shaded_area(tmp_path: Path) -> None:
    """An area that is only mentioned is not shown as where it happened."""
    shown = page(site(tmp_path, "{id: north, name: northern Mali, role: context, country: ML, precision: 4}"))
    assert "m-locator" not in shown


def test_numbers_on_a_map_are_those_of_the_list(tmp_path: Path) -> None:
    """Places that are not listed do not count."""
    briefing = site(
        tmp_path,
        "{id: a, name: Hidden, country: ML, lat: 1.0, lon: 1.0, precision: 1, display: hidden}, "
        "{id: b, name: Here, country: ML, lat: 12.6, lon: -8.0, precision: 1}, "
        "{id: c, name: There, role: context, country: ML, lat: 12.7, lon: -8.0, precision: 1}",
    )
    assert re.findall(r'<li id="place-(\w+)"', page(briefing)) == ["b", "c"]
    assert "m-surroundings" in page(briefing)


def test_countries_are_named_in_the_page_s_language(tmp_path: Path) -> None:
    """A site in French has Algérie on its maps, and the drawing's title in French."""
    shown = page(
        site(
            tmp_path,
            "{id: here, name: Ici, country: ML, lat: 12.6, lon: -8.0, precision: 1}",
            settings="title: Desk\nlang: fr\n",
        )
    )
    assert "Algérie</text>" in shown
    assert "Locator map" not in shown


def test_few_incidents_are_listed_with_the_map(tmp_path: Path) -> None:
    """The front page lists them, and no file of words is needed."""
    where = "{{id: here, name: Here, country: ML, lat: {}, lon: -8.0, precision: 1}}"
    files = site(tmp_path, *(where.format(11 + n / 9) for n in range(3)))
    front = page(files, "index.html")
    assert len(re.findall(r'<li id="place-b-00\d"', front)) == 3
    assert "data-words" not in front
    assert '"b-001"' in files["map.js"].decode()
    assert "m-overview" in front


def test_many_incidents_come_with_files_of_words() -> None:
    """Where the list would be too long, titles and days stand in files that the map fetches when they are needed."""
    theme, settings = load("wire", Project(ROOT), Memory(None)), Settings(title="Desk")
    some = [
        mapping.Incident(f"b-{n}", f"briefings/b-{n}", f"Title {n}", "en", day, "UTC", place(lat=11 + n / 90))
        for n, day in enumerate(["2015-11-20", "2015-11"] * 60)
    ]
    drawn = mapping.Maps(theme, settings, Memory(None)).of_incidents(some, "countries/ml/map.js")
    assert drawn is not None
    assert not drawn.listed
    words = [file.data for file in drawn.files if file.path in drawn.words]
    assert len(words) == 1
    assert b'["Title 0","briefings/b-0/index.html","2015-11-20","Radisson Blu hotel, Bamako, Mali","en"]' in words[0]
    assert (
        b'["Title 1","briefings/b-1/index.html","","November 2015, Radisson Blu hotel, Bamako, Mali","en"]' in words[0]
    )
    assert drawn.scripts[-1] == "countries/ml/map.js"
    assert 'id="map_countries_ml_map_0"' in drawn.container
    assert b"Title" not in drawn.files[-1].data


def test_an_incident_can_be_remembered() -> None:
    """What a map of many needs of a briefing survives being written and read."""
    one = mapping.Incident("b", "briefings/b", "Title", "en", "2015-11-20", "UTC", place())
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(one), type=mapping.Incident) == one
