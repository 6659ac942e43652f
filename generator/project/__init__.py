"""Where a project's folders are, its site's settings, and how files that people edit are read.

A project is a folder with `content/site.yaml`. Nothing here reads a briefing or a seed.
"""

from generator.project.builtin import builtin_themes
from generator.project.project import SETTINGS, Project, briefing_files, find, refuse_output
from generator.project.reading import decoded, read_bytes, read_text
from generator.project.settings import Language, Settings, WebAddress, known_zone, read_settings, setting_finding
from generator.project.start import start

__all__ = [
    "SETTINGS",
    "Language",
    "Project",
    "Settings",
    "WebAddress",
    "briefing_files",
    "builtin_themes",
    "decoded",
    "find",
    "known_zone",
    "read_bytes",
    "read_settings",
    "read_text",
    "refuse_output",
    "setting_finding",
    "start",
]
