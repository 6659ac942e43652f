"""What two files want and only one can have, on every file system; and prose that cannot be published as it is."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

import pytest

from tests.small_project import places, shown

if TYPE_CHECKING:
    from tests.small_project import SmallProject


def text(more: str = "", prose: str = "") -> str:
    """Write the smallest published briefing, and more."""
    body = f"\n{prose}\n" if prose else ""
    summary = "summary: S\n" if prose else ""
    return f'---\ntitle: Fire\n{summary}status: published\ndate: "2021"\nsources: []\n{more}---\n{body}'


CLASHES = {
    "slugs": ("", "slug: ▶a\n", "path-clash"),
    "ids": ("id: one\n", "id: ▶one\n", "duplicate-id"),
    "an id and a file's name": ("", "id: ▶a\n", "duplicate-id"),
    "an earlier address and an address": ("aliases: [briefings/b]\n", "▶", "path-clash"),
    "two earlier addresses": ("aliases: [2015/fire]\n", "aliases: [▶2015/fire]\n", "path-clash"),
    "two earlier addresses but for case": ("aliases: [2015/fire]\n", "aliases: [x, ▶2015/Fire]\n", "path-clash"),
    "an earlier address and an address but for case": ("", "aliases: [▶Briefings/A]\n", "path-clash"),
    "its own address": ("", "aliases: [▶briefings/b]\n", "path-clash"),
    "one earlier address twice": ("", "aliases: [old, ▶Old/]\n", "path-clash"),
}


@pytest.mark.parametrize("name", CLASHES)
def test_a_clash_is_told_at_the_second_file(name: str, project: SmallProject) -> None:
    """Ids and addresses that differ in nothing, or in case alone, are refused with the place of the later one."""
    first, second, code = CLASHES[name]
    project.briefing(text(first), "a.md")
    written = text(second) if second != "▶" else text().replace("title", "▶title")
    project.briefing(written, "b.md")
    assert shown(project.check()) == [f"content/briefings/b.md:{places(written)[0]} error {code}"]


def test_names_that_differ_in_unicode_form_alone_clash(project: SmallProject) -> None:
    """Composed and decomposed accents are one name for some file systems, so they are one here; neither is plain."""
    for form in ("NFC", "NFD"):
        project.briefing(text(), unicodedata.normalize(form, "é.md"))
    assert sorted(f.code for f in project.check()) == ["duplicate-id", "file-name", "file-name", "path-clash"]


KEPT_NOWHERE = {
    "its own": ("con.md", "▶"),
    "a port": ("lpt1.md", "▶"),
    "an address": ("a.md", "slug: ▶nul\n"),
    "a folder of an earlier address": ("a.md", "aliases: [old, ▶2015/Aux/fire]\n"),
    "a name before a dot": ("a.md", "aliases: [▶prn.html]\n"),
    "a name of 241 bytes": ("a.md", f"aliases: [▶2015/{'a' * 241}]\n"),
    "a path of 1,001 bytes": ("a.md", f"aliases: [▶{'abc/' * 250}d]\n"),
    "a dot at the end": ("a.md", "aliases: [▶old./fire]\n"),
    "an article's": ("a.md", "sources: [{id: ▶com7, seed: a.txt}]\n"),
}


@pytest.mark.parametrize("name", KEPT_NOWHERE)
def test_a_name_that_not_every_system_can_have_is_told_where_it_stands(name: str, project: SmallProject) -> None:
    """Windows has no file for some: a site with such an address cannot be copied there. Some are too long."""
    file, more = KEPT_NOWHERE[name]
    written = text(more).replace("sources: []\n", "" if "sources" in more else "sources: []\n")
    if more == "▶":
        written = text().replace("title", "▶title")
    project.briefing(written, file)
    found = [f for f in shown(project.check()) if "file-name" in f]
    assert found == [f"content/briefings/{file}:{places(written)[0]} error file-name"]


@pytest.mark.parametrize("key", ["slug", "id", "lang", "related"])
def test_a_lines_end_is_no_part_of_a_name(key: str, project: SmallProject) -> None:
    """YAML can write one behind any word."""
    value = '["en\\n"]' if key == "related" else '"en\\n"'
    project.briefing(text(f"{key}: {value}\n"), "a.md")
    assert [f.code for f in project.check()] == ["value"]


@pytest.mark.parametrize("name", ["console.md", "com.md", "com10.md", "nul-1.md", "aux-armes.md"])
def test_names_that_are_nearly_so_are_kept(name: str, project: SmallProject) -> None:
    """No more is refused than need be."""
    project.briefing(text(f"aliases: [a.con, v1.0/x, {'a' * 240}]\n"), name)
    assert project.check() == ()


@pytest.mark.parametrize("name", ["two words.md", "Fire.md", "a_b.md", "محطة.md", "a&b.md", "-a.md", f"{'a' * 81}.md"])
def test_a_file_name_that_is_no_address_is_refused_and_a_right_one_suggested(name: str, project: SmallProject) -> None:
    """A briefing's address is its file's name; where that has other characters, the author renames it or says which."""
    project.briefing(text(), name)
    (finding,) = project.check()
    assert shown((finding,)) == [f"content/briefings/{name}:2:1 error file-name"]
    suggested = finding.hint.split("Rename the file to ")[1].split(",")[0]
    (project.root / "content/briefings" / name).rename(project.root / "content/briefings" / suggested)
    assert project.check() == ()


def test_any_file_name_will_do_where_id_and_slug_are_given(project: SmallProject) -> None:
    """The file's name matters to nobody then."""
    project.briefing(text("id: fire\nslug: fire\n"), "محطة الحافلات.md")
    assert project.check() == ()


