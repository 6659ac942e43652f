"""`factbox init`, `new` and `schema`: what they write, and that nothing is ever replaced."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

import pytest

from tests.small_project import Factbox, SmallProject, files

if TYPE_CHECKING:
    from pathlib import Path

TITLES = {
    "Fire at the mill": "fire-at-the-mill",
    "?!… —": "briefing",
    "حريق الميناء": "briefing",
    "Œuvre d’Été à Ñuñoa": "uvre-dete-a-nunoa",
    "a" * 300: "a" * 60,
    "../../etc/passwd": "etc-passwd",
    "nul\x07: [a, b] # {c}": "nul-a-b-c",
    "Aux": "briefing",
}


@pytest.mark.parametrize("title", TITLES)
def test_a_new_briefing_has_a_safe_name_and_the_very_title(title: str, desk: SmallProject, factbox: Factbox) -> None:
    """Any title makes a file inside content/briefings, from which its words are read back."""
    from generator.forms import plain

    ran = factbox("new", title, cwd=desk.root)
    path = desk.root / f"content/briefings/{TITLES[title]}.md"
    assert ran.code == 0
    assert ran.stderr.startswith(f"content/briefings/{TITLES[title]}.md written.")
    front = plain(path.read_text("utf-8").split("---\n")[1])
    assert isinstance(front, dict)
    assert front["title"] == title


def test_a_new_briefing_never_replaces_one(desk: SmallProject, factbox: Factbox) -> None:
    """The same title again is refused, and the file is as the author left it."""
    desk.write("content/briefings/flood.md", "An author's work.\n")
    before = files(desk.root)
    ran = factbox("new", "Flood!", cwd=desk.root)
    assert ran.code == 2
    assert "content/briefings/flood.md exists already, and is left as it is" in ran.stderr
    assert files(desk.root) == before


def test_a_skeleton_lacks_only_what_a_person_must_know(desk: SmallProject, factbox: Factbox) -> None:
    """The check of a new file asks for the date and nothing else."""
    factbox("new", "Flood", cwd=desk.root)
    ran = factbox("check", cwd=desk.root)
    assert ran.code == 1
    assert ran.stdout.count("error:") == 1
    assert "content/briefings/flood.md:6:7: error: expected a date, not nothing" in ran.stdout


@pytest.mark.parametrize(
    ("title", "said"),
    [(os.fsdecode(b"caf\xe9"), "UTF-8"), ("", "TITLE"), (" \t", "TITLE")],
    ids=["other bytes", "nothing", "blank"],
)
def test_a_title_that_is_no_text_is_refused(title: str, said: str, desk: SmallProject, factbox: Factbox) -> None:
    """Bytes that are no UTF-8, or no words at all, end in a message, and write nothing."""
    before = files(desk.root)
    ran = factbox("new", title, cwd=desk.root)
    assert ran.code == 2
    assert said in ran.stderr
    assert files(desk.root) == before


def test_init_makes_a_project_that_checks_and_builds(factbox: Factbox, tmp_path: Path) -> None:
    """The worked example passes with warnings as errors, and the same command again overwrites nothing."""
    assert factbox("init", "our", cwd=tmp_path).code == 0
    folder = tmp_path / "our"
    assert factbox("check", "--strict", cwd=folder).code == 0
    built = factbox("build", "--strict", cwd=folder)
    assert built == (0, "", "1 briefing published in site/\n")
    assert "example.org" not in (folder / "site/index.html").read_text("utf-8")  # no address that is not the desk's
    before = files(folder)
    again = factbox("init", "our", cwd=tmp_path)
    assert again == (2, "", "factbox: our exists and is not empty. Name a new folder; nothing is overwritten.\n")
    assert files(folder) == before


def test_schema_is_the_one_that_a_project_gets(factbox: Factbox, tmp_path: Path) -> None:
    """`schema` prints what `init` writes for editors."""
    factbox("init", "our", cwd=tmp_path)
    printed = factbox("schema", cwd=tmp_path)
    assert printed.stdout == (tmp_path / "our/content/briefing.schema.json").read_text("utf-8")
    assert json.loads(printed.stdout)["$schema"].startswith("https://json-schema.org/")
