"""Measures: whom a number counts must be what the words of its evidence say: 32 wounded are not 32 killed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.briefings.rules.figures import counts, segments
from generator.briefings.rules.problem import Problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.briefing import Figure
    from generator.briefings.read import Written

_WORDS = {
    "killed": (
        "kill(?:s|ed|ing|ings)?|dead|deaths?|died|dies|dying|deadly|fatal\\w*|bod(?:y|ies)|corpses?|slain|murder\\w*|toll"
        "|massacre\\w*|execut\\w+|lives|shot|perished|drowned|assassin\\w*|behead\\w*|martyr\\w*|casualt\\w+|victims?"
        "|tu(?:é|ée|és|ées|ant|er)|morte?s?|décès|décéd\\w+|bilan|péri|abattu\\w*|cadavres?|victimes?|massacr\\w+|vies?"
    ),
    "injured": (
        "injur\\w+|wound(?:s|ed|ing)?|hurt\\w*|maimed|hospitali[sz]ed|casualt\\w+|victims?|treated"
        "|bless\\w+|hospitalisé\\w*|victimes?"
    ),
    "missing": "missing|disappear\\w*|vanished|unaccounted|disparu\\w*|disparition\\w*|lost",
    "hostages": "hostages?|captives?|otages?|captiv\\w+|held|kidnap\\w*|abduct\\w*|taken|seized|enlev\\w+|enlèv\\w+",
    "arrested": "arrest\\w*|detain\\w*|detention\\w*|apprehended|jailed|arrêt\\w+|interpell\\w+|captured|custody",
    "displaced": (
        "displac\\w+|evacu\\w+|homeless|fled|flee\\w*|uprooted|refugees?|left|driven|évacu\\w+|fui\\w*|déplac\\w+|réfugi\\w+"
    ),
}
_WORDS["kidnapped"] = _WORDS["hostages"]
_OF = {measure: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for measure, words in _WORDS.items()}
_PLAIN = {  # that leave no doubt whom they count
    "killed": re.compile(r"\b(?:killed|dead|deaths|died|fatalities|tué(?:e?s?)|morts?|décès)\b", re.IGNORECASE),
    "injured": re.compile(r"\b(?:injured|wounded|injuries|hurt|blessé(?:e?s?))\b", re.IGNORECASE),
    "missing": re.compile(r"\b(?:missing|disparus?)\b", re.IGNORECASE),
    "hostages": re.compile(r"\b(?:hostages|otages|kidnapped|abducted)\b", re.IGNORECASE),
    "arrested": re.compile(r"\b(?:arrested|detained|arrêté(?:e?s?)|interpellé(?:e?s?))\b", re.IGNORECASE),
    "displaced": re.compile(r"\b(?:displaced|evacuated|déplacé(?:e?s?)|évacué(?:e?s?))\b", re.IGNORECASE),
}
_PARTED = re.compile(r"[,;]|\b(?:and|et|but|mais|while)\b", re.IGNORECASE)
_DIRECTLY = re.compile(
    r"\W{1,3}(?:(?:more|other|others|people|persons|men|women|children|civilians|soldiers|personnes|autres|civils|were"
    r"|was|have been|had been|are|ont été|sont|étaient)\W{1,2}){0,3}(?P<word>[\w]+)",
    re.IGNORECASE,
)


def measures(written: Written) -> Iterator[Problem]:
    """Yield figures whose evidence names exactly one other measure by a plain word, and theirs by none.

    So, too, where the number's own next word is another measure's, and none up to the next number is theirs.
    """
    for i, figure in enumerate(written.front.figures):
        if figure.measure not in _OF:
            continue
        found = _other(figure)
        if found:
            word, other = found
            message = f"the evidence says “{word}”, the figure counts {figure.measure}"
            hint = f"Set measure: {other}, or quote the words that say who was {figure.measure}."
            yield Problem(
                keys=("figures", i, "measure"), severity="warning", code="measure", message=message, hint=hint
            )


def _other(figure: Figure) -> tuple[str, str] | None:
    """Answer the word that names another measure, and that measure."""
    text = " … ".join(segments(figure))
    if not text:
        return None
    if not _OF[figure.measure].search(text):
        named = [(m, match) for m, plain in _PLAIN.items() if (match := plain.search(text))]
        return (named[0][1].group(), named[0][0]) if len(named) == 1 else None
    found = counts(text)
    for n, number in enumerate(found):
        if figure.value is None or figure.value not in (number.value, number.min, number.max):
            continue
        upto = found[n + 1].start if n + 1 < len(found) else len(text)
        since = max(found[n - 1].end if n else 0, number.start - 30)
        next_word = _DIRECTLY.match(text, number.end)
        own = _OF[figure.measure].search(_PARTED.split(text[since : number.start])[-1]) or _OF[figure.measure].search(
            text[number.end : upto]
        )
        if not next_word or own:
            return None
        return next(((next_word["word"], m) for m, plain in _PLAIN.items() if plain.match(next_word["word"])), None)
    return None
