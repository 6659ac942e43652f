"""What stands around a fact's words in its source, and can turn them around: who speaks, an “at least”."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, Protocol

from generator.briefings.rules.problem import Problem
from generator.briefings.rules.proven import proven
from generator.briefings.rules.unaccented import unaccented
from generator.facts import QUALIFIERS, marked, numbers
from generator.seeds import normalised

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from generator.briefings.briefing import Figure, Proof, Source
    from generator.briefings.read import Written
    from generator.seeds import Seed, Span


class Stretch(Protocol):
    """Where something stands in a text."""

    @property
    def start(self) -> int:
        """Its first character."""

    @property
    def end(self) -> int:
        """The one behind its last."""


_WORD = re.compile(r"\w{2,}")
_OR_MORE = re.compile(r"\s(?:or|ou)\s(?:more|plus)\b", re.IGNORECASE)
_ROUND = re.compile(  # numbers that are never meant to the unit
    r"(?:\b(?:dix|douz|quinz|vingt|trent|quarant|cinquant|soixant|cent)aines?|\bhuitaine|\bmilliers?|\bdozens?)\b",
    re.IGNORECASE,
)
_NEAR = ("nearly", "almost", "près de", "close to", "près d'")
_DIRECTION = {"at_least": 1, "more_than": 1, "at_most": -1, "less_than": -1, "about": 0, "exact": 0}
_BEFORE = 40  # characters
FURTHEST = 40  # words between two parts of one quotation
_OF_OTHERS = ("article", "broadcast", "report", "entry")  # sources that set the words of others in marks


def speakers(written: Written, seeds: Mapping[str, Seed], proofs: Mapping[str, Proof]) -> Iterator[Problem]:
    """Yield people, groups and outlets that words or deeds are put down to, although their source never names them."""
    sources = {s.id: s for s in written.front.sources}
    for keys, fact, _ in proven(written, proofs):
        named = _words_of(seeds[fact.source], sources[fact.source])
        for key in ("speaker", "attributed_to", "via", "name"):
            name = getattr(fact, key, None)
            if name and name not in sources and getattr(fact, "kind", "") != "unnamed" and not _is_named(name, named):
                message = f"seeds/{seeds[fact.source].name} never names “{name}”"
                hint = "Write the name as the source has it, or null where it states none; names are never guessed."
                yield _warning((*keys, key), "speaker-not-in-source", message, hint)


def marks(written: Written, seeds: Mapping[str, Seed], proofs: Mapping[str, Proof]) -> Iterator[Problem]:
    """Yield words that are put into somebody's mouth, and that the source does not set in quotation marks."""
    kinds = {s.id: s.kind for s in written.front.sources}
    for i, quote in enumerate(written.front.quotes):
        proof = proofs.get(quote.id)
        if not proof or not proof.checked or quote.kind == "indirect" or kinds[quote.source] not in _OF_OTHERS:
            continue
        inside = _marked(seeds[quote.source].text)
        if not all(_is_inside(span, inside) for span in proof.spans):
            whose = f"gives them to {quote.speaker}" if quote.speaker else "prints them as somebody's"
            message = f"the source does not put these words in quotation marks, the briefing {whose}"
            hint = "Set kind: indirect where the source reports speech; what nobody said is no quotation."
            yield _warning(("quotes", i, "text"), "no-quotation-marks", message, hint)


def apart(written: Written, seeds: Mapping[str, Seed], proofs: Mapping[str, Proof]) -> Iterator[Problem]:
    """Yield quotations and evidence put together from parts that stand far from each other."""
    for keys, fact, proof in proven(written, proofs):
        for before, after in zip(proof.spans, proof.spans[1:], strict=False):
            between = len(seeds[fact.source].text[before.end : after.start].split())
            if between > FURTHEST:
                message = f"{between} words lie between two parts of these words in the source"
                hint = "Make them two facts: far apart, parts can be put together to say something new."
                yield _warning(keys, "parts-apart", message, hint)


