"""What lists show: every briefing under its names, and nothing that its own page withholds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec
import pytest

from generator import engine
from generator.pages.catalogue import catalogue
from generator.project import find
from tests.showcase.make import make
from tests.small_project import SmallProject, accounts, files

if TYPE_CHECKING:
    from pathlib import Path

ARTICLE = (
    "Ana Diaz said: “Three died.” The mayor counted four. The army blamed the Reds. "
    "It was Monday. Police said 3 to 5.\n"
)


def briefing(more: str = "", *, date: str = "2021-05-03", status: str = "published", title: str = "Fire") -> str:
    """Write a briefing about the article."""
    return (
        f'---\ntitle: {title}\nstatus: {status}\ndate: "{date}"\n'
        f"sources: [{{id: wire, publisher: The Wire, seed: article.txt, sha256: HASH(article.txt)}}]\n{more}---\n"
    )


def built(project: SmallProject, *texts: str) -> dict[str, str]:
    """Build a site of these briefings; answers its pages."""
    settings = project.root / "content/site.yaml"
    if "search:" not in settings.read_text():
        project.write("content/site.yaml", f"{settings.read_text()}search: false\n")  # an index is not looked at here
    project.seed(ARTICLE)
    for n, text in enumerate(texts):
        project.briefing(text, f"b{n}.md")
    return {path: data.decode() for path, data in project.build().items() if path.endswith((".html", ".xml", ".json"))}


def lists(site: dict[str, str], kind: str) -> list[str]:
    """Name the lists of a kind that a site has."""
    return sorted(p.split("/")[1] for p in site if re.fullmatch(f"{kind}/[^/]+/index.html", p))


def test_a_briefing_is_listed_under_all_its_names(project: SmallProject) -> None:
    """Year, country, place and town, tag, actor, speaker and publisher, each with an index that leads there."""
    site = built(
        project,
        briefing(
            "tags: [Hotel]\n"
            "places: [{id: p, name: Hotel Sol, city: Piura, country: PE, lat: -5.2, lon: -80.6, precision: 1}]\n"
            "actors: [{id: reds, name: The Reds, source: wire, basis: alleged, evidence: blamed the Reds}]\n"
            "quotes: [{id: q, text: Three died., speaker: Ana Diaz, source: wire}]\n"
            "figures: [{id: f, measure: killed, value: 4, attributed_to: The mayor, source: wire, "
            "evidence: The mayor counted four}]\n"
        ),
    )
    expected = {
        "archive": ["2021"],
        "countries": ["pe"],
        "places": ["hotel-sol-pe", "piura-pe"],
        "tags": ["hotel"],
        "actors": ["the-reds"],
        "speakers": ["ana-diaz", "the-mayor"],
        "publishers": ["the-wire"],
    }
    assert {kind: lists(site, kind) for kind in expected} == expected
    for kind, names in expected.items():
        assert f'href="../{kind}/index.html"' in site["browse/index.html"]
        for name in names:
            assert f'href="../../{kind}/{name}/index.html"' in site["briefings/b0/index.html"]
            assert f'href="../{kind}/{name}/index.html"' in site[f"{kind}/index.html"]
            assert 'href="../../briefings/b0/index.html' in site[f"{kind}/{name}/index.html"]


def test_lists_tell_what_belongs_under_the_name(project: SmallProject) -> None:
    """A speaker's page has that speaker's words alone, an actor's the basis, each with its proof and its permalink."""
    site = built(
        project,
        briefing(
            "actors: [{id: reds, name: The Reds, source: wire, basis: alleged, evidence: blamed the Reds}]\n"
            "quotes: [{id: q, text: Three died., speaker: Ana Diaz, source: wire},"
            " {id: r, text: It was Monday, speaker: null, source: wire}]\n"
            "figures: [{id: f, measure: killed, value: 4, attributed_to: ana diaz, source: wire, "
            "evidence: The mayor counted four}]\n"
        ),
    )
    speaker = site["speakers/ana-diaz/index.html"]
    assert "Three died." in speaker
    assert "It was Monday" not in speaker
    for anchor in ("index.html#q", "index.html#f", "evidence/wire/index.html#q", "evidence/wire/index.html#f"):
        assert f"../../briefings/b0/{anchor}" in speaker
    actor = site["actors/the-reds/index.html"]
    assert "Named as perpetrator" in actor
    assert "alleged" in actor


