"""Nothing unsourced gets published: what proves a fact, what does not, and what the author is told."""

from __future__ import annotations

import re
from time import process_time
from typing import TYPE_CHECKING

import msgspec
import pytest

from generator.briefings import Proof, Selector
from generator.briefings.read import read
from generator.briefings.rules import Problem
from generator.briefings.rules.evidence import prove
from generator.briefings.rules.ids import FACTS
from generator.project import Project
from generator.seeds import Seed
from generator.seeds import read as read_seed
from tests.small_project import ROOT, passed, places, shown

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.briefings import Fact
    from generator.errors import Finding
    from tests.small_project import SmallProject

ARTICLE = (
    "Three died, the police said on Monday. Later the hospital counted: three died, four were hurt. "
    "Twenty-one fled.\n“We ran,” Ann Bell said, “and nobody looked back.” She added: nobody looked back twice.\n"
    "“We shall see”, the mayor said. He does not know. “We shall see”, the mayor said. He has gone.\n"
)
FRONT = """---
title: Fire at the mill
status: published
date: "2021-03-04"
sources:
  - {id: wire, seed: article.txt, sha256: HASH(article.txt), derived_from: [mayor]}
  - {id: mayor, kind: statement}
quotes:
"""


def checked(project: SmallProject, quote: str, article: str = ARTICLE) -> tuple[tuple[Finding, ...], str]:
    """Check a briefing with one quotation from the article; answers the findings and the place of the mark."""
    project.seed(article)
    text = f"{FRONT}  - {{id: q, source: wire, kind: indirect, text: {quote}}}\n---\n"
    project.briefing(text)
    return project.check(), (places(text) or ["0:0"])[0]


@pytest.mark.parametrize(
    "quote",
    [
        "'“We ran,” Ann Bell said'",
        '"\\"We ran,\\"   Ann\\n Bell said"',
        "Twenty-one fled",
        "{exact: three died, prefix: 'hospital counted:'}",
        "{exact: nobody looked back, suffix: .” She}",
        "{exact: [We ran, and nobody looked back]}",
        "{exact: [the hospital, three died, fled]}",
    ],
)
def test_words_that_stand_in_the_source_once_prove_a_fact(quote: str, project: SmallProject) -> None:
    """Letter for letter but for quotation marks and white space; a prefix, suffix or order says which place."""
    assert shown(checked(project, quote)[0]) == []


@pytest.mark.parametrize(
    ("quote", "code"),
    [
        ("the police ▶stated on Monday", "evidence-absent"),
        ("▶completely different words here", "evidence-absent"),
        ("▶Bell", "evidence-ambiguous"),
        ("▶looked back", "evidence-ambiguous"),
        ("▶olice said", "evidence-partial"),
        ("▶one fled", "evidence-partial"),
        ("{exact: ▶three died, prefix: the police}", "evidence-context"),
        ("{exact: ▶We ran, suffix: Ann Bell}", "evidence-context"),
        ("{exact: ▶looked back, prefix: nobody}", "evidence-ambiguous"),
        ("{exact: [and nobody looked back, ▶We ran]}", "evidence-order"),
        ("{exact: [We ran, and nobody looked ▶behind]}", "evidence-absent"),
        ("{exact: [▶nobody, We shall]}", "evidence-ambiguous"),
        ("▶{exact: []}", "value"),
        ('▶{exact: [We ran, " "]}', "value"),
        ('▶" "', "value"),
    ],
)
def test_words_that_prove_nothing_are_refused_at_their_place(quote: str, code: str, project: SmallProject) -> None:
    """Absent, ambiguous, inside other words, out of order or empty: each is told where it stands."""
    found, at = checked(project, quote, ARTICLE + "Tom Bell left.\n")
    assert shown(found) == [f"content/briefings/fire.md:{at} error {code}"]


def test_absent_words_come_with_the_nearest_passage_and_the_difference(project: SmallProject) -> None:
    """The author sees where to look, and word by word what differs."""
    ((finding,), _) = checked(project, "'Later the hospital counted four died, five were hurt'")
    assert finding.message == "these words do not occur in seeds/article.txt"
    nearest, difference = finding.hint.splitlines()
    assert nearest.startswith('nearest, seeds/article.txt:1: "Later the hospital counted: three died')
    assert (
        difference
        == "difference: Later the hospital [-counted-] {+counted: three died,+} four [-died, five-] were hurt"
    )


