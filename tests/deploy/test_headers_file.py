"""What Cloudflare and Netlify send with a site by its `_headers` and `_redirects`, read by the rules they publish."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator.pages import FOREVER, content_policy, crawlers
from generator.project import Settings, WebAddress
from tests.deploy.hosts import MOST_RULES, POLICY, at_cloudflare, at_netlify, enforced, headers, redirects, sent
from tests.small_project import files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tests.deploy.desk import Built
    from tests.deploy.hosts import Rule

BASE = "/sub/path/"  # of the case that these sites are built from
STRICT, OF_SEARCH = content_policy(), content_policy(searches=True)
HOSTS = pytest.mark.parametrize("host", ["cloudflare", "netlify, the later rule", "netlify, the more exact rule"])


@pytest.fixture(scope="module")
def site(sites: Built) -> dict[str, bytes]:
    """Read a site with standing pages and earlier addresses."""
    return files(sites.with_page)


def values(host: str, rules: Iterable[Rule], path: str, name: str) -> list[str]:
    """Answer the values of a header that a host sends with a path."""
    found = sent(rules, at_cloudflare if host == "cloudflare" else at_netlify, path, name)
    if host != "cloudflare" and found:
        exact = max(found, key=lambda rule: ("*" not in rule.pattern, len(rule.pattern)))
        found = [found[-1] if host.endswith("later rule") else exact]
    return [dict(rule.headers)[name] for rule in found]


def allowed(host: str, rules: Iterable[Rule], path: str) -> dict[str, frozenset[str]]:
    """Answer what a page at a path may do in a browser."""
    return enforced(values(host, rules, path, POLICY))


def made(standing: Iterable[str], *, searches: bool = True) -> list[Rule]:
    """Make the rules of a site with these standing pages."""
    settings = Settings(title="Desk", base_url=WebAddress.parse(f"https://example.org{BASE}"))
    return headers(crawlers.headers(standing, settings, (), searches=searches).data.decode())


def test_two_policies_allow_what_both_do() -> None:
    """The reader that these tests believe takes the stricter of the site's two policies, in any order."""
    assert enforced([OF_SEARCH, STRICT]) == enforced([STRICT, OF_SEARCH]) == enforced([STRICT])
    assert enforced([OF_SEARCH])["script-src"] - enforced([STRICT])["script-src"] == {"'wasm-unsafe-eval'"}


@HOSTS
def test_every_page_may_do_what_it_must_and_no_more(host: str, site: dict[str, bytes]) -> None:
    """By its address or its file's; the search page alone may do more, whatever rules fit."""
    rules = headers(site["_headers"].decode())
    moved = {one.old for one in redirects(site["_redirects"].decode())}
    pages = {
        f"{BASE}{address}"
        for path in site
        if path.endswith(".html") and path != "404.html" and f"{BASE}{path.removesuffix('index.html')}" not in moved
        for address in (path, path.removesuffix("index.html"))
    }
    assert {BASE, f"{BASE}contact/", f"{BASE}briefings/port-quilla/", f"{BASE}search/"} < pages
    of_search = {page for page in pages if allowed(host, rules, page) != enforced([STRICT])}
    assert of_search == {f"{BASE}search/", f"{BASE}search/index.html"}
    assert all(allowed(host, rules, page) == enforced([OF_SEARCH]) for page in of_search)


@HOSTS
def test_everything_else_keeps_foreign_things_out_too(host: str, site: dict[str, bytes]) -> None:
    """Files that are no pages, and addresses where nothing is, which get the page that says so."""
    rules = headers(site["_headers"].decode())
    assert {"404.html", "atom.xml", "old.html", "pagefind/en/pagefind.js"} < site.keys()
    for path in (*site, "nothing", "nothing/at/all/"):
        assert allowed(host, rules, BASE + path) in (enforced([STRICT]), enforced([OF_SEARCH])), path
        assert values(host, rules, BASE + path, "X-Content-Type-Options") == ["nosniff"], path


@HOSTS
def test_only_files_whose_names_change_are_kept(host: str, site: dict[str, bytes]) -> None:
    """What is told to caches is told once: two values of it would contradict each other."""
    rules = headers(site["_headers"].decode())
    for path in site:
        expected = [FOREVER] if path.startswith("assets/") else []
        assert values(host, rules, BASE + path, "Cache-Control") == expected, path


@HOSTS
def test_a_standing_page_whose_name_begins_like_search_does_no_harm(host: str) -> None:
    """Netlify takes a rule for `/sea/*` to fit `/search/`."""
    rules = made(["sea", "s", "Searc"])
    assert at_netlify(f"{BASE}sea/*", f"{BASE}search/")
    assert allowed(host, rules, f"{BASE}search/") == enforced([OF_SEARCH])
    assert allowed(host, rules, f"{BASE}sea/") == enforced([STRICT])


@HOSTS
def test_more_pages_than_hosts_have_rules_for_take_none_from_the_others(host: str) -> None:
    """The site's own folders come first, and the search page is never cut off."""
    rules = made(f"about-{n}" for n in range(150))
    assert len(rules) == MOST_RULES
    for path in ("", "tags/harbour/", "briefings/fire/", "about-0/"):
        assert allowed(host, rules, BASE + path) == enforced([STRICT]), path
    assert allowed(host, rules, f"{BASE}search/") == enforced([OF_SEARCH])
    assert allowed(host, rules, f"{BASE}about-99/") == enforced([OF_SEARCH])


@HOSTS
def test_a_site_without_search_has_one_policy(host: str) -> None:
    """There is nothing to allow, so no rule is needed but the first."""
    rules = made(["about"], searches=False)
    assert {tuple(values(host, rules, BASE + path, POLICY)) for path in ("", "about/", "search/", "x")} == {(STRICT,)}


def test_earlier_addresses_lead_to_pages(site: dict[str, bytes]) -> None:
    """At Cloudflare by the file's lines, with or without the closing slash, for good.

    Netlify sends what lies at an address first, and what lies there is a page that leads on to the same place; so does
    Cloudflare beyond the lines that it reads.
    """
    found = redirects(site["_redirects"].decode())
    assert [one.old for one in found] == [BASE + old for old in ("2019/pier", "2019/pier/", "old.html")]
    for one in found:
        assert one.status == 301
        assert f"{one.new.removeprefix(BASE)}index.html" in site
        old = one.old.removeprefix(BASE)
        page = site[old if old.endswith(".html") else f"{old.rstrip('/')}/index.html"].decode()
        assert f'<link rel="canonical" href="https://example.org{one.new}">' in page
        assert '<meta http-equiv="refresh" content="0; url=' in page
