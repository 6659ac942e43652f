"""Numbers in words: what "a hundred and twenty" and "quatre-vingt-dix-sept" amount to.

A number grows word by word as long as each word fits the grammar of numerals; the first that does not ends it. So
"two hundred and five" is one number, "twenty five hundred" is one, and "five six" are two.
"""

from __future__ import annotations

_UNITS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "un": 1,
    "une": 1,
    "deux": 2,
    "trois": 3,
    "quatre": 4,
    "cinq": 5,
    "sept": 7,
    "huit": 8,
    "neuf": 9,
}
_TEENS = {
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
    "dix": 10,
    "onze": 11,
    "douze": 12,
    "treize": 13,
    "quatorze": 14,
    "quinze": 15,
    "seize": 16,
}
_TENS = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fourty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
    "vingt": 20,
    "vingts": 20,
    "trente": 30,
    "quarante": 40,
    "cinquante": 50,
    "soixante": 60,
    "septante": 70,
    "huitante": 80,
    "nonante": 90,
}
_HUNDREDS = {"hundred", "cent", "cents"}
_THOUSANDS = {
    "thousand": 10**3,
    "mille": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "millions": 10**6,
    "billion": 10**9,
    "milliard": 10**9,
    "milliards": 10**9,
}
_ROUND = {
    "dozen": 12,
    "dizaine": 10,
    "douzaine": 12,
    "quinzaine": 15,
    "vingtaine": 20,
    "trentaine": 30,
    "quarantaine": 40,
    "cinquantaine": 50,
    "soixantaine": 60,
    "centaine": 100,
    "millier": 1000,
}
_VAGUE = {
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2000,
    "dizaines": 20,
    "centaines": 200,
    "milliers": 2000,
    "douzaines": 24,
    "vingtaines": 40,
}
_AND = {"and", "et"}
_ARTICLES = {"a", "an", "un", "une"}
_FEW = {"several", "few", "quelques", "plusieurs", "many"}
BEGINNINGS = frozenset(
    [*_UNITS, *_TEENS, *_TENS, *_VAGUE, *_FEW, *_ARTICLES, "half", "tens", "mille", "cent", "soixante"]
)
# Words that a number may go on with, of any of the kinds below; the first other word ends it.
CONTINUATIONS = BEGINNINGS | _HUNDREDS | _AND | frozenset([*_THOUSANDS, *_ROUND, "of", "de", "couple"])
# No number in words goes without one of these.
NUMERALS = frozenset([*_UNITS, *_TEENS, *_TENS, *_HUNDREDS, *_THOUSANDS, *_ROUND, *_VAGUE, "couple"])
_HUNDRED = 100
_VINGT = 20


def read(words: list[str]) -> tuple[int, int]:
    """Answer the value of the number that these words begin with, and how many of them it takes; (0, 0) for none."""
    low = [word.lower() for word in words]
    if not low:
        return 0, 0
    if low[0] == "half":
        return _half(low)
    if len(low) > 1 and low[1] in _ROUND and (low[0] in _ARTICLES or low[0] in _UNITS):
        return _UNITS.get(low[0], 1) * _ROUND[low[1]], 2
    if low[0] in ("a", "an"):
        if len(low) > 1 and (low[1] in _HUNDREDS or low[1] in _THOUSANDS) and low[1] != "cent":
            value, used = _cardinal(["one", *low[1:]])
            return value, used
        if low[1:3] == ["couple", "of"]:
            return 2, 2
        return 0, 0
    if words[0] in ("UN", "Un", "Une", "UNE", "CENT", "cents") or low[0] in _AND:
        return 0, 0
    return _cardinal(low)


def vague(words: list[str]) -> tuple[int, int] | None:
    """Answer the least that a vague number means, and how many words it takes: "dozens" 24."""
    low = [word.lower() for word in words[:4]]
    if low[:2] == ["tens", "of"] and low[2:3] == ["thousands"]:
        return 20_000, 3
    if low[:2] == ["tens", "of"] and low[2:3] == ["millions"]:
        return 20_000_000, 3
    if low[:3] == ["hundreds", "of", "thousands"]:
        return 200_000, 3
    if low[:3] == ["dizaines", "de", "milliers"]:
        return 20_000, 3
    if low[:3] == ["centaines", "de", "milliers"]:
        return 200_000, 3
    if (
        low
        and low[0] in _VAGUE
        and (
            low[0] != "scores"
            or low[1:2] in (["of"], ["more"], ["were"], ["killed"], ["dead"], ["injured"], ["wounded"])
        )
    ):
        return _VAGUE[low[0]], 1
    if low and low[0] in _FEW and len(low) > 1:
        least = {"dozen": 24, "hundred": 200, "thousand": 2000, "dizaines": 20, "centaines": 200, "milliers": 2000}.get(
            low[1]
        )
        return (least, 2) if least else None
    return None


def _half(low: list[str]) -> tuple[int, int]:
    if low[1:3] == ["a", "dozen"]:
        return 6, 3
    if low[1:2] == ["dozen"]:
        return 6, 2
    if low[1:3] == ["a", "million"]:
        return 500_000, 3
    return 0, 0


def _cardinal(low: list[str]) -> tuple[int, int]:
    """Add words up while they fit: units after tens, tens after hundreds, each scale smaller than the one before."""
    total, current, used, at = 0, 0, 0, 0
    scale_before = 10**12
    while at < len(low):
        word, skip = low[at], 0
        if word in _AND and at and at + 1 < len(low):
            skip, word = 1, low[at + 1]
            if not _may_follow_and(low[at - 1], low[at], word):
                break
        grown = _grow(current, word, low[at - 1] if at else "", fresh=at == 0)
        if grown is not None:
            current = grown
        elif word in _THOUSANDS and not skip and _THOUSANDS[word] < scale_before and (current or word == "mille"):
            total, current, scale_before = total + max(current, 1) * _THOUSANDS[word], 0, _THOUSANDS[word]
        else:
            break
        at += 1 + skip
        used = at
    return total + current, used


def _may_follow_and(before: str, join: str, after: str) -> bool:
    """Read "a hundred and twenty" and "vingt et un" are one number; "ten and five" are two."""
    if join == "et":
        return before in _TENS and after in ("un", "une", "onze")
    return (before in _HUNDREDS or before in _THOUSANDS) and (after in _UNITS or after in _TEENS or after in _TENS)


def _grow(current: int, word: str, before: str, *, fresh: bool) -> int | None:
    """Answer the value below a thousand after one more word, None where the word does not fit."""
    if word in ("sept", "huit", "neuf") and before == "dix":
        return current + _UNITS[word]
    if word in _UNITS:
        fits = (
            current % 10 == 0 and (current % _HUNDRED == 0 or current % _HUNDRED >= _VINGT) and (before not in _UNITS)
        )
        return current + _UNITS[word] if fits else None
    if word in _TEENS:
        french = word in ("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize") and current % _HUNDRED in (
            60,
            80,
        )
        return current + _TEENS[word] if current % _HUNDRED == 0 or french else None
    if word in _TENS:
        if word in ("vingt", "vingts") and before == "quatre" and current % 10 == 4:  # noqa: PLR2004 -- a distance or a length, in words
            return current - 4 + 80
        return current + _TENS[word] if current % _HUNDRED == 0 else None
    if word in _HUNDREDS and (
        0 < current < _HUNDRED or (word == "cent" and current == 0 and (fresh or before == "mille"))
    ):
        return (current or 1) * _HUNDRED
    return None
