"""Publishing a few files, as the pipeline publishes a build's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.disk import claimed
from generator.memory import Memory
from generator.pages import Page
from generator.site import Published, publish
from tests.small_project import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from generator.pages import Unchanged

MARKED = {".factbox-site": b"Made by factbox. The next build replaces this whole folder.\n"}
SUMS = ("SHA256SUMS", "SHA256SUMS.json")


def put(output: Path, site: Mapping[str, bytes], *, packed: bool = False, lasting: bool = True) -> Published:
    """Publish files by their paths."""
    return put_pages(output, (Page(path, data) for path, data in site.items()), packed=packed, lasting=lasting)


def put_pages(
    output: Path, pages: Iterable[Page | Unchanged], *, packed: bool = False, lasting: bool = True
) -> Published:
    """Publish pages as they come."""
    with claimed(output, patience=0) as place:
        return publish(pages, place, Memory(None), packed=packed, lasting=lasting)


def content(output: Path) -> dict[str, bytes]:
    """Read every file of a site but the sums and the marker, which every site has."""
    found = files(output)
    assert {path: found.pop(path, b"") for path in MARKED} == MARKED
    for path in SUMS:
        found.pop(path, b"")
    return found


def beside(output: Path) -> Path:
    """Name the hidden folder beside an output."""
    return output.with_name(f".{output.name}.spare")
