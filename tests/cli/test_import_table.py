"""`factbox import` as people meet it: what it says, what it leaves behind, and how it ends."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from typing import TYPE_CHECKING

import pytest

from tests.small_project import ROOT, Factbox, SmallProject, files

if TYPE_CHECKING:
    from collections.abc import Callable

TABLES = ROOT / "tests/briefings/tables"
GED = TABLES / "ged.csv"
INTERRUPTED = 130


def many(rows: int) -> str:
    """Write a table of GED with many rows: the example's first one, again and again."""
    header, first, *_ = GED.read_text("utf-8").split("\n")
    return "\n".join([header, *(first.replace('"1",', f'"{n}",', 1) for n in range(1, rows + 1)), ""])


def test_a_table_becomes_a_site(project: SmallProject, factbox: Factbox) -> None:
    """Import, check, build: the whole path with the real command; publishing is asked for and not the default."""
    ran = factbox("import", GED, "--only", "country=Mali", "--status", "published", cwd=project.root)
    assert (ran.code, ran.stdout) == (0, "")
    assert ran.stderr.startswith(
        f"{GED} does not say which version of the dataset it is. Keep the publisher's file name"
    )
    assert (
        f"{GED}:5: warning: row 4, low: the low estimate, 25, is above the best one, 20 [estimate-order]" in ran.stderr
    )
    assert ran.stderr.endswith(
        "5 rows: 5 written.\nLook through them, then run: factbox check content/briefings/ucdp-ged\n"
    )
    assert (project.root / "content/briefing.schema.json").exists()
    assert factbox("check", "content/briefings/ucdp-ged", cwd=project.root).code == 0
    assert factbox("build", cwd=project.root).code == 0
    page = (project.root / "site/briefings/ucdp-ged-1/index.html").read_text("utf-8")
    assert "4 to 8" in page
    assert "Word for word in the source" in page


def test_imported_briefings_are_drafts_unless_publishing_is_asked_for(project: SmallProject, factbox: Factbox) -> None:
    """A thousand rows do not go public by accident."""
    assert factbox("import", GED, "--limit", "1", "--quiet", cwd=project.root) == (0, "", "")
    assert "status: draft\n" in (project.root / "content/briefings/ucdp-ged/ucdp-ged-1.md").read_text("utf-8")


def test_a_dry_run_shows_the_first_row_and_writes_nothing(project: SmallProject, factbox: Factbox) -> None:
    """The first briefing and its seed stand on the standard output, the findings of all rows on the other."""
    before = files(project.root)
    ran = factbox("import", GED, "--dry-run", cwd=project.root)
    assert ran.code == 0
    assert ran.stdout.startswith("--- seeds/ucdp-ged/ucdp-ged-1.txt\nid: 1\nrelid: EXA-0-0-0-0\n")
    assert ran.stdout.count("yaml-language-server") == 1
    assert ran.stderr.endswith("6 rows: 6 would be written.\n")
    assert files(project.root) == before


def test_mistakes_end_with_one_and_the_other_rows_are_there(project: SmallProject, factbox: Factbox) -> None:
    """Each with file and line, row and column, the cell itself and what to do."""
    table = project.write(
        "GEDEvent_v25_1.csv", many(3).replace('"2","EXA', '"2x!","EXA').replace('"5","8","4"', '"5.0","8","4"', 1)
    )
    ran = factbox("import", table, cwd=project.root)
    assert ran.code == 1
    assert ran.stderr == (
        f"{table}:2: error: row 1, best: “5.0” is no whole number of people [table-cell]\n"
        "    2 | best: 5.0\n"
        "      | ^\n"
        "        Write 5 for 5.0; with pandas: table.astype({…: 'Int64'})\n"
        "3 rows: 2 written, 1 refused.\n"
        "Look through them, then run: factbox check content/briefings/ucdp-ged\n"
    )


