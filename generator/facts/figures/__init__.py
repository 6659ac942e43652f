"""Figures: how many people were killed, hurt, taken or present, each number with its own clause as evidence.

Every number with a noun for people, or with a word of harm, beside it is read as a group of people ("at least six
people", "18", "one Malian soldier"). Then the clause decides what befell the group: the words after it, the words
before it, or the group that it belongs to. Numbers are never added, averaged or picked from. What the words around do
not decide is no figure.
"""

from generator.facts.figures.event import Times, other_from
from generator.facts.figures.find import figures

__all__ = ["Times", "figures", "other_from"]
