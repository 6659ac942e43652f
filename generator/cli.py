"""The command line: parse, call, print, exit code. The only room that prints.

Exit codes: 0 all is well, 1 something was found wrong with the input, 2 the command could not run.
"""

from __future__ import annotations

import difflib
import gc
import io
import json
import os
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import click

from generator import __version__
from generator.errors import CannotRun, FactboxError, Finding, Rejected, printable, summary

if TYPE_CHECKING:
    from collections import Counter
    from collections.abc import Callable, Iterator, Sequence

    from rich.text import Text

    from generator.deploy import Change
    from generator.facts import MarkKind, ReviewedParagraph
    from generator.project import Project

_INTERRUPTED = 130
_LONG_WORK = 20
_SHOWN = 50  # characters of a mark's words
_COLOURS: dict[MarkKind, str] = {
    "claim": "underline", "quotation": "green", "actor": "magenta", "place": "cyan", "date": "blue",
    "figure": "bold yellow", "unread": "bold white on red",
}  # fmt: skip


def main() -> None:
    """Run the command line; every mistake of a user ends in a message and an exit code, never in a traceback."""
    gc.set_threshold(10_000)  # values are trees: looking for cycles as often as usual took a tenth of a check
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what an old terminal lacks is shown by its code
    try:
        code = cli(standalone_mode=False)
        sys.stdout.flush()
    except Rejected as error:
        _show(error.findings)
        code = 1
    except FactboxError as error:
        code = _complain(str(error))
    except click.ClickException as error:
        error.show()
        code = 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped. Nothing was left half-written.", err=True)
        code = _INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except OSError as error:
        name = f" ({error.filename})" if error.filename else ""
        code = _complain(f"{error.strerror or error}{name}. Nothing was left half-written.")
    sys.exit(code or 0)


def _quiet(command: Callable[..., Any]) -> Callable[..., Any]:
    return click.option("--quiet", is_flag=True, help="Print nothing but problems.")(command)


def _example(text: str) -> str:
    return f"\b\nExample:\n  {text}"


def _examples(*lines: str) -> str:
    return "\b\nExamples:\n  " + "\n  ".join(lines)


