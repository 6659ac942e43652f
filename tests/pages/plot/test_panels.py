"""The plot of a briefing's figures: what each statement allows is drawn, and nothing leaves the frame."""

from __future__ import annotations

import gzip
import re
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefings import Figure
from generator.pages.plot import Row, panels
from generator.pages.tongue import Tongue
from generator.pages.view import FigureView, SourceView, Sourcing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.pages.plot import Panel
    from tests.small_project import SmallProject

SHOWCASE = Path(__file__).parents[2] / "showcase"
NOTHING: dict[str, Any] = dict.fromkeys(SourceView.__struct_fields__)
SOURCE = SourceView(**{**NOTHING, "number": 1, "id": "wire", "archived": (), "derived_from": ()})


def figure(**said: Any) -> Figure:
    """Make a figure of the killed."""
    return Figure(**{"id": "f", "measure": "killed", "source": "wire", **said})


def drawn(*figures: Figure, state: str = "checked", lang: str = "en") -> tuple[Panel, ...]:
    """Draw figures in their order."""
    nothing: dict[str, Any] = dict.fromkeys(FigureView.__struct_fields__)
    shown = [
        FigureView(**{**nothing, "id": f.id, "counts": (), "sourcing": Sourcing(SOURCE, state, None, None)})
        for f in figures
    ]
    return panels(figures, shown, Tongue(lang))


def row(*, lang: str = "en", **said: Any) -> Row:
    """Draw one figure beside one of 40, so that the axis runs to 40."""
    (panel,) = drawn(figure(**said), figure(id="g", value=40), lang=lang)
    assert [tick.label for tick in panel.ticks] == ["0", "10", "20", "30", "40"]
    return panel.rows[0]


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ({"value": 20}, {"dot": "50", "stem": ("0", "50")}),
        ({"value": 0}, {"dot": "0"}),
        ({"value": 20, "qualifier": "about"}, {"dot": "50", "stem": ("0", "50"), "about": True}),
        ({"value": 20, "qualifier": "at_least"}, {"dot": "50", "stem": ("0", "50"), "open": ("50", "100")}),
        ({"value": 20, "qualifier": "more_than"}, {"dot": "50", "stem": ("0", "50"), "open": ("50", "100")}),
        ({"value": 20, "qualifier": "at_most"}, {"dot": "50", "span": ("0", "50")}),
        ({"value": 20, "qualifier": "less_than"}, {"dot": "50", "span": ("0", "50")}),
        ({"min": 10, "max": 20}, {"stem": ("0", "25"), "span": ("25", "50")}),
        ({"min": 10}, {"dot": "25", "stem": ("0", "25"), "open": ("25", "100")}),
        ({"max": 20}, {"dot": "50", "span": ("0", "50")}),
        ({"value": 20, "includes": {"attackers": 5}}, {"dot": "50", "stem": ("0", "50"), "counted": ("37.5", "50")}),
        ({"value": 20, "includes": {"attackers": None}}, {"dot": "50", "stem": ("0", "50")}),
        ({"value": 20, "includes": {"men": 12, "women": 8}}, {"dot": "50", "stem": ("0", "50")}),
    ],
    ids=lambda given: "-".join(str(part) for item in given.items() for part in item) if isinstance(given, dict) else "",
)
def test_what_a_statement_allows_is_drawn(said: dict[str, Any], lines: dict[str, Any]) -> None:
    """A dot for a number, a band between ends, an arrow where there may be more, apart who is counted in."""
    found = row(**said)
    empty = {"dot": None, "stem": None, "span": None, "counted": None, "open": None, "about": False}
    assert {name: getattr(found, name) for name in empty} == {**empty, **lines}


def test_the_axis_runs_from_the_right_where_the_script_does() -> None:
    """Positions are mirrored, so that zero stands where reading begins."""
    found = row(value=10, qualifier="at_least", lang="ar")
    assert (found.dot, found.stem, found.open) == ("75", ("100", "75"), ("75", "0"))


FIGURES = st.lists(
    st.builds(
        lambda ends, qualifier, within: {**ends, "qualifier": qualifier, "includes": {"attackers": within}},
        st.one_of(
            st.integers(0, 10**9).map(lambda n: {"value": n}),
            st.tuples(st.integers(0, 10**6), st.integers(0, 10**6)).map(
                lambda ends: {"min": min(ends), "max": max(ends)}
            ),
            st.integers(0, 10**9).map(lambda n: {"min": n}),
            st.integers(0, 10**9).map(lambda n: {"max": n}),
        ),
        st.sampled_from(["exact", "at_least", "at_most", "more_than", "less_than", "about"]),
        st.none() | st.integers(0, 10**6),
    ),
    min_size=1,
    max_size=40,
)


