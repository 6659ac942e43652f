"""From an article to its actors: every rule's finds put together, each actor once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.actors.attackers import attackers
from generator.facts.actors.forces import forces
from generator.facts.actors.groups import groups
from generator.facts.actors.pointed_to import pointed_to
from generator.facts.actors.speakers import outlets, speakers

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.fact import Actor, Date
    from generator.facts.figures import Times
    from generator.facts.saying import Sayings
    from generator.facts.sentences import Article


def actors(article: Article, sayings: Sayings, dates: Sequence[Date], times: Times) -> tuple[Actor, ...]:
    """Find all actors, each once by name and role, in order of their first mention."""
    named = groups(article, dates, times)
    found = [
        *named, *attackers(article, named), *pointed_to(article, sayings), *forces(article),
        *speakers(sayings), *outlets(article, sayings),
    ]  # fmt: skip
    out: dict[tuple[str, str], Actor] = {}
    for actor in sorted(found, key=lambda a: (a.start, a.end)):
        key = (actor.name.casefold(), actor.role)
        before = out.get(key)
        if before is None or (actor.role == "perpetrator" and _weight(actor) > _weight(before)):
            out[key] = actor
    perpetrators = {name for name, role in out if role == "perpetrator"}
    kept = [actor for (name, role), actor in out.items() if not (role == "mentioned" and name in perpetrators)]
    return tuple(sorted(kept, key=lambda a: (a.start, a.end, a.role)))


def _weight(actor: Actor) -> tuple[bool, bool]:
    """Prefer the mention that says what somebody did, then the one with a doubt."""
    return actor.rule != "in-attack", actor.hedge is not None