def test_a_changed_row_is_shown_as_a_difference(project: SmallProject, factbox: Factbox) -> None:
    """On the standard output, where it can be kept; nothing is overwritten, and that is no failure."""
    factbox("import", project.write("GEDEvent_v25_1.csv", many(1)), cwd=project.root)
    ran = factbox(
        "import", project.write("GEDEvent_v26_1.csv", many(1).replace('"8","4"', '"9","4"')), cwd=project.root
    )
    assert ran.code == 0
    assert "\n-high: 8\n+high: 9\n" in ran.stdout
    assert "1 row: 1 changed since they were imported, and left as they are." in ran.stderr


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["none.csv"], 2, "factbox: none.csv: there is no such file."),
        (["."], 2, "factbox: .: this is a folder. Name the table's file."),
        (["t.csv", "--mapping", "none.yaml"], 2, "factbox: none.yaml: there is no such file."),
        (["t.csv"], 1, "t.csv:1:1: error: there is no column “id”, so this is no table of UCDP GED"),
        (["t.csv", "--mapping", "bad.yaml"], 1, "bad.yaml:1:1: error: unknown key “datset”"),
        (["t.csv", "--only", "country"], 2, "“country” has no equals sign. Write COLUMN=VALUE: country=Mali"),
        (["t.csv", "--limit", "0"], 2, "Invalid value for '--limit'"),
        (["t.csv", "--status", "public"], 2, "Invalid value for '--status'"),
        (["old.csv"], 1, "old.csv:2:3: error: byte 0xE9 is not valid UTF-8"),
        (["empty.csv"], 1, "empty.csv: error: the table is empty"),
        (["ged.csv", "--only", "contry=Mali"], 2, "no column “contry”. Did you mean “country”?"),
    ],
)
def test_what_cannot_begin_is_told_and_leaves_nothing(
    args: list[str], code: int, message: str, project: SmallProject, factbox: Factbox
) -> None:
    """Files, mappings and options: exit code 2 where the command could not run, 1 where the input is wrong."""
    project.write("t.csv", "a,b\n1,2\n")
    project.write("old.csv", b"a,b\n1,\xe9\n")
    project.write("empty.csv", "")
    project.write("bad.yaml", "datset: {}\nid: a\ndate: {start: b}\n")
    project.write("ged.csv", GED.read_bytes())
    before = files(project.root)
    ran = factbox("import", *args, cwd=project.root)
    assert (ran.code, ran.stdout) == (code, "")
    assert message in ran.stderr
    assert files(project.root) == before


@pytest.mark.skipif(os.name != "posix", reason="signals are sent as POSIX has them")
def test_ctrl_c_leaves_whole_files_only(project: SmallProject, factbox: Factbox) -> None:
    """What was written is whole, a second import completes it, and the result is that of an undisturbed one."""
    table = project.write("GEDEvent_v25_1.csv", many(3000))
    folder = project.root / "content/briefings/ucdp-ged"
    running = subprocess.Popen(
        [*factbox.command(), "import", table],
        cwd=project.root,
        env=factbox.environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    wait_for(lambda: folder.is_dir() and sum(1 for _ in folder.iterdir()) > 20)
    running.send_signal(signal.SIGINT)
    stdout, stderr = running.communicate(timeout=60)
    ran = factbox.remember(running.returncode, stdout, stderr)
    assert (ran.code, ran.stderr) == (INTERRUPTED, "\nStopped. Nothing was left half-written.\n")
    seeds = {path.stem: path for path in (project.root / "seeds/ucdp-ged/25.1").glob("*.txt")}
    briefings = {path.stem: path for path in folder.iterdir()}
    assert 20 < len(briefings) < 3000
    assert briefings.keys() <= seeds.keys()
    assert len(seeds) - len(briefings) <= 1
    assert all(
        path.suffix == ".md" and path.read_text("utf-8").endswith("(#killed-range)\n") for path in briefings.values()
    )
    assert all(path.read_text("utf-8").endswith("gwnob:\n") for path in seeds.values())


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so; at most half a minute."""
    for _ in range(3000):
        if condition():
            return
        time.sleep(0.01)
    raise AssertionError(condition)
