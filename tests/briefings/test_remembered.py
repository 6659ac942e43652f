"""A check that remembers finds what a check that does not remember finds, whatever was changed in between."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import zoneinfo
from contextlib import contextmanager
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator import briefings
from generator import project as projects
from generator.briefings import FrontMatter
from generator.briefings.prose.parser import tokens
from generator.briefings.remembered import _ENCODER, _SAID_DECODER, _decoded, _Said
from generator.errors import Rejected
from generator.forms import Source, dump, read
from generator.memory import file_of
from tests.briefings.test_properties import front_matter
from tests.small_project import ROOT, SmallProject, passed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from generator.briefings import Checked
    from generator.project import Project
    from tests.small_project import Factbox

CHECKER = sys.modules["generator.briefings.desk"]
ANY = settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
EXAMPLES = {"bamako": ROOT, **{path.name: path for path in sorted((ROOT / "tests/cases").iterdir())}}

ARTICLE = """LEEDS, 4 March (Wire) - Twelve workers died at the mill, or 13, the mayor said on Thursday.

“We heard three blasts,” a witness, Jane Miller, said. At least 40 people were injured, and a crèche was damaged.
"""
META = "publisher: The Wire\nauthor: Jane Doe\n"
BRIEFING = """---
title: Fire at the mill
summary: Twelve people died.
status: published
date: "2021-03-04"
timezone: Europe/London
places: [{id: mill, name: Mill, country: GB, lat: 53.8, lon: -1.5, precision: 1}]
sources: [{id: wire, seed: article.txt, sha256: HASH(article.txt)}, {id: other, publisher: The Wire}]
figures:
  - {id: dead, measure: killed, value: 12, source: wire, evidence: "Twelve workers died at the mill, or 13"}
  - {id: hurt, measure: injured, value: 40, qualifier: at_least, source: wire, evidence: 40 people were injured}
quotes:
  - {id: blasts, text: We heard three blasts, speaker: Jane Doe, source: wire}
---

