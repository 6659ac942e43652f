"""A briefing's page, the evidence pages of its sources, a draft's review, and redirects from earlier addresses."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from generator import seeds
from generator.briefings import Quote
from generator.pages import body, data
from generator.pages.account import encoded
from generator.pages.addresses import redirect
from generator.pages.excerpts import excerpts
from generator.pages.fragments import landing
from generator.pages.kinds.names import headings_of, lists_of
from generator.pages.plot import panels
from generator.pages.press import linker
from generator.pages.reviewed import reviewed
from generator.pages.telling import tell

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.briefings import Briefing, Fact
    from generator.pages.account import Account
    from generator.pages.page import Page, Unchanged
    from generator.pages.press import Press
    from generator.pages.view import BriefingView
    from generator.seeds import Seed


_BLOCK = 1024  # briefings looked at before the stale ones among them are made


def make(press: Press) -> Iterator[Page | Unchanged]:
    """Make every briefing's pages where they are stale; a withdrawn one leaves a notice."""
    rest = iter(press.edition.briefings.values())
    while block := list(islice(rest, _BLOCK)):
        keys = [press.key("briefing", one.key, encoded(list(_others(press, one)))) for one in block]
        known = press.works.known(keys)
        made = press.hands(press, [one.id for one, there in zip(block, known, strict=True) if there is None])
        for account, key, there in zip(block, keys, known, strict=True):
            if there is None:
                yield from press.works.made(key, next(made))
            else:
                yield from press.works.unchanged(there, account.outline.file)
            press.tick()
    press.hands.rest()


def _others(press: Press, account: Account) -> Iterator[tuple[str, ...] | bytes]:
    """Yield what a briefing's pages tell of others: of those that it is related to, and of the lists it stands in."""
    if press.is_live(account.id):
        for summed in press.sums(list(filter(press.is_live, account.outline.related))):
            yield summed.summary
        for heading in headings_of(press, account.id):
            yield heading.kind, heading.name, heading.path


def pages_of(press: Press, name: str) -> Iterator[Page]:
    """Make the pages of the briefing of this id."""
    briefing = press.load(name)
    one = press.own(briefing)
    if briefing.front.status == "withdrawn":
        yield press.rendered("withdrawn.html", f"{one.path}/index.html", briefing.file, lang=one.lang)
    else:
        stored = {s.id: _stored(press, s.seed) for s in briefing.front.sources if s.seed}
        live = _live(briefing, stored)
        yield from _briefing(press, briefing, one, stored, live)
        yield from _evidence(press, briefing, one, stored, live)
        yield from _review(press, briefing, one, stored)
    yield from _redirects(press, briefing, one)
    if press.is_live(name):
        press.sums([name])  # lists will need it: the briefing is at hand now


def _stored(press: Press, name: str) -> Seed:
    return seeds.read(press.edition.project.seeds / name, name)


def _live(briefing: Briefing, stored: Mapping[str, Seed]) -> dict[str, str]:
    """Answer, for each fact whose source has an address, where its words stand on the live page."""
    urls = {s.id: s.url for s in briefing.front.sources}
    return {
        f.id: landing(url, stored.get(f.source), briefing.proofs[f.id].spans, _segments(f))
        for f in briefing.front.facts
        if (url := urls[f.source])
    }


def _segments(fact: Fact) -> tuple[str, ...]:
    """Answer the words that prove a fact, where a source is said to have them but no snapshot is kept."""
    words = fact.proof if isinstance(fact, Quote) else fact.evidence
    if words is None:
        return ()
    return (words,) if isinstance(words, str) else words.segments


def _briefing(
    press: Press, briefing: Briefing, one: BriefingView, stored: Mapping[str, Seed], live: Mapping[str, str]
) -> Iterator[Page]:
    path = f"{one.path}/index.html"
    drawn = press.maps.of_briefing(briefing, one.path)
    tongue = press.theme.tongue(one.lang)
    prose = body.html(briefing.prose, one, linker(path), briefing.file, tongue)
    record, files = _data(press, briefing, one, stored, prose)
    entries = [file.entry for file in files]
    jsonld = data.article(record, press.settings, press.edition.standing, press.linker(path))
    yield press.rendered(
        "briefing.html",
        path,
        briefing.file,
        lang=one.lang,
        briefing=one,
        body=prose,
        plot=panels(briefing.front.figures, one.figures, tongue),
        live=live,
        map=drawn,
        related=[press.summary(r) for r in briefing.front.related if press.is_live(r)],
        review=_review_path(press, one),
        lists=list(lists_of(press, briefing.id, tongue)),
        machine=data.head(record, entries, press.settings, jsonld),
        citation=data.cite(record, press.settings, tongue),
        downloads=[data.offer(entry, tongue) for entry in entries],
    )
    yield from drawn.files if drawn else ()
    yield from (file.page for file in files)


def _data(
    press: Press, briefing: Briefing, one: BriefingView, stored: Mapping[str, Seed], prose: str
) -> tuple[data.Record, list[data.Written]]:
    """Answer what is published of a briefing as data, and the files beside its page."""
    related = tuple(r for r in briefing.front.related if press.is_live(r))
    texts = {source: seed.text for source, seed in stored.items()}
    record, lines = press.record(briefing, data.Shown(str(prose), related, texts))
    return record, list(data.beside(record, lines, one, briefing.file))


def _evidence(
    press: Press, briefing: Briefing, one: BriefingView, stored: Mapping[str, Seed], live: Mapping[str, str]
) -> Iterator[Page]:
    tongue = press.theme.tongue(one.lang)
    for source, shown in zip(briefing.front.sources, one.sources, strict=True):
        if shown.evidence is None:
            continue
        spans = {f.id: briefing.proofs[f.id].spans for f in briefing.front.facts if f.source == source.id}
        yield press.rendered(
            "evidence.html",
            shown.evidence,
            briefing.file,
            lang=one.lang,
            briefing=one,
            source=shown,
            excerpts=excerpts(stored[source.id], spans, full=press.settings.sources.publish == "full"),
            told={fact: tell(one, fact, tongue) for fact in spans},
            live=live,
        )


def _review_path(press: Press, one: BriefingView) -> str | None:
    """Answer where a draft's articles are reviewed; None for all others, and where the theme has no such page."""
    return f"{one.path}/review/index.html" if one.status == "draft" and press.theme.has("review.html") else None


def _review(press: Press, briefing: Briefing, one: BriefingView, stored: Mapping[str, Seed]) -> Iterator[Page]:
    path = _review_path(press, one)
    if path is None:
        return
    tongue = press.theme.tongue(one.lang)
    articles = tuple(reviewed(briefing, one, stored, tongue))
    told = {fact: tell(one, fact, tongue) for article in articles for fact in article.missed}
    yield press.rendered("review.html", path, briefing.file, lang=one.lang, briefing=one, articles=articles, told=told)


def _redirects(press: Press, briefing: Briefing, one: BriefingView) -> Iterator[Page]:
    target = f"{one.path}/index.html"
    for alias in briefing.front.aliases if briefing.front.status != "draft" else ():
        path, canonical = redirect(alias), press.address(target)
        yield press.rendered("redirect.html", path, briefing.file, lang=one.lang, target=target, canonical=canonical)
