"""Groups of people: a number with its qualifier before it and its noun after it.

A number that counts years, money, rounds or houses, or that is somebody's age, is no group; so most numbers of an
article end here, before any rule asks what befell somebody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts.figures.casualties import ACTIVE, NOUNS, PASSIVE, PEOPLE
from generator.facts.figures.clause import AUXILIARIES, INCLUDING, STOP
from generator.facts.figures.qualifier import qualifier_before
from generator.facts.gazetteer import demonym
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Measure, Qualifier
    from generator.facts.numbers import Number
    from generator.facts.sentences import Article, Sentence

_LONGEST_GROUP = 8
THEM = vocabulary("them those these whom which eux elles entre")
_OWNED = 3  # words of "the minister's body guards"
_LONGEST_UNKNOWN = 3  # words of "Sri Lankan sherpas"
_SHORTEST_PLURAL = 3
_CLAUSE = vocabulary("of to that this had did does says les des dans sur sous plus was has is its his this as")
_THE = vocabulary("the his her their its our my your ses leurs nos mes")
_NOT_COUNTED = vocabulary(
    """
    years year days day hours hour minutes minute seconds weeks week months month km kilometers kilometres miles
    mile meters metres feet percent per cent % dollars euros pounds pesos francs o'clock am pm times vehicles
    vehicle cars car trucks rounds bombs bomb explosions explosion attacks attack rockets shots houses homes
    buildings rooms stories storey floors provinces cities towns villages countries occasions grenades rifles kg
    kilograms tons tonnes inches ans jours heures mois kilomètres mètres january february march april may june
    july august september october november december janvier février mars avril mai juin juillet août septembre
    octobre novembre décembre helicopters planes buses bullets churches mosques schools districts blasts weapons
    sticks decades decade centuries acres hectares points votes seats counts charges cases
    cows goats camels sheep dogs horses donkeys cattle animals pigs chickens birds elephants
    tanks trains boats ships vessels aircraft jets drones motorcycles motorbikes bikes tractors trailers tankers
    lorries minibuses ambulances convoys pickups
    shops stores factories offices hospitals hotels bridges roads tents huts villages
    markets camps bases posts checkpoints flights wells towers fires clashes raids
    incidents battles strikes airstrikes protests operations missions shells mines missiles mortars guns
    pistols bombings sites areas places states nations departments regions municipalities neighborhoods
    neighbourhoods communities companies banks stations windows doors streets blocks pieces parts copies
    véhicules maisons cases villages attaques explosions bombes roquettes armes motos voitures camions bâtiments
    écoles églises mosquées pays provinces régions départements reprises fois francs hectares
    """
)
_LABELS = vocabulary("age aged no number channel flight route")
_AGES = vocabulary("aged ages age âgé âgés âgée")
LIMITS = ("under", "over", "above", "below")
_ONE_PERSON = ("who", "he", "she")
_PAST_AGE = (",", ".", "and", "when", "but", ")")
_BY_AGE = vocabulary("youngest oldest eldest")
_PARENTS = vocabulary("mother father parents mère père")
_PARTING = vocabulary(
    "in at and on from near to during with for et dans à inside outside avec sur contre entre sous chez vers pour par"
)
_BEFORE_HIS = vocabulary("de à dans sur par avec pour sous et")  # “une partie de son toit”: no child


class Group(NamedTuple):
    """A number of people: words `first:last` with qualifier and noun; `head` is the noun's word, None for none."""

    first: int
    last: int
    at: int
    head: int | None
    qualifier: Qualifier
    number: Number


class Read(NamedTuple):
    """A group with what befell it; `until` is the end of the words that say so, `parent` the group it is part of."""

    group: Group
    measure: Measure
    rule: str
    begin: int
    until: int
    parent: int | None = None


def groups(article: Article, sentence: Sentence) -> list[Group]:
    """Find a sentence's groups of people, in order."""
    numbered = ((at, article.words[at].number) for at in range(sentence.first, sentence.last))
    found = (_group(article, sentence, at, number) for at, number in numbered if number)
    return [group for group in found if group]


def _group(article: Article, sentence: Sentence, at: int, number: Number) -> Group | None:
    """Read qualifier, number and noun; None where the number counts something else."""
    if _is_label(article, sentence, at) or _counts_no_people(article, at):
        return None
    noun = _noun(article, sentence, at)
    if noun is None:
        return None
    head, last = noun
    if head is None and _is_a_people(article, sentence, at + 1):
        head, last = at + 1, at + 2
    if head is None and (unknown := _unknown_plural(article, sentence, at)):
        head, last = unknown, unknown + 1
    if head == at + 1 and _is_verbal(article, head):
        head, last = None, at + 1
    first, qualifier = qualifier_before(article, sentence.first, at)
    return Group(first, last, at, head, qualifier, number)