def test_words_like_nothing_in_the_source_get_no_suggestion(project: SmallProject) -> None:
    """Where nothing is alike, nothing is suggested."""
    ((finding,), _) = checked(project, "zebras dance quietly beneath violet moonlight")
    assert finding.hint == "Nothing like them is there. Copy the words from the source."


@pytest.mark.parametrize("words", ["three died", "nobody looked back", "“We shall see”, the mayor said", "He"])
def test_every_suggested_prefix_or_suffix_settles_which_place_is_meant(words: str, project: SmallProject) -> None:
    """What the message suggests can be copied into the file, and the briefing passes, for each of the places."""
    article = ARTICLE.replace("Three died, the", "three died, the")
    ((finding,), _) = checked(project, f"'{words}'", article)
    assert finding.code == "evidence-ambiguous"
    suggested = re.findall(r"^ *((?:prefix|suffix): \".*\")$", finding.hint, re.MULTILINE)
    assert len(suggested) == 2
    proofs = set()
    for one in suggested:
        assert shown(checked(project, f"{{exact: '{words}', {one}}}", article)[0]) == []
        (briefing,) = passed(project.checked())
        proofs.add(briefing.proofs["q"].spans)
    assert len(proofs) == 2


def test_a_fact_without_words_is_refused_where_the_source_has_a_snapshot(project: SmallProject) -> None:
    """Evidence may be left out only where there is nothing to compare with."""
    project.seed(ARTICLE)
    text = (
        FRONT.replace("quotes:\n", "figures:\n")
        + "  - ▶{id: dead, measure: killed, value: 3, source: wire}\n"
        + "  - {id: hurt, measure: injured, value: 4, source: mayor}\n---\n"
    )
    project.briefing(text)
    checked_project = project.checked()
    assert shown(checked_project.findings) == [f"content/briefings/fire.md:{places(text)[0]} error evidence-missing"]


def test_what_a_source_without_snapshot_says_is_not_called_checked(project: SmallProject) -> None:
    """A source without a seed is allowed, and its facts stay unproven."""
    project.seed(ARTICLE)
    project.briefing(
        FRONT
        + "  - {id: q, source: mayor, text: Words that nobody can check}\n"
        + "  - {id: r, source: wire, text: We ran}\n---\n"
    )
    (briefing,) = passed(project.checked())
    assert {name: proof.checked for name, proof in briefing.proofs.items()} == {"q": False, "r": True}


SEEDS = {
    "not there": ("▶artikle.txt", "seed-missing", "Did you mean “article.txt”?"),
    "nothing like it": ("▶zzz.pdf", "seed-missing", "Put the article into seeds/ under this name."),
    "no name of a file": (f"▶{'z' * 300}.pdf", "seed-missing", "Put the article into seeds/ under this name."),
    "above": ("▶../content/site.yaml", "value", "Write its name as it stands in seeds/: article.txt"),
    "above by a detour": ("▶sub/../../x.txt", "value", "Write its name as it stands in seeds/: article.txt"),
    "absolute": ("▶/etc/hostname", "value", "Write its name as it stands in seeds/: article.txt"),
    "of a drive": ("▶'C:\\x.txt'", "value", "Write its name as it stands in seeds/: article.txt"),
    "a link that leads away": ("▶out.txt", "seed-unreadable", ""),
    "a folder": ("▶sub", "seed-unreadable", ""),
    "empty": ("▶empty.txt", "seed-unreadable", "Paste the article's text into the file."),
    "binary": ("▶binary.txt", "seed-unreadable", "Save the article as UTF-8 text, and put it into seeds/ again."),
}


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_that_cannot_be_read_is_told_at_its_name(name: str, project: SmallProject) -> None:
    """Missing, outside seeds/, a folder, empty or no text: one message at the seed's name, with what to do."""
    seed, code, hint = SEEDS[name]
    project.seed(ARTICLE)
    project.seed("", "empty.txt")
    project.seed(b"GIF89a\0\1\2", "binary.txt")
    project.seed("x", "sub/a.txt")
    (project.root / "seeds/out.txt").symlink_to(project.write("content/site.yaml", "title: Desk\n"))
    text = f'---\ntitle: Fire\ndate: "2021"\nsources:\n  - {{id: wire, seed: {seed}, sha256: {"0" * 64}}}\n'
    text += "figures: [{id: f, measure: killed, value: 3, source: wire, evidence: Three died}]\n---\n"
    project.briefing(text)
    (finding,) = project.check()
    assert shown((finding,)) == [f"content/briefings/fire.md:{places(text)[0]} error {code}"]
    assert finding.hint == hint


