"""The command as people meet it: every mistake ends in one clear message with its place, and leaves nothing behind."""

from __future__ import annotations

import json
import os
import signal
import stat
import subprocess
import time
from pathlib import Path

import pytest

from tests.small_project import ROOT, Factbox, SmallProject, files

ARTICLE = "Three people died in the fire at the mill on 4 March 2021, the mayor said. “We ran,” she said.\n"
BRIEFING = """---
title: Fire at the mill
summary: Three people died.
status: published
date: "2021-03-04"
sources:
  - {id: wire, seed: article.txt, sha256: HASH(article.txt)}
quotes:
  - {id: ran, text: "We ran", speaker: the mayor, source: wire}
---
"""
INTERRUPTED = 130
COMMANDS = ["new", "draft", "import", "facts", "check", "explain", "build", "serve", "schema", "init"]


@pytest.fixture
def desk(project: SmallProject) -> SmallProject:
    """Make a project with one article and one briefing, both right."""
    project.seed(ARTICLE)
    project.briefing(BRIEFING)
    return project


def tree(folder: Path) -> dict[str, bytes]:
    """Read all files of a project, hidden and temporary ones too."""
    return files(folder)


def visible(folder: Path) -> dict[str, bytes]:
    """Read all files of a project but those in the hidden folder beside the site, which the next build starts from."""
    return {path: data for path, data in tree(folder).items() if not path.startswith(".site.spare/")}


# Help and versions


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_ends_with_an_example(command: str | None, factbox: Factbox, tmp_path: Path) -> None:
    """Every command's help says what it does and shows one call that would work."""
    ran = factbox(*([command] if command else []), "--help", cwd=tmp_path)
    assert ran.code == 0
    example = ran.stdout.split("Example:\n")[1].strip()
    assert example.startswith(f"factbox {command or 'draft'}")
    if command is None:
        assert all(f"\n  {name} " in ran.stdout for name in COMMANDS)


def test_the_version_is_the_packages(factbox: Factbox, tmp_path: Path) -> None:
    """`--version` names the program and its version, in any folder."""
    from generator import __version__

    assert factbox("--version", cwd=tmp_path) == (0, f"factbox, version {__version__}\n", "")


@pytest.mark.parametrize(
    "args",
    [["--nonsense"], ["build", "--outptu", "x"], ["chekc"], ["draft"], ["new", "a", "b"], ["serve", "--port", "x"]],
)
def test_a_wrong_option_is_told_with_usage(args: list[str], factbox: Factbox, tmp_path: Path) -> None:
    """What the command line does not know ends with 2, and says where help is."""
    ran = factbox(*args, cwd=tmp_path)
    assert (ran.code, ran.stdout) == (2, "")
    assert "Error: " in ran.stderr
    assert "--help" in ran.stderr


def test_a_misspelt_option_is_answered_with_the_right_one(factbox: Factbox, tmp_path: Path) -> None:
    """The nearest option is named."""
    assert "--output" in factbox("build", "--outptu", "x", cwd=tmp_path).stderr


def test_quiet_prints_nothing_when_all_is_well(desk: SmallProject, factbox: Factbox, tmp_path: Path) -> None:
    """With `--quiet` a success is silent in every command that has something to say otherwise."""
    for args in (["check"], ["build"], ["new", "Flood"], ["init", tmp_path / "other"]):
        assert factbox(*args, "--quiet", cwd=desk.root) == (0, "", ""), args
    (desk.root / "content/briefings/fire.md").unlink()
    assert factbox("draft", "seeds/article.txt", "--quiet", cwd=desk.root) == (0, "", "")


# Where there is no project, or a broken one


@pytest.mark.parametrize("args", [["check"], ["build"], ["new", "x"], ["draft", "a.txt"]])
def test_outside_a_project_the_way_to_one_is_told(args: list[str], factbox: Factbox, tmp_path: Path) -> None:
    """A folder that is no project ends with 2 and the command that makes one."""
    ran = factbox(*args, cwd=tmp_path)
    assert ran == (2, "", f"factbox: {tmp_path}: no factbox project here. Make one with: factbox init DIR\n")
    assert list(tmp_path.iterdir()) == []


