"""News outlets: names that carry somebody's words rather than speak themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facts.vocabulary import vocabulary

if TYPE_CHECKING:
    from generator.facts.sentences import Article

_KNOWN = vocabulary(
    """
    cnn bbc afp reuters ap ortm rfi tass itar-tass interfax xinhua upi efe dpa ansa anadolu irna mehr fars sana
    kuna petra maan nbc abc cbs msnbc npr pbs itv rte rai tf1 bfmtv bfm dw voa nhk ary geo dawn pti ani ians
    al-jazeera aljazeera al-arabiya amaq bloomberg euronews sky france24 notimex prela acan-efe diarios rtve ntv
    trt rtbf
    """
)
_KNOWN_PHRASES = (
    "associated press",
    "agence france-presse",
    "agence france presse",
    "al jazeera",
    "al arabiya",
    "fox news",
    "sky news",
    "new york times",
    "washington post",
    "the guardian",
    "le monde",
    "le figaro",
    "wall street journal",
    "daily telegraph",
    "los angeles times",
    "the times",
    "the independent",
    "daily nation",
    "el pais",
    "radio france internationale",
    "al manar",
    "al mayadeen",
    "voice of america",
    "press tv",
    "russia today",
    "press trust of india",
    "state television",
    "state tv",
    "state media",
    "state radio",
    "national television",
    "local media",
    "télévision nationale",
    "radio nationale",
    "the associated press",
    "islamic republic news agency",
    "france 24",
)
_ENDS = vocabulary(
    """
    agency news newspaper television tv radio daily channel times post herald gazette tribune broadcaster
    magazine journal
    """
)
_NO_BEGINNING = vocabulary("this that most a an said")
_NO_NEWS = vocabulary("enforcement intelligence security police space aid relief refugee nuclear health")  # agencies
_LONGEST = 6


def outlet(article: Article, first: int, stop: int) -> int:
    """Answer where the outlet's name that begins with word `first` ends; `first` itself where none does.

    An outlet is one that is widely known, or capitalised words that end in "news agency", "television", "Radio", ….
    """
    words = article.words
    end, at = first, first
    if article.low(first) in _NO_BEGINNING:
        return first
    while at < min(stop, first + _LONGEST, len(words)):
        word = words[at]
        if at == first and word.low in _KNOWN and (word.capital or article.shouted):
            end = at + 1
        if at > first and word.low in _NO_BEGINNING:
            break
        if (
            word.low in _ENDS
            and words[at - 1].low not in _NO_NEWS
            and at > first
            and (words[first].capital or words[first].low in ("state", "national", "local"))
        ):
            end = at + 1
        elif not (word.capital or word.low in ("state", "national", "news", "press", "media", "de", "la")):
            break
        if " ".join(w.low for w in words[first : at + 1]) in _KNOWN_PHRASES:
            end = at + 1
        at += 1
    if end == first and " ".join(w.low for w in words[first : first + 2]) in _KNOWN_PHRASES:
        return first + 2
    return end
