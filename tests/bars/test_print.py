"""A briefing prints to clean A4: no word is lost at an edge, no page is empty."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.bars.looks import clipped, overflow, painted, squeezed
from tests.bars.tour import shown

if TYPE_CHECKING:
    from pathlib import Path

    from tests.bars.editions import Edition
    from tests.bars.tab import Tab

PDFTOTEXT = shutil.which("pdftotext")
PAPERS = (567, 658, 718)  # pixels of 1/96 inch on A4 between margins of 30, 18 and 10 mm

pytestmark = [
    pytest.mark.browser,
    chromium.needed,
    pytest.mark.skipif(
        not PDFTOTEXT and not os.environ.get("CI"),
        reason="no pdftotext here (poppler-utils); continuous integration has it",
    ),
]

_WORD = re.compile(r"[A-Za-zÀ-ÿ0-9]{3,}")  # of scripts that a PDF keeps in reading order


def test_every_word_is_on_the_paper(
    tab: Tab, editions: dict[str, Edition], addresses: dict[str, str], tmp_path: Path
) -> None:
    """Each word that printing shows is in the PDF, whole and on the sheet; no sheet is empty, nothing hangs over."""
    found, seen = [], 0
    for edition, page in shown(editions):
        if edition.name in ("arabic", "drafts") or not list(page.tree.iter("article")):
            continue
        tab.open(addresses[edition.name] + page.path)
        tab.page.emulate_media(media="print")
        name = f"{edition.name}: {page.path}"
        words = set(_WORD.findall(" ".join(page.words)))
        for width in PAPERS:  # what every margin lets be seen
            tab.page.set_viewport_size({"width": width, "height": 900})
            words &= set(_WORD.findall(painted(tab.page)))
            found += [f"{name}: {fault}" for fault in overflow(tab.page) + clipped(tab.page)]
        sheets = printed(tab, tmp_path / "page.pdf")
        text = "".join(sheets).replace("\u2010", "").replace("-", "")
        found += [f"{name}: lost: {word}" for word in sorted(words) if squeezed(word) not in text]
        found += [f"{name}: sheet {n} is empty" for n, sheet in enumerate(sheets, 1) if not sheet]
        seen += len(words)
        tab.page.emulate_media(media="screen")
    assert seen > 1000
    assert not found, "\n".join(found)


def test_what_is_proven_is_printed(tab: Tab, addresses: dict[str, str], tmp_path: Path) -> None:
    """On paper, too, the example has its figures with their evidence, its quotations, claims, timeline and sources."""
    tab.open(addresses["wire"] + "briefings/2015-11-20-bamako-radisson-blu/index.html")
    sheets = printed(tab, tmp_path / "page.pdf")
    text = "".join(sheets).replace("-", "")
    for words in (
        "Attack and hostage-taking at the Radisson Blu hotel", "27 people dead, including five attackers", "19 to 27",
        "declared the death toll at 21", "nobody, nowhere is safe.", "Speaker not stated", "Speculations point to",
        "Gunmen storm the Radisson Blu hotel", "Al Akhbar news agency", "52ad8d2c95b55e3a8ac18d626eb63748f61a13f0",
    ):  # fmt: skip
        assert squeezed(words).replace("-", "") in text, words
    assert 2 <= len(sheets) <= 10


def test_lost_words_are_found(tab: Tab, tmp_path: Path) -> None:
    """A word that stands beyond the sheet's edge is not on the paper; one that stands on it is."""
    tab.page.set_content("<style>@page{margin:0}</style><p>here</p><p style='position:fixed;left:-9in'>vanished</p>")
    assert printed(tab, tmp_path / "page.pdf") == ["here"]


def printed(tab: Tab, file: Path) -> list[str]:
    """Print the page that is open, and answer the words of every sheet, in the order in which they were set."""
    tab.page.pdf(path=file, format="A4", prefer_css_page_size=True)
    done = subprocess.run([str(PDFTOTEXT), "-raw", str(file), "-"], capture_output=True, check=True)
    sheets = done.stdout.decode().removesuffix("\f").split("\f")
    return [squeezed(sheet) for sheet in sheets]
