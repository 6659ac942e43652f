"""The four tables: what each column is called, which HXL hashtag it has, and how its cells are made.

Hashtags are of the HXL 1.1 dictionary where it has one, with attributes of our own where it has none; `#country+code`
says that it is ISO's two letters, since HXL's default is three.
"""

from typing import Any

from generator.pages.data.tables.figures import FIGURES, figures
from generator.pages.data.tables.incidents import INCIDENTS
from generator.pages.data.tables.quotes import QUOTES, quotes
from generator.pages.data.tables.sources import SOURCES, sources
from generator.pages.data.tables.table import MEDIA_TYPE, Column, Table

TABLES: tuple[Table[Any], ...] = (INCIDENTS, FIGURES, QUOTES, SOURCES)

__all__ = [
    "FIGURES",
    "INCIDENTS",
    "MEDIA_TYPE",
    "QUOTES",
    "SOURCES",
    "TABLES",
    "Column",
    "Table",
    "figures",
    "quotes",
    "sources",
]
