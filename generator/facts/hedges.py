"""Hedges: the source's own words of doubt, verbatim, with what kind of doubt they state."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from generator.facts.fact import Basis, Words

if TYPE_CHECKING:
    from generator.facts.sentences import Article, Sentence

_HEDGES: dict[Basis, str] = {
    "speculation": """
        speculations point to, speculation points to, there is speculation, speculated, rumoured, rumored, possibly,
        presumably, apparently, may have, might have
    """,
    "alleged": """
        allegedly, alleged, reportedly, purportedly, purported, accused of, accused, blamed, blames, attributed to,
        présumé, présumés, aurait, auraient
    """,
    "suspected": """
        suspected, believed to, is thought to, are thought to, was thought to, were thought to, is believed,
        are believed, presumed, fear that, fears that, craignent que, craint que, suspects that, suspect that,
        soupçonné, soupçonnés, feared
    """,
    "claimed": """
        claimed responsibility, claiming responsibility, claims responsibility, took responsibility, revendiqué, a
        revendiqué, claimed, claims, revendiquée, revendiqués
    """,
    "denied": """
        denied, denies, rejected accusations, rejected allegations, rejected charges, rejected claims, rejected reports,
        rejected suggestions, rejected the accusation, rejected the accusations, rejected the allegation, rejected the
        allegations, rejected the charge, rejected the charges, rejected the claim, rejected the claims, a démenti
    """,
    "not_confirmed": """
        never confirmed publicly, never confirmed, not been confirmed, not confirmed, unconfirmed, not immediately
        confirmed, not been independently verified, could not be verified, not be independently verified, no
        confirmation, not verified
    """,
}


_NOBODY = frozenset(("no", "nobody", "none", "aucun", "aucune", "personne"))
_NEAR_LIVES = 7  # words: "claimed the lives of 12", which doubts nothing
_NOBODY_BEFORE = 5  # words: "no one had immediately claimed responsibility"


def hedge(article: Article, sentence: Sentence, near: int | None = None) -> tuple[Words, Basis] | None:
    """Find a sentence's first word of doubt, or with `near` the one nearest to that word.

    "Not confirmed" goes before all others, "no group claimed" behind all others.
    """
    found: list[tuple[int, int, Basis]] = []
    hedges = _hedges()
    for at, low in enumerate(article.lows[sentence.first : sentence.last], sentence.first):
        if low not in hedges:
            continue
        for phrase, basis in hedges[low]:
            if all(article.low(at + n) == part for n, part in enumerate(phrase)) and at + len(phrase) <= sentence.last:
                if basis == "claimed" and "lives" in article.lows[at : at + _NEAR_LIVES]:
                    break
                found.append((at, at + len(phrase), basis))
                break
    if not found:
        return None
    kept = [f for f in found if not _is_nobodys(article, sentence, f[0])]
    if not kept and near is not None:
        return None
    kept = kept or found
    chosen = kept[0] if near is None else min(kept, key=lambda f: abs(f[0] - near))
    first, last, basis = next((f for f in found if f[2] == "not_confirmed"), chosen)
    start, end = article.words[first].start, article.words[last - 1].end
    return Words(start, end, article.text[start:end]), basis


def _is_nobodys(article: Article, sentence: Sentence, at: int) -> bool:
    """Tell "no group has claimed responsibility": what nobody did is nobody's doubt."""
    before = article.lows[max(sentence.first, at - _NOBODY_BEFORE) : at]
    return not _NOBODY.isdisjoint(before) and "," not in before


@lru_cache(maxsize=1)
def _hedges() -> dict[str, list[tuple[tuple[str, ...], Basis]]]:
    """Answer the hedges by their first word, the longest first."""
    out: dict[str, list[tuple[tuple[str, ...], Basis]]] = {}
    for basis, phrases in _HEDGES.items():
        for phrase in phrases.split(","):
            out.setdefault(phrase.split()[0], []).append((tuple(phrase.split()), basis))
    return {first: sorted(phrases, key=lambda p: -len(p[0])) for first, phrases in out.items()}
