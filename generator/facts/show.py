"""Facts as readable text: grouped, each with its line and column, its words, who says so and the rule that found it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.errors import printable
from generator.facts.fact import Actor, Claim, Date, Figure, Place, Quotation

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.facts.fact import Facts
    from generator.facts.review import Mark, MarkKind, ReviewedParagraph


def as_marked(paragraphs: Sequence[ReviewedParagraph]) -> Iterator[str]:
    """Yield an article's paragraphs with what was read of them in brackets: `[figure killed 19: 19] people`.

    A mark that another one ends inside of is closed and opened again, so that brackets always pair.
    """
    for paragraph in paragraphs:
        out: list[str] = []
        opened: list[Mark] = []
        for piece in paragraph.pieces:
            kept = next((n for n, mark in enumerate(opened) if mark not in piece.marks), len(opened))
            out.append("]" * (len(opened) - kept))
            for mark in (mark for mark in piece.marks if mark not in opened[:kept]):
                told = says(mark) if mark in piece.begins else "goes on"
                out.append(f"[{kind_word(mark.kind)}{f' {told}' if told else ''}: ")
            opened = [*opened[:kept], *(mark for mark in piece.marks if mark not in opened[:kept])]
            out.append(" ".join(f"x{piece.text}x".split())[1:-1])
        out.append("]" * len(opened))
        yield ("[nothing found] " if paragraph.is_bare else "") + printable("".join(out))


def kind_word(kind: MarkKind) -> str:
    """Name a kind of mark."""
    return "not read" if kind == "unread" else kind


def says(mark: Mark) -> str:
    """Say in words what was read of a mark; empty where nothing was."""
    match mark.fact:
        case Quotation() as quotation:
            return _speaker(quotation)
        case Figure() as figure:
            return _count(figure)
        case Date() as date:
            return (date.edtf or "not resolved") + (f", {date.part}" if date.part else "")
        case Place() as place:
            return ", ".join(filter(None, (place.role, place.country)))
        case Actor() as actor:
            return actor.role + (f", “{actor.hedge.text}”" if actor.hedge else "")
        case Claim() as claim:
            return f"{claim.basis.replace('_', ' ')}, {claim.attributed_to or 'nobody named'}"
    return ""


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
    return f"“{_short(quotation.text)}” – {_speaker(quotation)}"


def _speaker(quotation: Quotation) -> str:
    who = ", ".join(
        part for part in (quotation.speaker.text if quotation.speaker else "no speaker stated", quotation.role) if part
    )
    via = f", via {quotation.via}" if quotation.via else ""
    return who + via + (" (inferred)" if quotation.status == "inferred" else "")


def _figure(figure: Figure, text: str) -> str:
    of = f" {figure.population}" if figure.population else ""
    doubt = f", “{figure.hedge.text}”" if figure.hedge else ""
    said = f"{figure.text}{of} {figure.measure} ({figure.qualifier.replace('_', ' ')}){doubt}{_elsewhere(figure)}"
    who = figure.attributed_to or "the article itself"
    return f"{said} – {who}: “{_short(text[figure.evidence.start : figure.evidence.end])}”"


def _count(figure: Figure) -> str:
    exactly = "" if figure.qualifier == "exact" else f" {figure.qualifier.replace('_', ' ')}"
    number = figure.text if figure.value is None else figure.value
    of = f" {figure.population}" if figure.population else ""
    doubt = f", “{figure.hedge.text}”" if figure.hedge else ""
    who = f", {figure.attributed_to}" if figure.attributed_to else ""
    return f"{figure.measure}{exactly} {number}{of}{doubt}{_elsewhere(figure)}{who}"


def _elsewhere(figure: Figure) -> str:
    return ", another event" if figure.event == "other" else ""


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 90 else words[:89].rstrip() + "…"  # noqa: PLR2004 -- a distance or a length, in words
