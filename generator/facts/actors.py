"""Actors: who is said to have done it, who came to help, who spoke; with the source's own words of doubt, verbatim."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from generator.facts import people
from generator.facts.fact import Actor, Basis, Kind, Words
from generator.facts.gazetteer import demonym
from generator.facts.outlets import outlet
from generator.facts.saying import HEADS
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.saying import Saying, Sayings
    from generator.facts.sentences import Article, Sentence

_HEDGES: dict[Basis, str] = {
    "speculation": """
        speculations point to, speculation points to, there is speculation, speculated, rumoured, rumored, possibly,
        presumably, apparently
    """,
    "alleged": """
        allegedly, alleged, reportedly, purportedly, purported, accused of, accused, blamed, blames, attributed to,
        présumé, présumés, aurait, auraient
    """,
    "suspected": """
        suspected, believed to, thought to, is believed, are believed, presumed, suspects, soupçonné, soupçonnés
    """,
    "claimed": """
        claimed responsibility, claiming responsibility, claims responsibility, took responsibility, revendiqué, a
        revendiqué, claimed, claims, revendiquée, revendiqués
    """,
    "denied": """
        denied, denies, rejected, a démenti
    """,
    "not_confirmed": """
        never confirmed publicly, never confirmed, not been confirmed, not confirmed, unconfirmed, not immediately
        confirmed, not been independently verified, could not be verified, not be independently verified, no
        confirmation, not verified
    """,
}
_GROUPS = """
    al qaeda in the islamic maghreb, al-qaeda in the islamic maghreb, al qaeda in the arabian peninsula, al-qaida in
    the islamic maghreb, islamic state, islamic state group, islamic state in iraq and the levant, islamic state of
    iraq and syria, isis, isil, daesh, daech, al qaeda, al-qaeda, al-qaida, al qaida, al-qaïda, al-qaïda au maghreb
    islamique, etat islamique, état islamique, boko haram, taliban, afghan taliban, pakistani taliban, talibans,
    tehreek-e-taliban pakistan, tehrik-i-taliban pakistan, haqqani network, al-shabaab, al shabaab, al-shabab, al
    shabab, shabaab, hezbollah, hizbullah, hamas, islamic jihad, pkk, kurdistan workers' party, tak, farc, eln,
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
    liberation army, revolutionary armed forces of colombia, people's revolutionary army, the medellin cartel
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
_ATTACKERS = vocabulary(
    """
    gunmen gunman attackers attacker assailants assailant militants bombers bomber terrorists jihadists
    insurgents rebels guerrillas extremists hijackers kidnappers bandits shooter shooters assaillants
    terroristes jihadistes kamikaze hommes-armés
    """
)
_FORCES = vocabulary(
    """
    forces soldiers troops police commandos gendarmes soldats policiers army marines firefighters rescuers
    militaires
    """
)
_HELPED = vocabulary(
    """
    assisted helped rescued freed surrounded cordoned responded evacuated deployed stormed raided intervened
    sealed secured fired entered arrived liberated chased pursued launched shot retook recaptured searched
    """
)
_BLAMED = vocabulary(
    """
    carried claimed responsibility behind blamed accused attributed belonged belonging linked affiliated suspected
    masterminded perpetrated orchestrated mastermind responsible perpetrators authors revendiqué revendiquée revendiqués
    """
)
_DID = vocabulary(
    """
    murdered killed kidnapped attacked stormed bombed planted detonated ambushed hurled dynamited staged launched seized
    abducted executed assassinated massacred shot raided opened ordered organised organized planned threw set burned
    """
)
_KINDS_OF_ATTACKERS = vocabulary(
    "islamic islamist armed masked unknown unidentified suspected heavily two three suicide jihadist militant muslim"
)
_LONGEST_NAME = 8
_LONGEST_PERSON = 4
_ORGANISATIONS = vocabulary(
    """
    ministry government army police military office agency mission department council committee cross watch
    nations observatory party union front state organization organisation company ministère gouvernement armée
    """
)


class _Named(NamedTuple):
    first: int
    last: int
    kind: str
    rule: str


