"""The site's files come whole and with the right types, also while one site takes another's place."""

from __future__ import annotations

import re
import threading
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

from tests.serve.underway import CLIENT, PAGE, Project, running

if TYPE_CHECKING:
    from pathlib import Path


def test_files_come_as_a_host_would_send_them(folder: Path) -> None:
    """Types are right whatever the system's registry says, folders have slashes, and HEAD is GET without a body."""
    large = "a { color: red }\n" * 40_000
    files = {
        "a.css": large,
        "b.js": "1;",
        "c.geojson": "{}",
        "d.xml": "<a/>",
        "e.woff2": "w",
        "f.unknown": "?",
    }
    files |= {
        "folder/index.html": "inner",
        "\u00e9t\u00e9 1/index.html": "summer",
        "404.html": "<p>our own page",
    }
    for name, text in files.items():
        (folder / "content" / name).parent.mkdir(exist_ok=True)
        (folder / "content" / name).write_text(text, encoding="utf-8")
    with running(folder) as project:
        project.built(1)
        kinds = {name: project.ask(f"/{name}").headers["Content-Type"] for name in files if "/" not in name}
        assert kinds == {
            "a.css": "text/css; charset=utf-8",
            "b.js": "text/javascript; charset=utf-8",
            "c.geojson": "application/geo+json",
            "d.xml": "text/xml; charset=utf-8",
            "e.woff2": "font/woff2",
            "f.unknown": "application/octet-stream",
            "404.html": "text/html; charset=utf-8",
        }
        assert project.ask("/a.css").text == large
        for path in ("/", "/a.css", "/b.js", "/nowhere", "/__factbox__/client.js"):
            head, get = project.ask(path, "HEAD"), project.ask(path)
            assert (head.status, head.text) == (get.status, "")
            assert head.headers["Content-Length"] == get.headers["Content-Length"] == str(len(get.text.encode()))
        assert project.ask("/folder/").text.startswith("inner")
        moved = project.ask("/folder?a=1&b=%20")
        assert (moved.status, moved.headers["Location"]) == (302, "/folder/?a=1&b=%20")
        moved = project.ask("/%C3%A9t%C3%A9%201")
        assert (moved.status, moved.headers["Location"]) == (302, "/%C3%A9t%C3%A9%201/")
        missing = project.ask("/folder/nowhere.css")
        assert (missing.status, missing.text.startswith("<p>our own page")) == (404, True)
        assert CLIENT in missing.text


def test_the_site_may_be_swapped_during_requests(project: Project) -> None:
    """While builds replace the folder, no answer is missing, cut short or mixed."""
    bad, stop, count = list[str](), threading.Event(), 0

    def read() -> int:
        asked = 0
        while not stop.is_set():
            for path in ("/index.html", "/large.css"):
                answer = project.ask(path)
                numbers = set(re.findall(r"number (\d+)", answer.text))
                if answer.status != 200 or len(numbers) != 1 or "the end" not in answer.text:
                    bad.append(f"{path}: {answer.status}, {numbers}")
                asked += 1
        return asked

    def save(number: int) -> None:
        before = len(project.said)
        project.write("large.css", f"/* number {number} */\n" * 20_000 + "/* the end */")
        project.write("index.html", PAGE.format(head="", body=f"number {number}\n" * 20_000 + "the end"))
        project.built_after(before)

    save(0)
    project.until(lambda _: "number 0" in project.ask().text)
    with ThreadPoolExecutor(2) as pool:
        readers = [pool.submit(read) for _ in range(2)]
        try:
            for number in range(1, 20):
                save(number)
        finally:
            stop.set()
        count = sum(reader.result() for reader in readers)
    assert not bad
    assert count > 20


def test_a_request_between_two_sites_waits_for_the_second(project: Project) -> None:
    """While the old folder is away and the new one not yet there, a request is not told that it is missing."""
    gap = project.folder / "gap"
    gap.touch()
    project.write("index.html", PAGE.format(head="", body="two"))
    project.until(lambda said: said.count("between") == 2)
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(project.ask, path) for path in ("/", "/nowhere")]
        wait(asked, timeout=0.2)
        gap.unlink()
        page, missing = [request.result() for request in asked]
    assert (page.status, missing.status) == (200, 404)
    assert "two" in page.text
