"""The built site behind Debian's nginx and Caddy, with exactly the configuration that the command prints."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, NamedTuple

import pytest

from generator import deploy, engine, pages
from generator.deploy.headers import cache_control, content_type
from generator.errors import CannotRun
from generator.project import Settings, WebAddress, find, read_settings
from tests.deploy.desk import CASE
from tests.deploy.webservers import PRESENT, SERVERS, Answer, Web, serving
from tests.small_project import Factbox, SmallProject, files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from generator.deploy import Server

pytestmark = pytest.mark.xdist_group("servers")  # the sites are built once

SECRET = b"not for readers"
CONTACT = "Contact: https://example.org/contact\n"


class Seen(NamedTuple):
    """What is looked at in every answer but its body."""

    status: int
    kind: list[str]
    policy: list[str]
    sniffing: list[str]
    cache: list[str]

    @classmethod
    def of(cls, found: Answer) -> Seen:
        """Look at an answer."""
        names = ("Content-Type", "Content-Security-Policy", "X-Content-Type-Options", "Cache-Control")
        return cls(found.status, *map(found.all, names))


class Built(NamedTuple):
    """A built site: where a web server's root is, the site's path below it, and its files."""

    root: Path
    base: str
    images: tuple[str, ...]
    published: dict[str, bytes]
    project: Path

    def right(self, path: str) -> Seen:
        """Answer what a file of the site must be sent with."""
        policy = pages.content_policy(self.images, searches=path.startswith("search/"))
        return Seen(200, [content_type(path)], [policy], ["nosniff"], [cache_control(path)])

    @property
    def missing(self) -> tuple[Seen, bytes]:
        """The site's own page for what is not there, which is never kept: it may be there tomorrow."""
        return self.right("404.html")._replace(status=404), self.published["404.html"]


class Served(NamedTuple):
    """A built site and the server that it is served by."""

    site: Built
    web: Web

    def get(self, path: str) -> tuple[Seen, bytes]:
        """Ask for a path below the site's."""
        found = self.web.get(self.site.base + path)
        return Seen.of(found), found.body


def build(root: Path, base: str, more: str = "") -> Built:
    """Build a site with packed copies; beside it and beside the server's root lies what no reader may have."""
    for name in ("content", "seeds"):
        shutil.copytree(CASE / name, root / "desk" / name)
    settings, site, www = root / "desk/content/site.yaml", root / "desk/site", root / f"www{base}"
    settings.write_text(settings.read_text("utf-8").replace("/sub/path", base) + more, "utf-8")
    found = find(root / "desk")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(root / "cache"))
        engine.build(found, site, compress=True)
    shutil.copytree(site, www)
    hidden = ("assets/.secret", ".git/feed.json", ".git/search/index.html", ".well-known/.secret")
    for path in (root / "secret.txt", *(www / name for name in hidden)):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(SECRET)
    (www / ".well-known/security.txt").write_text(CONTACT, "utf-8")
    images = pages.image_origins(read_settings(found))
    return Built(root / "www", base, images, files(site), found.root)