def actors(article: Article, sayings: Sayings) -> tuple[Actor, ...]:
    """Find all actors, each once by name and role, in order of their first mention."""
    found = [
        *_groups(article), *_attackers(article), *_main_persons(article, sayings), *_forces(article),
        *_sources(sayings), *_outlets(article, sayings),
    ]  # fmt: skip
    out: dict[tuple[str, str], Actor] = {}
    for actor in sorted(found, key=lambda a: (a.start, a.end)):
        key = (actor.name.casefold(), actor.role)
        before = out.get(key)
        if before is None or (before.hedge is None and actor.hedge is not None and actor.role == "perpetrator"):
            out[key] = actor
    perpetrators = {name for name, role in out if role == "perpetrator"}
    kept = [actor for (name, role), actor in out.items() if not (role == "mentioned" and name in perpetrators)]
    return tuple(sorted(kept, key=lambda a: (a.start, a.end, a.role)))


def hedge(article: Article, sentence: Sentence) -> tuple[Words, Basis] | None:
    """Find a sentence's first word of doubt; "not confirmed" goes before all others."""
    found: list[tuple[int, int, Basis]] = []
    for at in range(sentence.first, sentence.last):
        for phrase, basis in _hedges().get(article.low(at), ()):
            if all(article.low(at + n) == part for n, part in enumerate(phrase)) and at + len(phrase) <= sentence.last:
                found.append((at, at + len(phrase), basis))
                break
    if not found:
        return None
    first, last, basis = next((f for f in found if f[2] == "not_confirmed"), found[0])
    start, end = article.words[first].start, article.words[last - 1].end
    return Words(start, end, article.text[start:end]), basis


@lru_cache(maxsize=1)
def _hedges() -> dict[str, list[tuple[tuple[str, ...], Basis]]]:
    """Answer the hedges by their first word, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Basis]]] = {}
    for basis, phrases in _HEDGES.items():
        for phrase in phrases.split(","):
            out.setdefault(phrase.split()[0], []).append((tuple(phrase.split()), basis))
    return {first: sorted(phrases, key=lambda p: -len(p[0])) for first, phrases in out.items()}


@lru_cache(maxsize=1)
def _known_groups() -> dict[str, list[tuple[str, ...]]]:
    """Answer the known groups' names by their first word."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for name in _GROUPS.split(","):
        out.setdefault(name.split()[0], []).append(tuple(name.split()))
    return out


def _groups(article: Article) -> list[Actor]:
    out: list[Actor] = []
    for sentence in article.sentences:
        names = _names(article, sentence)
        if not names:
            continue
        doubt = hedge(article, sentence)
        for named in names:
            did = _did(article, sentence, named)
            out.append(
                _actor(
                    article,
                    named.first,
                    named.last,
                    "group",
                    "perpetrator" if did else "mentioned",
                    None,
                    doubt if did else None,
                    named.rule,
                )
            )
    return out


def _names(article: Article, sentence: Sentence) -> list[_Named]:
    """Known groups, names after "militant group", and capitalised names that end in "Front", "Army", …."""
    out: list[_Named] = []
    at = sentence.first
    while at < sentence.last:
        last = (
            _known(article, at, sentence.last)
            or _after_noun(article, at, sentence)
            or _by_ending(article, at, sentence)
        )
        if last:
            out.append(_Named(at, last, "group", "group"))
            at = last
        else:
            at += 1
    return out


def _known(article: Article, at: int, stop: int) -> int:
    word = article.words[at]
    best = 0
    for name in _known_groups().get(word.low, ()):
        if at + len(name) <= stop and all(article.low(at + n) == part for n, part in enumerate(name)):
            best = max(best, at + len(name))
    if best == at + 1 and not word.capital:
        return 0
    if best and word.low in ("eta", "tak", "ira", "adf", "eln", "epl", "isis") and not word.text.isupper():
        return 0
    return best if best and any(w.capital for w in article.words[at:best]) else 0


def _after_noun(article: Article, at: int, sentence: Sentence) -> int:
    """Read "Islamist militant group, Al Mourabitoun": capitalised words after a noun for a group."""
    if article.shouted or at - 1 < sentence.first or not article.words[at].capital:
        return 0
    before = article.low(at - 1)
    noun = at - 2 if before in (",", "called", "named", "the") else at - 1
    if noun < sentence.first or article.low(noun) not in _GROUP_NOUNS:
        return 0
    end = people.name(article, at, sentence.last)
    return end if end > at else 0


