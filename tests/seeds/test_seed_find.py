"""Words are found letter for letter, as whole words and whole numbers, and quickly in any text."""

from __future__ import annotations

import time
import unicodedata
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.seeds import find, nearest_passage, normalised
from generator.seeds.find import _offsets

if TYPE_CHECKING:
    from collections.abc import Callable

ODD = (
    "ab é\n\r\t\xa0\u2009\u3000\xad\u200b\u0301\u0323\u0327\u0345\u0344\u0338<=ﬁßİ\u1100\u1161\u11a8\uac00각"
    "\u0958\u09c7\u09be\u09d7\u0b47\u0b56\u1b05\u1b35\ufb1d\u212b\u2126\u037e\U0001d15e\U00011131\U00011127"
    "\U0001f600\U0001f1f2か\u3099กิ五“”‘’«»ʼ'\"-.,'19"
)
ANY = st.one_of(st.text(ODD, max_size=12), st.text(max_size=12))
WORD = st.one_of(
    st.text("abcdefgéñßж", min_size=1, max_size=7),
    st.integers(0, 99_999).map(str),
    st.sampled_from(
        ["don't", "twenty-one", "1,500", "“Yes,”", "(sic)", "e\u0301te\u0301", "co\xadop", "2.5%", "—", "각"]
    ),
)
WORDS = st.lists(WORD, min_size=3, max_size=25)
SPACE = st.sampled_from([" ", "  ", "\n", "\r\n", "\xa0", " \t ", "\u3000", " \xad "])


def whole(text: str, words: str, **around: str) -> list[str]:
    """Answer what was found as whole words, as it stands in the text."""
    return [text[m.span.start : m.span.end] for m in find(text, words, **around) if m.whole]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("He said “no”.", 'said "no"', "said “no”"),
        ('He said "no".', "said „no‟", 'said "no"'),
        ("Il a dit « non »", '" non "', "« non »"),
        ("don’t", "don't", "don’t"),
        ("five\n  people\xa0died", "five people died", "five\n  people\xa0died"),
        ("five people", "\tfive\n\npeople ", "five people"),
        ("caf\u00e9 fire", "cafe\u0301", "caf\u00e9"),
        ("cafe\u0301 fire", "caf\u00e9", "cafe\u0301"),
        ("co\xadoper\xadation began", "cooperation", "co\xadoper\xadation"),
        ("cooperation", "co\xadoperation", "cooperation"),
        ("\u1112\u1161\u11ab\u1100\u116e\u11a8", "한국", "\u1112\u1161\u11ab\u1100\u116e\u11a8"),
        ("\uac00\xad\u11a8 x", "각", "\uac00\xad\u11a8"),
        ("\U0001f600 five \U0001f600 people", "\U0001f600 people", "\U0001f600 people"),
        ("  leading", "leading", "leading"),
        ("(five)", "five", "five"),
        ("five, six.", "five", "five"),
        ("the five-year plan", "five-year", "five-year"),
        ("killed 1,500.", "1,500", "1,500"),
        ("killed 1\u202f500 people", "1 500", "1\u202f500"),
        ("In 2015 300 people fled", "300 people", "300 people"),
        ("On 5 May 300 fled", "300 fled", "300 fled"),
        ("A 5 100 metres away 12", "metres away 12", "metres away 12"),
        ("killed 12.", "killed 12", "killed 12"),
        ("12 – 15 people", "15 people", "15 people"),
        ("'five' he said", "five", "five"),
        ("它造成五人死亡", "五人死亡", "五人死亡"),
        ("มีผู้เสียชีวิต ๕ คน", "ผู้เสียชีวิต", "ผู้เสียชีวิต"),
        ("死者は5人", "5人", "5人"),
    ],
)
def test_words_are_found_as_they_stand(text: str, words: str, found: str) -> None:
    """After the declared normalisation of both sides, and nothing else; offsets are those of the text as it is."""
    assert whole(text, words) == [found]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *(("19 people died", "9 people died"), ("19 people", "1"), ("killed 190", "killed 19"), ("x9 died", "9 died")),
        *(
            ("killed 1,500", "500"),
            ("killed 1,500 men", "killed 1"),
            ("1.500.000 fled", "500"),
            ("2.5 people", "5 people"),
        ),
        *(("1 500 people", "500 people"), ("1\xa0500 people", "500 people"), ("killed 1\u202f500", "killed 1")),
        *(
            ("12 345 678 fled", "345"),
            ("12 345 678 fled", "678 fled"),
            ("1'500 men", "500 men"),
            ("1’500 men", "500 men"),
        ),
        *(
            ("twenty-one killed", "one killed"),
            ("twenty-one", "twenty"),
            ("twenty\u2010one", "one"),
            ("twenty\u2011one", "one"),
        ),
        *(
            ("10–12 killed", "12 killed"),
            ("killed 10-12", "killed 10"),
            ("10\u201212 died", "12 died"),
            ("at 12:30 men", "30 men"),
        ),
        *(("9/11 attack", "11 attack"), ("-x5 men", "5 men"), ("2½ men", "2"), ("٢٫٥ مليون", "٥ مليون")),
        *(("someone died", "one died"), ("ones", "one"), ("don’t", "don"), ("Müller", "Mü"), ("cafe\u0301", "cafe")),
        *(("x\u0301", "x"), (")\u0301", ")"), ("กิน", "ก"), ("あが", "あか"), ("mī\u200cx", "x"), ("co\xadop", "co")),
        *((f"killed 12{c}000 men", "killed 12") for c in "\u200b\u2060\ufeff\xad\u034f\u3164\u200e"),
        *((f"killed 12{c}000 men", "000 men") for c in "\u200b\u2060\ufeff\xad_\xb7\uff0c"),
        *(("il\u200blegal", "legal"), ("il\u2060\ufefflegal", "il"), ("un\u200b\u200bsafe", "\u200bsafe")),
        *(("twenty-\u200bone", "one"), ("twenty\u200b-one", "twenty"), ("1 \u200b500 men", "500 men")),
        *(("a" + "\u200b" * 80 + "b", "b"), ("12，000 men", "12"), ("1_500", "1"), ("1·500", "500")),
        *(("十五人死亡", "五人死亡"), ("๑๕ คน", "๕ คน"), ("15人", "5人"), ("二十一人", "二十")),
    ],
)
def test_a_part_of_a_word_or_number_is_not_whole(text: str, words: str) -> None:
    """Digits, marks of thousands and decimals, hyphens, accents, numerals of scripts without spaces: no false proof."""
    assert whole(text, words) == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *(("Five died", "five died"), ("five died", "four died"), ("fïve", "five"), ("ﬁve", "five"), ("a—b", "a-b")),
        *(("a … b", "a ... b"), ("five, died", "five died"), ("fivedied", "five died"), ("１２", "12")),
        *(("", "five"), ("five", ""), ("five", " \xad ")),
    ],
)
def test_nothing_else_is_folded(text: str, words: str) -> None:
    """Case, accents, ligatures, dashes, punctuation and other digits are differences; no words are nowhere."""
    assert find(text, words) == []


