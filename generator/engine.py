"""One build of a site: nothing is loaded, looked at or made where all is as it was when the last build ended."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import msgspec

from generator.crew import Crew
from generator.disk import claimed
from generator.errors import Finding, Rejected
from generator.memory import Memory, Sightings
from generator.project import builtin_themes, refuse_output

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from generator.disk import Place
    from generator.pages import Ahead
    from generator.project import Project

_KIND = "finished"


class Outcome(msgspec.Struct, frozen=True, array_like=True):
    """What came of a build: how many briefings are published, what was found, whether search lacks its indexer."""

    published: int
    findings: tuple[Finding, ...]
    lacks_indexer: bool = False


class _Finished(msgspec.Struct, frozen=True, array_like=True):
    made_from: tuple[bytes, bytes]
    site: bytes  # which one was published
    outcome: Outcome


_DECODER = msgspec.msgpack.Decoder(_Finished)


def build(  # noqa: PLR0913 -- what a build is asked for
    project: Project,
    output: Path,
    *,
    strict: bool = False,
    drafts: bool = False,
    compress: bool = False,
    executor: str | None = None,
    ahead: Ahead | None = None,
    tick: Callable[[], None] = lambda: None,
) -> Outcome:
    """Check everything and publish the site at `output`; with `compress`, with compressed copies for web servers.

    `executor` says which processes share the work, as `Crew` has it. `ahead` takes the edition that was published.
    Raises `Rejected` where anything is wrong (with `strict`, where there is a warning); nothing is written then.
    Raises `CannotRun` where `output` lies among what people write.
    """
    refuse_output(project, output)
    with Memory.open(project) as memory, Crew(executor) as crew, claimed(output) as place:
        sightings = Sightings(memory)
        made_from = partial(_made_from, project, memory, sightings)
        key = memory.key(_KIND, f"{place.target}\0{drafts}\0{compress}")
        begun = made_from()
        there = _recalled(memory, key, begun, place)
        if there is None or (ahead is not None and not ahead.is_ready):
            from generator.briefings import desk
            from generator.pipeline import publish

            checked, lacks_indexer = publish(
                desk(project, memory, sightings),
                place,
                crew,
                strict=strict,
                drafts=drafts,
                compress=compress,
                ahead=ahead,
                tick=tick,
            )
            outcome = Outcome(sum(1 for _ in checked.published), checked.findings, lacks_indexer=lacks_indexer)
            if sightings.is_settled(but=project.record_file) and begun[0] == (ended := made_from())[0]:
                finished = _Finished(ended, place.published.identity(), outcome)
                memory.remember(_KIND, key, msgspec.msgpack.encode(finished))
        else:
            outcome = there
            if strict and outcome.findings:
                raise Rejected(outcome.findings)
        sightings.keep()
    return outcome


def _recalled(memory: Memory, key: bytes, made_from: tuple[bytes, bytes], place: Place) -> Outcome | None:
    """Recall what came of the last build with this key, where it was made from this and its site is still there."""
    site = place.published.identity()
    value = memory.recall(_KIND, key)
    try:
        finished = None if value is None else _DECODER.decode(value)
    except msgspec.MsgspecError:
        finished = None
    if finished is None or finished.made_from != made_from:
        return None
    return finished.outcome if site and finished.site == site else None


def _made_from(project: Project, memory: Memory, sightings: Sightings) -> tuple[bytes, bytes]:
    """Hash all that a build looks at: what it does not write itself, and its record of what was published."""
    folders = (project.content, project.seeds, project.themes, builtin_themes())
    files = sightings.all_of(*folders, but=project.record_file)
    return memory.key("build", files, sightings.zones()), sightings.digest(project.record_file) or b""
