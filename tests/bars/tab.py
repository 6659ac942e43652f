"""A browser's tab that goes from page to page and notes what goes wrong and what is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, Request


class Look(NamedTuple):
    """How a reader looks at a page: width in pixels, colours, whether the system forces its own."""

    name: str
    width: int
    scheme: Literal["light", "dark"] = "light"
    forced: Literal["active", "none"] = "none"


LIGHT = Look("light", 1280)
PHONE = Look("dark telephone", 360, "dark")
FORCED = Look("forced colours", 768, "light", "active")


class Tab:
    """A tab; `trouble` is what the console and the network complained of since it was last taken."""

    def __init__(self, browser: Browser, *, scripts: bool = True, **context: Any) -> None:
        self.page: Page = browser.new_page(java_script_enabled=scripts, **context)
        self.page.set_default_timeout(60_000)  # milliseconds; a busy machine is no fault of the page
        self.requests: list[str] = []
        self._trouble: list[str] = []
        self.page.on("console", lambda m: self._trouble.append(m.text) if m.type in ("error", "warning") else None)
        self.page.on("pageerror", lambda e: self._trouble.append(str(e)))
        self.page.on("request", lambda r: self.requests.append(r.url))
        self.page.on("requestfailed", self._failed)

    def _failed(self, request: Request) -> None:
        """Note a request that failed; one that was cut short because the tab went on to another page did not."""
        if request.failure != "net::ERR_ABORTED":
            self._trouble.append(f"failed: {request.url} ({request.failure})")

    def look(self, look: Look) -> None:
        """Change the window and the reader's colours; nothing moves, so that nothing is measured halfway."""
        self.page.set_viewport_size({"width": look.width, "height": 300})
        self.page.emulate_media(color_scheme=look.scheme, forced_colors=look.forced, reduced_motion="reduce")

    def open(self, address: str) -> None:
        """Go to an address and wait until everything on the page is loaded."""
        self.page.goto(address, wait_until="load")

    def take_trouble(self) -> list[str]:
        """Answer what went wrong, and forget it."""
        taken, self._trouble[:] = list(self._trouble), []
        return taken

    def wake_map(self) -> bool:
        """Bring the live map up, where the page has one."""
        figure = self.page.locator("figure.map[data-scripts]")
        if not figure.count():
            return False
        figure.first.scroll_into_view_if_needed()
        self.page.mouse.move(1, 1)
        self.page.wait_for_selector("figure.map[data-state=live]", state="attached")
        return True

    def open_popup(self) -> None:
        """Open the first marker's popup by keyboard, as somebody without a mouse does."""
        marker = self.page.locator("figure.map [role=button].leaflet-marker-icon").first
        marker.focus()
        self.page.keyboard.press("Enter")
        self.page.wait_for_selector(".leaflet-popup[role=dialog]")
