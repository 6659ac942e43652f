"""Lists: groups joined by commas and "and" share one verb, whether it stands before the first or after the last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.figures.casualties import ACTIVE, NOUNS, PASSIVE
from generator.facts.figures.clause import INCLUDING
from generator.facts.figures.group import Read
from generator.facts.gazetteer import demonym

if TYPE_CHECKING:
    from generator.facts.figures.group import Group
    from generator.facts.sentences import Article

_LONGEST_STEP = 12  # words from one member of a list to the next
DETERMINERS = ("the", "his", "her", "their", "its", "ses", "leurs")
_JOINTS = (["and"], [","], [",", "and"], ["et"], [",", "as", "well", "as"], ["as", "well", "as"])


def listed(article: Article, group: Group, previous: Read | None) -> Read | None:
    """Read "killing four soldiers and three civilians": a list goes on with what befell the one before."""
    if (
        previous is None
        or group.head is None
        or previous.measure in ("attackers", "hostages")
        or previous.rule == "toll"
    ):
        return None
    if NOUNS.get(article.low(group.head)) == "attackers" and previous.rule not in ("active", "of", "listed"):
        return None
    between = [article.low(k) for k in range(previous.group.last, group.first)]
    if between and between[-1] in DETERMINERS:
        between.pop()
    if between in _JOINTS and previous.until <= group.first:
        own = NOUNS.get(article.low(group.head))
        measure = previous.measure if own in (None, "attackers") else own
        return Read(group, measure, "listed", group.first, group.last, previous.parent)
    return None


def is_list_ahead(article: Article, since: int, at: int, later: list[Group]) -> bool:
    """Tell whether the number at a word goes on with a list, whose last member ended at `since`: "four men and one"."""
    following = next((g for g in later if g.at == at), None)
    if following is None:
        return False
    between = [article.low(k) for k in range(since, following.first)]
    if between and between[-1] in DETERMINERS:
        between.pop()
    if any(word in INCLUDING for word in between):
        return True
    return (
        bool(between)
        and between[-1] in ("and", ",", "et")
        and all(
            word in ("and", ",", "et", "a", "an", "the") or article.words[since + k].text[0].isalpha()
            for k, word in enumerate(between)
        )
        and len(between) <= _LONGEST_STEP
        and not any(word in PASSIVE or word in ACTIVE for word in between)
    )


def may_be_in_list(article: Article, at: int) -> bool:
    """Tell a word that may stand between a group and its verb: a name, a people, an adverb."""
    word = article.words[at]
    return word.text[0].isalpha() and (
        word.capital or demonym(word.text) is not None or word.low.endswith(("ly", "ment"))
    )
