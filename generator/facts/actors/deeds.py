"""What a sentence says that somebody did: who claims it, who is blamed, by whom it was done, who acts.

The words stand right beside the name and what belongs to it ("members of X", "suspected X guerrillas"); a name that is
somewhere in a sentence with "attack" did nothing yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts.actors import deed_words as said
from generator.facts.gazetteer import demonym
from generator.facts.verbs import is_saying

if TYPE_CHECKING:
    from generator.facts.fact import Basis
    from generator.facts.sentences import Article, Sentence

_NEAR, _FAR, _CLAUSE = 6, 10, 14  # words


class Deed(NamedTuple):
    """How a sentence says that somebody did it: the rule, the words `first:last` that say it, and what they state."""

    rule: str
    first: int
    last: int
    basis: Basis


class _Phrase(NamedTuple):
    """A name with what belongs to it: words `first:last`."""

    first: int
    last: int


def deed(article: Article, sentence: Sentence, name: tuple[int, int]) -> Deed | None:
    """Read what a sentence says that the group, or the attackers, at words `first:last` did; None for nothing."""
    phrase = _Phrase(*span(article, sentence, name))
    if _is_unreal(article, sentence, phrase.first) or _is_of_others(article, sentence, phrase.last):
        return None
    return (
        _claims(article, sentence, phrase)
        or _denies(article, sentence, phrase)
        or _is_blamed(article, sentence, phrase)
        or _done_by(article, sentence, phrase)
        or _acts(article, sentence, phrase)
    )


def may_have_done(article: Article, sentence: Sentence, name: tuple[int, int]) -> bool:
    """Tell a name that a sentence of harm begins with, or has behind "by": nothing more than a hint."""
    first, last = span(article, sentence, name)
    if last >= sentence.last or not article.has(sentence, said.HARM_WORDS) or _is_unreal(article, sentence, first):
        return False
    if _is_of_others(article, sentence, last):
        return False
    opens = first == sentence.first or article.low(first - 1) in said.OPENS
    verbs = [article.words[verb] for verb in _verbs(article, sentence, last) if verb < sentence.last]
    if opens and any(is_saying(verb) or verb.low in said.BE or verb.low in said.NOT_ITSELF for verb in verbs):
        return False
    return opens or _is_by(article, first)


def span(article: Article, sentence: Sentence, name: tuple[int, int]) -> tuple[int, int]:
    """Answer the words of a name with what belongs to it: "members of X", "suspected X guerrillas"."""
    return _begin(article, sentence, name[0]), _end(article, sentence, name[1])


def _begin(article: Article, sentence: Sentence, at: int) -> int:
    """Answer where "members of the Maoist" begins before a name, also before "FMLN [" and "group,"."""
    while at > sentence.first:
        low, word = article.low(at - 1), article.words[at - 1]
        if low in ("of", "from", "de", "des", "d'") and article.low(at - 2) in said.OWN:
            at -= 2
        elif (
            (low == "," and article.low(at - 2) in said.OWN)
            or low in said.KINDS
            or word.text in said.MARKS
            or (
                word.number
                or demonym(word.text)
                or low in ("based", "backed", "linked")
                or low.startswith(("pro-", "al-"))
            )
            or (article.low(at) in ("[", "(") and word.capital)
        ):
            at -= 1
        else:
            break
    return at


def _end(article: Article, sentence: Sentence, at: int) -> int:
    """Answer where "X (XFL) guerrillas" ends after the name."""
    while at < sentence.last:
        low, word = article.low(at), article.words[at]
        if low in ("[", "("):
            closing = next(
                (k for k in range(at + 1, min(at + _FAR, sentence.last)) if article.low(k) in ("]", ")")), None
            )
            if closing is None:
                break
            at = closing + 1
        elif low in said.OWN or word.text in "]\"”'’»)":
            at += 1
        elif low == "," and article.low(at + 2) == "," and article.words[at + 1].text.isupper():  # "X, XFL,"
            at += 3
        else:
            break
    return at


def _is_unreal(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "a possible attack by X" and "not to X": what is not stated to have happened."""
    before = article.lows[max(sentence.first, at - _NEAR) : at]
    clause = article.lows[max(sentence.first, at - _CLAUSE) : at]
    if "," in clause:
        clause = clause[len(clause) - clause[::-1].index(",") :]
    supposed = not said.SUPPOSED.isdisjoint(clause)
    return supposed or not said.UNREAL.isdisjoint(before) or any(low.endswith("n't") for low in before)