def _is_label(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "$40", "flight 93", "aged 40", "the mother of two" and "Togo, 40," by the words before."""
    words = article.words
    if at > sentence.first and (words[at - 1].text in "$€£#" or words[at - 1].low in _LABELS):
        return True
    if article.low(at - 1) in LIMITS and article.low(at - 2) in PEOPLE and article.low(at + 1) not in PEOPLE:
        return True  # "12 children under 16"
    if article.low(at - 1) in ("was", "is") and article.low(at - 2) in _ONE_PERSON and article.low(at + 1) in _PAST_AGE:
        return True  # "the gunman, who was 28, was killed"
    if any(article.low(k) in _AGES for k in range(max(at - 3, sentence.first), at)):
        return True
    if article.low(at - 1) == "of" and article.low(at - 2) in _PARENTS:
        return True
    if article.low(at - 1) in ("was", "just", "only") and any(article.low(k) in _BY_AGE for k in range(at - 7, at)):
        return True
    between_commas = article.low(at - 1) == "," and article.low(at + 1) == ","
    return between_commas and at - 2 >= sentence.first and words[at - 2].capital


def _counts_no_people(article: Article, at: int) -> bool:
    """Tell "40 km", "40%", "40-year-old" and "one of the" by the word after."""
    after = article.low(at + 1)
    if after in ("of", "des", "d'") and (article.low(at + 2) in _THE or article.low(at + 2) in THEM):
        return not _is_part_of_people(article, at)
    words = article.words
    return after in _NOT_COUNTED or (after == "-" and words[at + 1].start == words[at].end)


def _is_part_of_people(article: Article, at: int) -> bool:
    """Tell "two of the minister's bodyguards" and "25 of whom" from "one of the reasons"; one alone counts nobody."""
    number = article.words[at].number
    if number is None or (number.value == 1 and article.low(at + 2) in ("the", *THEM)):
        return False
    if article.low(at + 2) in THEM:
        return True
    owned = [article.low(k) for k in range(at + 3, at + 3 + _OWNED)]
    verb = next((n for n, low in enumerate(owned) if low in AUXILIARIES), _OWNED)
    return any(low in PEOPLE or low in NOUNS or low in PASSIVE for low in owned[:verb])


def _noun(article: Article, sentence: Sentence, at: int) -> tuple[int | None, int] | None:
    """Answer the noun's word and the end of the group; (None, …) for no noun, None for a noun of something else."""
    head, last = None, at + 1
    for k in range(at + 1, min(sentence.last, at + 1 + _LONGEST_GROUP)):
        low = article.low(k)
        if low in _NOT_COUNTED or (low == "son" and article.low(k - 1) in _BEFORE_HIS):
            return None
        if low in ("hostage", "captive") and head is not None:
            break
        if low in PEOPLE or NOUNS.get(low):
            head, last = k, k + 1
            if _goes_on(article, k):
                continue
            if low in ("more", "other") and k + 1 < sentence.last:
                head = None if low == "more" else head
                continue
            break
        if head is None and ((low, article.low(k + 1)) == ("or", "so") or (low == "so" and article.low(k - 1) == "or")):
            continue
        if head is not None or not _may_modify(article, k):
            break
    return head, last


def _goes_on(article: Article, at: int) -> bool:
    """Tell "police officers" and "army gunmen": a noun for people with another after it."""
    after = article.low(at + 1)
    return (after in PEOPLE and article.low(at) not in ("more", "other", "others")) or NOUNS.get(after) in (
        "attackers",
        "hostages",
    )


def _may_modify(article: Article, at: int) -> bool:
    """Tell whether a word may stand between a number and its noun."""
    word = article.words[at]
    if word.number or not (word.text[0].isalpha()):
        return word.text == "-"
    low = word.low
    return not (
        low in PASSIVE or low in ACTIVE or low in AUXILIARIES - {"all"} or low in STOP or low in INCLUDING
        or low in _PARTING
    ) or low in ("wounded", "armed", "masked")  # fmt: skip


def _is_a_people(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "three Malians": a people's name in the plural is a noun for people."""
    return at < sentence.last and article.low(at).endswith("s") and demonym(article.words[at].text) is not None


def _unknown_plural(article: Article, sentence: Sentence, at: int) -> int | None:
    """Answer the word of a plural that no list knows, "two sacristans": whether it is people, its harm must say."""
    number = article.words[at].number
    if number is None or number.value == 1:
        return None
    for k in range(at + 1, min(sentence.last, at + 1 + _LONGEST_UNKNOWN)):
        if not _may_modify(article, k) or not article.words[k].text.isalpha() or article.low(k) in _CLAUSE:
            return None
        if is_plural(article.low(k)):
            return k
    return None


def is_plural(low: str) -> bool:
    """Tell a word that looks like an English or French plural."""
    return len(low) > _SHORTEST_PLURAL and low.endswith("s") and not low.endswith(("ss", "us", "is"))


def is_known(article: Article, group: Group) -> bool:
    """Tell a group whose noun, if it has one, is a noun for people."""
    if group.head is None:
        return True
    low = article.low(group.head)
    return low in PEOPLE or low in NOUNS or demonym(low) is not None


def _is_verbal(article: Article, at: int) -> bool:
    """Tell "27 dead" and "30 injured", which state what befell the group, from nouns."""
    return article.low(at) in PASSIVE
