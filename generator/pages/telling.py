"""A fact told in a sentence: its words, who says so, and where it comes from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.pages.labels import LABELS
from generator.pages.tongue import noted
from generator.pages.view import Sourcing

if TYPE_CHECKING:
    from generator.pages.tongue import Tongue
    from generator.pages.view import BriefingView, FigureView

NO_SPEAKER = noted("speaker not stated")


class Told(msgspec.Struct, frozen=True):
    """A fact's words, who says so (None where that is the source itself), and its sourcing."""

    words: str
    who: str | None
    sourcing: Sourcing


def tell(view: BriefingView, fact: str, tongue: Tongue) -> Told:
    """Tell the fact of this id in a few words."""
    for figure in view.figures:
        if figure.id == fact:
            source = figure.sourcing.source
            who = figure.who or figure.via or source.publisher or source.title
            return Told(_figure(figure, tongue), who, figure.sourcing)
    for quote in view.quotes:
        if quote.id == fact:
            words = tongue.say("“{words}”", words=quote.words) if quote.is_quoted else quote.words
            return Told(words, quote.speaker or tongue.say(NO_SPEAKER), quote.sourcing)
    for actor in view.actors:
        if actor.id == fact:
            basis = None if actor.basis == "stated" else tongue.say(LABELS[actor.basis])
            return Told(actor.name, actor.hedge or basis, actor.sourcing)
    for claim in view.claims:
        if claim.id == fact:
            return Told(claim.text, claim.hedge or claim.who or tongue.say(LABELS[claim.basis]), claim.sourcing)
    moment = next(m for m in view.timeline if m.id == fact)
    return Told(moment.text, moment.at.words, moment.sourcing)


def _figure(figure: FigureView, tongue: Tongue) -> str:
    whom = tongue.comma.join(filter(None, (figure.population, *figure.counts)))
    words = tongue.say("{amount} {measure}", amount=figure.amount, measure=tongue.say(LABELS[figure.measure]))
    return f"{words} ({whom})" if whom else words
