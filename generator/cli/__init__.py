"""The command line: parse, call, print, exit code. The only room that prints; a file a group of commands.

Exit codes: 0 all is well, 1 something was found wrong with the input, 2 the command could not run.
"""

from generator.cli.run import main

__all__ = ["main"]
