"""Nothing unsourced gets published: quotations and evidence must stand in their source, letter for letter, once."""

from __future__ import annotations

import difflib
import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

import msgspec

from generator.briefings.briefing import Figure, Proof, Quote, Selector, Source
from generator.briefings.rules.figures import counts, is_change, segments
from generator.briefings.rules.problem import Problem
from generator.errors import FactboxError, Rejected
from generator.facts import numbers
from generator.forms import nearest
from generator.seeds import Match, Seed, Span, each, find, nearest_passage, normalised, seen

if TYPE_CHECKING:
    from generator.briefings.briefing import Fact, FrontMatter
    from generator.facts import Number

Opener: TypeAlias = Callable[[str], Seed]
_MOST_SHOWN = 3
_FEWEST = 4  # words around a place, so that a reader recognises it
_CONTEXT = 400  # characters around a place
_LONGEST_NUMBER = 80  # characters
_AROUND = 3  # words either side of a difference
_NEXT_TO = 60  # characters either side of a number
_MULTIPLIED = re.compile(
    r"\s?(?:(?:crores?|lakhs?|bn|mn|[mk]|milliers?|milliards?|thousands?|(?:m|b|tr)illions?)\b(?!['’])|[x×*]\s?\d|\d+\s?[/⁄]\s?\d"
    r"|[¼½¾⅐-⅞])|\s[⁄/]\s\d",
    re.IGNORECASE,
)
_NEGATIVE = re.compile(r"(?:\bminus\s|(?<![\w.,–-])[\u2212-])$", re.IGNORECASE)


class _Place(NamedTuple):
    """A text in which certain words stand from `start` to `end`."""

    text: str
    start: int
    end: int


def seeds(front: FrontMatter, opener: Opener, known: Callable[[], list[str]]) -> Iterator[tuple[str, Seed] | Problem]:
    """Open every source's seed; yield it by the source's id, or what is wrong with it."""
    for i, source in enumerate(front.sources):
        if source.seed is None:
            if source.sha256 is not None:
                message = f"“{source.id}” has a hash, but no seed: that it belongs to"
                hint = "Add seed: with the article's name in seeds/, or remove the hash."
                yield Problem(keys=("sources", i, "sha256"), code="hash-without-seed", message=message, hint=hint)
            continue
        try:
            seed = opener(source.seed)
        except FileNotFoundError:
            meant = nearest(source.seed, known())
            hint = f"Did you mean “{meant}”?" if meant else "Put the article into seeds/ under this name."
            yield Problem(
                keys=("sources", i, "seed"),
                code="seed-missing",
                message=f"seeds/{source.seed} does not exist",
                hint=hint,
            )
            continue
        except FactboxError as error:
            found = error.findings[0] if isinstance(error, Rejected) else None
            at = f":{found.line}:{found.column}" if found and found.line else ""
            message = f"seeds/{source.seed}{at}: {found.message}" if found else str(error)
            yield Problem(
                keys=("sources", i, "seed"), code="seed-unreadable", message=message, hint=found.hint if found else ""
            )
            continue
        yield from _hash(source, i, seed)
        yield source.id, seed


def prove(fact: Fact, keys: tuple[str | int, ...], seed: Seed) -> Proof | list[Problem]:
    """Find a fact's words, and its hedge, in its source's seed; answers where they stand, or why that is not certain.

    A hedge is printed as the source's own words. It may occur more than once, as “allegedly” does.
    """
    found = _words(fact, keys, seed)
    hedge: str | None = getattr(fact, "hedge", None)
    if hedge is None or _whole(matches := find(seed.text, hedge), seed.text):
        return found
    problem = msgspec.structs.replace(_explained((*keys, "hedge"), hedge, matches, [], seed), code="hedge-absent")
    return [problem] if isinstance(found, Proof) else [*found, problem]


