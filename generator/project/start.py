"""A new project, with the worked example in it."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from generator.errors import CannotRun
from generator.project.builtin import example

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_STARTING_FILES = {
    ".gitignore": ".factbox/\n/.site.*/\n",
    "site/.gitignore": "# The built site is not committed.\n*\n!.gitignore\n",
    "README.md": (
        "# Incident briefings\n\n"
        "Source articles lie in `seeds/`, what people edit in `content/`, the built site in `site/`.\n\n"
        "    factbox draft seeds/article.txt   # a first draft with everything that was found\n"
        "    factbox check                     # every fact against its source\n"
        "    factbox serve --open              # preview, rebuilt with every save\n"
        "    factbox build                     # publish into site/: plain files for any web server\n"
    ),
}


def start(folder: Path, files: Mapping[str, str]) -> None:
    """Make a new project with the worked example, and further `files` by their path.

    Raises `CannotRun` where the folder is not empty: nothing is ever overwritten.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CannotRun(f"{folder} exists and is not empty. Name a new folder; nothing is overwritten.")
        for name in ("content", "seeds"):
            shutil.copytree(example() / name, folder / name, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        for path, text in {**_STARTING_FILES, **files}.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CannotRun(f"{folder}: cannot be made: {error.strerror or error}.") from None
