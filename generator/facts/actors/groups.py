"""Groups that the article names: the perpetrator where the sentence says that the group did it, else mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.actors.actor import actor
from generator.facts.actors.deeds import deed, may_have_done
from generator.facts.actors.group_names import group_names
from generator.facts.fact import Words
from generator.facts.figures import other_from
from generator.facts.hedges import hedge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.actors.actor import Doubt
    from generator.facts.actors.deeds import Deed
    from generator.facts.actors.group_names import GroupName
    from generator.facts.fact import Actor, Date
    from generator.facts.figures import Times
    from generator.facts.sentences import Article, Sentence


def groups(article: Article, dates: Sequence[Date], times: Times) -> list[Actor]:
    """Find every mention of a group; the doubt nearest to it in its sentence goes with a perpetrator alone.

    What a group did at another time, as `dates` and `times` tell, makes it no perpetrator.
    """
    out: list[Actor] = []
    for sentence in article.sentences:
        names = group_names(article, sentence)
        elsewhere = other_from(article, sentence, article.within(sentence, dates), times) if names else None
        did, may = None, False
        for n, name in enumerate(names):
            if not (n and _is_short_for(article, names[n - 1], name)):
                did = deed(article, sentence, name)
                if did and elsewhere is not None and max(name.first, did.first) >= elsewhere:
                    did = None
                may = did is None and elsewhere is None and may_have_done(article, sentence, name)
            if did:
                doubt = _doubt(article, sentence, name.first, did)
                out.append(actor(article, name, "group", "perpetrator", did.rule, doubt=doubt))
            elif may:
                doubt = hedge(article, sentence, name.first)
                out.append(actor(article, name, "group", "perpetrator", "in-attack", doubt=doubt))
            else:
                out.append(actor(article, name, "group", "mentioned", "group"))
    return out


def _is_short_for(article: Article, before: GroupName, name: GroupName) -> bool:
    """Tell "ELN" in "Army of National Liberation (ELN)", which did what its long name did."""
    return before.last == name.first - 1 and article.low(before.last) in ("(", "[")


def _doubt(article: Article, sentence: Sentence, at: int, did: Deed) -> Doubt | None:
    """Answer the hedge nearest to a name, else the words that claim or blame, which are doubt enough."""
    if found := hedge(article, sentence, at):
        return found
    if did.basis == "stated":
        return None
    start, end = article.words[did.first].start, article.words[did.last - 1].end
    return Words(start, end, article.text[start:end]), did.basis
