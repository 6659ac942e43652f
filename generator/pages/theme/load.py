"""Finding a theme by its name: the project's own first, then those that factbox brings, and what each extends."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Annotated

from msgspec import Meta

from generator.errors import CannotRun
from generator.forms import Form, Source, nearest, whole
from generator.forms import read as read_form
from generator.pages.theme.assets import published
from generator.pages.theme.templates import templates
from generator.pages.theme.theme import Theme
from generator.pages.tongue import Tongue, read_tongue
from generator.project import SETTINGS, builtin_themes, read_text

if TYPE_CHECKING:
    from pathlib import Path

    from jinja2 import Environment

    from generator.memory import Memory
    from generator.project import Project

CONTRACT = 1


class ThemeFile(Form, frozen=True, kw_only=True):
    """`theme.yaml`: the theme's name for people, the theme it completes, and the contract it was written for.

    With `scripts: false` no page carries a script: maps stay drawings, and there is no search.
    """

    title: str
    extends: Annotated[str, Meta(pattern=whole("[a-z0-9][a-z0-9_-]{0,99}"))] | None = None
    contract: int = CONTRACT
    scripts: bool | None = None


def load(name: str, project: Project, memory: Memory) -> Theme:
    """Find a theme and the ones that it extends, and publish their static files; compiled templates are remembered.

    Raises `CannotRun` where there is no such theme, `Rejected` where its `theme.yaml` has mistakes.
    """
    folders: list[Path] = []
    scripts: list[bool] = []
    wanted: str | None = name
    named_in = SETTINGS
    while wanted is not None:
        folder = _folder(wanted, named_in, project)
        if folder in folders:
            raise CannotRun(f"theme {name} extends itself by way of “{wanted}”. Remove an extends: line.")
        folders.append(folder)
        named_in = project.shown(folder / "theme.yaml")
        about = _about(folder, project)
        scripts += [about.scripts] if about.scripts is not None else []
        wanted = about.extends
    has_scripts = scripts[0] if scripts else True

    @cache
    def tongue(lang: str) -> Tongue:
        return read_tongue(lang, folders, project)

    @cache
    def environment(lang: str) -> Environment:
        return templates(folders, tongue(lang), memory)

    return Theme(
        name,
        tuple(folders),
        has_scripts,
        tongue,
        environment,
        published(folders, has_scripts=has_scripts),
    )


def names(project: Project) -> list[str]:
    """List the themes that a project can use."""
    found = {p.parent.name for base in (project.themes, builtin_themes()) for p in base.glob("*/theme.yaml")}
    return sorted(found)


def _folder(name: str, named_in: str, project: Project) -> Path:
    for base in (project.themes, builtin_themes()):
        if (base / name / "theme.yaml").is_file():
            return (base / name).resolve()
    known = names(project)
    meant = nearest(name, known)
    hint = f"Did you mean “{meant}”?" if meant else f"There are: {', '.join(known)}."
    raise CannotRun(f"{named_in}: there is no theme “{name}” (a folder themes/{name} with a theme.yaml). {hint}")


def _about(folder: Path, project: Project) -> ThemeFile:
    path = folder / "theme.yaml"
    shown = project.shown(path)
    about = read_form(Source(shown, read_text(path, shown)), ThemeFile)
    if about.contract != CONTRACT:
        raise CannotRun(f"{shown}: written for contract {about.contract}; this factbox has contract {CONTRACT}.")
    return about
