"""A briefing's page, the evidence pages of its sources, and the redirects from its earlier addresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import seeds
from generator.pages import body, mapping
from generator.pages.addresses import redirect
from generator.pages.excerpts import passages
from generator.pages.press import linker

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings import Briefing
    from generator.pages.page import Page
    from generator.pages.press import Press
    from generator.pages.view import BriefingView


def make(press: Press) -> Iterator[Page]:
    """Make every briefing's pages; a withdrawn one leaves a notice."""
    for briefing in press.edition.briefings:
        one = press.own(briefing)
        if briefing.front.status == "withdrawn":
            yield press.page("withdrawn.html", f"{one.path}/index.html", briefing.file, lang=one.lang)
        else:
            yield from _briefing(press, briefing, one)
            yield from _evidence(press, briefing, one)
        yield from _redirects(press, briefing, one)
        press.tick()


def _briefing(press: Press, briefing: Briefing, one: BriefingView) -> Iterator[Page]:
    path = f"{one.path}/index.html"
    drawn = mapping.of_briefing(briefing, one.path, press.theme, press.settings)
    yield press.page(
        "briefing.html",
        path,
        briefing.file,
        lang=one.lang,
        briefing=one,
        body=body.html(briefing.prose, one, linker(path), briefing.file),
        map=drawn,
        related=[
            v for r in briefing.front.related if (v := press.views.get(r)) is not None and v.status != "withdrawn"
        ],
    )
    yield from drawn.files if drawn else ()


def _evidence(press: Press, briefing: Briefing, one: BriefingView) -> Iterator[Page]:
    for source, shown in zip(briefing.front.sources, one.sources, strict=True):
        if shown.evidence is None or source.seed is None:
            continue
        seed = seeds.read(press.edition.project.seeds / source.seed, source.seed)
        spans = {f.id: briefing.proofs[f.id].spans for f in briefing.front.facts if f.source == source.id}
        excerpts = passages(seed, spans, full=press.settings.sources.publish == "full")
        yield press.page(
            "evidence.html",
            shown.evidence,
            briefing.file,
            lang=one.lang,
            briefing=one,
            source=shown,
            excerpts=excerpts,
        )


def _redirects(press: Press, briefing: Briefing, one: BriefingView) -> Iterator[Page]:
    target = f"{one.path}/index.html"
    for alias in briefing.front.aliases if briefing.front.status != "draft" else ():
        path, canonical = redirect(alias), press.address(target)
        yield press.page("redirect.html", path, briefing.file, lang=one.lang, target=target, canonical=canonical)
