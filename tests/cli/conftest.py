"""A desk to work at."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.cli.desk import ARTICLE, BRIEFING

if TYPE_CHECKING:
    from tests.small_project import SmallProject


@pytest.fixture
def desk(project: SmallProject) -> SmallProject:
    """Make a project with one article and one briefing, both right."""
    project.seed(ARTICLE)
    project.briefing(BRIEFING)
    return project
