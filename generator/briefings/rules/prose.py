"""Prose: every citation, fact and quotation that it names exists; nothing is shown that cannot be published."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.briefings.read import too_deep
from generator.briefings.rules.ids import FACTS
from generator.briefings.rules.problem import Problem
from generator.forms import Place, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.prose import Reference
    from generator.briefings.read import Written

_NOUNS = {"citation": "source", "fact": "fact", "quote": "quotation", "anchor": "fact or heading"}


def references(written: Written) -> Iterator[Problem]:
    """Yield what the prose points at and cannot find, and pictures, which are not published."""
    front, prose = written.front, written.prose
    facts = [item.id for name in FACTS for item in getattr(front, name)]
    known = {
        "citation": [s.id for s in front.sources],
        "fact": facts,
        "quote": [q.id for q in front.quotes],
        "anchor": facts + prose.headings,
    }
    for reference in prose.references:
        if reference.kind == "picture":
            yield _problem(written, reference, "picture", "pictures are not published", "Link to the picture instead.")
        elif reference.kind == "text":
            message = f"“{reference.target}” is no address that a page may link to; the link is printed as text"
            hint = "Write https://…, mailto:…, or a path from the site's root: /method/"
            yield msgspec.structs.replace(
                _problem(written, reference, "link-as-text", message, hint), severity="warning"
            )
        elif reference.kind in known and reference.target not in known[reference.kind]:
            choices = known[reference.kind]
            noun = _NOUNS[reference.kind]
            meant = nearest(reference.target, choices)
            hint = f"Did you mean “{meant}”?" if meant else f"Known: {', '.join(choices) or 'none'}."
            yield _problem(written, reference, "unknown-id", f"there is no {noun} “{reference.target}” here", hint)
    if too_deep(prose):
        place = Place(written.source.first_line, 1, "")
        message = "the prose is nested too deeply; text would be lost"
        yield Problem(
            place=place, code="prose-depth", message=message, hint="Use fewer lists and quotes in each other."
        )


def _problem(written: Written, reference: Reference, code: str, message: str, hint: str) -> Problem:
    place = Place(reference.line, reference.column, written.prose.row(reference.line))
    return Problem(place=place, code=code, message=message, hint=hint)
