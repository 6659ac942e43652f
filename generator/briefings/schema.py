"""The JSON Schema of the front matter: with it beside the briefings, editors complete and check what one types."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from generator import forms
from generator.briefings.briefing import FrontMatter
from generator.briefings.write import write_new

if TYPE_CHECKING:
    from generator.project import Project

SCHEMA_FILE = "briefing.schema.json"


def schema() -> str:
    """Answer the schema (JSON Schema 2020-12) as the text of a file."""
    return json.dumps(forms.schema(FrontMatter), indent=2, ensure_ascii=False) + "\n"


def write_schema(project: Project) -> None:
    """Write the schema into `content/`, where briefings point at it; one that is there stays as it is."""
    write_new(project.content / SCHEMA_FILE, schema())


def schema_line(depth: int = 1) -> str:
    """Write the line that leads editors' programs to the schema from a briefing `depth` folders below `content/`."""
    return f"# yaml-language-server: $schema={'../' * depth}{SCHEMA_FILE}\n"
