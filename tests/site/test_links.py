"""A site is published only when no two files are one to some file system and no link leads nowhere."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from generator.errors import Rejected
from generator.pages import Page
from generator.site import links
from tests.site.publishing import content, put_pages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Refused = Callable[..., list[str]]
    Gather = Callable[..., dict[str, bytes]]


@pytest.fixture
def outputs(in_memory: Path) -> Iterator[Path]:
    """Name one new output after the other."""
    return (in_memory / f"site{n}" for n in itertools.count())


@pytest.fixture
def gather(outputs: Iterator[Path]) -> Gather:
    """Publish pages; answers every file."""

    def published(*pages: Page) -> dict[str, bytes]:
        output = next(outputs)
        put_pages(output, pages)
        return content(output)

    return published


@pytest.fixture
def refused(outputs: Iterator[Path]) -> Refused:
    """Answer what is wrong with a site, which is not published: whose file, and in which words."""

    def said(*pages: Page) -> list[str]:
        output = next(outputs)
        with pytest.raises(Rejected) as caught:
            put_pages(output, pages)
        assert not output.exists()
        return [f"{f.path}: {f.code}: {f.message}" for f in caught.value.findings]

    return said


def page(path: str, text: str = "", file: str = "") -> Page:
    """Make a page."""
    return Page(path, text.encode(), file)


def test_every_file_is_published_once(gather: Gather) -> None:
    """Whatever kind of file it is, and where the same one comes twice; a site may also be empty."""
    icon = Page("a.png", b"\x89\xff")
    assert gather(page("b.html"), icon, page("a/index.html"), icon) == {
        "a.png": b"\x89\xff",
        "a/index.html": b"",
        "b.html": b"",
    }
    assert gather() == {}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a/index.html", "a/index.html"),
        ("Fire/index.html", "fire/index.html"),
        ("caf\u00e9.html", "cafe\u0301.html"),
        ("CAFE\u0301.html", "caf\u00e9.html"),
        ("stra\u00dfe.html", "strasse.html"),
        ("\u212a.html", "k.html"),
    ],
)
def test_one_address_for_two_pages_is_refused(one: str, other: str, refused: Refused) -> None:
    """Also where they differ only in case or in the composition of accents: some file systems keep but one of them."""
    said = refused(page(one, file="one.md"), page(other, file="other.md"))
    assert said == [f"other.md: path-clash: two pages want the address {other}; the other is one.md's"]


@pytest.mark.parametrize(("file", "below"), [("a", "a/b.html"), ("a/b", "A/B/c/d.html"), ("\u00e9", "e\u0301/x")])
def test_a_file_cannot_be_a_folder(file: str, below: str, refused: Refused) -> None:
    """A page's address cannot lie inside another page."""
    assert refused(page(below, file="b.md"), page(file)) == [
        f"b.md: path-clash: the address {below} lies inside the file {file}"
    ]


@pytest.mark.parametrize(
    "path", ["", "/etc/passwd", "../x.html", "a/../../x", "a//b", "./a", "a/", "a\\..\\b", "a\x00b", "a\nb", "a\u202eb"]
)
def test_an_address_outside_the_site_is_refused(path: str, refused: Refused) -> None:
    """No slug, alias or file name, however it came about, makes the build write anywhere else."""
    (said,) = refused(page(path, file="a.md"))
    assert said.startswith("a.md: file-name: ")


@pytest.mark.parametrize(
    "path", ["assets/aux.css", "con/index.html", "a:b", "what?.svg", "a./b.html", "COM1", "a ", "é" * 121]
)
def test_an_address_that_not_every_system_can_have_is_refused(path: str, refused: Refused) -> None:
    """A theme's files have any name; whoever copies a site to Windows would lack some, and some are too long."""
    (said,) = refused(page(path, file="a.md"))
    assert said.startswith(f"a.md: file-name: not every system can have a file “{path}”")


SITE = (
    page("x.html", '<p id="y">'),
    page("a b/index.html", "<p id='é'><p id=\"q&amp;a\">"),
    page("d/e/index.html"),
    page("é.html"),
    page("data.json"),
)


