"""From a table to briefings that the checker passes: each row proven by itself, and no person's file written over."""

from __future__ import annotations

import csv
import io
import shutil
import tracemalloc
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator import project as projects
from generator.briefings.tables import Imported, Order, imported, plan
from generator.briefings.tables.mapping import read_mapping, wanted
from generator.errors import CannotRun
from generator.forms import plain
from generator.seeds import Shelf
from tests.small_project import files, shown

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from tests.small_project import SmallProject

HERE = Path(__file__).parent
GED = HERE / "ged.csv"


def run(desk: SmallProject, table: Path, **order: Any) -> list[Imported]:
    """Import a table."""
    return list(imported(plan(projects.find(desk.root), Order(table=table, **order))))


def ged(folder: Path, *changes: Mapping[str, str], name: str = "GEDEvent_v25_1.csv") -> Path:
    """Write a table of GED: the example's first row with other cells, for each of the changes."""
    with GED.open(newline="") as file:
        first = next(csv.DictReader(file))
    out = io.StringIO()
    writer = csv.DictWriter(out, first)
    writer.writeheader()
    writer.writerows({**first, "id": str(n), **change} for n, change in enumerate(changes, 1))
    path = folder / name
    path.write_bytes(out.getvalue().encode("utf-8", "surrogatepass"))
    return path


def front(desk: SmallProject, name: str) -> dict[str, Any]:
    """Read the front matter of an imported briefing."""
    text = (desk.root / f"content/briefings/ucdp-ged/ucdp-ged-{name}.md").read_text("utf-8")
    found = plain(text.split("---\n")[1])
    assert isinstance(found, dict)
    return found


def told(found: Sequence[Imported]) -> list[str]:
    """Answer all findings, short: line, severity, code."""
    return [f"{f.line} {f.severity} {f.code}" for one in found for f in one.findings]


def test_every_row_becomes_a_briefing_that_the_checker_passes(project: SmallProject) -> None:
    """The example table, with UCDP's own header: no error; warnings only where a row contradicts itself."""
    found = run(project, GED, status="published")
    assert [one.outcome for one in found] == ["written"] * 6
    assert told(found) == [
        *("5 warning estimate-order",) * 3,
        "7 warning table-country",
    ]
    findings = project.check()
    assert shown(findings) == ["content/briefings/ucdp-ged/ucdp-ged-4.md:42:5 warning conflict-unassessed"]
    names = [f"content/briefings/ucdp-ged/ucdp-ged-{n}.md" for n in range(1, 7)]
    names += [
        "content/site.yaml",
        "seeds/ucdp-ged/all.meta.yaml",
        *(f"seeds/ucdp-ged/ucdp-ged-{n}.txt" for n in range(1, 7)),
    ]
    assert sorted(files(project.root)) == sorted(names)


def test_a_briefing_says_what_its_row_says(project: SmallProject) -> None:
    """Title, date, place, sides, estimates and reports of the first row, and nothing besides."""
    run(project, GED)
    made = front(project, "1")
    assert made["title"] == "Government of Mali - Example Front, Example town, 20 November 2015"
    assert made["summary"] == "State-based conflict, as coded by Uppsala Conflict Data Program."
    assert (made["status"], made["date"], made["lang"]) == ("draft", "2015-11-20", "en")
    assert made["tags"] == ["Mali: Government", "Government of Mali - Example Front"]
    (place,) = made["places"]
    assert (place["country"], place["lat"], place["precision"], place["note"]) == (
        *("ML", "17.0", "1"),
        "near the example market",
    )
    assert [(a["name"], a["kind"], a["role"], a["basis"]) for a in made["actors"]] == [
        ("Government of Mali", "state", "party", "stated"),
        ("Example Front", "group", "party", "stated"),
    ]
    assert [(f["id"], f.get("value") or (f["min"], f["max"]), f.get("population")) for f in made["figures"]] == [
        ("killed-best", "5", None),
        ("killed-range", ("4", "8"), None),
        ("killed-deaths-a", "2", "Government of Mali"),
        ("killed-deaths-b", "3", "Example Front"),
    ]


