"""Articles as they come from a desk: each read, and what it states written down, or marked where it stands."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from generator import seeds
from generator.crew import Crew
from generator.errors import CannotRun, Rejected
from generator.facts.find import as_json, find
from generator.facts.review import ReviewedParagraph, review
from generator.facts.show import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

_AT_ONCE = 16  # articles


def stated(paths: Sequence[Path], *, in_json: bool) -> Iterator[str | CannotRun | Rejected]:
    """Read articles in the order given, on all processors where there are many; yields each one's facts or its error.

    Facts are a line of JSON, or a text for people.
    """
    read = partial(_each_stated, in_json=in_json)
    with Crew() as crew:
        for some in crew.share(read, paths, _AT_ONCE) if crew.is_worth(len(paths)) else map(read, zip(paths)):
            yield from some


def reviewed(
    paths: Sequence[Path], said: Mapping[str, str | None]
) -> Iterator[tuple[str, Sequence[ReviewedParagraph]]]:
    """Read articles, wherever they lie; yields each one's name, and its text with all that was found in it marked."""
    for path in paths:
        seed = seeds.read_said(path, said)
        yield seed.name, review(find(seed), seed.text)


def _each_stated(paths: Sequence[Path], *, in_json: bool) -> list[str | CannotRun | Rejected]:
    return [_stated(path, in_json=in_json) for path in paths]


def _stated(path: Path, *, in_json: bool) -> str | CannotRun | Rejected:
    try:
        seed = seeds.read(path)
        found = find(seed)
    except (CannotRun, Rejected) as error:
        return error
    return as_json(found).decode() if in_json else as_text(found, seed.text)
