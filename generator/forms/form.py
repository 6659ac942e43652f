"""Reading a form: the quick way when all is well, the thorough way when something is not.

A valid form is parsed once and converted by msgspec; places are not tracked. Only when that fails is the text read
again with the place of every value, and compared with the same type, so that all mistakes are reported at once.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, TypeAlias, TypeVar

import msgspec
from msgspec import inspect

from generator.errors import Finding, Rejected
from generator.forms.nearest import nearest
from generator.forms.plain import Node, YamlMistake, marked, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

Keys: TypeAlias = tuple[str | int, ...]
T = TypeVar("T")

_WORD = re.compile(r"\S+")
_LAX = re.compile(  # what msgspec would take for a number or null, where an author would not
    r"""(?i:\b(?:nan|inf|infinity)\b|["']null["'])|\b(?!(?:null|Null|NULL)\b)(?i:null)\b|\d{16}|\b\d+(?:\.\d+)?[eE]\+?\d\d+\b"""
)
_GREATEST = 2**53  # whole numbers up to here are the same in every program that reads JSON (RFC 8259, section 6)
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
        made = msgspec.convert({} if data is None else data, form, strict=False, dec_hook=_custom)
    except YamlMistake as mistake:
        place = source.at(mistake.line, mistake.column)
        raise Rejected([source.finding(place, "yaml", str(mistake), mistake.hint)]) from None
    except (msgspec.ValidationError, ValueError) as error:
        raise Rejected(_findings(source, form) or [_unplaced(source, error)]) from None
    if _LAX.search(source.text) and (found := _findings(source, form)):
        raise Rejected(found)
    return made


def schema(form: type[Any]) -> dict[str, Any]:
    """Make the JSON Schema (2020-12) of a form."""
    made = msgspec.json.schema(form, schema_hook=_described)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **_ordered(made)}


def _ordered(described: Any) -> Any:
    """Put alternatives in one order, null last: msgspec's differs from version to version."""
    if isinstance(described, dict):
        made = {key: _ordered(value) for key, value in described.items()}
        if "anyOf" in made:
            made["anyOf"] = sorted(made["anyOf"], key=lambda one: (one.get("type") == "null", str(one)))
        return made
    return [_ordered(one) for one in described] if isinstance(described, list) else described


def _described(kind: Any) -> dict[str, Any]:
    described: dict[str, Any] = kind.json_schema()
    return described


def _custom(kind: Any, value: object) -> Any:
    """Read a type that knows its own notation (`Edtf`)."""
    if not isinstance(value, str):
        raise ValueError(f"expected {kind.noun}, not {_named(value)}")  # noqa: TRY004 -- msgspec reports ValueErrors
    return kind.parse(value)


def _unplaced(source: Source, error: Exception) -> Finding:
    return source.finding(source.at(1, 1), "model", str(error))


def _findings(source: Source, form: type[Any]) -> list[Finding]:
    root = marked(source.text)
    if root.value is None:
        root.value = {}
    return [
        source.finding(source.at(line, column), code, message, hint)
        for line, column, code, message, hint in _mistakes(root, inspect.type_info(form))
    ]


Mistake: TypeAlias = tuple[int, int, str, str, str]


def _mistakes(node: Node, kind: inspect.Type) -> Iterator[Mistake]:  # noqa: C901 -- a case for each kind of type
    """Compare a value with its type, all the way down."""
    described = ""
    if isinstance(kind, inspect.Metadata):
        described = str((kind.extra_json_schema or {}).get("description", ""))
        kind = kind.type
    if isinstance(kind, inspect.UnionType):
        yield from _union(node, kind)
    elif isinstance(kind, inspect.StructType):
        yield from _struct(node, kind)
    elif isinstance(kind, inspect.VarTupleType | inspect.ListType):
        if isinstance(node.value, list):
            for item in node.value:
                yield from _mistakes(item, kind.item_type)
        else:
            yield _wrong(node, f"expected a list, not {_named(node.value)}", "Write [a, b], or a line with “- ” each.")
    elif isinstance(kind, inspect.DictType):
        if isinstance(node.value, dict):
            for item in node.value.values():
                yield from _mistakes(item, kind.value_type)
        else:
            yield _wrong(node, f"expected a mapping, not {_named(node.value)}", "Write {key: value}.")
    elif (complaint := _scalar_complaint(node.value, kind, described)) is not None:
        yield _wrong(node, *complaint)


def _union(node: Node, kind: inspect.UnionType) -> Iterator[Mistake]:
    """Compare with the one alternative of the value's shape; a scalar may be any of the scalar ones."""
    if node.value is None and any(isinstance(_bare(t), inspect.NoneType) for t in kind.types):
        return
    shapes: dict[type, tuple[type, ...]] = {
        dict: (inspect.StructType, inspect.DictType),
        list: (inspect.VarTupleType, inspect.ListType),
    }
    wanted = shapes.get(type(node.value))
    for alternative in kind.types:
        if wanted and isinstance(_bare(alternative), wanted):
            yield from _mistakes(node, alternative)
            return
    scalars = [t for t in kind.types if not isinstance(_bare(t), inspect.NoneType)]
    found = [list(_mistakes(node, t)) for t in scalars]
    if not any(mistakes == [] for mistakes in found) and found:
        yield found[-1][0] if len(scalars) > 1 and isinstance(_bare(scalars[-1]), inspect.CustomType) else found[0][0]


