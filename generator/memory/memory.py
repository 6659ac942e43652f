"""What is remembered of one project, in one SQLite file."""

from __future__ import annotations

import hashlib
import sqlite3
from array import array
from collections import defaultdict
from contextlib import suppress
from typing import TYPE_CHECKING, TypeAlias

from generator.memory.place import file_of, make_private, remove
from generator.memory.program import fingerprint, is_unchanged

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType
    from typing import Self

    from generator.project import Project

Part: TypeAlias = bytes | str | None
Row: TypeAlias = tuple[str, bytes, bytes]  # kind, key, value
_Sealed: TypeAlias = tuple[object, object]  # digest and value, as a file has them that may be damaged

_TABLE = "CREATE TABLE IF NOT EXISTS remembered (kind TEXT, key BLOB, digest BLOB, value BLOB, PRIMARY KEY (kind, key))"
_FIND = "SELECT key, digest, value FROM remembered WHERE kind = ? AND key"
_MOST_EXPECTED = 500  # keys in one question: SQLite before 3.32 takes 999 values
_PATIENCE = 0.5  # seconds, while another process writes
_MOST_WAITING = 4 << 20  # bytes that wait to be written
_FEW = 4096  # marks
_TROUBLE = (sqlite3.Error, UnicodeError)  # what SQLite says of a damaged file need not be text
_SOUND = frozenset(  # complaints after which the file itself may be in order, and stays
    (
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_INTERRUPT,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_READONLY,
    )
)


class Memory:
    """What is remembered of one project: a context manager, at whose end what is new is written.

    Nothing raises once it is open: what cannot be recalled is None, what cannot be written is forgotten.
    """

    def __init__(self, file: Path | None) -> None:
        """Remember in a file, nowhere where it is None. Raises OSError where it cannot be, or must not be, trusted."""
        self._file = file
        self._db: sqlite3.Connection | None = None
        self._new: dict[tuple[str, bytes], bytes] = {}
        self._expected: defaultdict[str, dict[bytes, _Sealed]] = defaultdict(dict)
        self._waiting = 0
        self._used: defaultdict[str, _Marks] = defaultdict(_Marks)  # by kind
        self._complete: list[str] = []
        self._program = b""
        self._mended = False
        if file is not None:
            self._program = fingerprint()
            try:
                self._db = _opened(file)
            except _TROUBLE as error:
                self._mend(error)

    @classmethod
    def open(cls, project: Project) -> Memory:
        """Open a project's memory; one that remembers nothing where the system or the file refuses."""
        try:
            return cls(file_of(project))
        except OSError:
            return cls(None)

    @property
    def keeps(self) -> bool:
        """Whether what is remembered can be recalled."""
        return self._db is not None

    def take(self, rows: Iterable[Row]) -> None:
        """Remember what another process gathered."""
        for row in rows:
            self.remember(*row)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _: type[BaseException] | None, __: BaseException | None, ___: TracebackType | None) -> None:
        """Write what is new, after an error, too: what was worked out by then holds."""
        self._write(self._complete)
        if self._db is not None:
            self._db.close()
        self._db = None

    def key(self, kind: str, *parts: Part) -> bytes:
        """Hash all that something was made from; None stands for what is absent, which is not the same as empty.

        The hash covers this program and the libraries it runs with, so no other version's answers are ever found.
        """
        made = hashlib.sha256(self._program)
        for part in (kind, *parts):
            data = part.encode(errors="surrogatepass") if isinstance(part, str) else part
            made.update(b"-" if data is None else b"%d:%b" % (len(data), data))
        return made.digest()

    def recall(self, kind: str, key: bytes) -> bytes | None:
        """Answer what was remembered, byte for byte; None where there is nothing, or not exactly what was."""
        if self._db is None:
            return None
        if (waiting := self._new.get((kind, key))) is not None:
            return waiting
        expected = self._expected[kind].pop(key, None)
        digest, value = expected or self._read(kind, key)
        if not isinstance(value, bytes) or digest != _digest(key, value):
            return None
        self.use(kind, key)
        return value

    def expect(self, kind: str, keys: Sequence[bytes]) -> None:
        """Read in one go what is remembered under these keys, each of which is recalled next, once."""
        found = self._expected[kind] = {}
        for at in range(0, len(keys), _MOST_EXPECTED):
            some = keys[at : at + _MOST_EXPECTED]
            sql = f"{_FIND} IN ({', '.join('?' * len(some))})"
            found.update((key, (digest, value)) for key, digest, value in self._asked(sql, kind, *some))

    def remember(self, kind: str, key: bytes, value: bytes) -> None:
        """Keep a value for later runs."""
        if self._db is None:
            return
        self._new[kind, key] = value
        self._expected[kind].pop(key, None)
        self.use(kind, key)
        self._waiting += len(value)
        if self._waiting > _MOST_WAITING:
            self._write()

    def use(self, kind: str, key: bytes) -> None:
        """Keep what is remembered under a key, though it was not needed in this run."""
        self._used[kind].add(key)

    def drop_unused(self, kind: str) -> None:
        """Forget, at the end, what of this kind was neither recalled nor remembered in this run."""
        self._complete.append(kind)

    def write(self) -> None:
        """Write what is new, so that other processes can recall it."""
        self._write()

    def _read(self, kind: str, key: bytes) -> _Sealed:
        for _, digest, value in self._asked(f"{_FIND} = ?", kind, key):
            return digest, value
        return None, None

    def _asked(self, sql: str, *values: str | bytes) -> list[tuple[bytes, object, object]]:
        try:
            return self._db.execute(sql, values).fetchall() if self._db else []
        except _TROUBLE as error:
            self._mend(error)
            return []

    def _write(self, complete: list[str] | None = None) -> None:
        new, self._new, self._waiting = self._new, {}, 0
        if new and not is_unchanged():
            new = {}
        rows = [(kind, key, _digest(key, value), value) for (kind, key), value in new.items()]
        while self._db is not None:
            try:
                unused = [row for kind in complete or () for row in self._unused(self._db, kind)]
                if rows or unused:
                    self._db.execute("BEGIN IMMEDIATE")
                    _forget_other_programs(self._db, self._program)
                    self._db.executemany("INSERT OR REPLACE INTO remembered VALUES (?, ?, ?, ?)", rows)
                    self._db.executemany("DELETE FROM remembered WHERE kind = ? AND key = ?", unused)
                    self._db.execute("COMMIT")
            except _TROUBLE as error:
                self._mend(error)
            else:
                return

    def _unused(self, db: sqlite3.Connection, kind: str) -> Iterator[tuple[str, bytes]]:
        used = self._used[kind].all()
        for (key,) in db.execute("SELECT key FROM remembered WHERE kind = ?", (kind,)):
            if not isinstance(key, bytes) or _mark(key) not in used:
                yield kind, key

    def _mend(self, error: Exception) -> None:
        """Begin a new file where this one is damaged; where it is not, or where that fails, go on without."""
        damaged = getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF not in _SOUND
        if self._db is not None:
            self._db.close()
        self._db = None
        if damaged and self._file is not None and not self._mended:
            self._mended = True
            with suppress(OSError, *_TROUBLE):
                remove(self._file)
                self._db = _opened(self._file)