def _is_of_others(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "X has carried out similar attacks in recent years": what it did at other times."""
    ahead = article.lows[at : min(sentence.last, at + _CLAUSE)]
    stop = next((n for n, low in enumerate(ahead) if n > 1 and (low in said.ENDS or low == ",")), len(ahead))
    return not said.BEFORE_NOW.isdisjoint(ahead[:stop])


def _verbs(article: Article, sentence: Sentence, last: int) -> list[int]:
    """Answer where the verbs of a name may stand: past "has also", in ", which …" and behind an aside."""
    opens = article.low(last + 1) if article.low(last) == "," else ""
    begins = [last + 2] if opens in said.RELATIVES else [] if opens else [last]
    if opens in said.RELATIVES or opens in said.OPENS_ASIDE:
        stop = min(sentence.last, last + _CLAUSE)
        begins += [k + 1 for k in range(last + 1, stop) if article.low(k) == ","][:1]
    return [_past_small_words(article, sentence, at) for at in begins]


def _past_small_words(article: Article, sentence: Sentence, at: int) -> int:
    stop = min(sentence.last, at + _FAR)
    while at < stop - 1:
        word = article.words[at]
        if not (word.low in said.HAVE or word.low in said.DAYS or word.number or word.low.endswith("ly")):
            break
        at += 1
    return at


def _claims(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "X claimed responsibility", "X distributed leaflets claiming responsibility", "claimed by X"."""
    if _is_by(article, phrase.first) and article.low(phrase.first - 2) in ("claimed", "revendiqué", "revendiquée"):
        return Deed("claims", phrase.first - 2, phrase.first - 1, "claimed")
    for verb in _verbs(article, sentence, phrase.last):
        for at in range(verb, min(verb + _FAR, sentence.last)):
            low = article.low(at)
            if low in said.ENDS or low in said.UNREAL or low in said.BE or low == ",":
                break
            until = _claims_at(article, sentence, at) if at == verb or low == "claiming" else 0
            if until:
                return Deed("claims", at, until, "claimed")
        if _says_of_itself(article, sentence, verb):
            return Deed("claims", verb, verb + 1, "claimed")
    return None


def _claims_at(article: Article, sentence: Sentence, at: int) -> int:
    """Answer where "claimed responsibility" ends that begins at a word; 0 for "claimed the lives" and "took place"."""
    if article.low(at) not in said.CLAIMS:
        return 0
    stop = min(at + _NEAR, sentence.last)
    what = next((k for k in range(at + 1, stop) if article.low(k) in said.CLAIMED), None)
    if what is None or (article.low(at) in said.TAKES and article.low(what) not in ("responsibility", "credit")):
        return 0
    is_other = "no" in article.lows[at:what] or "lives" in article.lows[at : what + 3]
    return 0 if is_other else what + 1


def _says_of_itself(article: Article, sentence: Sentence, verb: int) -> bool:
    """Tell "said it was behind the attack" and "claimed that its fighters had carried out"."""
    if article.low(verb) not in said.STATES and article.low(verb) not in said.CLAIMS:
        return False
    ahead = article.lows[verb + 1 : min(verb + _FAR, sentence.last)]
    own = next((n for n, word in enumerate(ahead[:4]) if word in said.ITSELF), None)
    return own is not None and _did_itself(ahead[own + 1 :])


def _did_itself(ahead: list[str]) -> bool:
    """Tell "it was behind the attack" and "its fighters had carried out" among the next words."""
    if "not" in ahead or any(low.endswith("n't") for low in ahead):
        return False
    does = not said.DOES.isdisjoint(ahead[:5]) and not said.ATTACKS.isdisjoint(ahead[:8])
    harms = said.BE.isdisjoint(ahead[:3]) and (does or not (said.HARMS | {"carried"}).isdisjoint(ahead[:5]))
    return "behind" in ahead[:4] or "responsible" in ahead[:5] or harms


def _denies(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "X denied responsibility": whoever denies it of itself is accused of it."""
    for verb in _verbs(article, sentence, phrase.last):
        ahead = article.lows[verb + 1 : min(sentence.last, verb + _NEAR)]
        own = not said.DENIED.isdisjoint(ahead[:3]) or (_did_itself(ahead) and not said.ITSELF.isdisjoint(ahead[:4]))
        if article.low(verb) in said.DENIES and own:
            return Deed("denies", verb, verb + 1, "denied")
    return None


def _is_blamed(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    return (
        _blamed_before(article, sentence, phrase)
        or _blamed_after(article, sentence, phrase)
        or _attackers_of(article, sentence, phrase)
    )


def _blamed_before(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "blamed X for", "accused X of killing", "attributed the attack to X", "jointly responsible along with X"."""
    before, ahead = phrase.first - 1, article.lows[phrase.last : min(sentence.last, phrase.last + _FAR)]
    low = article.low(before)
    if before < sentence.first:
        return None
    if low in said.BLAMES and article.low(before - 1) not in ("to", "not"):
        return Deed("blamed", before, before + 1, "alleged")
    if low in said.ACCUSES and ahead[:1] and ahead[0] in ("of", "d'", "de") and _is_violence(ahead[1:]):
        return Deed("blamed", before, before + 1, "alleged")
    if low in ("to", "on", "à", "aux", "au"):
        floor = max(sentence.first, before - _FAR)
        verb = next((k for k in range(before - 1, floor - 1, -1) if article.low(k) in said.ATTRIBUTES), None)
        if verb is not None and not said.ENDS.intersection(article.lows[verb:before]):
            around = article.lows[max(sentence.first, verb - _FAR - _NEAR) : before]
            if not said.HARM_WORDS.isdisjoint(around):
                return Deed("blamed", verb, verb + 1, "alleged")
    if low in ("with", "avec"):
        back = article.lows[max(sentence.first, before - _FAR) : before]
        if back[-1:] and back[-1] in ("along", "together", "jointly") and "responsible" in back:
            return Deed("blamed", before - 1, before, "claimed")
    return None


def _blamed_after(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "X was blamed for the attack", "X is believed to be behind", "X are being held responsible"."""
    if article.low(phrase.first - 1) in said.LINKS_BACK:
        return None
    stop = min(sentence.last, phrase.last + _NEAR + 1)
    for at in range(phrase.last, stop):
        low = article.low(at)
        if low in said.ENDS or low in said.UNREAL or article.words[at].text == ",":
            return None
        if low in said.BLAMED:
            lead = article.lows[phrase.last : at]
            ahead = article.lows[at + 1 : min(sentence.last, at + _NEAR)]
            if said.BE.isdisjoint(lead) or not _may_lead(lead) or (low == "accused" and not _is_violence(ahead)):
                return None
            if (
                low in ("responsible", "behind")
                and said.HARM_WORDS.isdisjoint(ahead)
                and "held" not in lead
                and ahead[:1] not in ([], ["."], ["for"])
            ):
                return None
            if (
                low == "responsible"
                and ahead[:1] == ["for"]
                and said.HARM_WORDS.isdisjoint(ahead)
                and "it" not in ahead
            ):
                return None
            return Deed("blamed", at - ("held" in lead[-1:]), at + 1, "alleged")
    return None


def _may_lead(lead: list[str]) -> bool:
    """Tell "is believed to be" and "have been held" from words with a subject of their own."""
    return all(low in said.LEADS or low in said.BE or low in said.HAVE or low.endswith("ly") for low in lead)


def _is_violence(words: list[str]) -> bool:
    """Tell "killing the priests", "being behind the attack" among the next words."""
    verbs = any(low in said.HARM_WORDS or low in said.DOING for low in words[:_NEAR])
    return verbs or "responsible" in words[:3] or "behind" in words[:3]


def _attackers_of(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "the attackers belonged to X", "the gunmen were members of X", "the raid was the work of X"."""
    before, verb = article.low(phrase.first - 1), phrase.first - 2
    if before == "of" and article.low(verb) == "work" and article.low(verb - 2) in said.BE:
        return Deed("blamed", verb - 1, verb + 2, "stated")
    belongs = before in ("to", "with", "à") and article.low(verb) in said.BELONG
    are_its = before in ("be", "were", "are", "as") and article.low(phrase.first) in said.OWN
    subject = article.lows[max(sentence.first, verb - _NEAR) : phrase.first - 1]
    if not (belongs or are_its) or said.ATTACKERS.isdisjoint(subject):
        return None
    return Deed("blamed", verb, verb + 1, "stated")


def _is_by(article: Article, at: int) -> bool:
    return article.low(at - 1) in ("by", "par")


def _done_by(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "kidnapped by X", "an attack by X", "the attack carried out by X"; not "a strike called by X"."""
    by = phrase.first - 1
    if by <= sentence.first or not _is_by(article, phrase.first):
        return None
    for at in range(by - 1, max(sentence.first, by - _NEAR) - 1, -1):
        low = article.low(at)
        if low in said.ENDS:
            return None
        if low in said.HARMS or (low in said.ATTACKS and at > by - _NEAR + 1 and _is_noun_by(article, at, by)):
            return Deed("done-by", at, by + 1, "stated")
        if low in said.DOES:
            back = article.lows[max(sentence.first, at - _FAR) : at]
            return None if said.ATTACKS.isdisjoint(back) else Deed("done-by", at, by + 1, "stated")
        if low.endswith("ed"):
            return None
    return None


def _is_noun_by(article: Article, at: int, by: int) -> bool:
    """Tell "an attack on the town by X" from "the attack was condemned by X"."""
    return not any(article.low(k) in said.BE or article.low(k).endswith("ed") for k in range(at + 1, by))


def _acts(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "X kidnapped two men", "X guerrillas, who launched an attack"; not "X rebels were killed"."""
    if article.low(phrase.first - 1) in said.LINKS_BACK and phrase.first > sentence.first:
        return None
    for verb in _verbs(article, sentence, phrase.last):
        low, after = article.low(verb), article.low(verb + 1)
        ahead = article.lows[verb + 1 : min(sentence.last, verb + _NEAR + 2)]
        least = after == "at" and article.low(verb + 2) in ("least", "most")
        harms = low in said.HARMS and (least or after not in said.OBJECT_NOT)
        does = low in said.DOES and after not in ("by", "in") and not said.ATTACKS.isdisjoint(ahead)
        if verb < sentence.last - 1 and (harms or does):
            return Deed("acts", verb, verb + 1, "stated")
    return None
