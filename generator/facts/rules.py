"""Every rule by its name: what it reads, and how often it was right where people have counted.

A rule that was right less often than four times in five only suggests: what it finds is a fact like any other, and in a
draft a note for the editor in place of an entry.
"""

from __future__ import annotations

from typing import Literal

import msgspec

# Where answers were counted by hand. "stories": 26 written and marked for this, twelve of them read while the rules
# were made. "news": broadcast and printed news in English and French. "reports": a sample of some 30 answers a rule, 50
# where it was counted last, all where there are fewer, drawn from 1,300 reports in capitals (MUC-3 and MUC-4,
# development part) and read in their context. "blind": twelve stories in English and French, written and marked for
# this by somebody who had seen neither rules nor code, and read once, when the rules were done.
_Texts = Literal["stories", "news", "reports", "blind"]
_LEAST = 0.8
_FEW = 5  # answers; fewer say nothing


class Count(msgspec.Struct, frozen=True):
    """How many of a rule's answers on some texts were right."""

    right: int
    answers: int
    texts: _Texts


class Rule(msgspec.Struct, frozen=True):
    """A rule: the kind of fact that it finds, the name that its facts carry, what it reads, and what was counted."""

    kind: Literal["quotation", "figure", "date", "place", "actor", "claim"]
    name: str
    reads: str
    counted: tuple[Count, ...] = ()

    @property
    def precision(self) -> float | None:
        """The share of its answers that were right, over all texts; None where too few were counted."""
        answers = sum(count.answers for count in self.counted)
        return sum(count.right for count in self.counted) / answers if answers >= _FEW else None

    @property
    def only_suggests(self) -> bool:
        """Tell a rule that is wrong too often for an entry of a draft."""
        return self.precision is not None and self.precision < _LEAST


def _stories(right: int, answers: int) -> Count:
    return Count(right, answers, "stories")


def _news(right: int, answers: int) -> Count:
    return Count(right, answers, "news")


def _reports(right: int, answers: int) -> Count:
    return Count(right, answers, "reports")


def _blind(right: int, answers: int) -> Count:
    return Count(right, answers, "blind")


