"""Whom "he said" stands for: the one person that the text has just named as a subject, or nobody."""

from __future__ import annotations

from bisect import bisect_right, insort
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.facts.fact import Words
from generator.facts.people import ROLES
from generator.facts.saying import HEADS
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.quotations.marks import Marked
    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Article, Sentence

_HE = vocabulary("he him il lui")
_SHE = vocabulary("she her elle")
_MEN = vocabulary(
    """
    mr sir lord king prince father brother son husband chairman spokesman businessman policeman congressman pope he
    """
)
_WOMEN = vocabulary(
    """
    mrs ms miss lady queen princess mother sister daughter wife chairwoman spokeswoman businesswoman
    congresswoman she
    """
)
_ONE = ROLES | vocabulary(
    """
    élu élue représentant représentante responsable enseignant commerçant chauffeur rescapé rescapée voisin voisine
    vendor trader friend neighbour colleague daughter son aunt worker candidate rescuer
    witness resident spokesman spokeswoman spokesperson official officer survivor source man woman mayor governor
    president minister doctor commander leader chief general colonel priest bishop mother father brother sister wife
    husband lawyer attorney ambassador
    """
)
_BODIES = HEADS | vocabulary(
    """
    council cross watch nations party union front state house institute association society times post news press
    force forces cup league court bank corporation group service services bureau university centre center airlines
    airways federation commission authority agency trust team club school college board foundation
    """
) - _ONE  # fmt: skip
_LONGEST_NAME = 5
_TOLD_BY = 3
_MOST_PRONOUNS = 3  # sentences "He says …" between a subject and a quotation
_FARTHEST = 200  # words


class Bearer(NamedTuple):
    """Somebody named in the text whom a pronoun may stand for."""

    speaker: Words
    role: str | None
    via: str | None


class _Mention(NamedTuple):
    at: int
    paragraph: int
    bearer: Bearer
    is_person: bool
    sex: str
    says: bool = False


