"""Shared work: the same site whoever makes it, in order, and every failure told as if it had happened here."""

from __future__ import annotations

import os
import signal
import subprocess
import time
import warnings
from typing import TYPE_CHECKING

import pytest

from generator import engine
from generator.crew import Crew
from generator.errors import CannotRun, Finding, Rejected
from generator.project import Project
from tests.small_project import ROOT, SmallProject, files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.small_project import Factbox


linux = pytest.mark.skipif(not os.path.isdir("/proc"), reason="looks for processes as Linux lists them")  # noqa: PTH112

ARTICLE = "A fire broke out at the Harrow mill on Thursday. Twelve workers died, said the mayor.\n"
BRIEFING = """---
title: Fire at the Harrow mill
date: "2021-03-04"
status: published
sources:
  - {id: wire, seed: article.txt, sha256: HASH(article.txt)}
figures:
  - {id: dead, measure: killed, value: 12, source: wire, evidence: Twelve workers died}
---

The mayor counted [](#dead).
"""


@pytest.fixture
def desk(project: SmallProject) -> SmallProject:
    """Make a project with one article and one briefing, both right."""
    project.seed(ARTICLE)
    project.briefing(BRIEFING)
    return project


def doubled(numbers: Sequence[int]) -> list[int]:
    """Double each number."""
    return [2 * number for number in numbers]


def refused(numbers: Sequence[int]) -> list[int]:
    """Refuse every number."""
    raise Rejected(Finding(path="a.md", line=number, code="odd", message="is odd") for number in numbers)


def lost(numbers: Sequence[int]) -> list[int]:
    """Lose the process that works on the numbers."""
    os._exit(numbers[0])


def slow(numbers: Sequence[int]) -> list[int]:
    """Take longer for the earlier numbers."""
    time.sleep(0.2 / (1 + numbers[0]))
    return list(numbers)


def test_what_comes_back_is_in_order() -> None:
    """Results come in the order of the work, also where later chunks are done first."""
    with Crew("2") as crew:
        assert [n for chunk in crew.share(slow, list(range(9)), 1) for n in chunk] == list(range(9))
        assert [n for chunk in crew.share(doubled, list(range(10)), 3) for n in chunk] == list(range(0, 20, 2))


def test_findings_cross_from_one_process_to_another_whole() -> None:
    """A mistake that another process finds is told with its place, like one that this process finds."""
    with Crew("1") as crew, pytest.raises(Rejected) as told:
        list(crew.share(refused, [3, 1], 2))
    assert [(f.path, f.line, f.code) for f in told.value.findings] == [("a.md", 1, "odd"), ("a.md", 3, "odd")]


def whoever(numbers: Sequence[int]) -> list[int]:
    """Tell which process works on the numbers."""
    return [os.getpid() for _ in numbers]


@linux
def test_a_crew_that_is_dismissed_is_gone_and_another_comes_when_it_is_needed() -> None:
    """What the processes held is free then; the next work starts others."""
    with Crew("1") as crew:
        [[first]] = crew.share(whoever, [1], 1)
        crew.dismiss()
        assert not is_running(first)
        [[second]] = crew.share(whoever, [1], 1)
        assert second not in (first, os.getpid())
    assert not is_running(second)


@linux
def test_work_apart_is_done_in_a_process_that_ends_with_it() -> None:
    """Neither this process nor one of the crew keeps what that work loaded."""
    with Crew("1") as crew:
        [[member]] = crew.share(whoever, [1], 1)
        apart = crew.apart(os.getpid)
        assert apart not in (member, os.getpid())
        assert not is_running(apart)
        assert is_running(member)


def is_running(process: int) -> bool:
    """Tell whether there is a process of this number."""
    return os.path.isdir(f"/proc/{process}")  # noqa: PTH112 -- as above


def test_a_process_that_is_lost_is_told() -> None:
    """Where a process is killed (out of memory, for one), the command says so and can be repeated."""
    with Crew("1") as crew, pytest.raises(CannotRun, match="was lost"):
        list(crew.share(lost, [3], 1))


@pytest.mark.parametrize("wanted", ["0", "-1", "many", "²", "1.5"])
def test_an_executor_that_is_none_is_refused(wanted: str) -> None:
    """What is neither a number of processes nor a cluster's address is refused with what to write."""
    with pytest.raises(CannotRun, match=r"a number of processes, or dask://HOST:PORT"):
        Crew(wanted)


def test_little_work_is_not_shared_unless_asked_for() -> None:
    """Processes cost more than they bring for little work; who names an executor gets it."""
    assert not Crew().is_worth(20)
    assert Crew("2").is_worth(1)
    assert not Crew("2").is_worth(0)


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, bytes]]:
    """Build a project of briefings that know of each other in one process."""
    desk = SmallProject(tmp_path_factory.mktemp("crew") / "desk")
    desk.seed(ARTICLE)
    for n in range(20):
        more = f"places: [{{id: mill, name: Mill {n % 3}, country: ML, lat: 12.6, lon: -8.0, precision: 2}}]\n"
        more += f"related: [fire-{(n + 1) % 20}]\ntags: [fire, tag-{n % 4}]\n"
        more += "quotes: [{id: said, text: Twelve workers died, source: wire, kind: indirect}]\n"
        desk.briefing(BRIEFING.replace("status:", f"{more}status:"), f"fire-{n}.md")
    engine.build(Project(desk.root), desk.root / "alone")
    return desk.root, files(desk.root / "alone")


