"""Jinja, as templates find it: everything escaped, no name forgiven, words in the reader's language, no chance."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING

from generator.pages import words
from generator.pages.excerpts import seen
from generator.pages.labels import LABELS

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jinja2 import Environment
    from jinja2.ext import Extension
    from jinja2.lexer import Token, TokenStream

    from generator.memory import Memory
    from generator.pages.tongue import Tongue


_MOST_CHARACTERS = 1 << 20  # of a template
_ENDLESS = re.compile(r"[\d_]{1001}")  # a number that Python may refuse to read


def templates(folders: list[Path], tongue: Tongue, memory: Memory) -> Environment:
    """Open the templates of a theme's folders, nearest first, in one language."""
    from jinja2 import ChoiceLoader, FileSystemLoader, PrefixLoader, StrictUndefined

    from generator.pages.theme.compiled import Compiled
    from generator.pages.theme.escaping import Escaping

    nearest_first = FileSystemLoader(folders)
    by_theme = PrefixLoader({folder.name: FileSystemLoader(folder) for folder in folders})
    environment = Escaping(
        loader=ChoiceLoader([nearest_first, by_theme]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        auto_reload=False,
        bytecode_cache=Compiled(memory, tongue.words),
        extensions=["jinja2.ext.i18n", _translating(tongue)],
    )
    environment.install_gettext_translations(tongue.catalogue, newstyle=True)  # type: ignore[attr-defined]
    environment.globals["comma"] = tongue.comma
    environment.filters["number"] = lambda n: words.number(n, tongue)
    environment.filters["label"] = lambda code: tongue.say(LABELS[code])
    environment.filters["seen"] = seen
    del environment.globals["lipsum"], environment.filters["random"]  # a build knows no chance
    return environment


def _translating(tongue: Tongue) -> type[Extension]:
    """Make the extension that translates words without variables as a template is read, not on each of its pages.

    It refuses a template that is too large to be read in a moment, and numbers without end.
    """
    from jinja2 import TemplateSyntaxError
    from jinja2.ext import Extension
    from jinja2.lexer import Token
    from markupsafe import Markup

    class Translating(Extension):
        def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
            if len(source) > _MOST_CHARACTERS:
                raise TemplateSyntaxError(f"larger than {_MOST_CHARACTERS >> 10} KiB", 1, name, filename)
            if endless := _ENDLESS.search(source):
                line = 1 + source.count("\n", 0, endless.start())
                raise TemplateSyntaxError("a number of more than 1,000 digits", line, name, filename)
            return source

        def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
            tokens = list(stream)
            at = 0
            while at < len(tokens):
                token, behind = tokens[at], tokens[at + 1 : at + 4]
                is_call = (token.type, token.value) == ("name", "_") and (at == 0 or tokens[at - 1].type != "dot")
                if is_call and [each.type for each in behind] == ["lparen", "string", "rparen"]:
                    with suppress(ValueError, TypeError, LookupError):  # told with its place when a page is made
                        words = str(Markup(tongue.say(behind[1].value)) % {})  # noqa: S704 -- as Jinja does
                        safe = (("lparen", "("), ("string", words), ("pipe", "|"), ("name", "safe"), ("rparen", ")"))
                        yield from (Token(token.lineno, *each) for each in safe)
                        at += 4
                        continue
                yield token
                at += 1

    return Translating