@pytest.mark.parametrize(
    ("status", "place", "shown"),
    [
        ("published", "display: exact", (True, True)),
        ("published", "display: blurred", (False, True)),
        ("published", "display: area", (False, True)),
        ("published", "display: hidden", (False, False)),
        ("published", "role: context", (False, False)),
        ("draft", "display: exact", (False, False)),
        ("withdrawn", "display: exact", (False, False)),
    ],
    ids=["exact", "blurred", "area", "hidden", "context", "draft", "withdrawn"],
)
def test_lists_show_no_more_than_the_page(
    status: str, place: str, shown: tuple[bool, bool], project: SmallProject
) -> None:
    """Of a place that is not shown exactly there is no list, of a hidden one not even its country's."""
    where = f"places: [{{id: p, name: Secret Camp, city: Piura, country: PE, lat: -5.2, lon: -80.6, {place}}}]\n"
    site = built(project, briefing(f"{where}tags: [Hotel]\n", status=status), briefing(title="Other"))
    assert bool(lists(site, "places")) == shown[0]
    assert bool(lists(site, "countries")) == shown[1]
    assert bool(lists(site, "tags")) == (status == "published")
    listing = "".join(text for path, text in site.items() if not path.startswith(("briefings/b0", "SHA256SUMS")))
    if not shown[0]:
        assert not re.search(r"-5\.2\b|-80\.6\b", listing)
    if status != "published":
        assert "Secret Camp" not in listing
        assert "briefings/b0/" not in listing


def test_somebody_unnamed_has_no_list(project: SmallProject) -> None:
    """The “gunmen” of two incidents are not one actor."""
    actor = "actors: [{id: a, name: gunmen, kind: unnamed, source: wire, evidence: blamed the Reds}]\n"
    assert lists(built(project, briefing(actor)), "actors") == []


def test_spellings_of_one_name_share_a_list(project: SmallProject) -> None:
    """Under the spelling that most briefings use; what is spelled otherwise is listed apart, and says so."""
    spelled = ("AQIM", "Aqim", "AQIM ", "A.Q.I.M.", "aq im")
    texts = [briefing(f'tags: ["{name}"]\n', title=f"B{n}") for n, name in enumerate(spelled)]
    site = built(project, *texts)
    found = lists(site, "tags")
    assert len(found) == 3
    assert "aqim" in found
    assert "aq-im" in found
    assert "<bdi>AQIM</bdi>" in site["tags/aqim/index.html"]
    assert [f"B{n}" in site["tags/aqim/index.html"] for n in range(5)] == [True, True, True, False, False]
    assert "Written differently" not in site["tags/aqim/index.html"]


def test_names_that_look_alike_lead_to_each_other(project: SmallProject) -> None:
    """A reader who looks for one finds the other, which is not taken for the same."""
    site = built(project, briefing("tags: [al Qaeda]\n"), briefing("tags: [Al-Qaeda]\n", title="Other"))
    (other,) = set(lists(site, "tags")) - {"al-qaeda"}
    assert f'href="../../tags/{other}/index.html"' in site["tags/al-qaeda/index.html"]
    assert 'href="../../tags/al-qaeda/index.html"' in site[f"tags/{other}/index.html"]


def test_one_place_name_in_two_countries_is_two_places(project: SmallProject) -> None:
    """Tripoli in Libya is not Tripoli in Lebanon."""
    texts = [
        briefing(f"places: [{{id: p, name: Tripoli, country: {c}, lat: {lat}, lon: {lon}}}]\n", title=c)
        for c, lat, lon in (("LY", 32.88, 13.19), ("LB", 34.43, 35.85))
    ]
    site = built(project, *texts)
    assert lists(site, "places") == ["tripoli-lb", "tripoli-ly"]
    assert "Lebanon" in site["places/tripoli-lb/index.html"]


@pytest.mark.parametrize(
    ("date", "year", "name"),
    [
        ("2015-12-30/2016-01-02", "2015", "2015"),
        ("../1999-05", "1999", "1999"),
        ("201X", "201x", "the 2010s"),
        ("19XX", "19xx", "the century from 1900"),
        ("2015-21", "2015", "2015"),
    ],
    ids=["two-years", "open", "decade", "century", "season"],
)
def test_an_incident_is_filed_under_the_year_in_which_it_began(
    date: str, year: str, name: str, project: SmallProject
) -> None:
    """Where no year is known, under the decade or the century, and nowhere that says more."""
    site = built(project, briefing(date=date))
    assert lists(site, "archive") == [year]
    assert f"<h1>{name}</h1>" in site[f"archive/{year}/index.html"]


