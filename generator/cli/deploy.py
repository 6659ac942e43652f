"""`deploy`: bring the built site to where readers find it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click

from generator.cli.options import example, quiet_option
from generator.cli.say import INTERRUPTED, progress, say
from generator.errors import printable

if TYPE_CHECKING:
    from generator.deploy import Change


@click.command(
    epilog=example(
        "factbox deploy /srv/www/briefings",
        "factbox deploy desk@example.org:/var/www/briefings --dry-run",
        "factbox deploy s3://bucket/briefings --endpoint-url https://s3.example.org",
        "factbox deploy git:origin#gh-pages",
        "factbox deploy --snippet nginx > factbox.conf",
    )
)
@click.argument("target", required=False)
@click.option(
    "--from", "source", type=click.Path(path_type=Path), metavar="DIR", help="The built site; by default site/."
)
@click.option("--dry-run", is_flag=True, help="Change nothing; print what would be written and deleted.")
@click.option(
    "--max-deletes",
    default=100,
    show_default=True,
    type=click.IntRange(0),
    metavar="N",
    help="Deploy nothing where more than N files would be deleted (assets and search index not counted).",
)
@click.option("--endpoint-url", metavar="URL", help="The server of a bucket that is not Amazon's.")
@click.option(
    "--snippet", type=click.Choice(["nginx", "caddy"]), help="Only print a configuration for this web server."
)
@quiet_option
def deploy(  # noqa: PLR0913 -- an option each
    target: str | None,
    source: Path | None,
    snippet: Literal["nginx", "caddy"] | None,
    endpoint_url: str | None,
    *,
    dry_run: bool,
    max_deletes: int,
    quiet: bool,
) -> int:
    """Bring the built site to where readers find it.

    TARGET is a folder, which is replaced in one step; USER@HOST:PATH or rsync:DESTINATION, whatever rsync takes;
    s3://BUCKET/PREFIX; or git:REMOTE#BRANCH, a commit on top of a branch. Only a whole site is deployed, and only what
    changed is sent: new files, then changed pages, then the lists that lead to them; what is gone is deleted last.
    Files that factbox did not put there are left alone. A deployment that was cut off goes on when it is run again.
    """
    from generator.deploy import configured
    from generator.project import find

    project = find(Path.cwd())
    built = source or project.site
    if snippet is not None:
        click.echo(configured(project, built, snippet), nl=False)
        return 0
    if target is None:
        raise click.UsageError("Name a TARGET: a folder, USER@HOST:PATH, s3://BUCKET/PREFIX or git:REMOTE#BRANCH.")
    from generator import pipeline

    try:
        with pipeline.deployment(project, built, target, endpoint_url) as planned:
            planned.refuse_loss(max_deletes)
            change = planned.change
            if dry_run:
                for word, paths in (("new", change.new), ("changed", change.changed), ("deleted", change.gone)):
                    for path in paths:
                        click.echo(printable(f"{word:8}{path}"))
            else:
                with progress(lambda: change.written, "Deploying", quiet=quiet) as tick:
                    planned.carry_out(tick)
    except KeyboardInterrupt:
        click.echo("Stopped. What is missing there is sent when you run this again.", err=True)
        return INTERRUPTED
    say(_what_was_deployed(target, change, dry_run=dry_run), quiet=quiet)
    return 0


def _what_was_deployed(target: str, change: Change, *, dry_run: bool) -> str:
    """Sum up a deployment: `s3://bucket: 3 new, 1 changed, 240 the same.`."""
    counts = [
        f"{number} {word}"
        for number, word in (
            (len(change.new), "new"),
            (len(change.changed), "changed"),
            (len(change.gone), "deleted"),
            (change.same, "the same"),
            (len(change.foreign), "not factbox's, left alone"),
        )
        if number
    ]
    would = " It was not changed (--dry-run)." if dry_run and change else ""
    return f"{target}: {', '.join(counts)}.{would}"