@pytest.mark.parametrize(
    "alias", ["about", "ABOUT", "quotations", "index.html", "atom.xml", "robots.txt", "about/index.html"]
)
def test_an_earlier_address_that_the_site_itself_uses_is_refused(alias: str, project: SmallProject) -> None:
    """Check finds what a build would stumble over."""
    project.write("content/pages/about.md", "---\ntitle: About\n---\n")
    project.briefing(text(f"aliases: [{alias}]\n"))
    assert [f.code for f in project.check()] == ["path-clash"]


def test_links_to_a_briefing_with_mistakes_are_not_called_dead(project: SmallProject) -> None:
    """One author's mistake does not make another's file wrong; links to standing pages are judged all the same."""
    project.briefing(text(prose="[a](/briefings/a/) [b](/metod/)"), "b.md")
    project.briefing("---\ntitle: [\n---\n", "a.md")
    assert shown(project.check()) == [
        "content/briefings/a.md:3:1 error yaml",
        "content/briefings/b.md:9:24 error dead-link",
    ]


def test_what_is_published_does_not_link_to_a_draft(project: SmallProject) -> None:
    """A draft has no address that readers can reach; drafts may link to each other."""
    draft = text(prose="[b](/drafts/b/)").replace("published", "draft")
    project.briefing(draft, "a.md")
    project.briefing(draft, "b.md")
    project.briefing(text(prose="[b](/drafts/b/)"), "c.md")
    assert shown(project.check()) == ["content/briefings/c.md:9:5 error dead-link"]


def test_prose_that_is_nested_too_deeply_is_refused(project: SmallProject) -> None:
    """The parser would drop what lies too deep; nothing is lost without a word."""
    project.briefing(text(prose="> " * 120 + "deep"), "a.md")
    project.briefing(text(prose="> " * 20 + "not so deep"), "b.md")
    assert [(f.path, f.code) for f in project.check()] == [("content/briefings/a.md", "prose-depth")]


def test_a_standing_page_has_no_facts_and_no_pictures(project: SmallProject) -> None:
    """Citations, facts, quotations and pictures are refused on it, each at its place."""
    prose = (
        "---\ntitle: How\n---\n\nA [▶@wire], a [](▶#fact),\n▶![[quote]] and ![x](▶https://example.org/x), [y](▶y/).\n"
    )
    project.write("content/pages/how.md", prose.replace("▶", ""))
    codes = ("error unknown-id", "error unknown-id", "error unknown-id", "error picture", "warning link-as-text")
    expected = [f"content/pages/how.md:{at} {code}" for at, code in zip(places(prose), codes, strict=True)]
    assert shown(project.check()) == expected


@pytest.mark.parametrize("name", ["index", "briefings", "Quotations", "assets", "search", "two words", "a?b", "a#b"])
def test_a_standing_page_whose_name_is_no_address_of_its_own_is_refused(name: str, project: SmallProject) -> None:
    """Names that the site uses, or that would not work in a link, are refused."""
    project.write(f"content/pages/{name}.md", "---\ntitle: T\n---\n")
    (finding,) = project.check()
    assert finding.code in ("path-clash", "file-name")
    assert finding.hint.startswith("Rename the file")


def test_a_standing_page_hides_no_character(project: SmallProject) -> None:
    """Typed, escaped in quoted YAML or written as an entity: each is told at its place."""
    page = '---\ntitle: ▶"H\\u202Eow"\ndescription: a▶\u2066b\n---\n\nOne ▶&#x202e;two and ▶\u200bthree.\n'
    project.write("content/pages/how.md", page.replace("▶", ""))
    told = sorted(shown(project.check()))
    assert told == sorted(f"content/pages/how.md:{at} error invisible-character" for at in places(page))


@pytest.mark.parametrize("title", ['"De\\u202Esk"', "De\u202esk", '"De\\u2063sk"'], ids=["escaped", "typed", "unseen"])
def test_settings_hide_no_character(title: str, project: SmallProject) -> None:
    """The site's strings are on every page: what hides in one is refused."""
    project.write("content/site.yaml", f"title: Desk\ndescription: {title}\n")
    (finding,) = project.check()
    assert (finding.path, finding.line, finding.code) == ("content/site.yaml", 2, "invisible-character")