def test_a_project_without_settings_is_told_what_to_write(desk: SmallProject, factbox: Factbox) -> None:
    """Where briefings are but no settings, the missing file and its first line are named."""
    (desk.root / "content/site.yaml").unlink()
    ran = factbox("check", cwd=desk.root)
    assert ran.code == 2
    assert ran.stderr.endswith("content/site.yaml: missing. Write at least one line: title: Our briefings\n")


SETTINGS: dict[str, tuple[str | bytes, str]] = {
    "malformed": ("title: [\n", "content/site.yaml:2:1: error: not valid YAML"),
    "unknown key": ("title: T\nbase_urll: x\n", "content/site.yaml:2:1: error: unknown key “base_urll”"),
    "empty": ("", "content/site.yaml:1:1: error: “title” is missing"),
    "a list": ("- a\n", "content/site.yaml:1:1: error: expected a mapping"),
    "not UTF-8": (b"title: caf\xe9\n", "content/site.yaml:1:11: error: byte 0xE9 is not valid UTF-8"),
    "a bad address": ("title: T\nbase_url: example.org\n", "content/site.yaml:2:11: error: “example.org” is no web"),
}


@pytest.mark.parametrize("name", SETTINGS)
def test_mistakes_in_the_settings_are_told_at_their_place(name: str, desk: SmallProject, factbox: Factbox) -> None:
    """Settings are checked like briefings, and nothing is built."""
    text, message = SETTINGS[name]
    desk.write("content/site.yaml", text)
    ran = factbox("build", cwd=desk.root)
    assert (ran.code, ran.stdout) == (1, "")
    assert ran.stderr.startswith(message)
    assert not (desk.root / "site").exists()


THEMES: dict[str, tuple[dict[str, str], int, str]] = {
    "missing": ({}, 1, "content/site.yaml:2:8: error: there is no theme “own”"),
    "a name that does not exist": (
        {"index.html": "{{ site.titel }}"},
        1,
        "themes/own/index.html:1:1: error: template error: ",
    ),
    "a tag that is never closed": (
        {"index.html": "{% if site %}\nx"},
        1,
        "themes/own/index.html:2:1: error: template error: Unexpected end of template",
    ),
    "a dead link": (
        {"index.html": '<a href="nowhere.html">x</a>'},
        1,
        "index.html: error: the page index.html links to nowhere.html, which is not in the site",
    ),
}


@pytest.mark.parametrize("name", THEMES)
def test_mistakes_in_a_theme_are_told_at_their_place(name: str, desk: SmallProject, factbox: Factbox) -> None:
    """A theme that is missing or wrong stops the build with its file and line; the old site stays."""
    parts, code, message = THEMES[name]
    assert factbox("build", "--quiet", cwd=desk.root).code == 0
    before = tree(desk.root / "site")
    desk.write("content/site.yaml", "title: Desk\ntheme: own\n")
    for path, text in parts.items():
        desk.write("themes/own/theme.yaml", "title: Own\nextends: wire\n")
        desk.write(f"themes/own/{path}", text)
    ran = factbox("build", cwd=desk.root)
    assert ran.code == code
    assert ran.stderr.removeprefix("factbox: ").startswith(message)
    assert tree(desk.root / "site") == before
    assert sorted(p.name for p in desk.root.iterdir() if p.name.startswith(".")) == [".site.spare"]  # the next build's


# Seeds


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
    before = tree(desk.root)
    ran = factbox("draft", "seeds/x.txt", cwd=desk.root)
    assert (ran.code, ran.stdout) == (code, "")
    assert "x.txt" in ran.stderr
    assert tree(desk.root) == before


@pytest.mark.parametrize("command", ["facts", "draft"])
def test_a_folder_is_no_article(command: str, desk: SmallProject, factbox: Factbox) -> None:
    """The author is told to name the file."""
    (desk.root / "seeds/sub").mkdir()
    ran = factbox(command, "seeds/sub", cwd=desk.root)
    assert ran.code == 2
    assert ran.stderr.endswith("sub: this is a folder. Name the article's file.\n")


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


# Briefings


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


