"""Dates are as exact as they are known, in every notation."""

from __future__ import annotations

from typing import Any

import pytest

from generator.forms import Edtf
from generator.pages.data.when import When, date_variable, iso, when


@pytest.mark.parametrize(
    ("edtf", "start", "end", "one"),
    [
        ("2015-11-20", "2015-11-20", "2015-11-20", "2015-11-20"),
        ("2015-11-20~", "2015-11-20", "2015-11-20", "2015-11-20"),
        ("2016-02", "2016-02-01", "2016-02-29", "2016-02"),
        ("2015", "2015-01-01", "2015-12-31", "2015"),
        ("2015-24", "2015-12-01", "2016-02-29", None),
        ("2015-11-2X", "2015-11-20", "2015-11-29", None),
        ("201X", "2010-01-01", "2019-12-31", None),
        ("2015-11-20/2015-11-21", "2015-11-20", "2015-11-21", None),
        ("2015-11-20/..", "2015-11-20", None, None),
        ("/2015-11", None, "2015-11-30", None),
        ("2015-11-20T23:30:00Z", "2015-11-20T23:30:00Z", "2015-11-20T23:30:00Z", "2015-11-20T23:30:00Z"),
        ("2015-11-20T23:30", "2015-11-21T04:30:00Z", "2015-11-21T04:30:00Z", "2015-11-21T04:30:00Z"),
        ("2015-11-20T23:30/2015-11-21", "2015-11-21T04:30:00Z", "2015-11-21", None),
    ],
)
def test_a_date_has_its_first_and_last_day(edtf: str, start: str | None, end: str | None, one: str | None) -> None:
    """EDTF stays as it was; a time without a zone is the incident's (Lima, five hours behind UTC)."""
    found = when(Edtf.parse(edtf), "America/Lima")
    assert found == When(edtf, start, end)
    assert iso(found) == one


@pytest.mark.parametrize(
    ("edtf", "variable"),
    [
        ("2015-11-20", {"date-parts": [[2015, 11, 20]]}),
        ("2015-11-20T23:30:00-05:00", {"date-parts": [[2015, 11, 20]]}),
        ("2015-11?", {"date-parts": [[2015, 11]], "circa": True}),
        ("2015-22", {"date-parts": [[2015]], "season": 2}),
        ("2015-11-20/2015-12", {"date-parts": [[2015, 11, 20], [2015, 12]]}),
        ("2015-11-20/..", {"literal": "2015-11-20/.."}),
        ("201X", {"literal": "201X"}),
    ],
)
def test_a_date_for_reference_managers(edtf: str, variable: dict[str, Any]) -> None:
    """CSL's date-parts where it has them, the words as they stand where it has not."""
    assert date_variable(edtf) == variable
