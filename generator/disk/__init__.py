"""Disk: the folder that a site is published in, and a spare beside it. They change places in one step.

What lies in them is known by its digests and times, so that nothing is read or written that need not be. This room
knows nothing of pages.
"""

from generator.disk.known import Stamp, pack, save
from generator.disk.place import KEPT, MARKER, Place, claimed, told
from generator.disk.spare import Spare
from generator.disk.tree import Tree, folders_above, join

__all__ = [
    "KEPT",
    "MARKER",
    "Place",
    "Spare",
    "Stamp",
    "Tree",
    "claimed",
    "folders_above",
    "join",
    "pack",
    "save",
    "told",
]
