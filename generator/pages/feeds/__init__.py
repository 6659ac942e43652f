"""Feeds for readers' programs: Atom (RFC 4287) with GeoRSS, and JSON Feed 1.1."""

from generator.pages.feeds.atom import atom
from generator.pages.feeds.feed import ATOM, JSON, MOST_ENTRIES, Entry, Feed, of_briefing, of_correction
from generator.pages.feeds.json_feed import json_feed

__all__ = ["ATOM", "JSON", "MOST_ENTRIES", "Entry", "Feed", "atom", "json_feed", "of_briefing", "of_correction"]
