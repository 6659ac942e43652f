"""The site: `build` it, or `serve` a preview that is rebuilt with every save."""

from __future__ import annotations

from pathlib import Path

import click

from generator.cli.options import example, quiet_option, strict_option
from generator.cli.say import counted, progress, say, show


@click.command(epilog=example("factbox build --strict"))
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Where to publish; by default site/.")
@strict_option
@click.option("--compress", is_flag=True, help="Put .gz and .br beside text files, for web servers that send those.")
@click.option(
    "--executor",
    metavar="WHERE",
    help="Who shares the work: a number of processes, or dask://HOST:PORT; by default a process a processor.",
)
@quiet_option
def build(output: Path | None, *, strict: bool, compress: bool, executor: str | None, quiet: bool) -> None:
    """Check everything and publish the site.

    Where anything is wrong, the old site stays as it is. The new one takes its place in one step. SHA256SUMS in it
    tells whether a copy is whole (sha256sum -c SHA256SUMS).
    """
    from generator import engine
    from generator.project import briefing_files, find

    project = find(Path.cwd())
    target = output or project.site
    with progress(lambda: 2 * len(briefing_files(project)), "Building", quiet=quiet) as tick:
        outcome = engine.build(project, target, strict=strict, compress=compress, executor=executor, tick=tick)
    show(outcome.findings)
    say(f"{counted(outcome.published, 'briefing')} published in {_relative(target)}", quiet=quiet)
    if outcome.lacks_indexer:
        say("The site has no search, since Pagefind is not installed here: pip install pagefind-bin", quiet=quiet)


@click.command(epilog=example("factbox serve --open"))
@click.option("--host", metavar="ADDRESS", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option(
    "--port",
    metavar="N",
    default=8000,
    show_default=True,
    type=click.IntRange(0, 65535),
    help="The port to listen at; 0 takes a free one.",
)
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in a browser.")
@quiet_option
def serve(host: str, port: int, *, open_browser: bool, quiet: bool) -> None:
    """Preview the site, rebuilt with every save.

    Drafts are shown, and marked. Ctrl-C ends the preview.
    """
    from generator import engine, pages
    from generator import serve as room
    from generator.project import find, read_settings

    project = find(Path.cwd())
    preview, ahead = project.memory / "preview", pages.Ahead()

    def once() -> room.Built:
        engine.build(project, preview, drafts=True, ahead=ahead)
        settings = read_settings(project)
        return room.Built(settings.base_path, pages.image_origins(settings))

    room.preview(
        once,
        ahead.pages,
        watched=[project.content, project.seeds, project.themes],
        site=preview,
        host=host,
        port=port,
        open_browser=open_browser,
        say=lambda text: say(text, quiet=quiet),
        complain=lambda text: say(text, quiet=False),
    )


def _relative(path: Path) -> str:
    try:
        return f"{path.resolve().relative_to(Path.cwd())}/"
    except ValueError:
        return str(path)
