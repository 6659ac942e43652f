"""factbox: sourced incident briefings as a static site.

The package is five nouns in a row, and data flows through them one way::

    seeds      an article as its publisher wrote it, its hash, and spans in it
    facts      what an article states, span by span
    briefings  what an editor publishes: front matter, prose, and the proof of both
    pages      what a reader gets: body, maps, tables, feeds, through a theme
    site       what is deployed: the files, written safely

`deploy` brings the site to where readers find it. `pipeline` shows the whole flow on one screen; `cli` and `serve` are
its two users. `forms` reads YAML that people write into declared types, `project` knows where the folders are, and
`errors` holds what can go wrong.
"""

__version__ = "0.1.0"
