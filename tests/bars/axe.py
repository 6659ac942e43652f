"""axe-core in a page that is open: which accessibility rules the page breaks.

Its script is evaluated by the browser's debugger, which no Content-Security-Policy concerns.
"""

from __future__ import annotations

import importlib.resources
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

BAR = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice")
OF_LOOKS = ("color-contrast", "link-in-text-block", "target-size", "scrollable-region-focusable")  # change with a look

_ALIKE = 3  # so many elements of one kind in the same surroundings are looked at; more would look the same
_RUN = """async ([rules, tags, alike]) => {
  const known = Object.fromEntries(rules.map(rule => [rule, {enabled: false}]));
  const only = tags.length
    ? {runOnly: {type: 'tag', values: tags}, rules: known}
    : {runOnly: {type: 'rule', values: rules}};
  const exclude = [], seen = {};
  const visit = (element, path) => {
    seen[path] = (seen[path] || 0) + 1;
    if (seen[path] > alike && !element.hasAttribute('role')) return exclude.push(element);
    for (const child of element.children) {
      visit(child, `${path}>${child.tagName}.${child.getAttribute('class') || ''}${child.lang || ''}`);
    }
  };
  if (!tags.length) visit(document.body, '');
  const options = {...only, resultTypes: ['violations'], preload: false};
  const {violations} = await axe.run({include: [document], exclude}, options);
  const few = nodes => nodes.slice(0, 3).map(n => n.html.slice(0, 120)).join('  ');
  return violations.map(v => `${v.id}: ${v.help}: ${v.nodes.length} times: ${few(v.nodes)}`);
}"""


def violations(page: Page) -> list[str]:
    """Run every rule of the bar on a page; answers a line for every rule that is broken."""
    _wake(page)
    found: list[str] = page.evaluate(_RUN, [OF_LOOKS, BAR, _ALIKE])
    return found + violations_of_look(page)


def violations_of_look(page: Page) -> list[str]:
    """Run only what can change with the window and the colours."""
    _wake(page)
    found: list[str] = page.evaluate(_RUN, [OF_LOOKS, [], _ALIKE])
    return found


def _wake(page: Page) -> None:
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(_script())


@cache
def _script() -> str:
    return (importlib.resources.files("axe_playwright_python") / "axe.min.js").read_text("utf-8")