def test_every_figure_stands_in_the_list_of_figures(project: SmallProject) -> None:
    """Ranges in words, superseded ones struck, parts beneath their whole."""
    site = built(
        project,
        briefing(
            "figures: [{id: new, measure: killed, min: 3, max: 5, source: wire, evidence: Police said 3 to 5},"
            " {id: old, measure: killed, value: 3, state: superseded, superseded_by: new, source: wire,"
            " evidence: Three died}]\n"
        ),
    )
    figures = site["figures/index.html"]
    assert re.search(r'index.html#new"><b>3 to 5</b> killed', figures)
    assert re.search(r'index.html#old"><s>3</s> killed', figures)
    assert "2 figures" in figures


def test_corrections_come_with_the_newest_first(project: SmallProject) -> None:
    """Over all briefings, each with its way to the briefing and the publisher's policy."""
    project.write("content/site.yaml", "title: Desk\npublisher: {name: Desk, corrections_policy: /how/#fix}\n")
    project.write("content/pages/how.md", "---\ntitle: How\n---\n\n# Fix\n")
    texts = [
        briefing(f'corrections: [{{at: "{at}", was: was {at}, now: now {at}, reason: because}}]\n', title=f"B{n}")
        for n, at in enumerate(("2021-06-01", "2021-06-03", "2021-06-02"))
    ]
    page = built(project, *texts)["corrections/index.html"]
    assert re.findall(r"<del><bdi[^>]*>was ([^<]*)<", page) == ["2021-06-03", "2021-06-02", "2021-06-01"]
    assert 'href="../how/index.html#fix"' in page
    assert "3 corrections" in page


def test_a_site_without_corrections_says_so(project: SmallProject) -> None:
    """The page is there all the same: a reader sees that there is a place for them."""
    assert "Nothing was corrected so far" in built(project, briefing())["corrections/index.html"]


def test_every_long_list_is_cut(project: SmallProject) -> None:
    """Each list has pages of the size that the settings say, whatever it lists."""
    project.write("content/site.yaml", "title: Desk\npage_size: 1\n")
    more = (
        "tags: [hotel]\nplaces: [{id: p, name: Piura, country: PE, lat: -5.2, lon: -80.6}]\n"
        "quotes: [{id: q, text: Three died., speaker: Ana Diaz, source: wire}]\n"
        "figures: [{id: f, measure: killed, value: 4, source: wire, evidence: The mayor counted four}]\n"
        'corrections: [{at: "2021-06-01", was: a, now: b, reason: c}]\n'
    )
    site = built(project, *(briefing(more, title=f"B{n}") for n in range(3)))
    folders = ["", "archive/2021/", "countries/pe/", "places/piura-pe/", "tags/hotel/", "speakers/ana-diaz/"]
    for folder in (*folders, "publishers/the-wire/", "quotations/", "figures/", "corrections/"):
        pages = sorted(p for p in site if re.fullmatch(rf"{folder}(page/\d+/)?index\.html", p))
        assert pages == [f"{folder}{page}index.html" for page in ("", "page/1/", "page/2/")]


def test_a_new_briefing_leaves_numbered_pages_as_they_are(project: SmallProject) -> None:
    """So that an address can be cited, and a build has little to make anew."""
    project.write("content/site.yaml", "title: Desk\npage_size: 2\n")
    more = (
        "tags: [hotel]\nplaces: [{id: p, name: Piura, country: PE, lat: -5.2, lon: -80.6}]\n"
        "quotes: [{id: q, text: Three died., speaker: Ana Diaz, source: wire}]\n"
        "figures: [{id: f, measure: killed, value: 4, source: wire, evidence: The mayor counted four}]\n"
        'corrections: [{at: "2021-06-01", was: a, now: b, reason: c}]\n'
    )
    before = built(project, *(briefing(more, title=f"B{n}", date=f"2021-01-{n + 10}") for n in range(6)))
    project.briefing(briefing(more, title="New", date="2021-01-31"), "new.md")
    after = {path: data.decode() for path, data in project.build().items() if path in before}
    numbered = [path for path in before if re.search(r"page/\d+/index\.html$", path)]
    assert len(numbered) == 20
    assert [path for path in numbered if before[path] != after[path]] == []
    assert before["tags/hotel/index.html"] != after["tags/hotel/index.html"]