@pytest.mark.parametrize(
    ("around", "starts"),
    [
        ({}, [0, 11, 22]),
        ({"prefix": "x"}, [11]),
        ({"prefix": "one x "}, [11]),
        ({"suffix": "y"}, [11]),
        ({"prefix": "y", "suffix": "."}, [22]),
        ({"suffix": "\n x one"}, [0]),
        ({"prefix": "z"}, []),
        ({"prefix": "one x one"}, []),
        ({"prefix": "a longer text than there is before it"}, []),
    ],
)
def test_what_stands_around_tells_equal_words_apart(around: dict[str, str], starts: list[int]) -> None:
    """A prefix ends right before the words and a suffix begins right after them, but for white space."""
    text = "one     x  one    y   one."
    assert [m.span.start for m in find(text, "one", **around)] == starts


def test_overlapping_matches_count_each() -> None:
    """A quotation that occurs twice in overlapping places is ambiguous."""
    assert [m.span.start for m in find("no no no", "no no")] == [0, 3]


@settings(derandomize=True, max_examples=200)
@given(WORDS, st.lists(SPACE, min_size=25, max_size=25), st.data())
def test_any_words_of_a_text_are_found_where_they_stand(words: list[str], gaps: list[str], data: st.DataObject) -> None:
    """Words cut out of a text at spaces of any kind are found there; whole but for numbers in thousands."""
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    text = "".join(a + b for a, b in zip(words, gaps, strict=False))
    quoted = " ".join(words[first:last])
    start = sum(len(a) + len(b) for a, b in zip(words[:first], gaps, strict=False))
    found = [m for m in find(text, quoted) if m.span.start == start]
    assert len(found) == 1
    span = found[0].span
    assert normalised(text[span.start : span.end]) == normalised(quoted)
    edges = [words[i - 1 : i + 1] for i in (first, last) if 0 < i < len(words)]
    assert found[0].whole or any(a[-1].isdigit() and b[0].isdigit() for a, b in edges)


@settings(derandomize=True, max_examples=200)
@given(WORDS, st.data())
def test_one_changed_letter_is_not_found_there(words: list[str], data: st.DataObject) -> None:
    """A single other letter inside the words, and they no longer stand in that place."""
    text = " ".join(words)
    at = data.draw(st.integers(0, len(text) - 1).filter(lambda i: text[i].isalnum()))
    other = data.draw(st.sampled_from("abcxyz0189éж").filter(lambda c: c != text[at]))
    changed = text[:at] + other + text[at + 1 :]
    assert [m for m in find(text, changed) if m.span.start <= at < m.span.end] == []


