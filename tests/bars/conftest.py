"""The showcase, built once, and one Chromium for all of these tests."""

from __future__ import annotations

import os
from contextlib import ExitStack
from typing import TYPE_CHECKING

import pytest

from tests import chromium
from tests.bars.editions import UNDER, Edition, build_once
from tests.bars.serving import served
from tests.bars.tab import Tab

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser


@pytest.fixture(scope="package")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Edition]:
    """Build the showcase in every edition, once for all processes that test."""
    own = tmp_path_factory.getbasetemp()
    return build_once((own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "showcase")


@pytest.fixture(scope="package")
def wire(editions: dict[str, Edition]) -> Edition:
    """Answer the showcase as it is published, in the default theme."""
    return editions["wire"]


@pytest.fixture(scope="package")
def addresses(editions: dict[str, Edition]) -> Iterator[dict[str, str]]:
    """Serve every edition on loopback; answers the address of each front page."""
    with ExitStack() as servers:
        yield {name: servers.enter_context(served(edition.site, UNDER)) for name, edition in editions.items()}


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start a real Chromium."""
    with chromium.started() as started:
        yield started


@pytest.fixture
def tab(browser: Browser) -> Iterator[Tab]:
    """Open a tab that notes what goes wrong in it, and close it."""
    opened = Tab(browser)
    yield opened
    opened.page.close()
