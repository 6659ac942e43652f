"""Data, for tools rather than eyes: files beside a briefing's page, those of `data/`, and what heads of pages say."""

from generator.pages.data.citation import Citation, Tag, cite
from generator.pages.data.dossier import Alternate, Head, beside, head
from generator.pages.data.jsonld import article, dataset, website
from generator.pages.data.offer import Offer, offer
from generator.pages.data.publish import Shown, publish
from generator.pages.data.record import Record
from generator.pages.data.site import FILES, FOLDER, INDEX, Whole
from generator.pages.data.summary import Lines, lines
from generator.pages.data.written import Entry, Written

__all__ = [
    "FILES",
    "FOLDER",
    "INDEX",
    "Alternate",
    "Citation",
    "Entry",
    "Head",
    "Lines",
    "Offer",
    "Record",
    "Shown",
    "Tag",
    "Whole",
    "Written",
    "article",
    "beside",
    "cite",
    "dataset",
    "head",
    "lines",
    "offer",
    "publish",
    "website",
]
