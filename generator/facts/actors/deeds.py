"""What a sentence says that somebody did: who claims it, who is blamed, by whom it was done, who acts.

The words stand right beside the name and what belongs to it ("members of X", "suspected X guerrillas"); a name that is
somewhere in a sentence with "attack" did nothing yet.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from generator.facts.gazetteer import demonym
from generator.facts.verbs import is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.fact import Basis
    from generator.facts.sentences import Article, Sentence

# Verbs that need nothing beside them: their object suffers.
_HARMS = vocabulary(
    """
    murdered killed kidnapped kidnaped attacked stormed bombed ambushed dynamited abducted assassinated massacred
    executed beheaded slaughtered raided shelled gunned hijacked torched stabbed burned overran slain blown shot
    tué attaqué enlevé assassiné exécuté massacré
    """
)
# Verbs that say it only of an attack: "launched a raid", not "launched a campaign".
_DOES = vocabulary(
    """
    carried launched staged perpetrated committed organised organized planned mounted conducted masterminded
    orchestrated planted detonated hurled threw placed opened set blew fired mené perpétré commis lancé organisé
    """
)
_ATTACKS = vocabulary(
    """
    attack attacks ambush ambushes assault assaults raid raids bombing bombings bomb bombs explosion explosions
    blast blasts murder murders killing killings kidnapping kidnappings massacre massacres assassination
    assassinations shooting shootings siege sabotage hostage hostages crime crimes abduction abductions fire grenade
    grenades dynamite explosives mine mines takeover incursion slaying strike strikes slaughter charge charges
    attentat attentats attaque attaques assassinat meurtre meurtres enlèvement prise hit operation action actions
    terrorist offensive beheading hijacking devices device mortars rockets rocket
    """
)
_HARM_WORDS = _HARMS | _ATTACKS
_CLAIMS = vocabulary(
    "claimed claims claim claiming admitted admits accepted assumed took takes taken revendiqué revendique revendiquée"
)
_TAKES = ("took", "takes", "taken", "accepted", "assumed")
_CLAIMED = vocabulary("responsibility credit authorship") | _ATTACKS
_STATES = vocabulary("said says announced declared stated added")
_ITSELF = vocabulary("it they its their he members fighters")
_BLAMES = vocabulary("blamed blames blaming blame")
_ACCUSES = vocabulary("accused accuses accusing accuse suspect suspects accusé accusent")
_ATTRIBUTES = vocabulary(
    "blamed attributed attributes attribute pinned attribué attribuée attribués attribuées imputé imputée"
)
_BLAMED = vocabulary("blamed suspected responsible behind perpetrators authors culprits accused mastermind")
_LEADS = vocabulary(
    "believed thought suspected said reported considered alleged to held the only party among as one of"
)
_BELONG = vocabulary("belonged belonging belong affiliated linked allied loyal")
_DENIES = vocabulary("denied denies rejected denying")
_DENIED = vocabulary(
    """
    responsibility involvement involved being having carrying accusation accusations allegation allegations charge
    charges claim claims role part
    """
)
_ATTACKERS = vocabulary(
    """
    gunmen gunman attackers attacker assailants assailant militants bombers bomber terrorists kidnappers killers
    perpetrators hijackers suspects assaillants ravisseurs shooter shooters
    """
)
# What belongs to a group's name.
_OWN = vocabulary(
    """
    guerrillas guerrilla rebels rebel members member militants militant fighters fighter terrorists terrorist gunmen
    commandos commando units unit columns column cells cell forces troops insurgents insurgent group groups
    organization organisation movement faction factions militia militiamen elements subversives urban clandestine
    jihadists jihadist extremists men combatants squad squads patrol platoon gunman bombers bomber hitmen groupe
    combattants membres hommes miliciens jihadistes éléments rebelles
    """
)
_KINDS = _OWN | vocabulary(
    """
    the a an some several so-called suspected alleged presumed islamist islamic maoist marxist marxist-leninist
    leftist rightist left-wing right-wing extremist separatist armed outlawed banned radical notorious infamous
    pro-castro pro-chinese heavily masked unidentified unknown local by-now sinister l' le la les du des un une
    secessionist communist ultraleftist ultrarightist nationalist hardline hard-line sunni shia shi'ite shiite
    palestinian kurdish jihadi dissident feared dreaded powerful called named
    """
)
_MARKS = "\"“”'‘’«»[]()"
_BE = vocabulary("was were is are been being be été était étaient")
_HAVE = vocabulary(
    "has have had also then later earlier today yesterday again reportedly allegedly a ont avait that who which"
)
_DAYS = vocabulary(
    """
    monday tuesday wednesday thursday friday saturday sunday on in early late last this night morning afternoon evening
    tonight week month
    """
)
_UNREAL = vocabulary(
    """
    not no never nor neither nobody possibility possible threat threats threatened threatens threatening prevent avoid
    future would could might may should if whether unless cannot against counter stop deter until n' pas aucun jamais
    """
)
_OPENS = vocabulary(", that and where when ] que et où")
_ENDS = vocabulary(". ; : but while although though because")
_OBJECT_NOT = vocabulary(
    "by in on during at when while as and or . , ; : has have had was were is are since who which that"
)
_LINKS_BACK = vocabulary("of against with by for to on between from than in and versus at de contre avec par pour")
_SUPPOSED = vocabulary("if whether would si")
_OPENS_ASIDE = vocabulary("a an the one un une whose known also based led considered")
_RELATIVES = ("which", "who", "qui")
_BEFORE_NOW = vocabulary(
    """
    past previous previously similar other often regularly frequently repeatedly years decade decades several many
    numerous dozens earlier former historically régulièrement souvent années plusieurs
    """
)
_NOT_ITSELF = vocabulary(
    "leader leaders commander chief communique statement delegate delegates delegation report founder"
)
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
    if last >= sentence.last or not article.has(sentence, _HARM_WORDS) or _is_unreal(article, sentence, first):
        return False
    if _is_of_others(article, sentence, last):
        return False
    opens = first == sentence.first or article.low(first - 1) in _OPENS
    verbs = [article.words[verb] for verb in _verbs(article, sentence, last) if verb < sentence.last]
    if opens and any(is_saying(verb) or verb.low in _BE or verb.low in _NOT_ITSELF for verb in verbs):
        return False
    return opens or _is_by(article, first)


def span(article: Article, sentence: Sentence, name: tuple[int, int]) -> tuple[int, int]:
    """Answer the words of a name with what belongs to it: "members of X", "suspected X guerrillas"."""
    return _begin(article, sentence, name[0]), _end(article, sentence, name[1])


def _begin(article: Article, sentence: Sentence, at: int) -> int:
    """Answer where "members of the Maoist" begins before a name, also before "FMLN [" and "group,"."""
    while at > sentence.first:
        low, word = article.low(at - 1), article.words[at - 1]
        if low in ("of", "from", "de", "des", "d'") and article.low(at - 2) in _OWN:
            at -= 2
        elif (
            (low == "," and article.low(at - 2) in _OWN)
            or low in _KINDS
            or word.text in _MARKS
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
        elif low in _OWN or word.text in "]\"”'’»)":
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
    supposed = not _SUPPOSED.isdisjoint(clause)
    return supposed or not _UNREAL.isdisjoint(before) or any(low.endswith("n't") for low in before)


def _is_of_others(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "X has carried out similar attacks in recent years": what it did at other times."""
    ahead = article.lows[at : min(sentence.last, at + _CLAUSE)]
    stop = next((n for n, low in enumerate(ahead) if n > 1 and (low in _ENDS or low == ",")), len(ahead))
    return not _BEFORE_NOW.isdisjoint(ahead[:stop])


