"""The articles that every tool builds, and each tool's own way of writing them down.

Article N hangs on its number alone: a larger corpus begins with the articles of a smaller one.
"""

from __future__ import annotations

import hashlib
import random
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from tests.bench.tools import Tool

SKELETONS = Path(__file__).with_name("skeletons")
REVISION = "Revision a of this account."  # an edit changes its letter; a number in prose would have to be a figure
ON_FRONT_PAGE = 20

_WORDS = """
the a river bank rescue team reported that several districts remained without power after heavy rain closed roads
officials said crews had reached most villages by noon while residents waited for water food and fuel trucks from
regional depots engineers inspected cracked bridges hospitals moved patients schools stayed shut port traffic
resumed slowly markets reopened under guard volunteers counted damaged homes satellite images showed wide flooding
near farmland aid agencies asked donors for more tents medicine and radios a second wave was expected before sunrise
according to forecasters who warned about unstable slopes along northern ridge police set checkpoints families
returned briefly
""".split()  # noqa: SIM905 -- a list of so many words is not read
_TAGS = """
flood drought wildfire earthquake cyclone landslide storm heatwave coldwave tsunami volcano epidemic cholera measles
famine displacement refugees conflict ceasefire protest strike election blackout power-grid water-supply telecoms
cyberattack ransomware data-leak port rail aviation road-traffic bridge dam pipeline oil-spill chemical industrial
mining explosion fire building-collapse crowd evacuation rescue aid logistics border curfew
""".split()  # noqa: SIM905 -- a list of so many words is not read
_PUBLISHERS = ("Reuters", "AP", "AFP", "BBC", "Al Jazeera", "OCHA", "IFRC", "WHO", "Local Herald", "Civil Defence")
_SPEAKERS = ("the mayor", "a police spokesman", "the harbour master", "a nurse", "a teacher", "the depot’s manager")
_FIRST = datetime(2014, 1, 1, 6, tzinfo=UTC)


class Country(NamedTuple):
    """A country, its two letters, and a point well inside it."""

    name: str
    code: str
    lat: float
    lon: float


_COUNTRIES = (
    Country("Kenya", "KE", -1.28, 36.82),
    Country("Japan", "JP", 35.68, 139.69),
    Country("Chile", "CL", -33.45, -70.66),
    Country("Türkiye", "TR", 39.93, 32.86),
    Country("Philippines", "PH", 14.6, 120.98),
    Country("Mozambique", "MZ", -25.97, 32.57),
    Country("Greece", "GR", 37.98, 23.73),
    Country("Peru", "PE", -12.05, -77.04),
    Country("Bangladesh", "BD", 23.81, 90.41),
    Country("Poland", "PL", 52.23, 21.01),
    Country("Canada", "CA", 45.42, -75.7),
    Country("Indonesia", "ID", -6.2, 106.82),
    Country("Haiti", "HT", 18.54, -72.34),
    Country("Nepal", "NP", 27.71, 85.32),
    Country("Morocco", "MA", 34.02, -6.83),
    Country("Côte d’Ivoire", "CI", 5.32, -4.02),
)


class Source(NamedTuple):
    """A report that the article rests on; `published` is a date as ISO 8601 has it."""

    title: str
    url: str
    publisher: str
    published: str


class Quotation(NamedTuple):
    """What somebody said, letter for letter."""

    text: str
    speaker: str
    source: Source


class Figure(NamedTuple):
    """A number, and the words of the first source that state it."""

    measure: str
    value: int
    qualifier: str
    evidence: str


class Article(NamedTuple):
    """An article; `blocks` are its Markdown, in which a quotation stands for itself."""

    number: int
    title: str
    summary: str
    happened: datetime
    tags: Sequence[str]
    country: Country
    lat: float
    lon: float
    sources: Sequence[Source]
    quotations: Sequence[Quotation]
    figures: Sequence[Figure]
    blocks: Sequence[str | Quotation]

    @property
    def slug(self) -> str:
        """The name of its file and of its page's folder."""
        return slug(self.number)

    @property
    def published(self) -> datetime:
        """Later than all of its sources."""
        return self.happened + timedelta(days=3)


def slug(number: int) -> str:
    """Name an article."""
    return f"a-{number:06}"


def write(count: int, folder: Path, tools: Sequence[Tool]) -> None:
    """Write a corpus of `count` articles into `folder/NAME` for each of the tools."""
    for tool in tools:
        shutil.copytree(SKELETONS / tool.name, folder / tool.name)
        (folder / tool.name / tool.articles).mkdir(parents=True, exist_ok=True)
        (folder / tool.name / "seeds").mkdir()
    for number in range(1, count + 1):
        one = article(number)
        for tool in tools:
            file = folder / tool.name / tool.articles / f"{one.slug}.md"
            file.write_text(_TEXTS[tool.name](one), "utf-8")
            if tool.name == "factbox":
                (folder / tool.name / "seeds" / f"{one.slug}.txt").write_text(seed(one), "utf-8")
            elif tool.name == "mkdocs" and number > count - ON_FRONT_PAGE:  # it makes no lists of pages
                with (folder / tool.name / "docs/index.md").open("a", encoding="utf-8") as front:
                    front.write(f"- [{one.title}](posts/{one.slug}.md)\n")


