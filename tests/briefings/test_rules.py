"""Every rule of the checker: what trips it, where it says so, and what comes close and is right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_project import places, shown

if TYPE_CHECKING:
    from tests.small_project import SmallProject

ARTICLE = (
    "A fire broke out at the Harrow mill on Thursday. Twelve workers died and another 30 were hurt, said the mayor.\n"
    "“We heard three blasts,” a witness said. Police suspected arson. Twelve workers died, the owner confirmed.\n"
    "Another count came to 30 dead.\n"
)
SOURCE = """sources:
  - {id: wire, seed: article.txt, sha256: HASH(article.txt)}
"""
HEAD = """---
title: Fire at the Harrow mill
summary: Twelve people died.
status: published
date: "2021-03-04"
"""
DEAD = "{id: dead, measure: killed, value: 12, source: wire, evidence: Twelve workers died and}"

TRIPPED = {
    # sources
    "confirmed by nobody independent": (
        (
            "sources:\n  - {id: wire, derived_from: [agency], seed: article.txt, sha256: HASH(article.txt)}\n"
            "  - {id: reprint, derived_from: [agency]}\n  - {id: agency}\n"
            f"figures:\n  - {DEAD[:-1]}, credibility: ▶1}}\n"
            "  - {id: again, measure: killed, value: 12, source: reprint}\n"
        ),
        "",
        "error not-independent",
    ),
    "a source older than the incident": (
        (
            'sources:\n  - {id: wire, published: ▶"2021-03-03", seed: article.txt, sha256: HASH(article.txt)}\n'
            f"figures: [{DEAD}]\n"
        ),
        "",
        "warning source-too-early",
    ),
    "an archive that no longer answers": (
        (
            "sources:\n  - id: wire\n    archived:\n      - ▶https://www.webcitation.org/5x\n"
            f"    seed: article.txt\n    sha256: HASH(article.txt)\nfigures: [{DEAD}]\n"
        ),
        "",
        "warning archive-link",
    ),
    "a link to an archive's search": (
        (
            "sources:\n  - id: wire\n    archived: [▶https://web.archive.org/web/*/https://example.org/a]\n"
            f"    seed: article.txt\n    sha256: HASH(article.txt)\nfigures: [{DEAD}]\n"
        ),
        "",
        "warning archive-link",
    ),
    # characters
    "a Cyrillic letter in a Latin name": (
        SOURCE
        + f"figures: [{DEAD}]\nactors:\n  - {{id: p, name: ▶P\u043elice, role: responder, source: wire, "
        + "evidence: Police suspected arson, basis: suspected}\n",
        "",
        "error mixed-scripts",
    ),
    # places
    "latitude and longitude swapped": (
        SOURCE + f"figures: [{DEAD}]\nplaces: [{{id: mill, name: Mill, country: ML, lat: ▶-8.03, lon: 12.63}}]\n",
        "",
        "error swapped-coordinates",
    ),
    "a point in another country": (
        SOURCE + f"figures: [{DEAD}]\nplaces: [{{id: mill, name: Mill, country: GB, lat: ▶40.4, lon: -3.7}}]\n",
        "",
        "warning outside-country",
    ),
    "a place of context that nothing names": (
        SOURCE
        + f"figures: [{DEAD}]\nplaces:\n  - {{id: mill, name: Mill}}\n  - ▶{{id: oslo, name: Oslo, role: context}}\n",
        "",
        "warning unused-place",
    ),
    # judgement
    "an assessment above every figure": (
        SOURCE + f"figures: [{DEAD}]\nassessment:\n  - {{measure: killed, low: 12, high: ▶40, rationale: Rumours.}}\n",
        "",
        "warning assessment-outside",
    ),
    "an assessment of what nobody counted": (
        SOURCE + f"figures: [{DEAD}]\nassessment:\n  - {{measure: ▶missing, low: 1, high: 2, rationale: Rumours.}}\n",
        "",
        "warning assessment-outside",
    ),
    "a number typed into the prose": (
        SOURCE + f"figures: [{DEAD}]\n",
        "On 4 March 2021 at 10:30 one mill burnt; ▶40 worked there, and [](#dead).",
        "warning number-in-prose",
    ),
    "a number typed in words": (
        SOURCE + f"figures: [{DEAD}]\n",
        "Neither of the two owners said why ▶nine people stayed.",
        "warning number-in-prose",
    ),
    # ids
    "two facts with one id": (
        SOURCE
        + f"figures:\n  - {DEAD}\nquotes:\n"
        + "  - {id: ▶dead, text: We heard three blasts, speaker: a witness, source: wire}\n",
        "",
        "error duplicate-id",
    ),
    "two sources with one id": (SOURCE + "  - {id: ▶wire}\nfigures:\n  - " + DEAD + "\n", "", "error duplicate-id"),
    "two places with one id": (
        SOURCE + f"places:\n  - {{id: mill, name: A}}\n  - {{id: ▶mill, name: B}}\nfigures: [{DEAD}]\n",
        "",
        "error duplicate-id",
    ),
    "a fact named as a source's anchor": (
        SOURCE + "figures:\n  - " + DEAD.replace("id: dead", "id: ▶source-wire") + "\n",
        "",
        "error duplicate-id",
    ),
    "a fact named as a place's anchor": (
        SOURCE
        + "places: [{id: mill, name: Mill}]\nfigures:\n  - "
        + DEAD.replace("id: dead", "id: ▶place-mill")
        + "\n",
        "",
        "error duplicate-id",
    ),
    "a source that is not there": (
        SOURCE
        + f"figures: [{DEAD}]\n"
        + "claims:\n  - {id: arson, text: It was arson., source: ▶wyre, evidence: Police suspected arson}\n",
        "",
        "error unknown-id",
    ),
    "derived from a source that is not there": (
        (
            "sources:\n  - {id: wire, derived_from: [▶mayor], seed: article.txt, sha256: HASH(article.txt)}\n"
            f"figures: [{DEAD}]\n"
        ),
        "",
        "error unknown-id",
    ),
    "derived from itself": (
        (
            "sources:\n  - {id: wire, derived_from: [▶wire], seed: article.txt, sha256: HASH(article.txt)}\n"
            f"figures: [{DEAD}]\n"
        ),
        "",
        "error unknown-id",
    ),
    "part of a figure that is not there": (
        SOURCE + "figures:\n  - " + DEAD[:-1] + ", part_of: ▶all}\n",
        "",
        "error unknown-id",
    ),
    "superseded by itself": (
        SOURCE + "figures:\n  - " + DEAD[:-1] + ", state: superseded, superseded_by: ▶dead}\n",
        "",
        "error unknown-id error circle",
    ),
    "related to a briefing that is not there": (
        SOURCE + f"figures: [{DEAD}]\nrelated: [▶flood]\n",
        "",
        "error unknown-id",
    ),
    # places
    "half a pair of coordinates": (
        SOURCE + f"figures: [{DEAD}]\nplaces:\n  - {{id: mill, name: Mill, lat: ▶51.5}}\n",
        "",
        "error coordinates",
    ),
    "a country that is none": (
        SOURCE + f"figures: [{DEAD}]\nplaces:\n  - {{id: mill, name: Mill, country: ▶UK}}\n",
        "",
        "error country",
    ),
    "a time zone that is none": (SOURCE + f"figures: [{DEAD}]\ntimezone: ▶Africa/Timbuktoo\n", "", "error timezone"),
    "no place of the incident": (
        SOURCE + f"figures: [{DEAD}]\nplaces:\n  ▶- {{id: mill, name: Mill, role: context}}\n",
        "",
        "warning no-incident-place",
    ),
    # languages
    "a language that is none": (SOURCE + f"figures: [{DEAD}]\nlang: ▶English (UK)\n", "", "error value"),
    "a source's language that is none": (
        "sources:\n  - {id: wire, lang: ▶e, seed: article.txt, sha256: HASH(article.txt)}\n" + f"figures: [{DEAD}]\n",
        "",
        "error value",
    ),
    # figures
    "a number that its evidence does not state": (
        SOURCE + "figures:\n  - " + DEAD.replace("value: 12", "value: ▶13") + "\n",
        "",
        "error figure-not-in-evidence",
    ),
    "a range that its evidence does not state": (
        SOURCE
        + "figures:\n  - {id: dead, measure: killed, min: 12, max: ▶31, source: wire, evidence: "
        + "Twelve workers died and another 30 were hurt}\n",
        "",
        "error figure-not-in-evidence",
    ),
    "a part that its evidence does not state": (
        SOURCE + "figures:\n  - " + DEAD[:-1] + ", includes: {attackers: ▶2}}\n",
        "",
        "error figure-not-in-evidence",
    ),
    # prose
    "a citation of no source": (SOURCE + f"figures: [{DEAD}]\n", "It burnt [▶@wyre].", "error unknown-id"),
    "one of several citations": (SOURCE + f"figures: [{DEAD}]\n", "Burnt [@wire; ▶@b; @wire].", "error unknown-id"),
    "a fact that is not there": (SOURCE + f"figures: [{DEAD}]\n", "There died [](▶#dad).", "error unknown-id"),
    "a quotation that is not there": (SOURCE + f"figures: [{DEAD}]\n", "One\n\n▶![[blasts]]", "error unknown-id"),
    "an anchor that is not there": (SOURCE + f"figures: [{DEAD}]\n", "See [below](▶#causes).", "error unknown-id"),
    "an anchor in another script that is not there": (
        SOURCE + f"figures: [{DEAD}]\n",
        "## Où\n\nSee [below](▶#là).",
        "error unknown-id",
    ),
    "a picture": (SOURCE + f"figures: [{DEAD}]\n", "A ![mill](▶https://example.org/a.png)", "error picture"),
    "a page that is not there": (SOURCE + f"figures: [{DEAD}]\n", "- See\n  [how](▶/metod/)", "error dead-link"),
    "a briefing that is not there": (
        SOURCE + f"figures: [{DEAD}]\n",
        "[one](▶/briefings/flood/#dead)",
        "error dead-link",
    ),
    "a link that is printed as text": (
        SOURCE + f"figures: [{DEAD}]\n",
        "Read *[how](▶method/)* and why.",
        "warning link-as-text",
    ),
    "a script for a link": (SOURCE + f"figures: [{DEAD}]\n", "[a](▶javascript:alert(1))", "warning link-as-text"),
    # characters
    "a hidden direction in a name": (
        SOURCE + f"figures: [{DEAD}]\nauthors: [Incident▶\u202e desk]\n",
        "",
        "error invisible-character",
    ),
    "a hidden direction typed as an escape": (
        SOURCE + f'figures: [{DEAD}]\nauthors:\n  - ▶"Incident \\u202e desk"\n',
        "",
        "error invisible-character",
    ),
    "a control character typed as an escape": (
        SOURCE + f'figures: [{DEAD}]\ntags: [a, ▶"b\\u0007"]\n',
        "",
        "error invisible-character",
    ),
    "a zero-width space in the prose": (
        SOURCE + f"figures: [{DEAD}]\n",
        "One\n\ntwo▶\u200bthree",
        "error invisible-character",
    ),
    "a hidden direction as an entity": (
        SOURCE + f"figures: [{DEAD}]\n",
        "One\n\ntwo **said ▶&#x202e;[](#dead)** here.",
        "error invisible-character",
    ),
    "an entity with a name, in a link's title": (
        SOURCE + f"figures: [{DEAD}]\n",
        '[how](/ "a▶&NoBreak;b")',
        "error invisible-character",
    ),
    "an entity before a quotation's mark, by its decimal number": (
        SOURCE + f"figures: [{DEAD}]\nquotes: [{{id: blasts, text: We heard three blasts, source: wire}}]\n",
        "Twelve died.\n▶&#08238;![[blasts]]",
        "error invisible-character",
    ),
    "a byte order mark as an entity in a table": (
        SOURCE + f"figures: [{DEAD}]\n",
        "| a | b |\n| --- | --- |\n| c▶&#xFEFF; | d |",
        "error invisible-character",
    ),
    "a hidden direction in an address that is printed": (
        SOURCE + f"figures: [{DEAD}]\n",
        "▶See <https://example.org/%E2%80%AEa>.",
        "error invisible-character",
    ),
    "an escape sequence in the prose": (
        SOURCE + f"figures: [{DEAD}]\n",
        "One\n\ntwo▶\x1b[31mthree",
        "error invisible-character",
    ),
    # sources
    "a source nobody cites": (
        SOURCE + f"  - ▶{{id: mayor}}\nfigures: [{DEAD}]\n",
        "",
        "warning uncited-source",
    ),
    "a hash of nothing": (
        SOURCE + f"  - {{id: mayor, sha256: ▶{'0' * 64}}}\nfigures: [{DEAD}]\n",
        "Said [@mayor].",
        "error hash-without-seed",
    ),
    # judgement
    "figures that differ without an assessment": (
        SOURCE
        + f"figures:\n  - ▶{DEAD}\n"
        + "  - {id: hurt, measure: killed, value: 30, source: wire, evidence: came to 30 dead}\n",
        "",
        "warning conflict-unassessed",
    ),
    "a best number outside its lowest and highest": (
        SOURCE
        + f"figures:\n  - ▶{DEAD}\n"
        + "  - {id: b, measure: killed, min: 30, source: wire, evidence: came to 30 dead}\n",
        "",
        "warning conflict-unassessed",
    ),
    "a number between the ends that another gives": (
        SOURCE
        + f"figures:\n  - ▶{DEAD[:-1]}, attributed_to: mayor}}\n"
        + "  - {id: b, measure: killed, min: 12, max: 30, source: wire,\n"
        + "     evidence: Twelve workers died and another 30 were hurt}\n",
        "",
        "warning conflict-unassessed",
    ),
    "a doubt that the briefing drops": (
        SOURCE
        + f"figures: [{DEAD}]\nclaims:\n"
        + "  - ▶{id: arson, text: It was arson., basis: stated, source: wire, evidence: Police suspected arson}\n",
        "",
        "warning hedge-dropped",
    ),
}


@pytest.mark.parametrize("name", TRIPPED)
def test_a_rule_is_tripped_where_the_mistake_is(name: str, project: SmallProject) -> None:
    """Each mistake is told once, with its file, line, column and code, and nothing else is."""
    front, prose, codes = TRIPPED[name]
    project.seed(ARTICLE)
    text = f"{HEAD}{front}---\n\n{prose}\n"
    project.briefing(text)
    (at,) = places(text)
    severity_and_code = codes.split()
    expected = [f"{s} {c}" for s, c in zip(severity_and_code[::2], severity_and_code[1::2], strict=True)]
    assert shown(project.check()) == sorted(f"content/briefings/fire.md:{at} {e}" for e in expected)


RIGHT = {
    "confirmed by an independent source": (
        (
            "sources:\n  - {id: wire, seed: article.txt, sha256: HASH(article.txt)}\n  - {id: owner}\n"
            f"figures:\n  - {DEAD[:-1]}, credibility: 1}}\n"
            "  - {id: again, measure: killed, value: 12, source: owner}\n"
        ),
        "",
    ),
    "copies in archives": (
        (
            'sources:\n  - id: wire\n    published: "2021-03-04"\n    archived: [https://archive.ph/AbCd1, '
            '"https://web.archive.org/web/20210304101500/https://example.org/a", https://perma.cc/AB12-CD34]\n'
            f"    seed: article.txt\n    sha256: HASH(article.txt)\nfigures: [{DEAD}]\n"
        ),
        "",
    ),
    "names in one script each": (
        SOURCE
        + f"figures: [{DEAD}]\nactors:\n  - {{id: p, name: \u041f\u043e\u043b\u0438\u0446\u0438\u044f Harrow, "
        + "role: responder, basis: suspected, source: wire, evidence: Police suspected arson}\n",
        "",
    ),
    "numbers that are figures, dates, shares and few": (
        SOURCE + f"figures: [{DEAD}]\n",
        (
            "In March 2021, on 4 March and in the 1990s: 12 died, twelve of them workers, 40 % of the shift.\n\n"
            "| a | b |\n| --- | --- |\n| 512 | 7 |\n"
        ),
    ),
    "everything in its place": (
        SOURCE
        + "  - {id: mayor, kind: statement, publisher: The mayor}\n"
        + "places:\n  - {id: mill, name: Harrow mill, country: GB, lat: 51.5, lon: -0.3, precision: 1}\n"
        + "timezone: Europe/London\nlang: en-GB\n"
        + f"figures:\n  - {DEAD}\n"
        + "  - {id: hurt, measure: injured, value: 30, via: mayor, source: wire, evidence: another 30 were hurt}\n"
        + "quotes:\n  - {id: blasts, text: We heard three blasts, speaker: a witness, source: wire}\n"
        + "claims:\n  - {id: arson, text: It was arson., basis: suspected, source: wire,\n"
        + "     evidence: Police suspected arson}\n",
        (
            "Burnt [@wire, par. 1; @mayor]. There died [](#dead); see [below](#causes) and [hurt](#hurt).\n\n"
            "## Causes\n\n![[blasts]]\n\n[Front](/), [quotations](/quotations/), [feed](/atom.xml), "
            "[here](/briefings/fire/#dead), [web](https://example.org/a?b#c), [mail](mailto:desk@example.org)\n"
        ),
    ),
    "the same id for a source, a place and a fact": (
        SOURCE + "places: [{id: wire, name: Mill}]\nfigures:\n  - " + DEAD.replace("id: dead", "id: wire") + "\n",
        "",
    ),
    "a note's mark, a heading and a fact of one name": (
        SOURCE + "figures:\n  - " + DEAD.replace("id: dead", "id: fn1") + "\n",
        "Burnt.[^1]\n\n[^1]: Down.\n\n## Fn1\n",
    ),
    "figures that differ with an assessment": (
        SOURCE
        + f"figures:\n  - {DEAD}\n"
        + "  - {id: hurt, measure: killed, value: 30, source: wire, evidence: came to 30 dead}\n"
        + "assessment: [{measure: killed, low: 12, high: 30, rationale: They differ.}]\n",
        "",
    ),
    "figures that differ and count different people": (
        SOURCE
        + f"figures:\n  - {DEAD}\n"
        + "  - {id: b, measure: killed, value: 30, population: staff, source: wire, evidence: came to 30 dead}\n",
        "",
    ),
    "one voice's best number between its lowest and highest": (
        SOURCE
        + f"figures:\n  - {DEAD}\n"
        + "  - {id: b, measure: killed, min: 12, max: 30, source: wire,\n"
        + "     evidence: Twelve workers died and another 30 were hurt}\n",
        "",
    ),
    "a doubt that the briefing quotes": (
        SOURCE
        + f"figures: [{DEAD}]\nclaims:\n"
        + "  - {id: arson, text: Arson., basis: stated, hedge: suspected, source: wire, evidence: Police suspected}\n",
        "",
    ),
    "headings in any script": (SOURCE + f"figures: [{DEAD}]\n", "[a](#où-ça) [b](#أين)\n\n## Où ça?\n\n## أين\n"),
    "brackets that are no link": (
        SOURCE + f"figures: [{DEAD}]\n",
        "Twelve [workers] (of many), `[a](b)`, [@] and ![].",
    ),
    "entities that are seen, and shown ones": (
        SOURCE + f"figures: [{DEAD}]\n",
        "Mill &amp; fire&nbsp;&#8212; `&#x202e;` %E2%80%AE [a](https://example.org/?a=b&c=%E2%80%AE)",
    ),
    "visible escapes": (SOURCE + f'figures: [{DEAD}]\nauthors: ["Caf\\u00e9\\ndesk"]\n', "Mill\u00a0fire \u2014 é"),
}


@pytest.mark.parametrize("name", RIGHT)
def test_what_is_right_trips_no_rule(name: str, project: SmallProject) -> None:
    """What comes close to a mistake and is none passes without a word."""
    front, prose = RIGHT[name]
    project.seed(ARTICLE)
    project.briefing(f"{HEAD}{front}---\n\n{prose}\n")
    assert shown(project.check()) == []
