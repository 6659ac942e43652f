"""Anyone can check a copy of a site by the sums that lie in it."""

from __future__ import annotations

import hashlib
import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from generator.errors import Rejected
from generator.pages import Page
from tests.site.publishing import SUMS, content, put, put_pages
from tests.small_project import files

if TYPE_CHECKING:
    from pathlib import Path

SITE = {
    "index.html": b"<p>",
    "a b/é (1).html": b"",
    "-x": b"-",
    "#.txt": b"#",
    "%.html": b"%",
    "q'uote.html": b"'",
    " space .html": b" ",
    "文.html": b"\xff\x00",
}


def test_sums_are_those_of_all_files_in_order(in_memory: Path) -> None:
    """Both files name each file of the site with its SHA-256, but neither themselves nor what is hidden."""
    (in_memory / "site").mkdir()
    (in_memory / "site/.gitignore").write_bytes(b"*\n")
    put(in_memory / "site", SITE)
    found = files(in_memory / "site")
    expected = {path: hashlib.sha256(data).hexdigest() for path, data in SITE.items()}
    lines = found["SHA256SUMS"].decode().splitlines()
    assert {line[66:]: line[:64] for line in lines} == expected
    listing = json.loads(found["SHA256SUMS.json"])
    assert listing == {"files": {p: {"sha256": digest, "size": len(SITE[p])} for p, digest in expected.items()}}
    assert list(listing["files"]) == [line[66:] for line in lines]


@pytest.mark.skipif(not shutil.which("sha256sum"), reason="needs coreutils")
def test_sha256sum_checks_a_copy(in_memory: Path) -> None:
    """The tool reads every name, passes a true copy and names the file that is not as it was published."""
    put(in_memory / "site", SITE)
    copy = in_memory / "copy"
    shutil.copytree(in_memory / "site", copy)
    command = ["sha256sum", "--check", "--strict", "--quiet", "SHA256SUMS"]
    assert subprocess.run(command, cwd=copy, check=False, capture_output=True).returncode == 0
    (copy / "a b/é (1).html").write_bytes(b"edited")
    ran = subprocess.run(command, cwd=copy, check=False, capture_output=True, text=True, env={"LC_ALL": "C.UTF-8"})
    assert (ran.returncode, ran.stdout) == (1, "a b/é (1).html: FAILED\n")


def test_an_empty_site_has_its_sums(in_memory: Path) -> None:
    """An empty list is well-formed, too."""
    put(in_memory / "site", {})
    assert content(in_memory / "site") == {}
    assert json.loads((in_memory / "site/SHA256SUMS.json").read_bytes()) == {"files": {}}
    assert (in_memory / "site/SHA256SUMS").read_bytes() == b""


@pytest.mark.parametrize("path", [*SUMS, "sha256sums", "SHA256SUMS/index.html", ".factbox-site"])
def test_no_page_takes_the_place_of_the_sums(path: str, in_memory: Path) -> None:
    """An alias of that name is told as two pages of one address are."""
    with pytest.raises(Rejected) as caught:
        put_pages(in_memory / "site", [Page(path, b"", "mill.md")])
    assert [(f.path, f.code) for f in caught.value.findings] == [("mill.md", "path-clash")]
