"""The memory answers what was remembered, byte for byte, or nothing; whatever becomes of its file, nothing raises."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import project as projects
from generator.memory import Memory, file_of
from generator.memory.program import fingerprint
from tests.small_project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.project import Project
    from tests.small_project import SmallProject

ANY = settings(max_examples=60, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
OTHERS = 65534  # nobody, on most systems

parts = st.lists(st.none() | st.binary(max_size=6) | st.text(max_size=6), max_size=5)


@pytest.fixture
def desk(project: SmallProject) -> Project:
    """Make a project whose memory is empty."""
    return projects.find(project.root)


@pytest.fixture
def full(desk: Project) -> Project:
    """Make a project whose memory holds ten values."""
    return fill(desk)


def fill(project: Project) -> Project:
    """Remember ten values."""
    with Memory.open(project) as memory:
        for n in range(10):
            memory.remember("kind", memory.key("kind", str(n)), value(n))
    return project


def value(n: int) -> bytes:
    """Make a value; some are longer than a page of the file."""
    times: int = 10 ** (n % 4)
    return f"value {n} ".encode() * times


def recalled(project: Project) -> list[bytes | None]:
    """Ask for the ten values, for every other one as one that is expected."""
    with Memory.open(project) as memory:
        keys = [memory.key("kind", str(n)) for n in range(10)]
        memory.expect("kind", keys[::2])
        return [memory.recall("kind", key) for key in keys]


def works(project: Project) -> bool:
    """Tell whether what is remembered now is there in the next run."""
    with Memory.open(project) as memory:
        memory.remember("kind", memory.key("kind", "new"), b"new")
    with Memory.open(project) as memory:
        return memory.recall("kind", memory.key("kind", "new")) == b"new"


def count(project: Project) -> int:
    """Answer how many values a memory's file has."""
    with sqlite3.connect(file_of(project)) as db:
        number: int = db.execute("SELECT count(*) FROM remembered").fetchone()[0]
    db.close()
    return number


def edit(project: Project, sql: str, *values: object) -> None:
    """Change the file behind the memory's back."""
    with sqlite3.connect(file_of(project)) as db:
        db.execute(sql, values)
    db.close()


@ANY
@given(st.dictionaries(st.binary(max_size=40), st.binary(max_size=9000), max_size=4))
def test_values_come_back_as_they_were(desk: Project, values: dict[bytes, bytes]) -> None:
    """Whatever bytes were remembered are recalled in the next run, under their own kind alone."""
    with Memory.open(desk) as memory:
        for key, data in values.items():
            memory.remember("a", key, data)
    with Memory.open(desk) as memory:
        assert {key: memory.recall("a", key) for key in values} == values
        assert all(memory.recall("b", key) is None for key in values)


@ANY
@given(parts, parts)
def test_no_two_inputs_share_a_key(
    desk: Project, one: list[bytes | str | None], other: list[bytes | str | None]
) -> None:
    """Parts are told apart: moved borders, an absent part and an empty one, one part more, another kind."""
    with Memory.open(desk) as memory:
        same = [
            None if p is None else p if isinstance(p, bytes) else p.encode(errors="surrogatepass") for p in one
        ] == [None if p is None else p if isinstance(p, bytes) else p.encode(errors="surrogatepass") for p in other]
        assert (memory.key("kind", *one) == memory.key("kind", *other)) == same
        assert memory.key("kind", *one) != memory.key("kin", *one)


def test_only_its_user_can_look_into_it(full: Project) -> None:
    """Folder and file are the user's alone, whatever the umask: drafts are nobody else's business."""
    folder = file_of(full).parent
    shutil.rmtree(folder)
    before = os.umask(0)
    try:
        assert works(full)
    finally:
        os.umask(before)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in folder.iterdir()] == [0o600]


def test_a_folder_that_others_can_look_into_is_closed_to_them(full: Project) -> None:
    """What an older umask left open is closed."""
    file_of(full).parent.chmod(0o755)
    assert recalled(full) == [value(n) for n in range(10)]
    assert stat.S_IMODE(file_of(full).parent.stat().st_mode) == 0o700


