"""How a page prints what its prose points at: citations, facts, quotations, links, and the evidence in the margin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote

from generator.pages.telling import NO_SPEAKER, tell

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from markupsafe import Markup

    from generator.briefings import Citation
    from generator.pages.tongue import Tongue
    from generator.pages.view import BriefingView, QuoteView

NOTED = re.compile(
    r"<!--([a-z0-9-]+)-->"
)  # stands behind each fact; the text around it is escaped and has no such mark


class Writer:
    """Prints what the prose points at, in a language; `link` turns a path of the site into a link from the page.

    Everything that comes from a person or a source is escaped here.
    """

    def __init__(self, view: BriefingView | None, link: Callable[[str], str], tongue: Tongue) -> None:
        self.view, self.to, self.tongue = view, link, tongue

    def citation(self, cited: Sequence[Citation]) -> str:
        """Print the numbers of the sources cited."""
        from markupsafe import Markup

        if self.view is None:
            return ""
        sources = {s.id: s for s in self.view.sources}
        marks = []
        for one in cited:
            source = sources[one.source]
            place = self.tongue.comma + one.locator if one.locator else ""
            mark = Markup('<a href="#{}" title="{}">{}{}</a>').format(source.anchor, source.name, source.number, place)
            marks.append(mark)
        return str(Markup('<sup class="cite">[{}]</sup>').format(Markup.escape(self.tongue.comma).join(marks)))

    def fact(self, fact: str) -> str:
        """Print a fact with who says so, and the number of its source."""
        from markupsafe import Markup

        assert self.view is not None  # noqa: S101 -- only briefings have facts, and the checker saw to their ids
        told = tell(self.view, fact, self.tongue)
        by = Markup(" (<bdi>{}</bdi>)").format(told.who) if told.who else ""
        unchecked = self.tongue.say("cannot be checked here")
        note = Markup(' <span class="unchecked">{}</span>').format(unchecked) if not told.sourcing.checked else ""
        source = told.sourcing.source
        mark = Markup('<sup class="cite"><a href="#{}" title="{}">[{}]</a></sup>').format(
            source.anchor, source.name, source.number
        )
        return str(
            Markup('<a class="fact" dir="auto" href="#{0}">{1}</a>{2}{3}{4}<!--{0}-->').format(
                fact, told.words, by, mark, note
            )
        )

    def quote(self, quote: str, *, alone: bool) -> str:
        """Print a quotation, as a block where it stands `alone`."""
        from markupsafe import Markup

        assert self.view is not None  # noqa: S101 -- as above
        one = next(q for q in self.view.quotes if q.id == quote)
        who = self.tongue.comma.join(
            filter(None, (one.speaker or self.tongue.say(NO_SPEAKER), one.role, self._how(one)))
        )
        lang, source_lang = _foreign(one.lang), _foreign(one.sourcing.source.foreign)
        if not alone:
            said = Markup("<q{}>{}</q>" if one.is_quoted else "<span{}>{}</span>").format(lang, one.words)  # noqa: S704 -- one of two constants
            original = Markup(" [<q{}>{}</q>]").format(source_lang, one.original) if one.original else ""
            return str(Markup('{}{} (<a class="fact" dir="auto" href="#{}">{}</a>)').format(said, original, quote, who))
        original = Markup('<blockquote class="original"{}><p>{}</p></blockquote>').format(source_lang, one.original)
        return str(
            Markup(
                '<figure class="quote-embed{}"><blockquote{}><p>{}</p></blockquote>{}'
                '<figcaption>— <a dir="auto" href="#{}">{}</a>{}</figcaption></figure>\n'
            ).format(
                "" if one.is_quoted else " reported",
                lang,
                one.words,
                original if one.original else "",
                quote,
                who,
                self._proof(one),
            )
        )

    def notes(self, paragraph: str) -> str:
        """Print the evidence of the facts that a paragraph names; empty where none of it can be shown."""
        from markupsafe import Markup

        notes = []
        for fact in dict.fromkeys(NOTED.findall(paragraph)):
            assert self.view is not None  # noqa: S101 -- as above
            sourcing = tell(self.view, fact, self.tongue).sourcing
            if sourcing.checked and sourcing.evidence and sourcing.link:
                lang = _foreign(sourcing.source.foreign)
                context = self.tongue.say("see it in context")
                notes.append(
                    Markup('<p><q{}>{}</q> <a class="proof" href="{}">{}</a></p>').format(
                        lang, sourcing.evidence, self.to(sourcing.link), context
                    )
                )
        return (
            str(Markup('<div class="side" data-pagefind-ignore>{}</div>\n').format(Markup().join(notes)))
            if notes
            else ""
        )

    def link(self, href: str) -> str:
        """Turn a link of the prose into one from this page."""
        path, mark, anchor = href.partition("#")
        if path and not path.startswith("/"):
            return href
        return (self.to(target(path)) if path else "") + mark + unquote(anchor)  # ids are not percent-encoded either

    def _how(self, quote: QuoteView) -> str | None:
        """Say whose words these are, where they are not the speaker's own."""
        if quote.original:
            return self.tongue.say("translated by {name}", name=quote.translated_by)
        return None if quote.is_quoted else self.tongue.say("reported speech")

    def _proof(self, quote: QuoteView) -> Markup:
        """Print whether a quotation was checked, with the way to its passage."""
        from markupsafe import Markup

        if not quote.sourcing.checked:
            return Markup(' <span class="unchecked">{}</span>').format(self.tongue.say("cannot be checked here"))
        if quote.original:
            words = self.tongue.say("the original is word for word in the source")
        else:
            words = self.tongue.say("word for word in the source")
        if quote.sourcing.link is None:
            return Markup(' <span class="proof">{}</span>').format(words)
        return Markup(' <a class="proof" href="{}">{}</a>').format(self.to(quote.sourcing.link), words)


def target(href: str) -> str:
    """Turn `/method/` into the path of its file in the site."""
    path = href.lstrip("/").partition("?")[0]
    return f"{path}index.html" if path == "" or path.endswith("/") else path


def _foreign(lang: str | None) -> Markup:
    """Name the language of words, where it is not the page's, and keep their direction to themselves."""
    from markupsafe import Markup

    return Markup(' lang="{}" dir="auto"').format(lang) if lang else Markup(' dir="auto"')
