"""Pages: what a reader gets. Briefings turned into HTML, maps and feeds through a theme."""

from generator.pages.account import Account, Accounts, in_order
from generator.pages.ahead import Ahead
from generator.pages.edition import Edition, edition
from generator.pages.hands import Hands
from generator.pages.kinds.search import SEARCHED, Searched
from generator.pages.mapping import image_origins
from generator.pages.page import Page, Streamed, Unchanged
from generator.pages.policy import FOREVER, NO_SNIFFING, content_policy
from generator.pages.render import render
from generator.pages.standing import Standing, standing_pages
from generator.pages.survey import survey
from generator.pages.theme import Theme, load
from generator.pages.works import Works

__all__ = [
    "FOREVER",
    "NO_SNIFFING",
    "SEARCHED",
    "Account",
    "Accounts",
    "Ahead",
    "Edition",
    "Hands",
    "Page",
    "Searched",
    "Standing",
    "Streamed",
    "Theme",
    "Unchanged",
    "Works",
    "content_policy",
    "edition",
    "image_origins",
    "in_order",
    "load",
    "render",
    "standing_pages",
    "survey",
]
