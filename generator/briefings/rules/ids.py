"""Ids: each once, and none that leads nowhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.briefings.rules.problem import Problem
from generator.briefings.slug import KEPT_NAMES, is_kept, plain_slug
from generator.forms import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from generator.briefings.read import Written

_NAME = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST = 80

FACTS = ("figures", "quotes", "actors", "claims", "timeline")


def named(written: Written) -> Iterator[Problem]:
    """Yield a file's name that not every system can have, or that is to be an id or address and cannot."""
    if not is_kept(written.stem):
        yield _unkept((), written.stem)
    elif not (written.front.id and written.front.slug) and (
        not _NAME.fullmatch(written.stem) or len(written.stem) > _LONGEST
    ):
        better = plain_slug(written.stem, plain_slug(written.front.title, "briefing"))
        message = f"the file's name, “{written.stem}”, cannot be an address: lower-case letters, digits, single hyphens"
        hint = f"Rename the file to {better}.md, or give the briefing an id: and a slug:"
        yield Problem(code="file-name", message=message, hint=hint)


def kept(written: Written) -> Iterator[Problem]:
    """Yield names that not every system can have, where they become addresses of the briefing's pages."""
    front = written.front
    names: list[tuple[tuple[str | int, ...], str | None]] = [(("slug",), front.slug)]
    names += ((("aliases", i), alias) for i, alias in enumerate(front.aliases))
    names += ((("sources", i, "id"), source.id) for i, source in enumerate(front.sources) if source.seed)
    for keys, name in names:
        if name and not is_kept(name):
            yield _unkept(keys, name)


def unique(written: Written) -> Iterator[Problem]:
    """Yield ids used twice: among the sources, among the places, among the facts and whatever else has an anchor."""
    seen: dict[str, str]
    anchors: dict[str, str] = {}
    for names in (("sources",), ("places",), FACTS):
        seen = anchors if names is FACTS else {}
        for name in names:
            for i, item in enumerate(getattr(written.front, name)):
                if item.id in seen:
                    message = f"the id “{item.id}” is used twice, first in {seen[item.id]}"
                    hint = "Give each its own: links and corrections hang on it."
                    yield Problem(keys=(name, i, "id"), code="duplicate-id", message=message, hint=hint)
                seen.setdefault(item.id, f"{name}[{i}]")
                if names is not FACTS:
                    anchors[item.anchor] = f"the anchor of {name}[{i}]"


def known(written: Written) -> Iterator[Problem]:
    """Yield references to sources and figures that are not in this briefing."""
    front = written.front
    sources = [s.id for s in front.sources]
    figures = [f.id for f in front.figures]
    for name in FACTS:
        for i, item in enumerate(getattr(front, name)):
            yield from _one_of(item.source, sources, (name, i, "source"), "source")
    for i, source in enumerate(front.sources):
        for j, root in enumerate(source.derived_from):
            others = [s for s in sources if s != source.id]
            yield from _one_of(root, others, ("sources", i, "derived_from", j), "source")
    for i, figure in enumerate(front.figures):
        others = [f for f in figures if f != figure.id]
        for key in ("part_of", "superseded_by"):
            if (other := getattr(figure, key)) is not None:
                yield from _one_of(other, others, ("figures", i, key), "figure")


def circles(written: Written) -> Iterator[Problem]:
    """Yield figures that are, by way of others, a part of themselves or superseded by themselves."""
    figures = {f.id: f for f in written.front.figures}
    for key in ("part_of", "superseded_by"):
        for i, figure in enumerate(written.front.figures):
            seen, at = {figure.id}, getattr(figure, key)
            while at in figures and at not in seen:
                seen.add(at)
                at = getattr(figures[at], key)
            if at == figure.id:
                message = f"{key} leads from “{figure.id}” back to itself"
                yield Problem(keys=("figures", i, key), code="circle", message=message, hint="Break the circle.")


def _unkept(keys: tuple[str | int, ...], name: str) -> Problem:
    message = f"not every system can have a file or folder “{name}”"
    return Problem(keys=keys, code="file-name", message=message, hint=KEPT_NAMES)


def _one_of(value: str, known_ids: Iterable[str], keys: tuple[str | int, ...], noun: str) -> Iterator[Problem]:
    ids = list(known_ids)
    if value in ids:
        return
    meant = nearest(value, ids)
    hint = f"Did you mean “{meant}”?" if meant else f"Known: {', '.join(ids)}." if ids else ""
    yield Problem(keys=keys, code="unknown-id", message=f"there is no {noun} “{value}” here", hint=hint)
