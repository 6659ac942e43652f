"""What the settings name is looked at by `check`, before any page is rendered."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.small_project import shown

if TYPE_CHECKING:
    from tests.small_project import SmallProject


@pytest.mark.parametrize(
    ("setting", "told"),
    [
        ("theme: wier", "content/site.yaml:2:8 error theme"),
        ("map: {tiles: OpenStreetMap.Mapnick}", "content/site.yaml:2:14 error tiles"),
        ("map: {tiles: {url: 'http://x/{z}/{x}/{y}', attribution: X}}", "content/site.yaml:2:14 error tiles"),
    ],
)
def test_a_setting_that_cannot_work_is_told_at_its_line(project: SmallProject, setting: str, told: str) -> None:
    """A theme that is not there and tiles that cannot be fetched are findings, not surprises of the build."""
    project.write("content/site.yaml", f"title: Desk\n{setting}\n")
    assert shown(project.check()) == [told]


def test_settings_that_work_pass(project: SmallProject) -> None:
    """A theme that comes with factbox and a known provider of tiles are no findings."""
    project.write("content/site.yaml", "title: Desk\ntheme: wire\nmap: {tiles: OpenStreetMap.Mapnik}\n")
    assert project.check() == ()
