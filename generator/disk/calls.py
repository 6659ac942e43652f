"""Calls to the system that Python has no name for, or whose errors do not name the file."""

from __future__ import annotations

import errno
import os
import shutil
import stat
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

SYNCS_ALL = sys.platform == "linux"  # elsewhere no call waits until a whole file system is on the disk

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)
_CHUNK = 1 << 16  # bytes that are written at a time
_HERE = -100  # Linux: AT_FDCWD
_EXCHANGE = 2  # Linux: RENAME_EXCHANGE; macOS: RENAME_SWAP
_CANNOT = (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP)


def create(path: str, parts: Iterable[bytes], mode: int) -> None:
    """Make a file of bytes. Raises FileExistsError where anything lies there, OSError with the file's name."""
    file = os.open(path, _NEW, mode)
    with _naming(path):
        try:
            buffer = bytearray()
            for part in parts:
                buffer += part
                if len(buffer) > _CHUNK:
                    _write(file, buffer)
                    buffer.clear()
            _write(file, buffer)
            if hasattr(os, "fchmod"):
                os.fchmod(file, mode)  # whatever the umask
        finally:
            os.close(file)


def remove(path: str) -> None:
    """Remove whatever lies at a path, without following links; nothing need lie there."""
    with suppress(FileNotFoundError):
        if stat.S_ISDIR(os.lstat(path).st_mode):
            shutil.rmtree(path)
        else:
            os.unlink(path)


def sync(path: str) -> None:
    """Wait until a file's bytes, or a folder's names, are on the disk."""
    if os.name == "nt":  # has no such call for what is not open for writing
        return
    file = os.open(path, os.O_RDONLY)
    with _naming(path):
        try:
            os.fsync(file)
        finally:
            os.close(file)


def sync_all(path: str) -> None:
    """Wait until all that was written to a path's file system is on the disk, where `SYNCS_ALL`."""
    call = _libc("syncfs")
    if call is None:
        os.sync()
        return
    file = os.open(path, os.O_RDONLY)
    with _naming(path):
        try:
            _checked(call(file))
        finally:
            os.close(file)


def exchange(one: str, other: str) -> bool:
    """Let two folders take each other's names in one step; False where the system, or the file system, cannot.

    Linux: renameat2(2). macOS: renamex_np(2).
    """
    here, there = os.fsencode(one), os.fsencode(other)
    if sys.platform == "linux":
        call, arguments = _libc("renameat2"), (_HERE, here, _HERE, there, _EXCHANGE)
    elif sys.platform == "darwin":
        call, arguments = _libc("renamex_np"), (here, there, _EXCHANGE)
    else:
        call = None
    if call is None:
        return False
    try:
        with _naming(other):
            _checked(call(*arguments))
    except OSError as error:
        if error.errno in _CANNOT:
            return False
        raise
    return True


def _write(file: int, buffer: bytearray) -> None:
    rest = memoryview(buffer)
    while rest:
        rest = rest[os.write(file, rest) :]


def _libc(name: str) -> Any:
    """Find a function of the system's C library, None where there is none of this name."""
    import ctypes

    return getattr(ctypes.CDLL(None, use_errno=True), name, None)


def _checked(answer: int) -> None:
    import ctypes

    if answer:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


@contextmanager
def _naming(path: str) -> Iterator[None]:
    """Give an error the name of the file that it is about."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or path
        raise
