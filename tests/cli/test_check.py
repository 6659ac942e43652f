"""`factbox check`: every mistake ends in one clear message with its place."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from tests.cli.desk import BRIEFING
from tests.small_project import ROOT, Factbox, SmallProject

if TYPE_CHECKING:
    from pathlib import Path

BRIEFINGS: dict[str, tuple[str | bytes, str]] = {
    "malformed": ("---\ntitle: a: b\n---\n", "content/briefings/x.md:2:9: error: not valid YAML"),
    "never closed": ("---\ntitle: a\n", "content/briefings/x.md:1:1: error: the front matter is opened by this line"),
    "no front matter": ("# A\n", "content/briefings/x.md:1:1: error: the file must begin with a line of three hyphens"),
    "empty": ("", "content/briefings/x.md:1:1: error: the file must begin with"),
    "Latin-1": ("---\ntitle: Café\n---\n".encode("latin-1"), "content/briefings/x.md:2:11: error: byte 0xE9 is not"),
    "UTF-16": ("---\ntitle: a\n---\n".encode("utf-16"), "content/briefings/x.md:1:1: error: byte 0x"),
    "misspelt key": (BRIEFING.replace("summary", "sumary"), "content/briefings/x.md:3:1: error: unknown key “sumary”"),
    "an escape": ('---\ntitle: "a\\ud800"\n---\n', "content/briefings/x.md:2:"),
}


@pytest.mark.parametrize("name", BRIEFINGS)
def test_a_briefing_that_cannot_be_read_is_told_with_its_place(name: str, desk: SmallProject, factbox: Factbox) -> None:
    """One file with a mistake: one message, and exit code 1."""
    text, message = BRIEFINGS[name]
    desk.write("content/briefings/x.md", text)
    ran = factbox("check", cwd=desk.root)
    assert ran.code == 1
    assert ran.stdout.startswith(message)
    assert ran.stderr.endswith("1 error in 1 file\n") or name == "an escape"


def test_a_folder_named_like_a_briefing_is_told(desk: SmallProject, factbox: Factbox) -> None:
    """It is no briefing and no accident to pass over."""
    (desk.root / "content/briefings/x.md").mkdir()
    ran = factbox("check", cwd=desk.root)
    assert ran.code == 1
    assert ran.stdout.startswith("content/briefings/x.md: error: this is a folder where a file is expected.")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_a_briefing_without_permission_is_told(desk: SmallProject, factbox: Factbox) -> None:
    """The message names the file and the way out."""
    (desk.root / "content/briefings/fire.md").chmod(0)
    ran = factbox("check", cwd=desk.root)
    assert ran.code == 1
    assert "no permission to read this file" in ran.stdout


def test_one_changed_letter_in_the_real_briefing_stops_everything(factbox: Factbox, tmp_path: Path) -> None:
    """The line of the quotation is named with the letter's word, the exit code is 1, and no site is built."""
    assert factbox("init", "desk", cwd=tmp_path).code == 0
    path = tmp_path / "desk/content/briefings/2015-11-20-bamako-radisson-blu.md"
    text = path.read_text("utf-8")
    line = text[: text.index("without scaring them")].count("\n") + 1
    path.write_text(text.replace("without scaring them", "without scaring then"), "utf-8")
    for command in ("check", "build"):
        ran = factbox(command, cwd=tmp_path / "desk")
        assert ran.code == 1
        assert f"{path.name}:{line}:" in ran.stdout + ran.stderr
        assert "[evidence-absent]" in ran.stdout + ran.stderr
        assert "[-then-] {+them+}" in (ran.stdout + ran.stderr).replace("them,", "them").replace("then,", "then")
    assert [p.name for p in (tmp_path / "desk/site").iterdir()] == [".gitignore"]


def test_check_of_a_path_reports_that_path_alone(desk: SmallProject, factbox: Factbox) -> None:
    """Other files' mistakes are not told, but what they say counts."""
    desk.write("content/briefings/bad.md", "nothing\n")
    desk.write("content/briefings/sub/worse.md", "nothing\n")
    assert factbox("check", "content/briefings/fire.md", cwd=desk.root).code == 0
    one = factbox("check", "content/briefings/sub", cwd=desk.root)
    assert one.code == 1
    assert one.stdout.count("error:") == 1
    assert one.stdout.startswith("content/briefings/sub/worse.md:1:1")
    assert factbox("check", "../bad.md", cwd=desk.root / "content/briefings/sub").code == 1


@pytest.mark.parametrize("path", ["nothing.md", "content/briefings/nothing.md"])
def test_check_of_a_path_that_is_not_there_cannot_run(path: str, desk: SmallProject, factbox: Factbox) -> None:
    """A misspelt name is not called clean, wherever it stands."""
    for args in ([path], ["content/briefings/fire.md", path]):
        ran = factbox("check", *args, cwd=desk.root)
        assert (ran.code, ran.stdout) == (2, "")
        assert ran.stderr == f"factbox: {path}: there is no such file.\n"


@pytest.mark.parametrize("path", ["content/briefings/_notes.md", "content/briefings/notes.txt", "seeds"])
def test_check_of_what_is_never_checked_says_so(path: str, desk: SmallProject, factbox: Factbox) -> None:
    """What is no briefing, page or settings, and a folder without any, is not called clean."""
    if "." in path:
        desk.write(path, "x\n")
    ran = factbox("check", path, cwd=desk.root)
    assert (ran.code, ran.stdout) == (2, "")
    assert path in ran.stderr


def test_strict_makes_warnings_errors(desk: SmallProject, factbox: Factbox) -> None:
    """A warning alone passes, and does not with `--strict`; nothing is built then."""
    desk.briefing(BRIEFING.replace("sources:\n", "sources:\n  - {id: unused}\n"))
    assert factbox("check", cwd=desk.root).code == 0
    assert factbox("check", "--strict", cwd=desk.root).code == 1
    assert factbox("build", "--strict", cwd=desk.root).code == 1
    assert not (desk.root / "site").exists()


def test_the_repository_itself_checks_clean(factbox: Factbox) -> None:
    """What is published here passes with warnings as errors."""
    assert factbox("check", "--strict", "--quiet", cwd=ROOT) == (0, "", "")