def _by_ending(article: Article, at: int, sentence: Sentence) -> int:
    if article.shouted or not article.words[at].capital or article.low(at) in ("the", "a"):
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
        ):
            return k + 1
        k += 1
    return 0


def _did(article: Article, sentence: Sentence, named: _Named) -> bool:
    """Tell whether a sentence says that this group did it."""
    lows = [article.low(at) for at in range(sentence.first, sentence.last)]
    if any(
        low in ("victims", "against")
        for low in lows[max(named.first - sentence.first - 3, 0) : named.first - sentence.first]
    ):
        return False
    if any(low in _BLAMED for low in lows):
        return True
    before = [article.low(at) for at in range(max(sentence.first, named.first - 4), named.first)]
    after = [article.low(at) for at in range(named.last, min(sentence.last, named.last + 6))]
    return "by" in before or "par" in before or any(low in _DID for low in after)


def _attackers(article: Article) -> list[Actor]:
    """Find the first unnamed attackers: "A group of Islamic gunmen"."""
    for sentence in article.sentences:
        for at in range(sentence.first, sentence.last):
            if article.low(at) in _ATTACKERS and not article.words[at].number:
                first = at
                while first > sentence.first and at - first < 4 and (  # noqa: PLR2004 -- a distance or a length, in words
                    demonym(article.words[first - 1].text) or article.low(first - 1) in _KINDS_OF_ATTACKERS
                ):  # fmt: skip
                    first -= 1
                doubt = hedge(article, sentence)
                return [
                    _actor(
                        article,
                        first,
                        at + 1,
                        "unnamed",
                        "perpetrator",
                        None,
                        doubt
                        if doubt
                        and doubt[1] in ("suspected", "alleged")
                        and abs(article.at(doubt[0].start) - first) <= 1
                        else None,
                        "attackers",
                    )
                ]
    return []


def _main_persons(article: Article, sayings: Sayings) -> list[Actor]:
    """Read "…leader, Mokhtar Belmokhtar, as the main person behind the siege": a named person whom doubt points to."""
    out: list[Actor] = []
    cues = (
        "behind",
        "mastermind",
        "masterminded",
        "suspect",
        "suspected",
        "accused",
        "perpetrator",
        "identified",
        "blamed",
        "gunman",
        "attacker",
        "shooter",
        "bomber",
        "arrested",
    )
    if article.shouted:
        return out
    for sentence in article.sentences:
        if not any(article.low(at) in cues for at in range(sentence.first, sentence.last)):
            continue
        speakers = {article.at(s.start) for s in sayings.by_sentence.get(sentence.start, [])}
        taken = {at for named in _names(article, sentence) for at in range(named.first, named.last)}
        doubt = hedge(article, sentence)
        strong = [
            at
            for at in range(sentence.first, sentence.last)
            if article.low(at) in ("behind", "mastermind", "masterminded")
        ]
        at = sentence.first
        while at < sentence.last:
            end = people.name(article, at, sentence.last)
            if (
                end - at >= 2  # noqa: PLR2004 -- a distance or a length, in words
                and at not in speakers
                and at not in taken
                and _points_to(article, sentence, at, end, strong=bool(strong))
            ):  # noqa: PLR2004: name and surname
                role = _role_before(article, at, sentence)
                out.append(_actor(article, at, end, "person", "perpetrator", role, doubt, "pointed-to"))
            at = max(end, at + 1)
    return out


def _points_to(article: Article, sentence: Sentence, first: int, last: int, *, strong: bool) -> bool:
    before = [article.low(at) for at in range(max(sentence.first, first - 6), first)]
    after = [article.low(at) for at in range(last, min(sentence.last, last + 9))]
    if strong and ("behind" in after or "mastermind" in after or "masterminded" in after or "mastermind" in before):
        return True
    if "as" in before[-2:] and any(w in before for w in ("identified", "named")):
        return any(
            article.low(at) in _ATTACKERS or article.low(at) in ("suspect", "suspects")
            for at in range(sentence.first, sentence.last)
        )
    return bool(before) and before[-1] in ("suspect", "gunman", "attacker", "bomber", "shooter", "mastermind")


