"""The index for search: what is in it, that it is the same every time, and that without it the site is whole."""

from __future__ import annotations

import gzip
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from generator import engine
from generator import project as projects
from tests.small_project import ROOT, SmallProject, files

if TYPE_CHECKING:
    from tests.small_project import Factbox

LINK = re.compile(r'<li><a href="[^"]*search/index\.html"[^>]*>[^<]*</a></li>\s*')
BRIEFING = """---
title: {title}
status: {status}
date: "{date}"
{more}
sources: [{{id: one}}]
---
{prose}
"""
STUB = """
from pathlib import Path
def get_executable():
    return Path(__file__).with_name("program")
"""


def brief(project: SmallProject, name: str, prose: str = "", **front: str) -> None:
    """Write a briefing with as little in it as search needs."""
    told = {"title": name.capitalize(), "status": "published", "date": "2015-11-20", "more": "", **front}
    project.briefing(BRIEFING.format(prose=prose, **told), f"{name}.md")


def fragments(site: dict[str, bytes]) -> dict[str, dict[str, Any]]:
    """Unpack what results show of each page, by Pagefind's name for it."""
    packed = {path: data for path, data in site.items() if path.endswith(".pf_fragment")}
    return {
        Path(path).stem: json.loads(gzip.decompress(data).removeprefix(b"pagefind_dcd"))
        for path, data in packed.items()
    }


@pytest.fixture
def desk(project: SmallProject) -> SmallProject:
    """Make a project with briefings of every status, in three languages."""
    project.write("content/site.yaml", "title: Desk\nlang: fr\n")
    brief(project, "mill", "The mill burned.", date="2016", more="lang: en-GB\ntags: [fire, mill]")
    places = "places: [{id: p, name: Quay, country: ML}, {id: q, name: Café, country: SN, role: context}]"
    brief(project, "crue", "La rivière a débordé.", date="2018-01-23~", more=places)
    brief(project, "port", "اندلع حريق في الميناء.", date="201X", more="lang: ar")
    brief(project, "secret", "Keepout.", status="draft")
    brief(project, "gone", "Keepout.", status="withdrawn")
    return project


def test_published_briefings_are_indexed_in_their_languages_and_nothing_else(desk: SmallProject) -> None:
    """Each language has its own index; no draft, no notice, no list and no evidence page is in one."""
    found = fragments(desk.build())
    assert {(name.split("_")[0], page["url"]) for name, page in found.items()} == {
        ("en", "briefings/mill/"),
        ("fr", "briefings/crue/"),
        ("ar", "briefings/port/"),
    }
    (crue,) = (page for page in found.values() if page["url"] == "briefings/crue/")
    assert "La rivière a débordé." in crue["content"]
    assert crue["meta"]["title"] == "Crue"
    assert crue["meta"]["place"] == "Quay, Mali"
    assert crue["meta"]["date"].endswith("23 janvier 2018")


def test_the_list_of_what_is_searched_has_every_filter_newest_first(desk: SmallProject) -> None:
    """Country of the incident, year and tags, by Pagefind's names, in the order of the front page."""
    site = desk.build()
    listed = json.loads(site["search/briefings.json"])
    urls = {name: page["url"] for name, page in fragments(site).items()}
    assert [(urls[name], values) for name, values in listed.items()] == [
        ("briefings/crue/", [["ml"], ["2018"], []]),
        ("briefings/mill/", [[], ["2016"], ["fire", "mill"]]),
        ("briefings/port/", [[], ["201x"], []]),
    ]


def test_the_search_page_offers_what_there_is(desk: SmallProject) -> None:
    """Choices are native options with their names in the site's language; a filter without choices is left out."""
    page = desk.build()["search/index.html"].decode()
    assert re.findall(r'<select id="_(\w+)"', page) == ["country", "year", "tag", "sort"]
    assert '<option value="ml" data-name="Mali">Mali (1)</option>' in page
    assert re.findall(r'<option value="(\d\w+)"', page) == ["201x", "2018", "2016"]
    assert 'data-languages="ar en fr"' in page


def test_only_what_a_browser_asks_for_is_published(desk: SmallProject) -> None:
    """Pagefind's own interfaces, its worker and the generic program stay out; each language has its program."""
    found = {path.split("/", 2)[2] for path in desk.build() if path.startswith("pagefind/en/")}
    loose = {path for path in found if "/" not in path and not path.endswith(".pf_meta")}
    assert loose == {"pagefind.js", "pagefind-entry.json", "wasm.en.pagefind"}


def test_a_language_without_rules_for_its_words_is_searched_letter_by_letter(project: SmallProject) -> None:
    """Pagefind knows no stems of Swahili; the index is there, with the generic program."""
    brief(project, "moto", "Moto ulizuka sokoni.", more="lang: sw")
    site = project.build()
    assert "pagefind/sw/wasm.unknown.pagefind" in site
    assert [page["url"] for page in fragments(site).values()] == ["briefings/moto/"]


def test_the_same_pages_make_the_same_index(desk: SmallProject, tmp_path: Path) -> None:
    """In whatever order a folder lists its files, every byte of the site is the same, also in the index."""
    for n in range(12):
        brief(desk, f"many-{n}", f"Smoke over quarter {n}.", more=f"lang: en\ntags: [t{n % 3}, t{n % 5}]")
    once = desk.build()
    other = SmallProject(tmp_path / "other")
    for path in sorted(desk.root.glob("content/**/*.*"), reverse=True):
        other.write(path.relative_to(desk.root).as_posix(), path.read_bytes())
    assert other.build() == once
    assert len([path for path in once if path.startswith("pagefind/")]) > 15


