"""Templates that are compiled once: by this process for all its builds, and remembered for the next.

Compiling a theme takes longer than rendering a hundred pages with it.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from jinja2.bccache import Bucket, BytecodeCache

if TYPE_CHECKING:
    from types import CodeType

    from jinja2 import Environment

    from generator.memory import Memory

_KIND = "template"
_MOST = 1024  # templates of this process

_known: dict[bytes, CodeType] = {}


class Compiled(BytecodeCache):
    """What the templates of one language were compiled to; `words` is the hash of its catalogue, compiled with them."""

    def __init__(self, memory: Memory, words: bytes) -> None:
        self._memory, self._words = memory, words

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        """Answer a template's bucket, with its code where it is known."""
        key = self._memory.key(_KIND, name, filename, source, self._words)
        bucket = Bucket(environment, key.hex(), "")
        if key not in _known and (value := self._memory.recall(_KIND, key)):
            _keep(key, marshal.loads(value))  # noqa: S302 -- sealed, and of this very Python, as the key says
        bucket.code = _known.get(key)
        return bucket

    def set_bucket(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        key = bytes.fromhex(bucket.key)
        if bucket.code is not None and key not in _known:
            _keep(key, bucket.code)
            self._memory.remember(_KIND, key, marshal.dumps(bucket.code))


def _keep(key: bytes, code: CodeType) -> None:
    if len(_known) >= _MOST:
        _known.clear()
    _known[key] = code