def test_processes_build_the_same_bytes(alone: tuple[Path, dict[str, bytes]], factbox: Factbox) -> None:
    """Two processes build the same site as one, and warn of the same things."""
    root, site = alone
    one = factbox("build", "--output", "one", cwd=root)
    two = factbox("build", "--output", "two", "--executor", "2", cwd=root, machine={"XDG_CACHE_HOME": f"{root}-cache"})
    assert (one.code, two.code) == (0, 0), two.stderr
    assert two.stderr.replace("two/", "one/") == one.stderr
    assert files(root / "one") == site
    assert files(root / "two") == site


def test_a_template_mistake_in_another_process_is_told_with_its_place(desk: SmallProject, factbox: Factbox) -> None:
    """A name that a theme misspells is told with template and line, whoever meets it."""
    desk.write("content/site.yaml", "title: Desk\ntheme: own\n")
    desk.write("themes/own/theme.yaml", "title: Own\nextends: wire\n")
    desk.write("themes/own/briefing.html", "<p>\n{{ briefing.titel }}</p>\n")
    ran = factbox("build", "--executor", "2", cwd=desk.root)
    assert ran.code == 1
    assert "themes/own/briefing.html:2" in ran.stderr
    assert not (desk.root / "site/index.html").exists()


@linux
def test_no_process_outlives_a_build_that_is_killed(desk: SmallProject, factbox: Factbox) -> None:
    """Killed at once and without a chance to clean up, a build leaves no process behind."""
    text = (desk.root / "content/briefings/fire.md").read_text("utf-8")
    for n in range(100):
        desk.write(f"content/briefings/fire-{n}.md", text)
    mark = {"FACTBOX_TEST_MARK": str(desk.root)}
    process = subprocess.Popen(
        [*factbox.command(), "build", "--executor", "2", "--quiet"],
        cwd=desk.root,
        env={**factbox.environment(), **mark},
        stderr=subprocess.DEVNULL,
    )
    while process.poll() is None and len(marked(mark)) < 3:
        time.sleep(0.01)
    assert process.poll() is None
    process.send_signal(signal.SIGKILL)
    process.wait()
    until = time.monotonic() + 30
    while marked(mark) and time.monotonic() < until:
        time.sleep(0.05)
    assert marked(mark) == []


def marked(mark: dict[str, str]) -> list[str]:
    """List the processes that have a variable in their environment."""
    ((name, value),) = mark.items()
    found = []
    for number in filter(str.isdigit, os.listdir("/proc")):  # noqa: PTH208
        try:
            with open(f"/proc/{number}/environ", "rb") as file:  # noqa: PTH123
                if f"{name}={value}".encode() in file.read().split(b"\0"):
                    found.append(number)
        except OSError:
            continue
    return found


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """Start a Dask scheduler and two workers on this machine; answers the scheduler's address."""
    distributed = pytest.importorskip("distributed")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with distributed.LocalCluster(
            n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None, local_directory=tmp_path / "dask"
        ) as made:
            yield made.scheduler_address.removeprefix("tcp://")


def test_a_dask_cluster_builds_the_same_bytes(
    alone: tuple[Path, dict[str, bytes]], factbox: Factbox, cluster: str
) -> None:
    """A scheduler with two workers on loopback builds the same site, byte for byte, and keeps running."""
    root, site = alone
    for output in ("first", "again"):
        machine = {"XDG_CACHE_HOME": f"{root}-{output}", "PYTHONWARNINGS": ""}
        ran = factbox("build", "--output", output, "--executor", f"dask://{cluster}", cwd=root, machine=machine)
        assert ran.code == 0, ran.stderr
        assert files(root / output) == site


def test_a_cluster_that_does_not_answer_is_told(desk: SmallProject, factbox: Factbox) -> None:
    """Where no scheduler listens, the command says so and nothing is published."""
    ran = factbox("build", "--executor", "dask://127.0.0.1:1", cwd=desk.root, machine={"PYTHONWARNINGS": ""})
    assert ran.code == 2
    assert ran.stderr.startswith("factbox: dask://127.0.0.1:1: no Dask scheduler answers there")
    assert "Traceback" not in ran.stderr
    assert not (desk.root / "site/index.html").exists()


def test_without_dask_the_command_says_what_to_install(desk: SmallProject, factbox: Factbox, tmp_path: Path) -> None:
    """The cluster's library is an extra; where it is missing, its name is told."""
    (tmp_path / "stub").mkdir()
    (tmp_path / "stub/distributed.py").write_text("raise ImportError\n", "utf-8")
    machine = {"PYTHONPATH": f"{tmp_path / 'stub'}{os.pathsep}{ROOT}"}
    ran = factbox("build", "--executor", "dask://127.0.0.1:1", cwd=desk.root, machine=machine)
    assert ran.code == 2
    assert "pip install 'factbox[dask]'" in ran.stderr
