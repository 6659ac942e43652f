"""Facts as readable text: grouped, each with its line and column, its words, who says so and the rule that found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import printable

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.facts.fact import Facts, Figure, Quotation


def as_text(facts: Facts, text: str) -> str:
    """Show facts for a terminal; `text` is the seed's, for lines and columns."""
    return "\n".join(printable(line) for line in _lines(facts, text)) + "\n"


def _lines(facts: Facts, text: str) -> Iterator[str]:
    scene = facts.incident
    yield f"{facts.seed}  (published {facts.published or 'not stated'})"
    yield "  incident: " + (
        ", ".join(str(v) for v in (scene.type, scene.venue, scene.place, scene.country, scene.date) if v)
        or "none found"
    )
    groups = (
        ("quotations", [(q.start, _quotation(q), q.rule) for q in facts.quotations]),
        ("figures", [(f.start, _figure(f, text), f.rule) for f in facts.figures]),
        (
            "dates",
            [
                (d.start, f"{d.text} = {d.edtf or 'not resolved'}{f' ({d.part})' if d.part else ''}", d.rule)
                for d in facts.dates
            ],
        ),
        (
            "places",
            [(p.start, f"{p.name} ({p.role}{f', {p.country}' if p.country else ''})", p.rule) for p in facts.places],
        ),
        (
            "actors",
            [
                (a.start, f"{a.name} ({a.role}, {a.kind}){f' – “{a.hedge.text}”' if a.hedge else ''}", a.rule)
                for a in facts.actors
            ],
        ),
        (
            "claims",
            [
                (c.start, f"“{_short(c.text)}” – “{_short(c.hedge.text)}”, {c.attributed_to or 'nobody named'}", c.rule)
                for c in facts.claims
            ],
        ),
    )
    for title, rows in groups:
        yield f"  {title}:" + ("" if rows else " none")
        for start, words, rule in rows:
            yield f"    {_place(text, start):>7}  {words}  [{rule}]"


def _place(text: str, offset: int) -> str:
    line = text.count("\n", 0, offset) + 1
    return f"{line}:{offset - text.rfind(chr(10), 0, offset)}"


def _quotation(quotation: Quotation) -> str:
    who = ", ".join(
        part for part in (quotation.speaker.text if quotation.speaker else "no speaker stated", quotation.role) if part
    )
    via = f", via {quotation.via}" if quotation.via else ""
    status = " (inferred)" if quotation.status == "inferred" else ""
    return f"“{_short(quotation.text)}” – {who}{via}{status}"


def _figure(figure: Figure, text: str) -> str:
    of = f" {figure.population}" if figure.population else ""
    who = figure.attributed_to or "the article itself"
    other = ", another event" if figure.event == "other" else ""
    evidence = _short(text[figure.evidence.start : figure.evidence.end])
    doubt = f", “{figure.hedge.text}”" if figure.hedge else ""
    said = f"{figure.text}{of} {figure.measure} ({figure.qualifier.replace('_', ' ')}){doubt}{other}"
    return f"{said} – {who}: “{evidence}”"


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:89].rstrip() + "…"  # noqa: PLR2004 -- a distance or a length, in words
