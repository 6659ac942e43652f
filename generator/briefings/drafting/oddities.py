"""What looks like a mistake of the articles: for the editor to judge, and never corrected here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import has_wrong_weekday

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from generator.facts import Facts


def oddities(articles: Mapping[str, Facts]) -> Iterator[str]:
    """Yield notes on what cannot be right, or disagrees; the articles' facts are given by their source's id."""
    yield from _scenes(articles)
    for name, found in articles.items():
        for date in found.dates:
            if has_wrong_weekday(date):
                words = " ".join(date.text.split())
                yield f"“{name}” says “{words}”, which was another day of the week: check the date."
        for figure in found.figures:
            parts = sum(figure.includes.values())
            if figure.value is not None and parts > figure.value:
                yield f"“{name}” counts {parts} among {figure.value} {figure.measure}: check both numbers."
    yield from _offices(articles)


def _scenes(articles: Mapping[str, Facts]) -> Iterator[str]:
    """Yield where the articles place the incident on different days, or in different countries."""
    for what in ("date", "country"):
        given = {name: value for name, found in articles.items() if (value := getattr(found.incident, what))}
        if len(set(given.values())) > 1:
            told = ", ".join(f"{value} by “{name}”" for name, value in given.items())
            yield f"The articles disagree on the {what} of the incident: {told}. Are they about the same one?"


def _offices(articles: Mapping[str, Facts]) -> Iterator[str]:
    """Yield persons to whom two offices are given, neither of which is the other in fewer words."""
    offices: dict[str, dict[str, str]] = {}
    for name, found in articles.items():
        said = [(q.speaker.text, q.role) for q in found.quotations if q.speaker and q.status == "stated"]
        for person, office in [*said, *((f.attributed_to, f.role) for f in found.figures)]:
            if person and office and " " in person:
                offices.setdefault(person, {}).setdefault(office, name)
    for person, held in offices.items():
        given = list(held.items())
        for n, (office, source) in enumerate(given):
            other = next((one for one in given[:n] if not _is_shorter(office, one[0])), None)
            if other:
                yield f"{person} is {other[0]} by “{other[1]}”, {office} by “{source}”: check the office."


def _is_shorter(one: str, other: str) -> bool:
    a, b = ({word for word in office.casefold().split() if len(word) > 2} for office in (one, other))  # noqa: PLR2004 -- of, de
    return a <= b or b <= a
