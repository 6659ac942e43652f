"""What the declarations of commands share: an option of all that say something, and the example below each help."""

from __future__ import annotations

import click

quiet_option = click.option("--quiet", is_flag=True, help="Print nothing but problems.")
strict_option = click.option("--strict", is_flag=True, help="Make warnings errors.")


def example(*lines: str) -> str:
    """Write the end of a command's help: one call that works, or several."""
    return "\b\n" + ("Example:" if len(lines) == 1 else "Examples:") + "".join(f"\n  {line}" for line in lines)
