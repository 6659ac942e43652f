"""The showcase, built in every way that a reader may meet it."""

from __future__ import annotations

import re
import time
from pathlib import Path
from typing import NamedTuple

from generator import engine, project
from tests.bars.pages import Page, walk
from tests.showcase.make import make

THEMES = Path(__file__).parents[2] / "themes"
UNDER = "/showcase/"
PATIENCE = 100  # seconds
BASE = f"https://example.org{UNDER}"  # the showcase's base_url


class Edition(NamedTuple):
    """A built site: its name, its project, its folder, its public address and its pages."""

    name: str
    project: Path
    site: Path
    base: str
    pages: list[Page]


def names() -> list[str]:
    """Name every edition: `wire`, `drafts`, `arabic`, and every theme but the default one."""
    themes = sorted(path.parent.name for path in THEMES.glob("*/theme.yaml"))
    return ["wire", "drafts", "arabic", *(theme for theme in themes if theme != "wire")]


def build(folder: Path) -> dict[str, Edition]:
    """Build every edition inside a new folder.

    `wire` is the site as it is published, `drafts` as its editors preview it, `arabic` speaks Arabic throughout; each
    further theme has an edition of its own name.
    """
    wanted = {
        "wire": (_project(folder, "wire"), False),
        "drafts": (folder / "wire/project", True),
        "arabic": (_project(folder, "arabic", lang="ar", timezone="Africa/Cairo"), False),
    }
    for theme in names()[len(wanted) :]:
        wanted[theme] = (_project(folder, theme, theme=theme), False)
    return {name: _built(name, root, folder / name / "site", drafts=drafts) for name, (root, drafts) in wanted.items()}


def build_once(folder: Path) -> dict[str, Edition]:
    """Build every edition in a folder that several processes share: the first one builds, the others wait for it.

    Raises `TimeoutError` where the first one does not finish.
    """
    try:
        folder.mkdir()
    except FileExistsError:
        end = time.monotonic() + PATIENCE
        while not (folder / "built").exists():
            if time.monotonic() > end:
                raise TimeoutError(f"{folder} is not built: another process's tests say why") from None
            time.sleep(0.2)
        return _read(folder)
    built = build(folder)
    (folder / "built").touch()
    return built


def _read(folder: Path) -> dict[str, Edition]:
    """Read editions that were built."""
    projects = {name: folder / ("wire" if name == "drafts" else name) / "project" for name in names()}
    return {name: _walked(name, root, folder / name / "site") for name, root in projects.items()}


def _project(folder: Path, name: str, **settings: str) -> Path:
    root = make(folder / name / "project")
    file = root / "content/site.yaml"
    text = file.read_text("utf-8")
    for key, value in settings.items():
        text = re.sub(rf"(?m)^{key}: .*\n", "", text) + f"{key}: {value}\n"
    file.write_text(text, "utf-8")
    return root


def _built(name: str, root: Path, site: Path, *, drafts: bool) -> Edition:
    engine.build(project.find(root), site, strict=True, drafts=drafts)
    return _walked(name, root, site)


def _walked(name: str, root: Path, site: Path) -> Edition:
    return Edition(name, root, site, BASE, walk(site))
