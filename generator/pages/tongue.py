"""The language that a page is written in: its locale, and the catalogue of the interface's words.

Catalogues are gettext's `locale/LANGUAGE.po` in a theme's folder, the English words their keys. A nearer theme's
catalogue goes before the one of the theme that it extends, so that one string can be replaced without copying the
rest. What no catalogue has is written in English.
"""

from __future__ import annotations

import hashlib
import io
import re
from functools import lru_cache
from gettext import GNUTranslations, NullTranslations
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import msgspec

from generator.errors import Finding, Rejected
from generator.project import read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from babel import Locale
    from babel.messages import Catalog

    from generator.project import Project


_STRING = re.compile(r'(?:msg\w+(?:\[\d\])?\s+)?"(?:[^"\\]|\\.)*"')
_JOINT = re.compile(r'"\s*\n\s*"')  # between two pieces of one string
_PLURALS = re.compile(r"nplurals(?!\s*=\s*[1-6]\s*(?:;|\\n|\"))", re.IGNORECASE)  # 6: as many as any language needs
_TRIED = 1001  # numbers
_NAMES = re.compile(r"\{\w*\}|%\(\w+\)s|%(?!\(|%)")


class Tongue(msgspec.Struct, frozen=True):
    """A language to write in; `lang` is its BCP 47 tag, `words` the hash of its catalogue."""

    lang: str
    catalogue: Any = NullTranslations()
    words: bytes = b""

    @property
    def locale(self) -> Locale:
        """Babel's data of the language; British English where it has none."""
        return _locale(self.lang)

    @property
    def dir(self) -> str:
        """The direction of its script, as HTML's `dir` wants it."""
        return "rtl" if str(self.locale.text_direction) == "rtl" else "ltr"

    @property
    def comma(self) -> str:
        """What parts the members of a list."""
        return self.say(", ")

    def say(self, message: str, /, **values: object) -> str:
        """Translate a message; values take the place of `{names}` in it."""
        translated: str = self.catalogue.gettext(message)
        return translated.format(**values) if values else translated

    def count(self, one: str, many: str, number: int, /, **values: object) -> str:
        """Translate a message that depends on a number, which takes the place of `{n}`."""
        from babel.numbers import format_decimal

        translated: str = self.catalogue.ngettext(one, many, number)
        return translated.format(n=format_decimal(number, locale=self.locale), **values)


def noted(message: str) -> str:
    """Mark a message for the catalogues that is translated where it is shown."""
    return message


def read_tongue(lang: str, folders: Sequence[Path], project: Project) -> Tongue:
    """Read a language's catalogues of a theme and those it extends, nearest first.

    Raises `Rejected` where one has a mistake.
    """
    paths = [path for tag in _tags(lang) for path in _files(folders, tag)]
    compiled = [_compiled(shown, read_text(path, shown)) for path in paths for shown in (project.shown(path),)]
    read = [GNUTranslations(io.BytesIO(each)) for each in compiled]
    for nearer, further in pairwise(read):
        nearer.add_fallback(further)
    words = hashlib.sha256(b"".join(hashlib.sha256(each).digest() for each in compiled)).digest()
    return Tongue(lang, read[0], words) if read else Tongue(lang)


def _tags(lang: str) -> list[str]:
    """List the names that a language's catalogue may have, the most exact first: `pt-BR`, `pt`."""
    parts = lang.split("-")
    return ["-".join(parts[:n]) for n in range(len(parts), 0, -1)]


def _files(folders: Sequence[Path], tag: str) -> list[Path]:
    return [path for folder in folders if (path := folder / "locale" / f"{tag}.po").is_file()]


@lru_cache(maxsize=64)
def _compiled(shown: str, text: str) -> bytes:
    """Turn a catalogue into gettext's binary form."""
    from babel.messages.mofile import write_mo

    catalogue = read_catalogue(shown, text)
    if wrong := [*_unclosed(text), *_renamed(catalogue)]:
        raise Rejected([_finding(shown, text, line, what) for line, what in sorted(wrong)])
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    try:
        plural = GNUTranslations(io.BytesIO(compiled.getvalue())).plural  # type: ignore[attr-defined]  # of any catalogue
        for number in range(_TRIED):
            plural(number)
    except (ValueError, ArithmeticError) as error:
        raise Rejected([_finding(shown, text, _line_of("plural=", text), str(error))]) from None
    return compiled.getvalue()


def read_catalogue(shown: str, text: str) -> Catalog:
    """Read gettext's `.po` file. Raises `Rejected` where it, or what its head says of itself, cannot be read."""
    from babel.messages.pofile import PoFileError, read_po

    if _PLURALS.search(_JOINT.sub("", text)):
        raise Rejected([_finding(shown, text, _line_of("nplurals", text), "nplurals= is to be a number from 1 to 6")])
    try:
        catalogue = read_po(io.StringIO(text), abort_invalid=True)
    except PoFileError as error:
        raise Rejected([_finding(shown, text, error.lineno + 1, str(error))]) from None
    except (ValueError, LookupError, TypeError) as error:  # of a date, a language or a character set in its head
        raise Rejected([_finding(shown, text, _line_of("msgid", text), f"its head is wrong: {error}")]) from None
    catalogue.charset = "utf-8"  # in which it was read, whatever it says
    return catalogue


def _line_of(words: str, text: str) -> int:
    """Answer the number of the first line that has these words, else the first of all."""
    return next((n for n, row in enumerate(text.split("\n"), 1) if words in row), 1)


def _unclosed(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines whose string does not end, which Babel would cut short."""
    for n, row in enumerate(text.split("\n"), 1):
        if '"' in row and not row.startswith("#") and not _STRING.fullmatch(row.strip()):
            yield n, "a string must begin and end with a quotation mark on its line"


def _renamed(catalogue: Catalog) -> Iterator[tuple[int, str]]:
    """Yield the translations whose `{names}` and `%(names)s` are not those of the message."""
    for message in catalogue:
        known = [message.id] if isinstance(message.id, str) else list(message.id)
        wanted = {name for one in known for name in _NAMES.findall(one)}
        said = [message.string] if isinstance(message.string, str) else list(message.string or ())
        for translated in said if message.id else []:
            if other := sorted(set(_NAMES.findall(translated)) - wanted):
                yield message.lineno or 1, f"the message has no {', '.join(other)}"


def _finding(shown: str, text: str, line: int, message: str) -> Finding:
    rows = text.split("\n")
    return Finding(
        path=shown,
        line=line,
        column=1,
        excerpt=rows[line - 1] if line <= len(rows) else "",
        code="catalogue",
        message=f"the catalogue cannot be read: {message}",
        hint="Catalogues are gettext .po files; msgid holds the English words, msgstr their translation.",
    )


@lru_cache(maxsize=64)
def _locale(lang: str) -> Locale:
    """Find the locale of a language tag; English (with day before month) where there is none."""
    from babel import Locale, UnknownLocaleError

    try:
        return Locale.parse("en-GB" if lang == "en" else lang, sep="-")
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en-GB", sep="-")
