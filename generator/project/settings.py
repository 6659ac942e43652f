"""The site's settings: what `content/site.yaml` may say."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Annotated, Any, Literal, TypeAlias
from urllib.parse import urlsplit

from msgspec import Meta

from generator.errors import Finding, Rejected
from generator.forms import Form, Source, read, unseen_findings, whole
from generator.project.reading import read_text

if TYPE_CHECKING:
    from generator.project.project import Project

_LANGUAGE = whole("[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,8}")
Language: TypeAlias = Annotated[str, Meta(pattern=_LANGUAGE, description="A language tag of BCP 47, such as fr.")]


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
    theme: Annotated[str, Meta(pattern=whole("[a-z0-9][a-z0-9_-]{0,99}"))] = "wire"
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


def setting_finding(project: Project, keys: tuple[str, ...], code: str, message: str, hint: str = "") -> Finding:
    """Make an error of a setting, at its line in `content/site.yaml`."""
    shown = project.shown(project.settings_file)
    source = Source(shown, read_text(project.settings_file, shown))
    return source.finding(source.place(*keys), code, message, hint)


def known_zone(name: str) -> bool:
    """Tell whether a time zone of this name exists."""
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _setting_mistakes(settings: Settings) -> list[tuple[tuple[str, ...], str, str]]:
    found: list[tuple[tuple[str, ...], str, str]] = []
    if not re.search(_LANGUAGE, settings.lang):
        found.append((("lang",), f"“{settings.lang}” is no language tag", "Write en, fr, ar, pt-BR …"))
    if not known_zone(settings.timezone):
        hint = "Write a name of the tz database: UTC, Africa/Bamako …"
        found.append((("timezone",), f"unknown time zone “{settings.timezone}”", hint))
    return found