@pytest.mark.parametrize("cache", ["desk/cache", "desk", "cache"])
def test_it_never_lies_in_the_checkout(
    project: SmallProject, desk: Project, cache: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the cache folder is part of the project, or of the repository around it, nothing is kept or read there."""
    (project.root.parent / ".git").mkdir()
    folder = project.root.parent / cache
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder))
    before = sorted(project.root.parent.rglob("*"))
    assert not works(desk)
    assert sorted(project.root.parent.rglob("*")) == before


def test_a_link_out_of_the_checkout_does_not_help(
    project: SmallProject, desk: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache folder that a link leads back into the project is one inside it."""
    (tmp_path / "link").symlink_to(project.root)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "link"))
    assert not works(desk)
    assert not (project.root / "factbox").exists()


def test_a_cache_folder_without_a_root_is_none(desk: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A relative cache folder, which the XDG specification calls invalid, is not made wherever one happens to be."""
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    works(desk)
    assert not list((tmp_path / "elsewhere").iterdir())


def test_each_project_has_its_own_also_through_a_link(full: Project, tmp_path: Path) -> None:
    """The real path names the file; a link to a project leads to the same memory, another project to another."""
    (tmp_path / "link").symlink_to(full.root)
    assert recalled(projects.Project(tmp_path / "link")) == recalled(full) == [value(n) for n in range(10)]
    shutil.copytree(full.root, tmp_path / "copy")
    assert recalled(projects.Project(tmp_path / "copy")) == [None] * 10


def test_the_memories_of_the_last_fifty_projects_are_kept(full: Project, tmp_path: Path) -> None:
    """The cache folder does not grow for ever, though nobody says when a project is gone."""
    folder = file_of(full).parent
    for n in range(60):
        os.utime(file_of(full), (n, n))
        (folder / f"{n:032x}.sqlite").touch()
        os.utime(folder / f"{n:032x}.sqlite", (n + 1, n + 1))
    (tmp_path / "other/content").mkdir(parents=True)
    assert works(projects.Project(tmp_path / "other"))
    assert len(list(folder.glob("*.sqlite"))) == 50
    assert file_of(full).is_file()


def test_as_many_values_can_be_expected_as_there_are(desk: Project) -> None:
    """More than one question to SQLite can name; what is not there is none, and other kinds know nothing of them."""
    with Memory.open(desk) as memory:
        keys = [memory.key("kind", str(n)) for n in range(2_001)]
        for key in keys[:-1]:
            memory.remember("kind", key, key[:4])
    with Memory.open(desk) as memory:
        memory.expect("kind", keys)
        assert [memory.recall("other", key) for key in keys] == [None] * 2_001
        assert [memory.recall("kind", key) for key in keys] == [*(key[:4] for key in keys[:-1]), None]


def test_what_is_expected_is_no_older_than_what_is_remembered(full: Project) -> None:
    """A value that was remembered meanwhile is the one that is recalled, also after it was written."""
    with Memory.open(full) as memory:
        key, other = memory.key("kind", "1"), memory.key("kind", "2")
        memory.expect("kind", [key, other])
        assert memory.recall("kind", other) == value(2)
        for new in (b"new", b"newer"):
            memory.remember("kind", key, new)
            assert memory.recall("kind", key) == new
        memory.write()
        assert memory.recall("kind", key) == b"newer"


@ANY
@given(st.data())
def test_damage_anywhere_is_noticed(full: Project, data: st.DataObject) -> None:
    """A byte changed anywhere in the file: every value is recalled as it was, or not at all."""
    file = file_of(full)
    whole = file.read_bytes()
    at = data.draw(st.integers(0, len(whole) - 1))
    byte = data.draw(st.integers(0, 255).filter(lambda b: b != whole[at]))
    file.write_bytes(whole[:at] + bytes([byte]) + whole[at + 1 :])
    try:
        assert all(found in (None, value(n)) for n, found in enumerate(recalled(full)))
    finally:
        file.unlink(missing_ok=True)
        file.write_bytes(whole)
        file.chmod(0o600)


@pytest.mark.parametrize("word", [b"CREATE", b"TABLE", b"remembered", b"kind", b"BLOB", b"PRIMARY", b"value 0 "])
def test_damage_to_a_word_is_noticed(full: Project, word: bytes) -> None:
    """What SQLite says of damage may itself be no text; that, too, only means a new file."""
    data = file_of(full).read_bytes()
    assert word in data
    for other in (b"\xff" * len(word), b"\x00" * len(word), b"\xc3(" * len(word)):
        file_of(full).write_bytes(data.replace(word, other[: len(word)]))
        assert all(found in (None, value(n)) for n, found in enumerate(recalled(full)))
        assert works(full)


@ANY
@given(st.binary(max_size=5000), st.booleans())
def test_any_bytes_in_its_place_are_replaced(full: Project, data: bytes, headed: bool) -> None:  # noqa: FBT001 -- drawn
    """A file that is no database, or only begins like one, holds nothing; the next run has a sound one."""
    file_of(full).write_bytes(b"SQLite format 3\0" * headed + data)
    assert recalled(full) == [None] * 10
    assert works(full)


@pytest.mark.parametrize("part", [0, 1, 99, 100, 512, 4095, 4096, 4097, 9000, 20000])
def test_a_file_that_was_cut_off_is_replaced(full: Project, part: int) -> None:
    """However little is left of the file, what is recalled is right, and the next run has a sound one."""
    os.truncate(file_of(full), part)
    assert all(found in (None, value(n)) for n, found in enumerate(recalled(full)))
    assert works(full)


@pytest.mark.parametrize("columns", [("value",), ("digest",), ("value", "digest")], ids="-".join)
def test_a_value_under_the_wrong_key_is_none(full: Project, columns: tuple[str, ...]) -> None:
    """Values that changed places are noticed, with their seals, too."""
    with sqlite3.connect(file_of(full)) as db:
        rows = db.execute(f"SELECT {', '.join(columns)}, rowid FROM remembered LIMIT 2").fetchall()  # noqa: S608 -- its own
        for (*swapped, _), (*_, row) in (rows, rows[::-1]):
            db.execute(f"UPDATE remembered SET {' = ?, '.join(columns)} = ? WHERE rowid = ?", (*swapped, row))  # noqa: S608
    db.close()
    assert recalled(full).count(None) == 2


@pytest.mark.parametrize("odd", ["'text'", "7", "1.5", "NULL", "x''", "zeroblob(100000)"])
@pytest.mark.parametrize("column", ["value", "digest", "key", "kind"])
def test_values_of_the_wrong_type_are_none(full: Project, column: str, odd: str) -> None:
    """Columns that hold something else than was written are passed over, and written anew."""
    edit(full, f"UPDATE OR REPLACE remembered SET {column} = {odd}")  # noqa: S608 -- of this test's own
    assert recalled(full) == [None] * 10
    with Memory.open(full) as memory:
        memory.drop_unused("kind")
    assert works(full)


@pytest.mark.parametrize(
    "sql",
    [
        "DROP TABLE remembered",
        "ALTER TABLE remembered RENAME COLUMN value TO data",
        "ALTER TABLE remembered ADD COLUMN more TEXT",
        "ALTER TABLE remembered RENAME TO forgotten",
    ],
    ids=["no-table", "renamed-column", "one-column-more", "renamed-table"],
)
def test_a_file_of_another_form_is_replaced(full: Project, sql: str) -> None:
    """A table of another version's form is no error."""
    edit(full, sql)
    assert all(found in (None, value(n)) for n, found in enumerate(recalled(full)))
    assert works(full)


def test_a_folder_in_its_place_is_left_alone(full: Project) -> None:
    """Where a folder has the file's name, there is no memory; the folder stays."""
    file_of(full).unlink()
    (file_of(full) / "kept").mkdir(parents=True)
    assert recalled(full) == [None] * 10
    assert not works(full)
    assert (file_of(full) / "kept").is_dir()


def test_a_link_in_its_place_is_not_followed(full: Project, tmp_path: Path) -> None:
    """A link with the file's name is replaced; what it leads to is neither read nor changed."""
    file_of(full).rename(tmp_path / "elsewhere")
    file_of(full).symlink_to(tmp_path / "elsewhere")
    before = (tmp_path / "elsewhere").read_bytes()
    assert recalled(full) == [None] * 10
    assert works(full)
    assert (tmp_path / "elsewhere").read_bytes() == before


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_a_file_that_others_can_write_to_is_not_believed(full: Project, mode: int) -> None:
    """Whoever could have written something false into it: it is begun anew."""
    file_of(full).chmod(mode)
    assert recalled(full) == [None] * 10
    assert works(full)


@pytest.mark.parametrize("mode", [0o720, 0o702, 0o777])
def test_a_folder_that_others_can_write_to_is_not_believed(full: Project, mode: int) -> None:
    """Where others could put a file, none is read and none is made."""
    file_of(full).parent.chmod(mode)
    assert recalled(full) == [None] * 10
    assert not works(full)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give files away")
@pytest.mark.parametrize("whose", ["file", "folder"])
def test_what_belongs_to_others_is_not_believed(full: Project, whose: str) -> None:
    """A file of another user's is replaced, in a folder of another user's none is made."""
    os.chown(file_of(full) if whose == "file" else file_of(full).parent, OTHERS, OTHERS)
    assert recalled(full) == [None] * 10
    assert works(full) == (whose == "file")


@pytest.fixture
def unprivileged(monkeypatch: pytest.MonkeyPatch) -> Iterator[Project]:
    """Be somebody whom the system refuses what it refuses: for root, that is somebody else, in a folder of theirs."""
    with TemporaryDirectory() as name:
        folder, me = Path(name), os.geteuid()
        monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "cache"))
        (folder / "desk/content").mkdir(parents=True)
        project = fill(projects.Project(folder / "desk"))
        if me == 0:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, OTHERS, OTHERS)
            os.seteuid(OTHERS)
        try:
            yield project
        finally:
            os.seteuid(me)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX")
