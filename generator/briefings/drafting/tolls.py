"""Later tolls: which figure of a draft the same source of information has replaced by a later one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def replaced(figures: Sequence[Mapping[str, Any]], publishers: Mapping[str, str | None]) -> dict[str, str]:
    """Answer, by the id of a drafted figure, the id of the one that replaces it.

    One figure replaces another where the same person or body, or the same publisher in its own words, gives at least
    the same number for the same measure and people on a later day. A lower number may count a part, and replaces none.
    `publishers` are those of the sources, by their ids.
    """
    out: dict[str, str] = {}
    for earlier in figures:
        later = [f for f in figures if _is_later(f, earlier, publishers)]
        if later:
            out[earlier["id"]] = min(later, key=lambda f: str(f["as_of"]))["id"]
    return out


def _is_later(later: Mapping[str, Any], earlier: Mapping[str, Any], publishers: Mapping[str, str | None]) -> bool:
    days = earlier.get("as_of"), later.get("as_of")
    if None in days or str(days[0]) >= str(days[1]):
        return False
    if any(later.get(key) != earlier.get(key) for key in ("measure", "population")) or "part_of" in later:
        return False
    speaker = _speaker(earlier, publishers)
    return speaker is not None and speaker == _speaker(later, publishers) and _least(later) >= _least(earlier)


def _speaker(figure: Mapping[str, Any], publishers: Mapping[str, str | None]) -> str | None:
    """Name whose figure it is: a person by surname, a body by its noun; “officials” may be others every day."""
    who = figure["attributed_to"]
    if who is None:
        publisher = publishers[figure["source"]]
        return f"publisher {publisher}" if publisher else None
    last = str(who).split()[-1]
    return None if last.islower() and last.endswith("s") else last.casefold()


def _least(figure: Mapping[str, Any]) -> int:
    bounds = (figure.get("value"), figure.get("min"), figure.get("max"))
    return next((n for n in bounds if isinstance(n, int)), 0)