def test_the_dataset_derives_from_its_reports_and_not_the_other_way_round(project: SmallProject) -> None:
    """One source with the row as its seed; what it rests on stands above it, without a copy."""
    run(project, GED)
    dataset, *reports = front(project, "1")["sources"]
    assert dataset["derived_from"] == [source["id"] for source in reports] == ["report-1", "report-2", "origin"]
    assert dataset["seed"] == "ucdp-ged/ucdp-ged-1.txt"
    assert dataset["note"] == "Row with id 1 of https://ucdp.uu.se/downloads/. Licence: CC BY 4.0."
    assert not any({"seed", "derived_from"} & source.keys() for source in reports)
    assert [(s["publisher"], s["title"], s["published"]) for s in reports[:2]] == [
        ("Example Press Agency", "Five dead in Example town", "2015-11-21"),
        ("Example Daily", "Clashes in Example town", "2015-11-22"),
    ]
    assert (reports[2]["kind"], reports[2]["publisher"]) == ("statement", "police, hospital")


def test_one_sided_violence_names_side_a_by_the_datasets_coding(project: SmallProject) -> None:
    """Stated, never confirmed, with a note that it is no finding of the desk; the civilians are victims."""
    run(project, GED)
    one, other = front(project, "2")["actors"]
    assert (one["role"], one["basis"], one["kind"]) == ("perpetrator", "stated", "group")
    assert "not by a finding of this desk" in one["note"]
    assert (other["name"], other["role"], other["kind"]) == ("Civilians", "victim", "unnamed")


def test_what_is_not_exact_stays_so(project: SmallProject) -> None:
    """Days, weeks, months and years; provinces, countries and seas: no point, and a caveat beside the source."""
    run(project, GED)
    dates = [front(project, str(n))["date"] for n in range(1, 7)]
    assert dates == ["2015-11-20", "2015-12-01/2015-12-06", "2015-01", "2016", "2016-05-02/2016-05-08", "2016-06-01"]
    places = [front(project, str(n))["places"][0] for n in range(1, 7)]
    assert [p["precision"] for p in places] == ["1", "2", "4", "6", "7", "3"]
    assert ["lat" in p for p in places] == [True, True, False, False, False, True]
    assert places[4]["note"] == "International waters or airspace; the dataset files it under Mali."
    note = front(project, "3")["sources"][0]["note"]
    assert "The day is known only within a month or a span of 8 to 30 days." in note
    assert "which could not be taken apart" in note
    assert "It cites its reports so: Example Monthly Review, early February 2015, and others" in note


def test_a_row_that_contradicts_itself_is_kept_and_flagged(project: SmallProject) -> None:
    """Low 25, best 20, high 15: all three stay, readers see why they should not be trusted, editors too."""
    run(project, GED)
    made = front(project, "4")
    numbers = [(f["id"], f["value"]) for f in made["figures"]]
    assert numbers == [("killed-best", "20"), ("killed-low", "25"), ("killed-high", "15"), ("killed-deaths-b", "20")]
    assert made["figures"][0]["note"].startswith("In the dataset the low estimate, 25, is above the best one, 20")
    assert any("the low estimate, 25, is above the high one, 15" in note for note in made["editor_notes"])


def test_a_seed_holds_the_cells_as_they_were_written(project: SmallProject) -> None:
    """A line a column, in the table's order; what the text does not say stands in one file for all."""
    run(project, GED)
    seed = Shelf(projects.find(project.root)).open("ucdp-ged/ucdp-ged-1.txt")
    with GED.open(newline="") as file:
        header, first = next(csv.reader(file)), []
    with GED.open(newline="") as file:
        first = list(csv.reader(file))[1]
    assert seed.text == "".join(f"{c}: {cell}\n" if cell else f"{c}:\n" for c, cell in zip(header, first, strict=True))
    assert (seed.meta.publisher, seed.meta.licence) == ("Uppsala Conflict Data Program", "CC BY 4.0")
    assert (seed.meta.title, seed.meta.note) == (
        "UCDP Georeferenced Event Dataset (GED)",
        "Rows of ged.csv, a file each.",
    )


