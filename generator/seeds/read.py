"""Read an article's bytes, and the file beside it that says what its text does not.

Articles are pasted from anywhere: UTF-8 with or without a byte order mark, UTF-16 with one, Windows-1252. What cannot
be a text is refused with the place of the first odd byte; no byte is ever replaced by a guess.
"""

from __future__ import annotations

import codecs
import hashlib
import os
import stat
import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from generator.errors import CannotRun, Finding, Rejected, unreadable
from generator.forms import Edtf, Source
from generator.forms import read as read_form
from generator.seeds.seed import Seed, SeedMeta

if TYPE_CHECKING:
    from collections.abc import Mapping

    from generator.memory import Sightings
    from generator.project import Project

MOST_BYTES = 16 << 20

_PAGES = frozenset((".html", ".htm", ".xhtml"))
_MESSAGES = frozenset((".eml",))
_STATED = ("title", "publisher", "author", "url", "published")
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def read(path: Path, name: str | None = None) -> Seed:
    """Read one article with its `….meta.yaml`.

    Raises `CannotRun` where the file cannot be opened, `Rejected` where it is not a text.
    """
    shown = name or str(path)
    data = _bytes(path, shown)
    beside, name_beside = _beside(path, shown)
    meta = SeedMeta() if beside is None else _meta(beside, name_beside)
    text, encoding, stated = _article(data, path.suffix.lower(), shown)
    if not text.strip():
        raise _rejected(shown, "the article is empty", "Paste the article's text into the file.")
    meta = _completed(meta, stated)
    return Seed(name=shown, sha256=_hash(data), text=text, encoding=encoding, meta=meta, beside=_hash(beside))


def hashes(file: str, sightings: Sightings | None = None) -> tuple[str, str]:
    """Hash an article and its `….meta.yaml` as a `Seed` does, without understanding them.

    Raises `CannotRun` where a file cannot be opened.
    """
    if sightings is not None and (own := sightings.digest(file)):
        return own.hex(), (sightings.digest(_name_beside(file)) or b"").hex()
    return _hash(_bytes(Path(file), file)), _hash(_beside(Path(file), file)[0])


def read_in(project: Project, path: Path, said: Mapping[str, str | None]) -> Seed:
    """Read an article that lies in the project's `seeds/`, completing what its text does not say by what was `said`.

    Raises `CannotRun` for an article elsewhere: a briefing cannot be proven against a file that is not kept with it.
    """
    if path.exists() and not path.resolve().is_relative_to(project.seeds.resolve()):
        raise CannotRun(
            f"{path} does not lie in seeds/. Copy it there first: cp {path} {project.shown(project.seeds)}/"
        )
    name = path.resolve().relative_to(project.seeds.resolve()).as_posix() if path.is_file() else str(path)
    return read_said(path, said, name)


def read_said(path: Path, said: Mapping[str, str | None], name: str | None = None) -> Seed:
    """Read an article, completing what its text does not say by what was `said`.

    Raises as `read` does, and `CannotRun` where what was said is no date.
    """
    seed = read(path, name)
    known = {key: value for key, value in said.items() if value is not None}
    if not known:
        return seed
    try:
        meta = msgspec.structs.replace(seed.meta, **_parsed(known))
    except ValueError as error:
        raise CannotRun(str(error)) from None
    return msgspec.structs.replace(seed, meta=meta)


def decode(data: bytes, name: str) -> tuple[str, str]:
    """Turn bytes into text and the name of the encoding; raises `Rejected` with the place of the first odd byte."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data[len(mark) :], encoding, name), encoding
    if b"\0" in data:
        raise _odd_byte(data, data.index(b"\0"), "this is not a text file: it contains a NUL byte", name)
    try:
        return data.decode("utf-8"), "utf-8"
    except UnicodeDecodeError as error:
        first = error.start
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    if text and _reads_like_windows_1252(text):
        return text, "windows-1252"
    raise _odd_byte(data, first, f"byte 0x{data[first]:02X} is not valid UTF-8", name)


def _article(data: bytes, suffix: str, shown: str) -> tuple[str, str, SeedMeta]:
    """Answer an article's text, its encoding, and what the file says of itself: a saved page, a message, or a text."""
    if suffix in _PAGES:
        from generator.seeds import page

        declared = page.charset(data)
        decoded = (_strictly(data, declared, shown), declared) if declared else decode(data, shown)
        found = page.article(decoded[0].removeprefix("\ufeff"), shown)
        return found.text, decoded[1], found.meta
    if suffix in _MESSAGES:
        from generator.seeds import mail

        found = mail.article(data, shown)
        return found.text, "utf-8", found.meta
    return *decode(data, shown), SeedMeta()


