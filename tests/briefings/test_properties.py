"""What holds for every briefing: written and read it stays, a changed letter is caught, no mutation breaks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from generator.briefings import FrontMatter
from generator.forms import Source, dump, read
from generator.seeds import normalised
from tests.small_project import ROOT

if TYPE_CHECKING:
    from tests.small_project import SmallProject

ANY = settings(max_examples=80, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])

ids = st.from_regex(r"[a-z0-9]{1,6}(-[a-z0-9]{1,4}){0,2}", fullmatch=True)
texts = st.text(st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp")), min_size=1, max_size=40)
dates = st.sampled_from(
    ["2015-11-20", "2015-11", "2015", "2015-11-20~", "2015-11-20?", "2015-11-2X", "2015-21", "2015-11-20/2015-11-21"]
)
counts = st.integers(0, 10**9)
maybe = st.none() | texts


def mapping(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    """Draw a mapping that has the required keys and any of the optional ones."""
    return st.fixed_dictionaries(required, optional=optional)


words_said = texts.filter(lambda text: any(map(str.isalnum, text)))
evidence = texts | mapping(
    {"exact": words_said | st.lists(words_said, min_size=1, max_size=3)}, prefix=texts, suffix=texts
)
said = {"attributed_to": maybe, "via": maybe, "evidence": evidence, "note": maybe}
figures = mapping(
    {"id": ids, "measure": st.sampled_from(["killed", "injured", "hostages"]), "value": counts, "source": ids},
    qualifier=st.sampled_from(["exact", "at_least", "about"]),
    includes=st.dictionaries(texts, st.none() | counts, max_size=2),
    excludes=st.lists(texts, max_size=2),
    as_of=dates,
    credibility=st.integers(1, 6),
    **said,
)
front_matter = mapping(
    {
        "title": texts,
        "date": dates,
        "sources": st.lists(mapping({"id": ids}, publisher=maybe, published=dates), max_size=3),
    },
    summary=maybe,
    status=st.sampled_from(["draft", "published", "withdrawn"]),
    authors=st.lists(texts, max_size=2),
    tags=st.lists(texts, max_size=3),
    places=st.lists(
        mapping(
            {"id": ids, "name": texts}, lat=st.floats(-90, 90), lon=st.floats(-180, 180), precision=st.integers(1, 7)
        ),
        max_size=2,
    ),
    figures=st.lists(figures, max_size=3),
    quotes=st.lists(
        mapping({"id": ids, "text": evidence, "source": ids}, speaker=maybe, role=maybe, said=dates), max_size=2
    ),
    timeline=st.lists(mapping({"id": ids, "at": dates, "text": texts, "source": ids}, evidence=evidence), max_size=2),
    editor_notes=st.lists(texts, max_size=2),
)


def custom(kind: Any, value: Any) -> Any:
    """Read a type with its own notation, as forms do."""
    return kind.parse(value)


@ANY
@given(front_matter)
def test_a_briefing_survives_being_written_and_read(data: dict[str, Any]) -> None:
    """Whatever the model accepts comes back the same, word for word, from the YAML that factbox writes of it."""
    front = msgspec.convert(data, FrontMatter, dec_hook=custom)
    written = dump(msgspec.to_builtins(front, enc_hook=str))
    assert read(Source("a.md", written), FrontMatter) == front


TEXT = (
    "Officials in Harrow said 21 people were killed, “we have never seen such a fire”, and 1,500 fled. "
    "The mayor's office spoke of twenty-one dead; a week later the toll stood at 23."
)
words = TEXT.split()


@ANY
@given(
    st.integers(0, len(words) - 4),
    st.integers(3, 9),
    st.integers(0, 60),
    st.sampled_from("abz 19,-'”é"),
    st.sampled_from(["change", "drop", "add"]),
)
def test_a_changed_character_is_caught(  # noqa: PLR0913, PLR0917 -- what hypothesis draws, each by its name
    project: SmallProject, start: int, length: int, at: int, c: str, how: str
) -> None:
    """Evidence that differs from its source by one character inside does not pass, whatever the character is."""
    right = " ".join(words[start : start + length]).strip("“”,.;")
    at = 1 + at % (len(right) - 2)
    wrong = right[:at] + {"change": c + right[at + 1 :], "drop": right[at + 1 :], "add": c + right[at:]}[how]
    assume(normalised(wrong) not in normalised(TEXT))
    project.seed(TEXT)
    fact = {"id": "a", "text": wrong, "speaker": None, "source": "wire"}
    head = {"title": "T", "summary": "S", "date": "2020", "status": "published"}
    source = "sources: [{id: wire, seed: article.txt, sha256: HASH(article.txt)}]\n"
    project.briefing(f"---\n{dump(head)}{source}{dump({'quotes': [fact]})}---\n")
    assert [f.code for f in project.check() if f.code.startswith("evidence-")]
    project.briefing(f"---\n{dump(head)}{source}{dump({'quotes': [{**fact, 'text': right}]})}---\n")
    assert not [f.code for f in project.check() if f.code in ("evidence-absent", "evidence-partial")]


BAMAKO = (ROOT / "content/briefings/2015-11-20-bamako-radisson-blu.md").read_text("utf-8")


@ANY
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(BAMAKO)),
            st.integers(0, 30),
            st.sampled_from(
                ["", ":", "- ", "{", "[", "]", "}", '"', "'", "|", "&a ", "*a", "!!x ", "#", "---\n", "\t", "\n"]
            )
            | st.text(max_size=3),
        ),
        min_size=1,
        max_size=4,
    )
)
def test_a_mutated_briefing_gives_findings_or_passes(project: SmallProject, cuts: list[tuple[int, int, str]]) -> None:
    """Whatever is cut from a real briefing or typed into it, the checker answers with findings inside the file."""
    text = BAMAKO
    for start, length, typed in cuts:
        text = text[:start] + typed + text[start + length :]
    assume(not any("\ud800" <= c <= "\udfff" for c in text))
    project.seed((ROOT / "seeds/000_05f77b2c27c60d8b.txt").read_bytes(), "000_05f77b2c27c60d8b.txt")
    project.write("content/briefings/a.md", text)
    rows = text.count("\n") + 1
    assert all(0 <= f.line <= rows for f in project.check())
