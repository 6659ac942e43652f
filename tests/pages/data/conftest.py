"""A briefing with something of everything, and its published record."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator import pages, pipeline, project
from generator.memory import Memory
from generator.pages import data
from generator.pages.show import view
from generator.project import read_settings
from tests.small_project import passed

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.pages.data import Record
    from generator.pages.view import BriefingView
    from generator.project import Settings
    from tests.small_project import SmallProject

ARTICLE = (
    "Fire on the pier. Eight people died on 3 May, the mayor said, among them two guards.\n"
    "“It was over,” she added, “in a minute.” Nobody knows more. Police spoke of at least nine dead.\n"
)
BRIEFING = """---
id: pe-2021-05-03-pier
title: Fire on the pier
status: published
date: "2021-05-03"
timezone: America/Lima
published: "2021-05-04T09:00:00-05:00"
authors: [Coast desk]
sources:
  - {id: wire, publisher: Wire, title: Pier, url: "https://example.org/pier", accessed: "2021-05-04", lang: en,
     archived: ["https://web.archive.org/web/20210504000000/https://example.org/pier"],
     seed: article.txt, sha256: HASH(article.txt), reliability: B}
  - {id: radio, kind: broadcast, publisher: Radio Puerto}
figures:
  - {id: dead-mayor, measure: killed, value: 8, includes: {guards: 2}, attributed_to: the mayor, via: radio,
     source: wire, as_of: "2021-05-03", evidence: "Eight people died on 3 May, the mayor said, among them two guards"}
  - {id: dead-police, measure: killed, value: 9, qualifier: at_least, attributed_to: police, source: wire,
     evidence: at least nine dead}
quotes:
  - {id: minute, text: {exact: ["It was over,", in a minute.]}, speaker: null, source: wire}
places:
  - {id: pier, name: Pier, city: Chimbote, country: PE, lat: -9.0745, lon: -78.5936, precision: 1, radius_m: 50}
claims: [{id: more, text: Nobody knows more., basis: attributed, source: wire, evidence: Nobody knows more}]
timeline:
  - {id: fire, at: "2021-05-03T21:30", text: The <pier> burns., source: wire, evidence: Fire on the pier}
corrections: [{at: "2021-05-05", was: "7", now: "8", reason: The mayor corrected herself.}]
---

Eight died [@wire; @radio].
"""


class Published(NamedTuple):
    """A record, its page's view, the settings, and the text of the article that it rests on."""

    record: Record
    view: BriefingView
    settings: Settings
    text: str


@pytest.fixture
def published(project: SmallProject) -> Callable[..., Published]:
    """Answer the function that publishes a briefing as data, with the site's settings as they are given."""
    return lambda text=BRIEFING, site="": publish(project, text, site)


def publish(desk: SmallProject, text: str, site: str) -> Published:
    """Publish a briefing as data."""
    desk.write("content/site.yaml", f"title: Desk\n{site}")
    desk.seed(ARTICLE)
    desk.briefing(text, "pier.md")
    found = project.find(desk.root)
    settings = read_settings(found)
    checked = pipeline.check(found)
    assert not checked.errors, checked.errors
    briefing = passed(checked)[0]
    tongue = pages.load("wire", found, Memory(None)).tongue("en")
    record = data.publish(briefing, settings, data.Shown("<p>Eight died.</p>", (), {"wire": ARTICLE}))
    return Published(record, view(briefing, settings, tongue), settings, ARTICLE)
