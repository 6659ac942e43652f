"""How many: the best number, the range from the lowest to the highest, and the parts that the best is the sum of.

Nothing is put in order. Where a dataset's lowest number is above its best, both are kept as they are, and both readers
and editors are told.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from generator.briefings.slug import plain_slug
from generator.facts import numbers

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.tables.mapping import Estimate
    from generator.briefings.tables.row import Row

_MOST = 1_000_000_000


class _Ends(NamedTuple):
    """The three numbers of an estimate, as far as the row has them."""

    best: int | None
    low: int | None
    high: int | None


def figures(row: Row, estimate: Estimate, source: str, stem: str) -> list[dict[str, Any]]:
    """Answer the figures of one measure; `stem` begins their ids."""
    ends = _Ends(*(_count(row, column) for column in (estimate.best, estimate.low, estimate.high)))
    if row.refused or ends == (None, None, None):
        return []
    population = row.read(estimate.population)
    common = {"measure": estimate.measure}
    whom = {"population": population} if population else {}
    odd = _odd(row, estimate, ends)
    found = [
        {"id": f"{stem}-{name}", **common, **number, **whom, "source": source, "evidence": row.evidence(*columns)}
        for name, number, columns in _stated(estimate, ends)
    ]
    for figure in found if odd else ():
        figure["note"] = odd
    if ends.best is not None:
        found += _parts(row, estimate, ends.best, {**common, "source": source}, stem)
    return found


def _stated(estimate: Estimate, ends: _Ends) -> Iterator[tuple[str, dict[str, Any], list[str]]]:
    """Yield the figures that an estimate states, each with the columns that prove it; equal numbers are one figure."""
    best, low, high = ends
    columns = {"best": estimate.best, "low": estimate.low, "high": estimate.high}
    if best is not None:
        agree = [name for name, end in (("best", best), ("low", low), ("high", high)) if end == best]
        together = len(agree) == len([end for end in ends if end is not None])
        qualifier = {"qualifier": estimate.qualifier} if estimate.qualifier != "exact" else {}
        proven = agree if together else ["best"]
        yield "best", {"value": best, **qualifier}, [str(columns[name]) for name in proven]
        if together:
            return
    if low is not None and high is not None and low > high:
        yield "low", {"value": low}, [str(columns["low"])]
        yield "high", {"value": high}, [str(columns["high"])]
        return
    if low is not None or high is not None:
        given = [(key, name, end) for key, name, end in (("min", "low", low), ("max", "high", high)) if end is not None]
        yield "range", {key: end for key, _, end in given}, [str(columns[name]) for _, name, _ in given]


def _odd(row: Row, estimate: Estimate, ends: _Ends) -> str:
    """Say where the numbers of an estimate contradict each other; empty where they do not."""
    best, low, high = ends
    said: list[str] = []
    for column, one, what, other, than in (
        (estimate.low, low, "low", best, "best"),
        (estimate.best, best, "best", high, "high"),
        (estimate.low, low, "low", high, "high"),
    ):
        if one is not None and other is not None and one > other:
            said.append(f"the {what} estimate, {one}, is above the {than} one, {other}")
            hint = "Both are kept as they are, with a note. Ask the dataset's publisher."
            row.odd(str(column), said[-1], hint, "estimate-order")
    return f"In the dataset {'; '.join(said)}." if said else ""


def _parts(row: Row, estimate: Estimate, best: int, common: dict[str, Any], stem: str) -> Iterator[dict[str, Any]]:
    """Yield the parts of the best number that count anybody."""
    counted = [(part, _count(row, part.column)) for part in estimate.parts]
    total = sum(number or 0 for _, number in counted)
    if any(number is not None for _, number in counted) and total != best:
        message = f"the parts sum up to {total}, and the best number is {best}"
        row.odd(str(estimate.best), message, "Both are kept as they are.", "estimate-order")
    for part, number in counted:
        if number:
            yield {
                "id": f"{stem}-{plain_slug(part.column, 'part')}",
                "measure": common["measure"],
                "value": number,
                "population": row.read(part.population) or str(part.column),
                "part_of": f"{stem}-best",
                "source": common["source"],
                "evidence": row.evidence(part.column),
            }


def _count(row: Row, column: str | None) -> int | None:
    """Read a count as the checker does, in digits or words; None where the cell holds nothing or no count."""
    text = row.raw(column)
    if not column or not text:
        return None
    if text.isascii() and text.isdigit() and (text == "0" or text[0] != "0"):
        value: int | None = int(text) if len(text) <= len(str(_MOST)) else _MOST + 1
    else:
        found = numbers(text)
        value = found[0].value if len(found) == 1 and found[0].text == text else None
    if value is None:
        hint = "Write 5 for 5.0; with pandas: table.astype({…: 'Int64'})" if text.endswith(".0") else "Write digits: 5"
        row.wrong(column, f"“{row.text(column)[:60]}” is no whole number of people", hint)
    elif value > _MOST:
        row.wrong(column, f"{text[:20]} is more people than there are")
        return None
    return value
