"""Values laid aside in a temporary file: however many there are, each takes no more memory than a number.

The file has no name, so that nothing is left of it, however this process ends.
"""

from __future__ import annotations

import os
import tempfile
from array import array
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Any, TypeVar, overload
from weakref import finalize

import msgspec

from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

T = TypeVar("T")

_WAITING = 1 << 18  # bytes, which are written at once
_AT_ONCE = 128  # values that are read at once where all are
_READS_ANYWHERE = hasattr(os, "pread")  # so that readers need not wait for each other; not on Windows


class Aside(Sequence[T]):
    """Values of one type that MessagePack can write, in the order in which they came.

    Whoever asks for one gets another object each time; threads may do so at once.
    """

    def __init__(self, kind: type[T]) -> None:
        """Take values of this type."""
        self._decode = msgspec.msgpack.Decoder(kind).decode
        self._ends = array("Q", [0])
        self._written = 0  # bytes
        self._waiting = bytearray()
        self._turn = Lock()
        self._file: Any = None  # not before there is something to be written

    def append(self, value: T) -> None:
        """Lay a value aside. Raises `CannotRun` where the system has no room for temporary files."""
        encoded = msgspec.msgpack.encode(value)
        with self._turn:
            self._waiting += encoded
            self._ends.append(self._ends[-1] + len(encoded))
            if len(self._waiting) > _WAITING:
                self._write()

    def extend(self, encoded: Iterable[bytes], ends: Iterable[int]) -> None:
        """Lay aside values as `encoded` gives them back, one right after the other, of which each has its end.

        The bytes may come in pieces of any size. Raises as `append` does.
        """
        with self._turn:
            before = self._ends[-1]
            for some in encoded:
                self._waiting += some
                if len(self._waiting) > _WAITING:
                    self._write()
            self._ends.extend(before + end for end in ends)

    def encoded(self, at: int) -> bytes:
        """Answer a value as MessagePack writes it."""
        number = range(len(self))[at]
        return self._read(number, number + 1)

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, at: int) -> T: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[T]: ...
    def __getitem__(self, at: int | slice) -> T | Sequence[T]:
        if isinstance(at, slice):
            return [self[number] for number in range(len(self))[at]]
        return self._decode(self.encoded(at))

    def __iter__(self) -> Iterator[T]:
        for first in range(0, len(self), _AT_ONCE):
            last = min(first + _AT_ONCE, len(self))
            data = memoryview(self._read(first, last))
            start = self._ends[first]
            for number in range(first, last):
                yield self._decode(data[self._ends[number] - start : self._ends[number + 1] - start])

    def _read(self, first: int, last: int) -> bytes:
        """Read the values from the one of a number to the one before another."""
        begin, end = self._ends[first], self._ends[last]
        if end <= self._written and _READS_ANYWHERE:
            return os.pread(self._file.fileno(), end - begin, begin)
        with self._turn:
            written = self._written
            data = b""
            if begin < written:
                self._file.seek(begin)
                data = self._file.read(min(end, written) - begin)
            return data + self._waiting[max(begin - written, 0) : max(end - written, 0)]

    def _write(self) -> None:
        try:
            if self._file is None:
                self._file = tempfile.TemporaryFile(prefix="factbox-", buffering=0)  # noqa: SIM115 -- closed with this
                finalize(self, self._file.close)
            self._file.seek(self._written)
            while self._waiting:
                written = self._file.write(self._waiting)
                del self._waiting[:written]
                self._written += written
        except OSError as error:
            message = f"there is no room for temporary files ({error.strerror or error})"
            raise CannotRun(f"{message}. Free some, or set TMPDIR to a folder that has it.") from None
