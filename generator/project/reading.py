"""Reading what people edit: a file that cannot be opened, or is no UTF-8, is told and never guessed at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import CannotRun, Finding, Rejected, unreadable

if TYPE_CHECKING:
    from pathlib import Path


def read_text(path: Path, shown: str) -> str:
    """Read a file that people edit: UTF-8, with or without a byte order mark; any line ends.

    Raises `CannotRun` where it cannot be opened, `Rejected` with the place of the first byte that is not UTF-8.
    """
    return decoded(read_bytes(path, shown), shown)


def read_bytes(path: Path, shown: str) -> bytes:
    """Read a file that people edit; raises `CannotRun` where it cannot be opened."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise CannotRun(f"{shown}: this is a pipe or a device where a file is expected.")
        return path.read_bytes()
    except IsADirectoryError:
        raise CannotRun(f"{shown}: this is a folder where a file is expected.") from None
    except OSError as error:
        raise unreadable(error, shown) from None


def decoded(data: bytes, shown: str) -> str:
    """Decode a file that people edit; raises `Rejected` with the place of the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        message = f"byte 0x{data[error.start]:02X} is not valid UTF-8"
        raise Rejected(
            [
                Finding(
                    path=shown,
                    line=line,
                    column=column,
                    code="encoding",
                    message=message,
                    hint="Save the file as UTF-8.",
                )
            ]
        ) from None