def qualifiers(written: Written, seeds: Mapping[str, Seed], proofs: Mapping[str, Proof]) -> Iterator[Problem]:
    """Yield figures that are said more or less firmly than their source does: 27 for “at least 27”."""
    languages = {s.id: (s.lang or "en").partition("-")[0] for s in written.front.sources}
    for i, figure in enumerate(written.front.figures):
        proof = proofs.get(figure.id)
        if not proof or not proof.checked or figure.value is None or languages[figure.source] not in ("en", "fr"):
            continue
        stated = [words for span in proof.spans for words in _qualified(seeds[figure.source].text, span, figure)]
        if opposite := next((w for w in stated if w and _direction(w) * _DIRECTION[figure.qualifier] < 0), None):
            message = f"the source says “{opposite}” {figure.value}, the briefing {figure.qualifier.replace('_', ' ')}"
            hint = "Set the qualifier that the source uses."
            yield _warning(("figures", i), "qualifier", message, hint)
            continue
        if not stated or (figure.qualifier == "exact") == (None in stated):
            continue
        if figure.qualifier == "exact":
            message = f"the source says “{stated[0]}” {figure.value}, the briefing an exact {figure.value}"
            hint = "Set qualifier: at_least, at_most, more_than, less_than or about."
        elif all(words is None for words in stated):
            message = (
                f"the source says {figure.value}, the briefing {figure.qualifier.replace('_', ' ')} {figure.value}"
            )
            hint = "Remove the qualifier, or quote the words that say so."
        else:
            continue
        yield _warning(("figures", i), "qualifier", message, hint)


@lru_cache(maxsize=64)
def _marked(text: str) -> Sequence[Stretch]:
    return marked(text)


def _is_inside(span: Span, inside: Sequence[Stretch]) -> bool:
    """Tell whether at least half of a passage stands in quotation marks: “We ran,” she said, “all of us.”."""
    said = sum(max(min(m.end, span.end) - max(m.start, span.start), 0) for m in inside)
    return 2 * said >= span.end - span.start


def _qualified(text: str, span: Span, figure: Figure) -> Iterator[str | None]:
    """Yield, for every place where a figure's number stands in its evidence, the words that qualify it there."""
    begin = max(span.start - _BEFORE, 0)
    window = text[begin : span.end + _BEFORE]
    for n in numbers(window):
        if not span.start <= begin + n.start < span.end or figure.value not in (n.value, n.min, n.max):
            continue
        found = _qualifier().search(window, max(n.start - _BEFORE, 0), n.start) or _OR_MORE.match(window, n.end)
        vague = n.text if n.value is None and n.max is None else None
        if figure.qualifier != "exact" and _ROUND.search(n.text):
            vague = n.text
        yield normalised(found.group()) if found else vague


@lru_cache(maxsize=1)
def _qualifier() -> re.Pattern[str]:
    """Match a qualifier right before a number, the longest first: "no more than" is not "more than"."""
    phrases = [normalised(phrase) for text in QUALIFIERS.values() for phrase in text.split(",")]
    longest_first = sorted(phrases, key=lambda phrase: (-len(phrase), phrase))
    one = "|".join(re.escape(phrase).replace(r"\ ", r"\s+") for phrase in longest_first)
    return re.compile(rf"\b(?:{one})(?:\s+an?)?\s*$", re.IGNORECASE)


def _direction(words: str) -> int:
    """Answer 1 for words that set a least number, -1 for a most, 0 for what sets neither: “nearly”, “about”."""
    plain = re.sub(r"\s+an?$", "", words.casefold())
    if _OR_MORE.match(f" {plain}"):
        return 1
    for qualifier, phrases in QUALIFIERS.items():
        if plain in [normalised(p).casefold() for p in phrases.split(",")]:
            return 0 if plain in _NEAR else _DIRECTION[qualifier]
    return 0


def _is_named(name: str, named: frozenset[str]) -> bool:
    """Tell whether a name's last word and half of all its words occur, what stands after a comma aside.

    True, too, for names in another script than the source's, which nothing here can compare.
    """
    words = _folded(name.partition(",")[0]) or _folded(name)
    if not words or (words[-1] not in named and not any(_script(words[-1]) == _script(word) for word in named)):
        return True
    return words[-1] in named and 2 * sum(word in named for word in words) >= len(words)


def _words_of(seed: Seed, source: Source) -> frozenset[str]:
    """Answer all words of an article, and those that say who published it."""
    about = (source.publisher, source.author, source.title, seed.meta.publisher, seed.meta.author, seed.meta.title)
    return _article_words(seed.text) | frozenset(_folded(" ".join(filter(None, about))))


@lru_cache(maxsize=64)
def _article_words(text: str) -> frozenset[str]:
    return frozenset(_folded(text))


def _folded(text: str) -> list[str]:
    """Answer the words of a text without case and accents."""
    return _WORD.findall(unaccented(text))


def _script(word: str) -> str:
    return " ".join(dict.fromkeys(unicodedata.name(c, "").partition(" ")[0] for c in word if c.isalpha()))


def _warning(keys: tuple[str | int, ...], code: str, message: str, hint: str) -> Problem:
    return Problem(keys=keys, severity="warning", code=code, message=message, hint=hint)
