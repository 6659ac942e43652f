"""Themes: folders of Jinja templates and static files, the project's own first, then those that factbox brings.

A theme is a folder with `theme.yaml`. What it lacks is taken from the theme that it extends; `wire/briefing.html` names
that theme's own template, to extend it where both have one. Every template is autoescaped whatever its name, and a name
that does not exist is an error with its line, never an empty page.
"""

from generator.pages.theme.load import load
from generator.pages.theme.theme import Theme
from generator.pages.theme.unused import unused

__all__ = ["Theme", "load", "unused"]
