"""Vocabularies: the sets of words that rules look for, written as running text easily added to."""

from __future__ import annotations


def vocabulary(text: str) -> frozenset[str]:
    """Answer the words of a text as a set."""
    return frozenset(text.split())