def _completed(meta: SeedMeta, stated: SeedMeta) -> SeedMeta:
    """Complete what a person wrote by what the file says of itself; the person is right where both speak."""
    missing = {key: value for key in _STATED if (value := getattr(stated, key)) is not None and not getattr(meta, key)}
    return msgspec.structs.replace(meta, **missing) if missing else meta


def _parsed(said: Mapping[str, str]) -> dict[str, object]:
    return {key: Edtf.parse(value) if key == "published" else value for key, value in said.items()}


def _beside(path: Path, shown: str) -> tuple[bytes | None, str]:
    """Read what lies beside an article, None where nothing does; answers its name, too.

    `all.meta.yaml` speaks for every article of its folder that has no file of its own.
    """
    beside = Path(_name_beside(str(path)))
    name = shown.rsplit("/", 1)[0] + "/" + beside.name if "/" in shown else beside.name
    return _bytes(beside, name) if beside.is_file() else None, name


def _name_beside(file: str) -> str:
    """Name the file that says what an article's text does not; for each of 100,000 articles a Path would be dear."""
    own = f"{os.path.splitext(file)[0]}.meta.yaml"  # noqa: PTH122
    return own if os.path.isfile(own) else os.path.join(os.path.dirname(file), "all.meta.yaml")  # noqa: PTH113, PTH118, PTH120


def _hash(data: bytes | None) -> str:
    return "" if data is None else hashlib.sha256(data).hexdigest()


def _bytes(path: Path, shown: str) -> bytes:
    try:
        state = path.stat()
        if stat.S_ISDIR(state.st_mode):
            raise CannotRun(f"{shown}: this is a folder. Name the article's file.")
        if not stat.S_ISREG(state.st_mode):
            raise CannotRun(f"{shown}: this is no ordinary file. Save the article's text into one.")
        if state.st_size > MOST_BYTES:
            raise CannotRun(f"{shown}: larger than {MOST_BYTES >> 20} MiB. Keep the article's text only.")
        return path.read_bytes()
    except OSError as error:
        raise unreadable(error, shown) from None


def _strictly(data: bytes, encoding: str, name: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        message = f"byte 0x{data[error.start]:02X} is not valid {encoding.upper()}"
        raise _odd_byte(data, error.start, message, name, encoding) from None
    if "\0" in text:
        raise _rejected(name, "this is not a text file: it contains a NUL character", "Save the article as text.")
    return text


def _reads_like_windows_1252(text: str) -> bool:
    """Tell Western text from other encodings' bytes: its high characters are letters inside words, or punctuation.

    A Cyrillic or Greek text read this way turns into words made of accented letters alone.
    """
    high = sum(c > "\x7f" and c.isalpha() for c in text)
    low = sum(c <= "\x7f" and c.isalpha() for c in text)
    controls = any(unicodedata.category(c) == "Cc" and c not in "\t\n\r\f" for c in text)
    return not controls and high <= low / 3


def _odd_byte(data: bytes, at: int, message: str, name: str, encoding: str = "utf-8") -> Rejected:
    before = data[:at].decode(encoding, "replace")
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    hint = "Save the article as UTF-8 text, and put it into seeds/ again."
    return Rejected([Finding(path=name, line=line, column=column, code="seed-encoding", message=message, hint=hint)])


def _rejected(name: str, message: str, hint: str) -> Rejected:
    return Rejected(
        [Finding(path=name, code="seed-empty" if "empty" in message else "seed-encoding", message=message, hint=hint)]
    )


def _meta(data: bytes, shown: str) -> SeedMeta:
    text, _ = decode(data, shown)
    return read_form(Source(shown, text), SeedMeta)
