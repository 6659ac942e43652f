"""Themes: folders of Jinja templates and static files, the project's own first, then those that factbox brings.

A theme is a folder with `theme.yaml`. What it lacks is taken from the theme that it extends; `wire/briefing.html` names
that theme's own template, to extend it where both have one. Every template is autoescaped whatever its name, and a name
that does not exist is an error with its line, never an empty page.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
import traceback
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import msgspec
from msgspec import Meta

from generator.errors import CannotRun, FactboxError, Finding, Rejected
from generator.forms import Form, Source, nearest
from generator.forms import read as read_form
from generator.pages import words
from generator.pages.excerpts import seen
from generator.pages.labels import LABELS
from generator.pages.page import Page
from generator.pages.tongue import Tongue, read_tongue
from generator.project import SETTINGS, builtin_themes, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jinja2 import Environment
    from jinja2.ext import Extension
    from jinja2.lexer import Token, TokenStream

    from generator.memory import Memory, Sightings
    from generator.project import Project

CONTRACT = 1

_CSS_URL = re.compile(rb"url\(\s*['\"]?([^'\")]+?)['\"]?\s*\)")


class ThemeFile(Form, frozen=True, kw_only=True):
    """`theme.yaml`: the theme's name for people, the theme it completes, and the contract it was written for.

    With `scripts: false` no page carries a script: maps stay drawings, and there is no search.
    """

    title: str
    extends: Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9_-]*$")] | None = None
    contract: int = CONTRACT
    scripts: bool | None = None


class Theme(msgspec.Struct, frozen=True):
    """A theme with those it extends, nearest first, and its static files under their published names.

    `tongue` answers the language of a BCP 47 tag with the theme's catalogues, `environment` Jinja's templates in it;
    both read a language once.
    """

    name: str
    folders: tuple[Path, ...]
    has_scripts: bool
    tongue: Callable[[str], Tongue]
    environment: Callable[[str], Any]
    assets: dict[str, Page]

    def asset(self, name: str) -> str:
        """Answer the path of a static file in the site."""
        try:
            return self.assets[name].path
        except KeyError:
            meant = nearest(name, self.assets)
            raise CannotRun(
                f"theme {self.name}: there is no static file “{name}”." + (f" Did you mean “{meant}”?" if meant else "")
            ) from None

    def has(self, template: str) -> bool:
        """Tell whether the theme, or one that it extends, has a template."""
        return any((folder / template).is_file() for folder in self.folders)

    def made_from(self, sightings: Sightings) -> bytes:
        """Hash every file of the theme and of those that it extends."""
        return sightings.all_of(*self.folders)

    def words(self, sightings: Sightings) -> bytes:
        """Hash the catalogues alone: what is written in words without a template."""
        return sightings.all_of(*(folder / "locale" for folder in self.folders))

    def published(self, name: str, data: bytes) -> Page:
        """Publish a file that is not the theme's beside its own, under a name with its hash."""
        return _hashed(name, data)

    def page(  # noqa: PLR0913 -- what a page is made of
        self, template: str, path: str, values: Mapping[str, Any], lang: str, *, file: str = "", root: str | None = None
    ) -> Page:
        """Render a template to the page at `path`; links in it are relative unless a `root` stands in front of all."""
        link = _linker(path, root)
        globals_ = {
            "lang": lang,
            "dir": self.tongue(lang).dir,
            "url": link,
            "urls": lambda paths: [link(p) for p in paths],
            "asset": lambda name: link(self.asset(name)),
            "here": path,
        }
        try:
            text = self.environment(lang).get_template(template).render({**globals_, **values})
        except Exception as error:  # a template can fail in any way; each is told with its place
            raise self._explained(error, template, self.environment(lang).list_templates) from error
        return Page(path, text.encode(), file)

    def _explained(self, error: Exception, template: str, known: Callable[[], list[str]]) -> Exception:
        """Turn Jinja's complaint into a finding with the template, line and name."""
        from jinja2 import TemplateError, TemplateNotFound, TemplateSyntaxError

        if isinstance(error, TemplateSyntaxError):
            return self._finding(error.filename or template, error.lineno, error.message or "cannot be read")
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
        frames = [f for f in traceback.extract_tb(error.__traceback__) if self._is_template(f.filename)]
        wrongs = (FactboxError, TemplateError, TypeError, ValueError, AttributeError, LookupError, ArithmeticError)
        if frames and isinstance(error, (*wrongs, RecursionError)):
            return self._finding(frames[-1].filename, frames[-1].lineno or 1, message)
        if isinstance(error, TemplateNotFound | UnicodeDecodeError | RecursionError):
            return CannotRun(f"theme {self.name}: {template}: {message}.")
        return error

    def _is_template(self, filename: str) -> bool:
        return any(Path(filename).is_relative_to(folder) for folder in self.folders)

    def _finding(self, filename: str, line: int, message: str) -> Rejected:
        path = Path(filename)
        try:
            rows = path.read_text("utf-8").split("\n")
            excerpt = rows[line - 1] if line <= len(rows) else ""
        except (OSError, UnicodeDecodeError):
            excerpt = ""
        folder = next((f for f in self.folders if path.is_relative_to(f)), None)
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
        return _environment(folders, tongue(lang), memory)

    return Theme(
        name,
        tuple(folders),
        has_scripts,
        tongue,
        environment,
        _publish(_static(folders, has_scripts=has_scripts)),
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


def _environment(folders: list[Path], tongue: Tongue, memory: Memory) -> Environment:
    from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PrefixLoader, StrictUndefined

    from generator.pages.theme_compiled import Compiled

    nearest_first = FileSystemLoader(folders)
    by_theme = PrefixLoader({folder.name: FileSystemLoader(folder) for folder in folders})
    environment = Environment(
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
    """Make the extension that translates words without variables as a template is read, not on each of its pages."""
    from jinja2.ext import Extension
    from jinja2.lexer import Token
    from markupsafe import Markup

    class Translating(Extension):
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


def _static(folders: list[Path], *, has_scripts: bool) -> list[tuple[str, bytes]]:
    """Collect static files by name; a nearer theme's file hides one of the same name further away."""
    left_out = () if has_scripts else (".js",)
    found: dict[str, Path] = {}
    for folder in reversed(folders):
        base = folder / "static"
        found |= {
            p.relative_to(base).as_posix(): p
            for p in sorted(base.glob("**/*"))
            if p.is_file() and not p.name.endswith(left_out)
        }
    return [(name, path.read_bytes()) for name, path in sorted(found.items()) if "/." not in f"/{name}"]


def _publish(files: list[tuple[str, bytes]]) -> dict[str, Page]:
    """Give every file a name with the hash of its content, style sheets last, since they point at the others."""
    published: dict[str, Page] = {}
    made: dict[str, Page] = {}  # equal files in two folders are one page
    for name, data in sorted(files, key=lambda f: (f[0].endswith(".css"), f[0])):
        content = _CSS_URL.sub(_repointed(name, published), data) if name.endswith(".css") else data
        page = _hashed(name, content)
        published[name] = made.setdefault(page.path, page)
    return published


def _hashed(name: str, data: bytes) -> Page:
    stem, dot, suffix = posixpath.basename(name).rpartition(".")
    mark = hashlib.sha256(data).hexdigest()[:10]
    return Page(f"assets/{stem}.{mark}.{suffix}" if dot else f"assets/{suffix}.{mark}", data)


def _repointed(name: str, published: dict[str, Page]) -> Callable[[re.Match[bytes]], bytes]:
    def replace(found: re.Match[bytes]) -> bytes:
        address, mark, rest = re.split("([?#]|$)", found[1].decode("utf-8", "replace"), maxsplit=1)
        page = published.get(posixpath.normpath(posixpath.join(posixpath.dirname(name), address)))
        return f"url({posixpath.basename(page.path)}{mark}{rest})".encode() if page else found[0]

    return replace


def _linker(path: str, root: str | None) -> Callable[[str], str]:
    """Make the function that turns a path in the site into a link from one page."""
    up = root if root is not None else "../" * path.count("/")

    def link(target: str) -> str:
        return (up + target) or "./"

    return link