@settings(derandomize=True, max_examples=500)
@given(ANY)
def test_every_normalised_character_has_its_place(text: str) -> None:
    """For any text the map of places is as long as the normalised text, in order, and inside the text."""
    starts, ends = _offsets(text)
    assert len(starts) == len(ends) == len(normalised(text))
    assert list(starts) == sorted(starts)
    assert list(ends) == sorted(ends)
    assert all(0 <= a < b <= len(text) for a, b in zip(starts, ends, strict=True))


@settings(derandomize=True, max_examples=500)
@given(ANY, ANY, ANY)
def test_whatever_is_found_whole_reads_as_it_was_asked_for(before: str, words: str, after: str) -> None:
    """In any Unicode text, a whole match's stretch normalises to the words; if they stand there, they are found."""
    text = f"{before} {words} {after}"
    found = find(text, words)
    assert bool(found) == bool(normalised(words))
    for match in found:
        if match.whole:
            assert normalised(text[match.span.start : match.span.end]) == normalised(words)


@settings(derandomize=True, max_examples=200)
@given(ANY)
def test_the_normalisation_is_stable(text: str) -> None:
    """Twice is once; the result is composed, without soft hyphens, double spaces or typographic quotation marks."""
    once = normalised(text)
    assert normalised(once) == once == unicodedata.normalize("NFC", once)
    assert not set(once) & set("\xad“”„«»‘’\n\t\xa0")
    assert "  " not in once


LONG = 200_000
SLOW: dict[str, Callable[[], object]] = {
    "one letter in a row of it": lambda: find("a" * LONG, "a"),
    "a row in a longer one": lambda: find("a" * LONG, "a" * 1000),
    "words that repeat": lambda: find("a " * (LONG // 2), "a", prefix="a a", suffix="a a"),
    "accents, searched": lambda: find("a" + "\u0301" * LONG, "\u0301"),
    "accents, before": lambda: find("a" + "\u0301" * LONG + " b", "b"),
    "soft hyphens": lambda: find("a" + "\xad" * LONG + " b", "b"),
    "white space": lambda: find(" " * LONG + "b" + "\n" * LONG, "b"),
    "thousands": lambda: find("111 " * (LONG // 4), "111"),
    "unseen": lambda: find("a" + "\u200b" * LONG + "b", "\u200b"),
    "jamo": lambda: find("\u1100" * LONG + " b", "b"),
    "quotation marks": lambda: find("“" * LONG, '"a'),
    "nearest of one letter": lambda: nearest_passage("a" * LONG, "a b"),
    "nearest of one word": lambda: nearest_passage("a " * (LONG // 2), "a b " * 200),
    "nearest of one word, long": lambda: nearest_passage("a " * (LONG // 2), "a " * (LONG // 2)),
    "nearest of two words": lambda: nearest_passage("x y " * (LONG // 4), "y x " * 1000),
    "nearest of a sentence": lambda: nearest_passage("The cat sat there. " * (LONG // 19), "The dog sat there " * 300),
    "nearest of marks": lambda: nearest_passage("." * LONG, ". , ." * 50),
    "nearest of hyphens": lambda: nearest_passage("a-" * (LONG // 2), "b a-b"),
}


@pytest.mark.parametrize("search", SLOW.values(), ids=SLOW)
def test_odd_texts_take_no_longer_than_others(search: Callable[[], object]) -> None:
    """200,000 equal characters or words are searched in about a second: the work does not grow with the square."""
    began = time.process_time()
    search()
    assert time.process_time() - began < 3


@pytest.mark.parametrize(
    ("words", "passage"),
    [
        ("the mayor spoke of five dead", "The mayor spoke of six dead"),
        ("six deaths, and of", "six dead, and of"),
        ("nothing of this kind stands anywhere", None),
        ("", None),
        ("...", None),
    ],
)
def test_the_nearest_passage_is_shown_and_proves_nothing(words: str, passage: str | None) -> None:
    """The stretch that shares most words in their order; None where fewer than half agree."""
    text = "It burned. The mayor spoke of six dead, and of many hurt. Then he left."
    span = nearest_passage(text, words)
    assert (text[span.start : span.end] if span else None) == passage


@settings(derandomize=True, max_examples=100)
@given(ANY, ANY)
def test_the_nearest_passage_lies_inside_the_text(text: str, words: str) -> None:
    """For any text and words it is a stretch of the text, or none."""
    span = nearest_passage(text, words)
    assert span is None or 0 <= span.start < span.end <= len(text)
