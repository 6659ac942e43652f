"""A briefing's page from top to bottom: what stands on it, in which order, and how it can be checked and linked to."""

from __future__ import annotations

import re
import shlex

import pytest

from tests.small_project import SmallProject

ARTICLE = "Nine people died, the mayor said. The gate held. Nobody counted twice. “A bang”, she said.\n"
SOURCES = """sources:
  - {id: wire, publisher: Example Wire, url: "https://example.com/a?b=1&c=2", reliability: F, lang: es,
     archived: ["https://web.archive.org/web/20210304050607/https://example.com/a", "https://example.net/copy"],
     published: "2021-03-01", accessed: "2021-03-05",
     seed: article.txt, sha256: HASH(article.txt), derived_from: [mayor]}
  - {id: mayor, kind: statement, publisher: The mayor}
"""
FULL = f"""---
title: Fire at the gate
summary: Nine are said to be dead.
status: published
grading: weak
phase: ongoing
date: "2021-03-01"
timezone: America/Lima
published: "2021-03-02"
updated: "2021-03-06"
places: [{{id: gate, name: The gate, country: PE, precision: 6}}]
{SOURCES}figures:
  - {{id: dead, measure: killed, value: 9, attributed_to: the mayor, source: wire, credibility: 3,
     evidence: Nine people died}}
  - {{id: old, measure: killed, value: 4, source: mayor, state: superseded, superseded_by: dead, as_of: "2021-02-28"}}
quotes:
  - {{id: bang, text: A bang, source: wire}}
  - {{id: held, kind: indirect, text: The gate held, source: wire}}
  - {{id: heard, text: Nothing was heard, source: mayor}}
actors:
  - {{id: guard, name: The guard, role: responder, source: wire, evidence: The gate held}}
  - {{id: gang, name: A gang, basis: alleged, source: mayor}}
claims:
  - {{id: twice, text: Nobody counted twice., basis: denied, hedge: Nobody, source: wire,
     evidence: Nobody counted twice}}
timeline: [{{id: bell, at: "2021-03-01", text: The gate holds., source: wire, evidence: The gate held}}]
assessment: [{{measure: killed, rationale: Nobody counted twice.}}]
corrections:
  - {{at: "2021-03-06", was: B, now: C, reason: Second.}}
  - {{at: "2021-03-05", was: A, now: B, reason: First.}}
related: [other]
---

It burned [@wire]. There died [](#dead), not [](#old).
"""
OTHER = '---\nid: other\ntitle: Another fire\nstatus: published\ndate: "2020"\nsources: []\n---\n'


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Build a site with a briefing that has everything."""
    project = SmallProject(tmp_path_factory.mktemp("everything") / "desk")
    project.seed(ARTICLE)
    project.briefing(FULL)
    project.briefing(OTHER, "other.md")
    return project.build()


@pytest.fixture
def page(site: dict[str, bytes]) -> str:
    """Answer what the briefing's page shows."""
    return site["briefings/fire/index.html"].decode().partition("<main")[2]


def element(page: str, anchor: str) -> str:
    """Answer the rest of a page from an anchor on."""
    return page[page.index(f'id="{anchor}"') :]


def test_sections_come_in_the_order_that_readers_ask(page: str) -> None:
    """Key facts, where, who counted how many, the prose, quotations, claims, timeline, sources, corrections."""
    wanted = ["_key", "_places", "_figures", "_assessment", "_quotations", "_claims", "_timeline", "_sources"]
    wanted += ["_corrections", "_related", "_cite", "_downloads"]
    found = [anchor for anchor in re.findall(r' id="(_[a-z]+)"', page) if anchor in wanted]
    assert found == wanted
    assert page.index('<div class="plot"') < page.index("<table") < page.index('class="prose"') < page.index(">A bang<")


def test_the_head_says_how_sure_where_when_and_how_checked(page: str) -> None:
    """Phase, grading, place and date with their precision and time zone, the judgement, and what was checked."""
    head = re.sub(r"<[^>]+>", " ", page[page.index('<header class="head"') : page.index('<aside class="key')])
    assert re.sub(r"\s+", " ", head).split(" Fire at the gate ") == [
        " Ongoing Grading: weak The gate, Peru (somewhere in this country) 1 March 2021 (time zone America/Lima)",
        "Nine are said to be dead. Updated 6 March 2021 2 sources 2 of 3 quotations checked word for word ",
    ]


def test_everything_with_an_id_has_its_anchor_once(page: str) -> None:
    """Places, sources, figures, quotations, actors, claims, timeline entries and corrections."""
    anchors = re.findall(r' id="([^"]+)"', page)
    assert len(anchors) == len(set(anchors))
    named = ["place-gate", "source-wire", "source-mayor", "dead", "old", "bang", "held", "heard"]
    assert set(anchors) >= {*named, "guard", "gang", "twice", "bell", "_correction-1", "_correction-2"}


def test_corrections_are_told_from_the_oldest_on(page: str) -> None:
    """Whatever their order in the file, so that the first keeps its anchor; what was and what is now in rows."""
    assert page.index("First.") < page.index("Second.")
    first = element(page, "_correction-1").partition("</li>")[0]
    assert "First." in first
    assert re.findall(r"<dt>(\w+)</dt> <dd>(?:<(\w+)>)?", first) == [("Was", "del"), ("Now", "ins"), ("Why", "bdi")]


