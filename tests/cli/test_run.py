"""The command as people meet it: help, wrong command lines, and ends that nobody planned."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.desk import ARTICLE

if TYPE_CHECKING:
    from tests.small_project import Factbox, SmallProject

COMMANDS = ["new", "draft", "import", "facts", "check", "explain", "build", "deploy", "serve", "schema", "init"]


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_help_ends_with_an_example(command: str | None, factbox: Factbox, tmp_path: Path) -> None:
    """Every command's help says what it does and shows one call that would work."""
    ran = factbox(*([command] if command else []), "--help", cwd=tmp_path)
    assert ran.code == 0
    example = re.split("Examples?:\n", ran.stdout)[1].strip()
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


@pytest.mark.parametrize(
    ("command", "advice"),
    [("chekc", "Did you mean “check”?"), ("deplyo", "Did you mean “deploy”?"), ("xyzzy", "There are: build, check, ")],
)
def test_an_unknown_command_is_answered_with_the_one_meant(
    command: str, advice: str, factbox: Factbox, tmp_path: Path
) -> None:
    """Whatever version of its library reads the command line; where no command is near, all are named."""
    ran = factbox(command, cwd=tmp_path)
    assert (ran.code, ran.stdout) == (2, "")
    assert f"There is no command “{command}”. {advice}" in ran.stderr


def test_a_misspelt_option_is_answered_with_the_right_one(factbox: Factbox, tmp_path: Path) -> None:
    """The nearest option is named."""
    assert "--output" in factbox("build", "--outptu", "x", cwd=tmp_path).stderr


def test_quiet_prints_nothing_when_all_is_well(desk: SmallProject, factbox: Factbox, tmp_path: Path) -> None:
    """With `--quiet` a success is silent in every command that has something to say otherwise."""
    for args in (["check"], ["build"], ["new", "Flood"], ["init", tmp_path / "other"]):
        assert factbox(*args, "--quiet", cwd=desk.root) == (0, "", ""), args
    (desk.root / "content/briefings/fire.md").unlink()
    assert factbox("draft", "seeds/article.txt", "--quiet", cwd=desk.root) == (0, "", "")


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


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_reader_that_stops_reading_is_no_mistake(unbuffered: str, desk: SmallProject, factbox: Factbox) -> None:
    """`facts … | head -1` prints a line and ends without a complaint."""
    desk.seed(ARTICLE * 400, "long.txt")
    for args in (["schema"], ["facts", "seeds/long.txt"], ["facts", "seeds/long.txt", "--json"]):
        process = subprocess.Popen(
            [*factbox.command(), *args],
            cwd=desk.root,
            env=factbox.environment() | {"PYTHONUNBUFFERED": unbuffered},
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
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_full_disk_behind_the_output_is_told(
    unbuffered: str, args: list[str], desk: SmallProject, factbox: Factbox
) -> None:
    """What cannot be printed is no success, whether it was to be printed at once or in the end."""
    with Path("/dev/full").open("wb") as full:
        ran = factbox(*args, cwd=desk.root, stdout=full, machine={"PYTHONUNBUFFERED": unbuffered})
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
