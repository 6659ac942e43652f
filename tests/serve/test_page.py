"""The client's way into pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.serve.underway import CLIENT, running

if TYPE_CHECKING:
    from pathlib import Path


def test_client_goes_into_pages_of_any_shape(folder: Path) -> None:
    """The script stands before the head's real end, else at the document's end, and nothing else is changed."""
    pages = {
        "capitals": ("<HTML><HEAD><TITLE>t</TITLE>", "</HEAD ><BODY>x"),
        "comment": ("<html><head><!-- </head> --><title></head></title>", "</head><body>x"),
        "script": ("<html><head><script>let s = '</head>';</script>", "</head><body>x</body></html>"),
        "headless": ("<!doctype html><p>no head, no body\n", ""),
        "body": ("<body>head left out</body></html>\n", ""),
        "empty": ("", ""),
        "latin": ("<p>caf\u00e9 \u2028 \U0001f600</p>", ""),
    }
    for name, (before, after) in pages.items():
        (folder / "content" / f"{name}.html").write_text(before + after, encoding="utf-8")
    with running(folder) as project:
        project.built(1)
        for name, (before, after) in pages.items():
            text = project.ask(f"/{name}.html").text
            assert text.startswith(before + '<meta name="factbox-preview"'), name
            assert text.endswith(CLIENT + after), name
            assert text.count(CLIENT) == 1, name