@pytest.mark.parametrize(("file", "folder"), [(0o400, 0o500), (0o400, 0o700), (0o600, 0o500)])
def test_a_memory_that_cannot_be_written_is_read(unprivileged: Project, file: int, folder: int) -> None:
    """On a read-only disk what is there is recalled, and nothing is complained of."""
    file_of(unprivileged).chmod(file)
    file_of(unprivileged).parent.chmod(folder)
    try:
        assert recalled(unprivileged) == [value(n) for n in range(10)]
        assert not works(unprivileged)
        assert recalled(unprivileged) == [value(n) for n in range(10)]
    finally:
        file_of(unprivileged).parent.chmod(0o700)


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="permissions of POSIX")
@pytest.mark.parametrize(("file", "folder"), [(0o000, 0o700), (0o200, 0o700), (0o600, 0o000), (0o600, 0o300)])
def test_a_memory_that_cannot_be_read_is_none(unprivileged: Project, file: int, folder: int) -> None:
    """Without the permission to read it there is no memory, and nothing is complained of."""
    file_of(unprivileged).chmod(file)
    file_of(unprivileged).parent.chmod(folder)
    try:
        assert all(found in (None, value(n)) for n, found in enumerate(recalled(unprivileged)))
    finally:
        file_of(unprivileged).parent.chmod(0o700)