def _role_before(article: Article, at: int, sentence: Sentence) -> str | None:
    head = at - 2 if article.low(at - 1) == "," else at - 1
    if head < sentence.first or article.low(head) not in people.ROLES:
        return None
    first = people.role_start(article, head, sentence.first)
    while (
        first - 2 > sentence.first
        and article.low(first - 1) == "and"
        and (demonym(article.words[first - 3].text) or article.words[first - 2].low in ("jihadist", "militant"))
    ):
        first -= 2
        if demonym(article.words[first - 1].text):
            first -= 1
    return " ".join(article.text[article.words[first].start : article.words[head].end].split())


def _forces(article: Article) -> list[Actor]:
    """Read "French and US military forces assisted Malian soldiers": forces that came, each as it is named."""
    out: list[Actor] = []
    for sentence in article.sentences:
        if not any(article.low(at) in _HELPED for at in range(sentence.first, sentence.last)):
            continue
        for at in range(sentence.first, sentence.last):
            near = [article.low(k) for k in range(at - 3, at + 4)]
            if article.low(at) not in _FORCES or not any(low in _HELPED for low in near):
                continue
            first = people.role_start(article, at, sentence.first)
            while (
                first - 1 > sentence.first - 1
                and article.low(first - 1) in ("and", "special", "armed")
                and first - 2 >= sentence.first
                and demonym(article.words[first - 2].text)
            ):
                first -= 2
            if first == at and article.low(at) not in ("police", "army", "firefighters", "rescuers", "gendarmes"):
                continue
            if article.words[max(first - 1, 0)].number and first > sentence.first:
                continue
            out.append(_actor(article, first, at + 1, "force", "responder", None, None, "force"))
    return out


def _sources(sayings: Sayings) -> list[Actor]:
    out: list[Actor] = []
    surnames: set[str] = set()
    for saying in sayings.all:
        if saying.pronoun or saying.via == saying.text or saying.text in surnames:
            continue
        if " " in saying.text and saying.text[0].isupper():
            surnames.add(saying.text.split()[-1])
        kind = _kind(saying)
        if saying.verb_word == "claimed" and saying.text.lower() in ("group", "organization", "organisation"):
            continue
        out.append(
            Actor(
                start=saying.start,
                end=saying.end,
                name=" ".join(saying.text.split()),
                kind=kind,
                role="source",
                title=saying.role,
                hedge=None,
                basis="stated",
                rule="speaks",
            )
        )
    return out


def _kind(saying: Saying) -> Kind:
    """Tell persons from organisations and from the unnamed by the last word, and by the capital."""
    last = saying.text.split()[-1].lower()
    if saying.role:
        return "person"
    if last in _ORGANISATIONS:
        return "organisation"
    if last in HEADS or not saying.text[0].isupper():
        return "unnamed"
    return "person" if 1 < len(saying.text.split()) <= _LONGEST_PERSON else "organisation"


def _outlets(article: Article, sayings: Sayings) -> list[Actor]:
    names = list(dict.fromkeys(s.via for s in sayings.all if s.via))
    out: list[Actor] = []
    at = 0
    while at < len(article.words):
        end = outlet(article, at, len(article.words)) if article.words[at].capital or article.low(at) == "state" else at
        if end > at and article.text[article.words[at].start : article.words[end - 1].end] in names:
            out.append(_actor(article, at, end, "outlet", "outlet", None, None, "outlet"))
            at = end
        else:
            at += 1
    return list({actor.name: actor for actor in reversed(out)}.values())


def _actor(  # noqa: PLR0913, PLR0917 -- what the fact is made of
    article: Article,
    first: int,
    last: int,
    kind: str,
    role: str,
    title: str | None,
    doubt: tuple[Words, Basis] | None,
    rule: str,
) -> Actor:
    start, end = article.words[first].start, article.words[last - 1].end
    name = " ".join(article.text[start:end].split())
    return Actor(
        start=start, end=end, name=name, kind=kind, role=role, title=title,  # type: ignore[arg-type]
        hedge=doubt[0] if doubt else None, basis=doubt[1] if doubt else "stated", rule=rule,
    )  # fmt: skip
