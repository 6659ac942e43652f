"""How commands speak: findings, news, complaints and progress. The standard output is for results alone."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import click

from generator.errors import Finding, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

INTERRUPTED = 130  # the exit code after Ctrl-C, as shells have it
_LONG_WORK = 20  # steps


def say(text: str, *, quiet: bool) -> None:
    """Tell a person what was done, beside the output that programs read."""
    if not quiet:
        click.echo(printable(text), err=True)


def complain(message: str) -> int:
    """Say why a command could not run; answers its exit code."""
    click.echo(f"factbox: {printable(message)}", err=True)
    return 2


def show(findings: tuple[Finding, ...], stream: IO[str] | None = None) -> None:
    """Print findings, a blank line between them; colours only where a terminal shows them."""
    out = stream or sys.stderr
    for n, finding in enumerate(findings):
        first, *rest = str(finding).split("\n")
        word = click.style(finding.severity, fg="red" if finding.severity == "error" else "yellow", bold=True)
        lines = [first.replace(f": {finding.severity}: ", f": {word}: ", 1), *rest]
        click.echo(("\n" if n else "") + "\n".join(lines), file=out)


def counted(n: int, noun: str) -> str:
    """Write a number of things: `1 briefing`, `2 briefings`."""
    return f"{n} {noun}{'s' * (n != 1)}"


@contextmanager
def progress(total: Callable[[], int], label: str, *, quiet: bool) -> Iterator[Callable[..., None]]:
    """Show progress on long work when a terminal watches; answers what to call after each step, or each so many."""
    if quiet or not sys.stderr.isatty() or total() < _LONG_WORK:
        yield lambda _=1: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(label, total=total())
        yield lambda steps=1: bar.advance(task, steps)
