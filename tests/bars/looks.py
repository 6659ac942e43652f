"""What can be seen to be wrong with a page, measured in the browser that shows it. Each answers a line a fault."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

_OVERFLOW = """() => {
  const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth);
  if (wide <= innerWidth) return [];
  const scrolls = e => e && e !== document.documentElement &&
    (getComputedStyle(e).overflowX !== 'visible' || scrolls(e.parentElement));
  const over = [...document.body.querySelectorAll('*')].filter(e => {
    const box = e.getBoundingClientRect();
    return box.width && (box.right > innerWidth + 0.5 || box.left < -0.5) && !scrolls(e.parentElement);
  });
  const needs = e => {  // how narrow it can get; what is merely stretched by a neighbour can get narrower
    const before = e.style.width;
    e.style.width = 'min-content';
    const {width} = e.getBoundingClientRect();
    e.style.width = before;
    return width;
  };
  const guilty = over.filter(e => needs(e) > innerWidth - 32);
  const found = guilty.length ? guilty : over;
  const innermost = found.filter(e => !found.some(o => o !== e && e.contains(o)));
  const told = innermost.length ? innermost : [document.body];
  return told.slice(0, 3).map(e => 'too wide: ' + e.outerHTML.slice(0, 100));
}"""

_CLIPPED = """() => [...document.body.querySelectorAll('*')].map(e => {
  const own = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim()) || e.matches('td, th, dd, dt, li, p');
  if (!own || e.closest('svg, [role=img], .leaflet-container')) return '';
  if (!e.checkVisibility({visibilityProperty: true})) return '';
  if (e.clientWidth <= 1 || e.clientHeight <= 1) return '';
  const {overflowX, overflowY} = getComputedStyle(e);
  const wide = e.scrollWidth > e.clientWidth + 1, high = e.scrollHeight > e.clientHeight + 1;
  const cut = v => v === 'hidden' || v === 'clip';
  if ((wide && cut(overflowX)) || (high && cut(overflowY))) return 'cut off: ' + e.outerHTML.slice(0, 100);
  return wide && overflowX === 'visible' ? 'runs over its edge: ' + e.outerHTML.slice(0, 100) : '';
}).filter(Boolean)"""

_ZOOM = """times => {
  const size = parseFloat(getComputedStyle(document.documentElement).fontSize);
  document.documentElement.style.fontSize = `${size * times}px`;
}"""

_READABLE = """() => {
  for (const details of document.querySelectorAll('details')) details.open = true;
  for (const picture of document.querySelectorAll('svg')) picture.remove();  // labels of maps give way to each other
  return document.body.innerText;
}"""

_PAINTED = """() => {
  const unseen = [...document.body.querySelectorAll('*')].filter(e => {
    const {position, clip, clipPath} = getComputedStyle(e);
    return position === 'absolute' && (clip !== 'auto' || clipPath !== 'none');
  });
  const before = unseen.map(e => e.style.display);
  for (const e of unseen) e.style.display = 'none';
  const text = document.body.innerText;
  unseen.forEach((e, i) => { e.style.display = before[i]; });
  return text;
}"""


def overflow(page: Page) -> list[str]:
    """Tell what makes the page wider than its window: three elements at most."""
    found: list[str] = page.evaluate(_OVERFLOW)
    return found


def clipped(page: Page) -> list[str]:
    """Tell which elements hold more text than they show, or let it run over what stands beside them.

    What is inside a picture with a label is not text: the label says where its words stand.
    """
    found: list[str] = page.evaluate(_CLIPPED)
    return found


def zoom_text(page: Page, times: float) -> None:
    """Enlarge all text, as readers do in their browser's settings."""
    page.evaluate(_ZOOM, times)


def readable(page: Page) -> str:
    """Answer all text outside pictures that can be seen, every fold opened, without white space and case."""
    return squeezed(page.evaluate(_READABLE))


def painted(page: Page) -> str:
    """Answer all text that is put on the screen or the paper, without what is there for screen readers alone."""
    text: str = page.evaluate(_PAINTED)
    return text


def squeezed(text: str) -> str:
    """Take out what depends on layout: white space, soft hyphens, case."""
    return "".join(text.split()).replace("\u00ad", "").casefold()
