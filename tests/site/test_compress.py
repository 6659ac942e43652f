"""Compressed copies unpack to the files that they lie beside, and are the same bytes every time."""

from __future__ import annotations

import gzip
import hashlib
import subprocess
import sys
from typing import TYPE_CHECKING

import brotli
import pytest

from generator.disk import claimed
from generator.memory import Memory
from generator.pages import Page
from generator.site import compress, publish
from tests.site.publishing import SUMS, content, put
from tests.small_project import ROOT, files

if TYPE_CHECKING:
    from pathlib import Path

    from tests.small_project import Factbox, SmallProject

TEXT = b"".join(b"<p>%d people were there.</p>\n" % n for n in range(200))
NOISE = b"".join(hashlib.sha256(b"%d" % n).digest() for n in range(100))
SITE = {
    "index.html": TEXT,
    "a/feed.xml": TEXT + b"x",
    "short.html": b"<p>short",
    "photo.png": TEXT,
    "noise.txt": NOISE,
    "pagefind/x.pf_fragment": TEXT,
}


@pytest.fixture
def memory(tmp_path: Path) -> Path:
    """Name a memory."""
    return tmp_path / "cache/memory.sqlite"


def build(output: Path, site: dict[str, bytes], memory: Path) -> dict[str, bytes]:
    """Publish with compressed copies; answers every file."""
    with claimed(output) as place, Memory(memory) as opened:
        publish((Page(path, data) for path, data in site.items()), place, opened, packed=True)
    return content(output)


def test_long_text_files_have_compressed_copies(in_memory: Path) -> None:
    """Each unpacks to its file and is smaller; what is short, no text or grows with packing has none."""
    put(in_memory / "site", SITE, packed=True)
    found = content(in_memory / "site")
    copies = {path for path in found if path not in SITE}
    assert copies == {f"{path}.{suffix}" for path in ("index.html", "a/feed.xml") for suffix in ("gz", "br")}
    for path in copies:
        unpacked = gzip.decompress(found[path]) if path.endswith(".gz") else brotli.decompress(found[path])
        assert unpacked == SITE[path[:-3]]
        assert len(found[path]) < len(unpacked)


def test_a_compressed_copy_says_nothing_of_when_and_where_it_was_made(in_memory: Path) -> None:
    """RFC 1952: no time, no name, no system in the header."""
    put(in_memory / "site", SITE, packed=True)
    assert files(in_memory / "site")["index.html.gz"][:10] == b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x02\xff"


def test_compressed_copies_are_in_the_sums(in_memory: Path) -> None:
    """Whoever checks a copy checks these, too."""
    put(in_memory / "site", SITE, packed=True)
    sums = files(in_memory / "site")["SHA256SUMS"].decode()
    assert {"index.html.gz", "a/feed.xml.br"} <= {line.split("  ")[1] for line in sums.splitlines()}
    assert not any(f"{name}.gz" in files(in_memory / "site") for name in SUMS)


def test_no_compressed_copy_is_stale(in_memory: Path, memory: Path) -> None:
    """After an edit, with or without what was remembered, and after the option was left out: as a clean build's."""
    output, edited = in_memory / "site", SITE | {"index.html": TEXT.replace(b"people", b"persons")}
    for n, site in enumerate((SITE, edited, SITE)):
        assert build(output, site, memory) == build(in_memory / f"clean-{n}", site, memory.with_name(f"{n}.sqlite"))
    (output / "index.html.br").write_bytes(b"tampered")
    assert build(output, SITE, memory) == build(in_memory / "clean-0", SITE, memory)
    put(output, SITE)
    assert content(output) == SITE


def test_nothing_is_compressed_twice(in_memory: Path, memory: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What was remembered, and is there still, is not made again."""
    build(in_memory / "site", SITE, memory)
    before = content(in_memory / "site")
    for name in ("_gzip", "_brotli"):
        monkeypatch.setattr(compress, name, lambda _: pytest.fail("packed again"))
    assert build(in_memory / "site", {**SITE, "more.html": b"short"}, memory) == {**before, "more.html": b"short"}


def test_the_option_is_for_whole_sites(project: SmallProject, factbox: Factbox) -> None:
    """`factbox build --compress` packs pages, feeds and scripts; a build without it leaves no copy behind."""
    project.build()
    assert factbox("build", "--compress", cwd=project.root).code == 0
    found = files(project.root / "site")
    assert gzip.decompress(found["index.html.gz"]) == found["index.html"]
    assert brotli.decompress(found["index.html.br"]) == found["index.html"]
    assert factbox("build", cwd=project.root).code == 0
    assert not [path for path in files(project.root / "site") if path.endswith((".gz", ".br"))]


def test_without_the_library_the_message_says_what_to_install(project: SmallProject, factbox: Factbox) -> None:
    """Nothing is published that would lack half of what was asked for."""
    (project.root / "stub").mkdir()
    (project.root / "stub/brotli.py").write_text("raise ImportError\n", "utf-8")
    ran = factbox("build", "--compress", cwd=project.root, machine={"PYTHONPATH": f"{project.root / 'stub'}:{ROOT}"})
    assert ran.code == 2
    assert "pip install 'factbox[compress]'" in ran.stderr
    assert not (project.root / "site").exists()


def test_a_build_without_the_option_does_not_load_the_library(project: SmallProject) -> None:
    """Only those who compress need it."""
    code = """
import sys
from pathlib import Path
from generator import engine, project
engine.build(project.find(Path(sys.argv[1])), Path(sys.argv[1]) / "site")
print("brotli" in sys.modules)
"""
    command = [sys.executable, "-c", code, str(project.root)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout == "False\n"
