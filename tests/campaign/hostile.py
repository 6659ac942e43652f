"""Hostile files in every place where a project has files: each ends in a message with its place, soon.

`python -m tests.campaign.hostile FOLDER` takes the trials' numbers and answers what became of each; a process that dies
or takes too long is itself the harm, and another one goes on.
"""

from __future__ import annotations

import hashlib
import json
import os
import random
import re
import select
import subprocess
import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from generator import engine, pipeline, project
from generator.errors import CannotRun, Rejected
from tests.campaign.planted import inherit
from tests.campaign.row import Tried
from tests.incremental.desk import BRIEFLY, CATALOGUE, start
from tests.small_project import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SECONDS = 10  # of processor time
HANGS = 120  # seconds without an answer
BYTES = 512 << 20


PLACES = (  # files of the project that are made hostile
    "content/briefings/fire.md",
    "content/briefings/flood.md",
    "content/site.yaml",
    "content/pages/about.md",
    "content/published.yaml",
    "content/places.yaml",
    "seeds/article.txt",
    "seeds/article.meta.yaml",
    "seeds/page.html",
    "themes/own/theme.yaml",
    "themes/own/briefing.html",
    "themes/own/locale/en.po",
    "themes/own/static/wire.css",
)
NAMED_BY = {"seeds/article.txt": "content/briefings/fire.md", "seeds/page.html": "content/briefings/flood.md"}
MORE = {  # what the project has beside the desk's own files
    "content/published.yaml": b'fire: {"corrections":0,"figures":{},"quotes":{},"places":{}}\n',
    "content/places.yaml": b"- {name: Mill, country: NR, lat: -0.53, lon: 166.93}\n",
    "seeds/page.html": b"<!doctype html><title>Mill</title><article><p>Twelve people died there.</article>",
    "themes/own/briefing.html": BRIEFLY.encode(),
    "themes/own/locale/en.po": CATALOGUE.encode(),
    "themes/own/static/wire.css": b"p { background: url(a.png) }\n",
}
ODD = (
    *("\0", "\x1b[31m", "\x85", "\u2028", "\ufeff", "\u202e", "\U000e0041", "\ud7ff", "́" * 50, "\r", "\t", "\x7f"),
    *(
        "---\n",
        "...\n",
        ": ",
        "- ",
        "? ",
        "&a ",
        "*a",
        "!!python/object/apply:os.system [x]",
        "<<: ",
        "{",
        "[",
        "]",
        "}",
    ),
    *(
        "'",
        '"',
        "|\n",
        ">\n",
        "#",
        "%YAML 9.9\n",
        "@",
        "`",
        "~",
        "12:30",
        "1e999",
        "0x7fffffffffffffff",
        ".inf",
        ".nan",
    ),
    *(
        "![[",
        "[](#",
        "[x](#gone)",
        "[x](/about/#gone)",
        "[@",
        "[^1]: ",
        "](",
        "<!--",
        "<![CDATA[",
        "]]>",
        "<?xml ",
        "<!DOCTYPE x [<!ENTITY a 'b'>]>",
        "&a;",
    ),
    *(
        "{{ ",
        "{% ",
        "{% extends 'briefing.html' %}",
        "{{ self }}",
        "{{ 9 ** 9 ** 9 }}",
        "{% for i in range(9) %}",
        "msgid ",
    ),
    *(
        "../" * 9,
        "/etc/passwd",
        "CON",
        '"en\\n"',
        "a" * 256,
        "ß",
        "İ",
        "🏳️‍🌈",
        "9" * 5000,
        "-" * 9,
        "1/0",
        "2015-13-45",
        "9999999999-01",
    ),
)
KEYS = ("id", "slug", "lang", "aliases", "timezone", "updated", "published", "authors", "related", "menu", "event")
NAMES = (
    '"en\\n"',
    "b" * 241,
    "c/" * 600,
    "nul",
    "aux.html",
    "/",
    "../x",
    "a.",
    "404",
    "#gone",
    "İ",
    "''",
    "90",
    "2021",
)
DEEP = (
    "[",
    "{a: ",
    "- ",
    "> ",
    "* ",
    "<div>",
    "<svg>",
    "((",
    "{% if 1 %}",
    "**a ",
    "[a](",
    "![",
    "`",
    "| a ",
    "\n# a\n",
)


def tried(folder: Path, trials: int, seed: str) -> Tried:
    """Try as many hostile files."""
    worker = _Worker(folder, seed)
    harm = [f"{seed} {n}: {complaint}" for n in range(trials) if (complaint := worker.complaint(n))]
    worker.end()
    return Tried(trials, harm)


