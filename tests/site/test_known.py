"""What is known of a tree is believed only of files that cannot have been written since."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.disk.known import Known, Stamp, pack, save, seal

_LATER = 1 << 62  # nanoseconds: after every write


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Write a file."""
    (tmp_path / "a.html").write_bytes(b"one")
    return tmp_path / "a.html"


def stamp(file: Path) -> Stamp:
    """Stamp a file as it is now."""
    return Stamp.of(file.lstat(), hashlib.sha256(file.read_bytes()).digest())


def kept(folder: Path, taken: int, stamps: dict[str, Stamp]) -> Known:
    """Keep stamps in a file, and load them again."""
    save(folder / "known", len(stamps), [(name, pack(stamps if not name else {}, taken)) for name in ("", "a", "a/é")])
    return Known.load(folder / "known")


def test_what_is_kept_is_loaded_again(file: Path) -> None:
    """Folders, names and stamps; a folder that is not there has no files."""
    known = kept(file.parent, _LATER, {"a.html": stamp(file), "é.html": stamp(file)})
    assert known.folders() == ["", "a", "a/é"]
    assert known.stamps("") == {"a.html": stamp(file), "é.html": stamp(file)}
    assert known.stamps("a/é") == known.stamps("nowhere") == {}
    assert known.count == 2
    assert len(known.seal) == 32


@given(st.sets(st.lists(st.text(st.sampled_from("a-0é"), min_size=1, max_size=2), max_size=3).map(tuple)))
def test_what_lies_in_a_folder_is_known(paths: set[tuple[str, ...]]) -> None:
    """Right in it or deeper, whatever sorts between: `a-b` comes between `a` and `a/b`."""
    every = {path[:n] for path in {(), *paths} for n in range(len(path) + 1)}
    names = sorted("/".join(path) for path in every)
    with TemporaryDirectory() as folder:
        save(Path(folder, "known"), 0, ((name, pack({}, _LATER)) for name in names))
        known = Known.load(Path(folder, "known"))
        assert seal(Path(folder, "known")) == known.seal != b""
    assert [name for name, _ in known] == known.folders() == names
    for path in every:
        name = "/".join(path)
        below = sorted(one[-1] for one in every if one and one[:-1] == path)
        assert sorted(known.below(name)) == below
        assert known.count_below(name) == len(below)
        assert set(known.within(name)) == {"/".join(one) for one in every if one[: len(path)] == path}


def test_a_file_of_the_same_tick_is_not_believed(file: Path) -> None:
    """Looked at in the tick of its last write, it could have been written once more without a trace."""
    state = file.stat()
    newest = max(state.st_mtime_ns, state.st_ctime_ns)
    for after, is_believed in ((-1, False), (0, False), (1, True)):
        one = kept(file.parent, newest + after, {"a.html": stamp(file)}).stamps("")["a.html"]
        assert one.is_of(file.lstat()) == is_believed
        assert one.digest == stamp(file).digest
    os.utime(file, ns=(0, newest + 10**9))
    assert not stamp(file).before(newest + 10**9).is_of(file.lstat())


@pytest.mark.parametrize("what", ["inode", "size", "modified", "changed"])
def test_a_stamp_is_of_one_state_of_one_file(what: str, file: Path) -> None:
    """Another number, size or time is another state."""
    values = {field: getattr(stamp(file), field) for field in Stamp.__struct_fields__}
    assert Stamp(**values).is_of(file.lstat())
    assert not Stamp(**values | {what: values[what] + 1}).is_of(file.lstat())


@pytest.mark.parametrize("place", [0, 1, 10, -40, -1])
def test_a_single_wrong_bit_makes_all_unknown(place: int, file: Path) -> None:
    """Nothing of a damaged file is believed."""
    kept(file.parent, 1, {"a.html": stamp(file)})
    data = bytearray((file.parent / "known").read_bytes())
    data[place] ^= 1
    (file.parent / "known").write_bytes(data)
    known = Known.load(file.parent / "known")
    assert (known.count, known.seal, known.folders()) == (0, b"", [])


@pytest.mark.parametrize("size", [0, 1, 31, 32, 40, 63, 64, 100])
def test_a_file_of_another_version_makes_all_unknown(size: int, file: Path) -> None:
    """Sealed though it is; so does one that ends early, or has nothing in it."""
    data = bytes(range(size))
    for sealed in (data + hashlib.sha256(data).digest(), data):
        (file.parent / "known").write_bytes(sealed)
        assert Known.load(file.parent / "known").folders() == []
