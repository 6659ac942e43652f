"""Reading a form: the quick way when all is well, the thorough way when something is not.

A valid form is parsed once and converted by msgspec; places are not tracked. Only when that fails is the text read
again with the place of every value, and compared with the same type, so that all mistakes are reported at once.
"""

from __future__ import annotations

import re
from functools import lru_cache
from inspect import cleandoc
from itertools import islice
from typing import Any, NamedTuple, TypeAlias, TypeVar

import msgspec
from msgspec import inspect

from generator.errors import Finding, Rejected
from generator.forms.mistakes import NO_MORE, custom, mistakes
from generator.forms.plain import Node, YamlMistake, marked, plain

Keys: TypeAlias = tuple[str | int, ...]
T = TypeVar("T")

_WORD = re.compile(r"\S+")
_LAX = re.compile(  # what msgspec would take for a number or null, where an author would not
    r"""[\dnNiI"']  # a first character alone is quick to seek
    (?: (?<=["']) (?i:null) ["']
      | (?<=\b[nN]) (?!ull\b | (?<=N)ULL\b) (?i:an|ull) \b
      | (?<=\b[iI]) (?i:nf(?:inity)?) \b
      | (?<=\d) \d{15}
      | (?<=\b\d) \d* (?:\.\d+)? [eE] \+? \d\d+ \b
    )""",
    re.VERBOSE,
)
_BLOCK = re.compile(r"[|>][-+0-9]*\s*(?:#.*)?")


class Form(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A mapping that people write; unknown keys are refused. A tree: it takes no garbage collector to free it."""


class Place(NamedTuple):
    """Where something stands: line and column from 1, and the line itself."""

    line: int
    column: int
    excerpt: str


class Source(NamedTuple):
    """A form's text and where it came from; `first_line` is its first line's number in the file."""

    path: str
    text: str
    first_line: int = 1

    def place(self, *keys: str | int) -> Place:
        """Find a value by its keys; where one is missing, the innermost that is there."""
        node = _marked(self.text)
        for key in keys:
            value = node.value
            below = value.get(str(key)) if isinstance(value, dict) else None
            if isinstance(value, list) and isinstance(key, int) and key < len(value):
                below = value[key]
            if below is None:
                break
            node = below
        return self.at(node.line, node.column)

    def word(self, place: Place, n: int) -> Place:
        """Find the nth word, from 0, of the text that is the value at `place`, also in a block over several lines."""
        rows = self.text.split("\n")
        first = place.line - self.first_line
        is_block = _BLOCK.fullmatch(rows[first], place.column - 1)
        found = (
            (row, m.start())
            for row in range(first + bool(is_block), len(rows))
            for m in _WORD.finditer(rows[row], place.column - 1 if row == first else 0)
        )
        row, start = next(islice(found, n, None), (None, 0))
        return place if row is None else self.at(row + 1, start + 1)

    def at(self, line: int, column: int) -> Place:
        """Complete a line and column of this text to a place in the file."""
        rows = self.text.split("\n")
        return Place(line + self.first_line - 1, column, rows[line - 1].rstrip("\r") if line <= len(rows) else "")

    def finding(self, place: Place, code: str, message: str, hint: str = "") -> Finding:
        """Make an error of a place in this text."""
        return Finding(
            path=self.path,
            line=place.line,
            column=place.column,
            excerpt=place.excerpt,
            code=code,
            message=message,
            hint=hint,
        )


@lru_cache(maxsize=2)
def _marked(text: str) -> Node:
    """Remember the places of the text that is being reported on: problems come in crowds."""
    return marked(text)


def read(source: Source, form: type[T]) -> T:
    """Read a form; raises `Rejected` with all its mistakes."""
    try:
        data = plain(source.text)
        made = msgspec.convert({} if data is None else data, form, strict=False, dec_hook=custom)
    except YamlMistake as mistake:
        place = source.at(mistake.line, mistake.column)
        raise Rejected([source.finding(place, "yaml", str(mistake), mistake.hint)]) from None
    except (msgspec.ValidationError, ValueError) as error:
        raise Rejected(_findings(source, form) or [_unplaced(source, error)]) from None
    if _LAX.search(source.text) and (found := _findings(source, form)):
        raise Rejected(found)
    return made


def whole(pattern: str) -> str:
    """Write the pattern of a value from its first character to its last: before `$` alone, a line may end."""
    return f"^{pattern}{NO_MORE}$"


def schema(form: type[Any]) -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of a form."""
    made = msgspec.json.schema(form, schema_hook=_described)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_settled(made)}


def _settled(described: Any) -> Any:
    """Put alternatives in one order, null last, and descriptions at the margin: msgspec's versions differ."""
    if isinstance(described, dict):
        made = {key: _settled(value) for key, value in described.items()}
        if isinstance(made.get("description"), str):
            made["description"] = cleandoc(made["description"])
        if "anyOf" in made:
            made["anyOf"] = sorted(made["anyOf"], key=lambda one: (one.get("type") == "null", str(one)))
        return made
    return [_settled(one) for one in described] if isinstance(described, list) else described


def _described(kind: Any) -> dict[str, Any]:
    described: dict[str, Any] = kind.json_schema()
    return described


def _unplaced(source: Source, error: Exception) -> Finding:
    return source.finding(source.at(1, 1), "model", str(error))


def _findings(source: Source, form: type[Any]) -> list[Finding]:
    root = marked(source.text)
    if root.value is None:
        root.value = {}
    return [
        source.finding(source.at(line, column), code, message, hint)
        for line, column, code, message, hint in mistakes(root, inspect.type_info(form))
    ]
