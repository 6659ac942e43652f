"""Is it proven? `check` tells every problem at once, `explain` why a rule exists."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from generator import __version__
from generator.cli.options import example, quiet_option, strict_option
from generator.cli.say import progress, say, show
from generator.errors import CannotRun, summary


@click.command(epilog=example("factbox check content/briefings/2015-11-20-bamako-radisson-blu.md"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@strict_option
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="For people, programs, code scanning, or pull requests on GitHub.",
)
@quiet_option
def check(paths: tuple[Path, ...], output_format: str, *, strict: bool, quiet: bool) -> int:
    """Check briefings against their sources and rules.

    All problems are told at once, each with its file, line and column, and what to do. What passed is remembered in
    your cache folder (factbox/), which you may delete at any time.
    """
    import msgspec

    from generator import briefings, pipeline, reports
    from generator.project import briefing_files, find

    for path in paths:
        if not path.exists():
            raise CannotRun(f"{path}: there is no such file.")
    project = find(paths[0] if paths else Path.cwd())
    with progress(lambda: len(briefing_files(project)), "Checking", quiet=quiet) as tick:
        findings = pipeline.check(project, tick, only=paths).findings
    if strict:
        findings = tuple(msgspec.structs.replace(f, severity="error") for f in findings)
    match output_format:
        case "text":
            show(findings, stream=sys.stdout)
        case "json":
            click.echo(reports.as_json(findings), nl=False)
        case "github":
            click.echo(reports.as_github(findings), nl=False)
        case _:
            click.echo(reports.as_sarif(findings, briefings.EXPLAINED, __version__), nl=False)
    say(summary(findings), quiet=quiet)
    return 1 if any(f.severity == "error" for f in findings) else 0


@click.command(epilog=example("factbox explain evidence-absent"))
@click.argument("code")
def explain(code: str) -> None:
    """Say why a rule exists and how to satisfy it.

    CODE stands in brackets at the end of a message.
    """
    from generator import forms
    from generator.briefings import EXPLAINED

    if code not in EXPLAINED:
        meant = forms.nearest(code, EXPLAINED)
        advice = f"Did you mean “{meant}”?" if meant else "A rule's code stands in brackets at the end of its message."
        raise CannotRun(f"there is no rule “{code}”. {advice}")
    reason, remedy = EXPLAINED[code]
    click.echo(f"{code}\n\nWhy: {reason}\nWhat to do: {remedy}")
