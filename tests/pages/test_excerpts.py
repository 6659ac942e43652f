"""What an evidence page shows of a source: the words that prove facts, marked, each paragraph with its own."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.pages.excerpts import Paragraph, excerpts, seen
from generator.seeds import Seed, Span

TEXT = "One. Two. Three died. Four. Five.\n\nSix. Seven fled, eight stayed. Nine."


def cut(text: str, *, full: bool = False, **facts: str) -> tuple[tuple[Paragraph, ...], ...]:
    """Cut a text around words, each the proof of a fact."""
    spans = {fact: (Span(text.index(words), text.index(words) + len(words)),) for fact, words in facts.items()}
    return excerpts(Seed(name="a.txt", sha256="", text=text), spans, full=full)


def shown(paragraph: Paragraph) -> str:
    """Write a paragraph with its marks: `Two. [1:Three died]. Four.`."""
    parts = []
    for passage in paragraph.passages:
        numbers = "".join(f"{mark.number}:" for mark in passage.begins)
        parts.append(f"[{numbers}{passage.text}]" if passage.facts else passage.text)
    return "".join(parts)


def test_a_sentence_stands_either_side() -> None:
    """No more of the source is shown; what lies far apart are two excerpts."""
    found = cut(TEXT, dead="Three died", stayed="eight stayed")
    assert [[shown(p) for p in excerpt] for excerpt in found] == [
        ["Two. [1:Three died]. Four."],
        ["Six. Seven fled, [2:eight stayed]. Nine."],
    ]


def test_words_for_several_facts_are_marked_for_each() -> None:
    """Facts within facts begin where their own words do, and are numbered in the order of the text."""
    ((paragraph,),) = cut(TEXT, stayed="eight stayed", both="Seven fled, eight stayed", fled="Seven fled")
    assert shown(paragraph) == "Six. [1:2:Seven fled][, ][3:eight stayed]. Nine."
    assert [mark.fact for mark in paragraph.marks] == ["both", "fled", "stayed"]


def test_words_of_two_paragraphs_are_marked_in_both() -> None:
    """The mark's anchor stands in the first alone; the white space between paragraphs is in neither."""
    (excerpt,) = cut(TEXT, all="Five.\n\nSix")
    assert [shown(p) for p in excerpt] == ["Four. [1:Five.]", "[Six]. Seven fled, eight stayed."]
    assert [len(p.marks) for p in excerpt] == [1, 0]


def test_a_full_text_is_one_excerpt() -> None:
    """Every paragraph of it is shown."""
    (excerpt,) = cut(TEXT, full=True, dead="Three died")
    assert "\n\n".join("".join(p.text for p in paragraph.passages) for paragraph in excerpt) == TEXT


def test_without_facts_there_is_nothing_to_show() -> None:
    """A source that proves nothing has no excerpt."""
    assert cut(TEXT) == ()


@given(st.text(st.sampled_from("ab. \n\rÉ"), min_size=1, max_size=80), st.data())
def test_every_fact_has_one_anchor_and_all_of_its_words(text: str, data: st.DataObject) -> None:
    """Whatever the text, a fact's marked words are those of its span, white space between paragraphs aside."""
    spans = {}
    for fact in "xyz":
        start = data.draw(st.integers(0, len(text) - 1))
        end = data.draw(st.integers(start + 1, len(text)))
        if not text[start].isspace() and not text[end - 1].isspace():
            spans[fact] = (Span(start, end),)
    found = excerpts(Seed(name="a.txt", sha256="", text=text), spans, full=data.draw(st.booleans()))
    passages = [passage for excerpt in found for paragraph in excerpt for passage in paragraph.passages]
    for fact, ((start, end),) in ((f, [(s.start, s.end) for s in found]) for f, found in spans.items()):
        words = "".join(passage.text for passage in passages if fact in passage.facts)
        assert "".join(words.split()) == "".join(text[start:end].split())
        assert sum(mark.fact == fact for passage in passages for mark in passage.begins) == 1


def test_rows_of_dots_are_cut_at_their_end() -> None:
    """An ellipsis ends a sentence, also behind an initial; an initial alone does not."""
    text = "One... Two by A. Bell. Three by A... Three died. Four"
    (((paragraph,),)) = cut(text, dead="Three died")
    assert shown(paragraph) == "Three by A... [1:Three died]. Four"
    (((paragraph,),)) = cut(text, two="Two by A. Bell")
    assert shown(paragraph) == "One... [1:Two by A. Bell]. Three by A..."


def test_what_a_source_hides_is_shown_by_its_number() -> None:
    """A direction that a source's text turns is printed as its number, and turns nothing; the rest is escaped."""
    assert seen("a\u202e<b>\u2066\ufeff \u05d0\u200d") == (
        'a<code class="control">[U+202E]</code>&lt;b&gt;<code class="control">[U+2066]</code>'
        '<code class="control">[U+FEFF]</code> \u05d0\u200d'
    )