def test_a_seed_without_its_hash_or_with_another_is_refused(project: SmallProject) -> None:
    """The hash must be recorded, and must be the hash of the bytes that are there; the message names it."""
    project.seed(ARTICLE)
    text = FRONT + "  - {id: q, source: wire, text: We ran}\n---\n"
    changed = text.replace("HASH(article.txt)", "▶" + "0" * 64)
    missing = text.replace("seed: article.txt, sha256: HASH(article.txt)", "seed: ▶article.txt")
    project.briefing(changed, "changed.md")
    project.briefing(missing, "missing.md")
    found = [f for f in project.check() if f.severity == "error"]
    assert shown(tuple(found)) == [
        f"content/briefings/changed.md:{places(changed)[0]} error seed-changed",
        f"content/briefings/missing.md:{places(missing)[0]} error hash-missing",
    ]
    project.briefing(missing.replace("seed: ▶article.txt", "seed: article.txt, " + found[1].hint.split(": ", 1)[1]))
    (project.root / "content/briefings/changed.md").unlink()
    (project.root / "content/briefings/missing.md").unlink()
    assert [f for f in project.check() if f.severity == "error"] == []


def test_one_byte_more_in_a_seed_is_noticed(project: SmallProject) -> None:
    """Even white space at the end of an article changes its hash."""
    project.seed(ARTICLE)
    project.briefing(FRONT + "  - {id: q, source: wire, text: We ran}\n---\n")
    project.seed(ARTICLE + "\n")
    assert [f.code for f in project.check() if f.severity == "error"] == ["seed-changed"]


BAMAKO = ROOT / "content/briefings/2015-11-20-bamako-radisson-blu.md"


def bamako() -> tuple[Seed, list[Fact]]:
    """Read the real briefing's article and its facts that are proven by it."""
    written = read(BAMAKO, Project(ROOT))
    (name,) = {s.seed for s in written.front.sources if s.seed}
    seed = read_seed(ROOT / "seeds" / name, name)
    return seed, [fact for kind in FACTS for fact in getattr(written.front, kind)]


def altered(words: str, step: int) -> Iterator[str]:
    """Yield the words with one letter or digit replaced, taken out or put in, at every `step`th place."""
    for i, c in enumerate(words):
        if i % step or not c.isalnum():
            continue
        other = "e" if c not in "eE" else "a"
        yield words[:i] + other + words[i + 1 :]
        if i or words[1].isalnum():  # without its first word a text is still the source's own
            yield words[:i] + words[i + 1 :]
        yield words[:i] + c + words[i:]