The mill burnt [@wire, par. 1], [](#dead) died. The mayor said “this is no day for words of mine”. 77 left.

# Blasts

![[blasts]]
"""
SECOND = """---
title: Flood at the mill
status: draft
date: "2022-03-04"
sources: [{id: wire}]
related: [fire]
---
See [the fire](/briefings/fire/).
"""


@pytest.fixture
def desk(project: SmallProject) -> SmallProject:
    """Make a project with two briefings, an article, what lies beside it, and a record of what was published."""
    project.seed(ARTICLE)
    project.write("seeds/article.meta.yaml", META)
    project.briefing(BRIEFING)
    project.briefing(SECOND, "flood.md")
    project.build()
    return project


@contextmanager
def nothing_is_read() -> Iterator[None]:
    """Fail where the memory does not answer for a briefing, so that its file is read again."""

    def fail(_: str, shown: str, __: str) -> None:
        pytest.fail(f"{shown} was read")

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(CHECKER, "understood", fail)
        yield


def afresh(project: SmallProject) -> Checked:
    """Check as the command does where nothing is remembered."""
    with TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", folder)
        return project.checked()


def project_of(project: SmallProject) -> Project:
    """Find it as the command does."""
    return projects.find(project.root)


def shape(value: Any) -> Any:
    """Write a value with the types of all its parts."""
    if isinstance(value, briefings.Checked):
        return shape((passed(value), tuple(value.outlines), value.findings))
    if isinstance(value, msgspec.Struct):
        return type(value), [(name, shape(getattr(value, name))) for name in value.__struct_fields__]
    if isinstance(value, dict):
        return dict, [(shape(key), shape(item)) for key, item in value.items()]
    if isinstance(value, tuple | list):
        return type(value), [shape(item) for item in value]
    return type(value), sorted(value) if isinstance(value, frozenset) else repr(value)


def rows(project: SmallProject) -> int:
    """Count what is remembered."""
    with sqlite3.connect(file_of(project_of(project))) as db:
        (count,) = db.execute("SELECT count(*) FROM remembered WHERE kind IN ('briefing', 'proof')").fetchone()
    db.close()
    return int(count)


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_memory_answers_for_every_example(name: str, tmp_path: Path) -> None:
    """The second check reads no briefing, and has the same ones of the same types, and the same warnings."""
    desk = SmallProject(tmp_path / "desk")
    for folder in ("content", "seeds", "themes"):
        if (EXAMPLES[name] / folder).is_dir():
            shutil.copytree(EXAMPLES[name] / folder, desk.root / folder, dirs_exist_ok=True)
    first = desk.checked()
    with nothing_is_read():
        second = desk.checked()
    assert passed(first)
    assert shape(second) == shape(first)
    assert shape(second) == shape(first)
    assert [b.prose.tokens for b in passed(second)] == [b.prose.tokens for b in passed(first)]


@ANY
@given(front_matter)
def test_any_front_matter_comes_back_as_it_was(data: dict[str, Any]) -> None:
    """Every value that an author can write has the same value and the same type after it was remembered."""
    try:
        front = read(Source("a.md", dump(data)), FrontMatter)
    except Rejected:
        assume(False)
    kept = _decoded(_SAID_DECODER, _ENCODER.encode(_Said(front, (), 0, ())))
    assert kept is not None
    assert shape(kept.front) == shape(front)


texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zl", "Zp", "Co", "Cn")), min_size=1, max_size=30)
sentences = st.lists(
    st.tuples(st.integers(2, 999), st.sampled_from(["people were killed", "workers died at the mill", "were injured"])),
    min_size=1,
    max_size=4,
    unique_by=lambda one: one[0],
)


@ANY
@given(sentences, st.lists(texts, max_size=3), texts)
def test_any_briefing_that_passes_comes_back_as_it_was(
    desk: SmallProject, stated: list[tuple[int, str]], tags: list[str], prose: str
) -> None:
    """Random articles with random figures, each proven: recalled, the briefing equals the one that was proven."""
    desk.seed(
        "\n\n".join(f"In part {'x' * n}, {number} {what}." for n, (number, what) in enumerate(stated, 1)), "random.txt"
    )
    figures = [
        {"id": f"f{n}", "measure": "killed", "value": n, "source": "wire", "evidence": f"{n} {what}"}
        for n, what in stated
    ]
    sha256 = hashlib.sha256((desk.root / "seeds/random.txt").read_bytes()).hexdigest()
    front = {
        "title": "Fire",
        "date": "2021",
        "sources": [{"id": "wire", "seed": "random.txt", "sha256": sha256}],
        "figures": figures,
        "tags": tags,
    }
    desk.briefing(f"---\n{dump(front)}---\n{prose} [](#f{stated[0][0]})\n", "random.md")
    first = afresh(desk)
    assume(any(one.file.endswith("random.md") for one in passed(first)))
    assert shape(desk.checked()) == shape(first)
    with nothing_is_read():
        assert shape(desk.checked()) == shape(first)


FILES = [
    "content/briefings/fire.md",
    "content/briefings/flood.md",
    "content/published.yaml",
    "seeds/article.txt",
    "seeds/article.meta.yaml",
    "seeds/all.meta.yaml",
]


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, Callable[[bytes], bytes | None], bool]:
    """Draw a file, what becomes of it, and whether the article's hash is recorded anew afterwards."""
    at, what = draw(st.floats(0, 1)), draw(st.sampled_from(["another", "more", "less", "swap", "gone", "meta", "kept"]))
    byte = draw(st.sampled_from(list(b"aeinrt019 .,:-\"'\n{}\xc3")))

    def edit(data: bytes) -> bytes | None:
        n = int(at * max(len(data) - 1, 0))
        return {
            "another": data[:n] + bytes([byte]) + data[n + 1 :],
            "more": data[:n] + bytes([byte]) + data[n:],
            "less": data[:n] + data[n + 1 :],
            "swap": data[:n] + data[n + 1 : n + 2] + data[n : n + 1] + data[n + 2 :],
            "gone": None,
            "meta": b"author: Jane Miller\n",
            "kept": data,
        }[what]

    return draw(st.sampled_from(FILES)), edit, draw(st.booleans())


@settings(ANY, max_examples=40)
@given(st.lists(edits(), min_size=1, max_size=4))
def test_no_change_is_missed(
    desk: SmallProject, changes: list[tuple[str, Callable[[bytes], bytes | None], bool]]
) -> None:
    """Any character changed in briefing, article, what lies beside it or the record, its time and often its size kept.

    A check that remembers finds the same as one that does not, after every change, and after they are taken back.
    """
    before = {name: (desk.root / name).read_bytes() for name in FILES if (desk.root / name).exists()}
    assert shape(desk.checked()) == shape(afresh(desk))
    for name, change, recorded in changes:
        path = desk.root / name
        put(path, change(path.read_bytes() if path.exists() else b""))
        if recorded:
            record_hash(desk)
        assert shape(desk.checked()) == shape(afresh(desk))
    for name in FILES:
        put(desk.root / name, before.get(name))
    assert shape(desk.checked()) == shape(afresh(desk))


def put(path: Path, data: bytes | None) -> None:
    """Write a file without a trace in its times; None deletes it."""
    before = path.stat() if path.exists() else None
    if data is None:
        path.unlink(missing_ok=True)
        return
    path.write_bytes(data)
    if before:
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def record_hash(project: SmallProject) -> None:
    """Write the article's hash of now into the briefing."""
    path, seed = project.root / FILES[0], project.root / "seeds/article.txt"
    if path.exists() and seed.exists():
        new = hashlib.sha256(seed.read_bytes()).hexdigest().encode()
        put(path, re.sub(rb"sha256: [0-9a-f]{64}", b"sha256: " + new, path.read_bytes()))


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        (FILES[0], "three blasts,", "three blests,", "evidence-absent"),
        (FILES[0], "value: 12", "value: 14", "figure-not-in-evidence"),
        ("seeds/article.txt", "Twelve", "Eleven", "seed-changed"),
        ("content/published.yaml", '"killed 12', '"killed 11', "silent-change"),
        ("seeds/article.meta.yaml", "Jane Doe", "Joan Roe", "speaker-not-in-source"),
    ],
    ids=["quotation", "figure", "article", "record", "beside"],
)
def test_a_change_of_a_few_letters_is_found(desk: SmallProject, file: str, old: str, new: str, code: str) -> None:
    """What was remembered as true is told as wrong at once, though size and time of the file are the same."""
    assert code not in {f.code for f in desk.check()}
    path = desk.root / file
    put(path, path.read_bytes().replace(old.encode(), new.encode(), 1))
    assert code in {f.code for f in desk.check()}


