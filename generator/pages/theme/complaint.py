"""What Jinja complains of, told as a finding: which template, which line, what is wrong with it."""

from __future__ import annotations

import traceback
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import CannotRun, FactboxError, Finding, Rejected
from generator.forms import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


def explained(
    error: Exception, template: str, theme: str, folders: Sequence[Path], known: Callable[[], list[str]]
) -> Exception:
    """Turn what went wrong with a theme's template into an error that names file, line and what is wrong.

    `known` lists the templates that there are. What is no mistake of the theme's author comes back as it is.
    """
    from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

    if isinstance(error, TemplateSyntaxError):
        return _finding(folders, error.filename or template, error.lineno, error.message or "cannot be read")
    message = str(error)
    if isinstance(error, RecursionError):
        message = (
            "the template extends or includes itself, or nests too deep; wire/briefing.html names the one that "
            "this theme extends"
        )
    if isinstance(error, TemplateNotFound) and error.name:
        meant = nearest(str(error.name), known())
        message = f"there is no template “{error.name}”" + (f". Did you mean “{meant}”?" if meant else "")
    if isinstance(error, UnicodeDecodeError):
        message = f"byte 0x{error.object[error.start]:02X} is not valid UTF-8. Save every template as UTF-8"
    frames = [f for f in traceback.extract_tb(error.__traceback__) if _is_template(folders, f.filename)]
    wrongs = (FactboxError, TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
    if frames and isinstance(error, (*wrongs, RecursionError)):
        return _finding(folders, frames[-1].filename, frames[-1].lineno or 1, message)
    if isinstance(error, TemplateNotFound | UnicodeDecodeError | RecursionError):
        return CannotRun(f"theme {theme}: {template}: {message}.")
    return error


def _is_template(folders: Sequence[Path], filename: str) -> bool:
    return any(Path(filename).is_relative_to(folder) for folder in folders)


def _finding(folders: Sequence[Path], filename: str, line: int, message: str) -> Rejected:
    path = Path(filename)
    try:
        rows = path.read_text("utf-8").split("\n")
        excerpt = rows[line - 1] if line <= len(rows) else ""
    except (OSError, UnicodeDecodeError):
        excerpt = ""
    folder = next((f for f in folders if path.is_relative_to(f)), None)
    shown = f"themes/{folder.name}/{path.relative_to(folder).as_posix()}" if folder else filename
    column = len(excerpt) - len(excerpt.lstrip()) + 1
    return Rejected(
        [
            Finding(
                path=shown,
                line=line,
                column=column,
                excerpt=excerpt,
                code="template",
                message=f"template error: {message}",
                hint="The theme's README.md names what each template receives.",
            )
        ]
    )
