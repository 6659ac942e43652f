"""Pagefind, which makes the index that search reads: pages go in one by one, in our order, and finished files come out.

This speaks to the program as Pagefind's own packages do: JSON in base64, a comma after each message. Its command line
would number the pages in the order in which a file system lists them, and can end before its last file is on disk.
"""

from __future__ import annotations

import base64
import binascii
import os
import subprocess
import tempfile
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

import msgspec

from generator.errors import CannotRun

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path
    from typing import IO

_CHUNK = 1 << 20  # bytes of an answer that are read at a time
_UNWANTED = ["sup", "button", "thead"]  # citation numbers, controls and column headings are no text of a briefing


class File(msgspec.Struct, frozen=True):
    """A file of the index, by its path in the index's folder."""

    path: str
    content: bytes


class _Answer(msgspec.Struct, frozen=True):
    type: str
    message: str = ""
    index_id: int = 0
    files: tuple[File, ...] = ()


class _Envelope(msgspec.Struct, frozen=True):
    payload: _Answer


def is_installed() -> bool:
    """Tell whether there is a Pagefind for this machine."""
    return _program() is not None


def index(pages: Iterable[tuple[str, str]], lang: str) -> list[File]:
    """Index pages, given as address and HTML, as texts of one language (ISO 639-1); the files come ordered by path.

    Raises `CannotRun` with what Pagefind says where it fails.
    """
    with _service() as service:
        settings = {"force_language": lang, "exclude_selectors": _UNWANTED}
        made = service.ask("NewIndex", config=settings).index_id
        for address, html in pages:
            service.ask("AddFile", index_id=made, url=address, file_contents=html)
        return sorted(service.ask("GetFiles", index_id=made).files, key=lambda file: file.path)


def _program() -> Path | None:
    try:
        from pagefind_bin import get_executable

        program: Path = get_executable()
    except (ImportError, FileNotFoundError):
        return None
    return program


@contextmanager
def _service() -> Iterator[_Service]:
    """Start Pagefind; however the work ends, it is ended too."""
    program = _program()
    if program is None:
        raise CannotRun("there is no Pagefind for this machine")
    with tempfile.TemporaryFile() as complaints:
        try:
            process = subprocess.Popen(  # noqa: S603 -- the program is the installed package's own
                [program, "--service"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints
            )
        except OSError as error:
            raise CannotRun(f"Pagefind does not start: {error.strerror or error}") from None
        try:
            yield _Service(process, complaints)
        finally:
            _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    for pipe in (process.stdin, process.stdout):
        with suppress(OSError):  # what it had not yet read is of no use to it any more
            assert pipe  # noqa: S101 -- asked for when it was started
            pipe.close()
    process.wait()


class _Service:
    """A running Pagefind, asked one thing after the other."""

    def __init__(self, process: subprocess.Popen[bytes], complaints: IO[bytes]) -> None:
        self._process, self._complaints, self._asked = process, complaints, 0

    def ask(self, kind: str, **request: Any) -> _Answer:
        """Send a request and wait for its answer."""
        self._asked += 1
        message = {"message_id": self._asked, "payload": {"type": kind, **request}}
        assert self._process.stdin  # noqa: S101 -- asked for when it was started
        try:
            self._process.stdin.write(base64.b64encode(msgspec.json.encode(message)) + b",")
            self._process.stdin.flush()
        except OSError:  # it has ended; why is told where the answer is missed
            pass
        answer = self._answer()
        if answer.type == "Error":
            raise CannotRun(f"Pagefind says: {answer.message}")
        return answer

    def _answer(self) -> _Answer:
        assert self._process.stdout  # noqa: S101 -- as above
        read = bytearray()
        while not read.endswith(b","):
            chunk = os.read(self._process.stdout.fileno(), _CHUNK)
            if not chunk:
                raise CannotRun(f"Pagefind ended before its work was done{self._last_words()}")
            read += chunk
        try:
            return msgspec.json.decode(base64.b64decode(bytes(read[:-1]), validate=True), type=_Envelope).payload
        except (binascii.Error, msgspec.DecodeError):
            raise CannotRun("Pagefind answers in a way that this factbox does not understand") from None

    def _last_words(self) -> str:
        self._process.wait()
        self._complaints.seek(0)
        lines = self._complaints.read().decode(errors="replace").split("\n")
        said = [line.strip() for line in lines if line.strip()]
        return f": {said[-1]}" if said else f" (exit code {self._process.returncode})"
