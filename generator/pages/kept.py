"""Values that are remembered: by this process for all its builds, and by the memory for the next one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.memory import Memory

T = TypeVar("T")

_MOST = 512  # values of this process

_known: dict[bytes, Any] = {}


def kept(
    memory: Memory, decoder: msgspec.msgpack.Decoder[T], kind: str, parts: tuple[Any, ...], make: Callable[[], T]
) -> T:
    """Answer the value that is made from `parts`, which MessagePack can write: known, recalled, or made and kept."""
    key = memory.key(kind, msgspec.msgpack.encode(parts))
    found: T | None = _known.get(key)
    if found is None:
        found = recalled(memory.recall(kind, key), decoder)
        if found is None:
            found = make()
            memory.remember(kind, key, msgspec.msgpack.encode(found))
        if len(_known) >= _MOST:
            _known.clear()
        _known[key] = found
    return found


def recalled(value: bytes | None, decoder: msgspec.msgpack.Decoder[T]) -> T | None:
    """Decode what was remembered; None where that cannot be done."""
    try:
        return None if value is None else decoder.decode(value)
    except msgspec.MsgspecError:
        return None