def _address(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    """Let a draft go nowhere but into content/briefings/."""
    from generator.briefings import plain_slug

    if value is not None and value != plain_slug(value, ""):
        raise click.BadParameter("write lower-case letters, digits and single hyphens: mill-fire-2021")
    return value or None


def _conditions(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Part COLUMN=VALUE."""
    for value in values:
        if "=" not in value:
            raise click.BadParameter(f"“{value}” has no equals sign. Write COLUMN=VALUE: country=Mali")
    return tuple((column.strip(), cell.strip()) for column, _, cell in (value.partition("=") for value in values))


@click.group(
    epilog=_example("factbox draft seeds/article.txt && factbox check && factbox build"),
    context_settings={"help_option_names": ["--help", "-h"]},
)
@click.version_option(__version__, prog_name="factbox")
def cli() -> None:
    """Publish sourced incident briefings as a static site; nothing unsourced gets through."""


@cli.command(epilog=_example('factbox new "Siege of the Radisson Blu hotel, Bamako"'))
@click.argument("title")
@_quiet
def new(title: str, *, quiet: bool) -> None:
    """Write the skeleton of a briefing into content/briefings/."""
    from generator import briefings

    project = _project()
    try:
        title.encode()
    except UnicodeEncodeError:
        raise CannotRun("the title is not valid UTF-8. Type it again in this terminal.") from None
    made = briefings.skeleton(title)
    path = project.briefings / f"{made.stem}.md"
    if not _write_new(path, made.text):
        raise CannotRun(
            f"{project.shown(path)} exists already, and is left as it is. Rename it, or choose another title."
        )
    _write_schema(project)
    _say(f"{project.shown(path)} written. Fill it in, then run: factbox check", quiet=quiet)


@cli.command(epilog=_example("factbox draft seeds/article.txt --published 2015-11-21"))
@click.argument("seeds", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option(
    "--into", metavar="SLUG", callback=_address, help="The draft's file name; by default made of date and place."
)
@click.option("--published", metavar="DATE", help="When the article was published, where its text does not say so.")
@click.option("--publisher", metavar="NAME", help="Who published it.")
@click.option("--url", metavar="URL", help="Its address.")
@click.option("--review", is_flag=True, help="Write nothing; print the articles with what was found in them marked.")
@_quiet
def draft(seeds: tuple[Path, ...], into: str | None, *, review: bool, quiet: bool, **said: str | None) -> None:
    """Draft a briefing from source articles about one incident.

    No file is ever overwritten: where the briefing exists, the difference to what would be drafted now is shown.
    """
    from generator import briefings, pipeline
    from generator.project import read_text

    if review:
        if into:
            raise click.UsageError("--review writes nothing, so --into has no effect. Leave one of them out.")
        for name, paragraphs in pipeline.review(seeds, said):
            _review(name, paragraphs)
        return
    project = _project()
    made = pipeline.draft(project, seeds, said)
    named = [p.resolve().relative_to(project.seeds.resolve()).as_posix() for p in seeds]
    before = None if into else briefings.drafted_before(project, named)
    path = before or project.briefings / f"{into or made.stem}.md"
    if _write_new(path, made.text):
        _write_schema(project)
        _say(f"{project.shown(path)} drafted. Edit it, then run: factbox check", quiet=quiet)
        return
    shown = project.shown(path)
    old = read_text(path, shown).splitlines(keepends=True)
    diff = difflib.unified_diff(old, made.text.splitlines(keepends=True), shown, f"{shown} (as drafted now)")
    click.echo("".join(printable(line.rstrip("\n")) + "\n" for line in diff), nl=False)
    _say(f"{shown} exists and is left as it is; above is what a new draft would change.", quiet=quiet)


@cli.command("import", epilog=_example("factbox import GEDEvent_v25_1.csv --only country=Mali --only year=2015"))
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
@_quiet
def import_(*, dry_run: bool, quiet: bool, **order: Any) -> None:
    """Make a briefing of every row of an event table.

    TABLE is a CSV file: UCDP's Georeferenced Event Dataset as it is, or any other with a mapping. The row itself is
    kept in seeds/ and proves every figure. No file is ever overwritten: a row that was imported before is left as it
    is, and shown where it has changed. A row with a mistake is left out and told; all others are imported.
    """
    from collections import Counter

    from generator import briefings, pipeline

    project = _project()
    plan = pipeline.plan_import(project, briefings.Order(dry_run=dry_run, **order))
    if plan.frame.version is None:
        hint = "Keep the publisher's file name, such as GEDEvent_v25_1.csv, or write version: into the mapping."
        _say(f"{plan.table.shown} does not say which version of the dataset it is. {hint}", quiet=quiet)
    became: Counter[str] = Counter()
    told = False
    with _progress(lambda: plan.table.lines, "Importing", quiet=quiet) as tick:
        for one in pipeline.import_table(plan):
            became[one.outcome] += 1
            if one.findings and told:
                click.echo(err=True)
            _show(one.findings)
            told = told or bool(one.findings)
            if one.outcome == "changed" or (dry_run and became["written"] == 1):
                click.echo("\n".join(map(printable, one.text.split("\n"))), nl=False)
            tick()
    if became["written"] and not dry_run:
        _write_schema(project)
    _say(_what_became(became, dry_run=dry_run), quiet=quiet)
    if became["written"] and not dry_run:
        folder = f"{project.shown(project.briefings)}/{plan.frame.table}"
        _say(f"Look through them, then run: factbox check {folder}", quiet=quiet)
    sys.exit(1 if became["refused"] else 0)


@cli.command(epilog=_example("factbox facts seeds/*.txt --json"))
@click.argument("seeds", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, a line a seed.")
@_quiet
def facts(seeds: tuple[Path, ...], *, as_json: bool, quiet: bool) -> None:
    """Print what articles state, each fact with its place.

    Quotations, figures, places, dates, actors and claims; offsets count characters of the article's text.
    """
    from generator import pipeline

    failed = 0
    with _progress(lambda: len(seeds), "Reading articles", quiet=quiet) as tick:
        for found in pipeline.found_facts(seeds, as_json=as_json):
            if isinstance(found, Rejected):
                _show(found.findings)
                failed = max(failed, 1)
            elif isinstance(found, CannotRun):
                failed = _complain(str(found))
            else:
                click.echo(found)
            tick()
    sys.exit(failed)


@cli.command(epilog=_example("factbox check content/briefings/2015-11-20-bamako-radisson-blu.md"))
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--strict", is_flag=True, help="Make warnings errors.")
@click.option(
    "--format",
    "output_format",
    type=click.Choice(["text", "json", "sarif", "github"]),
    default="text",
    show_default=True,
    help="For people, programs, code scanning, or pull requests on GitHub.",
)
@_quiet
def check(paths: tuple[Path, ...], output_format: str, *, strict: bool, quiet: bool) -> None:
    """Check briefings against their sources and rules.

    All problems are told at once, each with its file, line and column, and what to do. What passed is remembered in
    your cache folder (factbox/), which you may delete at any time.
    """
    import msgspec

    from generator import briefings, pipeline, reports
    from generator.project import briefing_files

    for path in paths:
        if not path.exists():
            raise CannotRun(f"{path}: there is no such file.")
    project = _project(paths[0] if paths else None)
    with _progress(lambda: len(briefing_files(project)), "Checking", quiet=quiet) as tick:
        findings = pipeline.check(project, tick, only=paths).findings
    if strict:
        findings = tuple(msgspec.structs.replace(f, severity="error") for f in findings)
    match output_format:
        case "text":
            _show(findings, stream=sys.stdout)
        case "json":
            click.echo(reports.as_json(findings), nl=False)
        case "github":
            click.echo(reports.as_github(findings), nl=False)
        case _:
            click.echo(reports.as_sarif(findings, briefings.EXPLAINED, __version__), nl=False)
    _say(summary(findings), quiet=quiet)
    sys.exit(1 if any(f.severity == "error" for f in findings) else 0)


@cli.command(epilog=_example("factbox explain evidence-absent"))
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


@cli.command(epilog=_example("factbox build --strict"))
@click.option("--output", type=click.Path(path_type=Path), metavar="DIR", help="Where to publish; by default site/.")
@click.option("--strict", is_flag=True, help="Make warnings errors.")
@click.option("--compress", is_flag=True, help="Put .gz and .br beside text files, for web servers that send those.")
@click.option(
    "--executor",
    metavar="WHERE",
    help="Who shares the work: a number of processes, or dask://HOST:PORT; by default a process a processor.",
)
@_quiet
def build(output: Path | None, *, strict: bool, compress: bool, executor: str | None, quiet: bool) -> None:
    """Check everything and publish the site.

    Where anything is wrong, the old site stays as it is. The new one takes its place in one step. SHA256SUMS in it
    tells whether a copy is whole (sha256sum -c SHA256SUMS).
    """
    from generator import engine
    from generator.project import briefing_files

    project = _project()
    target = output or project.site
    with _progress(lambda: 2 * len(briefing_files(project)), "Building", quiet=quiet) as tick:
        outcome = engine.build(project, target, strict=strict, compress=compress, executor=executor, tick=tick)
    _show(outcome.findings)
    _say(f"{_count(outcome.published, 'briefing')} published in {_relative(target)}", quiet=quiet)
    if outcome.lacks_indexer:
        _say("The site has no search, since Pagefind is not installed here: pip install pagefind-bin", quiet=quiet)


@cli.command(
    epilog=_examples(
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
@_quiet
def deploy(  # noqa: PLR0913 -- an option each
    target: str | None,
    source: Path | None,
    snippet: Literal["nginx", "caddy"] | None,
    endpoint_url: str | None,
    *,
    dry_run: bool,
    max_deletes: int,
    quiet: bool,
) -> None:
    """Bring the built site to where readers find it.

    TARGET is a folder, which is replaced in one step; USER@HOST:PATH or rsync:DESTINATION, whatever rsync takes;
    s3://BUCKET/PREFIX; or git:REMOTE#BRANCH, a commit on top of a branch. Only a whole site is deployed, and only what
    changed is sent: new files, then changed pages, then the lists that lead to them; what is gone is deleted last.
    Files that factbox did not put there are left alone. A deployment that was cut off goes on when it is run again.
    """
    from generator import pipeline

    project = _project()
    built = source or project.site
    if snippet is not None:
        click.echo(pipeline.snippet(project, built, snippet), nl=False)
        return
    if target is None:
        raise click.UsageError("Name a TARGET: a folder, USER@HOST:PATH, s3://BUCKET/PREFIX or git:REMOTE#BRANCH.")
    try:
        with pipeline.deployment(project, built, target, endpoint_url) as planned:
            planned.refuse_loss(max_deletes)
            change = planned.change
            if dry_run:
                for word, paths in (("new", change.new), ("changed", change.changed), ("deleted", change.gone)):
                    for path in paths:
                        click.echo(printable(f"{word:8}{path}"))
            else:
                with _progress(lambda: change.written, "Deploying", quiet=quiet) as tick:
                    planned.carry_out(tick)
    except KeyboardInterrupt:
        click.echo("Stopped. What is missing there is sent when you run this again.", err=True)
        sys.exit(_INTERRUPTED)
    _say(_what_was_deployed(target, change, dry_run=dry_run), quiet=quiet)


@cli.command(epilog=_example("factbox serve --open"))
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="0 takes a free one.")
@click.option("--open", "open_browser", is_flag=True, help="Open the preview in a browser.")
@_quiet
def serve(host: str, port: int, *, open_browser: bool, quiet: bool) -> None:
    """Preview the site, rebuilt with every save.

    Drafts are shown, and marked. Ctrl-C ends the preview.
    """
    from generator import engine, pages
    from generator import serve as room
    from generator.project import read_settings

    project = _project()
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
        say=lambda text: _say(text, quiet=quiet),
        complain=lambda text: _say(text, quiet=False),
    )


@cli.command(epilog=_example("factbox schema > content/briefing.schema.json"))
def schema() -> None:
    """Print the JSON Schema of the front matter.

    With it, editors complete and check the front matter as one types.
    """
    click.echo(_schema(), nl=False)


@cli.command(epilog=_example("factbox init our-briefings && cd our-briefings && factbox serve --open"))
@click.argument("folder", type=click.Path(path_type=Path), metavar="DIR")
@_quiet
def init(folder: Path, *, quiet: bool) -> None:
    """Make a new project with one worked example.

    The example is the siege of the Radisson Blu hotel in Bamako, 20 November 2015.
    """
    from generator import project
    from generator.briefings import SCHEMA_FILE

    project.start(folder, {f"content/{SCHEMA_FILE}": _schema()})
    _say(f"{folder} is a project with one briefing. Look at it: cd {folder} && factbox serve --open", quiet=quiet)


def _project(start: Path | None = None) -> Project:
    from generator import project

    return project.find(start or Path.cwd())


def _schema() -> str:
    from generator import briefings, forms

    return json.dumps(forms.schema(briefings.FrontMatter), indent=2, ensure_ascii=False) + "\n"


def _write_schema(project: Project) -> None:
    from generator.briefings import SCHEMA_FILE

    _write_new(project.content / SCHEMA_FILE, _schema())


def _write_new(path: Path, text: str) -> bool:
    from generator import briefings

    return briefings.write_new(path, text)


def _show(findings: tuple[Finding, ...], stream: Any = None) -> None:
    """Print findings, a blank line between them; colours only where a terminal shows them."""
    out = stream or sys.stderr
    for n, finding in enumerate(findings):
        first, *rest = str(finding).split("\n")
        word = click.style(finding.severity, fg="red" if finding.severity == "error" else "yellow", bold=True)
        lines = [first.replace(f": {finding.severity}: ", f": {word}: ", 1), *rest]
        click.echo(("\n" if n else "") + "\n".join(lines), file=out)


def _review(name: str, paragraphs: Sequence[ReviewedParagraph]) -> None:
    """Print an article with its facts marked: in colours where a terminal shows them, else in brackets."""
    from collections import Counter

    from rich.console import Console

    from generator import facts

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
    console.print(f"{sum(p.is_bare for p in paragraphs):>5} of {_count(len(paragraphs), 'paragraph')} without a fact\n")


def _coloured(paragraph: ReviewedParagraph) -> Iterator[Text]:
    """Write a paragraph in the colours of its marks, and below it a line for each that begins in it."""
    from rich.text import Text

    from generator import facts

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


def _complain(message: str) -> int:
    click.echo(f"factbox: {printable(message)}", err=True)
    return 2


def _say(text: str, *, quiet: bool) -> None:
    if not quiet:
        click.echo(printable(text), err=True)


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}{'s' * (n != 1)}"


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
    return f"{_count(rows.total(), 'row')}: {', '.join(counts)}." if counts else "No row was taken."


def _what_was_deployed(target: str, change: Change, *, dry_run: bool) -> str:
    """Sum up a deployment: `s3://bucket: 3 files new, 1 changed, 240 the same.`."""
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


def _relative(path: Path) -> str:
    try:
        return f"{path.resolve().relative_to(Path.cwd())}/"
    except ValueError:
        return str(path)


@contextmanager
def _progress(total: Callable[[], int], label: str, *, quiet: bool) -> Iterator[Callable[..., None]]:
    """Show progress on long work when a terminal watches; answers what to call after each step, or each so many."""
    if quiet or not sys.stderr.isatty() or total() < _LONG_WORK:
        yield lambda _=1: None
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(label, total=total())
        yield lambda steps=1: progress.advance(task, steps)