def test_line_ends_and_byte_order_marks_change_nothing(desk: SmallProject, factbox: Factbox) -> None:
    """A briefing saved on Windows builds into the same bytes."""
    assert factbox("build", "--output", "one", cwd=desk.root).code == 0
    path = desk.root / "content/briefings/fire.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\nTwo\r\nlines.\r\n")
    plain = desk.root / "content/briefings/fire.md"
    assert factbox("build", "--output", "two", cwd=desk.root).code == 0
    plain.write_bytes(plain.read_bytes()[3:].replace(b"\r\n", b"\n"))
    assert factbox("build", "--output", "three", cwd=desk.root).code == 0
    assert tree(desk.root / "two") == tree(desk.root / "three")
    assert tree(desk.root / "one") != tree(desk.root / "two")


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


@pytest.mark.parametrize("path", ["content/briefings/_notes.md", "content/briefings/notes.txt"])
def test_check_of_what_is_never_checked_says_so(path: str, desk: SmallProject, factbox: Factbox) -> None:
    """A file that is no briefing, page or settings is not called clean."""
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


# new, draft, init


TITLES = {
    "Fire at the mill": "fire-at-the-mill",
    "?!… —": "briefing",
    "حريق الميناء": "briefing",
    "Œuvre d’Été à Ñuñoa": "uvre-dete-a-nunoa",
    "a" * 300: "a" * 60,
    "../../etc/passwd": "etc-passwd",
    "nul\x07: [a, b] # {c}": "nul-a-b-c",
    "  ": "briefing",
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
    before = tree(desk.root)
    ran = factbox("new", "Flood!", cwd=desk.root)
    assert ran.code == 2
    assert "content/briefings/flood.md exists already, and is left as it is" in ran.stderr
    assert tree(desk.root) == before


def test_a_skeleton_lacks_only_what_a_person_must_know(desk: SmallProject, factbox: Factbox) -> None:
    """The check of a new file asks for the date and nothing else."""
    factbox("new", "Flood", cwd=desk.root)
    ran = factbox("check", cwd=desk.root)
    assert ran.code == 1
    assert ran.stdout.count("error:") == 1
    assert "content/briefings/flood.md:6:7: error: expected a date, not nothing" in ran.stdout


def test_a_title_that_is_no_text_is_refused(desk: SmallProject, factbox: Factbox) -> None:
    """Bytes that are no UTF-8 end in a message, and write nothing."""
    before = tree(desk.root)
    ran = factbox("new", os.fsdecode(b"caf\xe9"), cwd=desk.root)
    assert ran.code == 2
    assert "UTF-8" in ran.stderr
    assert tree(desk.root) == before


def test_a_draft_is_written_once_and_then_only_compared(desk: SmallProject, factbox: Factbox) -> None:
    """The second draft shows what it would change, and touches nothing, also where the file was renamed."""
    (desk.root / "content/briefings/fire.md").unlink()
    first = factbox("draft", "seeds/article.txt", cwd=desk.root)
    assert (first.code, first.stdout) == (0, "")
    (path,) = (desk.root / "content/briefings").iterdir()
    edited = path.with_name("mill.md")
    edited.write_text(path.read_text("utf-8").replace("We ran", "We walked"), "utf-8")
    path.unlink()
    before = tree(desk.root)
    again = factbox("draft", "seeds/article.txt", cwd=desk.root)
    assert again.code == 0
    assert "-    text: We walked" in again.stdout
    assert "+    text: We ran" in again.stdout
    assert "content/briefings/mill.md exists and is left as it is" in again.stderr
    assert tree(desk.root) == before


def test_a_review_prints_the_article_and_writes_nothing(desk: SmallProject, factbox: Factbox) -> None:
    """`draft --review` shows articles with their facts in brackets where there is no terminal, and their sum."""
    article = desk.write("elsewhere/fire.txt", "A fire killed 19 people on Friday.\n\nTrees stood there.\n")
    before = tree(desk.root)
    ran = factbox("draft", "--review", article, "--published", "2015-11-21", cwd=desk.root.parent)
    assert (ran.code, ran.stderr) == (0, "")
    assert "killed [figure killed 19: 19] people on [date 2015-11-20: Friday]." in ran.stdout
    assert "1 figure\n" in ran.stdout
    assert "1 of 2 paragraphs without a fact" in ran.stdout
    assert tree(desk.root) == before


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


@pytest.mark.parametrize("into", ["../escaped", "/escaped", "a/b", "Two words", ".hidden"])
def test_a_draft_goes_into_content_briefings_and_nowhere_else(into: str, desk: SmallProject, factbox: Factbox) -> None:
    """What `--into` names must be an address."""
    before = tree(desk.root)
    ran = factbox("draft", "seeds/article.txt", "--into", into, cwd=desk.root)
    assert ran.code == 2
    assert "--into" in ran.stderr
    assert tree(desk.root) == before


def test_a_draft_of_an_article_elsewhere_is_refused(desk: SmallProject, factbox: Factbox, tmp_path: Path) -> None:
    """A briefing cannot be proven against a file that is not kept with it; the way out is a command."""
    (tmp_path / "outside.txt").write_text(ARTICLE)
    before = tree(desk.root)
    ran = factbox("draft", "../outside.txt", cwd=desk.root)
    assert ran == (
        2,
        "",
        "factbox: ../outside.txt does not lie in seeds/. Copy it there first: cp ../outside.txt seeds/\n",
    )
    assert tree(desk.root) == before


def test_a_date_that_is_none_is_refused(desk: SmallProject, factbox: Factbox) -> None:
    """`--published yesterday` ends in a message with the right notation."""
    ran = factbox("draft", "seeds/article.txt", "--published", "yesterday", cwd=desk.root)
    assert ran.code == 2
    assert "“yesterday” is no date" in ran.stderr


def test_init_makes_a_project_that_checks_and_builds(factbox: Factbox, tmp_path: Path) -> None:
    """The worked example passes with warnings as errors, and the same command again overwrites nothing."""
    assert factbox("init", "our", cwd=tmp_path).code == 0
    folder = tmp_path / "our"
    assert factbox("check", "--strict", cwd=folder).code == 0
    built = factbox("build", "--strict", cwd=folder)
    assert built == (0, "", "1 briefing published in site/\n")
    assert "example.org" not in (folder / "site/index.html").read_text("utf-8")  # no address that is not the desk's
    before = tree(folder)
    again = factbox("init", "our", cwd=tmp_path)
    assert again == (2, "", "factbox: our exists and is not empty. Name a new folder; nothing is overwritten.\n")
    assert tree(folder) == before


def test_schema_is_the_one_that_a_project_gets(factbox: Factbox, tmp_path: Path) -> None:
    """`schema` prints what `init` writes for editors."""
    factbox("init", "our", cwd=tmp_path)
    printed = factbox("schema", cwd=tmp_path)
    assert printed.stdout == (tmp_path / "our/content/briefing.schema.json").read_text("utf-8")
    assert json.loads(printed.stdout)["$schema"].startswith("https://json-schema.org/")


# The output folder


OUTPUTS = {
    "the project": ".",
    "the content": "content",
    "the seeds": "seeds",
    "an empty folder among the content": "content/pages",
    "a new folder among the content": "content/briefings/new",
    "a new folder among the seeds": "seeds/new",
    "a new folder among the themes": "themes/new",
    "a folder with other files": "mine",
    "a file": "content/site.yaml",
    "the folder above": "..",
}


@pytest.mark.parametrize("name", OUTPUTS)
def test_a_build_replaces_nothing_that_it_did_not_make(name: str, desk: SmallProject, factbox: Factbox) -> None:
    """An output folder that holds a person's work is refused, and everything is as it was."""
    desk.write("mine/thesis.txt", "years of work\n")
    (desk.root / "content/pages").mkdir()
    before = tree(desk.root.parent)
    ran = factbox("build", "--output", OUTPUTS[name], cwd=desk.root)
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"factbox: {OUTPUTS[name]}: ")
    assert "--output" in ran.stderr
    assert tree(desk.root.parent) == before
    assert (desk.root / "content/pages").is_dir()