@given(FIGURES, st.sampled_from(["en", "ar"]))
def test_nothing_leaves_the_frame_and_larger_numbers_lie_further_along(said: list[dict[str, Any]], lang: str) -> None:
    """Every position is between 0 and 100 per cent; a larger number never stands before a smaller one."""
    figures = [figure(id=f"f{n}", **one) for n, one in enumerate(said)]
    (panel,) = drawn(*figures, lang=lang)
    lines = [end for r in panel.rows for line in (r.stem, r.span, r.counted, r.open) for end in line or ()]
    dots = [r.dot for r in panel.rows if r.dot is not None]
    assert all(0 <= float(x) <= 100 for x in (*lines, *dots, *(tick.x for tick in panel.ticks)))
    pairs = zip(figures, panel.rows, strict=True)
    placed = sorted((f.value, float(r.dot)) for f, r in pairs if f.value is not None and r.dot)
    along = [-x if lang == "ar" else x for _, x in placed]
    assert all(a <= b for (n, _), (m, _), (a, b) in zip(placed, placed[1:], pairwise(along), strict=False) if n < m)


def test_every_measure_has_a_panel_and_every_figure_a_row() -> None:
    """In the order of the measures; the rows in the order of the table."""
    found = drawn(figure(id="a", measure="hostages", value=170), figure(id="b", value=3), figure(id="c", value=2))
    assert [(p.measure, [r.figure.id for r in p.rows], p.many) for p in found] == [
        ("killed", ["b", "c"], True),
        ("hostages", ["a"], False),
    ]
    assert drawn() == ()


def test_the_key_names_the_signs_that_are_used_and_no_other() -> None:
    """What no figure of a panel needs is not explained."""
    assert drawn(figure(value=3))[0].signs == ("dot",)
    assert drawn(figure(value=3), state="uncheckable")[0].signs == ("unchecked",)
    mixed = drawn(figure(value=3, state="superseded"), figure(id="g", value=5, qualifier="at_least"))
    assert mixed[0].signs == ("dot", "open", "superseded")


def test_far_apart_numbers_get_an_axis_that_multiplies_without_lines_from_zero() -> None:
    """Such an axis has no zero, so no line may seem to come from it; large labels are short."""
    (panel,) = drawn(figure(value=3), figure(id="g", value=2_500_000))
    assert panel.log
    assert all(r.stem is None for r in panel.rows)
    assert [tick.label.upper() for tick in panel.ticks] == ["1", "100", "10,000", "1M"]  # 1m in newer data of languages


def forty(project: SmallProject) -> str:
    """Build the showcase's briefing of forty figures, and answer its page."""
    project.seed((SHOWCASE / "seeds/forty.txt").read_bytes(), "forty.txt")
    text = (SHOWCASE / "content/briefings/2016-02-01-forty-figures.md").read_text("utf-8")
    project.briefing(re.sub(r"related: .*\n", "", text), "forty.md")
    return project.build()["briefings/forty/index.html"].decode()


def test_forty_figures_cost_less_than_four_kilobytes(project: SmallProject) -> None:
    """The whole plot of forty figures, packed; and each of them is in it and in the table."""
    page = forty(project)
    plot = page[page.index('<div class="plot"') : page.index("<table")]
    assert len(gzip.compress(plot.encode(), 9, mtime=0)) <= 4096
    assert plot.count("<li class=") == 40
    assert page.count('<tr id="') == 40
    assert " style=" not in page


def test_a_speakers_name_is_text_in_the_plot(project: SmallProject) -> None:
    """Markup and templates in names and populations stay words."""
    bad = "<script>alert(1)</script>{{7*7}}"
    said: Sequence[str] = [f'attributed_to: "{bad}"', f'population: "{bad}"', f'excludes: ["{bad}"]']
    project.seed("Nine died.\n")
    project.briefing(
        '---\ntitle: T\nstatus: published\ndate: "2021"\n'
        "sources: [{id: wire, seed: article.txt, sha256: HASH(article.txt)}]\n"
        f"figures: [{{id: f, measure: killed, value: 9, source: wire, evidence: Nine died, {', '.join(said)}}}]\n---\n"
    )
    page = project.build()["briefings/fire/index.html"].decode()
    plot = page[page.index('<div class="plot"') : page.index("<table")]
    assert "<script" not in plot
    assert plot.count("&lt;script&gt;alert(1)&lt;/script&gt;{{7*7}}") == 3
