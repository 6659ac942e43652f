"""What comes with factbox: inside the installed package, or beside it in a checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).parents[1]


def builtin_themes() -> Path:
    """Where the themes that come with factbox are."""
    inside = _PACKAGE / "themes"
    return inside if inside.is_dir() else _PACKAGE.parent / "themes"


def example() -> Path:
    """Where the worked example is: a folder with `content/` and `seeds/`."""
    inside = _PACKAGE / "example"
    return inside if inside.is_dir() else _PACKAGE.parent
