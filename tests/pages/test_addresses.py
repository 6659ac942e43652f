"""The checker knows every address that a site will have, before a page of it is made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from generator import engine
from generator.pages import standing_pages
from generator.pages.addresses import pages
from generator.pages.catalogue import catalogue
from generator.project import find, read_settings
from tests.showcase.make import make
from tests.small_project import SmallProject, accounts, files, shown

if TYPE_CHECKING:
    from pathlib import Path

FRONT = "---\ntitle: Fire\nstatus: published\ndate: 2021\ntags: [hotel]\nsources: []\n"


def dead(project: SmallProject) -> list[str]:
    """Answer file, line and address of every link that leads nowhere."""
    found = [f for f in project.check() if f.code == "dead-link"]
    return [f"{f.path.rpartition('/')[2]}:{f.line}: {f.message.split()[4]}" for f in found]


@pytest.mark.parametrize("size", [20, 1])
def test_every_page_of_a_site_is_known_beforehand(size: int, tmp_path: Path) -> None:
    """Of the showcase, in short and in long pages: no address too few, none too many."""
    project = find(make(tmp_path / "showcase"))
    settings = project.settings_file.read_text("utf-8")
    project.settings_file.write_text(re.sub("(?m)^page_size:.*\n", "", settings) + f"page_size: {size}\n", "utf-8")
    engine.build(project, tmp_path / "site")
    built = {
        path: data
        for path, data in files(tmp_path / "site").items()
        if path.endswith(".html") and b"http-equiv" not in data and "/evidence/" not in path
    }
    briefings = [one for one in accounts(project) if one.status != "draft"]
    live = [one for one in briefings if one.status != "withdrawn"]
    headings = catalogue((one.id, one) for one in live)
    paths, listed = [f"{one.path}/index.html" for one in briefings], [one.listed for one in live]
    known = pages(paths, listed, standing_pages(project)[0], read_settings(project), headings)
    assert set(built) - {"404.html", "search/index.html"} == known
    assert len(known) > 40


def test_prose_may_link_to_every_kind_of_list(project: SmallProject) -> None:
    """To an index, a list, a numbered page and a feed; a list that there is not is told with its line."""
    project.write("content/site.yaml", "title: Desk\npage_size: 1\n")
    links = "[](/tags/) [](/tags/hotel/) [](/archive/2021/page/1/) [](/tags/hotel/atom.xml) [](/figures/) [](/browse/)"
    project.briefing(f"{FRONT}---\n\n{links.replace('[]', '[x]')}\n[x](/tags/motel/) [x](/archive/1999/)\n", "a.md")
    project.briefing(FRONT.replace("Fire", "Flood") + "---\n", "b.md")
    assert dead(project) == ["a.md:10: /tags/motel/", "a.md:10: /archive/1999/"]


def test_what_is_published_may_not_link_to_a_list_of_drafts(project: SmallProject) -> None:
    """The list is not there when the site is built."""
    project.briefing(FRONT.replace("hotel", "secret").replace("published", "draft") + "---\n", "a.md")
    project.briefing(f"{FRONT}---\n\nSee [x](/tags/secret/)\n", "b.md")
    assert dead(project) == ["b.md:9: /tags/secret/"]


def test_links_to_lists_are_not_judged_while_briefings_have_mistakes(project: SmallProject) -> None:
    """The briefing that cannot be read may be the one that the list is made of."""
    project.briefing(f"{FRONT}---\n\nSee [x](/tags/motel/) [x](/gone/)\n", "a.md")
    project.briefing("---\ntitle: [\n---\n", "b.md")
    assert dead(project) == ["a.md:9: /gone/"]


@pytest.mark.parametrize(
    "alias",
    ["tags", "tags/hotel", "TAGS/Hotel", "archive/2021", "figures", "browse/index.html", "_redirects", "corrections"],
)
def test_an_earlier_address_cannot_be_one_that_the_site_uses(alias: str, project: SmallProject) -> None:
    """Whatever case it is written in."""
    project.briefing(f"{FRONT}aliases: [{alias}]\n---\n")
    assert shown(project.check()) == ["content/briefings/fire.md:0:0 error path-clash"]


@pytest.mark.parametrize("alias", ["tags/old-name", "archive/post", "briefings/old-slug", "2015/fire"])
def test_an_earlier_address_may_lie_beside_lists(alias: str, project: SmallProject) -> None:
    """A site that had its posts under such a folder keeps their addresses."""
    project.briefing(f"{FRONT}aliases: [{alias}]\n---\n")
    assert project.check() == ()
    assert f"{alias}/index.html" in project.build()


@pytest.mark.parametrize("name", ["tags", "Archive", "browse", "figures", "corrections", "speakers", "data"])
def test_a_standing_page_cannot_take_a_lists_name(name: str, project: SmallProject) -> None:
    """Whatever case it is written in."""
    project.write(f"content/pages/{name}.md", "---\ntitle: T\n---\n\nText.\n")
    assert shown(project.check()) == [f"content/pages/{name}.md:0:0 error path-clash"]


@pytest.mark.parametrize("name", ["con", "Nul.notes", "a.", "two words"])
def test_a_standing_pages_name_is_one_that_every_system_can_have(name: str, project: SmallProject) -> None:
    """Its folder in the site is called so."""
    project.write(f"content/pages/{name}.md", "---\ntitle: T\n---\n\nText.\n")
    assert shown(project.check()) == [f"content/pages/{name}.md:0:0 error file-name"]


@pytest.mark.parametrize("lang", ["english", "../en", "a" * 300, '"en\\n"'])
def test_a_standing_pages_language_is_a_tag(lang: str, project: SmallProject) -> None:
    """Catalogues are looked for under that name, and pages carry it."""
    project.write("content/pages/how.md", f"---\ntitle: T\nlang: {lang}\n---\n\nText.\n")
    assert shown(project.check()) == ["content/pages/how.md:3:7 error value"]


def test_headings_of_standing_pages_are_known(project: SmallProject) -> None:
    """A link to one that is not there is told at its line, in briefings and standing pages, before a build."""
    project.write("content/pages/how.md", "---\ntitle: T\n---\n\n# We mend\n\n[x](#we-mend) [x](#top)\n\n[x](#mend)\n")
    links = " ".join(f"[x](/how/{end})" for end in ("", "#we-mend", "#top", "?a=b#we-mend", "#", "#mend"))
    project.briefing(f"{FRONT}summary: S\n---\n\n{links}\n", "a.md")
    assert shown(project.check()) == [
        f"content/briefings/a.md:10:{links.index('/how/#mend') + 1} error dead-link",
        "content/pages/how.md:9:5 error unknown-id",
    ]


def test_a_policy_that_is_not_there_is_told(project: SmallProject) -> None:
    """The publisher's corrections policy must be a page of the site, or an address of the web."""
    project.briefing(f"{FRONT}---\n")
    project.write("content/pages/how.md", "---\ntitle: How\n---\n\n# Mend\n")
    known = ("/browse/", "/how/", "/how/#mend", "https://example.org/policy")
    for policy, findings in (("/gone/#x", 1), ("/how/#fix", 1), *((one, 0) for one in known)):
        project.write("content/site.yaml", f"title: Desk\npublisher: {{name: D, corrections_policy: '{policy}'}}\n")
        assert len(project.check()) == findings
