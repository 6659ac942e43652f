"""`factbox deploy`: targets that are none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_project import files

if TYPE_CHECKING:
    from tests.small_project import Factbox, SmallProject


@pytest.mark.parametrize("target", ["content", "seeds/new", "."])
def test_a_site_does_not_take_the_place_of_what_people_write(target: str, desk: SmallProject, factbox: Factbox) -> None:
    """The folder is refused in words that hold for a deployment: it has no --output."""
    before = files(desk.root)
    ran = factbox("deploy", target, cwd=desk.root)
    assert (ran.code, ran.stdout) == (2, "")
    assert ran.stderr.startswith(f"factbox: {target}: ")
    assert "Name another" in ran.stderr
    assert "--output" not in ran.stderr
    assert files(desk.root) == before
