"""How many were harmed, in a line: from the least to the most that anybody states, in their own words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.small_project import SmallProject

KINDS = {
    "3": "value: 3",
    "5": "value: 5",
    "at least 3": "value: 3, qualifier: at_least",
    "at least 5": "value: 5, qualifier: at_least",
    "more than 5": "value: 5, qualifier: more_than",
    "at most 5": "value: 5, qualifier: at_most",
    "fewer than 3": "value: 3, qualifier: less_than",
    "fewer than 5": "value: 5, qualifier: less_than",
    "about 5": "value: 5, qualifier: about",
    "3 to 5": "min: 3, max: 5",
    "5 or more": "min: 5",
    "up to 3": "max: 3",
}


def lines(project: SmallProject, *figures: str) -> list[str]:
    """Build a briefing with these figures of the killed, and answer the words of its key facts after “Killed”."""
    written = [f"  - {{id: f{n}, measure: killed, source: wire, {said}}}\n" for n, said in enumerate(figures)]
    project.briefing(
        '---\ntitle: T\nstatus: published\ndate: "2021"\nsources: [{id: wire}]\n'
        f"figures:\n{''.join(written)}---\n\nText [@wire].\n"
    )
    page = project.build()["briefings/fire/index.html"].decode()
    key = page[page.index('<aside class="key') : page.index("</dl>")]
    found = re.findall(r"<dd>(.*?)</dd>", key.partition("Killed</dt>")[2], re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", " ", one).split()) for one in found]


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (["5"], "5"),
        (["5", "5"], "5"),
        (["3", "5"], "3 to 5"),
        (["at least 5", "at least 5"], "at least 5"),
        (["3", "at least 5"], "3 to 5 or more"),
        (["at least 3", "5"], "3 to 5 or more"),
        (["3", "more than 5"], "3 to more than 5"),
        (["3", "at most 5"], "3 to 5"),
        (["3", "fewer than 5"], "3 to fewer than 5"),
        (["fewer than 3", "more than 5"], "fewer than 3 to more than 5"),
        (["3", "about 5"], "3 to about 5"),
        (["5", "at least 5"], "5 or more"),
        (["3 to 5"], "3 to 5"),
        (["up to 3", "5 or more"], "up to 3 to 5 or more"),
        (["3 to 5", "5 or more"], "3 to 5 or more"),
    ],
    ids=lambda stated: "+".join(stated).replace(" ", "-") if isinstance(stated, list) else "",
)
def test_a_range_has_ends_that_somebody_stated(stated: list[str], said: str, project: SmallProject) -> None:
    """Never a computed end such as 71 for “more than 70”, and never none where there are numbers."""
    (line,) = lines(project, *(KINDS[one] for one in stated))
    assert line.removesuffix(f" by source ({len(stated)} figures)") == said


def test_where_nobody_counts_everybody_three_counts_stand_for_all(project: SmallProject) -> None:
    """The rest is one press away."""
    found = lines(project, *(f"value: {n}, population: group {n}" for n in range(1, 6)))
    assert found == ["1 group 1", "2 group 2", "3 group 3 and 2 more figures"]


def test_those_counted_in_are_taken_off_with_the_sum_shown(project: SmallProject) -> None:
    """And a figure that does not say whether it counts them is named."""
    (line,) = lines(project, "value: 27, includes: {attackers: 5}", "value: 19")
    assert line == (
        "19 to 27 by source (2 figures) 19 to 22 without attackers "
        "27 − 5 = 22 ; 1 figure does not say whether they are counted"
    )
