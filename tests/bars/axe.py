"""axe-core in a page that is open: which accessibility rules the page breaks.

Its script is evaluated by the browser's debugger, which no Content-Security-Policy concerns.
"""

from __future__ import annotations

import importlib.resources
from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

BAR = {
    "type": "tag",
    "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"],
}
OF_LOOKS = {  # what can change with the window and the colours
    "type": "rule",
    "values": ["color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable"],
}


def violations(page: Page, rules: dict[str, Any]) -> list[str]:
    """Run these rules on a page; answers a line for every element that breaks one."""
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_script())
    options = {"runOnly": rules, "resultTypes": ["violations"], "preload": False}
    found: dict[str, Any] = page.evaluate("options => axe.run(document, options)", options)
    return [f"{v['id']}: {v['help']}: {n['html'][:160]}" for v in found["violations"] for n in v["nodes"]]


@cache
def _script() -> str:
    return (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