def test_reported_speech_has_no_quotation_marks_and_says_what_it_is(page: str) -> None:
    """Words that are the source's are not put into the speaker's mouth."""
    assert '<figure class="quotation reported" id="held">' in page
    assert "Reported speech: these are the source’s words, not the speaker’s." in element(page, "held")
    assert '<figure class="quotation" id="bang">' in page


def test_a_quotation_says_how_far_it_can_be_checked(page: str) -> None:
    """In words: word for word with the way to its context, who spoke, or that nobody can check it here."""
    bang = element(page, "bang").partition("</figure>")[0]
    assert "Speaker not stated" in bang
    assert '/evidence/wire/index.html#bang">Word for word: see it in context</a>' in bang
    heard = element(page, "heard").partition("</figure>")[0]
    assert "Cannot be checked here" in heard
    assert "Word for word" not in heard


def test_a_superseded_figure_stays_struck_and_dated(page: str) -> None:
    """In the table with the figure that came after it, and in the plot."""
    row = element(page, "old").partition("</tr>")[0]
    assert "<s>4</s>" in row
    assert 'href="#dead">by a later figure' in row
    assert "28 February 2021" in row
    assert re.search(r'<li class="superseded unsure">.*superseded, 28 February 2021', page)


def test_links_to_live_pages_land_on_the_words_and_say_where_copies_are(page: str) -> None:
    """Text fragments, and Robust Links' attributes: address, archived copy, day."""
    assert (
        'href="https://example.com/a?b=1&amp;c=2#:~:text=Nine%20people%20died" rel="external noopener" '
        'data-originalurl="https://example.com/a?b=1&amp;c=2" '
        'data-versionurl="https://web.archive.org/web/20210304050607/https://example.com/a" '
        'data-versiondate="2021-03-05"'
    ) in element(page, "dead").partition("</tr>")[0]
    sources = element(page, "_sources")
    assert 'data-versiondate="2021-03-04">web.archive.org, 4 March 2021</a>' in sources
    assert 'data-versiondate="2021-03-05">example.net</a>' in sources


def test_codes_are_spelled_out(page: str) -> None:
    """A reader who knows neither scale learns what its grades mean."""
    assert "Credibility: possibly true (3)" in page
    assert "Reliability: cannot be judged (F)" in page
    assert 'Not independent: draws on <a href="#source-mayor">The mayor</a>' in " ".join(page.split())


def test_claims_are_not_called_unconfirmed_when_they_are_denials(page: str) -> None:
    """Those said to be responsible, others, and claims each have their heading."""
    claims = element(page, "_claims").partition("</section>")[0]
    titles = re.findall(r"<h3>(.*?)</h3>", claims)
    assert titles == [
        "Who is said to be responsible, and on what basis",
        "Others who are named",
        "What is claimed, suspected or denied",
    ]
    assert "named as perpetrator" in element(page, "gang").partition("</li>")[0]
    assert '<p class="basis basis-denied">Denied</p>\n<p data-pagefind-ignore>' in claims  # before its sentence


def test_the_evidence_of_a_paragraph_stands_beside_it(page: str) -> None:
    """Once for each fact that can be checked; not in the middle of a sentence."""
    prose = page[page.index('class="prose"') : page.index('id="_quotations"')]
    paragraph, _, beside = prose.partition("</p>")
    assert "Nine people died" not in paragraph
    assert re.findall(r'<q lang="es" dir="auto">(.*?)</q>', beside) == ["Nine people died"]
    assert "<!--" not in prose


def test_the_evidence_page_leads_back_and_says_how_to_check_it(site: dict[str, bytes]) -> None:
    """Each passage is anchored, marked and numbered; its note leads to the fact and to the live page's words."""
    evidence = site["briefings/fire/evidence/wire/index.html"].decode()
    assert re.search(r'id="dead" href="#_1" aria-label="Note 1">1</a><mark>Nine people died</mark>', evidence)
    note = element(evidence, "_1").partition("</li>")[0]
    assert '/briefings/fire/index.html#dead">9 killed</a> · the mayor' in note
    assert "#:~:text=Nine%20people%20died" in note
    assert re.search(r"<code>[0-9a-f]{64}</code>", evidence)
    assert "<code>sha256sum seeds/article.txt</code>" in evidence


def test_the_command_that_checks_a_snapshot_is_safe_to_paste(project: SmallProject) -> None:
    """Whatever the file is called, it is one word of the command."""
    name = "it's; rm -rf $HOME.txt"
    project.seed(ARTICLE, name)
    digest = project._hashed(f"HASH({name})")
    project.briefing(
        '---\ntitle: T\nstatus: published\ndate: "2021"\n'
        f'sources: [{{id: wire, seed: "{name}", sha256: {digest}}}]\n'
        "quotes: [{id: bang, text: A bang, source: wire}]\n---\n\nText [@wire].\n"
    )
    import html

    evidence = project.build()["briefings/fire/evidence/wire/index.html"].decode()
    command = html.unescape(evidence.partition("<pre><code>")[2].partition("</code>")[0])
    assert shlex.split(command) == ["sha256sum", f"seeds/{name}"]
