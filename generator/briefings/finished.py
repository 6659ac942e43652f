"""What came of a whole build, remembered by everything that a build looks at: where nothing changed, all is known."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from generator.briefings.check import Checked, Reader
from generator.briefings.outline import Outline
from generator.errors import Finding

if TYPE_CHECKING:
    from generator.memory import Memory
    from generator.project import Project

_KIND = "finished"


class _Finished(msgspec.Struct, frozen=True, array_like=True):
    site: bytes
    outlines: tuple[Outline, ...]
    findings: tuple[Finding, ...]


_DECODER = msgspec.msgpack.Decoder(_Finished)


def finished(memory: Memory, key: tuple[bytes, bytes], site: bytes, project: Project) -> Checked | None:
    """Answer what came of a build with this key, where the site that it published is still there."""
    value = memory.recall(_KIND, memory.key(_KIND, *key))
    try:
        done = None if value is None else _DECODER.decode(value)
    except msgspec.MsgspecError:
        done = None
    if done is None or not site or done.site != site:
        return None
    return Checked(done.outlines, done.findings, Reader(project))


def finish(memory: Memory, key: tuple[bytes, bytes], site: bytes, checked: Checked) -> None:
    """Keep what came of a build for the next one."""
    memory.remember(
        _KIND, memory.key(_KIND, *key), msgspec.msgpack.encode(_Finished(site, checked.outlines, checked.findings))
    )
