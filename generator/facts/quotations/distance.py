"""What stands in marks and is no quotation: titles, names, and words that the writer keeps at a distance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.quotations.beside import OPENING
from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.saying import Saying
    from generator.facts.sentences import Article

_SHORT = 4  # words
_LONGEST_TITLE = 8
_LONG_WORD = 3  # letters: a title writes "of" and "the" small
_NEAR_VERB = 6
_IS = vocabulary("is was are were be been est était sont étaient")
_OWNING = vocabulary("the a an this that his her their its some so-called le la les un une des ce cette leur son sa")
_TITLE = 2  # capitalised words
_NAMED_BY = vocabulary(
    """
    dubbed called named codenamed code-named titled entitled nicknamed termed so-called baptised surnommé
    intitulé operation opération journée
    """
)
_CARRIES_TITLE = vocabulary(
    "on in book film movie series show program programme album song documentary novel livre roman documentaire émission"
    " chanson ouvrage série"
)

_IS_CALLED = vocabulary("radio program programme show album song film movie series podcast magazine campaign tour")
# Verbs whose own object stands in the marks: “shouted “thief””, “called them “cowards””.
_NAMES_IT = vocabulary(
    """
    blamed blames blaming called calls calling described describes describing branded labelled labeled denounced
    condemned dismissed hailed
    chanted chanting shouted shouting screamed yelled cried answered replied wrote tweeted said says qualifié qualifie
    traité traite dénoncé crié scandé répondu lancé dit dite
    """
)
_SPEECH_ENDS = "!?…"
_GOES_ON = vocabulary("at to and in on as when while during from before after for but who over et à en lors")
_MENTIONS = vocabulary("word words phrase phrases term terms expression")


def is_no_quotation(  # noqa: PLR0913 -- what is known of a pair of marks
    article: Article, start: int, end: int, *, said: bool, rule: str, saying: Saying | None
) -> bool:
    """Tell names ("dubbed “…”"), titles, and words in marks for distance: short, and nobody says them."""
    inside = [w for w in article.words[article.at(start) : article.at(end)] if w.text[0].isalnum()]
    before = article.at(start) - 1
    while before > 0 and article.words[before].text in OPENING:
        before -= 1
    if len(inside) <= _SHORT and (article.low(before) in _NAMED_BY or article.low(before - 1) == "known"):
        return True
    if len(inside) <= _SHORT and article.low(before) in _MENTIONS and _is_used(article, before):
        return True
    if rule != "said-before" and _is_title(article, start, end, before):
        return True
    if len(inside) <= 1 and said and not _is_one_word_said(article, start, end, before, saying):
        return True
    if said:
        return False
    if len(inside) <= _SHORT and (article.text[end - 1] not in "?!." or article.text[start].islower()):
        return True
    content = [w for w in inside if len(w.text) > _LONG_WORD]
    if article.shouted or not content or article.text[end - 1] in "?!":
        return False
    return len(inside) <= _LONGEST_TITLE and all(w.capital for w in content)


def _is_one_word_said(article: Article, start: int, end: int, before: int, saying: Saying | None) -> bool:
    """Tell “No,” the mayor said. and He called them “cowards”. from They kept the “truce”, the mayor said.

    One word is somebody's where it is a sentence of its own, or where the verb that says it takes it as its object.
    """
    sentence = article.sentence(start)
    opens = sentence is None or article.at(start) - sentence.first <= 1
    if article.text[end - 1] in _SPEECH_ENDS or opens or article.words[before].text in ",:":
        return True
    if saying is not None and saying.before and saying.verb < before and article.low(before) in _IS:
        return True  # said it was “necessary”
    if saying is None or not saying.before or saying.verb_word not in _NAMES_IT:
        return False
    owned = article.low(before) in _OWNING or article.low(before).endswith(("'s", "s'"))
    after = article.low(article.at(end) + 1)
    return before - saying.verb <= _NEAR_VERB and not owned and (not after.isalpha() or after in _GOES_ON)


def _is_used(article: Article, at: int) -> bool:
    """Tell "refused to use the words “…”"."""
    return any(article.low(k).startswith(("use", "using", "utter")) for k in range(max(at - 4, 0), at))


def _is_title(article: Article, start: int, end: int, before: int) -> bool:
    """Tell "on “Face the Nation”", "CNN's “State of the Union”" and "his “Keepin' It Real” radio program"."""
    after = article.at(end)
    after += after < len(article.words) and not article.words[after].text[0].isalnum()
    before -= article.low(before) == ","
    owned = article.low(before).endswith(("'s", "s'"))
    if not (owned or article.low(before) in _CARRIES_TITLE or article.low(after) in _IS_CALLED):
        return False
    if article.low(before) in _IS_CALLED | _CARRIES_TITLE and article.low(before + 1) == ",":
        return True  # "un film, « Les Moulins de la colère », …"
    inside = [w for w in article.words[article.at(start) : article.at(end)] if len(w.text) > _LONG_WORD]
    return not article.shouted and len(inside) >= _TITLE and all(w.capital for w in inside)