def article(number: int) -> Article:
    """Make an article of some 350 words."""
    chance = random.Random(number)  # noqa: S311 -- chance that can be repeated
    country = chance.choice(_COUNTRIES)
    tags = chance.sample(_TAGS, 3)
    happened = _FIRST + timedelta(minutes=37 * number + chance.randint(0, 30))
    sources = [_source(chance, number, country, happened) for _ in range(4)]
    quotations = [
        Quotation(
            text=_plain(chance, 2),
            speaker=f"{chance.choice(_SPEAKERS)} in {country.name}",
            source=source,
        )
        for source in sources[:3]
    ]
    return Article(
        number=number,
        title=f"{country.name}: {tags[0].replace('-', ' ')} & {tags[1].replace('-', ' ')} update no. {number}",
        summary=_plain(chance, 1),
        happened=happened,
        tags=tags,
        country=country,
        lat=round(country.lat + chance.uniform(-0.04, 0.04), 4),
        lon=round(country.lon + chance.uniform(-0.04, 0.04), 4),
        sources=sources,
        quotations=quotations,
        figures=_figures(number),
        blocks=_blocks(chance, number, quotations),
    )


def seed(one: Article) -> str:
    """Write the source article in which each quotation and each figure occurs once."""
    chance = random.Random(f"seed {one.number}")  # noqa: S311 -- chance that can be repeated
    said, counted = one.quotations, one.figures
    paragraphs = [
        one.title.upper(),
        _plain(chance, 3),
        f"“{said[0].text}” said {said[0].speaker}.",
        f"{_plain(chance, 3)} Officials said {counted[0].evidence}.",
        f"“{said[1].text}” said {said[1].speaker}.",
        f"{_plain(chance, 3)} Hospitals reported that {counted[1].evidence}.",
        f"“{said[2].text}” said {said[2].speaker}.",
        f"{_plain(chance, 3)} The agency counted that {counted[2].evidence}.",
    ]
    return "\n\n".join(paragraphs) + "\n"


def _source(chance: random.Random, number: int, country: Country, happened: datetime) -> Source:
    later = happened + timedelta(hours=chance.randint(24, 60))
    return Source(
        title=f"{chance.choice(_WORDS).title()} on {country.name}, {chance.randint(1, 99_999)}",
        url=f"https://news.example.org/{chance.randint(1, 10**6)}/{chance.choice(_TAGS)}?ref={number}&v=2",
        publisher=chance.choice(_PUBLISHERS),
        published=later.date().isoformat(),
    )


def _figures(number: int) -> list[Figure]:
    killed, injured, displaced = 2 + number % 60, 3 + number % 140, 50 + number % 900
    return [
        Figure("killed", killed, "at_least", f"at least {killed} people were killed"),
        Figure("injured", injured, "exact", f"{injured} others were injured"),
        Figure("displaced", displaced, "about", f"about {displaced} people left their homes"),
    ]


def _blocks(chance: random.Random, number: int, quotations: Sequence[Quotation]) -> list[str | Quotation]:
    links = (
        f"See [the dashboard](https://example.org/d/{number}) and [the *log*](https://example.org/l/{number}), "
        f"and what the sources say."
    )
    rows = [
        f"| {chance.choice(_WORDS).title()} {row} | {chance.randint(1, 9999)} | {chance.randint(1, 999)} |"
        for row in range(5)
    ]
    return [
        f"{_marked_up(chance, 3)} {links}",
        f"## What happened\n\n{_marked_up(chance, 4)}",
        quotations[0],
        "\n".join(f"- {_marked_up(chance, 1)}" for _ in range(4)),
        "\n".join(["## Figures\n", "| Area | Reported | Confirmed |", "| --- | ---: | ---: |", *rows]),
        quotations[1],
        f"### Response\n\n{_marked_up(chance, 2)}",
        "\n".join(f"{n}. {_marked_up(chance, 1)}" for n in (1, 2, 3)),
        quotations[2],
        f"## Outlook\n\n{_marked_up(chance, 2)}",
        REVISION,
    ]


def _sentence(chance: random.Random, *, markup: bool) -> str:
    words = chance.choices(_WORDS, k=chance.randint(9, 16))
    kind = chance.random()
    if markup and kind < 0.36:
        at = chance.randrange(1, 6)
        link = f"[{words[at]}](https://example.org/r/{chance.randint(1, 99_999)})"
        forms = (f"**{words[at]}**", f"*{words[at]}*", link, f"`{words[at]}`")
        words[at] = forms[0 if kind < 0.12 else 1 if kind < 0.24 else 2 if kind < 0.32 else 3]
    words[0] = words[0].capitalize()
    return " ".join(words) + "."