class Bearers:
    """Who was named last as a subject, for every place of an article; quotations' own words do not count."""

    def __init__(self, article: Article, sayings: Sayings, marks: Sequence[Marked]) -> None:
        self._article = article
        self._marks = marks
        self._starts = [mark.start for mark in marks]
        self._sayings = sayings
        self._people = sayings.people
        self._carried: list[_Mention] = []  # not yet among the mentions

    def of(self, pronoun: Saying, began: int) -> Bearer | None:
        """Answer whom a pronoun stands for: the last subject before it, where the text leaves no doubt.

        `began` is where the quotation began that the pronoun belongs to. The subject of the sentence right before is
        meant, whoever else the paragraph names; one further away only within a paragraph, and only without a rival.
        """
        word = pronoun.text.lower().rsplit("-", 1)[-1]  # “a-t-il”, “dit-elle”
        if word not in _HE | _SHE:
            return None
        since = min(pronoun.start, began)
        here = self._article.paragraph(since)
        mentions = self._mentions()
        last = bisect_right(mentions, pronoun.start, key=lambda m: m.at)
        near = [m for m in mentions[max(last - 6, 0) : last] if m.paragraph >= here - 1]
        wanted, other = ("m", "f") if word in _HE else ("f", "m")
        near = [m for m in near if self._sex_of(m) != other]
        sentence = self._sentence_before(since, word)
        subject = self._subject_in(sentence, near) if sentence else None
        if subject and (subject.is_person or subject.says):
            return subject.bearer if subject.is_person else None
        if sentence and sentence.paragraph >= here - 1 and (named := self._only_person_in(sentence, other)):
            return named
        found = near[-1] if near else None
        if not found or not found.is_person or self._may_hide_another(found, since):
            return None
        rivals = [m for m in near if m.paragraph == found.paragraph and m.is_person and _surname(m) != _surname(found)]
        return None if rivals and self._sex_of(found) != wanted else found.bearer

    def _sex_of(self, mention: _Mention) -> str:
        return mention.sex or self._sexes.get(_surname(mention), "")

    def _sentence_before(self, since: int, pronoun: str) -> Sentence | None:
        """Answer the sentence before an offset, or the one before those that begin with "he" themselves."""
        sentences = self._article.sentences
        n = bisect_right(self._article.sentence_starts, since) - 2
        least = max(n - _MOST_PRONOUNS, 0)
        while (
            n > least
            and self._article.low(sentences[n].first + _opens_with_but(self._article, sentences[n])) == pronoun
        ):
            n -= 1
        return sentences[n] if n >= 0 else None

    def _subject_in(self, sentence: Sentence, near: list[_Mention]) -> _Mention | None:
        """Answer the only speaker of a sentence, else its only subject."""
        inside = [m for m in near if sentence.start <= m.at < sentence.end]
        inside = [m for m in inside if m.says] or inside
        return inside[-1] if len({_surname(m) for m in inside}) == 1 else None

    def _only_person_in(self, sentence: Sentence, other: str) -> Bearer | None:
        """Read "The line was spelt out by spokesman Jo Doe.": the only person in a sentence about things."""
        article = self._article
        people = [p for p in self._people if sentence.first <= p.first < sentence.last]
        if len(people) != 1 or self._is_quoted(people[0].start):
            return None
        speaker = Words(people[0].start, people[0].end, article.text[people[0].start : people[0].end])
        return None if self._sex(speaker) == other else Bearer(speaker, people[0].role, None)

    def _may_hide_another(self, mention: _Mention, since: int) -> bool:
        """Tell whether a name that no rule made a subject stands after the last subject's sentence."""
        article = self._article
        sentence = article.sentence(mention.at)
        first = sentence.last if sentence else article.at(mention.at)
        if article.at(since) - first > _FARTHEST:
            return True
        surname = _surname(mention)
        return any(
            word.capital and article.words[at].text[-1].isalpha() and word.low not in (surname, surname + "'s")
            and article.words[at - 1].text not in '.!?"“”«»' and not self._is_quoted(word.start)
            for at, word in enumerate(article.words[first : article.at(since)], first)
        )  # fmt: skip

    def is_other_named(self, speaker: Words, start: int, end: int) -> bool:
        """Tell whether somebody else is named as a subject between two offsets."""
        mentions = self._mentions()
        first = bisect_right(mentions, start, key=lambda m: m.at)
        last = bisect_right(mentions, end, key=lambda m: m.at)
        surname = speaker.text.split()[-1].lower()
        return any(_surname(mention) != surname for mention in mentions[first:last])

    def carry(self, at: int, bearer: Bearer) -> None:
        """Remember that a quotation at an offset is somebody's, for the pronouns after it."""
        self._carried.append(_Mention(at, self._article.paragraph(at), bearer, is_person=True, sex=""))

    def _mentions(self) -> list[_Mention]:
        """Answer everybody named as a subject, and whoever was carried so far; few articles ask."""
        for mention in self._carried:
            insort(self._subjects, mention, key=lambda m: m.at)
        self._carried.clear()
        return self._subjects

    @cached_property
    def _subjects(self) -> list[_Mention]:
        return list(self._stated)

    @cached_property
    def _stated(self) -> tuple[_Mention, ...]:
        """The subjects of the text, in order."""
        said = (s for s in self._sayings.all if not s.pronoun and not self._is_quoted(s.start))
        found = [self._of_saying(s) for s in said]
        spoken = {mention.at for mention in found}
        found += [m for m in self._openings() if m.at not in spoken]
        return tuple(sorted(found, key=lambda m: m.at))

    @cached_property
    def _sexes(self) -> dict[str, str]:
        return _sexes(self._stated)

    def _of_saying(self, saying: Saying) -> _Mention:
        speaker = Words(saying.start, saying.end, saying.text)
        words = saying.text.split()
        is_name = len(words) <= _LONGEST_NAME and saying.via != saying.text
        is_person = bool(saying.role) or words[-1].lower() in _ONE or (is_name and self._is_person_name(words))
        bearer = Bearer(speaker, saying.role, saying.via)
        sex = self._sex(speaker)
        return _Mention(saying.start, self._article.paragraph(saying.start), bearer, is_person, sex, says=True)

    def _openings(self) -> list[_Mention]:
        """Read the subjects that open sentences outside quotations."""
        out: list[_Mention] = []
        for sentence in self._article.sentences:
            subject = None if self._is_quoted(sentence.start) else self._sayings.subject(sentence)
            if subject is None:
                continue
            start = self._article.words[subject.first].start
            end = self._article.words[subject.last - 1].end
            text = self._article.text[start:end]
            is_person = bool(subject.role) or (subject.is_person and self._is_person_name(text.split()))
            is_person = is_person or text.lower().split()[-1] in _ONE
            bearer = Bearer(Words(start, end, text), subject.role, None)
            out.append(_Mention(start, sentence.paragraph, bearer, is_person, self._sex(bearer.speaker)))
        return out

    def _is_person_name(self, words: list[str]) -> bool:
        last = words[-1]
        return last[0].isupper() and last.lower() not in _BODIES and (len(words) > 1 or last.lower() not in HEADS)

    def _sex(self, name: Words) -> str:
        """Tell by the title or role before a name: "Mr", "spokeswoman"; "" where nothing says it."""
        at = self._article.at(name.start)
        near = {self._article.low(k) for k in range(max(at - _TOLD_BY, 0), at)} | {name.text.lower().split()[-1]}
        if near & _MEN:
            return "m"
        return "f" if near & _WOMEN else ""

    def _is_quoted(self, offset: int) -> bool:
        n = bisect_right(self._starts, offset) - 1
        return n >= 0 and offset < self._marks[n].end


def _sexes(mentions: Sequence[_Mention]) -> dict[str, str]:
    """Answer what the text says anywhere about the bearer of a surname, unless several people share it."""
    told: dict[str, set[tuple[str, str]]] = {}
    for mention in mentions:
        forename = mention.bearer.speaker.text.split()[0].lower()
        known = told.setdefault(_surname(mention), set())
        known |= {("name", forename)} if forename != _surname(mention) else set()
        known |= {("sex", mention.sex)} if mention.sex else set()
    return {
        surname: next(value for kind, value in known if kind == "sex")
        for surname, known in told.items()
        if sorted(kind for kind, _ in known) in (["sex"], ["name", "sex"])
    }


def _opens_with_but(article: Article, sentence: Sentence) -> bool:
    return article.low(sentence.first) in ("but", "and", "mais", "et")


def _surname(mention: _Mention) -> str:
    return mention.bearer.speaker.text.split()[-1].lower()