@pytest.mark.parametrize(
    "href",
    [
        *("x.html", "./x.html", "x.html?v=1", "x.html#y", "x.html?v=1#y", "x.html#", "x.html#top", "d/../x.html#y"),
        *("a%20b/", "a b/", "a%20b/#%C3%A9", "a b/#é", "a%20b/index.html#é", "a b/#q&amp;a", "%C3%A9.html", "é.html"),
        *("#", "", "?q=1", "#here", "./", ".", "data.json", "data.json#anything"),
        *("https://example.org/gone", "//example.org/", "/elsewhere", "mailto:a@b.org", "tel:1", "data:,", "HTTPS://X"),
    ],
)
def test_links_that_lead_somewhere(href: str, gather: Gather) -> None:
    """Relative, percent-encoded, with a query or an anchor; other sites and other schemes are not followed."""
    for tag in (f'<a href="{href}">', f"<img alt=x SRC = '{href}'>"):
        gather(*SITE, page("index.html", f'<p id="here">{tag}', "index.md"))


@pytest.mark.parametrize(
    ("href", "message"),
    [
        ("gone.html", "which is not in the site"),
        ("X.html", "which is not in the site"),
        ("x.html/", "which is not in the site"),
        ("d/", "which is not in the site"),
        ("d/e", "which is not in the site"),
        ("a%20b", "which is not in the site"),
        ("../", "which is not in the site"),
        ("..", "which is not in the site"),
        ("../x.html", "which is not in the site"),
        ("%2e%2e/x.html", "which is not in the site"),
        ("d/../../x.html", "which is not in the site"),
        ("%ff", "which is not in the site"),
        ("x.html%3Fv=1", "which is not in the site"),
        ("x.html#z", "where there is no such anchor"),
        ("x.html#Y", "where there is no such anchor"),
        ("#nowhere", "where there is no such anchor"),
        ("?q=1#nowhere", "where there is no such anchor"),
    ],
)
def test_links_that_lead_nowhere(href: str, message: str, refused: Refused) -> None:
    """Missing files and anchors, folders without their slash, ways out of the site: told with the page's file."""
    for tag in (f'<a href="{href}">', f"<a class=x\nHREF='{href}'>", f'<a href = "">x</a><a id="_y" href="{href}">'):
        (said,) = refused(*SITE, page("index.html", f"<p>{tag}", "index.md"))
        assert said == f"index.md: dead-link: the page index.html links to {href}, {message}"


@pytest.mark.parametrize("at_once", [1, 2, 1000])
def test_a_missing_anchor_is_found_among_any_number(
    at_once: int, monkeypatch: pytest.MonkeyPatch, refused: Refused, gather: Gather
) -> None:
    """However many are looked at together."""
    monkeypatch.setattr(links, "_ANCHORS_AT_ONCE", at_once)
    monkeypatch.setattr(links, "_NUMBERS_AT_HAND", at_once)
    anchors = [f"a{n}" for n in range(30)]
    full = page("full.html", "".join(f"<p id={name!r}>" for name in anchors))
    leading = [f'<a href="full.html#{name}">' for name in anchors * 2]
    gather(full, page("index.html", "".join(leading)))
    for name in ("b0", "b1", "b2", "b3"):
        (said,) = refused(full, page("index.html", "".join([*leading, f'<a href="full.html#{name}">'])))
        assert f"full.html#{name}" in said


def test_links_of_a_page_in_a_folder_start_there(refused: Refused, gather: Gather) -> None:
    """`../` leads one folder up, and no further than the site."""
    gather(page("index.html"), page("a/b/index.html", '<a href="../../"><a href="../..">'))
    assert len(refused(page("index.html"), page("a/b/index.html", '<a href="../../../"><a href="../">'))) == 2


def test_all_problems_are_told_at_once(refused: Refused) -> None:
    """Clashes, outside addresses and dead links together."""
    codes = [
        line.split(": ")[1]
        for line in refused(page("A.html"), page("a.html", '<a href="x">'), page("../b"), page("c", ""), page("c/d"))
    ]
    assert sorted(codes) == ["dead-link", "file-name", "path-clash", "path-clash"]


def test_the_page_for_what_is_missing_may_name_the_sites_own_root(gather: Gather) -> None:
    """404.html is shown at any address, so its links are absolute and are not followed."""
    gather(page("404.html", '<a href="/sub/path/">'))
