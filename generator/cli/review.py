"""An article with its facts marked, for a terminal: in colours where it shows them, else in brackets."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.text import Text

from generator import facts
from generator.cli.say import counted
from generator.errors import printable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from generator.facts import MarkKind, ReviewedParagraph

_SHOWN = 50  # characters of a mark's words
_COLOURS: dict[MarkKind, str] = {
    "claim": "underline", "quotation": "green", "actor": "magenta", "place": "cyan", "date": "blue",
    "figure": "bold yellow", "unread": "bold white on red",
}  # fmt: skip


def show_review(name: str, paragraphs: Sequence[ReviewedParagraph]) -> None:
    """Print an article with all that was found in it, how much of each kind, and how many paragraphs have nothing."""
    console = Console(highlight=False, soft_wrap=True)
    coloured = console.is_terminal and not console.no_color
    click.echo(f"{printable(name)}\n")
    if not coloured:
        for line in facts.as_marked(paragraphs):
            click.echo(f"{line}\n")
    for paragraph in paragraphs if coloured else ():
        for written in _coloured(paragraph):
            console.print(written)
        console.print()
    marks = Counter(mark.kind for paragraph in paragraphs for mark in paragraph.begins)
    for kind in facts.MARK_KINDS:
        if marks[kind]:
            console.print(f"{marks[kind]:>5} {facts.kind_word(kind)}", style=_COLOURS[kind])
    bare = sum(p.is_bare for p in paragraphs)
    console.print(f"{bare:>5} of {counted(len(paragraphs), 'paragraph')} without a fact\n")


def _coloured(paragraph: ReviewedParagraph) -> Iterator[Text]:
    """Write a paragraph in the colours of its marks, and below it a line for each that begins in it."""
    text = Text("      | " if paragraph.is_bare else "", style="dim" if paragraph.is_bare else "")
    for piece in paragraph.pieces:
        words = printable(" ".join(f"x{piece.text}x".split())[1:-1])
        start = len(text)
        text.append(words)
        for mark in piece.marks:
            text.stylize(_COLOURS[mark.kind], start)
    yield text
    for mark in paragraph.begins:
        words = printable(" ".join("".join(p.text for p in paragraph.pieces if mark in p.marks).split()))
        yield Text.assemble(
            (f"  {facts.kind_word(mark.kind):>9}", _COLOURS[mark.kind]),
            (f"  {words if len(words) <= _SHOWN else words[:_SHOWN] + '…'}", "dim"),
            f"  {printable(facts.says(mark))}",
        )
