"""YAML as authors mean it: text, lists and mappings, nothing converted behind their back.

PyYAML's loaders guess (`12:30` becomes 750, `NO` becomes false), keep the last of two equal keys without a word,
and can be made to crash or to fill the memory. Here the parser's events are read instead: every scalar stays the
text that was typed (only an unquoted `null`, `~` or nothing at all is None), duplicate keys, aliases, anchors, merge
keys and tags are refused, and size, depth and the number of values are bounded.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

if TYPE_CHECKING:
    from collections.abc import Container, Iterator

Plain: TypeAlias = "str | list[Plain] | dict[str, Plain] | None"

MOST_CHARACTERS = 1 << 20
MOST_VALUES = 50_000
MOST_LEVELS = 12

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
_FOREIGN_LINE_ENDS = re.compile("[\x85\u2028\u2029\r](?!(?<=\r)\n)")
_HALF_CHARACTER = re.compile("[\ud800-\udfff]")  # which PyYAML's own reader takes where it is escaped, libyaml does not
_WIDEST_NAME = 60
_NOTICED_LATE = ("could not find expected ':'", "found unexpected end of stream", "found unexpected document indicator")


class YamlMistake(Exception):
    """Text that is not YAML, or YAML that factbox refuses; line and column count from 1."""

    def __init__(self, message: str, line: int = 1, column: int = 1, hint: str = "") -> None:
        super().__init__(message)
        self.line, self.column, self.hint = line, column, hint


class Node:
    """A value with its place; `value` holds a mapping's or list's nodes, `keys` the places of a mapping's keys."""

    __slots__ = ("column", "keys", "line", "value")

    def __init__(self, line: int, column: int, value: str | list[Node] | dict[str, Node] | None) -> None:
        self.line, self.column, self.value = line, column, value
        self.keys: dict[str, tuple[int, int]] = {}


def plain(text: str) -> Plain:
    """Read one YAML document; raises `YamlMistake`."""
    stack: list[list[Plain] | dict[str, Plain]] = []
    names: list[str | None] = []
    root: Plain = None
    for event in _events(text):
        kind = type(event)
        value: Plain
        if kind is ScalarEvent:
            value = _scalar(event)
        elif kind is MappingStartEvent:
            value = {}
        elif kind is SequenceStartEvent:
            value = []
        else:
            stack.pop()
            names.pop()
            continue
        if not stack:
            root = value
        else:
            top = stack[-1]
            if type(top) is list:
                top.append(value)
            elif names[-1] is None:
                names[-1] = _key(event, value, top)  # type: ignore[arg-type]  # top is a mapping here
                continue
            else:
                top[names[-1]] = value  # type: ignore[call-overload]  # top is a mapping here
                names[-1] = None
        if kind is not ScalarEvent:
            stack.append(value)  # type: ignore[arg-type]  # a mapping or a list here
            names.append(None)
    return root


def marked(text: str) -> Node:
    """Read the same document with the place of every key and value; the slow way, for reporting problems."""
    stack: list[Node] = []
    names: list[str | None] = []
    root = Node(1, 1, None)
    for event in _events(text):
        kind = type(event)
        if kind in (MappingEndEvent, SequenceEndEvent):
            stack.pop()
            names.pop()
            continue
        line, column = event.start_mark.line + 1, event.start_mark.column + 1
        value: str | list[Node] | dict[str, Node] | None
        value = _scalar(event) if kind is ScalarEvent else {} if kind is MappingStartEvent else []
        node = Node(line, column, value)
        if not stack:
            root = node
        else:
            top = stack[-1]
            if isinstance(top.value, list):
                top.value.append(node)
            elif isinstance(top.value, dict):
                if names[-1] is None:
                    names[-1] = key = _key(event, value, top.value)
                    top.keys[key] = (line, column)
                    continue
                top.value[names[-1]] = node
                names[-1] = None
        if kind is not ScalarEvent:
            stack.append(node)
            names.append(None)
    return root


def _events(text: str) -> Iterator[Any]:  # noqa: C901, PLR0912 -- one branch for each kind of event that is refused
    """Yield the document's values and ends (PyYAML's events); refuse what is refused everywhere."""
    _refuse_size_and_line_ends(text)
    values = levels = documents = 0
    try:
        event: Any
        for event in iter(_LOADER(text).get_event, None):
            kind = type(event)
            if kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent:
                values += 1
                if values > MOST_VALUES:
                    raise _mistake(event, f"more than {MOST_VALUES} values", "Split the file.")
                if event.anchor is not None:
                    raise _mistake(event, f"anchors (&{_short(event.anchor)}) are not allowed", "Write the value out.")
                if event.tag is not None:
                    raise _mistake(event, f"tags ({_short(event.tag)}) are not allowed", "Write the plain value.")
                if kind is not ScalarEvent:
                    levels += 1
                    if levels > MOST_LEVELS:
                        raise _mistake(event, f"nested deeper than {MOST_LEVELS} levels")
                elif event.style == '"' and (half := _HALF_CHARACTER.search(event.value)):
                    raise _mistake(event, f"U+{ord(half.group()):04X} is half a character", "Remove its escape.")
                yield event
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                levels -= 1
                yield event
            elif kind is AliasEvent:
                raise _mistake(
                    event,
                    f"aliases (*{_short(event.anchor)}) are not allowed",
                    "Write the value out; text that begins with * or & needs quotation marks.",
                )
            elif kind is DocumentStartEvent:
                documents += 1
                if documents > 1:
                    raise _mistake(event, "a second document begins here", "Remove the line with three hyphens.")
    except yaml.MarkedYAMLError as error:
        message, place = _reworded(error), _where(text, error)
        raise YamlMistake(message, *place, hint=_hint(text, *place)) from None
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        at = error.start if isinstance(error, UnicodeEncodeError) else error.position
        raise _unreadable(text, at) from None


