"""Text that is nothing but words."""

from __future__ import annotations

import re

# Control characters, line and paragraph separators, marks that turn the direction of text, what is no character at all.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+"
)
_SPACES = re.compile(" {2,}")


def plain(text: str) -> str:
    """Leave out what controls instead of saying something, and reduce plain spaces to one."""
    return _SPACES.sub(" ", _UNSEEN.sub(" ", text)).strip(" ")
