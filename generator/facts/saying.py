"""Who says it: verbs of saying with their subject, "according to", and the outlet that carried the words.

Quotations, figures and claims all ask the same question, so it is answered in one place. A wrong speaker is the worst
mistake there is: a subject counts only where it stands right beside its verb, with nothing between that could be
another subject. Pronouns are answered as such; who they stand for is for the caller to decide, or to leave open.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from generator.facts import people
from generator.facts.outlets import outlet
from generator.facts.verbs import FRENCH_PARTICIPLES, VERBS, is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article, Sentence

_STRONG = VERBS - vocabulary(
    """
    called described condemned denounced quoted pointed estimated reports states notes claims say responded
    """
)
PRONOUNS = vocabulary("he she il elle")
_OTHER_PRONOUNS = vocabulary("they it we i who ils elles on that which this")
_BETWEEN = vocabulary(
    """
    also later has had have then earlier reportedly again further immediately a ont avait a-t-il meanwhile today
    yesterday tonight monday tuesday wednesday thursday friday saturday sunday on lundi mardi mercredi jeudi
    vendredi samedi dimanche quickly repeatedly publicly officially aussi notamment ensuite would
    """
)
HEADS = vocabulary(
    """
    police officials official authorities witnesses witness military army government ministry spokesman
    spokeswoman spokesperson spokesmen sources source doctors doctor medics residents resident survivors
    survivor villagers villager statement communique report hospital investigators prosecutors militants rebels
    group agency mission office company firefighters ministre président gouverneur préfet maire procureur témoin
    habitant survivant médecin policier soldat militaire rescuers officers officer soldiers soldier commander
    commanders leader leaders relatives locals journalists activists command presidency president minister
    headquarters department organisation organization analysts experts gendarmerie man woman eyewitnesses
    eyewitness diplomats diplomat guerrillas terrorists correspondent correspondents reporter observatory
    monitors garrison broadcast communiqué autorités témoins ministère armée gouvernement porte-parole habitants
    préfecture parquet responsable responsables secouristes station network newspaper radio television committee
    federation
    """
)
_PREPOSITIONS = vocabulary("for of in at from with on near inside outside du de des pour à d'")
_DETERMINERS = vocabulary("the a an one another le la l' les un une some two several local so-called self-styled")
_STRAY = vocabulary("who that which whose and but or where when because")
_ACCORDING = (("according", "to"), ("selon",), ("d'", "après"))
_SOURCES = vocabulary(
    """
    statement report interview broadcast communique communiqué dispatch press conference news tweet post letter
    bulletin
    """
)
_ORGANISATION = vocabulary(
    """
    ministry army police government forces force command office agency mission department council committee
    """
)
_LONGEST_SUBJECT = 12
_BEFORE_SUBJECT = vocabulary("and but while as that because although though when senior other many most et que")
_NEAREST = 2


class Saying(NamedTuple):
    """Somebody says something: `verb` is the verb's (or "according"'s) word, `start:end` the speaker's offsets.

    `pronoun` is true where the speaker is "he" or "she". `first:last` are the words of verb and speaker together;
    `before` is true where the speaker stands before the verb. `verb_word` is the verb in lower case.
    """

    verb: int
    first: int
    last: int
    start: int
    end: int
    text: str
    role: str | None
    via: str | None
    pronoun: bool
    before: bool
    verb_word: str


class Sayings:
    """All sayings of an article, by sentence."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.people = people.persons(article)
        self._ends = {p.phrase_last: p for p in self.people}
        self._starts = {p.phrase_first: p for p in self.people}

    @cached_property
    def all(self) -> tuple[Saying, ...]:
        """Every verb of saying with a subject beside it, and every "according to", in order."""
        found: list[Saying] = []
        for sentence in self.article.sentences:
            for at in range(sentence.first, sentence.last):
                word = self.article.words[at]
                if is_saying(word) or self._puts_toll(at):
                    saying = self.subject_before(at, sentence) or self.subject_after(at, sentence)
                elif word.low in ("according", "selon", "d'"):
                    saying = self._according(at, sentence)
                elif word.low == "in":
                    saying = self._statement_by(at, sentence)
                else:
                    continue
                if saying:
                    found.append(saying)
        return tuple(found)

    @cached_property
    def by_sentence(self) -> dict[int, list[Saying]]:
        """The sayings of the sentence that begins at an offset."""
        out: dict[int, list[Saying]] = {}
        for saying in self.all:
            sentence = self.article.sentence(self.article.words[saying.verb].start)
            if sentence:
                out.setdefault(sentence.start, []).append(saying)
        return out

    def subject_before(self, verb: int, sentence: Sentence) -> Saying | None:
        """Find who says it, before the verb: "Health Minister X said", "X, a spokesman, said", "police said"."""
        words, at = self.article.words, verb
        while at > sentence.first and at > verb - 5 and words[at - 1].low in _BETWEEN:
            at -= 1
        if words[verb].low in FRENCH_PARTICIPLES and at == verb:
            return None
        at = self._before_brackets(at, sentence)
        if at <= sentence.first:
            return None
        if person := self._ends.get(at):
            return self._saying(verb, person.phrase_first, verb + 1, person.start, person.end, person.role, sentence)
        if words[at - 1].text == ",":
            return self._across_comma(verb, at - 1, sentence)
        low = words[at - 1].low
        if low in PRONOUNS:
            return self._saying(
                verb, at - 1, verb + 1, words[at - 1].start, words[at - 1].end, None, sentence, pronoun=True
            )
        if low in _OTHER_PRONOUNS:
            return None
        return self._noun_before(verb, at, sentence)

    def subject_after(self, verb: int, sentence: Sentence) -> Saying | None:
        """Find who says it, after the verb: "said Health Minister X", "a déclaré le ministre"."""
        words, at = self.article.words, verb + 1
        if at < sentence.last and words[at].low in ("on", *_DAYS):
            at += 1 + (words[at].low == "on")
        if at < sentence.last and words[at].low in _DETERMINERS:
            at += 1
        if at >= sentence.last:
            return None
        if person := self._starts.get(at):
            last = person.phrase_last
            return self._saying(verb, verb, last, person.start, person.end, person.role, sentence, before=False)
        if words[at].low in PRONOUNS:
            return self._saying(
                verb, verb, at + 1, words[at].start, words[at].end, None, sentence, pronoun=True, before=False
            )
        return self._noun_after(verb, at, sentence)

    def _before_brackets(self, at: int, sentence: Sentence) -> int:
        """Step back over "(AQIM)" after a name."""
        if self.article.low(at - 1) == ")":
            for k in range(at - 2, max(at - 6, sentence.first), -1):
                if self.article.low(k) == "(":
                    return k
        return at

    def _across_comma(self, verb: int, comma: int, sentence: Sentence) -> Saying | None:
        """Read "X, a spokesman for the mission, said" and "spokesman X for the mission, declared"."""
        words = self.article.words
        if person := self._ends.get(comma):
            return self._saying(verb, person.phrase_first, verb + 1, person.start, person.end, person.role, sentence)
        for at in range(comma - 1, max(sentence.first, comma - 16), -1):
            if words[at].text != ",":
                continue
            if person := self._ends.get(at):
                inside = words[at + 1].low
                if inside in ("who", "speaking", "whose", "a", "an", "the") or words[at + 1].number:
                    return self._saying(
                        verb, person.phrase_first, verb + 1, person.start, person.end, person.role, sentence
                    )
            first = people.name_start(self.article, at, sentence.first)
            alone = words[at + 1].low in ("who", "speaking", "whose")
            if at - first >= _NEAREST - alone and words[at + 1].low in ("who", "a", "an", "the", "speaking", "whose"):
                return self._saying(verb, first, verb + 1, words[first].start, words[at - 1].end, None, sentence)
            return None
        return None

    def _noun_before(self, verb: int, end: int, sentence: Sentence) -> Saying | None:
        """Read "police said", "a spokesman for the ministry said", "Human Rights Watch said"."""
        words = self.article.words
        if words[end - 1].low in HEADS:
            first = people.role_start(self.article, end - 1, sentence.first)
            if self._is_subject(first, sentence):
                return self._saying(verb, first, verb + 1, words[first].start, words[end - 1].end, None, sentence)
            return self._headed(verb, end, sentence)
        if headed := self._headed(verb, end, sentence):
            return headed
        if not self.article.shouted:
            first = people.name_start(self.article, end, sentence.first)
            if first < end and self._is_subject(first, sentence):
                return self._saying(verb, first, verb + 1, words[first].start, words[end - 1].end, None, sentence)
        return None

    def _headed(self, verb: int, end: int, sentence: Sentence) -> Saying | None:
        """Read "a spokesman for the ministry said": a head before its complement."""
        words = self.article.words
        for at in range(end - 2, max(sentence.first, end - _LONGEST_SUBJECT) - 1, -1):
            if words[at].text in ",;:—–()" or words[at].low in _STRAY or is_saying(words[at]):
                return None
            if words[at].low in HEADS and words[at + 1].low in _PREPOSITIONS:
                first = people.role_start(self.article, at, sentence.first)
                if self._is_subject(first, sentence):
                    return self._saying(verb, first, verb + 1, words[first].start, words[end - 1].end, None, sentence)
        return None

    def _is_subject(self, first: int, sentence: Sentence) -> bool:
        """Tell whether a noun phrase that begins here can be a subject: not the object of a verb or preposition."""
        words, at = self.article.words, first - 1
        while at >= sentence.first and words[at].low in _DETERMINERS:
            at -= 1
        if at < sentence.first:
            return True
        before = words[at]
        return before.text in ",;:—–-()\"“”«»'" or before.low in _BEFORE_SUBJECT

    def _noun_after(self, verb: int, at: int, sentence: Sentence) -> Saying | None:
        words = self.article.words
        if words[verb].low not in _STRONG or words[verb].low in (
            "told",
            "denied",
            "confirmed",
            "reported",
            "claimed",
            "warned",
            "urged",
        ):
            return None
        before = words[verb - 1] if verb > sentence.first else None
        inverted = before is not None and (
            before.text in ",\"”»'’?!"
            or (before.low in ("a", "ont", "avait") and words[verb].low in FRENCH_PARTICIPLES)
        )
        if not inverted:
            return None
        for head in range(at, min(at + 6, sentence.last)):
            if words[head].text in ',;:.()"“”«»':
                break
            if words[head].low in HEADS and people.role_start(self.article, head, at) == at:
                return self._saying(
                    verb, verb, head + 1, words[at].start, words[head].end, None, sentence, before=False
                )
        end = people.name(self.article, at, sentence.last) if not self.article.shouted else at
        if end > at:
            role = self._apposition(end, sentence)
            return self._saying(verb, verb, end, words[at].start, words[end - 1].end, role, sentence, before=False)
        return None

    def _apposition(self, end: int, sentence: Sentence) -> str | None:
        """Answer the role in ", ministre de la Santé" after a name."""
        words = self.article.words
        if self.article.low(end) != "," or end + 1 >= sentence.last:
            return None
        begin = end + 1 + (words[end + 1].low in _DETERMINERS)
        stop = begin
        while stop < min(sentence.last, begin + 12) and words[stop].text not in ',;:.()"“”«»':
            stop += 1
        heads = [at for at in range(begin, min(stop, begin + 5)) if words[at].low in people.ROLES]
        if not heads or people.role_start(self.article, heads[0], begin) != begin:
            return None
        return " ".join(self.article.text[words[begin].start : words[stop - 1].end].split())

    def _according(self, at: int, sentence: Sentence) -> Saying | None:
        """Read "according to Libyan officials", "according to a report by CNN", "selon le ministre"."""
        for phrase in _ACCORDING:
            if all(self.article.low(at + n) == part for n, part in enumerate(phrase)):
                begin = at + len(phrase)
                break
        else:
            return None
        return self._source(at, begin, sentence)

    def _puts_toll(self, at: int) -> bool:
        """Read "the agency put the death toll at 72"."""
        return self.article.low(at) in ("put", "puts") and "toll" in (
            self.article.low(at + 2),
            self.article.low(at + 3),
        )

    def _statement_by(self, at: int, sentence: Sentence) -> Saying | None:
        """Read "In a statement by French Foreign Minister X, 19 people died"."""
        nouns = [n for n in range(at + 1, min(at + 4, sentence.last - 2)) if self.article.low(n) in _SOURCES]
        if not nouns or self.article.low(nouns[0] + 1) not in ("by", "from"):
            return None
        saying = self._source(at, nouns[0] + 2, sentence)
        return saying if saying and self.article.low(saying.last) == "," else None

    def _source(self, at: int, begin: int, sentence: Sentence) -> Saying | None:  # noqa: C901 -- one test after another, in the order of the rule
        words = self.article.words
        if begin < sentence.last and words[begin].low in _DETERMINERS:
            begin += 1
        if begin + 1 < sentence.last and any(
            words[n].low in _SOURCES for n in range(begin, min(begin + 3, sentence.last))
        ):
            for n in range(begin, min(begin + 6, sentence.last - 1)):
                if words[n].low in ("by", "from", "in", "on") and words[n + 1].low not in ("the", "a"):
                    begin = n + 1
                    break
                if words[n].low in ("by", "from", "in", "on"):
                    begin = min(n + 2, sentence.last - 1)
                    break
        if begin >= sentence.last:
            return None
        if person := self._starts.get(begin):
            return self._saying(
                at, at, person.phrase_last, person.start, person.end, person.role, sentence, before=False
            )
        end = outlet(self.article, begin, sentence.last)
        if end > begin:
            name = self.article.text[words[begin].start : words[end - 1].end]
            return self._saying(
                at, at, end, words[begin].start, words[end - 1].end, None, sentence, before=False, via=name
            )
        for head in range(begin, min(begin + 6, sentence.last)):
            if words[head].text in ',;:.()"“”«»':
                break
            if words[head].low in HEADS and people.role_start(self.article, head, begin) == begin:
                return self._saying(at, at, head + 1, words[begin].start, words[head].end, None, sentence, before=False)
        end = begin if self.article.shouted else people.name(self.article, begin, sentence.last)
        if end > begin:
            return self._saying(at, at, end, words[begin].start, words[end - 1].end, None, sentence, before=False)
        return None

    def _saying(  # noqa: PLR0913, PLR0917 -- what the fact is made of
        self, verb: int, first: int, last: int, start: int, end: int, role: str | None, sentence: Sentence,
        *, pronoun: bool = False, before: bool = True, via: str | None = None,
    ) -> Saying:  # fmt: skip
        words = self.article.words
        via = via or self._via(verb, sentence)
        return Saying(
            verb, first, last, start, end, self.article.text[start:end], role, via, pronoun, before, words[verb].low
        )

    def _via(self, verb: int, sentence: Sentence) -> str | None:
        """Answer the outlet of "In a report by ORTM, … said", "told AFP", "in an interview with the BBC"."""
        words = self.article.words
        if words[verb].low in ("told", "tells") and (found := self._outlet_at(verb + 1, sentence)):
            return found
        for at in range(sentence.first, min(sentence.last - 1, sentence.first + 40)):
            if (
                words[at].low in ("report", "interview", "broadcast", "statement", "remarks", "dispatch")
                and at < sentence.last - 2
            ):
                by = at + 1
                while by < min(at + 5, sentence.last - 1) and words[by].low not in ("by", "with", "on", "from", "to"):
                    by += 1
                if words[by].low in ("by", "with", "on", "from", "to") and (found := self._outlet_at(by + 1, sentence)):
                    return found
            if (
                words[at].low in ("told", "quoted", "on", "à")
                and abs(at - verb) <= 12  # noqa: PLR2004 -- a distance or a length, in words
                and (found := self._outlet_at(at + 1, sentence))
            ):
                return found
        return None

    def _outlet_at(self, first: int, sentence: Sentence) -> str | None:
        words = self.article.words
        if first < sentence.last and words[first].low in ("the", "a", "l'", "la", "le"):
            first += 1
        end = outlet(self.article, first, sentence.last)
        return self.article.text[words[first].start : words[end - 1].end] if end > first else None


_DAYS = vocabulary("monday tuesday wednesday thursday friday saturday sunday")
