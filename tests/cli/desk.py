"""An article and its briefing, both right: what tests of the command line spoil."""

ARTICLE = "Three people died in the fire at the mill on 4 March 2021, the mayor said. “We ran,” she said.\n"
BRIEFING = """---
title: Fire at the mill
summary: Three people died.
status: published
date: "2021-03-04"
sources:
  - {id: wire, seed: article.txt, sha256: HASH(article.txt)}
quotes:
  - {id: ran, text: "We ran", speaker: the mayor, source: wire}
---
"""
