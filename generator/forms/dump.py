"""Write a mapping as YAML that reads back as the same words.

PyYAML's emitter decides style character by character, which takes milliseconds a briefing. What a line of ordinary text
needs is known at a glance, so that is written here, in the same style; PyYAML is asked about everything else.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.emitter import ScalarAnalysis

_LISTS = (list, tuple)
_FOREIGN_LINE_ENDS = frozenset("\r\x85\u2028\u2029")
_NEEDS_QUOTES = re.compile(r"[ #,\[\]{}&*!|>'\"%@`]|---|\.\.\.|[-?:](?:\s|$)|.*(?::\s|\s#|[:\s]$)")


class _OutOfTheOrdinaryError(Exception):
    """Data that PyYAML has to lay out."""


def dump(data: dict[str, Any]) -> str:
    """Write plain data, keys in their order, one line a value; text that looks like something else is quoted."""
    try:
        return "".join(_mapping(data, "")) or "{}\n"
    except _OutOfTheOrdinaryError:
        return _emitted(data)


def _mapping(data: dict[str, Any], indent: str) -> Iterator[str]:
    for key, value in data.items():
        yield f"{indent}{_key(key)}:"
        yield from _value(value, indent)


def _value(value: Any, indent: str) -> Iterator[str]:
    """Write what stands behind a key or a list's hyphen, from the space before it to the line's end."""
    kind = type(value)
    if kind is dict and value:
        yield "\n"
        yield from _mapping(value, indent + "  ")
    elif kind in _LISTS and value:
        yield "\n"
        for item in value:
            yield from _item(item, indent + "  ")
    else:
        yield f" {_scalar(value)}\n"


def _item(item: Any, indent: str) -> Iterator[str]:
    if type(item) is dict and item:
        first, *rest = _mapping(item, indent + "  ")
        yield f"{indent}- {first.lstrip(' ')}"
        yield from rest
    elif type(item) in _LISTS and item:
        raise _OutOfTheOrdinaryError
    else:
        yield f"{indent}- {_scalar(item)}\n"


def _key(key: Any) -> str:
    if type(key) is not str or not key or len(key) > 100 or not key.isprintable():  # noqa: PLR2004 -- YAML wants “? ” before longer keys
        raise _OutOfTheOrdinaryError
    return _words(key)


def _scalar(value: Any) -> str:
    kind = type(value)
    if kind is str:
        return _words(value)
    if value is None:
        return "null"
    if kind is int:
        return str(value)
    if kind is float and "." in (written := repr(value)) and "e" not in written:
        return written
    if kind is dict or kind in _LISTS:  # an empty one
        return "{}" if kind is dict else "[]"
    return _one_line(value)


@lru_cache(maxsize=4096)
def _words(text: str) -> str:
    """Write text bare where YAML reads it back as text, else in quotation marks."""
    if not text.isprintable():
        return _one_line(text)
    if text and not _NEEDS_QUOTES.match(text) and not _looks_like_something_else(text):
        return text
    return "'" + text.replace("'", "''") + "'"


def _one_line(value: Any) -> str:
    written = _emitted({"a": value})[3:-1]
    if "\n" in written:
        raise _OutOfTheOrdinaryError
    return written


def _looks_like_something_else(text: str) -> bool:
    """Tell text that YAML 1.1 takes for a number, a date, a truth value or nothing."""
    resolvers = yaml.SafeDumper.yaml_implicit_resolvers
    return any(expression.match(text) for _, expression in resolvers.get(text[0], ()))


def _emitted(data: dict[str, Any]) -> str:
    return str(yaml.dump(data, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=1 << 20))


class _Dumper(yaml.SafeDumper):
    """Indents lists below their key, as people do, and escapes line ends that `plain` refuses in the open."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002 -- PyYAML's signature
        super().increase_indent(flow, indentless=False)

    def analyze_scalar(self, scalar: str) -> ScalarAnalysis:
        found = super().analyze_scalar(scalar)
        if not _FOREIGN_LINE_ENDS.isdisjoint(scalar):
            found.allow_flow_plain = found.allow_block_plain = found.allow_single_quoted = found.allow_block = False
        return found
