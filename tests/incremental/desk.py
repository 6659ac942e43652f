"""A desk at work: everything that people do to a project between two builds, each a function of the project's folder.

Every one of them is harmless to the others, so that they can follow each other in any order and any number of times.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from generator import engine
from generator.errors import FactboxError, Rejected
from generator.project import find
from tests.small_project import SmallProject, files

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

ARTICLE = "Twelve people died when the mill burnt.\n\nJane Doe, a witness, said: “We heard three blasts.”\n"
BRIEFING = """---
title: Fire at the mill
status: published
date: "2021-03-04"
tags: [fire, mill]
places: [{id: mill, name: Mill, city: Yaren, country: NR, lat: -0.53, lon: 166.93, precision: 1}]
sources: [{id: wire, publisher: The Wire, url: https://example.org/1, seed: article.txt, sha256: HASH(article.txt)}]
figures: [{id: dead, measure: killed, value: 12, source: wire, evidence: Twelve people died}]
quotes: [{id: blasts, text: We heard three blasts., speaker: Jane Doe, source: wire}]
---

The mill burnt [@wire]; [](#dead) died.
"""
SECOND = """---
title: Flood
status: published
date: "2022-05-06"
tags: [flood, mill]
sources: [{id: one, publisher: Other, url: https://example.org/2}]
figures: [{id: hurt, measure: injured, value: 3, qualifier: about, source: one}]
related: [fire]
---

Words [@one] of the [fire](/briefings/fire/).
"""
LONG_AGO = 1_600_000_000_000_000_000  # nanoseconds: files that were not written just now
SETTINGS = "title: Desk\nbase_url: https://desk.example/\nsearch: false\ntheme: own\n"


class Tree(NamedTuple):
    """What came of a build: every file, or what was wrong."""

    files: dict[str, bytes]
    wrong: tuple[str, ...]


def start(root: Path) -> SmallProject:
    """Make the project that all sequences begin with: two related briefings, a theme of its own, a standing page.

    The incident lies on a small island far from others, whose maps are drawn in no time.
    """
    desk = SmallProject(root, SETTINGS)
    desk.seed(ARTICLE)
    desk.write("seeds/article.meta.yaml", "title: Mill burns\n")
    desk.briefing(BRIEFING)
    desk.briefing(SECOND, "flood.md")
    desk.write("themes/own/theme.yaml", "title: Own\nextends: wire\n")
    desk.write("content/pages/about.md", "---\ntitle: About\n---\n\nWe.\n")
    for file in (root / "content").rglob("*.md"):
        os.utime(file, ns=(LONG_AGO, LONG_AGO))
    return desk


def build(root: Path, output: Path) -> Tree:
    """Build as the command does; everything in the folder that readers get, and what is told."""
    try:
        found = engine.build(find(root), output).findings
    except Rejected as error:
        return Tree(files(output) if output.exists() else {}, tuple(map(str, error.findings)))
    except FactboxError as error:
        return Tree(files(output) if output.exists() else {}, (str(error),))
    return Tree(files(output), tuple(map(str, found)))


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Make a step that replaces words in a file, and puts the old ones back where the new ones are there already."""

    def step(root: Path) -> None:
        file = root / path
        if file.exists():
            text = file.read_text("utf-8")
            file.write_text(text.replace(old, new) if old in text else text.replace(new, old), "utf-8", newline="\n")

    return step


def toggled(path: str, text: str) -> Callable[[Path], None]:
    """Make a step that writes a file, and removes it where it is there already."""

    def step(root: Path) -> None:
        file = root / path
        if file.exists():
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, "utf-8", newline="\n")

    return step


def moved(one: str, other: str) -> Callable[[Path], None]:
    """Make a step that gives a file another name, and its own again."""

    def step(root: Path) -> None:
        first, second = root / one, root / other
        if first.exists():
            first.rename(second)
        elif second.exists():
            second.rename(first)

    return step


def unnoticed(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Make a step that replaces words by as many, and puts the file's time back."""
    change = replaced(path, old, new)

    def step(root: Path) -> None:
        file = root / path
        if file.exists():
            state = file.stat()
            change(root)
            os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))

    return step


FIRE, FLOOD, SITE = "content/briefings/fire.md", "content/briefings/flood.md", "content/site.yaml"
BASE = "{% extends 'wire/page.html' %}{% block main %}OTHER {{ super() }}{% endblock %}"
BRIEFLY = "{% extends 'wire/briefing.html' %}{% block description %}Other{% endblock %}"
CATALOGUE = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Sources"\nmsgstr "Origins"\n'
SPOKEN = CATALOGUE.replace("Sources", "about {amount}").replace("Origins", "some {amount}")
MORE = SECOND.replace("Flood", "Storm").replace("2022-05-06", "2023-07-08").replace("[flood, mill]", "[storm]")

STEPS: dict[str, Callable[[Path], None]] = {
    "nothing": lambda _: None,
    "title": replaced(FIRE, "title: Fire at the mill", "title: Blaze at the mill"),
    "prose": replaced(FIRE, "The mill burnt", "That mill burnt down"),
    "flood": replaced(FLOOD, "Words", "Some words"),
    "tag": replaced(FIRE, "tags: [fire, mill]", "tags: [blaze, mill]"),
    "place": replaced(FIRE, "name: Mill", "name: Works"),
    "point": replaced(FIRE, "lon: 166.93", "lon: 166.94"),
    "publisher": replaced(FLOOD, "publisher: Other", "publisher: The Wire"),
    "alias": replaced(FIRE, "status: published", "aliases: [2021/old]\nstatus: published"),
    "slug": replaced(FIRE, "status: published", "slug: burning\nstatus: published"),
    "draft": replaced(FLOOD, "status: published", "status: draft"),
    "withdrawn": replaced(FLOOD, "status: published", "status: withdrawn"),
    "correction": replaced(
        FLOOD, "related: [fire]", 'related: [fire]\ncorrections: [{at: "2022-06-01", was: a, now: b, reason: c}]'
    ),
    "wrong": replaced(FIRE, "value: 12", "value: 13"),
    "renamed": moved(FLOOD, "content/briefings/deluge.md"),
    "third": toggled("content/briefings/storm.md", MORE),
    "unnoticed": unnoticed(FIRE, "The mill burnt", "Our mill burnt"),
    "seed": replaced("seeds/article.txt", "people died", "persons died"),
    "sidecar": replaced("seeds/article.meta.yaml", "title: Mill burns", "title: [not a title"),
    "site title": replaced(SITE, "title: Desk", "title: The Desk"),
    "language": replaced(SITE, "search: false", "search: false\nlang: fr"),
    "page size": replaced(SITE, "search: false", "search: false\npage_size: 1"),
    "no evidence": replaced(SITE, "search: false", "search: false\nsources: {publish: none}"),
    "zone": replaced(SITE, "search: false", "search: false\ntimezone: Asia/Tokyo"),
    "no address": replaced(SITE, "base_url: https://desk.example/\n", "description: Words\n"),
    "theme": replaced(SITE, "theme: own", "theme: bulletin"),
    "page template": toggled("themes/own/page.html", BASE),
    "briefing template": toggled("themes/own/briefing.html", BRIEFLY),
    "style": toggled("themes/own/static/wire.css", "p { color: red }\n"),
    "catalogue": toggled("themes/own/locale/en.po", CATALOGUE),
    "spoken": replaced("themes/own/locale/en.po", CATALOGUE, SPOKEN),
    "standing": replaced("content/pages/about.md", "We.", "We are."),
    "menu": replaced("content/pages/about.md", "title: About", "title: About us"),
    "no page": moved("content/pages/about.md", "content/pages/us.md"),
    "record": toggled("content/published.yaml", "gone: {}\n"),
}