def _words(fact: Fact, keys: tuple[str | int, ...], seed: Seed) -> Proof | list[Problem]:
    """Find the words that say what a fact says."""
    name = _key_of_words(fact)
    words = fact.proof if isinstance(fact, Quote) else fact.evidence
    if words is None:
        message = f"“{fact.id}” has no evidence, though its source has a snapshot"
        hint = f"Copy the words that say so from seeds/{seed.name} into evidence:"
        return [Problem(keys=keys, code="evidence-missing", message=message, hint=hint)]
    parts = words.segments if isinstance(words, Selector) else (words,)
    prefix, suffix = (words.prefix, words.suffix) if isinstance(words, Selector) else ("", "")
    spans: list[Span] = []
    for n, segment in enumerate(parts):
        first, last = n == 0, n == len(parts) - 1
        before, behind = prefix if first else "", suffix if last else ""
        if spans and (after := _first(seed.text, segment, behind, spans[-1].end)):
            spans.append(after)
            continue
        matches = find(seed.text, segment, prefix=before, suffix=behind)
        whole = _whole(matches, seed.text)
        if spans or len(whole) != 1:
            at = (*keys, name, *(("exact",) if isinstance(words, Selector) else ()))
            at += (n,) if isinstance(words, Selector) and not isinstance(words.exact, str) else ()
            return [_out_of_order(at, seed) if spans and whole else _explained(at, segment, matches, whole, seed)]
        spans.append(whole[0].span)
    return _counted(fact, keys, seed, tuple(spans))


def _first(text: str, words: str, suffix: str, start: int) -> Span | None:
    """Find the first whole place from `start` on."""
    found = each(text, words, suffix=suffix, start=start)
    return next((m.span for m in found if m.whole and not _number_cut(text, m.span)), None)


def _counted(fact: Fact, keys: tuple[str | int, ...], seed: Seed, spans: tuple[Span, ...]) -> Proof | list[Problem]:
    """Answer the proof, unless a figure's number counts something else where it stands: 12 minutes, 12 crore, minus 12.

    What follows or precedes the evidence belongs to the number as well; a number that the evidence does not state
    at all is another rule's.
    """
    if isinstance(fact, Figure):
        inside = _values(n for part in segments(fact) for n in counts(part))
        around = [_in_place(seed.text, span) for span in spans]
        there = _values(n for one in around for n in _people(one, counts(one.text)))
        for value in (fact.value, fact.min, fact.max, *fact.includes.values()):
            if value in inside and value not in there:
                shown = " … ".join(_yaml(one.text) for one in around[:_MOST_SHOWN])
                message = f"{value} is no number of people where these words stand in seeds/{seed.name}"
                hint = f"The source has: {shown}"
                return [Problem(keys=(*keys, "evidence"), code="evidence-partial", message=message, hint=hint)]
    return Proof(fact.source, spans)


def _in_place(text: str, span: Span) -> _Place:
    """Answer words as a reader sees them, with a few before and after."""
    before, words = text[max(span.start - _NEXT_TO, 0) : span.start], text[span.start : span.end]
    after = text[span.end : span.end + _NEXT_TO]
    left = seen(normalised(before)) + " " * before[-1:].isspace()
    right = " " * after[:1].isspace() + seen(normalised(after))
    words = seen(normalised(words))
    return _Place(left + words + right, len(left), len(left + words))


def _people(place: _Place, found: Iterable[Number]) -> Iterator[Number]:
    """Keep the numbers of the words themselves that nothing multiplies, parts or turns negative."""
    for n in found:
        if (
            n.start < place.end
            and place.start < n.end
            and not (_MULTIPLIED.match(place.text, n.end) or _NEGATIVE.search(place.text, 0, n.start))
        ):
            yield n


def _values(found: Iterable[Number]) -> set[int | None]:
    return {v for n in found for v in (n.value, n.min, n.max)}


def _whole(matches: list[Match], text: str) -> list[Match]:
    """Keep the places that begin and end where words do, and where numbers do: "20" is not "20 thousand"."""
    return [m for m in matches if m.whole and not _number_cut(text, m.span)]


def _number_cut(text: str, span: Span) -> Span | None:
    """Answer the span widened by a number that it begins or ends inside; None where there is none."""
    start, end = span.start, span.end
    for edge in (start, end):
        begin = max(edge - _LONGEST_NUMBER, 0)
        near = text[begin : edge + _LONGEST_NUMBER]
        window = seen(near)
        is_plain = len(window) == len(near)
        at = range(begin, begin + len(near)) if is_plain else [i for i, c in enumerate(near, begin) if seen(c)]
        for n in numbers(window):
            if n.start < bisect_left(at, edge) < n.end and not is_change(window, n):
                start, end = min(start, at[n.start]), max(end, at[n.end - 1] + 1)
    return Span(start, end) if (start, end) != (span.start, span.end) else None


def _hash(source: Source, i: int, seed: Seed) -> Iterator[Problem]:
    if source.sha256 is None:
        yield Problem(
            keys=("sources", i, "seed"),
            code="hash-missing",
            message=f"the hash of seeds/{source.seed} is not recorded",
            hint=f"Add beside it: sha256: {seed.sha256}",
        )
    elif source.sha256 != seed.sha256:
        yield Problem(
            keys=("sources", i, "sha256"),
            code="seed-changed",
            message=f"seeds/{source.seed} is no longer the file that was recorded",
            hint=f"Restore the article, or read it again and record: {seed.sha256}",
        )


