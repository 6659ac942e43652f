"""`factbox facts` and `factbox draft`: what articles give, what is no article, and where a draft may go."""

from __future__ import annotations

import json
import os
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.cli.desk import ARTICLE
from tests.small_project import Factbox, SmallProject, files

if TYPE_CHECKING:
    from pathlib import Path

SEEDS: dict[str, tuple[bytes | None, int, str]] = {
    "empty": (b"", 1, "seeds/x.txt: error: the article is empty [seed-empty]"),
    "white space": (b" \n\t\n", 1, "seeds/x.txt: error: the article is empty [seed-empty]"),
    "binary": (b"\x89PNG\r\n\x1a\n\0\0", 1, "seeds/x.txt:3:1: error: this is not a text file"),
    "undecodable": (b"Eins\nzw\xff\xfei \x81\n", 1, "seeds/x.txt:2:3: error: byte 0xFF is not valid UTF-8"),
    "half of UTF-16": ("﻿Brand".encode("utf-16-le")[:-1], 1, "seeds/x.txt:1:"),
    "missing": (None, 2, "factbox: seeds/x.txt: there is no such file."),
}


@pytest.mark.parametrize("name", SEEDS)
def test_a_seed_that_is_no_text_is_told_with_its_place(name: str, desk: SmallProject, factbox: Factbox) -> None:
    """Articles that cannot be read end with one message."""
    data, code, message = SEEDS[name]
    if data is not None:
        desk.seed(data, "x.txt")
    ran = factbox("facts", "seeds/x.txt", cwd=desk.root)
    assert (ran.code, ran.stdout) == (code, "")
    assert ran.stderr.startswith(message)
    assert ran.stderr.count("error:") == (code == 1)


@pytest.mark.parametrize("name", ["binary", "missing"])
def test_nothing_is_drafted_from_what_is_no_text(name: str, desk: SmallProject, factbox: Factbox) -> None:
    """A draft of such an article ends as `facts` does, and leaves no file."""
    data, code, _ = SEEDS[name]
    if data is not None:
        desk.seed(data, "x.txt")
    before = files(desk.root)
    ran = factbox("draft", "seeds/x.txt", cwd=desk.root)
    assert (ran.code, ran.stdout) == (code, "")
    assert "x.txt" in ran.stderr
    assert files(desk.root) == before


@pytest.mark.parametrize("command", ["facts", "draft"])
@pytest.mark.parametrize("folder", ["seeds", "seeds/sub"])
def test_a_folder_is_no_article(command: str, folder: str, desk: SmallProject, factbox: Factbox) -> None:
    """The author is told to name the file."""
    (desk.root / "seeds/sub").mkdir()
    ran = factbox(command, folder, cwd=desk.root)
    assert ran == (2, "", f"factbox: {folder}: this is a folder. Name the article's file.\n")


def test_an_article_in_utf_16_is_read(desk: SmallProject, factbox: Factbox) -> None:
    """Text with a byte order mark is no mistake."""
    desk.seed(ARTICLE.encode("utf-16"), "wide.txt")
    ran = factbox("facts", "seeds/wide.txt", "seeds/article.txt", cwd=desk.root)
    assert ran.code == 0
    assert ran.stdout.count("killed") == 2


def test_one_bad_article_does_not_hide_the_facts_of_the_others(desk: SmallProject, factbox: Factbox) -> None:
    """Every article is read; the exit code tells of the worst."""
    desk.seed("", "empty.txt")
    ran = factbox("facts", "seeds/missing.txt", "seeds/empty.txt", "seeds/article.txt", "--json", cwd=desk.root)
    assert ran.code == 2
    assert json.loads(ran.stdout)
    assert "seeds/missing.txt: there is no such file" in ran.stderr
    assert "seeds/empty.txt: error: the article is empty" in ran.stderr


def test_a_draft_is_written_once_and_then_only_compared(desk: SmallProject, factbox: Factbox) -> None:
    """The second draft shows what it would change, and touches nothing, also where the file was renamed."""
    (desk.root / "content/briefings/fire.md").unlink()
    first = factbox("draft", "seeds/article.txt", cwd=desk.root)
    assert (first.code, first.stdout) == (0, "")
    (path,) = (desk.root / "content/briefings").iterdir()
    edited = path.with_name("mill.md")
    edited.write_text(path.read_text("utf-8").replace("We ran", "We walked"), "utf-8")
    path.unlink()
    before = files(desk.root)
    again = factbox("draft", "seeds/article.txt", cwd=desk.root)
    assert again.code == 0
    assert "-    text: We walked" in again.stdout
    assert "+    text: We ran" in again.stdout
    assert "content/briefings/mill.md exists and is left as it is" in again.stderr
    assert files(desk.root) == before