@pytest.fixture(scope="session")
def below_a_path(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site that lies in a folder of its server."""
    return build(tmp_path_factory.mktemp("below"), "/briefings/")


@pytest.fixture(scope="session")
def with_tiles(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build a site that fills its server, and that fetches street tiles."""
    return build(tmp_path_factory.mktemp("tiles"), "/", "map: {tiles: OpenStreetMap.Mapnik}\n")


@pytest.fixture(scope="module", params=["below_a_path", "with_tiles"])
def built(request: pytest.FixtureRequest) -> Built:
    """Give one site after the other."""
    found: Built = request.getfixturevalue(request.param)
    return found


@pytest.fixture(scope="module", params=PRESENT)
def served(request: pytest.FixtureRequest, built: Built, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """Serve the site by one server after the other, with the snippet that the command prints."""
    server: Server = request.param
    printed = Factbox()("deploy", "--snippet", server, cwd=built.project)
    assert printed.code == 0, printed.stderr
    with serving(server, built.root, printed.stdout, tmp_path_factory.mktemp("web") / server) as web:
        yield Served(built, web)


def test_every_file_arrives_as_it_was_built(served: Served) -> None:
    """Whole, with its type, exactly one policy, no sniffing, and kept as long as it may be; the search page's own."""
    site = served.site
    moved = {line.split(" ")[0] for line in site.published["_redirects"].decode().splitlines()}
    walked = {path: data for path, data in site.published.items() if not path.startswith(".")}
    assert {"index.html", "search/index.html", "SHA256SUMS", "_headers", "atom.xml", "404.html.gz"} < walked.keys()
    addresses = {
        a: path for path in walked for a in (path, path.removesuffix("index.html")) if site.base + a not in moved
    }
    answers = {address: served.get(address) for address in addresses}
    assert {a: seen for a, (seen, _) in answers.items()} == {a: site.right(path) for a, path in addresses.items()}
    assert [a for a, (_, body) in answers.items() if body != walked[addresses[a]]] == []


def test_the_policy_names_the_tiles_where_they_are_on(with_tiles: Built, below_a_path: Built) -> None:
    """The two sites differ in whom their maps may ask."""
    assert "img-src 'self' data: https://tile.openstreetmap.org;" in with_tiles.right("").policy[0]
    assert "img-src 'self' data:;" in below_a_path.right("").policy[0]


def test_packed_copies_are_sent_to_those_who_take_them(served: Served) -> None:
    """As the type of what is packed, and told apart by caches; those who take none get the plain file."""
    site, web = served
    packed = [path for path in site.published if f"{path}.gz" in site.published]
    assert "index.html" in packed
    assert "briefings/port-quilla/figures.csv" in packed
    for path in packed:
        found = web.get(site.base + path, Accept_Encoding="gzip")
        assert found.one("Content-Encoding") == "gzip", path
        assert found.body == site.published[f"{path}.gz"], path
        assert found.one("Content-Type") == content_type(path), path
        assert "accept-encoding" in found.one("Vary").lower(), path
        assert web.get(site.base + path).all("Content-Encoding") == [], path


def test_what_a_reader_has_is_not_sent_again(served: Served) -> None:
    """A browser that asks whether its copy is still right gets a short answer."""
    site, web = served
    tag = web.get(site.base).one("ETag")
    again = web.get(site.base, If_None_Match=tag)
    assert (again.status, again.body, again.one("Cache-Control")) == (304, b"", "no-cache")


def test_earlier_addresses_lead_on(served: Served) -> None:
    """For good, by one redirect, to a page that is there."""
    site, web = served
    lines = site.published["_redirects"].decode().splitlines()
    assert len(lines) == 3
    for line in lines:
        old, new, status = line.split(" ")
        found = web.get(old)
        assert (found.status, found.one("Location")) == (int(status), new)
        assert web.get(new).status == 200


def test_a_folder_leads_to_its_page(served: Served) -> None:
    """An address without its closing slash leads on, and names no host: the server may stand behind another one."""
    site, web = served
    found = web.get(f"{site.base}briefings/port-quilla")
    assert found.status in {301, 308}
    assert found.one("Location") == f"{site.base}briefings/port-quilla/"


@pytest.mark.parametrize("path", ["nothing", "nothing/", "assets/nothing.js", "search/nothing", "old.html/x", "a.json"])
def test_what_is_not_there_gets_the_sites_own_page(path: str, served: Served) -> None:
    """With the type, the policy and the cache of that page, whatever was asked for."""
    assert served.get(path) == served.site.missing


@pytest.mark.parametrize("path", ["assets/", "briefings/", "pagefind/en/", "2019/"])
def test_no_folder_is_listed(path: str, served: Served) -> None:
    """A folder without a page is not there."""
    assert served.get(path) == served.site.missing


@pytest.mark.parametrize(
    "path",
    [
        ".factbox-site",
        "assets/.secret",
        "assets/%2esecret",
        ".git/feed.json",
        ".git/search/",
        ".git/",
        ".well-known/.secret",
    ],
)
def test_hidden_files_are_not_served(path: str, served: Served) -> None:
    """Wherever they lie, however their names are spelled."""
    assert served.get(path) == served.site.missing


def test_what_others_put_where_programs_look_is_served(served: Served) -> None:
    """Deployments leave `.well-known/` alone, and so does the configuration: <https://www.rfc-editor.org/rfc/rfc8615>."""
    assert served.get(".well-known/security.txt") == (served.site.right("security.txt"), CONTACT.encode())


@pytest.mark.parametrize(
    "path",
    [
        "{base}../secret.txt",
        "{base}../../../secret.txt",
        "{base}assets/../../../../secret.txt",
        "{base}%2e%2e/%2e%2e/%2e%2e/secret.txt",
        "{base}..%2f..%2f..%2fsecret.txt",
        "{base}%2e%2e%5c%2e%2e%5csecret.txt",
        "{base}assets../secret.txt",
        "/../secret.txt",
        "//../secret.txt",
        "/%2e%2e/secret.txt",
        "/%252e%252e/secret.txt",
    ],
)
def test_nothing_outside_the_site_can_be_reached(path: str, served: Served) -> None:
    """However a path tries to climb."""
    found = served.web.get(path.format(base=served.site.base))
    assert found.status in {400, 404}
    assert SECRET not in found.body


def settings(path: str) -> Settings:
    """Make the settings of a site below a path."""
    return Settings(title="Desk", base_url=WebAddress.parse(f"https://example.org{path}"))


@pytest.mark.parametrize("server", PRESENT)
@pytest.mark.parametrize("base", ["/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/", "/новости/"])
def test_a_path_in_any_script_is_served(base: str, server: Server, tmp_path: Path) -> None:
    """However base_url spells it: readers' browsers send it encoded, and get it encoded."""
    encoded, folder = "/%D0%BD%D0%BE%D0%B2%D0%BE%D1%81%D1%82%D0%B8/", tmp_path / "www/новости"
    folder.mkdir(parents=True)
    (folder / "index.html").write_bytes(b"<title>front</title>")
    (folder / "404.html").write_bytes(b"<title>missing</title>")
    printed = deploy.snippet(server, settings(base), f"{base}old {base}new/ 301\n")
    with serving(server, tmp_path / "www", printed, tmp_path / "own") as web:
        front, missing, moved = (web.get(encoded + path) for path in ("", "nothing", "old"))
    policy = [pages.content_policy()]
    assert (front.status, front.body) == (200, b"<title>front</title>")
    assert (missing.status, missing.body) == (404, b"<title>missing</title>")
    assert front.all("Content-Security-Policy") == missing.all("Content-Security-Policy") == policy
    assert (moved.status, moved.one("Location")) == (301, f"{encoded}new/")


ODD = [
    "a b",
    "a%20b",
    'a"b',
    "a'b",
    "a;b",
    "a$uri",
    "a{b}",
    "a%7Bb%7D",
    "a\\b",
    "a#b",
    "a*",
    "a%2A",
    "a\tb",
    "a%0Ab",
    "a`b",
    "a(b)",
]
ODD += ["a|b", "a\x00b", "a%00b", "{$HOME}", "{env.HOME}", "$host", "..", ".git", "a//b", "a\u2028b", "a%FFb"]


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("odd", ODD)
def test_no_redirect_breaks_out_of_the_configuration(odd: str, server: Server) -> None:
    """A line with a character that either language has a use for is no build's, and is refused whole, by its number."""
    plain = "/old /new/ 301\n"
    for line in (
        f"/{odd} /new/ 301",
        f"/old/{odd} /new/ 301",
        f"/old /{odd}/ 301",
        f"/old /new/ {odd}",
        f"{odd} /x 301",
    ):
        with pytest.raises(CannotRun, match=r"^_redirects:2: .*factbox build"):
            deploy.snippet(server, Settings(title="Desk"), f"{plain}{line}\n{plain}")


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize(
    "base", ["/a;b", "/a$uri", "/a'b", "/a*", "/a%20b", "/a%7Bb%7D", "/a%22b", "/a%0Ab", "/..", "//a"]
)
def test_no_address_of_the_site_breaks_out_of_the_configuration(base: str, server: Server) -> None:
    """Web addresses may have characters in them that the two languages have a use for."""
    with pytest.raises(ValueError, match="cannot stand in the configuration of a web server"):
        deploy.snippet(server, settings(base), "")


def test_such_an_address_is_shown_where_it_stands(project: SmallProject, factbox: Factbox) -> None:
    """With file, line, column, and what can stand there."""
    project.write("content/site.yaml", "title: Desk\nbase_url: https://example.org/a$b\n")
    printed = factbox("deploy", "--snippet", "nginx", cwd=project.root)
    assert (printed.code, printed.stdout) == (1, "")
    assert printed.stderr.startswith(
        "content/site.yaml:2:11: error: “/a$b/” cannot stand in the configuration of a web"
    )
    assert "A path of letters, digits, hyphens" in printed.stderr
