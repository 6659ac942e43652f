"""One turn of a tool: a cold build, nothing changed, one edit, a theme change; each must show in the site."""

from __future__ import annotations

import itertools
import os
import re
import shutil
from typing import TYPE_CHECKING

from tests.bench.corpus import slug
from tests.bench.cost import Cost, cost

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.bench.tools import Tool

STEPS = ("cold build", "nothing changed", "one edit", "theme change")

_LETTERS = str.maketrans("0123456789", "abcdefghij")
_count = itertools.count(1)


class Unseen(Exception):
    """An edit is not in the built page: what was measured was no build."""


def turn(tool: Tool, project: Path, articles: int) -> Iterator[tuple[str, Cost]]:
    """Take each step once, and yield its name and cost.

    Raises Failed where a command fails, Unseen where a page does not show what was changed.
    """
    again, environment = tool.again or tool.build, tool.variables(project)
    clear(tool, project)
    yield STEPS[0], cost(tool.build, project, environment)
    yield STEPS[1], cost(again, project, environment)
    edit(project / article(tool, articles), revision := fresh("Revision"))
    yield STEPS[2], cost(again, project, environment)
    _expect(revision, tool, project, articles)
    edit(project / tool.template, layout := fresh("Layout"))
    yield STEPS[3], cost(tool.build, project, environment)
    _expect(layout, tool, project, articles)


def clear(tool: Tool, project: Path) -> None:
    """Remove all that builds left behind."""
    for name in tool.made:
        path = project / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    os.sync()  # else the disk is still busy with it during the build


def article(tool: Tool, articles: int) -> str:
    """Name the article that is edited: the one in the middle."""
    return f"{tool.articles}/{_middle(articles)}.md"


def page(tool: Tool, articles: int) -> str:
    """Name the address of the page that the edit shows in."""
    return tool.page.format(_middle(articles))


def fresh(word: str) -> str:
    """Make words that no page has yet, for the place that begins with `Revision` or `Layout`."""
    return f"{word} {str(next(_count)).translate(_LETTERS)} of this"


def edit(file: Path, words: str) -> None:
    """Save a file with these words in the place of those that begin as they do; raises Unseen where there is none."""
    text, changes = re.subn(rf"{words.partition(' ')[0]} [a-j]+ of this", words, file.read_text("utf-8"))
    if changes != 1:
        raise Unseen(f"{file}: {changes} places to edit")
    file.write_text(text, "utf-8")


def _middle(articles: int) -> str:
    return slug((articles + 1) // 2)


def _expect(words: str, tool: Tool, project: Path, articles: int) -> None:
    built = project / tool.made[0] / page(tool, articles) / "index.html"
    if words not in built.read_text("utf-8"):
        raise Unseen(f"{built}: “{words}” is not in it")