def test_a_build_that_fails_leaves_the_old_site(desk: SmallProject, factbox: Factbox) -> None:
    """After a mistake the published files are the same, and nothing temporary lies about."""
    assert factbox("build", "--quiet", cwd=desk.root).code == 0
    before = tree(desk.root)
    desk.write("content/briefings/x.md", "nothing\n")
    assert factbox("build", cwd=desk.root).code == 1
    (desk.root / "content/briefings/x.md").unlink()
    assert tree(desk.root) == before


# Ends that nobody planned


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_during_a_build_leaves_the_old_site(desk: SmallProject, factbox: Factbox) -> None:
    """While its files are being written a build stops with 130; the site is the old one, nothing else has changed."""
    text = (desk.root / "content/briefings/fire.md").read_text("utf-8")
    for n in range(150):
        desk.write(f"content/briefings/fire-{n}.md", text)
    assert factbox("build", "--quiet", cwd=desk.root).code == 0
    written = desk.root / ".site.spare/site/index.html"
    for n in range(5):  # the signal may come when all is written already
        desk.write("content/site.yaml", f"title: Desk {n}\n")
        before, last = visible(desk.root), written.stat().st_ino if written.exists() else 0
        process = subprocess.Popen(
            [*factbox.command(), "build"],
            cwd=desk.root,
            env={**factbox.environment(), "PYTHONWARNINGS": ""},  # a file just being opened is not closed: no mistake
            stderr=subprocess.PIPE,
        )
        while process.poll() is None and not (written.exists() and written.stat().st_ino != last):
            time.sleep(0.001)
        process.send_signal(signal.SIGINT)
        _, stderr = process.communicate(timeout=60)
        ran = factbox.remember(process.returncode, b"", stderr)
        if ran.code == INTERRUPTED:
            assert visible(desk.root) == before
            break
    assert ran.code == INTERRUPTED
    assert ran.stderr.strip() == "Stopped. Nothing was left half-written."