def test_the_version_of_a_release_stands_with_its_seeds(project: SmallProject, tmp_path: Path) -> None:
    """Rows of another release lie in another folder, and are told apart on the page."""
    run(project, ged(tmp_path, {}, name="GEDEvent_v25_1.csv"))
    run(project, ged(tmp_path, {}, {}, name="GEDEvent_v26_1.csv"))
    assert front(project, "1")["sources"][0]["seed"] == "ucdp-ged/25.1/ucdp-ged-1.txt"
    assert front(project, "2")["sources"][0]["seed"] == "ucdp-ged/26.1/ucdp-ged-2.txt"
    assert front(project, "2")["sources"][0]["title"].endswith(", version 26.1")


def test_an_acled_like_table_needs_nothing_but_a_mapping(project: SmallProject) -> None:
    """Other names, other codes, other dates, statements in words, several names in a cell."""
    found = run(project, HERE / "acled.csv", mapping=HERE / "acled.yaml", status="published")
    assert [one.outcome for one in found] == ["written", "written"]
    assert shown(project.check()) == []
    text = (project.root / "content/briefings/example-events/example-events-exa12.md").read_text()
    made: Any = plain(text.split("---\n")[1])
    assert (made["title"], made["date"]) == ("Armed clash, Example town, 20 November 2015", "2015-11-20")
    assert made["event"] == {"type": "Battles", "subtype": "Armed clash"}
    assert made["summary"] == (
        "Battles (Military Forces of Mali, Example Guard, Example Scouts, Example Front), as coded by Example Events."
    )
    assert [a["name"] for a in made["actors"]] == [
        *("Military Forces of Mali", "Example Guard", "Example Scouts"),
        "Example Front",
    ]
    assert [s["publisher"] for s in made["sources"]] == ["Example Events", "Example Daily", "Example Press"]
    assert made["claims"][0]["text"].endswith("clashed in Example town. Two were killed.")
    assert "[](#notes)" in text
    other = (project.root / "content/briefings/example-events/example-events-exa13.md").read_text()
    assert "date: 2015-12\n" in other
    assert "precision: 4\n" in other
    assert "lat:" not in other


# The same table again


def test_the_same_table_again_changes_nothing(project: SmallProject, tmp_path: Path) -> None:
    """Not a byte, whatever was edited in between."""
    table = ged(tmp_path, {}, {})
    run(project, table)
    page = project.root / "content/briefings/ucdp-ged/ucdp-ged-1.md"
    page.write_text(page.read_text().replace("status: draft", "status: published"))
    before = files(project.root)
    assert [one.outcome for one in run(project, table, status="published")] == ["unchanged", "unchanged"]
    assert files(project.root) == before


def test_new_rows_are_added_and_changed_ones_shown(project: SmallProject, tmp_path: Path) -> None:
    """A revised event is told with a difference, and neither its seed nor its briefing is touched."""
    run(project, ged(tmp_path, {}, {}))
    before = files(project.root)
    found = run(project, ged(tmp_path, {}, {"best": "6"}, {}, name="GEDEvent_v26_1.csv"))
    assert [one.outcome for one in found] == ["unchanged", "changed", "written"]
    assert "-best: 5\n+best: 6\n" in found[1].text
    assert found[1].text.startswith("--- seeds/ucdp-ged/25.1/ucdp-ged-2.txt\n+++ row 2 of GEDEvent_v26_1.csv\n")
    assert told(found) == ["3 warning row-changed"]
    after = files(project.root)
    assert {name: after[name] for name in before} == before


def test_a_briefing_that_was_renamed_is_found_by_its_seed(project: SmallProject, tmp_path: Path) -> None:
    """An editor's better file name makes no second briefing of the same event."""
    table = ged(tmp_path, {})
    run(project, table)
    page = project.root / "content/briefings/ucdp-ged/ucdp-ged-1.md"
    page.rename(project.root / "content/briefings/example-town.md")
    assert [one.outcome for one in run(project, table)] == ["unchanged"]
    assert not page.exists()


def test_a_seed_without_its_briefing_is_completed(project: SmallProject, tmp_path: Path) -> None:
    """Where an import was interrupted between the two, the next one writes the second."""
    table = ged(tmp_path, {})
    run(project, table)
    before = files(project.root)
    (project.root / "content/briefings/ucdp-ged/ucdp-ged-1.md").unlink()
    assert [one.outcome for one in run(project, table)] == ["written"]
    assert files(project.root) == before


