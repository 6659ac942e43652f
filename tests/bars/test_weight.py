"""Pages are light enough for a slow line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bars.weight import LIMIT, weigh

if TYPE_CHECKING:
    from tests.bars.editions import Edition

pytestmark = pytest.mark.xdist_group("bars")


def test_a_briefing_weighs_little(editions: dict[str, Edition]) -> None:
    """HTML, CSS and SVG of every briefing come to 30 KB at most on their way, its evidence and lists included."""
    for edition in editions.values():
        weights = {page.path: weigh(page, edition.site) for page in edition.pages if page.path != "404.html"}
        heavy = {path: weight for path, weight in weights.items() if weight.read > LIMIT}
        heaviest = max(weights, key=lambda path: weights[path].read)
        print(f"{edition.name}: {heaviest} weighs {weights[heaviest].read:,} bytes: {weights[heaviest]}")  # noqa: T201 -- the figure of the bar
        assert not heavy, edition.name
        assert all(weight.html for weight in weights.values())
