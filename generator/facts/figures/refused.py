"""Readings that are refused: what did not happen, what was only threatened, and one number for two kinds of harm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.casualties import ACTIVE, NOUNS, PASSIVE, PEOPLE
from generator.facts.figures.clause import AUXILIARIES, STOP
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.figures.group import Read
    from generator.facts.sentences import Article, Sentence

_NOT = vocabulary("not never cannot nor neither without pas jamais ne n' sans")
_NOT_ALL = vocabulary("all only just least including counting even necessarily yet seulement encore tous")
_ADVERBS = vocabulary("been being be also ever actually really a ont avait avaient en eu")
_DENY = vocabulary(
    "denied denies deny denying disputed disputes refuted refutes démenti dément démentent nié nie nient"
)
_REJECT = vocabulary("rejected rejects rejecting dismissed dismisses dismissing contradicted doubted doubts")
_TALES = vocabulary(
    """
    report reports claim claims rumour rumours rumor rumors allegation allegations suggestion suggestions story
    stories accusation accusations evidence confirmation truth proof indication sign rumeurs preuve confirmation
    """
)
_UNTRUE = vocabulary(
    "untrue false baseless unfounded fabricated exaggerated wrong incorrect inaccurate lies faux fausses infondé"
)
_UNKNOWN = vocabulary("confirm verify say know believe think acknowledge admit establish confirmer")
_WHETHER = vocabulary("that whether if que si")
_RELATIVES = vocabulary("which who where whom when qui où dont")
_INFINITIVES = vocabulary("kill injure wound murder execute abduct kidnap assassinate massacre slaughter tuer blesser")
_MODALS = vocabulary("to will would could might may should can cannot shall must d' de")
_NEVER_WAS = ("could", "would")
_DID = vocabulary("on managed succeeded continued used went began started proceeded helped")
_TWOFOLD = ("killed", "injured", "missing")
_AND = ("and", "or", "et", "ou", "/")
_FARTHEST_DENIAL = 9  # words from "denied that" to its number
_NEAR = 5


def is_refused(article: Article, sentence: Sentence, read: Read) -> bool:
    """Tell a reading that is no figure of what befell people."""
    return (
        _is_negated(article, sentence, read)
        or _is_denied(article, sentence, read)
        or _is_only_meant(article, sentence, read)
        or _is_twofold(article, sentence, read)
    )


def _is_negated(article: Article, sentence: Sentence, read: Read) -> bool:
    """Tell "were not killed", "did not kill 30", "there weren't 500 deaths", "none of the 24 was hurt"."""
    if read.rule == "never-found":
        return False
    harm = read.until - 1
    if read.until > read.group.last and _denies(article, _past_adverbs(article, harm - 1, read.group.last)):
        return True
    first = min(read.begin, read.group.first)
    if read.rule not in ("noun", "noun-attackers") and _is_none_of(article, read.group.first):
        return True
    at = _past_adverbs(article, first - 1, max(sentence.first, first - _NEAR))
    return at >= sentence.first and _denies(article, at)


def _is_none_of(article: Article, first: int) -> bool:
    """Tell "none of the 24" and "aucun des 24" by the words before the number."""
    before = article.lows[max(first - 3, 0) : first]
    return before == ["none", "of", "the"] or (before[-1:] == ["des"] and before[-2:-1] in (["aucun"], ["aucune"]))


def _past_adverbs(article: Article, at: int, floor: int) -> int:
    """Step back over "been" and "immediately", not beyond `floor`."""
    while at > floor and (article.low(at) in _ADVERBS or article.low(at).endswith("ly")):
        at -= 1
    return at


def _denies(article: Article, at: int) -> bool:
    low = article.low(at)
    return (low in _NOT or low.endswith("n't")) and article.low(at + 1) not in _NOT_ALL


def _is_denied(article: Article, sentence: Sentence, read: Read) -> bool:
    """Tell "denied that 500 people died", "no evidence that", "could not confirm whether", "reports of … are untrue".

    "Denied responsibility for the attack that killed 20" denies no deaths.
    """
    first = min(read.begin, read.group.first)
    for at in range(first - 1, max(sentence.first, first - _FARTHEST_DENIAL) - 1, -1):
        low = article.low(at)
        if low in _RELATIVES or (low in STOP and low not in _WHETHER):
            break
        if _opens_denial(article, at, first):
            return True
        if low == "that" and article.low(at - 1) not in _VERBS_OF_DENIAL:
            break
    told = any(low in _TALES for low in article.lows[sentence.first : first])
    return told and any(article.low(k) in _UNTRUE for k in range(read.until, sentence.last))


_VERBS_OF_DENIAL = _DENY | _REJECT | _TALES | _UNKNOWN | {"true", "vrai", "case"}


def _opens_denial(article: Article, at: int, first: int) -> bool:
    """Tell a word that denies what stands right behind it: "that …", a tale, or the harm itself."""
    low, after = article.low(at), article.low(at + 1)
    before = article.lows[max(at - 3, 0) : at]
    if low in _DENY:
        return after in _WHETHER or after in _TALES or after in ("having", "the") or at + 1 == first
    if low in _REJECT:
        return after in _TALES or article.low(at + 2) in _TALES
    if low in _TALES:
        return after in ("that", "of", "que") and not {"no", "aucune"}.isdisjoint(before[-1:])
    if low in _UNKNOWN:
        return after in _WHETHER and any(b in _NOT or b.endswith("n't") or b in _REFUSED for b in before)
    return low in ("true", "vrai") and after in _WHETHER and any(b in _NOT or b.endswith("n't") for b in before)


_REFUSED = vocabulary("unable refused declined yet impossible")


def _is_only_meant(article: Article, sentence: Sentence, read: Read) -> bool:
    """Tell "threatened to kill 30" and "could have killed 12"; "went on to kill 12" says that they did."""
    at = read.begin
    if article.low(at - 1) == "have" and article.low(at - 2) in _NEVER_WAS and article.low(at) in ACTIVE:
        return True  # "could have killed dozens"
    if article.low(at) not in _INFINITIVES or at <= sentence.first or article.low(at - 1) not in _MODALS:
        return False
    return article.low(at - 2) not in _DID


def _is_twofold(article: Article, sentence: Sentence, read: Read) -> bool:
    """Tell "killed and wounded 80" and "80 dead or missing", which do not say how many of each.

    "Five dead and injured 12" gives each kind of harm its own number.
    """
    for at in range(max(min(read.begin, read.group.first) - 2, sentence.first), min(read.until, sentence.last - 2)):
        if article.low(at + 1) not in _AND:
            continue
        one, other = _harm(article, at), _harm(article, at + 2)
        if not one or not other or one == other:
            continue
        own = _number_before(article, sentence, at)
        if own and _number_after(article, at + 2, sentence):
            continue
        return True
    return False


def _harm(article: Article, at: int) -> str | None:
    low = article.low(at)
    found = PASSIVE.get(low) or ACTIVE.get(low) or NOUNS.get(low)
    return found if found in _TWOFOLD else None


def _number_before(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "five people were" before a word of harm."""
    k = at - 1
    while k > sentence.first and at - k < _NEAR and (article.low(k) in AUXILIARIES or article.low(k) in PEOPLE):
        k -= 1
    return k >= sentence.first and article.words[k].number is not None


def _number_after(article: Article, at: int, sentence: Sentence) -> bool:
    """Tell "at least 12" and "another 12" after a word of harm."""
    ahead = range(at + 1, min(at + _NEAR, sentence.last))
    number = next((k for k in ahead if article.words[k].number), None)
    return number is not None and all(article.words[k].text.isalpha() for k in range(at + 1, number))
