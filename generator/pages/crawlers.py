"""What machines ask a site for: sitemap, robots.txt, and headers and redirects in the form that static hosts read."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET  # written here, never parsed

from generator.pages.catalogue import ARCHIVE, NAMED
from generator.pages.page import Page
from generator.pages.policy import FOREVER, NO_SNIFFING, content_policy

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from generator.project import Settings

MOST_URLS = 50_000  # the protocol's limit for one file: <https://www.sitemaps.org/protocol.html>

_FOLDERS = tuple(
    sorted((ARCHIVE, "briefings", "browse", "corrections", "data", "figures", "page", "quotations", *NAMED))
)
_MOST_RULES = 100  # of _headers, at Cloudflare
_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap(paths: Sequence[str], changed: Mapping[str, str], settings: Settings) -> Iterator[Page]:
    """Make the sitemap of pages in their order; `changed` gives the day of a page's last change where that is known.

    Beyond `MOST_URLS` pages, `sitemap.xml` is an index of further files.
    """
    parts = [paths[i : i + MOST_URLS] for i in range(0, len(paths), MOST_URLS)]
    if len(parts) <= 1:
        yield Page("sitemap.xml", _urls(paths, changed, settings))
        return
    index = [(f"sitemap-{n}.xml", part) for n, part in enumerate(parts, 1)]
    yield Page("sitemap.xml", _xml("sitemapindex", "sitemap", ((settings.address + name, None) for name, _ in index)))
    for name, part in index:
        yield Page(name, _urls(part, changed, settings))


def robots(settings: Settings) -> Page:
    """Let every robot in, and show it the sitemap."""
    lines = ["User-agent: *", "Disallow:", *([f"Sitemap: {settings.address}sitemap.xml"] if settings.address else [])]
    return Page("robots.txt", ("\n".join(lines) + "\n").encode())


def redirects(moved: Iterable[tuple[str, str]], settings: Settings) -> Iterator[Page]:
    """Make `_redirects`, which Netlify and Cloudflare Pages read, from earlier addresses and the folders now.

    Its paths begin at the server's root. Both hosts take the first line that fits.
    """
    lines = []
    for alias, folder in sorted(moved):
        spellings = (alias,) if alias.endswith(".html") else (alias, f"{alias}/")
        lines += [f"{settings.base_path}{one} {settings.base_path}{folder}/ 301" for one in spellings]
    if lines:
        yield Page("_redirects", ("\n".join(lines) + "\n").encode())


def headers(standing: Iterable[str], settings: Settings, images: Sequence[str], *, searches: bool) -> Page:
    """Make `_headers`, which Netlify and Cloudflare Pages read; `standing` names the folders of standing pages.

    Where two rules fit an address, Cloudflare sends the values of both, of which browsers obey the stricter, and
    Netlify that of one, the later and more exact. So what the search page needs is allowed to the whole site first, and
    then taken back from every other folder; the site's own come first, since hosts read only so many rules.
    """
    strict = ("Content-Security-Policy", content_policy(images))
    of_search = ("Content-Security-Policy", content_policy(images, searches=searches))
    rules = [("*", [of_search, NO_SNIFFING]), ("assets/*", [("Cache-Control", FOREVER)])]
    if searches:
        folders = (*_FOLDERS, *sorted(standing))
        narrow = [("", [strict]), ("index.html", [strict]), *((f"{one}/*", [strict]) for one in folders)]
        # At Netlify, the rule for a page `sea/*` fits `search/` too.
        rules += [*narrow[: _MOST_RULES - len(rules) - 1], ("search/*", [of_search])]
    lines = [
        line
        for path, values in rules
        for line in (settings.base_path + path, *(f"  {name}: {value}" for name, value in values))
    ]
    return Page("_headers", ("\n".join(lines) + "\n").encode())


def _urls(paths: Iterable[str], changed: Mapping[str, str], settings: Settings) -> bytes:
    return _xml("urlset", "url", ((settings.address + p.removesuffix("index.html"), changed.get(p)) for p in paths))


def _xml(whole: str, part: str, entries: Iterable[tuple[str, str | None]]) -> bytes:
    ET.register_namespace("", _SITEMAP)
    root = ET.Element(f"{{{_SITEMAP}}}{whole}")
    for address, changed in entries:
        entry = ET.SubElement(root, f"{{{_SITEMAP}}}{part}")
        ET.SubElement(entry, f"{{{_SITEMAP}}}loc").text = address
        if changed:
            ET.SubElement(entry, f"{{{_SITEMAP}}}lastmod").text = changed
    ET.indent(root, " ")
    text: str = ET.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