def test_a_single_changed_letter_anywhere_in_the_real_briefing_is_caught(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every letter of its quotations and a sample of its evidence: replaced, taken out or put in, it proves nothing."""
    monkeypatch.setattr("generator.briefings.rules.evidence.nearest_passage", lambda *_: None)  # slow, and only a hint
    seed, facts = bamako()
    tried = 0
    for fact in facts:
        key = "text" if hasattr(fact, "speaker") else "evidence"
        words = getattr(fact, key)
        assert isinstance(words, str)
        assert isinstance(prove(fact, (), seed), Proof), fact.id
        for wrong in altered(words, step=1 if key == "text" else 5):
            outcome = prove(msgspec.structs.replace(fact, **{key: wrong}), (), seed)
            assert not isinstance(outcome, Proof), f"{fact.id}: {wrong}"
            assert isinstance(outcome[0], Problem)
            tried += 1
    assert tried > 1000


def test_the_real_briefing_quotes_nothing_by_segments() -> None:
    """The test above covers every quotation: none is written as a selector."""
    assert not [fact for fact in bamako()[1] if isinstance(getattr(fact, "evidence", None), Selector)]


def test_all_problems_of_all_files_are_told_at_once_in_order(project: SmallProject) -> None:
    """Settings, briefings and standing pages with mistakes: one run tells of all, by file and line."""
    project.seed(ARTICLE)
    project.write("content/site.yaml", "title: Desk\nthema: wire\nlang: 5\n")
    project.write("content/pages/about.md", "---\ntitle: About\nmenu: first\n---\n\nText.\n")
    project.write("content/pages/bad.md", "no front matter\n")
    project.briefing(
        FRONT + "  - {id: q, source: wire, text: absent}\n  - {id: q, source: wyre, text: We ran}\n---\n", "b.md"
    )
    project.briefing("---\ntitle: [\n---\n", "a.md")
    project.briefing('---\ntitle: T\ndate: "2021-13"\nsources: []\nresloved: yes\n---\n', "c.md")
    project.write("content/briefings/d.md", b"---\ntitle: caf\xe9\n---\n")
    (project.root / "content/briefings/e.md").mkdir()
    found = [line for line in shown(project.check()) if "warning" not in line]
    assert found == [
        "content/briefings/a.md:3:1 error yaml",
        "content/briefings/b.md:9:33 error evidence-absent",
        "content/briefings/b.md:10:10 error duplicate-id",
        "content/briefings/b.md:10:21 error unknown-id",
        "content/briefings/c.md:3:7 error value",
        "content/briefings/c.md:5:1 error unknown-key",
        "content/briefings/d.md:2:11 error encoding",
        "content/briefings/e.md:0:0 error unreadable",
        "content/pages/about.md:3:7 error value",
        "content/pages/bad.md:1:1 error front-matter",
        "content/site.yaml:2:1 error unknown-key",
    ]


def test_a_folder_outside_is_never_read(project: SmallProject, tmp_path: Path) -> None:
    """A link inside seeds/ to a folder outside opens nothing there."""
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.txt").write_text("Three died of a secret.\n")
    (project.root / "seeds/link").symlink_to(tmp_path / "outside")
    project.briefing(
        f'---\ntitle: Fire\ndate: "2021"\nsources:\n  - {{id: wire, seed: link/secret.txt, sha256: {"0" * 64}}}\n---\n'
    )
    found = [f for f in project.check() if f.severity == "error"]
    assert [f.code for f in found] == ["seed-unreadable"]
    assert "secret." not in found[0].message.replace("secret.txt", "")


@pytest.mark.parametrize(
    ("hedge", "code"),
    [("counted", None), ("the police said", None), ("▶nobody could verify", "hedge-absent"), ("▶poli", "hedge-absent")],
)
@pytest.mark.parametrize("form", ["claims: [{id: c, text: Three died., ", "actors: [{id: c, name: Ann Bell, "])
def test_a_hedge_is_the_sources_own_words(form: str, hedge: str, code: str | None, project: SmallProject) -> None:
    """What pages print as the source's own words stands in it, whole; a hedge may occur more than once."""
    project.seed(ARTICLE)
    text = FRONT.replace("quotes:\n", form) + (
        f"basis: alleged, source: wire, evidence: the hospital counted, hedge: {hedge}}}]\n---\n"
    )
    project.briefing(text)
    found = [line for line in shown(project.check()) if "error" in line]
    assert found == [f"content/briefings/fire.md:{place} error {code}" for place in places(text)]


def test_a_hedge_that_no_source_has_makes_no_quotation_genuine(project: SmallProject) -> None:
    """A quotation typed into a summary is compared with sources, never with what the briefing says their hedge is."""
    project.seed(ARTICLE)
    lie = "nobody at all could verify this claim"
    text = FRONT.replace("quotes:\n", "claims: [{id: c, text: Three died., ").replace(
        "sources:", f"summary: 'It says “{lie}”.'\nsources:"
    )
    project.briefing(f"{text}basis: alleged, source: mayor, hedge: {lie}}}]\n---\n")
    assert "quotation-typed" in [f.code for f in project.check()]


@pytest.mark.parametrize(
    ("article", "evidence"),
    [
        ("The shooting lasted 12 minutes.", "The shooting lasted 12"),
        ("Turnout fell by 12 per cent.", "Turnout fell by 12"),
        ("The dead numbered 12 crore.", "The dead numbered 12"),
        ("The dead numbered 12 crore.", "The dead numbered 12 crore"),
        ("The loss was 12 bn. He left.", "The loss was 12"),
        ("The loss was 12 mn. He left.", "The loss was 12"),
        ("On compte 12 milliers de morts.", "On compte 12"),
        ("They killed 12 x 100 people.", "They killed 12"),
        ("They killed 12，000 people.", "They killed 12"),
        ("They killed 12\u200b000 people.", "They killed 12"),
        ("It weighed 12 1/2 tons.", "It weighed 12"),
        ("They killed 1·12 people.", "12 people"),
        ("They killed 1_12 people.", "12 people"),
        ("The balance was minus 12 people.", "12 people"),
        ("The balance was \u221212 people.", "12 people"),
        ("They paid $12 people said.", "12 people said"),
        ("Flight 12 crashed.", "12 crashed"),
        ("She was aged 12 and died.", "12 and died"),
    ],
)
def test_a_number_cut_off_from_what_it_counts_proves_no_figure(
    article: str, evidence: str, project: SmallProject
) -> None:
    """A unit, a multiplier, a sign or a name's word that the evidence leaves out stands in the source all the same."""
    project.seed(article)
    project.briefing(_figure(evidence))
    assert "error evidence-partial" in [f"{f.severity} {f.code}" for f in project.check()]


@pytest.mark.parametrize(
    ("article", "evidence"),
    [
        ("They killed 12 people, 3 days later.", "They killed 12"),
        ("They killed 12 – minutes later all was over.", "They killed 12"),
        ("It was 2015. 12 people died.", "12 people died"),
        ("It cost $5; 12 people died.", "12 people died"),
        ("It took 12 minutes to kill 12 people.", "took 12 minutes to kill 12 people"),
        ("The toll:\n\n- 12 people", "12 people"),
        ("They killed 12. Minutes later all was over.", "They killed 12"),
        ("They killed\u200b 12 people.", "12 people"),
        ("Au moins 12 personnes sont mortes.", "12 personnes"),
    ],
)
def test_a_number_of_people_proves_a_figure_whatever_else_is_counted_near_it(
    article: str, evidence: str, project: SmallProject
) -> None:
    """Other numbers' units, and what another sentence says, are not this number's."""
    project.seed(article)
    project.briefing(_figure(evidence))
    assert [f.code for f in project.check() if f.severity == "error"] == []


def test_a_part_behind_a_left_out_negation_is_proven_and_told(project: SmallProject) -> None:
    """The first place behind the part before is meant; that “nobody” was left out there is a warning."""
    found = checked(project, "{exact: [We ran, nobody looked back, looked back]}")[0]
    assert {f"{f.severity} {f.code}" for f in found} == {"warning negation-cut"}
    (briefing,) = passed(project.checked())
    assert len(briefing.proofs["q"].spans) == 3


def test_more_segments_than_a_quotation_can_have_are_refused(project: SmallProject) -> None:
    """A hundred parts are searched for, and no more; a part without a letter or a figure is no words."""
    assert len(Selector(exact=("a",) * 100).segments) == 100
    refused: list[str | tuple[str, ...]] = [("a",) * 101, ("a", "…"), "—"]
    for exact in refused:
        with pytest.raises(ValueError, match="exact:"):
            Selector(exact=exact)
    words = "{exact: [" + ", ".join(["We ran"] * 101) + "]}"
    assert [f.code for f in checked(project, words)[0]] == ["value"]


def _figure(evidence: str) -> str:
    return FRONT.replace("quotes:\n", "figures:\n") + (
        f'  - {{id: dead, measure: killed, value: 12, source: wire, evidence: "{evidence}"}}\n---\n'
    )


def test_words_that_a_source_repeats_hundreds_of_times_are_told_soon(project: SmallProject) -> None:
    """To tell places apart no more of them are looked at than it takes: time grows with the source, not its square."""
    began = process_time()
    findings, at = checked(project, "▶We heard three blasts", "Jane Doe said: “We heard three blasts.”\n" * 400)
    assert shown(findings)[0] == f"content/briefings/fire.md:{at} error evidence-ambiguous"
    assert process_time() - began < 5
