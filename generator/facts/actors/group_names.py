"""Names of armed groups: those that are known, those after "militant group", and those that end in "Front" or "Army".

A known name that is also a word or a first name ("eta", "isis") counts only in capitals.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.facts import people
from generator.facts.gazetteer import country, demonym
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article, Sentence

_GROUPS = """
    al qaeda in the islamic maghreb, al-qaeda in the islamic maghreb, al qaeda in the arabian peninsula, al-qaida in
    the islamic maghreb, islamic state, islamic state group, islamic state in iraq and the levant, islamic state of
    iraq and syria, isis, isil, daesh, daech, al qaeda, al-qaeda, al-qaida, al qaida, al-qaïda, al-qaïda au maghreb
    islamique, etat islamique, état islamique, boko haram, taliban, afghan taliban, pakistani taliban, talibans,
    tehreek-e-taliban pakistan, tehrik-i-taliban pakistan, haqqani network, al-shabaab, al shabaab, al-shabab, al
    shabab, shabaab, shebab, shebabs, al-chabab, hezbollah, hizbullah, hamas, islamic jihad, pkk, tak, farc, eln,
    kurdistan workers' party,
    national liberation army, fmln, farabundo marti national liberation front, shining path, sendero luminoso, mrta,
    tupac amaru revolutionary movement, extraditables, the extraditables, m-19, 19 april movement, april 19
    movement, popular liberation army, epl, urng, guatemalan national revolutionary unity, eta, ira,
    lashkar-e-taiba, lashkar-e-jhangvi, jaish-e-mohammed, jamaat-ul-ahrar, abu sayyaf, jemaah islamiyah, lord's
    resistance army, adf, allied democratic forces, ansar dine, ansaru, ansar al-sharia, ansar al-islam, jnim, aqim,
    aqmi, mujao, al mourabitoun, al-mourabitoun, fatah, houthis, janjaweed, m23, tamil tigers, ltte, manuel
    rodriguez patriotic front, fpmr, lautaro, mapu lautaro, morazanist patriotic front, contras, lorenzo zelaya
    popular revolutionary forces, cinchoneros, army of national liberation, zarate willka, simon bolivar guerrilla
    coordinating board, ricardo franco front, quintin lame, maoists, naxalites, ulfa, hizbul mujahideen,
    tehreek-e-taliban, jundallah, jaish al-adl, al-nusra front, nusra front, wagner, macina liberation front,
    isis-k, isil-k, islamic state khorasan, iswap, medellin cartel, medellin drug cartel, cali cartel, people's
    liberation army, revolutionary armed forces of colombia, people's revolutionary army, death squad, death squads
"""
_GROUP_NOUNS = vocabulary(
    """
    group organization organisation movement militia network faction cell groupe mouvement sect
    """
)
_GROUP_ENDS = vocabulary(
    """
    front army brigade brigades movement command jihad liberation mujahideen militia militias cartel
    """
)
_GROUP_WORDS = _GROUP_NOUNS | _GROUP_ENDS
_ALSO_WORDS = vocabulary("eta tak ira adf eln epl isis")
_SMALL_TOO = vocabulary("talibans shebab shebabs houthis houthistes")  # as French writes peoples and parties
# Before "group": those that help, watch or report.
_PEACEFUL = vocabulary(
    """
    rights aid monitoring advocacy relief humanitarian help charity campaign watchdog media news mining energy medical
    conservation environmental research lobby church opposition parliamentary student women's ethnic industry trade
    consumer support working contact intelligence watch observer tribal religious
    """
)
# Words that show a service of a state, or a body that fights nobody.
_OFFICIAL = vocabulary(
    """
    central joint general supreme high fire infantry armoured armored airborne mountain guard parachute special police
    rescue salvation
    royal republican regular coast air civil labor labour women's rights peace presidential regional southern
    northern eastern western pacific cyber strategic mechanized mechanised tank artillery army navy naval military
    metropolitan brigade ambulance workers students trade
    """
)
_MEMBERS = vocabulary("members fighters militants rebels soldiers troops leaders gunmen elements guerrillas")
_LONGEST_NAME = 8


class GroupName(NamedTuple):
    """A group's name at words `first:last`."""

    first: int
    last: int


def group_names(article: Article, sentence: Sentence) -> list[GroupName]:
    """Find known groups, names after "militant group", and capitalised names that end in "Front", "Army", …."""
    out: list[GroupName] = []
    at = sentence.first
    known = _known_groups()
    if known.keys().isdisjoint(article.lows[sentence.first : sentence.last]) and not article.has(
        sentence, _GROUP_WORDS
    ):
        return out
    while at < sentence.last:
        word, last = article.words[at], 0
        if word.low in known:
            last = _known(article, at, sentence.last)
        if not last and word.capital and not article.shouted:
            last = _after_noun(article, at, sentence) or _by_ending(article, at, sentence)
        if last:
            out.append(GroupName(at, last))
        at = last or at + 1
    return out


def _known(article: Article, at: int, stop: int) -> int:
    """Answer where the longest known name that begins here ends; 0 for none."""
    word = article.words[at]
    best = 0
    for name in _known_groups()[word.low]:
        if at + len(name) <= stop and all(article.low(at + n) == part for n, part in enumerate(name)):
            best = max(best, at + len(name))
    if best == at + 1 and word.text.islower():
        return best if word.low in _SMALL_TOO else 0
    if best and word.low in _ALSO_WORDS and not word.text.isupper():
        return 0
    return best if best and any(not w.text.islower() for w in article.words[at:best]) else 0


@lru_cache(maxsize=1)
def _known_groups() -> dict[str, list[tuple[str, ...]]]:
    """Answer the known groups' names by their first word."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for name in _GROUPS.split(","):
        out.setdefault(name.split()[0], []).append(tuple(name.split()))
    return out


def _after_noun(article: Article, at: int, sentence: Sentence) -> int:
    """Read "Islamist militant group, Al Mourabitoun": capitalised words after a noun for a group."""
    if at == sentence.first:
        return 0
    before = article.low(at - 1)
    noun = at - 2 if before in (",", "called", "named", "the") else at - 1
    if noun < sentence.first or article.low(noun) not in _GROUP_NOUNS or article.low(noun - 1) in _PEACEFUL:
        return 0
    end = people.name(article, at, sentence.last)
    return end if end > at else 0


def _by_ending(article: Article, at: int, sentence: Sentence) -> int:
    """Read "Macina Liberation Front"; not "French Army", which is a force."""
    before = article.words[at - 1] if at > sentence.first else None
    if article.low(at) in _MEMBERS or article.low(at) in ("the", "a"):
        return 0
    if before and (before.number or before.text[0].isdigit() or demonym(before.text) or country(before.text)):
        return 0
    k = at
    while k < min(sentence.last, at + _LONGEST_NAME) and (
        article.words[k].capital or article.low(k) in ("of", "for", "the", "and", "-")
    ):
        if (
            k > at
            and article.low(k) in _GROUP_ENDS
            and article.words[k].capital
            and not demonym(article.words[at].text)
            and article.low(k - 1) not in _OFFICIAL
        ):
            return k + 1
        k += 1
    return 0