def test_a_seed_that_a_link_now_leads_to_elsewhere_is_refused(desk: SmallProject, tmp_path: Path) -> None:
    """The same bytes outside `seeds/` are no evidence, whatever is remembered; nor below a folder that leads away."""
    desk.check()
    (tmp_path / "out").mkdir()
    seed = desk.root / "seeds/article.txt"
    seed.rename(tmp_path / "out/article.txt")
    seed.symlink_to(tmp_path / "out/article.txt")
    assert "seed-unreadable" in {f.code for f in desk.check()}
    seed.unlink()
    (tmp_path / "out/article.txt").rename(seed)
    assert not [f for f in desk.check() if f.severity == "error"]
    (desk.root / "seeds").rename(tmp_path / "out/seeds")
    (desk.root / "seeds").mkdir()
    (desk.root / "seeds/below").symlink_to(tmp_path / "out/seeds")
    desk.briefing(BRIEFING.replace("article.txt", "below/article.txt"))
    assert "seed-unreadable" in {f.code for f in desk.check()}


def test_an_article_that_changes_under_a_check_is_remembered_as_it_was_read(
    desk: SmallProject, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What was proven is kept by the very bytes that proved it, not by what the file held a moment before or after."""
    seed = desk.root / "seeds/article.txt"
    sound, false = seed.read_bytes(), ARTICLE.replace("blasts", "shouts").encode()
    shelf = sys.modules["generator.seeds.shelf"]
    really_read = shelf.read

    def read_and_change(path: Path, name: str) -> Any:
        put(seed, sound)
        try:
            return really_read(path, name)
        finally:
            put(seed, false)

    put(seed, false)
    file_of(project_of(desk)).unlink()
    with monkeypatch.context() as patch:
        patch.setattr(shelf, "read", read_and_change)
        assert not desk.checked().errors
    assert "evidence-absent" in {f.code for f in desk.check()}
    assert desk.check() == afresh(desk).findings


def test_a_time_zone_that_is_no_more_is_told(desk: SmallProject, monkeypatch: pytest.MonkeyPatch) -> None:
    """The system's list of time zones is part of what was checked."""
    desk.check()
    monkeypatch.setattr("zoneinfo.ZoneInfo", _no_zone)
    assert "timezone" in {f.code for f in desk.check()}


def _no_zone(name: str) -> None:
    raise zoneinfo.ZoneInfoNotFoundError(name)


def test_clashes_between_briefings_are_found_among_remembered_ones(desk: SmallProject) -> None:
    """What concerns several briefings is worked out every time, at its line."""
    desk.write(
        "content/briefings/third.md", "---\ntitle: Third\ndate: 2021\nid: third\nsources: []\nslug: third\n---\n"
    )
    desk.check()
    desk.write("content/briefings/fourth.md", "---\ntitle: Fourth\ndate: 2021\nsources: []\nid: third\n---\n")
    assert "duplicate-id" in {f.code for f in desk.check()}
    (desk.root / FILES[0]).unlink()
    found = desk.check()
    assert found == afresh(desk).findings
    assert {"duplicate-id", "unknown-id", "published-gone"} <= {f.code for f in found}


def test_a_renamed_briefing_is_told_under_its_new_name(desk: SmallProject) -> None:
    """The same words under another name are another briefing; beside the first, both are told."""
    before = desk.check()
    path = desk.root / FILES[1]
    path.rename(path.with_name("deluge.md"))
    shutil.copy(path.with_name("deluge.md"), path.with_name("torrent.md"))
    found = desk.checked()
    assert shape(found) == shape(afresh(desk))
    assert {"deluge", "torrent"} <= {one.id for one in passed(found)}
    assert len(found.findings) > len(before)


def test_a_briefing_with_an_error_is_never_remembered(project: SmallProject) -> None:
    """Only what passed is kept; a file with an error is read every time."""
    project.seed(ARTICLE)
    project.briefing(BRIEFING.replace("three blasts,", "three blests,"))
    assert project.checked().errors
    assert rows(project) == 0
    project.briefing(BRIEFING)
    assert not project.checked().errors
    assert rows(project) == 2


def test_only_a_check_of_everything_forgets(desk: SmallProject) -> None:
    """Briefings that are gone are dropped by the next check of the whole project; a check of one file drops nothing."""
    desk.check()
    (desk.root / "content/briefings/flood.md").unlink()
    desk.check(desk.root / FILES[0])
    assert rows(desk) == 4
    desk.check()
    assert rows(desk) == 2


def test_a_site_built_from_memory_is_the_same(desk: SmallProject) -> None:
    """Every byte of the site is that of one built from nothing."""
    first = desk.build()
    shutil.rmtree(desk.root / "site")
    with nothing_is_read():
        assert desk.build() == first


def test_prose_is_parsed_once(desk: SmallProject) -> None:
    """Pages are made of what the check made of the prose, and of nothing older: a change of one word is in them."""
    desk.check()
    before = tokens.cache_info().misses
    printed = [one.prose.printed for one in passed(desk.checked())]
    assert tokens.cache_info().misses == before
    assert all(printed)
    file = desk.root / FILES[0]
    file.write_text(file.read_text().rstrip() + " A word more.\n")
    texts = ["".join(p for p in one.prose.printed or () if isinstance(p, str)) for one in passed(desk.checked())]
    assert sum("A word more." in text for text in texts) == 1


@pytest.mark.parametrize("form", ["text", "json", "sarif", "github"])
def test_every_format_prints_the_same(desk: SmallProject, factbox: Factbox, form: str) -> None:
    """What is remembered prints byte for byte what was found; also beside a file with errors."""
    desk.briefing(BRIEFING.replace("value: 12", "value: 14"), "wrong.md")
    file_of(project_of(desk)).unlink()
    first, second = (factbox("check", "--format", form, cwd=desk.root) for _ in range(2))
    assert shape(second) == shape(first)
    assert "figure-not-in-evidence" in first.stdout
    assert "number-in-prose" in first.stdout


WATCHED = """
import runpy, sys
def told(event, args):
    if event in ("open", "os.scandir", "os.listdir", "sqlite3.connect") and ".factbox" in str(args[0]):
        print("looked into", args[0], file=sys.stderr)
sys.addaudithook(told)
sys.argv = ["factbox", "check", "--quiet"]
runpy.run_module("generator", run_name="__main__")
"""


def test_a_memory_that_a_project_brings_along_is_never_looked_at(desk: SmallProject, factbox: Factbox) -> None:
    """A false quotation with a memory beside it that calls it true, wherever in the project: it does not pass."""
    desk.check()
    true = file_of(project_of(desk))
    for folder in (".factbox", ".cache/factbox", "cache/factbox", ".factbox/factbox"):
        (desk.root / folder).mkdir(parents=True, exist_ok=True)
        shutil.copy(true, desk.root / folder)
        shutil.copy(true, desk.root / folder / "memory.sqlite")
    true.unlink()
    with nothing_is_read(), pytest.raises(pytest.fail.Exception):
        desk.check()
    environment = {**factbox.environment(), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", WATCHED], cwd=desk.root, env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert factbox("check", cwd=desk.root, machine={"XDG_CACHE_HOME": str(desk.root / ".cache")}).code == 0
    (desk.root / FILES[0]).write_text((desk.root / FILES[0]).read_text().replace("three blasts,", "three blests,"))
    for cache in (".factbox", ".cache", "cache"):
        ran = factbox("check", cwd=desk.root, machine={"XDG_CACHE_HOME": str(desk.root / cache)})
        assert (ran.code, "evidence-absent" in ran.stdout) == (1, True)


OPENED = """
import runpy, sys
from pathlib import Path
opened, root = set(), Path.cwd()
def told(event, args):
    if event == "open" and isinstance(args[0], str) and Path(args[0]).is_relative_to(root):
        opened.add(Path(args[0]).relative_to(root).as_posix())
sys.addaudithook(told)
sys.argv = ["factbox", "check", "--quiet"]
try:
    runpy.run_module("generator", run_name="__main__")
except SystemExit:
    print(*sorted(opened), sep="\\n", file=sys.stderr)
"""


def test_a_check_reads_nothing_that_the_key_leaves_out(desk: SmallProject, factbox: Factbox) -> None:
    """Of all files of a project, the checker opens those that are part of the key, and the settings."""
    for name in (
        "content/places.yaml",
        "content/pages.yaml",
        "seeds/other.txt",
        "seeds/other.meta.yaml",
        "themes/a.css",
    ):
        desk.write(name, "a: b\n")
    file_of(project_of(desk)).unlink()
    environment = {**factbox.environment(), "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", OPENED], cwd=desk.root, env=environment, capture_output=True, text=True, check=False
    )
    read = {"content/site.yaml", *FILES} - {"seeds/all.meta.yaml"}
    assert set(done.stderr.split()) == read


@pytest.mark.parametrize("data", [b"", b"\xc0", b"\x90", b"\x93\x80\x90\x00", b"\x91\x80", b"{}", b"\xff" * 99])
@pytest.mark.parametrize("kind", ["briefing", "proof"])
def test_a_value_of_another_form_is_worked_out_again(desk: SmallProject, data: bytes, kind: str) -> None:
    """Whatever stands under a briefing's key, however it came there: nothing but a whole, typed value is believed."""
    expected = desk.checked()
    with sqlite3.connect(file_of(project_of(desk))) as db:
        for (key,) in db.execute("SELECT key FROM remembered WHERE kind = ?", (kind,)).fetchall():
            seal = hashlib.sha256(key + data).digest()
            db.execute("UPDATE remembered SET value = ?, digest = ? WHERE key = ?", (data, seal, key))
    db.close()
    assert shape(desk.checked()) == shape(expected)
    with nothing_is_read():
        assert shape(desk.checked()) == shape(expected)


def test_two_checks_at_once_find_the_same(desk: SmallProject, factbox: Factbox) -> None:
    """Commands that run at the same time, from nothing, print what one alone prints."""
    alone = factbox("check", cwd=desk.root)
    file_of(project_of(desk)).unlink()
    running = [
        subprocess.Popen(
            [*factbox.command(), "check"],
            cwd=desk.root,
            env=factbox.environment(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for _ in range(4)
    ]
    for run in running:
        out, err = run.communicate(timeout=60)
        assert factbox.remember(run.returncode, out, err) == alone
    expected = afresh(desk).findings
    with nothing_is_read():
        assert desk.check() == expected
