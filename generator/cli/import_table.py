"""`import`: a briefing of every row of an event table."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import click

from generator.cli.options import example, quiet_option
from generator.cli.say import counted, progress, say, show
from generator.errors import printable


def _conditions(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Part COLUMN=VALUE."""
    for value in values:
        if "=" not in value:
            raise click.BadParameter(f"“{value}” has no equals sign. Write COLUMN=VALUE: country=Mali")
    return tuple((column.strip(), cell.strip()) for column, _, cell in (value.partition("=") for value in values))


@click.command("import", epilog=example("factbox import GEDEvent_v25_1.csv --only country=Mali --only year=2015"))
@click.argument("table", type=click.Path(path_type=Path))
@click.option(
    "--mapping", type=click.Path(path_type=Path), metavar="FILE", help="Which column holds what; by default UCDP GED's."
)
@click.option(
    "--only",
    multiple=True,
    metavar="COLUMN=VALUE",
    callback=_conditions,
    help="Take rows with this value; more columns narrow, more values of one widen.",
)
@click.option("--limit", type=click.IntRange(1), metavar="N", help="Take the first N rows.")
@click.option(
    "--status",
    type=click.Choice(["draft", "published"]),
    default="draft",
    show_default=True,
    help="What the briefings are to be.",
)
@click.option("--dry-run", is_flag=True, help="Write nothing; show the first briefing and its seed, and every finding.")
@quiet_option
def import_table(*, dry_run: bool, quiet: bool, **order: Any) -> int:
    """Make a briefing of every row of an event table.

    TABLE is a CSV file: UCDP's Georeferenced Event Dataset as it is, or any other with a mapping. The row itself is
    kept in seeds/ and proves every figure. No file is ever overwritten: a row that was imported before is left as it
    is, and shown where it has changed. A row with a mistake is left out and told; all others are imported.
    """
    from generator import briefings
    from generator.briefings import tables
    from generator.project import find

    project = find(Path.cwd())
    plan = tables.plan(project, tables.Order(dry_run=dry_run, **order))
    if plan.frame.version is None:
        hint = "Keep the publisher's file name, such as GEDEvent_v25_1.csv, or write version: into the mapping."
        say(f"{plan.table.shown} does not say which version of the dataset it is. {hint}", quiet=quiet)
    became: Counter[str] = Counter()
    told = False
    with progress(lambda: plan.table.lines, "Importing", quiet=quiet) as tick:
        for one in tables.imported(plan):
            became[one.outcome] += 1
            if one.findings and told:
                click.echo(err=True)
            show(one.findings)
            told = told or bool(one.findings)
            if one.outcome == "changed" or (dry_run and became["written"] == 1):
                click.echo("\n".join(map(printable, one.text.split("\n"))), nl=False)
            tick()
    say(_what_became(became, dry_run=dry_run), quiet=quiet)
    if became["written"] and not dry_run:
        briefings.write_schema(project)
        folder = f"{project.shown(project.briefings)}/{plan.frame.table}"
        say(f"Look through them, then run: factbox check {folder}", quiet=quiet)
    return 1 if became["refused"] else 0


def _what_became(rows: Counter[str], *, dry_run: bool) -> str:
    """Sum up an import: `12 rows: 10 written, 1 imported before, 1 refused.`."""
    words = {
        "written": "would be written" if dry_run else "written",
        "unchanged": "imported before",
        "changed": "changed since they were imported, and left as they are",
        "taken": "whose file is another's",
        "refused": "refused",
    }
    counts = [f"{rows[outcome]} {word}" for outcome, word in words.items() if rows[outcome]]
    return f"{counted(rows.total(), 'row')}: {', '.join(counts)}." if counts else "No row was taken."
