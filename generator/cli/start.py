"""Where work begins: `init` a project, a `new` briefing by hand, the `schema` that helps to write one."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import example, quiet_option
from generator.cli.say import say
from generator.errors import CannotRun


@click.command(epilog=example("factbox init our-briefings && cd our-briefings && factbox serve --open"))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@quiet_option
def init(folder: Path, *, quiet: bool) -> None:
    """Make a new project with one worked example.

    The example is the siege of the Radisson Blu hotel in Bamako, 20 November 2015.
    """
    from generator import briefings, project

    project.start(folder, {f"content/{briefings.SCHEMA_FILE}": briefings.schema()})
    say(f"{folder} is a project with one briefing. Look at it: cd {folder} && factbox serve --open", quiet=quiet)


@click.command(epilog=example('factbox new "Siege of the Radisson Blu hotel, Bamako"'))
@click.argument("title")
@quiet_option
def new(title: str, *, quiet: bool) -> None:
    """Write the skeleton of a briefing into content/briefings/."""
    from generator import briefings
    from generator.project import find

    project = find(Path.cwd())
    if not title.strip():
        raise click.UsageError("Name the incident in TITLE: the place and what happened there.")
    try:
        title.encode()
    except UnicodeEncodeError:
        raise CannotRun("the title is not valid UTF-8. Type it again in this terminal.") from None
    made = briefings.skeleton(title)
    path = project.briefings / f"{made.stem}.md"
    if not briefings.write_new(path, made.text):
        raise CannotRun(
            f"{project.shown(path)} exists already, and is left as it is. Rename it, or choose another title."
        )
    briefings.write_schema(project)
    say(f"{project.shown(path)} written. Fill it in, then run: factbox check", quiet=quiet)


@click.command(epilog=example("factbox schema > content/briefing.schema.json"))
def schema() -> None:
    """Print the JSON Schema of the front matter.

    With it, editors complete and check the front matter as one types.
    """
    from generator import briefings

    click.echo(briefings.schema(), nl=False)