def _key_of_words(fact: Fact) -> str:
    if isinstance(fact, Quote):
        return "original" if fact.original is not None else "text"
    return "evidence"


def _out_of_order(keys: tuple[str | int, ...], seed: Seed) -> Problem:
    message = f"these words stand in seeds/{seed.name} only before the segment that precedes them here"
    return Problem(keys=keys, code="evidence-order", message=message, hint="Write segments in the source's order.")


def _explained(
    keys: tuple[str | int, ...], words: str, matches: list[Match], whole: list[Match], seed: Seed
) -> Problem:
    """Say why words do not prove anything: they occur more than once, inside other words, or not at all."""
    if len(whole) > 1:
        hint = f"Say which with {{exact: …, prefix: …}} or suffix: …; {_told_apart(words, whole, seed)}"
        message = f"these words occur {len(whole)} times in seeds/{seed.name}"
        return Problem(keys=keys, code="evidence-ambiguous", message=message, hint=hint)
    if matches:
        around = _extended(seed.text, _number_cut(seed.text, matches[0].span) or matches[0].span)
        message = f"these words begin or end inside a word or a number of seeds/{seed.name}"
        return Problem(keys=keys, code="evidence-partial", message=message, hint=f"The source has: {_yaml(around)}")
    if elsewhere := _whole(find(seed.text, words), seed.text):
        message = f"these words occur in seeds/{seed.name}, but not with this prefix: and suffix: around them"
        hint = f"Copy what stands right before or after them; {_told_apart(words, elsewhere, seed)}"
        return Problem(keys=keys, code="evidence-context", message=message, hint=hint)
    message = f"these words do not occur in seeds/{seed.name}"
    passage = nearest_passage(seed.text, words)
    if passage is None:
        hint = "Nothing like them is there. Copy the words from the source."
        return Problem(keys=keys, code="evidence-absent", message=message, hint=hint)
    nearest_words = seed.text[passage.start : passage.end]
    line = seed.text.count("\n", 0, passage.start) + 1
    difference, first = _difference(words, nearest_words)
    hint = f"nearest, seeds/{seed.name}:{line}: {_yaml(nearest_words)}\ndifference: {difference}"
    return Problem(keys=keys, word=first, code="evidence-absent", message=message, hint=hint)


def _difference(written: str, stated: str) -> tuple[str, int]:
    """Show two texts word by word, [-written-] and {+stated+}; answers also which written word differs first."""
    a, b = written.split(), stated.split()
    out: list[str] = []
    first: int | None = None
    for tag, i, j, k, m in difflib.SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            out += a[i:j] if j - i <= 2 * _AROUND else [*a[i : i + _AROUND], "…", *a[j - _AROUND : j]]
        else:
            first = min(i, len(a) - 1) if first is None else first
            out += [f"[-{' '.join(a[i:j])}-]"] if j > i else []
            out += [f"{{+{' '.join(b[k:m])}+}}"] if m > k else []
    return " ".join(out), first or 0


def _told_apart(words: str, matches: list[Match], seed: Seed) -> str:
    shown = "\n".join(f"  {_telling(seed.text, words, m.span)}" for m in matches[:_MOST_SHOWN])
    return f"here they are told apart by\n{shown}"


def _telling(text: str, words: str, span: Span) -> str:
    """Write the words around one of several places that only this one has, four or more of them."""
    before = text[max(0, span.start - _CONTEXT) : span.start].split()
    after = text[span.end : span.end + _CONTEXT].split()
    for n in range(_FEWEST, max(len(before), len(after)) + 1):
        prefix, suffix = " ".join(before[-n:]), " ".join(after[:n])
        if _is_single(each(text, words, prefix=prefix), text):
            return f"prefix: {_yaml(prefix)}"
        if _is_single(each(text, words, suffix=suffix), text):
            return f"suffix: {_yaml(suffix)}"
    return f"longer words around them than can be shown here: {_yaml(' '.join(before[-_FEWEST:]))}"


def _is_single(matches: Iterator[Match], text: str) -> bool:
    """Tell whether words stand in one place; no more are looked at than it takes, however many there are."""
    return len(list(islice((m for m in matches if _whole([m], text)), 2))) == 1


def _extended(text: str, span: Span) -> str:
    start, end = span.start, span.end
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start:end]


def _yaml(text: str) -> str:
    text = " ".join(text.split())
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
