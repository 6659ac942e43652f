"""Standing pages: about, method and whatever else lies in `content/pages/`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated

import msgspec

from generator.briefings import Prose, is_kept, parse, split, unseen_in_prose
from generator.errors import CannotRun, Finding, Rejected
from generator.forms import UNSEEN_CODE, UNSEEN_HINT, Form, read, unseen_findings, unseen_message
from generator.pages.catalogue import ARCHIVE, NAMED
from generator.pages.slugs import RESERVED
from generator.project import Language, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from generator.briefings import Reference
    from generator.errors import Severity
    from generator.project import Project

_NAME = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_TAKEN = frozenset(
    (
        *("briefings", "quotations", "figures", "corrections", "browse", "search", "pagefind", "data", "assets"),
        *("drafts", "404", ARCHIVE, *NAMED, *RESERVED),
    )
)


class StandingFront(Form, frozen=True, kw_only=True):
    """A standing page's front matter: title, what search engines print, and its place in the menu (0: not in it)."""

    title: Annotated[str, msgspec.Meta(min_length=1)]
    description: str = ""
    lang: Language | None = None
    menu: int = 1


class Standing(msgspec.Struct, frozen=True):
    """A standing page; `name` is its folder in the site."""

    file: str
    name: str
    front: StandingFront
    prose: Prose

    @property
    def path(self) -> str:
        """Its file in the site."""
        return f"{self.name}/index.html"

    def lacks(self, anchor: str) -> bool:
        """Tell whether an anchor is none of its headings'; the page's top, or nothing, is always there."""
        return anchor not in ("", "top") and anchor not in self.prose.headings


def standing_files(project: Project) -> list[Path]:
    """List the standing pages in the order of their names; hidden files and READMEs are none."""
    found = sorted(project.pages.glob("*.md"))
    return [p for p in found if not p.name.startswith((".", "_")) and p.name.upper() != "README.MD"]


def standing_pages(project: Project) -> tuple[tuple[Standing, ...], tuple[Finding, ...]]:
    """Read every standing page, in the menu's order, and collect what is wrong with any of them."""
    found: list[Standing] = []
    findings: list[Finding] = []
    for path in standing_files(project):
        shown = project.shown(path)
        try:
            source, body, first_line = split(read_text(path, shown), shown)
            page = Standing(shown, path.stem, read(source, StandingFront), parse(body, first_line))
        except Rejected as error:
            findings += error.findings
            continue
        except CannotRun as error:
            findings.append(Finding(path=shown, code="unreadable", message=str(error).removeprefix(f"{shown}: ")))
            continue
        findings += (*unseen_findings(source), *_mistakes(page))
        found.append(page)
    return tuple(sorted(found, key=lambda p: (p.front.menu, p.name))), tuple(findings)


def _mistakes(page: Standing) -> list[Finding]:
    found = []
    if page.name.lower() in _TAKEN:
        message = f"the name “{page.name}” is taken by the site itself"
        found.append(Finding(path=page.file, code="path-clash", message=message, hint="Rename the file."))
    elif not (_NAME.fullmatch(page.name) and is_kept(page.name)):
        message = f"the file's name, “{page.name}”, cannot be an address"
        hint = "Rename the file: letters from A to Z, digits, hyphens; not con, nul or the like."
        found.append(Finding(path=page.file, code="file-name", message=message, hint=hint))
    for at, c in unseen_in_prose(page.prose):
        found.append(
            Finding(
                path=page.file,
                line=at.line,
                column=at.column,
                excerpt=at.excerpt,
                code=UNSEEN_CODE,
                message=unseen_message(c),
                hint=UNSEEN_HINT,
            )
        )
    for r in page.prose.references:
        if r.kind == "text":
            message = f"“{r.target}” is no address that a page may link to; the link is printed as text"
            found.append(_finding(page, r, "link-as-text", message, "warning"))
        if r.kind == "anchor" and page.lacks(r.target):
            message = f"there is no heading “{r.target}” here"
            found.append(_finding(page, r, "unknown-id", message))
        if r.kind in ("citation", "fact", "quote", "picture"):
            message = (
                "pictures are not published"
                if r.kind == "picture"
                else f"“{r.raw}”: only briefings have facts and sources"
            )
            found.append(_finding(page, r, "picture" if r.kind == "picture" else "unknown-id", message))
    return found


def _finding(page: Standing, r: Reference, code: str, message: str, severity: Severity = "error") -> Finding:
    return Finding(
        path=page.file,
        line=r.line,
        column=r.column,
        excerpt=page.prose.row(r.line),
        severity=severity,
        code=code,
        message=message,
    )
