"""Groups that the article names: the perpetrator where the sentence says that the group did it, else mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.actors.actor import actor
from generator.facts.actors.group_names import group_names
from generator.facts.hedges import hedge
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.actors.group_names import GroupName
    from generator.facts.fact import Actor
    from generator.facts.sentences import Article, Sentence

_BLAMED = vocabulary(
    """
    carried claimed responsibility behind blamed accused attributed belonged belonging linked affiliated suspected
    masterminded perpetrated orchestrated mastermind responsible perpetrators authors revendiqué revendiquée revendiqués
    """
)
_DID = vocabulary(
    """
    murdered killed kidnapped attacked stormed bombed planted detonated ambushed hurled dynamited staged launched seized
    abducted executed assassinated massacred shot raided opened ordered organised organized planned threw set burned
    """
)


def groups(article: Article) -> list[Actor]:
    """Find every mention of a group; the doubt of its sentence goes with a perpetrator alone."""
    out: list[Actor] = []
    for sentence in article.sentences:
        names = group_names(article, sentence)
        doubt = hedge(article, sentence) if names else None
        for name in names:
            if _did(article, sentence, name):
                out.append(actor(article, name, "group", "perpetrator", "group", doubt=doubt))
            else:
                out.append(actor(article, name, "group", "mentioned", "group"))
    return out


def _did(article: Article, sentence: Sentence, name: GroupName) -> bool:
    """Tell whether a sentence says that this group did it."""
    lows = [article.low(at) for at in range(sentence.first, sentence.last)]
    if any(
        low in ("victims", "against")
        for low in lows[max(name.first - sentence.first - 3, 0) : name.first - sentence.first]
    ):
        return False
    if any(low in _BLAMED for low in lows):
        return True
    before = [article.low(at) for at in range(max(sentence.first, name.first - 4), name.first)]
    after = [article.low(at) for at in range(name.last, min(sentence.last, name.last + 6))]
    return "by" in before or "par" in before or any(low in _DID for low in after)