class _Marks:
    """Keys, each by a number of 32 bits; two that share theirs are taken for one."""

    def __init__(self) -> None:
        self._numbers = array("I")
        self._enough = _FEW

    def add(self, key: bytes) -> None:
        """Put a key in; most come several times."""
        self._numbers.append(_mark(key))
        if len(self._numbers) > self._enough:
            self._numbers = array("I", self.all())
            self._enough = 2 * len(self._numbers) + _FEW

    def all(self) -> set[int]:
        """Answer the numbers."""
        return set(self._numbers)


def _opened(file: Path) -> sqlite3.Connection:
    make_private(file)
    db = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        db.text_factory = bytes  # what is damaged need not be text
        db.execute("PRAGMA synchronous = OFF")  # a power cut may damage it, which is noticed
        if db.execute("PRAGMA page_count").fetchone() == (0,):
            db.execute("PRAGMA auto_vacuum = FULL")  # what is dropped leaves the file
            db.execute(_TABLE)
    except BaseException:
        db.close()
        raise
    return db


def _forget_other_programs(db: sqlite3.Connection, program: bytes) -> None:
    """Drop what another version remembered, whose keys this one never asks for."""
    mark = int.from_bytes(program[:4], "big") >> 1  # a whole number with a sign, of 32 bits
    if db.execute("PRAGMA user_version").fetchone() != (mark,):
        db.execute("DELETE FROM remembered")
        db.execute(f"PRAGMA user_version = {mark}")


def _mark(key: bytes) -> int:
    """Shorten a key to what tells it from others of its kind; where it does not, one is kept too long."""
    return int.from_bytes(key[:4], "big")


def _digest(key: bytes, value: bytes) -> bytes:
    """Seal a value to its key, so that no damage goes unnoticed."""
    made = hashlib.sha256(key)
    made.update(value)
    return made.digest()