def test_a_persons_file_under_the_same_name_is_left_alone(project: SmallProject, tmp_path: Path) -> None:
    """And nothing is put beside it."""
    mine = project.briefing("mine\n", "ucdp-ged/ucdp-ged-1.md")
    before = files(project.root)
    found = run(project, ged(tmp_path, {}))
    assert [(one.outcome, one.briefing) for one in found] == [("taken", mine)]
    assert told(found) == ["2 warning row-taken"]
    assert files(project.root) == before


def test_a_dry_run_writes_nothing_and_says_the_same(project: SmallProject) -> None:
    """Findings and outcomes are those of the import itself; each row shows both of its files."""
    dry = run(project, GED, dry_run=True)
    assert sorted(files(project.root)) == ["content/site.yaml"]
    wet = run(project, GED)
    assert [(one.outcome, one.findings) for one in dry] == [(one.outcome, one.findings) for one in wet]
    page = (project.root / "content/briefings/ucdp-ged/ucdp-ged-1.md").read_text()
    assert dry[0].text.endswith(f"--- content/briefings/ucdp-ged/ucdp-ged-1.md\n{page}")


# Which rows


def test_only_takes_rows_with_one_of_the_values(project: SmallProject) -> None:
    """More columns narrow, more values of one column widen; a limit counts the rows that are left."""

    def taken(*only: tuple[str, str], limit: int | None = None) -> list[str]:
        found = run(project, GED, only=only, limit=limit, dry_run=True)
        return [one.briefing.stem.rpartition("-")[2] for one in found if one.briefing]

    assert taken(("country", "Mali")) == ["1", "2", "3", "4", "5"]
    assert taken(("country", "Mali"), ("year", "2015")) == ["1", "2", "3"]
    assert taken(("type_of_violence", "2"), ("type_of_violence", "3")) == ["2", "3", "6"]
    assert taken(("country", "Mali"), limit=2) == ["1", "2"]
    assert taken(limit=3) == ["1", "2", "3"]
    assert taken(("country", "Nowhere")) == []
    with pytest.raises(CannotRun, match=r"has no column “contry”\. Did you mean “country”\?"):
        taken(("contry", "Mali"))


def test_a_table_is_never_held_in_memory(project: SmallProject, tmp_path: Path) -> None:
    """A table of eight megabytes is looked through with a part of that."""
    table = ged(tmp_path, *({"where_description": "x" * 8000},) * 1000)
    assert table.stat().st_size > 8_000_000
    run(project, GED, dry_run=True)
    tracemalloc.start()
    ready = plan(projects.find(project.root), Order(table=table, only=(("country", "Nowhere"),)))
    assert sum(1 for _ in imported(ready)) == 0
    assert tracemalloc.get_traced_memory()[1] < 6_000_000
    tracemalloc.stop()


def test_rows_with_mistakes_are_left_out_and_the_others_taken(project: SmallProject, tmp_path: Path) -> None:
    """Every mistake of every row, with its line; a row that has one leaves no file."""
    table = ged(
        tmp_path,
        {"best": "5.0", "date_start": "yesterday"},
        {},
        {"id": "2"},
        {"id": ""},
        {"id": "!!"},
        {"latitude": "170"},
        {"where_prec": "9"},
        {},
    )
    found = run(project, table)
    assert [one.outcome for one in found] == ["refused", "written", *("refused",) * 5, "written"]
    assert [f"{f.line} {f.message}" for one in found for f in one.findings] == [
        "2 row 1, date_start: “yesterday” is no date",
        "2 row 1, best: “5.0” is no whole number of people",
        "4 row 3, id: row 2 has this id, too",
        "5 row 4, id: the row has no id, so it cannot be found again",
        "6 row 5, id: no file can be named by this id",
        "7 row 6, latitude: 170 is no latitude: -90 to 90",
        "8 row 7, where_prec: “9” is none of the codes 1 to 7",
    ]
    assert len(list((project.root / "seeds/ucdp-ged/25.1").glob("*.txt"))) == 2


