"""Actors: who is said to have done it, who came to help, who spoke; with the source's own words of doubt, verbatim."""

from generator.facts.actors.find import actors

__all__ = ["actors"]
