"""The interface's words in every language that comes with factbox."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

from generator.memory import Memory
from generator.project import Project

if TYPE_CHECKING:
    from babel.messages import Catalog

ROOT = Path(__file__).parents[2]
METHODS = [("generator/pages/**.py", "python"), ("themes/**.html", "jinja2")]
KEYWORDS = {"_": None, "gettext": None, "ngettext": (1, 2), "noted": (1,), "say": (1,), "count": (1, 2)}
NAMES = re.compile(r"\{\w+\}|%\(\w+\)s|<[^>]*>")


@cache
def said() -> frozenset[str | tuple[str, ...]]:
    """Collect every message of templates and program."""
    folders = extract_from_dir(ROOT, method_map=METHODS, keywords=KEYWORDS, directory_filter=_is_ours)
    return frozenset(message for _, _, message, _, _ in folders)


def _is_ours(path: str | Path) -> bool:
    return not Path(path).name.startswith(".") and Path(path).name not in ("site", "build", "dist", "node_modules")


def catalogue(lang: str) -> Catalog:
    """Read the default theme's catalogue of a language."""
    with (ROOT / "themes" / "wire" / "locale" / f"{lang}.po").open(encoding="utf-8") as file:
        return read_po(file, locale=lang)


def test_words_are_found() -> None:
    """In templates, as values with names, as counts, and where they are only noted."""
    assert {"Sources", "about {amount}", "killed", ("%(num)s source", "%(num)s sources")} <= said()


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_a_catalogue_has_every_word(lang: str) -> None:
    """None is missing, none is left over from what the interface no longer says: `make strings` brings both in line."""
    known = {message.id for message in catalogue(lang) if message.id}
    assert sorted(map(str, said() - known)) == []
    assert sorted(map(str, known - said())) == []


@pytest.mark.parametrize("lang", ["ar", "fr"])
def test_every_word_is_translated_with_its_names(lang: str) -> None:
    """A name or a tag that a translation drops would drop what it stands for."""
    for message in catalogue(lang):
        if message.id:
            assert not message.fuzzy
            wanted = message.id if isinstance(message.id, str) else message.id[0]
            translated = [message.string] if isinstance(message.string, str) else list(message.string or [""])
            assert all(sorted(NAMES.findall(t)) == sorted(NAMES.findall(wanted)) for t in translated), message.id


def test_french_is_shown_to_its_readers() -> None:
    """The tongue that pages are written in finds the catalogue."""
    from generator.pages import load

    tongue = load("wire", Project(ROOT), Memory(None)).tongue("fr")
    assert tongue.say("about {amount}", amount=20) == "environ 20"
    assert tongue.catalogue.gettext("Sourced quotations") == "Citations sourcées"
