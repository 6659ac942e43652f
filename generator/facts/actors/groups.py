"""Groups that the article names: the perpetrator where the sentence says that the group did it, else mentioned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.actors.actor import actor
from generator.facts.actors.group_names import group_names
from generator.facts.hedges import hedge
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
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
            if did(article, sentence, name):
                out.append(actor(article, name, "group", "perpetrator", "group", doubt=doubt))
            else:
                out.append(actor(article, name, "group", "mentioned", "group"))
    return out


def did(article: Article, sentence: Sentence, name: tuple[int, int]) -> bool:
    """Tell whether a sentence says that the group, or the attackers, at words `first:last` did it."""
    begin, end = name
    lows = [article.low(at) for at in range(sentence.first, sentence.last)]
    if any(low in ("victims", "against") for low in lows[max(begin - sentence.first - 3, 0) : begin - sentence.first]):
        return False
    if any(low in _BLAMED for low in lows):
        return True
    before = [article.low(at) for at in range(max(sentence.first, begin - 4), begin)]
    after = [article.low(at) for at in range(end, min(sentence.last, end + 6))]
    return "by" in before or "par" in before or any(low in _DID for low in after)
