"""Speakers by a common noun of any kind: "the tenants warned", "une source sécuritaire occidentale estime".

Whatever noun phrase stands right before a verb that can only mean speaking is its subject: where it begins is told by
its determiner, or by its being a bare plural, at a boundary of the clause.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.saying.heads import DETERMINERS, MARKS
from generator.facts.verbs import is_saying
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article, Sentence

# Verbs whose subject always speaks: "the blast claimed" and "the toll confirmed" are not among them.
_SPEAKING = vocabulary(
    """
    said says say told tells added adds announced announces explained explains insisted insists warned warns wrote
    writes tweeted recalled recalls recounted recounts replied replies responded argued argues acknowledged
    acknowledges stressed stresses remarked commented asked asks testified complained alleged vowed joked quipped
    shouted dit déclaré affirmé expliqué annoncé ajouté précisé estimé assuré souligné raconté témoigné confié
    lancé martelé répondu rappelé écrit déploré regretté prévenu déclare affirme explique annonce ajoute précise
    estime assure souligne raconte témoigne confie répond rappelle déplore regrette prévient dénonce dénoncé
    alerte alerté averti avertit reconnaît reconnu reconnaissent
    disent déclarent affirment expliquent annoncent ajoutent précisent estiment assurent soulignent racontent déplorent
    insist argue allege dénoncent regrettent parle parlent parlé évoque évoquent évoqué
    """
)
_BOUNDARIES = ',;:—–-()"“”«»‘’‹›'
_JOINS = vocabulary("and but while as that because although though when et mais que")
_NO_SUBJECT = vocabulary(
    """
    who that which whose where because what how this these those he she it they we you i not there then here now
    qui dont où il elle on nous vous ils elles them eux was were is are be been being has had have
    """
)
_NO_PLURAL = vocabulary(
    """
    always sometimes perhaps besides nowadays afterwards yes thus this his its was is has does less unless across
    towards as us years days weeks months hours minutes times
    """
)
_MEN = vocabulary("men women people children fishermen policemen servicemen businessmen gens")
_FARTHEST = 12


def phrase_before(article: Article, verb: int, end: int, sentence: Sentence) -> int | None:
    """Answer where the noun phrase begins that ends before word `end` and speaks by `verb`; None where unsure."""
    return common_noun(article, end, sentence) if article.low(verb) in _SPEAKING else None


def common_noun(article: Article, end: int, sentence: Sentence) -> int | None:
    """Answer where the noun phrase begins that ends before word `end`; None where unsure."""
    if article.shouted or not article.words[end - 1].text[0].isalpha():
        return None
    for at in range(end - 1, max(sentence.first, end - _FARTHEST) - 1, -1):
        word = article.words[at]
        if word.text in MARKS or word.low in _NO_SUBJECT:
            break
        if is_saying(word) and article.low(at - 1) not in DETERMINERS:  # "the accused" is nobody's verb
            break
        if word.low in DETERMINERS and at < end - 1 and _is_boundary(article, at, sentence):
            return at + 1
    if not _is_plural(article, end - 1, sentence):
        return None
    firsts = range(end - 1, max(sentence.first, end - 2) - 1, -1)  # "fishermen", "local fishermen"
    return next((first for first in firsts if _is_boundary(article, first, sentence)), None)


def _is_plural(article: Article, at: int, sentence: Sentence) -> bool:
    """Tell "neighbours" and "fishermen", in small letters but where they open a sentence, from "Johns"."""
    noun = article.words[at]
    if noun.low in _MEN:
        return True
    is_common = noun.text.islower() or at == sentence.first
    return is_common and noun.low.endswith("s") and not noun.low.endswith(("'s", "ss")) and noun.low not in _NO_PLURAL


def _is_boundary(article: Article, at: int, sentence: Sentence) -> bool:
    if at == sentence.first:
        return True
    before = article.words[at - 1]
    return before.text in _BOUNDARIES or before.low in _JOINS
