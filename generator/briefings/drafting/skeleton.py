"""A briefing begun by hand: a title, and the places for what only a person can know."""

from __future__ import annotations

from generator.briefings.drafting.draft import Draft
from generator.briefings.schema import schema_line
from generator.briefings.slug import plain_slug
from generator.forms import dump


def skeleton(title: str) -> Draft:
    """Write a briefing with a title and the places for what only a person can know."""
    text = (
        f"---\n{schema_line()}{dump({'title': title})}"
        "summary: null  # one sentence: what is known, and why figures differ\n"
        "status: draft\n"
        "date: null  # when it happened: 2015-11-20, 2015-11, 2015-11-20~ (about), 2015-11-20/2015-11-21\n"
        "timezone: UTC\n"
        "tags: []\n"
        "# places:\n"
        "#   - {id: town, role: incident, name: Bamako, country: ML, lat: 12.60915, lon: -7.97522, precision: 2}\n"
        "sources: []\n"
        "#   - {id: wire, publisher: null, published: null, seed: article.txt, sha256: null}\n"
        "# figures:\n"
        "#   - {id: killed, measure: killed, value: 27, attributed_to: null, source: wire, evidence: 27 people dead}\n"
        "# quotes:\n"
        "#   - {id: minister, text: the words, speaker: null, role: null, source: wire}\n"
        "---\n\n"
    )
    return Draft(plain_slug(title, "briefing"), text)
