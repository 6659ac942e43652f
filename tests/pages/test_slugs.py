"""Names become addresses that every file system keeps apart, and no two names are taken for one without reason."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.briefings import is_kept
from generator.pages.slugs import RESERVED, key, slugs

NAMES = st.lists(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=90), max_size=30)
CLOSE = st.lists(st.text(st.sampled_from("aA é- .'İıßæ1ـม"), min_size=1, max_size=8), max_size=30)  # many that clash


def slug(name: str) -> str:
    """Answer the address of a name that is alone."""
    return slugs([key(name)])[key(name)]


@given(NAMES | CLOSE)
def test_addresses_are_safe_and_no_two_are_alike(names: list[str]) -> None:
    """Whatever the names: lower-case ASCII, short, none that a file system refuses or takes for another."""
    found = slugs(map(key, names))
    assert set(found) == set(map(key, names))
    assert len(set(found.values())) == len(found)
    for one in found.values():
        assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", one)
        assert len(one) < 80
        assert one not in RESERVED
        assert is_kept(one)


@given(NAMES | CLOSE, st.randoms(use_true_random=False))
def test_an_address_does_not_hang_on_the_order_of_names(names: list[str], chance: object) -> None:
    """Only on which names there are."""
    shuffled = list(map(key, names))
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis' own random
    assert slugs(shuffled) == slugs(map(key, names))


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("Al Mourabitoun", "al-mourabitoun"),
        ("al-Qa'ida (AQIM)", "al-qa-ida-aqim"),
        ("Agence France-Presse", "agence-france-presse"),
        ("Forces armées maliennes", "forces-armees-maliennes"),
        ("Ðặng Łódź Ærø Straße", "dang-lodz-aero-strasse"),
        ("５ killed ①", "5-killed-1"),
    ],
    ids=["spaces", "signs", "hyphen", "accents", "letters", "digits"],
)
def test_a_name_in_latin_letters_is_readable(name: str, address: str) -> None:
    """Accents and signs go, nothing is added."""
    assert slug(name) == address


@pytest.mark.parametrize(
    ("name", "address"),
    [
        ("index", r"index-[0-9a-f]{6}"),
        ("Page", r"page-[0-9a-f]{6}"),
        ("CON", r"con-[0-9a-f]{6}"),
        ("lpt1", r"lpt1-[0-9a-f]{6}"),
        ("الجزيرة", r"[0-9a-f]{6}"),
        ("ข่าว", r"[0-9a-f]{6}"),
        ("Группа 13", r"13-[0-9a-f]{6}"),
        ("???", r"[0-9a-f]{6}"),
        ("a" * 300, r"a{60}-[0-9a-f]{6}"),
        ("word " * 60, r"(word-){12}[0-9a-f]{6}"),
        ("../../etc/passwd", r"etc-passwd"),
    ],
    ids=["index", "page", "con", "lpt1", "arabic", "thai", "half", "signs", "long", "words", "path"],
)
def test_a_name_that_cannot_stand_in_an_address_has_a_hash(name: str, address: str) -> None:
    """What is reserved, too long, or has letters that ASCII has not, is told apart by a few digits."""
    assert re.fullmatch(address, slug(name))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("AQIM", "Aqim"),
        ("Al  Mourabitoun ", " Al\u00a0Mourabitoun"),
        ("Forces arme\u0301es", "forces arm\u00e9es"),
        ("STRASSE", "straße"),
        ("ΣΊΣΥΦΟΣ", "σίσυφος"),
    ],
    ids=["case", "spaces", "composition", "sharp-s", "sigma"],
)
def test_spellings_of_one_name_are_one(one: str, other: str) -> None:
    """Case, white space and the composition of accents make no difference."""
    assert key(one) == key(other)


def test_nothing_more_is_guessed() -> None:
    """A hyphen, an accent or a sign makes another name, and the plainest spelling keeps the plain address."""
    names = ["Al-Qaeda", "al Qaeda", "Al Qaïda", "Al Qa'eda", "AQ"]
    found = slugs(map(key, names))
    assert len(found) == len(names)
    assert found["al qaeda"] == "al-qaeda"
    assert re.fullmatch("al-qaeda-[0-9a-f]{6}", found["al-qaeda"])


def test_a_name_cannot_take_the_address_of_anothers_hash() -> None:
    """A name that looks like a slug with its hash does not clash with that slug."""
    marked = slug("index")
    found = slugs([key("index"), key(marked)])
    assert len(set(found.values())) == 2


@given(st.text(max_size=20))
def test_a_name_is_one_with_its_own_other_forms(name: str) -> None:
    """Composed or decomposed, however spaced."""
    assert key(unicodedata.normalize("NFD", name)) == key(unicodedata.normalize("NFC", name)) == key(f" {name}\t")
