"""A mapping is read like everything that people write: all mistakes at once, each with its line and column."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.briefings.tables.mapping import fit, read_mapping, version, wanted
from generator.briefings.tables.table import open_table
from generator.errors import Rejected
from tests.small_project import ROOT

HERE = Path(__file__).parent
HEAD = "dataset: {publisher: P, title: T}\nid: id\ndate: {start: day}\n"


def told(path: Path) -> list[str]:
    """Answer what is wrong with a mapping: line, column and message."""
    with pytest.raises(Rejected) as caught:
        read_mapping(path)
    return [f"{f.line}:{f.column} {f.message}" for f in caught.value.findings]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id: id\n", ["1:1 “dataset”, “date” are missing"]),
        (HEAD + "titel: [a]\n", ["4:1 unknown key “titel”"]),
        (HEAD + "figures: [{measure: dead, best: b}]\n", ["4:21 “dead” is not one of the allowed words"]),
        (HEAD + "figures: [{measure: killed}]\n", ["4:11 an estimate needs a column: best, or low and high"]),
        (HEAD + "figures: [{measure: killed, low: l, parts: [{column: a, population: b}]}]\n",
         ["4:11 parts are parts of the best number: name its column as best"]),
        (HEAD + "place: {name: [a], lat: b, lon: c}\n",
         ["4:8 points need “precision”: 1 exact, 2 near, 3 district, 4 province … or {column: …}"]),
        (HEAD + "place: {name: [a], lat: b, precision: 1}\n", ["4:8 a point has both lat and lon"]),
        (HEAD + "place: {name: [a], precision: {column: p, codes: {a: '9'}}}\n",
         ["4:8 precision: “9” is none of 1, 2, 3, 4, 5, 6, 7"]),
        (HEAD + "actors: [{column: a, role: {column: b, codes: {1: culprit}}}]\n",
         ["4:10 role: “culprit” is none of perpetrator, victim, responder, party, other"]),
        (HEAD + "actors: [{column: '  '}]\n", ["4:19 a column's name is empty"]),
        (HEAD + "articles: {title: t}\n", ["4:11 articles need a column: publisher, or whole"]),
        (HEAD + "table: My table\n", ["4:8 “My table” does not fit here"]),
        ("id: id\n" * 2, ["2:1 the key “id” appears twice"]),
    ],
)  # fmt: skip
def test_mistakes_are_told_at_their_place(text: str, expected: list[str], tmp_path: Path) -> None:
    """What a mapping cannot mean is refused before a table is opened."""
    (tmp_path / "columns.yaml").write_text(text)
    assert told(tmp_path / "columns.yaml") == expected


def test_columns_that_the_table_lacks_are_told_all_at_once(tmp_path: Path) -> None:
    """At their places in the mapping, each with the nearest that there is."""
    (tmp_path / "columns.yaml").write_text(HEAD + "figures: [{measure: killed, best: fatalites}]\ntags: [weather]\n")
    (tmp_path / "table.csv").write_text("id,day,fatalities\n")
    given = read_mapping(tmp_path / "columns.yaml")
    with pytest.raises(Rejected) as caught:
        fit(given, open_table(tmp_path / "table.csv", wanted(given)))
    found = [(f.line, f.column, f.hint) for f in caught.value.findings]
    assert found == [
        (4, 35, "Did you mean “fatalities”?"),
        (5, 8, "The table has: id, day, fatalities."),
    ]
    assert {f.code for f in caught.value.findings} == {"table-column"}


def test_a_table_that_is_no_ged_says_what_it_lacks(tmp_path: Path) -> None:
    """Without a mapping, what is essential of GED must be there; the way to other tables is told."""
    header = (HERE / "ged.csv").read_text().split("\n")[0].replace('"best"', '"best_est"')
    (tmp_path / "table.csv").write_text(f"{header}\n")
    given = read_mapping(None)
    with pytest.raises(Rejected) as caught:
        fit(given, open_table(tmp_path / "table.csv", wanted(given)))
    (found,) = caught.value.findings
    assert found.message == "there is no column “best”, so this is no table of UCDP GED"
    assert found.hint.split("\n") == [
        "Did you mean “best_est”?",
        "For other tables, name a mapping: --mapping columns.yaml",
    ]


def test_an_older_release_may_lack_what_is_not_essential(tmp_path: Path) -> None:
    """Releases before 20.1 have no where_description, and other orders of columns."""
    names = [n for n in (HERE / "ged.csv").read_text().split("\n")[0].split(",") if "description" not in n]
    (tmp_path / "table.csv").write_text(",".join(reversed(names)) + "\n")
    given = read_mapping(None)
    fit(given, open_table(tmp_path / "table.csv", wanted(given)))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("GEDEvent_v25_1.csv", "25.1"),
        ("gedevent_v24_01_24_12.csv", "24.01.24.12"),
        ("ged-v25.1-mali.csv", "25.1"),
        ("events.csv", None),
        ("v2.csv", None),
    ],
)
def test_the_version_is_in_the_files_name(name: str, expected: str | None, tmp_path: Path) -> None:
    """UCDP's files are named by their version; a mapping's own goes before."""
    (tmp_path / name).write_text("id,day\n")
    (tmp_path / "columns.yaml").write_text(HEAD)
    assert version(read_mapping(None), open_table(tmp_path / name, frozenset())) == expected
    (tmp_path / "columns.yaml").write_text(HEAD.replace("title: T", "title: T, version: '7'"))
    assert version(read_mapping(tmp_path / "columns.yaml"), open_table(tmp_path / name, frozenset())) == "7"


def test_the_mapping_in_the_readme_is_one(tmp_path: Path) -> None:
    """What the README shows for other tables can be read."""
    text = (ROOT / "README.md").read_text("utf-8")
    (shown,) = re.findall(r"```yaml\n(# acled\.yaml\n.*?)```", text, re.DOTALL)
    (tmp_path / "acled.yaml").write_text(shown, encoding="utf-8")
    assert {"event_id_cnty", "fatalities", "geo_precision"} <= wanted(read_mapping(tmp_path / "acled.yaml"))
