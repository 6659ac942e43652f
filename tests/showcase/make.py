"""Make the showcase: an example project with every kind of page, from the emptiest to the fullest.

`python -m tests.showcase.make DIR` writes the project; the same bytes every time. What stands beside this file is
copied, with `HASH(NAME)` replaced by the hash of that article; the repository's own example joins it, and a series of
small briefings, so that lists have more than one page.
"""

from __future__ import annotations

import hashlib
import re
import shutil
import sys
from pathlib import Path
from string import Template
from typing import NamedTuple

HERE = Path(__file__).parent
REPOSITORY = HERE.parents[1]

_HASH = re.compile(r"HASH\(([^)]+)\)")


class Incident(NamedTuple):
    """An invented incident of the series: when and where, what it was, and who was hurt."""

    date: str
    town: str
    country: str
    lat: float
    lon: float
    tag: str
    injured: int
    teller: str


# Places of many countries, at the edges and in the middle of maps; years and tags that repeat.
SERIES = (
    Incident("2012-03-04", "Bamako", "ML", 12.65, -8.0, "flood", 4, "the mayor"),
    Incident("2012-11-19", "Tromsø", "NO", 69.65, 18.96, "landslide", 2, "the fire chief"),
    Incident("2013-05-06", "Quito", "EC", -0.22, -78.51, "landslide", 11, "the mayor"),
    Incident("2013-12-24", "Anadyr", "RU", 64.73, 177.5, "storm", 3, "the harbour master"),
    Incident("2014-02-14", "Malé", "MV", 4.17, 73.51, "flood", 5, "the harbour master"),
    Incident("2014-08-30", "Ushuaia", "AR", -54.8, -68.3, "storm", 1, "the fire chief"),
    Incident("2015-06-01", "Gao", "ML", 16.27, -0.04, "flood", 7, "the governor of the region"),
    Incident("2016-09-15", "Alofi", "NU", -19.05, -169.92, "storm", 6, "the mayor"),
    Incident("2017-01-28", "Luxembourg", "LU", 49.61, 6.13, "fire", 2, "the fire chief"),
    Incident("2018-10-10", "Suva", "FJ", -18.14, 178.44, "storm", 9, "the governor of the region"),
    Incident("2021-04-02", "Singapore", "SG", 1.29, 103.85, "fire", 12, "the harbour master"),
    Incident("2023-07-17", "Mopti", "ML", 14.49, -4.18, "fire", 3, "the governor of the region"),
)


def make(folder: Path) -> Path:
    """Write the project into a new folder, and answer the folder."""
    for name in ("content", "seeds"):
        shutil.copytree(HERE / name, folder / name)
    _add_the_example(folder)
    for incident in SERIES:
        _add(incident, folder)
    for briefing in sorted((folder / "content/briefings").iterdir()):
        text = briefing.read_text("utf-8")
        briefing.write_text(_HASH.sub(lambda m: _hash(folder / "seeds" / m[1]), text), "utf-8", newline="\n")
    return folder


def _add_the_example(folder: Path) -> None:
    for path in sorted((REPOSITORY / "content/briefings").glob("*.md")):
        shutil.copy(path, folder / "content/briefings")
    for path in sorted((REPOSITORY / "seeds").iterdir()):
        if path.name != "README.md":
            shutil.copy(path, folder / "seeds")


def _add(incident: Incident, folder: Path) -> None:
    name = f"{incident.date}-{incident.tag}"
    hurt = f"{incident.injured} people were injured" if incident.injured > 1 else "One person was injured"
    words = {**incident._asdict(), "name": name, "hurt": hurt}
    for template, path in (("series.txt", f"seeds/{name}.txt"), ("series.md", f"content/briefings/{name}.md")):
        text = Template((HERE / template).read_text("utf-8")).substitute(words)
        (folder / path).write_text(text, "utf-8", newline="\n")


def _hash(seed: Path) -> str:
    return hashlib.sha256(seed.read_bytes()).hexdigest()


if __name__ == "__main__":
    make(Path(sys.argv[1]))
