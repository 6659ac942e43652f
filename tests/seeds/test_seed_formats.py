"""Saved web pages and e-mails as seeds: their text, what they say of themselves, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from generator import seeds
from generator.errors import Rejected
from generator.facts import find

if TYPE_CHECKING:
    from pathlib import Path

PAGE = """<!DOCTYPE html><html><head><meta charset="{charset}"><title>Attack kills 12</title>
<meta property="og:site_name" content="The Paper">
<meta property="article:published_time" content="2020-03-04T10:00:00Z">
</head><body><nav><a href="/">Home</a> <a href="/s">Sport</a></nav><article><h1>Attack kills 12</h1>
<p>Gunmen killed 12 people in the café in Gao on Tuesday, officials said. The attack lasted two hours, residents
said.</p><p>“We saw them come in the night,” said Anna Kovacs, a nurse at the clinic.</p></article>
<footer>All rights reserved</footer></body></html>"""
MAIL = """From: Ann Lee <ann@paper.example>\r\nSubject: Attack =?utf-8?q?caf=C3=A9?=\r
Date: Wed, 04 Mar 2020 10:00:00 +0000
MIME-Version: 1.0\r\nContent-Type: {kind}; charset=utf-8\r\n\r\n{body}\r\n"""


def _write(folder: Path, name: str, data: bytes) -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_page(tmp_path: Path, charset: str) -> None:
    """A page's article is its text, without menus, in the encoding that it declares; the page dates it."""
    seed = seeds.read(_write(tmp_path, "a.html", PAGE.format(charset=charset).encode(charset)))
    assert "in the café in Gao" in seed.text
    assert "Sport" not in seed.text
    assert (seed.meta.title, seed.meta.publisher) == ("Attack kills 12", "The Paper")
    assert seed.meta.published is not None
    assert seed.meta.published.text == "2020-03-04"
    (quotation,) = find(seed).quotations
    assert seed.text[quotation.start : quotation.end] == "We saw them come in the night"
    assert [m.whole for m in seeds.find(seed.text, quotation.text)] == [True]


def test_a_person_knows_better_than_the_page(tmp_path: Path) -> None:
    """What stands in `.meta.yaml` goes before what the page says; what it leaves out is taken from the page."""
    path = _write(tmp_path, "a.html", PAGE.format(charset="utf-8").encode())
    _write(tmp_path, "a.meta.yaml", b"publisher: AFP\n")
    meta = seeds.read(path).meta
    assert (meta.publisher, meta.title) == ("AFP", "Attack kills 12")


def test_mail(tmp_path: Path) -> None:
    """A message's plain text is the article; subject, sender and day are the message's."""
    body = "Gunmen killed 12 people in Gao."
    seed = seeds.read(_write(tmp_path, "a.eml", MAIL.format(kind="text/plain", body=body).encode()))
    assert seed.text.strip() == body
    assert (seed.meta.title, seed.meta.author) == ("Attack café", "Ann Lee <ann@paper.example>")
    assert seed.meta.published is not None
    assert seed.meta.published.text == "2020-03-04"


def test_mail_of_markup(tmp_path: Path) -> None:
    """A message that is only a page is read as one."""
    data = MAIL.format(kind="text/html", body=PAGE.format(charset="utf-8")).encode()
    assert "Gunmen killed 12 people" in seeds.read(_write(tmp_path, "a.eml", data)).text


REFUSED = [
    ("deep", "a.html", b"<div>" * 10_000 + b"x"),
    ("many", "a.html", b"<p>" + b"<span>word</span>" * 30_000),
    ("large", "a.html", b"<p>" + b"x" * (5 << 20)),
    ("empty", "a.html", b"<html></html>"),
    ("wrong charset", "a.html", b"<meta charset=utf-8><p>caf\xe9"),
    ("no text", "a.eml", b"Subject: x\r\n\r\n"),
    ("bad charset", "a.eml", b"Content-Type: text/plain; charset=none-such\r\n\r\ncaf\xe9"),
]


@pytest.mark.parametrize(("name", "data"), [c[1:] for c in REFUSED], ids=[c[0] for c in REFUSED])
def test_refused(tmp_path: Path, name: str, data: bytes) -> None:
    """What has no article, or is too large to be one, ends in a finding with what to do."""
    with pytest.raises(Rejected) as caught:
        seeds.read(_write(tmp_path, name, data))
    assert all(finding.hint and finding.path.endswith(name) for finding in caught.value.findings)