_ALL = (
    # Counted is how often the speaker given was right; inferred speakers stay inferred, however often they are right.
    Rule("quotation", "said-after", "“…,” said X", (_news(14, 15), _blind(14, 15))),
    Rule("quotation", "subject-after", "“…,” X said · « … », a déclaré X", (_news(51, 52), _blind(10, 10))),
    Rule("quotation", "said-before", "X said: “…”", (_news(10, 10), _blind(3, 3))),
    Rule("quotation", "said-around", "X told reporters that … “…” in one sentence", (_news(11, 11), _blind(6, 6))),
    Rule("quotation", "said-inside", "« …, explique X. … »: the incise is nobody's words", (_news(2, 3), _blind(4, 4))),
    Rule("quotation", "introduced", "The imam calls for calm: “…”", (_news(1, 1),)),
    Rule(
        "quotation", "according-to", "According to X, “…” · Selon lui, « … » · Pour X, « … »",
        (_news(3, 3), _blind(1, 1)),
    ),
    Rule("quotation", "said-at-end", "there was “…” of it, the mayor said"),
    Rule("quotation", "and-quoted", "“…” and “…”"),
    Rule(
        "quotation", "carried-over", "paragraphs of one quotation, whose marks only the last one closes",
        (_news(11, 11),),
    ),
    Rule("quotation", "carried-on", "“…,” X said. “…”: inferred", (_news(47, 49), _blind(17, 17))),
    Rule("quotation", "pronoun-carried", "“…,” X said. “…,” he said: inferred", (_news(12, 12), _blind(5, 6))),
    Rule(
        "quotation", "pronoun", "X came. “…,” he said: inferred, where nobody else can be meant",
        (_news(60, 62), _blind(14, 14)),
    ),
    Rule("quotation", "said-earlier", "X said the town was empty. “…”: inferred", (_news(8, 8),)),
    Rule("quotation", "unattributed", "nobody is stated to have said it: speaker null"),
    Rule(
        "figure", "passive", "27 people were killed · 19 died · four men and one woman were shot",
        (_stories(99, 106), _reports(27, 30)),
    ),
    Rule("figure", "active", "killed at least 27", (_stories(33, 34), _reports(25, 30))),
    Rule("figure", "claimed-lives", "claimed the lives of 12", (_reports(3, 3),)),
    Rule("figure", "of", "the murder of the six priests · the bodies of five men", (_reports(30, 30),)),
    Rule(
        "figure", "toll", "the death toll rose to 21 · the number of wounded is 45",
        (_stories(11, 12), _reports(3, 3)),
    ),
    Rule("figure", "recount", "19 people had died. The Red Cross counted 23."),
    Rule("figure", "part-of", "27 dead, including five attackers", (_stories(9, 10), _reports(19, 20))),
    Rule("figure", "among-the", "the dead include two cadets", (_reports(4, 4),)),
    Rule("figure", "joined", "killed the mayor and two guards · was shot along with two others", (_reports(8, 8),)),
    Rule("figure", "adjective", "30 dead civilians", (_reports(5, 5),)),
    Rule("figure", "hurts", "four people have bullet wounds", (_reports(2, 4),)),
    Rule("figure", "listed", "killing four soldiers and three civilians", (_reports(18, 18),)),
    Rule("figure", "share", "25 of whom · eleven of the victims · of the dead, 122", (_stories(6, 7), _reports(5, 6))),
    Rule("figure", "taken-hostage", "took 30 hostage", (_reports(4, 4),)),
    Rule("figure", "custody", "placées en garde à vue"),
    Rule("figure", "driven-out", "forced from their homes", (_reports(1, 1),)),
    Rule("figure", "lost-lives", "lost their lives"),
    Rule("figure", "never-found", "14 have never been found"),
    Rule("figure", "lost", "lost 92 soldiers", (_reports(3, 3),)),
    Rule("figure", "hospital", "taken to hospital", (_reports(2, 4),)),
    Rule("figure", "condition", "are in critical condition", (_stories(6, 6),)),
    Rule("figure", "noun", "170 hostages · nine bodies: the noun itself says it", (_stories(14, 15), _reports(28, 30))),
    Rule("figure", "noun-attackers", "five gunmen: that there were so many, whatever they did", (_reports(12, 25),)),
    Rule("date", "iso", "2015-11-20"),
    Rule("date", "day-month-year", "20 November 2015", (_reports(50, 50),)),
    Rule("date", "month-year", "November 2015", (_reports(50, 50),)),
    Rule("date", "year", "in 2015", (_reports(20, 20),)),
    Rule("date", "weekday", "Friday: the latest on or before publication", (_reports(18, 20),)),
    Rule("date", "day-month", "20 November: the latest on or before publication", (_reports(17, 20),)),
    Rule("date", "relative-day", "yesterday · last night", (_reports(20, 20),)),
    Rule("date", "relative-period", "last year", (_reports(16, 16),)),
    Rule("date", "month", "last June: as precise as the words", (_reports(16, 20),)),
    Rule("date", "ago", "two weeks ago", (_reports(17, 17),)),
    Rule("date", "part-of-day", "late afternoon, with no day", (_reports(18, 18),)),
    Rule(
        "place", "town",
        "in the gazetteer, with a word beside it that says place, or large, or in the article's country",
        (_reports(26, 30),),
    ),
    Rule("place", "country", "Mali: no coordinates", (_reports(47, 50),)),
    Rule("place", "part-of-country", "northern Mali: no coordinates", (_reports(29, 30),)),
    Rule("place", "region", "Zamfara state: no coordinates"),
    Rule("place", "venue", "Radisson Blu hotel: no coordinates"),
    Rule("place", "unlisted-town", "the village of X: no coordinates"),
    Rule("actor", "group", "who is only mentioned", (_reports(48, 50),)),
    Rule("actor", "claims", "X claimed responsibility · X said it was behind the attack", (_reports(17, 17),)),
    Rule("actor", "denies", "X denied responsibility"),
    Rule("actor", "blamed", "police blamed X for the attack · the gunmen were members of X", (_reports(29, 30),)),
    Rule("actor", "done-by", "murdered by X · the attack carried out by X", (_reports(51, 52),)),
    Rule("actor", "acts", "X kidnapped two men", (_reports(49, 52),)),
    Rule("actor", "in-attack", "a sentence of harm that X opens, or that has “by X”", (_reports(14, 50),)),
    Rule("actor", "attackers", "a group of Islamic gunmen, the first such mention", (_reports(47, 50),)),
    Rule("actor", "pointed-to", "X as the main person behind the siege"),
    Rule("actor", "force", "who came: soldiers, police", (_reports(29, 37),)),
    Rule("actor", "speaks", "who spoke", (_reports(48, 50),)),
    Rule("actor", "outlet", "who carried the words", (_reports(37, 40),)),
    Rule("claim", "hedge-attributed", "according to Libyan officials · police said", (_reports(19, 20),)),
    Rule("claim", "hedge-confirmed", "police confirmed", (_reports(20, 20),)),
    Rule("claim", "hedge-denied", "denied that", (_reports(18, 22),)),
    Rule("claim", "hedge-suspected", "is believed to · suspected", (_reports(21, 22),)),
    Rule("claim", "hedge-speculation", "speculations point to · apparently", (_reports(17, 20),)),
    Rule("claim", "hedge-alleged", "allegedly · accused of", (_reports(15, 20),)),
    Rule("claim", "hedge-claimed", "claimed · claims", (_reports(10, 20),)),
    Rule("claim", "hedge-not-confirmed", "was never confirmed publicly"),
)  # fmt: skip
RULES = {rule.name: rule for rule in _ALL}
