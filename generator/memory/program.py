"""The program's fingerprint: what an answer can hang on beside its input."""

from __future__ import annotations

import hashlib
import os
import sys
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PACKAGE = Path(__file__).parents[1]
_METADATA = (".dist-info", ".egg-info")
_NO_CODE = (_PACKAGE / "example", _PACKAGE / "themes")


@lru_cache(maxsize=1)
def fingerprint() -> bytes:
    """Hash Python's version, every installed library's, and all files of this package, as they were at the beginning.

    Raises OSError where the package does not consist of files.
    """
    return _worked_out()


def is_unchanged() -> bool:
    """Tell whether the files are still those that run; an upgrade may have replaced them meanwhile."""
    try:
        return _worked_out() == fingerprint()
    except OSError:
        return False


def _worked_out() -> bytes:
    made = hashlib.sha256("\0".join((sys.version, *_libraries())).encode(errors="surrogatepass"))
    for file in sorted(_files()):
        data = file.read_bytes()
        made.update(b"%b\0%d\0%b" % (os.fsencode(file.relative_to(_PACKAGE)), len(data), data))
    return made.digest()


def _libraries() -> Iterator[str]:
    """Yield the names of installed libraries' metadata, which hold their versions: asking for them takes 20 ms."""
    for folder in sys.path:
        with suppress(OSError):
            yield from sorted(entry.name for entry in os.scandir(folder) if entry.name.endswith(_METADATA))


def _files() -> Iterator[Path]:
    for name, folders, files in os.walk(_PACKAGE, onerror=_raise):
        folder = Path(name)
        folders[:] = [below for below in folders if below != "__pycache__" and folder / below not in _NO_CODE]
        yield from (folder / file for file in files)


def _raise(error: OSError) -> None:
    raise error
