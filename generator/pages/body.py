"""A page's prose as HTML: citations numbered to the sources, facts and quotations printed from the front matter."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator import briefings
from generator.errors import Finding, Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Set as AbstractSet

    from markupsafe import Markup

    from generator.briefings import Citation, Prose
    from generator.pages.view import BriefingView, Sourcing

MOST_CHARACTERS = 4 << 20


def html(prose: Prose, view: BriefingView | None, link: Callable[[str], str], file: str) -> Markup:
    """Render prose; `link` turns a path of the site into a link from this page.

    Raises `Rejected` where the HTML becomes too long.
    """
    from markupsafe import Markup

    text = briefings.render(prose, _Writer(view, link))
    if len(text) > MOST_CHARACTERS:
        message = f"the prose becomes more than {MOST_CHARACTERS >> 20} MB of HTML"
        raise Rejected([Finding(path=file, code="prose-size", message=message, hint="Split the page.")])
    return Markup(text)  # noqa: S704 -- made by the parser from escaped text, raw HTML being off


def dead_links(prose: Prose, known: AbstractSet[str], file: str, unsettled: tuple[str, ...] = ()) -> list[Finding]:
    """Find links of the prose to pages that this site does not have.

    `known` holds its paths; those that begin with one of `unsettled` are not judged.
    """
    return [
        Finding(
            path=file,
            line=r.line,
            column=r.column,
            excerpt=prose.row(r.line),
            code="dead-link",
            message=f"there is no page {r.target.partition('#')[0]} in this site",
            hint="Write links inside the site from its root, with a slash at the end: /method/",
        )
        for r in prose.references
        if r.kind == "page"
        and (path := _target(r.target.partition("#")[0])) not in known
        and not path.startswith(unsettled)
    ]


def _target(href: str) -> str:
    """Turn `/method/` into the path of its file in the site."""
    path = href.lstrip("/").partition("?")[0]
    return f"{path}index.html" if path == "" or path.endswith("/") else path


class _Writer:
    """Prints what the prose points at; everything that comes from a person or a source is escaped here."""

    def __init__(self, view: BriefingView | None, link: Callable[[str], str]) -> None:
        self.view, self.to = view, link

    def citation(self, cited: Sequence[Citation]) -> str:
        from markupsafe import Markup

        if self.view is None:
            return ""
        sources = {s.id: s for s in self.view.sources}
        marks = []
        for one in cited:
            source = sources[one.source]
            place = f", {one.locator}" if one.locator else ""
            mark = Markup('<a href="#{}" title="{}">{}{}</a>').format(source.anchor, source.name, source.number, place)
            marks.append(mark)
        return str(Markup('<sup class="cite">[{}]</sup>').format(Markup(", ").join(marks)))

    def fact(self, fact: str) -> str:
        from markupsafe import Markup

        assert self.view is not None  # noqa: S101 -- only briefings have facts, and the checker saw to their ids
        words, who, sourcing = _in_a_sentence(self.view, fact)
        by = Markup(" ({})").format(who) if who else ""
        note = "" if sourcing.state == "checked" else Markup(' <span class="unchecked">cannot be checked here</span>')
        mark = Markup('<sup class="cite"><a href="#{}">[{}]</a></sup>').format(
            sourcing.source.anchor, sourcing.source.number
        )
        return str(Markup('<a class="fact" href="#{}">{}</a>{}{}{}').format(fact, words, by, mark, note))

    def quote(self, quote: str, *, alone: bool) -> str:
        from markupsafe import Markup

        assert self.view is not None  # noqa: S101 -- as above
        one = next(q for q in self.view.quotes if q.id == quote)
        who = ", ".join(filter(None, (one.speaker or "speaker not stated", one.role)))
        if not alone:
            return str(Markup('<q>{}</q> (<a class="fact" href="#{}">{}</a>)').format(one.words, quote, who))
        return str(
            Markup(
                '<figure class="quote-embed"><blockquote><p>{}</p></blockquote>'
                '<figcaption>— <a href="#{}">{}</a></figcaption></figure>\n'
            ).format(one.words, quote, who)
        )

    def link(self, href: str) -> str:
        path, mark, anchor = href.partition("#")
        if path and not path.startswith("/"):
            return href
        return (self.to(_target(path)) if path else "") + mark + unquote(anchor)  # ids are not percent-encoded either


def _in_a_sentence(view: BriefingView, fact: str) -> tuple[str, str | None, Sourcing]:
    """Answer a fact's words, who says so, and where it comes from."""
    for figure in view.figures:
        if figure.id == fact:
            whom = ", ".join(filter(None, (figure.population, *figure.counts)))
            words = f"{figure.amount} {figure.measure}" + (f" ({whom})" if whom else "")
            return words, figure.who or figure.via or figure.sourcing.source.name, figure.sourcing
    for quote in view.quotes:
        if quote.id == fact:
            return f"“{quote.words}”", quote.speaker or "speaker not stated", quote.sourcing
    for actor in view.actors:
        if actor.id == fact:
            return actor.name, actor.hedge or actor.basis, actor.sourcing
    for claim in view.claims:
        if claim.id == fact:
            return claim.text, claim.hedge or claim.who or claim.basis, claim.sourcing
    moment = next(m for m in view.timeline if m.id == fact)
    return moment.text, moment.at.words, moment.sourcing
