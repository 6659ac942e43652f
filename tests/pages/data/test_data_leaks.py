"""Nothing unpublished is in any data file, in a page's head or in a file's name."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import msgspec
from hypothesis import assume, given
from hypothesis import strategies as st

from generator import engine, project
from generator.briefings import FrontMatter
from generator.pages.data import Record
from generator.pages.data.surroundings import around
from generator.pages.excerpts import excerpts
from generator.seeds import Seed, Span
from tests.small_project import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.data.conftest import Published
    from tests.small_project import SmallProject

PLACES = """---
title: Fire
status: published
date: "2021"
sources: [{id: wire}]
places:
  - {id: den, name: Hidden den, city: Keepout, country: PE, lat: 11.1111, lon: 22.2222, precision: 1, display: hidden}
  - {id: camp, name: Camp, country: PE, lat: 33.3333, lon: 44.4444, precision: 1, radius_m: 77, display: blurred,
     credit: the keepout survey}
  - {id: zone, name: Zone, country: PE, lat: 55.5555, lon: 66.6666, precision: 2, display: area}
  - {id: coast, name: Coast, country: PE, lat: -7.7777, lon: -78.8888, precision: 4, radius_m: 88}
editor_notes: [keepout of everything]
---

Fire in the camp, in the zone, on the coast [@wire].
"""
DRAFT = '---\nid: keepout-draft\ntitle: Keepout\ndate: "2020"\nsources: [{id: wire}]\n---\n\nKeepout [@wire].\n'
WITHDRAWN = DRAFT.replace("keepout-draft", "keepout-gone").replace("date:", "status: withdrawn\ndate:")
LEADING = (
    DRAFT.replace("keepout-draft", "leads")
    .replace("Keepout", "Leads")
    .replace("date:", "status: published\nrelated: [keepout-draft, keepout-gone]\ndate:")
)
SECRETS = (
    *(b"eepout", b"Hidden den"),
    *(b"11.11", b"22.22", b"33.33", b"44.44", b"55.55", b"66.66", b"7.777", b"8.888"),
)
PRIVATE = {"editor_notes", "aliases", "slug"}  # fields that no data file has


def build(desk: SmallProject, *, drafts: bool = False) -> dict[str, bytes]:
    """Build a site; answers every file by its path."""
    engine.build(project.find(desk.root), desk.root / "site", drafts=drafts)
    return files(desk.root / "site")


def test_what_is_not_shown_exactly_has_no_coordinates_anywhere(project: SmallProject) -> None:
    """Hidden places leave nothing; blurred ones, areas and provinces leave a name without a point."""
    project.briefing(PLACES)
    site = build(project)
    for path, written in site.items():
        if not path.startswith(("assets/", "pagefind/")):
            for secret in SECRETS:
                assert secret not in written, (path, secret)
    features = json.loads(site["briefings/fire/feature.geojson"])["features"]
    assert [(f["id"], f["geometry"], f["properties"]["radius_m"]) for f in features] == [
        ("camp", None, None),
        ("zone", None, None),
        ("coast", None, None),
    ]
    assert [f["properties"]["precision"] for f in features] == [None, None, 4]
    record = json.loads(site["briefings/fire/index.json"])
    assert {(p["lat"], p["lon"], p["radius_m"], p["credit"]) for p in record["places"]} == {(None, None, None, None)}


def test_drafts_and_withdrawn_briefings_are_in_no_data(project: SmallProject) -> None:
    """Neither their words nor their ids, not even where a published briefing names them as related."""
    project.briefing(DRAFT, "draft.md")
    project.briefing(WITHDRAWN, "gone.md")
    project.briefing(LEADING, "leads.md")
    site = build(project)
    for path, written in site.items():
        if path.endswith((".json", ".csv", ".geojson", ".jsonld")):
            assert b"eepout" not in written, path
    assert [path for path in site if "gone" in path] == ["briefings/gone/index.html"]


def test_a_preview_keeps_drafts_out_of_data(project: SmallProject) -> None:
    """A draft's own files lie beside its page under drafts/; data/ is what it is without drafts."""
    project.briefing(DRAFT, "draft.md")
    project.briefing(WITHDRAWN, "gone.md")
    project.briefing(LEADING, "leads.md")
    shown = build(project, drafts=True)
    assert json.loads(shown["drafts/draft/index.json"])["status"] == "draft"
    without = build(project)
    assert not [path for path in without if path.startswith("drafts/")]
    for path, written in shown.items():
        if path.startswith("data/"):
            assert b"eepout" not in written, path
            assert written == without[path] or path.endswith(".html")


def test_every_field_of_the_front_matter_is_published_or_private_on_purpose() -> None:
    """A new field comes to nobody's notice in a data file unless somebody names it there, or here."""
    written = {f.name for f in msgspec.structs.fields(FrontMatter)}
    assert written - {f.name for f in msgspec.structs.fields(Record)} == PRIVATE


def test_where_no_passages_are_published_only_the_words_of_facts_are(published: Callable[..., Published]) -> None:
    """With `sources.publish: none` a passage is what the page quotes, and nothing around it."""
    found = [p for f in published(site="sources: {publish: none}\n").record.facts for p in f.proof.passages]
    assert found
    assert {(p.prefix, p.suffix) for p in found} == {(None, None)}


@given(st.text("aA. !?\n”’", min_size=1, max_size=120), st.data())
def test_what_stands_around_a_passage_is_shown_on_its_evidence_page(text: str, pick: st.DataObject) -> None:
    """Prefix, passage and suffix are one stretch of an excerpt: no word more of the source is given away."""
    words = [m.span() for m in re.finditer(r"\S+", text)]
    assume(words)
    first, last = sorted(pick.draw(st.sampled_from(words)) for _ in range(2))
    start, end = first[0], last[1]
    before, after = around(text, start, end, full=False)
    assert text[:start].endswith(before)
    assert text[end:].startswith(after)
    seed = Seed(name="a.txt", sha256="0" * 64, text=text)
    shown = excerpts(seed, {"fact": (Span(start, end),)}, full=False)
    told = "".join(p.text for paragraph in shown[0] for p in paragraph.passages)
    assert _solid(f"{before}{text[start:end]}{after}") in _solid(told)


def _solid(text: str) -> str:
    """Leave out white space: a page's paragraphs begin and end without it."""
    return "".join(text.split())