def _plain(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance, markup=False) for _ in range(sentences))


def _marked_up(chance: random.Random, sentences: int) -> str:
    return " ".join(_sentence(chance, markup=True) for _ in range(sentences))


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _prose(one: Article) -> str:
    """Write the blocks; a quotation becomes a block quote."""
    blocks = [
        block
        if isinstance(block, str)
        else f"> {block.text}\n>\n> — {block.speaker}, {block.source.publisher}, [report]({block.source.url})"
        for block in one.blocks
    ]
    return "\n\n".join(blocks) + "\n"


def _with_yaml(one: Article) -> str:
    """Write an article as Hugo, Eleventy and MkDocs read it."""
    lines = [
        "---",
        f"title: {_quoted(one.title)}",
        f"slug: {one.slug}",
        f"date: {one.published:%Y-%m-%dT%H:%M:%SZ}",
        f"summary: {_quoted(one.summary)}",
        f"tags: [{', '.join(one.tags)}]",
        f"country: {_quoted(one.country.name)}",
        f"lat: {one.lat}",
        f"lon: {one.lon}",
        "sources:",
    ]
    for source in one.sources:
        lines += [
            f"  - title: {_quoted(source.title)}",
            f"    url: {_quoted(source.url)}",
            f"    publisher: {_quoted(source.publisher)}",
            f"    date: {source.published}",
        ]
    return "\n".join([*lines, "---", "", _prose(one)])


def _for_pelican(one: Article) -> str:
    sources = [" | ".join(source) for source in one.sources]
    lines = [
        f"Title: {one.title}",
        f"Slug: {one.slug}",
        f"Date: {one.published:%Y-%m-%d %H:%M:%S}",
        f"Summary: {one.summary}",
        f"Tags: {', '.join(one.tags)}",
        f"Country: {one.country.name}",
        f"Lat: {one.lat}",
        f"Lon: {one.lon}",
        f"Sources: {sources[0]}",
        *(f"    {source}" for source in sources[1:]),
    ]
    return "\n".join([*lines, "", _prose(one)])


def _for_factbox(one: Article) -> str:
    """Write a full briefing: quotations and figures with their evidence, sources, a place on the map."""
    lines = [
        "---",
        f"title: {_quoted(one.title)}",
        f"summary: {_quoted(one.summary)}",
        "status: published",
        f'date: "{one.happened:%Y-%m-%d}"',
        f'published: "{one.published:%Y-%m-%dT%H:%M:%SZ}"',
        f"tags: [{', '.join(one.tags)}]",
        "places:",
        "  - id: site",
        "    role: incident",
        f"    name: {_quoted(f'{one.country.name} site')}",
        f"    country: {one.country.code}",
        f"    lat: {one.lat}",
        f"    lon: {one.lon}",
        "    precision: 2",
        "sources:",
    ]
    for n, source in enumerate(one.sources):
        lines += [
            f"  - id: s{n}",
            f"    title: {_quoted(source.title)}",
            f"    url: {_quoted(source.url)}",
            f"    publisher: {_quoted(source.publisher)}",
            f'    published: "{source.published}"',
        ]
        if n == 0:
            lines += [f"    seed: {one.slug}.txt", f"    sha256: {hashlib.sha256(seed(one).encode()).hexdigest()}"]
    lines += ["figures:"]
    for figure in one.figures:
        lines += [
            f"  - id: {figure.measure}",
            f"    measure: {figure.measure}",
            f"    value: {figure.value}",
            f"    qualifier: {figure.qualifier}",
            "    source: s0",
            f'    as_of: "{one.happened:%Y-%m-%d}"',
            f"    evidence: {_quoted(figure.evidence)}",
        ]
    lines += ["quotes:"]
    for n, quotation in enumerate(one.quotations):
        lines += [
            f"  - id: q{n}",
            f"    text: {_quoted(quotation.text)}",
            f"    speaker: {_quoted(quotation.speaker)}",
            "    source: s0",
        ]
    placed = iter(range(len(one.quotations)))
    first, *rest = (block if isinstance(block, str) else f"![[q{next(placed)}]]" for block in one.blocks)
    return "\n".join([*lines, "---", "", "\n\n".join([f"{first} [@s0; @s1; @s2; @s3]", *rest]), ""])


_TEXTS: Mapping[str, Callable[[Article], str]] = {
    "factbox": _for_factbox,
    "hugo": _with_yaml,
    "eleventy": _with_yaml,
    "pelican": _for_pelican,
    "mkdocs": _with_yaml,
}
