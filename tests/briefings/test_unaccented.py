"""Texts without case and accents."""

from __future__ import annotations

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from generator.briefings.rules.unaccented import unaccented


@given(st.text())
@example("Sévérine Ǻ ῧ ﬁ")
def test_only_accents_go(text: str) -> None:
    """Every mark that combines is left out, and nothing else."""
    bare = [c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)]
    assert unaccented(text) == "".join(bare).casefold()
