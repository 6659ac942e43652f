"""Vocabularies: the sets of words that rules look for, written as running text so that a missing one is easily added."""

from __future__ import annotations


def vocabulary(text: str) -> frozenset[str]:
    """Answer the words of a text as a set."""
    return frozenset(text.split())