def _refuse_size_and_line_ends(text: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise YamlMistake(f"larger than {MOST_CHARACTERS >> 10} KiB", hint="Split the file.")
    if found := _FOREIGN_LINE_ENDS.search(text):
        place = _place(text, found.start())
        name = f"U+{ord(found.group()):04X}"
        raise YamlMistake(f"the character {name} ends a line for some programs only", *place, hint="Remove it.")


def _scalar(event: Any) -> str | None:
    value: str = event.value
    return None if event.implicit[0] and not event.style and value in _NULLS else value


def _key(event: Any, key: object, known: Container[str]) -> str:
    if not isinstance(key, str):
        raise _mistake(event, "a key must be plain text", "Is a { … } or [ … ] missing its quotation marks?")
    if key in known:
        raise _mistake(
            event, f"the key “{_short(key)}” appears twice", "Keep one of the two; nothing is overwritten silently."
        )
    if key == "<<":
        raise _mistake(event, "merge keys (<<) are not allowed", "Write the values out.")
    return key


def _mistake(event: Any, message: str, hint: str = "") -> YamlMistake:
    return YamlMistake(message, event.start_mark.line + 1, event.start_mark.column + 1, hint)


def _short(name: str) -> str:
    return name if len(name) <= _WIDEST_NAME else name[: _WIDEST_NAME - 1] + "…"


def _where(text: str, error: yaml.MarkedYAMLError) -> tuple[int, int]:
    """Answer where to look: at what was opened, where the parser noticed only later that nothing closes it."""
    late = error.context_mark and any(theirs in (error.problem or "") for theirs in _NOTICED_LATE)
    mark = error.context_mark if late else error.problem_mark or error.context_mark
    if mark is None:
        return 1, 1
    last = text.count("\n") + 1
    return (mark.line + 1, mark.column + 1) if mark.line < last else _place(text, len(text))


def _reworded(error: yaml.MarkedYAMLError) -> str:
    """Put the parser's most frequent complaints into an author's words."""
    problem = error.problem or "cannot be read"
    for theirs, ours in (
        ("mapping values are not allowed", "a colon stands where YAML expects none"),
        ("found character that cannot start any token", "this character cannot start a value"),
        ("could not find expected ':'", "a key without its colon"),
        ("found unexpected end of stream", "a quotation mark is opened and never closed"),
        ("found unexpected document indicator", "a quotation mark is opened and never closed"),
        ("did not find expected <document start>", "the document ended above, with three dots"),
        ("did not find expected ',' or ']'", "a list [ … ] lacks a comma or its closing bracket"),
        ("did not find expected ',' or '}'", "a mapping { … } lacks a comma or its closing brace"),
        ("did not find expected key", "the indentation does not match, or the value before has odd marks"),
        ("did not find expected '-' indicator", "a list item does not line up with the others"),
        ("found unknown escape character", "a backslash in double quotation marks starts an escape"),
    ):
        if theirs in problem:
            return f"not valid YAML: {ours}"
    return f"not valid YAML: {problem}"


def _hint(text: str, line: int, column: int) -> str:
    """Guess the way out from the line itself."""
    rows = text.split("\n")
    row = rows[line - 1] if line <= len(rows) else ""
    if "\t" in row[:column]:
        return "Indent with spaces; YAML allows no tabs."
    if row.count(": ") > 1 or (": " in row and row.rstrip().endswith(":")):
        return "Put the value in quotation marks: a colon and a space inside it start a new key."
    return "Look at this line and the one before; put text with : # { [ ' \" @ ` in quotation marks."


def _unreadable(text: str, at: int) -> YamlMistake:
    at = next((i for i, c in enumerate(text) if (c < " " and c not in "\t\n\r") or "\ud800" <= c <= "\udfff"), at)
    code = f"U+{ord(text[at]):04X}" if at < len(text) else "a control character"
    return YamlMistake(f"{code} is not allowed in YAML", *_place(text, at), hint="Remove this character.")


def _place(text: str, offset: int) -> tuple[int, int]:
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
