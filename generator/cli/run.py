"""The command `factbox`: what it can do, and how each of its ends is told. Heavy libraries wait until they are used."""

from __future__ import annotations

import gc
import io
import os
import sys
from typing import NoReturn

import click

from generator import __version__
from generator.cli.build import build, serve
from generator.cli.check import check, explain
from generator.cli.deploy import deploy
from generator.cli.draft import draft, facts
from generator.cli.import_table import import_table
from generator.cli.options import example
from generator.cli.say import INTERRUPTED, complain, show
from generator.cli.start import init, new, schema
from generator.errors import FactboxError, Rejected


def main() -> NoReturn:
    """Run the command line; every mistake of a user ends in a message and an exit code, never in a traceback."""
    gc.set_threshold(10_000)  # values are trees: looking for cycles as often as usual took a tenth of a check
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # what an old terminal lacks is shown by its code
    try:
        code = factbox(standalone_mode=False)
        sys.stdout.flush()
    except Rejected as error:
        show(error.findings)
        code = 1
    except FactboxError as error:
        code = complain(str(error))
    except click.ClickException as error:
        error.show()
        code = 2
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped. Nothing was left half-written.", err=True)
        code = INTERRUPTED
    except (BrokenPipeError, SystemExit):  # what click makes of it, who ends the process for nothing else
        code = 0
    except OSError as error:
        name = f" ({error.filename})" if error.filename else ""
        code = complain(f"{error.strerror or error}{name}. Nothing was left half-written.")
    _let_go()
    sys.exit(code or 0)


def _let_go() -> None:
    """Drop what could not be printed, which was told: the interpreter would try again, and complain."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class _Commands(click.Group):
    """Answers a command that does not exist with the one that was meant."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in self.commands and not ctx.resilient_parsing:
            from generator.forms import nearest

            meant = nearest(args[0], self.commands)
            advice = f"Did you mean “{meant}”?" if meant else f"There are: {', '.join(sorted(self.commands))}."
            ctx.fail(f"There is no command “{args[0]}”. {advice}")
        return super().resolve_command(ctx, args)


@click.group(
    cls=_Commands,
    commands=[new, draft, import_table, facts, check, explain, build, deploy, serve, schema, init],
    epilog=example("factbox draft seeds/article.txt && factbox check && factbox build"),
    context_settings={"help_option_names": ["--help", "-h"]},
)
@click.version_option(__version__, prog_name="factbox")
def factbox() -> None:
    """Publish sourced incident briefings as a static site; nothing unsourced gets through."""
