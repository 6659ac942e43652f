"""A draft says of a speaker what the article says, and no more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import pipeline
from generator.forms import plain
from generator.project import find

if TYPE_CHECKING:
    from tests.small_project import SmallProject

ARTICLE = (
    "LIMA, Peru - A fire killed 12 people on Monday, officials said.\n\n"
    '"We saw smoke above the whole market," said Rosa Quispe, a stallholder. She ran to the street.\n\n'
    '"Nobody came to help us for an hour," she said.\n'
)


def test_an_inferred_speaker_is_a_note_and_not_a_speaker(project: SmallProject) -> None:
    """Who “she” is stays the editor's to decide: the field is null, and the note names whom the rules thought of."""
    seed = project.seed(ARTICLE)
    drafted = pipeline.draft(find(project.root), [seed], {}).text
    front = plain(drafted.split("---\n")[1])
    assert isinstance(front, dict)
    quotes = {q["text"]: (q["speaker"], q["role"]) for q in front["quotes"]}  # type: ignore[index, union-attr, call-overload]  # as drafted
    assert quotes["We saw smoke above the whole market"][0] == "Rosa Quispe"
    assert quotes["Nobody came to help us for an hour"] == (None, None)
    assert any("Rosa Quispe" in str(note) for note in front["editor_notes"] or ())
