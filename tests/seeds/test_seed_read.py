"""Articles come from anywhere: they are read exactly, or refused with the place of what cannot be read."""

from __future__ import annotations

import codecs
import hashlib
import os
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.errors import CannotRun, Finding, Rejected
from generator.forms import Edtf
from generator.project import Project
from generator.seeds import SeedMeta, decode, find, read, read_in
from generator.seeds.read import MOST_BYTES

if TYPE_CHECKING:
    from pathlib import Path

TEXT = "Cinq morts à Bamako\r\n“Five died”, said “Radio 5”.\n\n€5 — fin\t."


def written(folder: Path, data: bytes, name: str = "a.txt") -> Path:
    """Write an article."""
    (folder / name).write_bytes(data)
    return folder / name


def refused(data: bytes) -> Finding:
    """Answer what is wrong with an article's bytes."""
    with pytest.raises(Rejected) as caught:
        decode(data, "a.txt")
    (only,) = caught.value.findings
    assert only.path == "a.txt"
    return only


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "utf-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "utf-16-be"),
        (TEXT.encode("cp1252"), "windows-1252"),
    ],
)
def test_an_article_is_read_exactly_in_any_usual_encoding(data: bytes, encoding: str, tmp_path: Path) -> None:
    """The text is the same, line ends and all, without the byte order mark; the hash is of the file's bytes."""
    seed = read(written(tmp_path, data))
    assert (seed.text, seed.encoding) == (TEXT, encoding)
    assert seed.sha256 == hashlib.sha256(data).hexdigest()
    assert seed.meta == SeedMeta()


def test_offsets_count_from_the_text_and_not_from_the_byte_order_mark(tmp_path: Path) -> None:
    """The same words have the same place in a file with a mark and in one without."""
    plain, marked = (read(written(tmp_path, mark + TEXT.encode())) for mark in (b"", codecs.BOM_UTF8))
    assert find(plain.text, "Five died") == find(marked.text, "Five died")
    span = find(marked.text, "Five died")[0].span
    assert marked.text[span.start : span.end] == "Five died"
    assert find(marked.text, "Cinq")[0].span.start == 0


@settings(derandomize=True, max_examples=200)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40))
def test_no_character_is_lost_or_replaced(text: str) -> None:
    """Every Unicode text comes back as it was, from UTF-8 and UTF-16."""
    assert decode(codecs.BOM_UTF8 + text.encode(), "a")[0] == text
    assert decode(codecs.BOM_UTF16_BE + text.encode("utf-16-be"), "a")[0] == text
    if not text.startswith("\ufeff"):
        assert decode(text.encode(), "a") == (text, "utf-8")


@settings(derandomize=True, max_examples=300)
@given(st.one_of(st.binary(max_size=40), st.binary(max_size=40).map(lambda b: b"plain English words " + b)))
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    """Bytes that are read give their bytes back; a refusal has its line; nothing else happens."""
    try:
        text, encoding = decode(data, "a.txt")
    except Rejected as rejected:
        assert [f.code for f in rejected.findings] == ["seed-encoding"]  # noqa: PT017 -- one of two fair answers
        return
    assert data.endswith(text.encode("cp1252" if encoding == "windows-1252" else encoding))


