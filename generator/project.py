"""Where a project's folders are, and its site's settings.

A project is a folder with `content/site.yaml`. Nothing here reads a briefing or a seed.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec
from msgspec import Meta

from generator.errors import CannotRun, Finding, Rejected, unreadable
from generator.forms import Form, Source, read, unseen_findings

if TYPE_CHECKING:
    from collections.abc import Mapping

SETTINGS = "content/site.yaml"

_STARTING_FILES = {
    ".gitignore": ".factbox/\n/.site.*/\n",
    "site/.gitignore": "# The built site is not committed.\n*\n!.gitignore\n",
    "README.md": (
        "# Incident briefings\n\n"
        "Source articles lie in `seeds/`, what people edit in `content/`, the built site in `site/`.\n\n"
        "    factbox draft seeds/article.txt   # a first draft with everything that was found\n"
        "    factbox check                     # every fact against its source\n"
        "    factbox serve --open              # preview, rebuilt with every save\n"
        "    factbox build                     # publish into site/: plain files for any web server\n"
    ),
}
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class WebAddress(str):
    """An absolute http(s) address, checked for what an address may hold."""

    __slots__ = ()
    noun = "a web address"

    @classmethod
    def parse(cls, text: str) -> WebAddress:
        """Check an address; raises ValueError with what is wrong."""
        try:
            parts = urlsplit(text)
            host = parts.hostname if parts.port != 0 else None
        except ValueError:
            parts, host = urlsplit(""), None
        odd = not text.isprintable() or re.search(r"[\s<>\"\\^`{|}]", text)
        if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or odd:
            raise ValueError(f"“{text}” is no web address. Write it whole: https://example.org/page")
        return cls(text)

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Describe the type for editors."""
        return {"type": "string", "format": "uri", "pattern": "^https?://"}


class Publisher(Form, frozen=True, kw_only=True):
    """Who publishes the site, as its pages and feeds name it."""

    name: str
    url: WebAddress | None = None
    logo: str | None = None
    corrections_policy: str | None = None


class TileSource(Form, frozen=True, kw_only=True):
    """A server of street tiles; `url` with {z}, {x} and {y}."""

    url: str
    attribution: str


class MapSettings(Form, frozen=True, kw_only=True):
    """When live maps load, and whether street tiles may be fetched at a reader's press."""

    load: Literal["visible", "press"] = "visible"
    tiles: str | TileSource | None = None


class SourceSettings(Form, frozen=True, kw_only=True):
    """How much of a source's snapshot the site shows."""

    publish: Literal["excerpt", "full", "none"] = "excerpt"


class Settings(Form, frozen=True, kw_only=True):
    """`content/site.yaml`; only `title` is required."""

    title: Annotated[str, Meta(min_length=1)]
    description: str = ""
    base_url: WebAddress | None = None
    lang: str = "en"
    timezone: str = "UTC"
    theme: Annotated[str, Meta(pattern="^[a-z0-9][a-z0-9_-]*$")] = "wire"
    publisher: Publisher | None = None
    card: WebAddress | None = None
    map: MapSettings = MapSettings()
    sources: SourceSettings = SourceSettings()
    search: bool = True
    page_size: Annotated[int, Meta(ge=1, le=1000)] = 20

    @property
    def address(self) -> str:
        """The site's address with its closing slash; empty where none is set."""
        return self.base_url.rstrip("/") + "/" if self.base_url else ""

    @property
    def base_path(self) -> str:
        """The path that the site lies under on its server: `/` or `/briefings/`."""
        return urlsplit(self.address).path or "/"


class Project(msgspec.Struct, frozen=True):
    """A project's root folder, and the folders in it."""

    root: Path

    @property
    def settings_file(self) -> Path:
        """The site's settings."""
        return self.root / SETTINGS

    @property
    def seeds(self) -> Path:
        """Source articles: read, never written over; only an import adds to them."""
        return self.root / "seeds"

    @property
    def content(self) -> Path:
        """What people edit."""
        return self.root / "content"

    @property
    def briefings(self) -> Path:
        """One Markdown file a briefing."""
        return self.content / "briefings"

    @property
    def pages(self) -> Path:
        """Pages that are no briefings: about, method."""
        return self.content / "pages"

    @property
    def themes(self) -> Path:
        """The project's own themes; those that come with factbox need no folder here."""
        return self.root / "themes"

    @property
    def site(self) -> Path:
        """The built site: written, never edited."""
        return self.root / "site"

    @property
    def memory(self) -> Path:
        """What factbox remembers; may be deleted at any time."""
        return self.root / ".factbox"

    def shown(self, path: Path) -> str:
        """Name a file as messages do: relative to the project, with forward slashes."""
        try:
            return path.relative_to(self.root).as_posix()
        except ValueError:
            return str(path)


