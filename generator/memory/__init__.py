"""What was dear to work out, remembered by the hash of all that went into it.

Each project has one SQLite file. It lies in the user's cache folder and never inside the project, where whoever sends
a change could slip one in that lets a false quotation pass. It may be deleted at any time: whatever is odd about it
(damaged, locked, not writable, somebody else's) only means that things are worked out afresh.
"""

from generator.memory.gathering import Gathering
from generator.memory.memory import Memory, Row
from generator.memory.place import file_of
from generator.memory.sightings import Glances, Sightings

__all__ = ["Gathering", "Glances", "Memory", "Row", "Sightings", "file_of"]