class _Worker:
    """A process that tries one file after the other, started anew where one file was its end."""

    def __init__(self, folder: Path, seed: str) -> None:
        self._folder, self._seed, self._started = folder, seed, 0
        self._process: subprocess.Popen[bytes] | None = None

    def complaint(self, number: int) -> str:
        """Try a file; answer what is wrong with what became of it, nothing where it was told well."""
        process = self._process or self._start()
        assert process.stdin
        assert process.stdout
        process.stdin.write(f"{number}\n".encode())
        process.stdin.flush()
        is_answered = select.select([process.stdout], [], [], HANGS)[0]
        if is_answered and (answer := process.stdout.readline()):
            told: str = json.loads(answer)
            return told
        self.end()
        return f"no answer within {HANGS} s" if not is_answered else f"died: {process.returncode}"

    def end(self) -> None:
        """End the process."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _start(self) -> subprocess.Popen[bytes]:
        self._started += 1
        folder = self._folder / f"worker{self._started}"
        command = [
            sys.executable,
            "-m",
            "tests.campaign.hostile",
            str(folder),
            self._seed,
        ]
        environment = {**os.environ, "XDG_CACHE_HOME": str(folder / "cache")}
        self._process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert self._process.stdout
        self._process.stdout.readline()  # it is ready
        return self._process


def hostile(chance: random.Random, good: bytes) -> bytes:
    """Make a hostile file of a good one."""
    data = good
    for _ in range(chance.choice((1, 1, 2, 5))):
        data = chance.choice(WAYS)(chance, data)
    return data


def _typed(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(ODD).encode() * chance.choice((1, 1, 1, 40)) + data[at + chance.randrange(9) :]


def _broken(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.randbytes(chance.randrange(1, 5)) + data[at + 1 :]


def _cut(chance: random.Random, data: bytes) -> bytes:
    return data[chance.choice((0, 0, chance.randrange(len(data) + 1))) : chance.randrange(len(data) + 1)]


def _line(chance: random.Random, data: bytes) -> bytes:
    lines = data.split(b"\n")
    one = lines.pop(chance.randrange(len(lines)))
    for _ in range(chance.choice((0, 1, 2, 300))):
        lines.insert(chance.randrange(len(lines) + 1), one)
    return b"\n".join(lines)


def _value(chance: random.Random, data: bytes) -> bytes:
    """Give a key another value."""
    lines = data.split(b"\n")
    at = chance.randrange(len(lines))
    key = lines[at].partition(b":")[0]
    lines[at] = key + b": " + chance.choice(ODD).encode()
    return b"\n".join(lines)


def _more(chance: random.Random, data: bytes) -> bytes:
    """Give a key that was not there a value."""
    first, end, rest = data.partition(b"\n")
    value = chance.choice((chance.choice(ODD), chance.choice(NAMES), f"[{chance.choice(NAMES)}]"))
    return first + end + f"{chance.choice(KEYS)}: {value}\n".encode() + rest


def _deep(chance: random.Random, data: bytes) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(DEEP).encode() * chance.choice((20, 200, 2000, 50_000)) + data[at:]


def _encoded(chance: random.Random, data: bytes) -> bytes:
    """Save the file as other systems do."""
    return data.decode("utf-8", "replace").encode(
        chance.choice(("utf-16", "utf-32", "latin-1", "utf-8-sig", "cp1252")), "replace"
    )


WAYS: tuple[Callable[[random.Random, bytes], bytes], ...] = (
    _typed,
    _typed,
    _broken,
    _cut,
    _line,
    _value,
    _more,
    _deep,
    _encoded,
)


def judged(root: Path, path: str) -> str:
    """Check the project, and build it where it passes; answer what is wrong with what is told of the file at a path.

    What people write passes the check or is built: only of themes, a build may be the first to find a mistake.
    """
    found = project.find(root)
    try:
        findings = pipeline.check(found).findings
        if not any(f.severity == "error" for f in findings):
            findings = engine.build(found, found.site).findings
    except Rejected as error:
        findings = error.findings
        if not path.startswith("themes/"):
            return f"{path}: passes the check, and is not built: {findings[0]}"[:300]
    except CannotRun as error:
        return "" if path in str(error) or "own" in str(error) else f"{path}: no file is named: {error}"
    except (Exception, RecursionError, MemoryError) as error:  # noqa: BLE001 -- told as harm
        return f"{path}: {type(error).__name__}: {error}"[:300]
    unplaced = [f for f in findings if not f.path or (f.line > 0) != (f.column > 0)]
    return f"{path}: without a place: {unplaced[0]}" if unplaced else ""


def trial(root: Path, chance: random.Random, good: dict[str, bytes]) -> str:
    """Make one file hostile, look what is told, and put it right again."""
    path = chance.choice(PLACES)
    file, before = root / path, good[path]
    data = hostile(chance, before)
    file.write_bytes(data)
    with _hash_of(root, data if path in NAMED_BY else None, path):
        complaint = judged(root, path)
    file.write_bytes(before)
    return f"{complaint} ({len(data)} bytes)" if complaint else ""


@contextmanager
def _hash_of(root: Path, data: bytes | None, path: str) -> Iterator[None]:
    """Let the briefing that names an article name it by the hash that it has now."""
    if data is None:
        yield
        return
    briefing = root / NAMED_BY[path]
    before = briefing.read_bytes()
    briefing.write_bytes(re.sub(rb"[0-9a-f]{64}", hashlib.sha256(data).hexdigest().encode(), before))
    yield
    briefing.write_bytes(before)


def main() -> None:
    """Try the files whose numbers come in."""
    import resource
    import signal

    folder, seed = sys.argv[1:]
    inherit()
    desk = start(Path(folder) / "desk")
    for path, data in MORE.items():
        desk.write(path, data)
    flood = desk.root / NAMED_BY["seeds/page.html"]
    named = f"2, seed: page.html, sha256: {hashlib.sha256(MORE['seeds/page.html']).hexdigest()}}}]"
    flood.write_text(flood.read_text("utf-8").replace("2}]", named), "utf-8")
    good = {path: (desk.root / path).read_bytes() for path in PLACES}
    judged(desk.root, PLACES[0])  # whatever is loaded now is not the file's fault
    size = int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    resource.setrlimit(resource.RLIMIT_AS, (size + BYTES, size + BYTES))
    print(flush=True)
    for line in sys.stdin:
        signal.setitimer(signal.ITIMER_PROF, SECONDS)
        told = trial(desk.root, random.Random(f"{seed} {int(line)}"), good)  # noqa: S311 -- chance that can be repeated
        signal.setitimer(signal.ITIMER_PROF, 0)
        print(json.dumps(told), flush=True)


if __name__ == "__main__":
    main()