def _verbs(article: Article, sentence: Sentence, last: int) -> list[int]:
    """Answer where the verbs of a name may stand: past "has also", in ", which …" and behind an aside."""
    opens = article.low(last + 1) if article.low(last) == "," else ""
    begins = [last + 2] if opens in _RELATIVES else [] if opens else [last]
    if opens in _RELATIVES or opens in _OPENS_ASIDE:
        stop = min(sentence.last, last + _CLAUSE)
        begins += [k + 1 for k in range(last + 1, stop) if article.low(k) == ","][:1]
    return [_past_small_words(article, sentence, at) for at in begins]


def _past_small_words(article: Article, sentence: Sentence, at: int) -> int:
    stop = min(sentence.last, at + _FAR)
    while at < stop - 1:
        word = article.words[at]
        if not (word.low in _HAVE or word.low in _DAYS or word.number or word.low.endswith("ly")):
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
            if low in _ENDS or low in _UNREAL or low in _BE or low == ",":
                break
            until = _claims_at(article, sentence, at) if at == verb or low == "claiming" else 0
            if until:
                return Deed("claims", at, until, "claimed")
        if _says_of_itself(article, sentence, verb):
            return Deed("claims", verb, verb + 1, "claimed")
    return None


def _claims_at(article: Article, sentence: Sentence, at: int) -> int:
    """Answer where "claimed responsibility" ends that begins at a word; 0 for "claimed the lives" and "took place"."""
    if article.low(at) not in _CLAIMS:
        return 0
    stop = min(at + _NEAR, sentence.last)
    what = next((k for k in range(at + 1, stop) if article.low(k) in _CLAIMED), None)
    if what is None or (article.low(at) in _TAKES and article.low(what) not in ("responsibility", "credit")):
        return 0
    is_other = "no" in article.lows[at:what] or "lives" in article.lows[at : what + 3]
    return 0 if is_other else what + 1


