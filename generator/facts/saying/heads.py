"""Unnamed speakers: the nouns that head "police", "a spokesman for the ministry", "local residents"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts import people
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article, Sentence

HEADS = vocabulary(
    """
    police officials official authorities witnesses witness military army government ministry spokesman
    spokeswoman spokesperson spokesmen sources source doctors doctor medics residents resident survivors
    survivor villagers villager statement communique report hospital investigators prosecutors militants rebels
    group agency mission office company firefighters ministre président gouverneur préfet maire procureur témoin
    habitant survivant médecin policier soldat militaire rescuers officers officer soldiers soldier commander
    commanders leader leaders relatives locals journalists activists command presidency president minister
    headquarters department organisation organization analysts experts gendarmerie man woman eyewitnesses
    eyewitness diplomats diplomat guerrillas terrorists correspondent correspondents reporter observatory
    monitors garrison broadcast communiqué autorités témoins ministère armée gouvernement porte-parole habitants
    préfecture parquet responsable responsables secouristes station network newspaper radio television committee
    federation
    """
)
PRONOUNS = vocabulary("he she il elle")
DETERMINERS = vocabulary("the a an one another le la l' les un une some two several local so-called self-styled")
MARKS = ',;:.()"“”«»'
_FARTHEST = 6


def head_after(article: Article, first: int, sentence: Sentence) -> int | None:
    """Answer the head of the noun phrase that begins at a word, with nothing but its modifiers before it."""
    for head in range(first, min(first + _FARTHEST, sentence.last)):
        if article.words[head].text in MARKS:
            return None
        if article.low(head) in HEADS and people.role_start(article, head, first) == first:
            return head
    return None
