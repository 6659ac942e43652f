"""The whole flow on one screen: seeds → facts → a draft; once it is edited, briefings → pages → site → deployment."""

from __future__ import annotations

from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING

from generator import briefings, deploy, facts, pages, seeds, site
from generator.crew import Crew
from generator.errors import CannotRun, Rejected
from generator.memory import Memory

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from generator.briefings import Checked, Draft
    from generator.briefings.tables import Imported, Order, Plan
    from generator.disk import Place
    from generator.facts import Facts, ReviewedParagraph
    from generator.memory import Sightings
    from generator.pages import Ahead
    from generator.project import Project

_AT_ONCE = 16  # articles


def find_facts(path: Path) -> tuple[str, Facts]:
    """Read an article; answer its text and what it states."""
    seed = seeds.read(path)
    return seed.text, facts.find(seed)


def found_facts(paths: Sequence[Path], *, as_json: bool) -> Iterator[str | CannotRun | Rejected]:
    """Read articles in the order given, on all processors where there are many; yields each one's facts or its error.

    Facts are a line of JSON, or a text for people.
    """
    read = partial(_facts_or_errors, as_json=as_json)
    with Crew() as crew:
        for found in crew.share(read, paths, _AT_ONCE) if crew.is_worth(len(paths)) else map(read, zip(paths)):
            yield from found


def _facts_or_errors(paths: Sequence[Path], *, as_json: bool) -> list[str | CannotRun | Rejected]:
    return [_facts_or_error(path, as_json=as_json) for path in paths]


def _facts_or_error(path: Path, *, as_json: bool) -> str | CannotRun | Rejected:
    try:
        text, found = find_facts(path)
    except (CannotRun, Rejected) as error:
        return error
    return facts.as_json(found).decode() if as_json else facts.as_text(found, text)


def draft(project: Project, paths: Sequence[Path], said: Mapping[str, str | None]) -> Draft:
    """Draft a briefing from articles in `seeds/`; `said` completes what a single article's text does not state."""
    once = {path.resolve(): path for path in paths}
    read = [seeds.read_in(project, path, said) for path in once.values()]
    return briefings.draft([(seed, facts.find(seed)) for seed in read])


def review(paths: Sequence[Path], said: Mapping[str, str | None]) -> Iterator[tuple[str, Sequence[ReviewedParagraph]]]:
    """Read articles, wherever they lie; yields each one's name, and its text with all that was found in it marked."""
    for path in paths:
        seed = seeds.read_said(path, said)
        yield seed.name, facts.review(facts.find(seed), seed.text)


def plan_import(project: Project, order: Order) -> Plan:
    """Look at a table of events and its mapping; raises `CannotRun` or `Rejected` before anything is written."""
    from generator.briefings import tables

    return tables.plan(project, order)


def import_table(plan: Plan) -> Iterator[Imported]:
    """Make a seed and a briefing of every row of a table; yields what became of each. No file is written over."""
    from generator.briefings import tables

    return tables.imported(plan)


def check(project: Project, tick: Callable[[], None] = lambda: None, only: Sequence[Path] = ()) -> Checked:
    """Check the settings, every briefing and every standing page; with `only`, report no other files.

    Raises `CannotRun` where `only` names a file that is none of these.
    """
    with Memory.open(project) as memory, Crew() as crew:
        return pages.survey(briefings.desk(project, memory), crew, tick, only)[0]


def publish(  # noqa: PLR0913 -- what a build is asked for, and what it works with
    project: Project,
    place: Place,
    memory: Memory,
    sightings: Sightings,
    crew: Crew,
    *,
    strict: bool,
    drafts: bool,
    compress: bool,
    ahead: Ahead | None,
    tick: Callable[[], None],
) -> tuple[Checked, bool]:
    """Check everything and publish the site at a place, as `build` says; only what is stale is made.

    Answers what was checked, and whether the site has no search because what makes its index is not installed.
    """
    desk = briefings.desk(project, memory, sightings)
    checked, accounts = pages.survey(desk, crew, tick)
    if checked.errors or (strict and checked.findings):
        raise Rejected(checked.findings)
    can_index, hands = site.can_index(), pages.Hands(crew)
    edition = pages.edition(desk, accounts, place.published.holds, drafts=drafts, can_index=can_index)
    site.publish(pages.render(edition, hands, tick), place, memory, packed=compress, lasting=not drafts)
    edition.works.forget_others()
    if ahead is not None:
        ahead.take(edition)
    if place.target == project.site.resolve() and not drafts:
        briefings.write_record(project, checked.outlines)
    return checked, edition.settings.search and not can_index


@contextmanager
def deployment(project: Project, source: Path, target: str, endpoint: str | None = None) -> Iterator[deploy.Deployment]:
    """Compare the site published at `source` with what lies at a target; until the end of the context, no build runs.

    Raises `CannotRun` where the site is not whole, or the target is not factbox's to change.
    """
    place = deploy.target(target, project, source, endpoint)
    with deploy.released(source) as release:
        yield deploy.prepared(release, place)


def snippet(project: Project, source: Path, server: deploy.Server) -> str:
    """Write a web server's configuration for the site published at `source`, and raise as `deploy.configured` does."""
    return deploy.configured(project, source, server)
