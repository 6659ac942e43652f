"""The whole flow on one screen: seeds → facts → a draft; once it is edited, briefings → pages → site → deployment."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator import briefings, deploy, facts, pages, seeds, site
from generator.crew import Crew
from generator.errors import Rejected
from generator.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.briefings import Checked, Desk, Draft
    from generator.disk import Place
    from generator.pages import Ahead
    from generator.project import Project


def draft(project: Project, paths: Sequence[Path], said: Mapping[str, str | None]) -> Draft:
    """Draft a briefing from articles in `seeds/`; `said` completes what a single article's text does not state."""
    once = {path.resolve(): path for path in paths}
    read = [seeds.read_in(project, path, said) for path in once.values()]
    return briefings.draft([(seed, facts.find(seed)) for seed in read])


def check(project: Project, tick: Callable[[], None] = lambda: None, only: Sequence[Path] = ()) -> Checked:
    """Check the settings, every briefing and every standing page; with `only`, report no other files.

    Raises `CannotRun` where `only` names a file that is none of these.
    """
    with Memory.open(project) as memory, Crew() as crew:
        return pages.survey(briefings.desk(project, memory), crew, tick, only)[0]


def publish(  # noqa: PLR0913 -- what a build works with, and what it is asked for
    desk: Desk,
    place: Place,
    crew: Crew,
    *,
    strict: bool,
    drafts: bool,
    compress: bool,
    ahead: Ahead | None,
    tick: Callable[[], None],
) -> tuple[Checked, bool]:
    """Check everything and publish the site at a place, as `engine.build` says; only what is stale is made.

    Answers what was checked, and whether the site has no search because what makes its index is not installed.
    """
    checked, accounts = pages.survey(desk, crew, tick)
    if checked.errors or (strict and checked.findings):
        raise Rejected(checked.findings)
    can_index, hands = site.can_index(), pages.Hands(crew)
    edition = pages.edition(desk, accounts, place.published.holds, drafts=drafts, can_index=can_index)
    site.publish(pages.render(edition, hands, tick), place, desk.memory, packed=compress, lasting=not drafts)
    edition.works.forget_others()
    if ahead is not None:
        ahead.take(edition)
    if place.target == desk.project.site.resolve() and not drafts:
        briefings.write_record(desk.project, checked.outlines)
    return checked, edition.settings.search and not can_index


@contextmanager
def deployment(project: Project, source: Path, target: str, endpoint: str | None = None) -> Iterator[deploy.Deployment]:
    """Compare the site published at `source` with what lies at a target; until the end of the context, no build runs.

    Raises `CannotRun` where the site is not whole, or the target is not factbox's to change.
    """
    place = deploy.target(target, project, source, endpoint)
    with deploy.released(source) as release:
        yield deploy.prepared(release, place)