def test_no_two_pages_have_one_title(tmp_path: Path) -> None:
    """A country, a place and a tag of one name are told apart, and so are the pages of a list."""
    project = SmallProject(tmp_path / "desk", "title: Desk\npage_size: 1\n")
    more = "tags: [Peru]\nplaces: [{id: p, name: Peru, country: PE, precision: 6}]\n"
    site = built(project, *(briefing(more, title=f"B{n}") for n in range(3)))
    titles = [re.search("<title>([^<]*)", text) for path, text in site.items() if path.endswith(".html")]
    found = [t[1] for t in titles if t and not t[1].startswith("Evidence")]
    assert len(found) > 20
    assert len(set(found)) == len(found)


def test_a_list_hangs_on_summaries_alone(project: SmallProject) -> None:
    """A change in the prose or in a note of the editor changes no list."""
    texts = [briefing("tags: [hotel]\n", title=f"B{n}") for n in range(2)]
    before = built(project, *texts)
    project.briefing(texts[0] + "\nMore prose, at length.\n", "b0.md")
    after = {path: data.decode() for path, data in project.build().items() if path in before}
    changed = [path for path in before if before[path] != after[path]]
    assert "briefings/b0/index.html" in changed
    assert all(path.startswith(("briefings/b0/", "SHA256SUMS")) for path in changed)


def test_a_summary_can_be_kept(tmp_path: Path) -> None:
    """It goes into JSON and comes back the same, so that a build can remember it."""
    from generator import briefings, pages, project
    from generator.crew import Crew
    from generator.memory import Memory
    from generator.pages.press import Press
    from generator.pages.summary import Summary

    found = project.find(make(tmp_path / "showcase"))
    with Memory.open(found) as memory:
        desk = briefings.desk(found, memory)
        edition = pages.edition(desk, accounts(found), lambda *_: False, drafts=False, can_index=False)
        press = Press(edition, pages.Hands(Crew("1")), lambda: None)
        summaries = press.summaries(press.listed)
        assert len(summaries) > 3
        for one in summaries:
            assert msgspec.json.decode(msgspec.json.encode(one), type=Summary) == one


def test_what_another_process_gets_for_a_page_does_not_grow_with_the_site(project: SmallProject) -> None:
    """A briefing, those that it is related to, and the names of the lists that it stands in, not who else does."""
    from generator import briefings, pages
    from generator.crew import Crew
    from generator.memory import Memory
    from generator.pages.hands import _needed
    from generator.pages.press import Press

    texts = [briefing(f"tags: [hotel, t{n}]\nrelated: [b{(n + 1) % 9}]\n", title=f"B{n}") for n in range(9)]
    built(project, *texts)
    found = find(project.root)
    with Memory.open(found) as memory:
        desk = briefings.desk(found, memory)
        edition = pages.edition(desk, accounts(found), lambda *_: False, drafts=False, can_index=False)
        needed = _needed(Press(edition, pages.Hands(Crew("1")), lambda: None), "b3")
    assert (needed.briefing.id, [one.id for one in needed.related]) == ("b3", ["b4"])
    assert {(one.kind, one.name) for one in needed.headings} >= {("archive", "2021"), ("tags", "hotel"), ("tags", "t3")}
    assert not any(one.briefings for one in needed.headings)


def test_the_catalogue_does_not_hang_on_the_order_of_files(tmp_path: Path) -> None:
    """The lists of the showcase have the same addresses whatever comes first."""
    project = find(make(tmp_path / "showcase"))
    briefings = accounts(project)
    one, other = (
        {h.folder: set(h.briefings) for hs in catalogue((one.id, one) for one in order).values() for h in hs}
        for order in (briefings, briefings[::-1])
    )
    assert one == other


def test_a_preview_marks_drafts_in_lists(project: SmallProject) -> None:
    """An editor sees where a draft will stand, and that it is one; feeds have none."""
    project.seed(ARTICLE)
    project.briefing(briefing("tags: [hotel]\n", status="draft"))
    engine.build(find(project.root), project.root / "preview", drafts=True)
    preview = files(project.root / "preview")
    assert b"drafts/fire/index.html" in preview["tags/hotel/index.html"]
    assert b"Draft" in preview["tags/hotel/index.html"]
    assert b"Fire" not in preview["tags/hotel/atom.xml"] + preview["tags/hotel/feed.json"]