def test_a_review_prints_the_article_and_writes_nothing(desk: SmallProject, factbox: Factbox) -> None:
    """`draft --review` shows articles with their facts in brackets where there is no terminal, and their sum."""
    article = desk.write("elsewhere/fire.txt", "A fire killed 19 people on Friday.\n\nTrees stood there.\n")
    before = files(desk.root)
    ran = factbox("draft", "--review", article, "--published", "2015-11-21", cwd=desk.root.parent)
    assert (ran.code, ran.stderr) == (0, "")
    assert "killed [figure killed 19: 19] people on [date 2015-11-20: Friday]." in ran.stdout
    assert "1 figure\n" in ran.stdout
    assert "1 of 2 paragraphs without a fact" in ran.stdout
    assert files(desk.root) == before


def test_a_review_goes_nowhere(desk: SmallProject, factbox: Factbox) -> None:
    """It writes nothing, so a place to write it to is a mistake."""
    ran = factbox("draft", "--review", "seeds/article.txt", "--into", "fire", cwd=desk.root)
    assert ran.code == 2
    assert "--into has no effect" in ran.stderr


def test_a_review_in_a_terminal_is_coloured(desk: SmallProject) -> None:
    """A terminal gets colours and a line for each fact in place of brackets."""
    pty = pytest.importorskip("pty", reason="no pseudo-terminals")
    ours, theirs = pty.openpty()
    env = {**Factbox.environment(), "TERM": "xterm-256color"}
    del env["NO_COLOR"]
    command = [*Factbox.command(), "draft", "--review", "seeds/article.txt"]
    subprocess.run(command, cwd=desk.root, env=env, stdout=theirs, check=True, timeout=60)
    os.close(theirs)
    shown = os.read(ours, 100_000).decode()
    os.close(ours)
    assert "\x1b[32m" in shown
    assert "[quotation" not in shown


def test_an_article_named_twice_is_one_source(desk: SmallProject, factbox: Factbox) -> None:
    """However often and under whatever path an article is given, its facts are drafted once."""
    (desk.root / "content/briefings/fire.md").unlink()
    assert factbox("draft", "seeds/article.txt", "seeds/../seeds/article.txt", cwd=desk.root).code == 0
    (path,) = (desk.root / "content/briefings").iterdir()
    assert path.read_text("utf-8").count("seed: article.txt") == 1


def test_a_draft_over_a_file_that_is_no_text_leaves_it(desk: SmallProject, factbox: Factbox) -> None:
    """A file that cannot be compared is told, and left."""
    desk.write("content/briefings/old.md", b"caf\xe9\n")
    ran = factbox("draft", "seeds/article.txt", "--into", "old", cwd=desk.root)
    assert ran.code == 1
    assert ran.stderr.startswith("content/briefings/old.md:1:4: error: byte 0xE9 is not valid UTF-8")
    assert (desk.root / "content/briefings/old.md").read_bytes() == b"caf\xe9\n"


@pytest.mark.parametrize("into", ["../escaped", "/escaped", "a/b", "Two words", ".hidden", "con"])
def test_a_draft_goes_into_content_briefings_and_nowhere_else(into: str, desk: SmallProject, factbox: Factbox) -> None:
    """What `--into` names must be an address."""
    before = files(desk.root)
    ran = factbox("draft", "seeds/article.txt", "--into", into, cwd=desk.root)
    assert ran.code == 2
    assert "--into" in ran.stderr
    assert files(desk.root) == before


def test_a_draft_of_an_article_elsewhere_is_refused(desk: SmallProject, factbox: Factbox, tmp_path: Path) -> None:
    """A briefing cannot be proven against a file that is not kept with it; the way out is a command."""
    (tmp_path / "outside.txt").write_text(ARTICLE)
    before = files(desk.root)
    ran = factbox("draft", "../outside.txt", cwd=desk.root)
    assert ran == (
        2,
        "",
        "factbox: ../outside.txt does not lie in seeds/. Copy it there first: cp ../outside.txt seeds/\n",
    )
    assert files(desk.root) == before


def test_a_date_that_is_none_is_refused(desk: SmallProject, factbox: Factbox) -> None:
    """`--published yesterday` ends in a message with the right notation."""
    ran = factbox("draft", "seeds/article.txt", "--published", "yesterday", cwd=desk.root)
    assert ran.code == 2
    assert "“yesterday” is no date" in ran.stderr
