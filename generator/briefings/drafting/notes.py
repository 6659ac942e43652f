"""A draft's notes to its editor: what was not found, what is odd, what is uncertain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.briefings.drafting.oddities import oddities
from generator.briefings.drafting.scene import title_of

if TYPE_CHECKING:
    from generator.briefings.drafting.work import Work


def notes(work: Work) -> list[str]:
    """Say what was not found, and what is uncertain; the last of a draft's lists, since the others leave it notes."""
    made = ["Drafted by rules from the seed: read every line against the article before you publish it."]
    if not any(found.incident.date for _, found in work.articles):
        known = "It is no later than the article." if work.incident.date else "Give the article's with --published."
        made.append(f"The date of the incident was not found. {known}")
    made += [f"“{name}” reprints “{root}”: what both state is listed once." for name, root in work.roots.items()]
    for name, (seed, _) in work.named():
        meta, title = seed.meta, title_of(seed)
        stated = {"publisher": meta.publisher, "title": title, "url": meta.url, "published": meta.published}
        if lacking := [what for what, value in stated.items() if value is None]:
            made.append(f"The text of “{name}” does not state its {', '.join(lacking)}.")
        if meta.title is None and title:
            made.append(f"The title of “{name}” is its first line: is that the headline?")
    told = oddities({name: found for name, (_, found) in work.named()})
    return [*made, *told, *work.uncertain]
