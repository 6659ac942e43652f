"""Quotations: what stands between quotation marks, and who is stated to have said it.

Precision before recall. A speaker is given only where a verb of saying beside the marks has a subject ("stated"), or
where the same paragraph carries on after such a quotation, or "he said" has one possible bearer ("inferred"). A title
or a word in marks for distance is no quotation: short, and no verb of saying beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from generator.facts.fact import Quotation, Words
from generator.facts.verbs import is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Article, Sentence

_PAIRS = {'"': '"', "“": "”", "„": "“”", "«": "»", "‘": "’", "'": "'", "‹": "›", "”": "”"}
_MARK = re.compile(r"[\"“”„«»‘’'‹›]")
_SHORT = 4
_LONGEST_AWAY = 14
_FURTHEST = 6
_AFTER_SAID = vocabulary(
    """
    on in at to a an the statement interview reporters journalists news conference press briefing television
    radio state later monday tuesday wednesday thursday friday saturday sunday yesterday today earlier night
    morning afternoon evening during late early afp reuters ap bbc cnn by phone telephone from speech address
    message tweet twitter facebook after lundi mardi mercredi jeudi vendredi samedi dimanche
    """
)
_NAMED_BY = vocabulary(
    """
    dubbed called named codenamed code-named titled entitled nicknamed termed so-called baptised surnommé
    intitulé operation opération
    """
)


class Marked(NamedTuple):
    """The inside of a pair of marks, `start:end`; `closed` is False where the paragraph ends before the mark does."""

    start: int
    end: int
    closed: bool


def quotations(article: Article, sayings: Sayings) -> tuple[Quotation, ...]:
    """Find all quotations with their speakers."""
    found: list[Quotation] = []
    last: tuple[Quotation, int] | None = None
    for mark in marked(article.text):
        start, end = _trimmed(article.text, mark.start, mark.end)
        if start >= end:
            continue
        paragraph = article.paragraph(start)
        rule, saying = _speaker(article, sayings, start, end)
        carried = last[0] if last and last[1] == paragraph else None
        if _is_no_quotation(article, start, end, said=saying is not None):
            continue
        quotation = _quotation(article, sayings, start, end, saying, rule, carried)
        found.append(quotation)
        last = (quotation, paragraph)
    return tuple(found)


def marked(text: str) -> list[Marked]:
    """Pair quotation marks. Apostrophes are none; a mark that its paragraph does not close ends with the paragraph."""
    out: list[Marked] = []
    if not _MARK.search(text):
        return out
    for start, end in _paragraph_spans(text):
        out += _pairs(text, start, end)
    return out


def _paragraph_spans(text: str) -> list[tuple[int, int]]:
    from generator.facts.sentences import paragraph_starts

    starts = [0, *paragraph_starts(text)]
    return [(a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True) if b > a]


def _pairs(text: str, start: int, end: int) -> list[Marked]:
    out: list[Marked] = []
    opened: tuple[int, str] | None = None
    for found in _MARK.finditer(text, start, end):
        mark, at = found.group(), found.start()
        if opened:
            if mark in _PAIRS[opened[1]] and _may_close(text, at, mark, end):
                out.append(Marked(opened[0] + 1, at, closed=True))
                opened = None
        elif mark in _PAIRS and _may_open(text, at, mark, start):
            opened = (at, mark)
    if opened and opened[1] in '"“„«' and _continues(text, end):
        out.append(Marked(opened[0] + 1, end, closed=False))
    return out


def _may_open(text: str, at: int, mark: str, start: int) -> bool:
    before = text[at - 1] if at > start else " "
    after = text[at + 1] if at + 1 < len(text) else " "
    if mark in "«„":
        return True
    if mark == "”":
        return False
    if mark in "'‘":
        return not before.isalnum() and before not in ".,!?" and after.isalnum()
    return not before.isalnum() and not after.isspace() and after not in ",;)"


def _may_close(text: str, at: int, mark: str, end: int) -> bool:
    before, after = text[at - 1], text[at + 1] if at + 1 < end else " "
    if mark in "'’":
        if after.isalnum():
            return False
        return before in ".,!?…" or not (before in "sS" and after == " " and _closed_later(text, at, end, mark))
    return mark in "»”“›" or not before.isspace() or not after.isalnum()


def _closed_later(text: str, at: int, end: int, mark: str) -> bool:
    """Tell a possessive ("the rebels' camp") from a closing mark: another closing mark follows soon."""
    later = text.find(mark, at + 1, min(end, at + 200))
    return later > 0 and not text[later - 1].isspace() and not text[later + 1 : later + 2].isalnum()


def _continues(text: str, end: int) -> bool:
    """Tell whether the next paragraph begins with an opening mark: the convention for long quotations."""
    rest = text[end : end + 4].lstrip()
    return rest[:1] in '"“«»„' if rest else False


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    if end > start and text[end - 1] == ",":
        end -= 1
    return start, end


def _speaker(article: Article, sayings: Sayings, start: int, end: int) -> tuple[str, Saying | None]:
    """Find the saying that a quotation belongs to: beside its closing mark, beside its opening mark, around it."""
    after, before = article.at(end), article.at(start) - 1
    stopped = article.text[end - 1] in ".…"
    while after < len(article.words) and article.words[after].text in ",\"”»'’›":
        after += 1
    here = article.paragraph(start)
    if after < len(article.words) and article.paragraph(article.words[after].start) == here:
        for rule, saying in _after(article, sayings, after, stopped=stopped):
            return rule, saying
    for rule, saying in _before(article, sayings, before, start):
        return rule, saying
    return "unattributed", None


def _after(article: Article, sayings: Sayings, at: int, *, stopped: bool) -> list[tuple[str, Saying]]:
    """“…,” said X · “…,” X said · “…,” according to X · « … », a déclaré X."""
    sentence = article.sentence(article.words[at].start)
    if sentence is None:
        return []
    for saying in sayings.by_sentence.get(sentence.start, []):
        if saying.verb < at:
            continue
        first = saying.first
        while first > at and article.words[first - 1].low in (
            "the",
            "a",
            "an",
            "one",
            "another",
            "le",
            "la",
            "l'",
            "un",
            "une",
            "ont",
            "senior",
            "avait",
        ):
            first -= 1
        if first == at and not (stopped and saying.before and not _says_no_more(article, saying, sentence)):
            return [("said-after" if not saying.before else "subject-after", saying)]
        break
    return []


def _says_no_more(article: Article, saying: Saying, sentence: Sentence) -> bool:
    """Tell “… safe.” X said Friday. from “… safe.” X said the attack was …: the second says something else."""
    rest = article.words[saying.verb + 1 : sentence.last]
    stop = next((n for n, word in enumerate(rest) if word.text in '.,;:"“«'), len(rest))
    return all(word.low in _AFTER_SAID or (word.capital and n > 0) for n, word in enumerate(rest[:stop]))


def _before(article: Article, sayings: Sayings, at: int, start: int) -> list[tuple[str, Saying]]:
    """X said: “…” · X told reporters that “…” · according to X, “…” · X said the attack was “…”."""
    words = article.words
    while at >= 0 and words[at].text in "\"“«„'‘‹":
        at -= 1
    if at < 0:
        return []
    sentence = article.sentence(words[at].start)
    inside = article.sentence(start)
    if sentence is None or inside is None or article.paragraph(words[at].start) != article.paragraph(start):
        return []
    if sentence.start != inside.start and words[at].text != ":":
        return []
    earlier = [s for s in sayings.by_sentence.get(sentence.start, []) if s.last <= at + 1 and s.verb <= at]
    if not earlier:
        return []
    saying = earlier[-1]
    between = words[max(saying.last, saying.verb + 1) : at + 1]
    if any(word.text in ';."”»' for word in between) or any(is_saying(word) for word in between):
        return []
    if saying.verb_word in ("according", "selon", "d'"):
        near = len(between) <= _LONGEST_AWAY and any(word.text == "," for word in between)
        return [("according-to", saying)] if near else []
    if not saying.before:
        return []
    direct = not between or between[-1].text in ",:" or between[-1].low in ("that", "que", "qu'") or len(between) <= 1
    if direct or len(between) <= _LONGEST_AWAY:
        return [("said-before" if direct else "said-around", saying)]
    return []


def _is_no_quotation(article: Article, start: int, end: int, *, said: bool) -> bool:
    """Tell names ("dubbed “…”"), titles, and words in marks for distance: short, and nobody says them."""
    inside = [w for w in article.words[article.at(start) : article.at(end)] if w.text[0].isalnum()]
    before = article.at(start) - 1
    while before > 0 and article.words[before].text in "\"“«„'‘‹":
        before -= 1
    if len(inside) <= _SHORT and (article.low(before) in _NAMED_BY or article.low(before - 1) == "known"):
        return True
    if said:
        return False
    if len(inside) <= _SHORT and article.text[end - 1] not in "?!.":
        return True
    content = [w for w in inside if len(w.text) > 3]  # noqa: PLR2004 -- a distance or a length, in words
    return len(inside) <= 8 and bool(content) and not article.shouted and all(w.capital for w in content)  # noqa: PLR2004 -- a distance or a length, in words


def _quotation(  # noqa: PLR0913, PLR0917 -- what the fact is made of
    article: Article,
    sayings: Sayings,
    start: int,
    end: int,
    saying: Saying | None,
    rule: str,
    carried: Quotation | None,
) -> Quotation:
    text = article.text[start:end]
    speaker, role, via, status = None, None, None, "unattributed"
    if saying and not saying.pronoun:
        speaker, role, via, status = Words(saying.start, saying.end, saying.text), saying.role, saying.via, "stated"
    elif saying and carried and carried.speaker:
        speaker, role, via, status, rule = (
            carried.speaker,
            carried.role,
            saying.via or carried.via,
            "inferred",
            "pronoun-carried",
        )
    elif saying:
        bearer = _bearer(article, sayings, saying)
        via, rule = saying.via, "pronoun"
        if bearer:
            speaker, role, status = Words(bearer.start, bearer.end, bearer.text), bearer.role, "inferred"
    elif carried and carried.speaker and carried.end < start and _is_carried(article, carried, start):
        speaker, role, via, status, rule = carried.speaker, carried.role, carried.via, "inferred", "carried-on"
    return Quotation(start=start, end=end, text=text, speaker=speaker, role=role, via=via, status=status, rule=rule)  # type: ignore[arg-type]


def _bearer(article: Article, sayings: Sayings, pronoun: Saying) -> Saying | None:
    """Answer the one who spoke last, where he or she did so in this paragraph or the one before."""
    here = article.paragraph(article.words[pronoun.verb].start)
    before = bisect_left(sayings.all, pronoun.verb, key=lambda s: s.verb)
    for saying in reversed(sayings.all[max(before - _FURTHEST, 0) : before]):
        if not saying.pronoun:
            named = saying.role or (article.text[saying.start].isupper() and " " in saying.text)
            return saying if named and article.paragraph(saying.start) >= here - 1 else None
    return None


def _is_carried(article: Article, before: Quotation, start: int) -> bool:
    """Tell whether “…,” X said. “…” carries on: only one sentence end between, and no other speaker."""
    between = article.text[before.end : start]
    return len(between) <= 120 and not re.search(r"[.!?][\"”»]?\s+\S[^\"“«]{30,}$", between)  # noqa: PLR2004 -- a distance or a length, in words
