"""Quotations drawn from articles drawn by chance: what is published stands in its source, an altered one never is.

The proof is made anew here, from the published files and the declared normalisation, by none of factbox's code.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from html.parser import HTMLParser
from typing import TYPE_CHECKING, NamedTuple

from generator import engine, project
from generator.errors import Rejected
from tests.campaign.row import Tried
from tests.small_project import SmallProject, files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

EACH = 10  # quotations in a briefing
TEXT = (
    "the bridge was closed by noon and nobody knew why; a fire, they said, had spread from the mill’s roof "
    "to “every house” on Harbour Street — twenty-one people fled Niño's café at 5.30 p.m. while l'État "
    "refusa d'ouvrir naïve co-operation قال الشهود إن الجسر أغلق люди говорили что мост закрыт "
    "橋が閉鎖された हमने देखा e\u0301t\u00e9 soft\u00adly"
)
WORDS = TEXT.split()
LETTERS = "aeiostAEIOST19.,’éاи橋"


class Quoted(NamedTuple):
    """A quotation as the briefing has it, and whether its article has it so."""

    text: str
    is_true: bool


def tried(folder: Path, trials: int, seed: str) -> Tried:
    """Publish as many quotations; try to publish half as many that differ from their article in one letter."""
    chance = random.Random(seed)  # noqa: S311 -- chance that can be repeated
    desk = SmallProject(folder / "desk", "title: Desk\nsearch: false\n")
    articles: dict[str, str] = {}
    published: dict[str, list[str]] = {}
    for n in range(-(-trials // EACH)):
        name = f"b{n}"
        articles[name] = article(chance)
        published[name] = [span(chance, articles[name]) for _ in range(EACH)]
        write(desk, name, articles[name], published[name])
    harm = list(not_sourced(desk, articles, published))
    altered = {}
    for n in range(-(-trials // (2 * EACH))):
        name = f"b{n}"
        at = chance.randrange(EACH)
        wrong = one_letter(chance, published[name][at], articles[name])
        altered[name] = wrong
        write(desk, name, articles[name], [*published[name][:at], wrong, *published[name][at + 1 :]])
    refused = {f.path for f in desk.check() if f.severity == "error" and f.code.startswith("evidence")}
    harm += [
        f"published though altered: {w!r}" for n, w in altered.items() if f"content/briefings/{n}.md" not in refused
    ]
    return Tried(trials, harm)


def article(chance: random.Random) -> str:
    """Draw an article."""
    return "\n\n".join(
        f"{n} " + " ".join(chance.choice(WORDS) for _ in range(40)) + f" {chance.randrange(10**6)}."
        for n in range(EACH)
    )


def span(chance: random.Random, text: str) -> str:
    """Draw words that stand in an article once, from one edge of a word to another."""
    words = text.split()
    while True:
        start = chance.randrange(len(words) - 12)
        found = " ".join(words[start : start + chance.randrange(6, 12)])
        if folded(text).count(folded(found)) == 1 and not re.search(r"[“”\"]", found):
            return found


def one_letter(chance: random.Random, text: str, source: str) -> str:
    """Alter one letter, or its case alone, add one or drop one, so that the article no longer has the words."""
    while True:
        at = chance.randrange(1, len(text) - 1)
        letter = chance.choice(LETTERS)
        instead = chance.choice((letter, text[at].swapcase(), letter + text[at], ""))
        wrong = text[:at] + instead + text[at + 1 :]
        if folded(wrong) not in folded(source):
            return wrong


def write(desk: SmallProject, name: str, text: str, quotes: list[str]) -> None:
    """Write a briefing with its article."""
    desk.seed(text, f"{name}.txt")
    facts = "".join(
        f"  - {{id: q{n}, text: {json.dumps(q)}, speaker: null, source: s}}\n" for n, q in enumerate(quotes)
    )
    desk.briefing(
        f"---\ntitle: {name}\nstatus: published\ndate: '2020'\n"
        f"sources: [{{id: s, publisher: P, seed: {name}.txt, sha256: HASH({name}.txt)}}]\n"
        f"quotes:\n{facts}---\n\nWords [@s].\n",
        f"{name}.md",
    )


def not_sourced(desk: SmallProject, articles: dict[str, str], quotes: dict[str, list[str]]) -> Iterator[str]:
    """Build, and tell every quotation on any page or in any file that no article has, and every true one refused."""
    try:
        engine.build(project.find(desk.root), desk.root / "site")
    except Rejected as error:
        yield from (f"refused though true: {finding}" for finding in error.findings if finding.severity == "error")
        return
    site = files(desk.root / "site")
    for name, text in articles.items():
        said = [q["text"] for q in json.loads(site[f"briefings/{name}/index.json"])["quotes"]]
        shown = _Quotations(site[f"briefings/{name}/index.html"].decode()).found
        if len(shown) < len(quotes[name]) or len(said) != len(quotes[name]):
            yield f"{name}: {len(said)} and {len(shown)} of {len(quotes[name])} quotations are published"
        yield from (f"{name}: not in its source: {q!r}" for q in (*said, *shown) if folded(q) not in folded(text))


class _Quotations(HTMLParser):
    """The words of every quotation on a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open = False
        self.feed(page)

    def handle_starttag(self, tag: str, _: object) -> None:
        """Begin a quotation."""
        if tag == "blockquote":
            self._open = True
            self.found.append("")

    def handle_endtag(self, tag: str) -> None:
        """End it."""
        self._open = self._open and tag != "blockquote"

    def handle_data(self, data: str) -> None:
        """Take its words."""
        if self._open:
            self.found[-1] += data


def folded(text: str) -> str:
    """Apply the normalisation that the briefing's contract declares, and no other."""
    marks = str.maketrans(dict.fromkeys("“”„‟«»", '"') | dict.fromkeys("‘’‚‛‹›", "'") | {"\u00ad": None})
    return " ".join(unicodedata.normalize("NFC", text.translate(marks)).split())
