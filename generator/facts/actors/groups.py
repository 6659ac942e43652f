"""Groups that the article names: the perpetrator where the sentence says that the group did it, else mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.actors.actor import actor
from generator.facts.actors.deeds import deed, may_have_done
from generator.facts.actors.group_names import group_names
from generator.facts.fact import Words
from generator.facts.hedges import hedge

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.facts.actors.actor import Doubt
    from generator.facts.actors.deeds import Deed
    from generator.facts.actors.group_names import GroupName
    from generator.facts.fact import Actor
    from generator.facts.sentences import Article, Sentence


def groups(article: Article) -> list[Actor]:
    """Find every mention of a group; the doubt nearest to it in its sentence goes with a perpetrator alone."""
    out: list[Actor] = []
    for sentence in article.sentences:
        names = group_names(article, sentence)
        deeds = [deed(article, sentence, name) for name in names]
        for n, name in enumerate(names):
            did = deeds[n] or _of_short_name(article, names, deeds, n)
            if did:
                doubt = _doubt(article, sentence, name.first, did)
                out.append(actor(article, name, "group", "perpetrator", did.rule, doubt=doubt))
            elif may_have_done(article, sentence, name):
                doubt = hedge(article, sentence, name.first)
                out.append(actor(article, name, "group", "perpetrator", "in-attack", doubt=doubt))
            else:
                out.append(actor(article, name, "group", "mentioned", "group"))
    return out


def _of_short_name(article: Article, names: Sequence[GroupName], deeds: Sequence[Deed | None], n: int) -> Deed | None:
    """Answer what "Army of National Liberation (ELN)" did for each of its two names."""
    for other, inner in ((n - 1, n), (n + 1, n + 1)):
        beside = 0 <= other < len(names) and names[inner - 1].last == names[inner].first - 1
        if beside and article.low(names[inner].first - 1) in ("(", "["):
            return deeds[other]
    return None


def _doubt(article: Article, sentence: Sentence, at: int, did: Deed) -> Doubt | None:
    """Answer the hedge nearest to a name, else the words that claim or blame, which are doubt enough."""
    if found := hedge(article, sentence, at):
        return found
    if did.basis == "stated":
        return None
    start, end = article.words[did.first].start, article.words[did.last - 1].end
    return Words(start, end, article.text[start:end]), did.basis