def test_a_preview_says_that_it_has_no_search(desk: SmallProject) -> None:
    """A preview makes no index, which would cost time with every save, and says so where search would be."""
    engine.build(projects.find(desk.root), desk.root / "preview", drafts=True)
    site = files(desk.root / "preview")
    assert "Un aperçu n’a pas de recherche" in site["search/index.html"].decode()
    assert b"<script" not in site["search/index.html"]
    assert not [path for path in site if path.startswith("pagefind/") or path == "search/briefings.json"]


@pytest.mark.parametrize("why", ["nothing-published", "switched-off"])
def test_a_site_without_search_has_no_trace_of_it(why: str, project: SmallProject) -> None:
    """Where nothing is published, or search is switched off, there is no page, no link and no index."""
    if why == "switched-off":
        project.write("content/site.yaml", "title: Desk\nsearch: false\n")
    brief(project, "mill", status="published" if why == "switched-off" else "withdrawn")
    site = project.build()
    assert not [path for path in site if path.startswith(("pagefind/", "search/"))]
    assert not LINK.search(site["index.html"].decode())


def test_a_page_that_a_theme_keeps_out_of_search_is_not_listed(project: SmallProject) -> None:
    """Where one page has nothing to search, the others are found all the same."""
    template = """{% if briefing.slug == 'mill' %}<html lang="en"><body><p>Mill</p></body></html>
{% else %}<html lang="en"><body><p data-pagefind-body>{{ briefing.title }}</p></body></html>{% endif %}"""
    project.write("content/site.yaml", "title: Desk\ntheme: own\n")
    project.write("themes/own/theme.yaml", "title: Own\nextends: wire\n")
    project.write("themes/own/briefing.html", template)
    brief(project, "mill")
    brief(project, "quay")
    site = project.build()
    assert [page["url"] for page in fragments(site).values()] == ["briefings/quay/"]
    assert len(json.loads(site["search/briefings.json"])) == 1


def without_sums(site: dict[str, bytes]) -> dict[str, bytes]:
    """Leave out the lists of all other files."""
    return {path: data for path, data in site.items() if not path.startswith("SHA256SUMS")}


def test_without_pagefind_the_site_is_the_same_but_for_search(
    desk: SmallProject, factbox: Factbox, tmp_path: Path
) -> None:
    """One line says that search is missing and what brings it; pages differ in the link, headers in search's policy."""
    with_search = without_sums(desk.build())
    (tmp_path / "stub/pagefind_bin").mkdir(parents=True)
    (tmp_path / "stub/pagefind_bin/__init__.py").write_text("raise ImportError\n", "utf-8")
    own = {
        "PYTHONPATH": f"{tmp_path / 'stub'}:{ROOT}",
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
    }  # as after pip uninstall
    ran = factbox("build", cwd=desk.root, machine=own)
    assert ran.code == 0
    assert ran.stderr.splitlines()[-1] == (
        "The site has no search, since Pagefind is not installed here: pip install pagefind-bin"
    )
    without = without_sums(files(desk.root / "site"))
    assert set(with_search) - set(without) == {p for p in with_search if p.startswith(("pagefind/", "search/"))}
    assert (b"wasm" in with_search.pop("_headers"), b"wasm" in without.pop("_headers")) == (True, False)
    for path, data in without.items():
        assert data == (
            LINK.sub("", with_search[path].decode()).encode() if path.endswith(".html") else with_search[path]
        )


@pytest.mark.parametrize(
    ("program", "said"),
    [
        ("#!/bin/sh\nexit 3\n", "Pagefind ended before its work was done (exit code 3)"),
        ("#!/bin/sh\necho 'no room left' >&2\nexit 1\n", "Pagefind ended before its work was done: no room left"),
        ("#!/bin/sh\nhead -c 20 >&2\nprintf 'half an answer'\n", "Pagefind ended before its work was done"),
        ("#!/bin/sh\nprintf 'eWVz,'\nsleep 60\n", "Pagefind answers in a way that this factbox does not understand"),
        ("#!/bin/sh\nprintf '%%%%,'\nsleep 60\n", "Pagefind answers in a way that this factbox does not understand"),
        ("no program", "Pagefind does not start"),
        (
            "#!/bin/sh\nprintf eyJwYXlsb2FkIjogeyJ0eXBlIjogIkVycm9yIiwgIm1lc3NhZ2UiOiAidGlyZWQifX0=,\nsleep 60\n",
            "Pagefind says: tired",
        ),
    ],
    ids=["dies", "dies-with-words", "half", "no-json", "no-base64", "no-program", "error"],
)
def test_where_pagefind_fails_the_old_site_stays(
    program: str, said: str, desk: SmallProject, factbox: Factbox, tmp_path: Path
) -> None:
    """However Pagefind ends, nothing is published, nothing lies about, and the message says what to do."""
    before = desk.build()
    brief(desk, "more")
    stub = tmp_path / "stub/pagefind_bin"
    stub.mkdir(parents=True)
    (stub / "__init__.py").write_text(STUB, "utf-8")
    (stub / "program").write_text(program, "utf-8")
    (stub / "program").chmod(0o755)
    ran = factbox("build", cwd=desk.root, machine={"PYTHONPATH": f"{stub.parent}:{ROOT}"})
    assert ran.code == 2
    assert said in ran.stderr
    assert "nothing was published" in ran.stderr
    assert "search: false in content/site.yaml" in ran.stderr
    assert files(desk.root / "site") == before
