"""What other sites show of a page: title, description, locale and picture, with whole addresses or not at all."""

from __future__ import annotations

import re
import runpy
import struct
import zlib
from typing import TYPE_CHECKING

import pytest

from generator.pages.card import og_locale
from generator.pages.tongue import Tongue
from generator.project import builtin_themes
from tests.small_project import shown

if TYPE_CHECKING:
    from tests.small_project import SmallProject

FRONT = "---\ntitle: Fire & <smoke>\nsummary: It “burned” & burned.\nstatus: published\ndate: 2021\nsources: []\n---\n"


def tags(project: SmallProject, path: str, settings: str) -> dict[str, str]:
    """Build a site with one briefing; answers the Open Graph and Twitter tags of a page."""
    project.write("content/site.yaml", f"title: The Desk\nsearch: false\n{settings}")
    project.briefing(FRONT)
    html = project.build()[path].decode()
    found = re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]*)" content="([^"]*)">', html)
    assert len(dict(found)) == len(found)
    return dict(found)


def test_a_site_with_an_address_shows_its_card(project: SmallProject) -> None:
    """Type, title, description, address, name, locale and picture with its size."""
    found = tags(project, "briefings/fire/index.html", "base_url: https://example.org/b/\n")
    image = found.pop("og:image")
    assert re.fullmatch(r"https://example\.org/b/assets/card\.[0-9a-f]{10}\.png", image)
    assert found == {
        "og:type": "article",
        "og:title": "Fire &amp; &lt;smoke&gt;",
        "og:description": "It “burned” &amp; burned.",
        "og:url": "https://example.org/b/briefings/fire/",
        "og:site_name": "The Desk",
        "og:locale": "en_GB",
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "The Desk",
        "twitter:card": "summary_large_image",
    }


def test_a_site_without_an_address_names_no_picture(project: SmallProject) -> None:
    """Since that would need a whole address."""
    found = tags(project, "index.html", "description: About fires.\nlang: fr\n")
    assert found == {
        "og:type": "website",
        "og:title": "The Desk",
        "og:description": "About fires.",
        "og:site_name": "The Desk",
        "og:locale": "fr_FR",
        "twitter:card": "summary",
    }


def test_a_site_may_name_a_picture_of_its_own(project: SmallProject) -> None:
    """By its address on the web, whatever the theme has."""
    found = tags(project, "index.html", "card: https://example.org/x.jpg?a=1&b=2\n")
    assert found["og:image"] == "https://example.org/x.jpg?a=1&amp;b=2"
    assert found["twitter:card"] == "summary_large_image"
    assert "og:image:width" not in found


def test_a_picture_without_an_address_is_told_at_its_line(project: SmallProject) -> None:
    """As any other setting."""
    project.write("content/site.yaml", "title: Desk\ncard: picture.png\n")
    assert shown(project.check()) == ["content/site.yaml:2:7 error value"]


@pytest.mark.parametrize(
    ("lang", "locale"),
    [("en", "en_GB"), ("fr", "fr_FR"), ("pt-BR", "pt_BR"), ("ar", "ar_EG"), ("zh-Hant", "zh_TW"), ("tlh", "en_GB")],
)
def test_a_locale_has_a_territory(lang: str, locale: str) -> None:
    """As Open Graph wants it; a language that nobody has data of is shown as what its pages are written in."""
    assert og_locale(Tongue(lang)) == locale


def test_the_themes_card_is_what_its_script_draws() -> None:
    """1200 by 630 pixels, of at most 30 KB, and every pixel the script's."""
    script = runpy.run_path(str(builtin_themes() / "wire" / "card.py"))
    kept = (builtin_themes() / "wire" / "static" / "card.png").read_bytes()
    assert len(kept) <= 30_000
    assert struct.unpack_from(">2I", kept, 16) == (1200, 630)
    assert unpacked(kept) == unpacked(script["png"](script["draw"]()))


def unpacked(png: bytes) -> list[tuple[bytes, bytes]]:
    """Answer the chunks of a PNG, what is compressed unpacked: compressors may differ."""
    chunks, at = [], 8
    while at < len(png):
        (length,) = struct.unpack_from(">I", png, at)
        name, data = png[at + 4 : at + 8], png[at + 8 : at + 8 + length]
        assert struct.unpack_from(">I", png, at + 8 + length)[0] == zlib.crc32(name + data)
        chunks.append((name, zlib.decompress(data) if name == b"IDAT" else data))
        at += 12 + length
    return chunks