def _says_of_itself(article: Article, sentence: Sentence, verb: int) -> bool:
    """Tell "said it was behind the attack" and "claimed that its fighters had carried out"."""
    if article.low(verb) not in _STATES and article.low(verb) not in _CLAIMS:
        return False
    ahead = article.lows[verb + 1 : min(verb + _FAR, sentence.last)]
    own = next((n for n, word in enumerate(ahead[:4]) if word in _ITSELF), None)
    return own is not None and _did_itself(ahead[own + 1 :])


def _did_itself(ahead: list[str]) -> bool:
    """Tell "it was behind the attack" and "its fighters had carried out" among the next words."""
    if "not" in ahead or any(low.endswith("n't") for low in ahead):
        return False
    does = not _DOES.isdisjoint(ahead[:5]) and not _ATTACKS.isdisjoint(ahead[:8])
    harms = _BE.isdisjoint(ahead[:3]) and (does or not (_HARMS | {"carried"}).isdisjoint(ahead[:5]))
    return "behind" in ahead[:4] or "responsible" in ahead[:5] or harms


def _denies(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "X denied responsibility": whoever denies it of itself is accused of it."""
    for verb in _verbs(article, sentence, phrase.last):
        ahead = article.lows[verb + 1 : min(sentence.last, verb + _NEAR)]
        own = not _DENIED.isdisjoint(ahead[:3]) or (_did_itself(ahead) and not _ITSELF.isdisjoint(ahead[:4]))
        if article.low(verb) in _DENIES and own:
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
    if low in _BLAMES and article.low(before - 1) not in ("to", "not"):
        return Deed("blamed", before, before + 1, "alleged")
    if low in _ACCUSES and ahead[:1] and ahead[0] in ("of", "d'", "de") and _is_violence(ahead[1:]):
        return Deed("blamed", before, before + 1, "alleged")
    if low in ("to", "on", "à", "aux", "au"):
        floor = max(sentence.first, before - _FAR)
        verb = next((k for k in range(before - 1, floor - 1, -1) if article.low(k) in _ATTRIBUTES), None)
        if verb is not None and not _ENDS.intersection(article.lows[verb:before]):
            around = article.lows[max(sentence.first, verb - _FAR - _NEAR) : before]
            if not _HARM_WORDS.isdisjoint(around):
                return Deed("blamed", verb, verb + 1, "alleged")
    if low in ("with", "avec"):
        back = article.lows[max(sentence.first, before - _FAR) : before]
        if back[-1:] and back[-1] in ("along", "together", "jointly") and "responsible" in back:
            return Deed("blamed", before - 1, before, "claimed")
    return None


def _blamed_after(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "X was blamed for the attack", "X is believed to be behind", "X are being held responsible"."""
    if article.low(phrase.first - 1) in _LINKS_BACK:
        return None
    stop = min(sentence.last, phrase.last + _NEAR + 1)
    for at in range(phrase.last, stop):
        low = article.low(at)
        if low in _ENDS or low in _UNREAL or article.words[at].text == ",":
            return None
        if low in _BLAMED:
            lead = article.lows[phrase.last : at]
            ahead = article.lows[at + 1 : min(sentence.last, at + _NEAR)]
            if _BE.isdisjoint(lead) or not _may_lead(lead) or (low == "accused" and not _is_violence(ahead)):
                return None
            if (
                low in ("responsible", "behind")
                and _HARM_WORDS.isdisjoint(ahead)
                and "held" not in lead
                and ahead[:1] not in ([], ["."], ["for"])
            ):
                return None
            if low == "responsible" and ahead[:1] == ["for"] and _HARM_WORDS.isdisjoint(ahead) and "it" not in ahead:
                return None
            return Deed("blamed", at - ("held" in lead[-1:]), at + 1, "alleged")
    return None


def _may_lead(lead: list[str]) -> bool:
    """Tell "is believed to be" and "have been held" from words with a subject of their own."""
    return all(low in _LEADS or low in _BE or low in _HAVE or low.endswith("ly") for low in lead)


def _is_violence(words: list[str]) -> bool:
    """Tell "killing the priests", "being behind the attack" among the next words."""
    verbs = any(low in _HARM_WORDS or low in _DOING for low in words[:_NEAR])
    return verbs or "responsible" in words[:3] or "behind" in words[:3]


_DOING = vocabulary(
    """
    killing murdering attacking kidnapping abducting bombing ambushing massacring assassinating executing shooting
    planting shelling storming beheading tuer attaquer tué tués assassiné attaqué
    """
)


def _attackers_of(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "the attackers belonged to X", "the gunmen were members of X", "the raid was the work of X"."""
    before, verb = article.low(phrase.first - 1), phrase.first - 2
    if before == "of" and article.low(verb) == "work" and article.low(verb - 2) in _BE:
        return Deed("blamed", verb - 1, verb + 2, "stated")
    belongs = before in ("to", "with", "à") and article.low(verb) in _BELONG
    are_its = before in ("be", "were", "are", "as") and article.low(phrase.first) in _OWN
    subject = article.lows[max(sentence.first, verb - _NEAR) : phrase.first - 1]
    if not (belongs or are_its) or _ATTACKERS.isdisjoint(subject):
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
        if low in _ENDS:
            return None
        if low in _HARMS or (low in _ATTACKS and at > by - _NEAR + 1 and _is_noun_by(article, at, by)):
            return Deed("done-by", at, by + 1, "stated")
        if low in _DOES:
            back = article.lows[max(sentence.first, at - _FAR) : at]
            return None if _ATTACKS.isdisjoint(back) else Deed("done-by", at, by + 1, "stated")
        if low.endswith("ed"):
            return None
    return None


def _is_noun_by(article: Article, at: int, by: int) -> bool:
    """Tell "an attack on the town by X" from "the attack was condemned by X"."""
    return not any(article.low(k) in _BE or article.low(k).endswith("ed") for k in range(at + 1, by))


def _acts(article: Article, sentence: Sentence, phrase: _Phrase) -> Deed | None:
    """Read "X kidnapped two men", "X guerrillas, who launched an attack"; not "X rebels were killed"."""
    if article.low(phrase.first - 1) in _LINKS_BACK and phrase.first > sentence.first:
        return None
    for verb in _verbs(article, sentence, phrase.last):
        low, after = article.low(verb), article.low(verb + 1)
        ahead = article.lows[verb + 1 : min(sentence.last, verb + _NEAR + 2)]
        least = after == "at" and article.low(verb + 2) in ("least", "most")
        harms = low in _HARMS and (least or after not in _OBJECT_NOT)
        does = low in _DOES and after not in ("by", "in") and not _ATTACKS.isdisjoint(ahead)
        if verb < sentence.last - 1 and (harms or does):
            return Deed("acts", verb, verb + 1, "stated")
    return None
