"""Verbs of saying, English and French: what makes a subject a speaker."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Word

VERBS = vocabulary(
    """
    said says say told tells added adds announced announces declared declares stated states reported reports
    confirmed confirms explained explains insisted insists warned warns wrote writes tweeted posted recalled
    recalls argued argues acknowledged admitted admits noted notes claimed claims alleged asserted maintained
    stressed emphasized emphasised remarked commented blamed blames accused accuses wailed sobbed screamed
    exclaimed replied responded answered vowed vows promised pledged urged urges denied denies revealed
    disclosed indicated estimated described condemned denounced called quoted observed pointed concluded
    testified shouted cried recounted lamented dit déclaré affirmé expliqué annoncé indiqué ajouté précisé
    estimé assuré souligné raconté témoigné confié lancé martelé rapporté confirmé déploré dénoncé condamné
    prévenu écrit conclu soutenu rappelé reconnu insisté répondu déclare affirme explique annonce indique ajoute
    précise estime assure souligne raconte témoigne confie rapporte confirme
    """
)
FRENCH_PARTICIPLES = frozenset(
    word for word in VERBS if word.endswith(("é", "dit", "écrit", "prévenu", "conclu", "soutenu", "reconnu"))
)


def is_saying(word: Word) -> bool:
    """Tell whether a word is a verb of saying."""
    return word.low in VERBS
