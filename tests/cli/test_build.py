"""`factbox build`: a mistake, a wrong folder or Ctrl-C leaves everything as it was."""

from __future__ import annotations

import os
import re
import signal
import stat
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tests.small_project import Factbox, SmallProject, files

if TYPE_CHECKING:
    from pathlib import Path

INTERRUPTED = 130


def visible(folder: Path) -> dict[str, bytes]:
    """Read all files of a project but those in the hidden folder beside the site, which the next build starts from."""
    return {path: data for path, data in files(folder).items() if not path.startswith(".site.spare/")}


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
    before = files(desk.root / "site")
    desk.write("content/site.yaml", "title: Desk\ntheme: own\n")
    for path, text in parts.items():
        desk.write("themes/own/theme.yaml", "title: Own\nextends: wire\n")
        desk.write(f"themes/own/{path}", text)
    ran = factbox("build", cwd=desk.root)
    assert ran.code == code
    assert ran.stderr.removeprefix("factbox: ").startswith(message)
    assert files(desk.root / "site") == before
    assert sorted(p.name for p in desk.root.iterdir() if p.name.startswith(".")) == [".site.spare"]  # the next build's


def test_line_ends_and_byte_order_marks_change_nothing(desk: SmallProject, factbox: Factbox) -> None:
    """A briefing saved on Windows builds into the same bytes."""
    assert factbox("build", "--output", "one", cwd=desk.root).code == 0
    path = desk.root / "content/briefings/fire.md"
    path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes().replace(b"\n", b"\r\n") + b"\r\nTwo\r\nlines.\r\n")
    plain = desk.root / "content/briefings/fire.md"
    assert factbox("build", "--output", "two", cwd=desk.root).code == 0
    plain.write_bytes(plain.read_bytes()[3:].replace(b"\r\n", b"\n"))
    assert factbox("build", "--output", "three", cwd=desk.root).code == 0
    assert files(desk.root / "two") == files(desk.root / "three")
    assert files(desk.root / "one") != files(desk.root / "two")


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
    before = files(desk.root.parent)
    ran = factbox("build", "--output", OUTPUTS[name], cwd=desk.root)
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"factbox: {OUTPUTS[name]}: ")
    assert re.search("Name (another|an empty or a new) ", ran.stderr)
    assert files(desk.root.parent) == before
    assert (desk.root / "content/pages").is_dir()


def test_a_build_that_fails_leaves_the_old_site(desk: SmallProject, factbox: Factbox) -> None:
    """After a mistake the published files are the same, and nothing temporary lies about."""
    assert factbox("build", "--quiet", cwd=desk.root).code == 0
    before = files(desk.root)
    desk.write("content/briefings/x.md", "nothing\n")
    assert factbox("build", cwd=desk.root).code == 1
    (desk.root / "content/briefings/x.md").unlink()
    assert files(desk.root) == before


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


def test_built_files_are_readable_by_a_web_server(desk: SmallProject, factbox: Factbox) -> None:
    """Every file and folder of the site can be read by others."""
    factbox("build", cwd=desk.root)
    for path in [desk.root / "site", *(desk.root / "site").rglob("*")]:
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode & 0o044 == 0o044, path
