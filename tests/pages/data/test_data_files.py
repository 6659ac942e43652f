"""The files of a built site agree with each other, with their schema and with the package that describes them."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import TYPE_CHECKING

import jsonschema
import msgspec
import pytest

from generator import engine, project
from generator.pages import Page, data
from tests.showcase.make import make
from tests.small_project import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.data.conftest import Published
    from tests.small_project import SmallProject

MINIMAL = '---\ntitle: Bare\nstatus: published\ndate: "2020"\nsources: [{id: wire}]\n---\n\nIt happened [@wire].\n'


@pytest.fixture(scope="module")
def showcase(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build the project with every kind of page; answers every file of the site by its path."""
    folder = tmp_path_factory.mktemp("data")
    engine.build(project.find(make(folder / "project")), folder / "site")
    return files(folder / "site")


def rows(table: bytes) -> list[list[str]]:
    """Read a table."""
    return list(csv.reader(io.StringIO(table.decode(), newline=""), strict=True))


def test_every_record_keeps_the_schema_that_is_published_with_it(showcase: dict[str, bytes]) -> None:
    """An independent judge finds nothing wrong with any index.json, and the schema itself is one."""
    schema = json.loads(showcase["data/briefing.schema.json"])
    jsonschema.Draft202012Validator.check_schema(schema)
    judge = jsonschema.Draft202012Validator(schema)
    records = [path for path in showcase if path.startswith("briefings/") and path.endswith("/index.json")]
    assert len(records) > 10
    for path in records:
        assert not list(judge.iter_errors(json.loads(showcase[path]))), path


def test_a_record_names_the_files_beside_it(showcase: dict[str, bytes]) -> None:
    """What index.json lists is there, and nothing else but the page, its map and its evidence."""
    for path in [p for p in showcase if p.endswith("/index.json") and p.startswith("briefings/")]:
        folder = path.removesuffix("index.json")
        beside = {p.removeprefix(folder) for p in showcase if p.startswith(folder) and "/" not in p[len(folder) :]}
        listed = json.loads(showcase[path])["files"]
        assert beside - {"index.html", "map.js"} == {"index.json", *listed}
        assert json.loads(showcase[path])["path"] == folder


def test_a_briefing_without_facts_has_no_empty_files(project: SmallProject) -> None:
    """With a source alone there are the record and the source; nothing is annotated, counted or mapped."""
    project.briefing(MINIMAL)
    site = project.build()
    assert json.loads(site["briefings/fire/index.json"])["files"] == ["sources.csl.json"]
    assert json.loads(site["data/incidents.geojson"])["features"][0]["geometry"] is None


def test_a_site_without_briefings_has_empty_tables(project: SmallProject) -> None:
    """Column names and hashtags are there before the first row is."""
    site = project.build()
    assert len(rows(site["data/quotes.csv"])) == 2
    assert json.loads(site["data/incidents.json"])["incidents"] == []
    assert json.loads(site["data/incidents.geojson"])["features"] == []


def test_the_package_describes_the_tables_as_they_are(showcase: dict[str, bytes]) -> None:
    """Sizes, hashes and column names are the files' own; hashtags stand where they are said to stand."""
    package = json.loads(showcase["data/datapackage.json"])
    assert len({r["name"] for r in package["resources"]}) == len(package["resources"]) == 6
    for resource in package["resources"]:
        written = showcase[f"data/{resource['path']}"]
        assert resource["bytes"] == len(written)
        assert resource["hash"] == f"sha256:{hashlib.sha256(written).hexdigest()}"
        if resource.get("type") == "table":
            head, hashtags, *_ = rows(written)
            assert resource["dialect"] == {"headerRows": [1], "commentRows": [2], "lineTerminator": "\r\n"}
            assert [f["name"] for f in resource["schema"]["fields"]] == head
            assert [f["hxl"] for f in resource["schema"]["fields"]] == hashtags


def test_the_site_wide_tables_are_the_briefings_together(showcase: dict[str, bytes]) -> None:
    """Figures of all briefings, newest incident first, are the rows of data/figures.csv; so with incidents."""
    incidents = json.loads(showcase["data/incidents.json"])
    assert incidents["count"] == len(incidents["incidents"])
    days = [one["date"]["start"] for one in incidents["incidents"]]
    assert days == sorted(days, reverse=True)
    beside = [
        row
        for one in incidents["incidents"]
        if (table := showcase.get(f"{one['path']}figures.csv"))
        for row in rows(table)[2:]
    ]
    assert rows(showcase["data/figures.csv"])[2:] == beside
    assert [row[0] for row in rows(showcase["data/incidents.csv"])[2:]] == [one["id"] for one in incidents["incidents"]]
    features = json.loads(showcase["data/incidents.geojson"])["features"]
    assert [f["id"] for f in features] == [one["id"] for one in incidents["incidents"]]


def test_the_site_wide_files_are_made_of_the_briefings_lines_alone(published: Callable[..., Published]) -> None:
    """Lines that were put away and read again make the same files: no briefing is needed for them."""
    one = published()
    lines = data.lines(one.record)
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(lines), type=data.Lines)
    made = written(one, lines)
    assert made == written(one, again)
    assert set(made) == set(data.FILES)


def test_a_briefings_lines_hang_on_nothing_that_its_record_takes_from_elsewhere(
    published: Callable[..., Published],
) -> None:
    """Without the page's prose, its related briefings and its snapshots' texts they are the same, byte for byte."""
    one = published().record
    bare = tuple(
        msgspec.structs.replace(fact, proof=msgspec.structs.replace(fact.proof, passages=())) for fact in one.figures
    )
    assert data.lines(msgspec.structs.replace(one, content_html="", related=("another",), figures=bare)) == data.lines(
        one
    )


def written(one: Published, lines: data.Lines) -> dict[str, bytes]:
    """Write the site-wide files of one briefing."""
    pages = data.Whole(one.settings).files([lines])
    return {page.path: page.data if isinstance(page, Page) else b"".join(page) for page in pages}


def test_every_published_briefing_offers_its_files_and_its_citation(showcase: dict[str, bytes]) -> None:
    """Each link of the downloads leads to a file; a withdrawn briefing offers nothing."""
    page = showcase["briefings/2015-11-20-bamako-radisson-blu/index.html"].decode()
    for name in ("index.json", "feature.geojson", "annotations.jsonld", "sources.csl.json", "figures.csv"):
        assert f'href="../../briefings/2015-11-20-bamako-radisson-blu/{name}"' in page
    assert "@techreport{ml-2015-11-20-bamako-radisson-blu," in page
    gone = {path: text for path, text in showcase.items() if "taken-back" in path}
    assert gone
    assert all(path.endswith("index.html") and b"index.json" not in text for path, text in gone.items())
