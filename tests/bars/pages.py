"""What pages a built site has, found by walking it, sorted into kinds, and the few that stand for all.

Nothing here knows the site's templates: a page's kind is the `page-…` class of its body where it has one, otherwise the
pattern of its address together with the first element of its text. Kinds that are added later are found as they are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import html5lib

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from xml.etree import ElementTree as ET

MANY = 3  # so many different names at one place of an address are not words of the site, but names of things

_NO_TEXT = ("script", "style", "template")


class Page(NamedTuple):
    """An HTML page: its path inside the site, its kind, its tree, and what a parser had to put right in it."""

    path: str
    kind: str
    tree: ET.Element
    size: int
    mistakes: tuple[str, ...]

    @property
    def direction(self) -> str:
        """`ltr` or `rtl`."""
        return self.tree.get("dir", "ltr")

    @property
    def language(self) -> str:
        """The page's language tag."""
        return self.tree.get("lang", "")

    @property
    def is_redirect(self) -> bool:
        """Tell whether the page only leads to another."""
        return self.kind == "redirect"

    @property
    def is_hidden(self) -> bool:
        """Tell whether the page asks search engines to pass it over."""
        return any("noindex" in (e.get("content") or "") for e in self.tree.iter("meta") if e.get("name") == "robots")

    @property
    def ids(self) -> list[str]:
        """Every id, in order."""
        return [e.attrib["id"] for e in self.tree.iter() if "id" in e.attrib]

    @property
    def words(self) -> list[str]:
        """Every word of the body's text, in order."""
        body = self.tree.find("body")
        return " ".join(_texts(body)).split() if body is not None else []

    def features(self) -> set[str]:
        """Everything that can look different from other pages of the kind: elements with their classes, direction."""
        found = {f"dir={self.direction}"}
        for element in self.tree.iter():
            if element.get("dir"):
                found.add(f"{element.tag}[dir={element.get('dir')}]")
            found.update(f"{element.tag}.{name}" for name in (element.get("class") or "").split() or [""])
        return found


def walk(site: Path) -> list[Page]:
    """Read every HTML page of a built site, in the order of their paths."""
    read = {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*.html"))}
    trees = {path: parse(data) for path, data in read.items()}
    kinds = _kinds({path: tree for path, (tree, _) in trees.items()})
    return [Page(path, kinds[path], tree, len(read[path]), mistakes) for path, (tree, mistakes) in trees.items()]


def parse(data: bytes) -> tuple[ET.Element, tuple[str, ...]]:
    """Parse a page as browsers do; answers its root, and every error by the standard's name with line and column."""
    parser = html5lib.HTMLParser(tree=html5lib.getTreeBuilder("etree"), namespaceHTMLElements=False)
    root = parser.parse(data, transport_encoding="utf-8")
    return root, tuple(f"{line}:{column} {name}" for (line, column), name, _ in parser.errors)


def chosen(pages: Iterable[Page]) -> list[Page]:
    """Choose the pages that stand for all, of each kind the largest first.

    The one with the longest word is among them, and whichever has an element, a class or a direction that none had.
    """
    found = []
    for _, group in _by_kind(pages):
        group.sort(key=lambda page: (-page.size, page.path))
        hardest = max(group, key=lambda page: max(map(len, page.words), default=0))
        seen: set[str] = set()
        for page in group:
            if page is hardest or not page.features() <= seen:
                seen |= page.features()
                found.append(page)
    return found


def largest(pages: Iterable[Page]) -> list[Page]:
    """Choose the largest page of each kind and direction."""
    found = {}
    for page in sorted(pages, key=lambda page: (page.size, page.path)):
        found[page.kind, page.direction] = page
    return [found[key] for key in sorted(found)]


def _by_kind(pages: Iterable[Page]) -> Iterator[tuple[str, list[Page]]]:
    groups: dict[str, list[Page]] = defaultdict(list)
    for page in pages:
        groups[page.kind].append(page)
    yield from sorted(groups.items())


def _texts(element: ET.Element) -> Iterator[str]:
    if element.tag not in _NO_TEXT and isinstance(element.tag, str):
        yield element.text or ""
        for child in element:
            yield from _texts(child)
            yield child.tail or ""


def _kinds(trees: dict[str, ET.Element]) -> dict[str, str]:
    """Name the kind of every page, by its path."""
    kinds = {}
    unnamed = {}
    for path, tree in trees.items():
        body = tree.find("body")
        named = re.search(r"\bpage-([\w-]+)", (body.get("class") or "") if body is not None else "")
        if any((e.get("http-equiv") or "").lower() == "refresh" for e in tree.iter("meta")):
            kinds[path] = "redirect"
        elif named:
            kinds[path] = named[1]
        else:
            unnamed[path] = tree
    patterns = _patterns(unnamed)
    for path, tree in unnamed.items():
        main = next(tree.iter("main"), None)
        first = next((e for e in main or () if isinstance(e.tag, str)), None)
        shape = f"{first.tag}.{(first.get('class') or '').partition(' ')[0]}" if first is not None else "-"
        kinds[path] = f"{patterns[path]} {shape}"
    return kinds


def _patterns(paths: Iterable[str]) -> dict[str, str]:
    """Replace the names of things in every path by `*`: `tags/fire/page/2/index.html` is `tags/*/page/*`."""
    patterns: dict[str, tuple[str, ...]] = dict.fromkeys(paths, ())
    names = {path: path.removesuffix("index.html").rstrip("/").split("/") for path in patterns}
    for depth in range(max((len(parts) for parts in names.values()), default=0)):
        at: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for path, parts in names.items():
            if depth < len(parts):
                at[patterns[path]].add(parts[depth])
        for path, parts in names.items():
            if depth < len(parts):
                before, name = patterns[path], parts[depth]
                things = at[before] - {"page"}
                is_thing = name.isdecimal() or (depth > 0 and name != "page" and len(things) >= MANY)
                patterns[path] = (*before, "*" if is_thing else name)
    return {path: "/".join(pattern) or "index.html" for path, pattern in patterns.items()}
