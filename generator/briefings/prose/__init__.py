"""The prose below the front matter: CommonMark, and three marks of our own that tie it to the facts.

`[@wire]` cites a source (Pandoc's syntax; `[@wire, par. 4; @cnn]`), `[](#killed-un)` prints a fact with its
attribution, and `![[togo]]` places a quotation. Raw HTML is text, links go through an allow-list, and pictures are
refused. What was parsed last is kept, so that checker and pages of a small site use the same tokens; prose that the
memory has checked is not parsed before its page is made.
"""

from generator.briefings.prose.marks import Citation
from generator.briefings.prose.parser import MOST_LEVELS, forget
from generator.briefings.prose.prose import MOST_CHARACTERS, Prose, parse, render
from generator.briefings.prose.references import Reference
from generator.briefings.prose.shown import Writer

__all__ = ["MOST_CHARACTERS", "MOST_LEVELS", "Citation", "Prose", "Reference", "Writer", "forget", "parse", "render"]
