"""What the articles give: the `facts` that they state, and the `draft` that an editor goes on from."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from generator.cli.options import example, quiet_option
from generator.cli.say import complain, progress, say, show
from generator.errors import CannotRun, Rejected, printable


def _address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Let a draft go nowhere but into content/briefings/."""
    from generator.briefings import plain_slug

    if value is not None and value != plain_slug(value, ""):
        raise click.BadParameter("write lower-case letters, digits and single hyphens, not con or nul: mill-fire-2021")
    return value or None


@click.command(epilog=example("factbox draft seeds/article.txt --published 2015-11-21"))
@click.argument("seeds", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into", metavar="SLUG", callback=_address, help="The draft's file name; by default made of date and place."
)
@click.option("--published", metavar="DATE", help="When the article was published, where its text does not say so.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--url", metavar="URL", help="Its address.")
@click.option("--review", is_flag=True, help="Write nothing; print the articles with what was found in them marked.")
@quiet_option
def draft(seeds: tuple[Path, ...], into: str | None, *, review: bool, quiet: bool, **said: str | None) -> None:
    """Draft a briefing from source articles about one incident.

    No file is ever overwritten: where the briefing exists, the difference to what would be drafted now is shown.
    """
    if review:
        from generator.cli.review import show_review
        from generator.facts import reviewed

        if into:
            raise click.UsageError("--review writes nothing, so --into has no effect. Leave one of them out.")
        for name, paragraphs in reviewed(seeds, said):
            show_review(name, paragraphs)
        return

    from generator import briefings, pipeline
    from generator.project import find

    project = find(Path.cwd())
    made = pipeline.draft(project, seeds, said)
    named = [p.resolve().relative_to(project.seeds.resolve()).as_posix() for p in seeds]
    before = None if into else briefings.drafted_before(project, named)
    path = before or project.briefings / f"{into or made.stem}.md"
    if briefings.write_new(path, made.text):
        briefings.write_schema(project)
        say(f"{project.shown(path)} drafted. Edit it, then run: factbox check", quiet=quiet)
    else:
        _show_difference(path, project.shown(path), made.text)
        say(f"{project.shown(path)} exists and is left as it is; above is what a new draft would change.", quiet=quiet)


@click.command(epilog=example("factbox facts seeds/*.txt --json"))
@click.argument("seeds", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, a line a seed.")
@click.option("--quiet", is_flag=True, help="Show no progress.")
def facts(seeds: tuple[Path, ...], *, as_json: bool, quiet: bool) -> int:
    """Print what articles state, each fact with its place.

    Quotations, figures, places, dates, actors and claims; offsets count characters of the article's text.
    """
    from generator.facts import stated

    failed = 0
    with progress(lambda: len(seeds), "Reading articles", quiet=quiet) as tick:
        for found in stated(seeds, in_json=as_json):
            if isinstance(found, Rejected):
                show(found.findings)
                failed = max(failed, 1)
            elif isinstance(found, CannotRun):
                failed = complain(str(found))
            else:
                click.echo(found)
            tick()
    return failed


def _show_difference(path: Path, shown: str, drafted: str) -> None:
    """Print what a file would become if it were drafted now."""
    from generator.project import read_text

    old = read_text(path, shown).splitlines(keepends=True)
    diff = difflib.unified_diff(old, drafted.splitlines(keepends=True), shown, f"{shown} (as drafted now)")
    click.echo("".join(printable(line.rstrip("\n")) + "\n" for line in diff), nl=False)