@pytest.mark.parametrize(
    ("data", "line", "column", "said"),
    [
        (b"\x89PNG\r\n\x1a\n\0\0", 3, 1, "NUL byte"),
        (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj \0", 3, 9, "NUL byte"),
        ("é\nUn é\0".encode(), 2, 5, "NUL byte"),
        ("a".encode("utf-16-le"), 1, 2, "NUL byte"),
        (codecs.BOM_UTF32_LE + "a".encode("utf-32-le"), 0, 0, "NUL character"),
        (codecs.BOM_UTF8 + "é\nUn é\xe9".encode("latin-1"), 1, 1, "byte 0xE9 is not valid UTF-8"),
        (codecs.BOM_UTF8 + "Où\nUn é ".encode() + b"\xe9", 2, 6, "byte 0xE9 is not valid UTF-8"),
        (codecs.BOM_UTF16_LE + "a\nbc".encode("utf-16-le") + b"\0", 2, 3, "byte 0x00 is not valid UTF-16-LE"),
        (
            codecs.BOM_UTF16_BE + "\ud800a".encode("utf-16-be", "surrogatepass"),
            1,
            1,
            "byte 0xD8 is not valid UTF-16-BE",
        ),
        ("Взрыв в Бамако, пятеро убитых".encode("cp1251"), 1, 1, "byte 0xC2 is not valid UTF-8"),
        ("爆炸造成五人死亡".encode("gb18030"), 1, 1, "is not valid UTF-8"),
        ("Five died. é".encode() + b"\x81", 1, 13, "byte 0x81 is not valid UTF-8"),
        (b"\xff" * 50, 1, 1, "byte 0xFF is not valid UTF-8"),
    ],
)
def test_what_is_no_text_is_refused_where_it_goes_wrong(data: bytes, line: int, column: int, said: str) -> None:
    """Pictures, PDF, unmarked UTF-16, broken or other encodings: never a guess, never a replaced byte."""
    found = refused(data)
    assert (found.line, found.column) == (line, column)
    assert said in found.message
    assert found.hint


@pytest.mark.parametrize("data", [b"", b" \r\n\t\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, "\u3000\xa0\n".encode()])
def test_an_empty_article_is_refused(data: bytes, tmp_path: Path) -> None:
    """Nothing, or white space alone, with or without a byte order mark."""
    with pytest.raises(Rejected) as caught:
        read(written(tmp_path, data), "a.txt")
    assert [(f.path, f.code) for f in caught.value.findings] == [("a.txt", "seed-empty")]


def test_what_cannot_be_opened_is_told_by_its_name(tmp_path: Path) -> None:
    """Nothing there, a folder, a link to itself, a pipe that would never end, and a file too large to be an article."""
    (tmp_path / "loop").symlink_to("loop")
    os.mkfifo(tmp_path / "pipe")
    with (tmp_path / "large").open("wb") as file:
        file.truncate(MOST_BYTES + 1)
    for name, said in (
        ("none", "there is no such file"),
        (".", "this is a folder"),
        ("loop", "cannot be read"),
        ("pipe", "this is no ordinary file"),
        ("large", "larger than 16 MiB"),
    ):
        with pytest.raises(CannotRun, match=f"^shown: {said}"):
            read(tmp_path / name, "shown")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read every file")
def test_a_file_without_permission_is_told(tmp_path: Path) -> None:
    """With the command that helps."""
    path = written(tmp_path, b"a")
    path.chmod(0)
    with pytest.raises(CannotRun, match="no permission to read this file"):
        read(path)


def test_the_file_beside_says_what_the_text_does_not(tmp_path: Path) -> None:
    """`NAME.meta.yaml`: with any suffix of the article's, in any encoding; null is unknown."""
    for name in ("a.txt", "b", "c.d.html"):
        path = written(tmp_path, b"Five died.", name)
        meta = f"\ufefftitle: 'NO'\r\npublisher: Café {name}\r\nurl: null\r\npublished: 2015-11-20~\r\n"
        written(tmp_path, meta.encode(), name.removesuffix(".txt").removesuffix(".html") + ".meta.yaml")
        assert read(path).meta == SeedMeta(title="NO", publisher=f"Café {name}", published=Edtf("2015-11-20~"))


@pytest.mark.parametrize(
    ("meta", "place", "code"),
    [
        ("title: x\npublishd: 2015\n", (2, 1), "unknown-key"),
        ("title: x\npublished: yesterday\n", (2, 12), "value"),
        ("title: [x]\n", (1, 8), "value"),
        ("title: x\ntitle: y\n", (2, 1), "yaml"),
        ("title: 'x\n", (1, 8), "yaml"),
        ("- title\n", (1, 1), "value"),
        ("title: \x00", (1, 8), "seed-encoding"),
    ],
)
def test_a_mistake_in_the_file_beside_is_told_at_its_place(
    meta: str, place: tuple[int, int], code: str, tmp_path: Path
) -> None:
    """In that file, not in the article."""
    path = written(tmp_path, b"Five died.")
    written(tmp_path, meta.encode(), "a.meta.yaml")
    with pytest.raises(Rejected) as caught:
        read(path, "2015/a.txt")
    (found,) = caught.value.findings
    assert (found.path, found.line, found.column, found.code) == ("2015/a.meta.yaml", *place, code)


def test_one_file_may_speak_for_a_folder(tmp_path: Path) -> None:
    """`all.meta.yaml` is heard where an article has no file of its own; its mistakes are told in it."""
    written(tmp_path, b"publisher: Everybody\nlicence: CC BY 4.0\n", "all.meta.yaml")
    written(tmp_path, b"publisher: Own\n", "b.meta.yaml")
    assert read(written(tmp_path, b"Five died.", "a.txt")).meta == SeedMeta(publisher="Everybody", licence="CC BY 4.0")
    assert read(written(tmp_path, b"Five died.", "b.txt")).meta == SeedMeta(publisher="Own")
    written(tmp_path, b"publishr: Everybody\n", "all.meta.yaml")
    with pytest.raises(Rejected, match=r"table/all\.meta\.yaml:1:1: error: unknown key “publishr”"):
        read(tmp_path / "a.txt", "table/a.txt")


def test_an_empty_file_beside_says_nothing(tmp_path: Path) -> None:
    """Comments alone, or nothing."""
    path = written(tmp_path, b"Five died.")
    for meta in (b"", b"# later\n"):
        written(tmp_path, meta, "a.meta.yaml")
        assert read(path).meta == SeedMeta()


def test_an_article_of_a_project_is_named_from_its_seeds(tmp_path: Path) -> None:
    """The name is the path below seeds/; what was said by hand completes the file beside and outranks it."""
    project = Project(tmp_path)
    (tmp_path / "seeds" / "2015").mkdir(parents=True)
    path = written(tmp_path / "seeds" / "2015", b"Five died.")
    written(tmp_path / "seeds" / "2015", b"title: Old\nauthor: Ann\n", "a.meta.yaml")
    said = {"title": "New", "published": "2015-11", "url": None}
    seed = read_in(project, path, said)
    assert seed.name == "2015/a.txt"
    assert seed.meta == SeedMeta(title="New", author="Ann", published=Edtf("2015-11"))
    with pytest.raises(CannotRun, match="“soon” is no date in EDTF"):
        read_in(project, path, {"published": "soon"})


def test_an_article_elsewhere_is_refused(tmp_path: Path) -> None:
    """A file outside seeds/, also by way of a link or of `..`, proves nothing that is kept with the project."""
    (tmp_path / "seeds").mkdir()
    outside = written(tmp_path, b"Five died.")
    (tmp_path / "seeds" / "link.txt").symlink_to(outside)
    for path in (outside, tmp_path / "seeds" / "link.txt", tmp_path / "seeds" / ".." / "a.txt"):
        with pytest.raises(CannotRun, match="does not lie in seeds/"):
            read_in(Project(tmp_path), path, {})
    with pytest.raises(CannotRun, match="there is no such file"):
        read_in(Project(tmp_path), tmp_path / "seeds" / "none.txt", {})
