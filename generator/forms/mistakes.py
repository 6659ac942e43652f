"""All that is wrong with a form: every value compared with its type, and told in an author's words."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Annotated, Any, TypeAlias

import msgspec
from msgspec import inspect

from generator.forms.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.forms.plain import Node

Mistake: TypeAlias = tuple[int, int, str, str, str]

NO_MORE = r"(?!\n)"  # in a pattern, before its end: no line ends here
_GREATEST = 2**53  # whole numbers up to here are the same in every program that reads JSON (RFC 8259, section 6)


def mistakes(node: Node, kind: inspect.Type) -> Iterator[Mistake]:  # noqa: C901 -- a case for each kind of type
    """Compare a value with its type, all the way down.

    Yields line and column, a finding's code, what is wrong, and what to do.
    """
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
                yield from mistakes(item, kind.item_type)
        else:
            yield _wrong(node, f"expected a list, not {_named(node.value)}", "Write [a, b], or a line with “- ” each.")
    elif isinstance(kind, inspect.DictType):
        if isinstance(node.value, dict):
            for item in node.value.values():
                yield from mistakes(item, kind.value_type)
        else:
            yield _wrong(node, f"expected a mapping, not {_named(node.value)}", "Write {key: value}.")
    elif (complaint := _scalar_complaint(node.value, kind, described)) is not None:
        yield _wrong(node, *complaint)


def custom(kind: Any, value: object) -> Any:
    """Read a type that knows its own notation (`Edtf`); raises ValueError with what is wrong."""
    if not isinstance(value, str):
        raise ValueError(f"expected {kind.noun}, not {_named(value)}")  # noqa: TRY004 -- msgspec reports ValueErrors
    return kind.parse(value)


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
            yield from mistakes(node, alternative)
            return
    scalars = [t for t in kind.types if not isinstance(_bare(t), inspect.NoneType)]
    found = [list(mistakes(node, t)) for t in scalars]
    if found and all(found):
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
        for mistake in mistakes(child, fields[key].type):
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
        msgspec.convert(_plain(node), kind.cls, strict=False, dec_hook=custom)
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
        return f"text of the form {kind.pattern.replace(NO_MORE, '')}"
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
