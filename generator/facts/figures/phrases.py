"""Harm that takes more than one word to say: "taken to hospital", "held hostage", "lost their lives"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.casualties import NOUNS, PASSIVE
from generator.facts.figures.group import Read
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article

_TAKEN = vocabulary(
    """
    taken rushed admitted brought transported shifted transferred airlifted moved evacuated flown sent remain
    remained remains recovering hospitalisés évacués évacuées transportés transportées transférés admis admises
    conduits conduites
    """
)
_TO = ("to", "into", "in", "vers", "à", "dans")
_HOSPITALS = vocabulary("hospital hospitals clinic clinics hôpital hôpitaux clinique")
_CONDITIONS = vocabulary("critical serious grave stable severe")
_ARE = ("are", "were", "is", "remain", "critically")
_HAVE = ("have", "had", "sustained", "suffered", "received", "with")
_HURTS = vocabulary("wounds injuries burns fractures lacerations shrapnel")
_STRUCK = vocabulary("hit struck touchés touchées atteints atteintes")
_MISSILES = vocabulary("gunfire bullets shrapnel bullet debris glass pellets balles éclats tirs")
_TO_DEATH = vocabulary(
    "shot stabbed beaten burnt burned hacked tortured crushed clubbed stoned trampled bled starved put"
)
_DRIVEN = vocabulary("forced driven displaced fled flee fleeing fui fuir chassés quitter")
_HOMES = vocabulary("homes home houses villages village area areas town foyer maison domicile foyers maisons domiciles")
_PUT = ("placés", "placées", "placed", "taken", "put", "held")
_NEVER_FOUND = (["never", "been", "found"], ["not", "been", "found"], ["not", "been", "accounted"])
_CUSTODY = ("custody", "detention", "garde", "détention")


def phrase(article: Article, group: Group, at: int, limit: int) -> Read | None:
    """Read the harm whose words begin at a word and end before `limit`; None where none does."""
    return next((read for rule in _RULES if (read := rule(article, group, at, limit))), None)


def _hospital(article: Article, group: Group, at: int, limit: int) -> Read | None:
    """Read "taken to hospital"; bodies that are taken there are the dead."""
    if article.low(at) not in _TAKEN or article.low(at + 1) not in _TO:
        return None
    until = next((k + 1 for k in range(at + 2, min(at + 7, limit)) if article.low(k) in _HOSPITALS), None)
    if until is None:
        return None
    are_bodies = group.head is not None and NOUNS.get(article.low(group.head)) == "killed"
    return Read(group, "killed" if are_bodies else "injured", "hospital", group.first, until)


def _hit(article: Article, group: Group, at: int, _limit: int) -> Read | None:
    """Read "were hit by gunfire", "touchées par des éclats"."""
    if article.low(at) not in _STRUCK or article.low(at + 1) not in ("by", "par"):
        return None
    by = at + 2 + (article.low(at + 2) in ("a", "the", "des", "un", "une", "stray", "flying"))
    return Read(group, "injured", "hurts", group.first, by + 1) if article.low(by) in _MISSILES else None


def _as_missing(article: Article, group: Group, at: int, _limit: int) -> Read | None:
    """Read "listed 12 people as missing"."""
    measure = PASSIVE.get(article.low(at + 1)) if article.low(at) in ("as", "comme") else None
    return Read(group, measure, "passive", group.first, at + 2) if measure else None


def _condition(article: Article, group: Group, at: int, _limit: int) -> Read | None:
    """Read "in critical condition", "are critical"."""
    low = article.low(at)
    if low not in _CONDITIONS:
        return None
    if article.low(at + 1) in ("condition", "conditions", "state"):
        return Read(group, "injured", "condition", group.first, at + 2)
    is_predicate = low in ("critical", "serious") and article.low(at - 1) in _ARE
    return Read(group, "injured", "condition", group.first, at + 1) if is_predicate else None


def _hurts(article: Article, group: Group, at: int, limit: int) -> Read | None:
    """Read "have bullet wounds", "suffered severe burns"."""
    if article.low(at) not in _HAVE:
        return None
    ahead = range(at + 1, min(at + 5, limit))
    hurt = next((k for k in ahead if article.low(k) in _HURTS), None)
    if hurt and any(PASSIVE.get(article.low(k)) == "killed" for k in range(at + 1, hurt)):
        return None  # "have died of their injuries"
    return Read(group, "injured", "hurts", group.first, hurt + 1) if hurt else None


def _lives(article: Article, group: Group, at: int, _limit: int) -> Read | None:
    """Read "lost their lives", "ont perdu la vie", "14 lives were lost"."""
    low, after = article.low(at), article.low(at + 1)
    theirs = (low == "lost" and after in ("their", "his", "her")) or (
        low in ("perdu", "perdent", "trouvé", "trouvèrent") and after == "la"
    )
    if theirs:
        return Read(group, "killed", "lost-lives", group.first, at + 3)
    if low == "lost" and article.low(group.last - 1) == "lives" and article.low(at - 1) in ("were", "been", "was"):
        return Read(group, "killed", "lost-lives", group.first, at + 1)
    return None


def _shot_dead(article: Article, group: Group, at: int, _limit: int) -> Read | None:
    """Read "shot dead", "gunned down", "beaten to death"."""
    low, after = article.low(at), article.low(at + 1)
    if low in ("shot", "gunned") and after in ("dead", "down"):
        return Read(group, "killed", "passive", group.first, at + 2)
    if low in _TO_DEATH and after == "to" and article.low(at + 2) == "death":
        return Read(group, "killed", "passive", group.first, at + 3)
    return None


def _hostage(article: Article, group: Group, at: int, _limit: int) -> Read | None:
    """Read "taken hostage", "held captive", "still in captivity"."""
    low, after = article.low(at), article.low(at + 1)
    if low == "hostage" and article.low(at - 1) in ("taken", "held", "hold"):
        return Read(group, "hostages", "taken-hostage", group.first, at + 1)
    if (low in ("held", "taken") and after in ("captive", "hostage")) or (low == "in" and after == "captivity"):
        return Read(group, "hostages", "taken-hostage", group.first, at + 2)
    return None


def _custody(article: Article, group: Group, at: int, _limit: int) -> Read | None:
    """Read "taken into custody", "held on suspicion", "placées en garde à vue"."""
    if article.lows[at : at + 3] == ["held", "on", "suspicion"]:
        return Read(group, "arrested", "custody", group.first, at + 3)
    if article.low(at) not in _PUT or article.low(at + 1) not in ("into", "in", "en"):
        return None
    return Read(group, "arrested", "custody", group.first, at + 3) if article.low(at + 2) in _CUSTODY else None


def _driven_out(article: Article, group: Group, at: int, limit: int) -> Read | None:
    """Read "forced from their homes", "have fled the area"."""
    if article.low(at) not in _DRIVEN:
        return None
    home = next((k for k in range(at + 1, min(at + 6, limit)) if article.low(k) in _HOMES), None)
    return Read(group, "displaced", "driven-out", group.first, home + 1) if home else None


def _never_found(article: Article, group: Group, at: int, _limit: int) -> Read | None:
    """Read "have never been found", "have not been accounted for", "are yet to be found", "portées disparues"."""
    if article.lows[at : at + 3] in _NEVER_FOUND:
        return Read(group, "missing", "never-found", group.first, at + 3)
    if article.low(at) in ("portés", "portées") and PASSIVE.get(article.low(at + 1)) == "missing":
        return Read(group, "missing", "never-found", group.first, at + 2)
    if article.lows[at : at + 4] == ["yet", "to", "be", "found"]:
        return Read(group, "missing", "never-found", group.first, at + 4)
    return None


_RULES: tuple[Callable[[Article, Group, int, int], Read | None], ...] = (
    _hospital, _hit, _as_missing, _condition, _hurts, _lives, _shot_dead, _hostage, _custody, _driven_out,
    _never_found,
)  # fmt: skip
