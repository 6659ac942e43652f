"""The benchmark measures what it says: its corpora, its steps and its table. No time is judged here."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.bench import corpus, table
from tests.bench.cost import Cost, Failed, cost
from tests.bench.saves import saves
from tests.bench.tools import HOME, TOOLS, Missing, Tool, fetch
from tests.bench.turns import STEPS, Unseen, clear, turn
from tests.small_project import files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.small_project import Factbox

COUNT = 3


def fetched(tool: Tool) -> bool:
    """Tell whether a tool is on this machine; tests fetch none."""
    return not tool.package or (HOME / tool.name / f".ready-{tool.version}").exists()


@pytest.mark.parametrize("tool", TOOLS.values(), ids=TOOLS)
def test_every_step_is_measured_and_its_change_is_in_the_site(tool: Tool, in_memory: Path) -> None:
    """Cold build, nothing changed, one edit, theme change: each costs something, and nothing is left to clear."""
    if not fetched(tool):
        pytest.skip("not fetched here: make bench does")
    corpus.write(COUNT, in_memory, [tool])
    before = files(in_memory / tool.name).keys()
    measured = dict(turn(tool, in_memory / tool.name, COUNT))
    assert tuple(measured) == STEPS
    assert all(one.cpu > 0 and one.wall > 0 for one in measured.values())
    clear(tool, in_memory / tool.name)
    assert files(in_memory / tool.name).keys() == before


@pytest.mark.browser
@chromium.needed
def test_saves_are_seen_in_a_browser(in_memory: Path) -> None:
    """Each of two saves comes to the page of a real browser."""
    corpus.write(COUNT, in_memory, [TOOLS["factbox"]])
    assert len(saves(TOOLS["factbox"], in_memory / "factbox", COUNT, 2)) == 2


def test_briefings_of_the_corpus_have_no_warning(in_memory: Path, factbox: Factbox) -> None:
    """What is measured is the building of sound briefings, not the telling of what is wrong with them."""
    corpus.write(40, in_memory, [TOOLS["factbox"]])
    ran = factbox("check", "--strict", cwd=in_memory / "factbox")
    assert (ran.code, ran.stdout) == (0, "")


def test_all_tools_get_the_same_words(in_memory: Path) -> None:
    """Where factbox places a quotation, others have it as a block quote; all else is the same, letter for letter."""
    corpus.write(COUNT, in_memory, list(TOOLS.values()))
    one = corpus.article(2)
    texts = {
        name: (in_memory / name / tool.articles / f"{one.slug}.md").read_text("utf-8") for name, tool in TOOLS.items()
    }
    for block in one.blocks:
        words = block if isinstance(block, str) else block.text
        assert all(words in text for text in texts.values()), words
    for text in texts.values():
        assert one.title in text
        assert all(source.url in text for source in one.sources)


def test_a_corpus_hangs_on_nothing_but_its_size(in_memory: Path) -> None:
    """Written twice it is the same, byte for byte, and a larger one begins with the smaller."""
    for name, count in (("once", 3), ("again", 3), ("larger", 5)):
        corpus.write(count, in_memory / name, [TOOLS["factbox"]])
    once, larger = files(in_memory / "once"), files(in_memory / "larger")
    assert files(in_memory / "again") == once
    assert {path: larger[path] for path in once} == once
    assert sum(path.endswith(".md") for path in larger) == 5


def test_processor_time_and_memory_of_children_count(tmp_path: Path) -> None:
    """A command that leaves its work to another process costs what that one costs."""
    work = "import time; held = bytearray(b'x' * 80_000_000); sum(range(5_000_000)); time.sleep(2)"
    child = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {work!r}], check=True)"
    both, alone = (cost([sys.executable, "-c", code], tmp_path, os.environ) for code in (child, ""))
    assert both.cpu > alone.cpu
    assert both.memory > 80 > alone.memory


def test_a_failed_command_and_an_edit_without_effect_are_told(in_memory: Path) -> None:
    """Neither counts as quick."""
    with pytest.raises(Failed, match="exit 3\nbroken"):
        cost([sys.executable, "-c", "import sys; print('broken'); sys.exit(3)"], in_memory, os.environ)
    tool = TOOLS["hugo"]._replace(build=["true"])
    corpus.write(COUNT, in_memory, [tool])
    built = in_memory / tool.name / "public/posts/a-000002/index.html"
    make = f"import pathlib; p = pathlib.Path({str(built)!r}); p.parent.mkdir(parents=True, exist_ok=True); p.touch()"
    with pytest.raises(Unseen, match="Revision"):
        list(turn(tool._replace(build=[sys.executable, "-c", make]), in_memory / tool.name, COUNT))


def test_a_tool_that_cannot_be_had_is_said(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Without npm there is no Eleventy, and the reason is told."""
    monkeypatch.setattr("tests.bench.tools.HOME", tmp_path / "home")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(Missing, match="npm: No such file"):
        fetch(TOOLS["eleventy"])


def test_the_table_gives_medians_ratios_and_growth() -> None:
    """A ratio is the median of the rounds' ratios; 1,000 → 10,000 at ten times the cost is n^1.00."""
    costs = {"factbox": [(2.0, 4.0), (6.0, 6.0), (3.0, 5.0)], "hugo": [(1.0, 8.0), (2.0, 12.0), (3.0, 10.0)]}
    results = [
        table.Result(size, step, tool, n, Cost(cpu * size / 1000, wall, 100 if tool == "hugo" else 25))
        for size in (1_000, 10_000)
        for step in STEPS
        for tool, rounds in costs.items()
        for n, (cpu, wall) in enumerate(rounds)
    ]
    lines = list(table.costs([one for one in results if one.articles == 1_000]))
    assert lines[1].split() == ["cold", "build", "factbox", "3.00", "2.00", "5.00", "0.50", "25", "0.25"]
    assert lines[2].split() == ["hugo", "2.00", "1.00", "10.00", "1.00", "100", "1.00"]
    assert len(lines) == 1 + 2 * len(STEPS)
    assert [re.findall(r"^\w+|n\^.*", line) for line in table.growth(results)] == [
        ["factbox", "n^1.00"],
        ["hugo", "n^1.00"],
    ]
    assert "0.200 s, median of 3, from 0.100 to 0.400" in table.saved("factbox", [0.4, 0.1, 0.2])
