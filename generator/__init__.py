"""factbox: sourced incident briefings as a static site.

The package is five nouns in a row, and data flows through them one way::

    seeds      an article as its publisher wrote it, its hash, and spans in it
    facts      what an article states, span by span
    briefings  what an editor publishes: front matter, prose, and the proof of both
    pages      what a reader gets: body, maps, tables, feeds, through a theme
    site       what is deployed: the files, written safely

`deploy` brings the site to where readers find it. `pipeline` shows the whole flow on one screen; `engine` calls it if
a build has anything to do; `cli` is the user of both, `serve` the preview's server. `disk` is the folder that a site is
published in. `forms` reads YAML that people write into declared types, `project` knows where the folders are, `atlas`
what maps show of the world, `memory` what was worked out before; `crew` shares work among processes. `errors` holds
what can go wrong, `reports` tells it to other programs.
"""

__version__ = "0.1.0"