# Hostile cells

HOSTILE = [
    "---",
    "---\nstatus: published\n---",
    "{{7*7}}",
    "{% raw %}",
    "<script>alert(1)</script>",
    "<!--",
    "[x](javascript:alert(1))",
    "![[quote]] [@dataset] [](#killed-best)",
    "&anchor *alias !!python/object:os.system {a: [b",
    "null",
    "~",
    "yes",
    "2015-11-20",
    '"',
    "'",
    "\\",
    "\\u202e",
    "a: b # c",
    "=cmd|' /C calc'!A0",
    "../../../etc/passwd",
    "best: 99",
    "\nbest: 99\n",
    "best: 5",
    "deaths_a: 2\nbest: 5",
    "side_b: Example Front",
    "مقتل شخصين في هجوم",
    "\u200fمقتل\u200e",
    "a\u202eb\u202c",
    "a\u200bb",
    "\ufeffa",
    "a\x92b",
    "a\x1b[31mb",
    "a\u2028b\x85c\x0bd\x0ce",
    "Раypal",
    "x" * 5000,
    "é" * 300,
    "\U0001f600",
    "e\u0301",
]
TEXT_COLUMNS = sorted(
    wanted(read_mapping(None))
    - {"id", "date_start", "date_end", "latitude", "longitude", "best", "low", "high"}
    - {"deaths_a", "deaths_b", "deaths_civilians", "deaths_unknown"}
)


@pytest.mark.parametrize("cell", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_cells_are_data_or_told(cell: str, project: SmallProject, tmp_path: Path) -> None:
    """Whatever stands in any column: the briefing checks without an error, or the row is refused with a reason."""
    found = run(project, ged(tmp_path, *({column: cell} for column in TEXT_COLUMNS)), status="published")
    assert len(found) == len(TEXT_COLUMNS)
    for one in found:
        assert one.outcome == "written" or any(f.severity == "error" and f.message for f in one.findings)
    errors = [str(f) for f in project.check() if f.severity == "error"]
    assert errors == []
    for path in (project.root / "content/briefings/ucdp-ged").glob("*.md"):
        made: Any = plain(path.read_text("utf-8").split("---\n")[1] if "---\n" not in cell else _front(path))
        assert made["status"] == "published"
        assert [f["value"] for f in made["figures"] if f["id"] == "killed-best"] == ["5"]
    assert not list(project.root.glob("etc*"))


def test_a_nul_in_a_cell_keeps_its_row_out(project: SmallProject, tmp_path: Path) -> None:
    """No text has one, and no seed can hold one; the rows around it are imported."""
    found = run(project, ged(tmp_path, {"source_article": "x" * 5000}, {"side_a": "a\x00b"}, {}))
    assert [one.outcome for one in found] == ["written", "refused", "written"]
    assert found[1].findings[0].message == "row 2, side_a: the cell holds a NUL character, which no text has"


def _front(path: Path) -> str:
    """Answer the lines between the first two lines of three hyphens."""
    rows = path.read_text("utf-8").split("\n")
    return "\n".join(rows[1 : rows.index("---", 1)])


@settings(derandomize=True, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    cells=st.dictionaries(
        st.sampled_from(TEXT_COLUMNS),
        st.one_of(
            st.text(st.characters(exclude_characters="\0"), max_size=20),
            st.sampled_from(HOSTILE),
            st.text("best: 5\n-\"'\u200bе", max_size=12),
        ),
        min_size=1,
        max_size=8,
    )
)
def test_any_row_is_a_right_briefing_or_refused(cells: dict[str, str], project: SmallProject, tmp_path: Path) -> None:
    """Random cells in any columns never make a file that the checker rejects."""
    for folder in ("content/briefings/ucdp-ged", "seeds/ucdp-ged"):
        shutil.rmtree(project.root / folder, ignore_errors=True)
    try:
        table = ged(tmp_path, cells)
    except UnicodeEncodeError:
        return
    (one,) = run(project, table)
    assert one.outcome in ("written", "refused")
    assert [str(f) for f in project.check() if f.severity == "error"] == []