@pytest.mark.parametrize("home", ["/dev/null", "/dev/null/below", "/proc/nothing"])
def test_where_no_folder_can_be_made_nothing_is_remembered(
    desk: Project, home: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A cache folder that cannot be is no error."""
    monkeypatch.setenv("XDG_CACHE_HOME", home)
    assert not works(desk)


def test_a_full_disk_is_no_error(full: Project) -> None:
    """Where nothing can be written any more, what is there is recalled, and the new is forgotten."""
    code = (
        "import resource, signal, sys; from pathlib import Path; from generator.memory import Memory;"
        "from generator.project import Project; resource.setrlimit(resource.RLIMIT_FSIZE, (30000, 30000));"
        "memory = Memory.open(Project(Path(sys.argv[1]))).__enter__();"
        "print([memory.recall('kind', memory.key('kind', str(n))) is not None for n in range(10)]);"
        "[memory.remember('kind', bytes([n]), bytes(10000)) for n in range(50)];"
        "memory.__exit__(None, None, None)"
    )
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", code, full.root], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, f"{[True] * 10}\n", "")
    assert recalled(full) == [value(n) for n in range(10)]
    assert works(full)


@pytest.mark.parametrize("lock", ["SHARED", "RESERVED", "EXCLUSIVE"])
def test_a_file_that_another_program_holds_is_left_alone(full: Project, lock: str) -> None:
    """Nobody waits long for a lock, and nothing is lost by it."""
    other = sqlite3.connect(file_of(full), isolation_level=None)
    other.execute({"SHARED": "BEGIN", "RESERVED": "BEGIN IMMEDIATE", "EXCLUSIVE": "BEGIN EXCLUSIVE"}[lock])
    other.execute("SELECT count(*) FROM remembered").fetchone()
    expected = [None if lock == "EXCLUSIVE" else value(n) for n in range(10)]
    assert recalled(full) == expected
    assert not works(full)
    other.execute("ROLLBACK")
    other.close()
    assert recalled(full) == [value(n) for n in range(10)]
    assert works(full)


def test_two_runs_at_once_do_not_disturb_each_other(full: Project) -> None:
    """While one run reads and writes, another does, too; each sees values or nothing."""
    with Memory.open(full) as one, Memory.open(full) as other:
        for n in range(10):
            assert one.recall("kind", one.key("kind", str(n))) == value(n)
            assert other.recall("kind", one.key("kind", str(n))) == value(n)
        one.remember("kind", b"one", b"1")
        other.remember("kind", b"other", b"2")
    with Memory.open(full) as memory:
        assert (memory.recall("kind", b"one"), memory.recall("kind", b"other")) == (b"1", b"2")


def test_the_file_may_be_deleted_at_any_moment(full: Project) -> None:
    """Deleted under a run, it costs that run's work at most."""
    with Memory.open(full) as memory:
        assert memory.recall("kind", memory.key("kind", "0")) == value(0)
        file_of(full).unlink()
        memory.recall("kind", memory.key("kind", "1"))
        memory.remember("kind", b"new", b"new")
    assert all(found in (None, value(n)) for n, found in enumerate(recalled(full)))
    assert works(full)


WRITER = """
import sys
from pathlib import Path
from generator.memory import Memory
from generator.project import Project
print("ready", flush=True)
for turn in range(1000):
    with Memory.open(Project(Path(sys.argv[1]))) as memory:
        for n in range(10):
            memory.remember("kind", memory.key("kind", str(n)), f"value {n} ".encode() * 10 ** (n % 4))
            memory.remember("other", memory.key("other", str(turn), str(n)), bytes(50_000))
        memory.drop_unused("other")
"""


def test_a_killed_run_leaves_a_sound_file(full: Project) -> None:
    """Killed at whatever moment, also in the middle of writing: what is recalled is what was remembered."""
    for n in range(12):
        with subprocess.Popen(
            [sys.executable, "-c", WRITER, full.root], cwd=ROOT, stdout=subprocess.PIPE, text=True
        ) as run:
            assert run.stdout
            run.stdout.readline()
            time.sleep(0.02 + 0.013 * n)
            run.send_signal(signal.SIGKILL)
        assert recalled(full) == [value(n) for n in range(10)]
    assert works(full)


@pytest.mark.parametrize("few", [0, 4096])
def test_unused_values_of_a_whole_run_are_dropped(full: Project, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a run over everything only what it used, once or often, is left, and the file shrinks."""
    monkeypatch.setattr("generator.memory.memory._FEW", few)
    size = file_of(full).stat().st_size
    with Memory.open(full) as memory:
        memory.recall("kind", memory.key("kind", "0"))
    assert recalled(full) == [value(n) for n in range(10)]
    with Memory.open(full) as memory:
        memory.recall("kind", memory.key("kind", "1"))
        memory.remember("kind", memory.key("kind", "2"), value(2))
        memory.remember("other", b"kept", b"of another kind")
        memory.drop_unused("kind")
    with Memory.open(full) as memory:
        memory.drop_unused("kind")
        for _ in range(5):
            assert [n for n in range(10) if memory.recall("kind", memory.key("kind", str(n)))] == [1, 2]
        assert memory.recall("other", b"kept") == b"of another kind"
    with Memory.open(full) as memory:
        assert [n for n in range(10) if memory.recall("kind", memory.key("kind", str(n)))] == [1, 2]
    assert file_of(full).stat().st_size < size / 2


def test_an_interrupted_run_drops_nothing_and_keeps_what_it_found(full: Project) -> None:
    """What was worked out before an error holds."""

    def interrupted() -> None:
        with Memory.open(full) as memory:
            memory.remember("kind", b"new", b"new")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert recalled(full) == [value(n) for n in range(10)]
    with Memory.open(full) as memory:
        assert memory.recall("kind", b"new") == b"new"


def test_much_is_written_in_parts(desk: Project) -> None:
    """Values do not pile up until the end of a long run: what was written by then is there for others."""
    with Memory.open(desk) as memory:
        for n in range(42):
            memory.remember("kind", bytes([n]), bytes(1 << 20))
        with Memory.open(desk) as other:
            assert other.recall("kind", b"\0") == bytes(1 << 20)
            assert other.recall("kind", bytes([41])) is None
    with Memory.open(desk) as memory:
        assert memory.recall("kind", bytes([41])) == bytes(1 << 20)


@pytest.fixture
def copied(tmp_path: Path) -> Callable[..., str]:
    """Make a copy of the program, and answer what the copy prints."""
    shutil.copytree(ROOT / "generator", tmp_path / "copy/generator", ignore=shutil.ignore_patterns("__pycache__"))

    def run(code: str, *args: str | Path) -> str:
        environment = {**os.environ, "PYTHONPATH": str(tmp_path / "copy")}
        return subprocess.run(
            [sys.executable, "-W", "error", "-c", code, *args],
            env=environment,
            cwd=tmp_path,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()

    return run


OWN_FINGERPRINT = "from generator.memory.program import fingerprint; print(fingerprint().hex())"


@pytest.mark.parametrize(
    "file", ["briefings/rules/evidence.py", "seeds/find.py", "facts/gazetteer/towns.sqlite", "memory/program.py"]
)
def test_another_version_of_the_program_knows_nothing(copied: Callable[..., str], tmp_path: Path, file: str) -> None:
    """The same files have the same fingerprint wherever they lie; with a byte or a file more it is another."""
    one = copied(OWN_FINGERPRINT)
    changed = tmp_path / "copy/generator" / file
    data = changed.read_bytes()
    changed.write_bytes(data + b"\n")
    other = copied(OWN_FINGERPRINT)
    changed.write_bytes(data)
    assert copied(OWN_FINGERPRINT) == one != other
    (tmp_path / "copy/generator/new.py").touch()
    assert copied(OWN_FINGERPRINT) != one


def test_another_version_leaves_nothing_behind(desk: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an earlier version remembered is dropped when a later one first writes, and not before."""
    with Memory.open(desk) as memory:
        memory.remember("kind", b"key", b"value")
    monkeypatch.setattr("generator.memory.memory.fingerprint", lambda: b"another version")
    monkeypatch.setattr("generator.memory.memory.is_unchanged", lambda: True)
    with Memory.open(desk):
        pass
    assert count(desk) == 1
    with Memory.open(desk) as memory:
        memory.remember("kind", b"other", b"value")
    assert count(desk) == 1
    with Memory.open(desk) as memory:
        assert memory.recall("kind", b"other") == b"value"


def test_another_version_of_a_library_knows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever is installed or upgraded changes the fingerprint."""
    monkeypatch.syspath_prepend(str(tmp_path))
    fingerprints = []
    for name in ("unrelated", "markdown_it_py-99.0.dist-info", "PyYAML-99.egg-info"):
        (tmp_path / name).mkdir()
        fingerprint.cache_clear()
        fingerprints.append(fingerprint())
    fingerprint.cache_clear()
    assert len(set(fingerprints)) == 3


def test_a_program_that_is_replaced_while_it_runs_remembers_nothing(
    copied: Callable[..., str], desk: Project, tmp_path: Path
) -> None:
    """What the old program worked out is not handed to the new one."""
    code = (
        "import sys; from pathlib import Path; from generator.memory import Memory;"
        "from generator.project import Project; memory = Memory.open(Project(Path(sys.argv[1]))).__enter__();"
        "[Path(file).write_bytes(b'#') for file in sys.argv[2:]];"
        "memory.remember('kind', b'key', b'value'); memory.__exit__(None, None, None);"
        "memory = Memory.open(Project(Path(sys.argv[1]))); print(memory.recall('kind', b'key'));"
        "memory.__exit__(None, None, None)"
    )
    assert copied(code, desk.root) == "b'value'"
    edit(desk, "DELETE FROM remembered")
    assert copied(code, desk.root, tmp_path / "copy/generator/cli/run.py") == "None"
