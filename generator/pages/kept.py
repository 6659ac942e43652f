"""Values that are remembered: taken from the memory where it has them, else worked out and kept."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.memory import Memory

T = TypeVar("T")


def kept(
    memory: Memory, decoder: msgspec.msgpack.Decoder[T], kind: str, parts: tuple[Any, ...], make: Callable[[], T]
) -> T:
    """Answer the value that is made from `parts`, which MessagePack can write."""
    key = memory.key(kind, msgspec.msgpack.encode(parts))
    known = recalled(memory.recall(kind, key), decoder)
    if known is None:
        known = make()
        memory.remember(kind, key, msgspec.msgpack.encode(known))
    return known


def recalled(value: bytes | None, decoder: msgspec.msgpack.Decoder[T]) -> T | None:
    """Decode what was remembered; None where that cannot be done."""
    try:
        return None if value is None else decoder.decode(value)
    except msgspec.MsgspecError:
        return None