def test_a_reader_that_stops_reading_is_no_mistake(desk: SmallProject, factbox: Factbox) -> None:
    """`facts … | head -1` prints a line and ends without a complaint."""
    desk.seed(ARTICLE * 400, "long.txt")
    for args in (["schema"], ["facts", "seeds/long.txt"], ["facts", "seeds/long.txt", "--json"]):
        process = subprocess.Popen(
            [*factbox.command(), *args],
            cwd=desk.root,
            env=factbox.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(1)
        process.stdout.close()
        stderr = process.stderr.read()
        process.stderr.close()
        assert factbox.remember(process.wait(30), b"", stderr) == (0, "", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
@pytest.mark.parametrize("args", [["schema"], ["facts", "seeds/article.txt"], ["--help"], ["--version"]])
def test_a_full_disk_behind_the_output_is_told(args: list[str], desk: SmallProject, factbox: Factbox) -> None:
    """What cannot be printed is no success."""
    with Path("/dev/full").open("wb") as full:
        ran = factbox(*args, cwd=desk.root, stdout=full)
    assert ran.code == 2
    assert "No space left on device" in ran.stderr


def test_a_terminal_without_unicode_still_gets_the_message(desk: SmallProject, factbox: Factbox) -> None:
    """Characters that an old terminal lacks are written as codes."""
    desk.write("content/briefings/x.md", "---\ntitle: T\nresloved: “yes”\n---\n")
    ran = factbox("check", cwd=desk.root, machine={"PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert ran.code == 1
    assert "unknown key \\u201cresloved\\u201d" in ran.stdout


def test_no_terminal_escape_gets_through(desk: SmallProject, factbox: Factbox) -> None:
    """What a file or a name holds cannot act on the terminal that shows the message."""
    desk.write("content/briefings/\x1b[31mred.md", '---\ntitle: "\\e[2J"\n\x1b[1m: x\n---\n')
    ran = factbox("check", cwd=desk.root)
    assert ran.code == 1
    assert "\x1b" not in ran.stdout + ran.stderr


def test_built_files_are_readable_by_a_web_server(desk: SmallProject, factbox: Factbox) -> None:
    """Every file and folder of the site can be read by others."""
    factbox("build", cwd=desk.root)
    for path in [desk.root / "site", *(desk.root / "site").rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o044 == 0o044, path


def test_the_repository_itself_checks_clean(factbox: Factbox) -> None:
    """What is published here passes with warnings as errors."""
    assert factbox("check", "--strict", "--quiet", cwd=ROOT) == (0, "", "")