def find(start: Path) -> Project:
    """Find the project that a folder or file belongs to; raises `CannotRun` where there is none."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / SETTINGS).is_file():
            return Project(folder)
    for folder in (start, *start.parents):
        if (folder / "content" / "briefings").is_dir():
            raise CannotRun(f"{folder / SETTINGS}: missing. Write at least one line: title: Our briefings")
    raise CannotRun(f"{start}: no factbox project here. Make one with: factbox init DIR")


def start(folder: Path, files: Mapping[str, str]) -> None:
    """Make a new project with the worked example, and further `files` by their path.

    Raises `CannotRun` where the folder is not empty: nothing is ever overwritten.
    """
    try:
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise CannotRun(f"{folder} exists and is not empty. Name a new folder; nothing is overwritten.")
        for name in ("content", "seeds"):
            shutil.copytree(_example() / name, folder / name, ignore=shutil.ignore_patterns(".*", "__pycache__"))
        for path, text in {**_STARTING_FILES, **files}.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
    except OSError as error:
        raise CannotRun(f"{folder}: cannot be made: {error.strerror or error}.") from None


def setting_finding(project: Project, keys: tuple[str, ...], code: str, message: str, hint: str = "") -> Finding:
    """Make an error of a setting, at its line in `content/site.yaml`."""
    shown = project.shown(project.settings_file)
    source = Source(shown, read_text(project.settings_file, shown))
    return source.finding(source.place(*keys), code, message, hint)


def refuse_output(project: Project, output: Path) -> None:
    """Raise `CannotRun` where a site would be written among what people write, or in the place of all of it."""
    if project.root.resolve().is_relative_to(output.resolve()):
        raise CannotRun(
            f"{output}: this folder holds the project itself, and a site takes the place of the whole folder. "
            "Name another one."
        )
    for folder in (project.content, project.seeds, project.themes):
        if output.resolve().is_relative_to(folder.resolve()) or folder.resolve().is_relative_to(output.resolve()):
            raise CannotRun(
                f"{output}: a site is not written into {project.shown(folder)}/, where people write. "
                "Name another folder."
            )


def read_settings(project: Project) -> Settings:
    """Read `content/site.yaml`; raises `Rejected` with all its mistakes, `CannotRun` where it cannot be opened."""
    shown = project.shown(project.settings_file)
    source = Source(shown, read_text(project.settings_file, shown))
    settings = read(source, Settings)
    findings = [
        source.finding(source.place(*keys), "value", message, hint)
        for keys, message, hint in _setting_mistakes(settings)
    ]
    findings += unseen_findings(source)
    if findings:
        raise Rejected(findings)
    return settings


def read_text(path: Path, shown: str) -> str:
    """Read a file that people edit: UTF-8, with or without a byte order mark; any line ends.

    Raises `CannotRun` where it cannot be opened, `Rejected` with the place of the first byte that is not UTF-8.
    """
    return decoded(read_bytes(path, shown), shown)


def read_bytes(path: Path, shown: str) -> bytes:
    """Read a file that people edit; raises `CannotRun` where it cannot be opened."""
    try:
        if path.exists() and not (path.is_file() or path.is_dir()):
            raise CannotRun(f"{shown}: this is a pipe or a device where a file is expected.")
        return path.read_bytes()
    except IsADirectoryError:
        raise CannotRun(f"{shown}: this is a folder where a file is expected.") from None
    except OSError as error:
        raise unreadable(error, shown) from None


def decoded(data: bytes, shown: str) -> str:
    """Decode a file that people edit; raises `Rejected` with the place of the first byte that is not UTF-8."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        start = data.rfind(b"\n", 0, error.start) + 1
        line = data.count(b"\n", 0, error.start) + 1
        column = len(data[start : error.start].decode("utf-8", "replace")) + 1
        message = f"byte 0x{data[error.start]:02X} is not valid UTF-8"
        raise Rejected(
            [
                Finding(
                    path=shown,
                    line=line,
                    column=column,
                    code="encoding",
                    message=message,
                    hint="Save the file as UTF-8.",
                )
            ]
        ) from None


def _example() -> Path:
    """Where the worked example is: inside the installed package, or beside it in a checkout."""
    package = Path(__file__).parent
    inside = package / "example"
    return inside if inside.is_dir() else package.parent


def _setting_mistakes(settings: Settings) -> list[tuple[tuple[str, ...], str, str]]:
    found: list[tuple[tuple[str, ...], str, str]] = []
    if not _LANGUAGE.fullmatch(settings.lang):
        found.append((("lang",), f"“{settings.lang}” is no language tag", "Write en, fr, ar, pt-BR …"))
    if not known_zone(settings.timezone):
        hint = "Write a name of the tz database: UTC, Africa/Bamako …"
        found.append((("timezone",), f"unknown time zone “{settings.timezone}”", hint))
    return found


def known_zone(name: str) -> bool:
    """Tell whether a time zone of this name exists."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
