"""The prose below the front matter: CommonMark, and three marks of our own that tie it to the facts.

`[@wire]` cites a source (Pandoc's syntax; `[@wire, par. 4; @cnn]`), `[](#killed-un)` prints a fact with its
attribution, and `![[togo]]` places a quotation. Raw HTML is text, links go through an allow-list, and pictures are
refused. Prose is parsed once: the HTML that pages fill is made with it, and remembered with the briefing.
"""

from generator.briefings.prose.marks import Citation
from generator.briefings.prose.parser import MOST_LEVELS
from generator.briefings.prose.prose import MOST_CHARACTERS, Prose, parse, render
from generator.briefings.prose.references import Reference
from generator.briefings.prose.shown import Piece, Writer

__all__ = ["MOST_CHARACTERS", "MOST_LEVELS", "Citation", "Piece", "Prose", "Reference", "Writer", "parse", "render"]