def _bare(kind: inspect.Type) -> inspect.Type:
    return kind.type if isinstance(kind, inspect.Metadata) else kind


def _struct(node: Node, kind: inspect.StructType) -> Iterator[Mistake]:
    fields = {f.encode_name: f for f in kind.fields}
    if not isinstance(node.value, dict):
        few = ", ".join(list(fields)[:4])
        yield _wrong(
            node, f"expected a mapping with keys such as {few}, not {_named(node.value)}", "Write “key: value”."
        )
        return
    bad = False
    for key, child in node.value.items():
        if key not in fields:
            bad = True
            meant = nearest(key, fields)
            hint = f"Did you mean “{meant}”?" if meant else f"Known here: {', '.join(fields)}."
            yield (*node.keys[key], "unknown-key", f"unknown key “{key}”", hint)
            continue
        for mistake in _mistakes(child, fields[key].type):
            bad = True
            yield mistake
    missing = [name for name, f in fields.items() if f.required and name not in node.value]
    if missing:
        words = ", ".join(f"“{name}”" for name in missing)
        message = f"{words} {'is' if len(missing) == 1 else 'are'} missing"
        yield node.line, node.column, "missing-key", message, f"Add a line “{missing[0]}: …”."
    elif not bad:
        yield from _whole(node, kind)


def _whole(node: Node, kind: inspect.StructType) -> Iterator[Mistake]:
    """Apply the rules that concern several fields at once (a type's `__post_init__`)."""
    try:
        msgspec.convert(_plain(node), kind.cls, strict=False, dec_hook=_custom)
    except (msgspec.ValidationError, ValueError) as error:
        yield _wrong(node, str(error).split(" - at `$")[0], "")


def _plain(node: Node) -> Any:
    value = node.value
    if isinstance(value, dict):
        return {key: _plain(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_plain(child) for child in value]
    return value


def _scalar_complaint(value: object, kind: inspect.Type, described: str) -> tuple[str, str] | None:
    """Say what is wrong with a single value, and what would be right; None where it fits."""
    if isinstance(kind, inspect.NoneType):
        return None if value is None else (f"expected null, not {_named(value)}", "")
    if isinstance(kind, inspect.LiteralType):
        allowed = [str(v) for v in kind.values]
        if value in allowed:
            return None
        meant = nearest(str(value), allowed) if isinstance(value, str) else None
        choices = f"One of: {', '.join(allowed)}."
        return (
            f"{_named(value)} is not one of the allowed words",
            f"Did you mean “{meant}”? {choices}" if meant else choices,
        )
    if not isinstance(value, str):
        return f"expected {_words(kind)}, not {_named(value)}", ""
    if isinstance(kind, inspect.CustomType):
        notation: Any = kind.cls
        try:
            notation.parse(value)
        except ValueError as error:
            message, _, hint = str(error).partition(". ")
            return message, hint
        return None
    try:
        made = msgspec.convert(value, _typed(kind), strict=False)
    except msgspec.ValidationError:
        return _misfit(value, kind, described)
    if isinstance(made, float) and not math.isfinite(made):
        return f"expected {_words(kind)}, not {_named(value)}", ""
    if isinstance(made, int) and abs(made) > _GREATEST:
        return f"{_named(value)} is too large a number", ""
    return None


def _misfit(value: object, kind: inspect.Type, described: str) -> tuple[str, str]:
    """Say that a value is not of its kind: with the field's own description rather than its pattern."""
    if described and isinstance(kind, inspect.StrType):
        return f"{_named(value)} does not fit here", described
    return f"expected {_words(kind)}, not {_named(value)}", ""


def _typed(kind: inspect.Type) -> Any:
    """Rebuild the type of a number or text from msgspec's description of it."""
    base: Any = {inspect.IntType: int, inspect.FloatType: float, inspect.BoolType: bool}.get(type(kind), str)
    names = ("gt", "ge", "lt", "le", "pattern", "min_length", "max_length")
    bounds = {name: v for name in names if (v := getattr(kind, name, None)) is not None}
    return Annotated[base, msgspec.Meta(**bounds)] if bounds else base


def _words(kind: inspect.Type) -> str:
    """Name a type as an author would."""
    if isinstance(kind, inspect.IntType | inspect.FloatType):
        word = "a whole number" if isinstance(kind, inspect.IntType) else "a number"
        if kind.ge is not None and kind.le is not None:
            return f"{word} from {kind.ge:g} to {kind.le:g}"
        return f"{word} of {kind.ge:g} or more" if kind.ge is not None else word
    if isinstance(kind, inspect.BoolType):
        return "true or false"
    if isinstance(kind, inspect.StrType) and kind.pattern:
        return f"text of the form {kind.pattern}"
    if isinstance(kind, inspect.CustomType):
        notation: Any = kind.cls
        return str(notation.noun)
    return "text"


def _named(value: object) -> str:
    if isinstance(value, dict):
        return "a mapping"
    if isinstance(value, list):
        return "a list"
    if value is None:
        return "nothing"
    text = str(value)
    return f"“{text if len(text) <= 60 else text[:57] + '…'}”"  # noqa: PLR2004 -- a message's width


def _wrong(node: Node, message: str, hint: str) -> Mistake:
    return node.line, node.column, "value", message, hint
