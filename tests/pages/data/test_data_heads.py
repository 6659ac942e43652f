"""What pages tell search engines and reference managers: true, complete, and harmless whatever was typed."""

from __future__ import annotations

import json
import re
from html import unescape
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pybtex.database import parse_string

from generator.pages.data import jsonld, schemaorg
from generator.pages.data.citation import _SPECIAL, _tex
from tests.pages.data.conftest import ARTICLE, BRIEFING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.small_project import SmallProject

SITE = """title: Desk
base_url: https://example.org/desk/
publisher: {name: Coast, url: "https://coast.example/", logo: /logo.png, corrections_policy: /how/#mend}
"""
HOSTILE = "</script><script>alert(1)</script><!--<script>&#39;' href='x' \u2028{{7*7}}\\"
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def build(project: SmallProject, briefing: str = BRIEFING, site: str = SITE) -> dict[str, str]:
    """Build a site with one briefing and a page on the desk's ethics; answers its pages as text."""
    project.write("content/site.yaml", site)
    project.write("content/pages/ethics.md", "---\ntitle: Ethics\n---\n\nNone.\n")
    project.write("content/pages/how.md", "---\ntitle: How\n---\n\n## Mend\n\nWe do.\n")
    project.seed(ARTICLE)
    project.briefing(briefing, "pier.md")
    return {path: written.decode() for path, written in project.build().items() if path.endswith(".html")}


def told(page: str) -> dict[str, Any]:
    """Read a page's JSON-LD."""
    (found,) = BLOCK.findall(page)
    read: dict[str, Any] = json.loads(found)
    return read


@given(st.text() | st.just(HOSTILE))
def test_no_text_gets_out_of_a_data_block(text: str) -> None:
    """Nothing that HTML reads is in the block, and JSON gives back every character."""
    block = str(jsonld.block(schemaorg.Name(text)))
    assert not re.search("[<>&'\u2028\u2029]", block)
    assert json.loads(block) == {"name": text}


def test_a_page_says_what_it_is_about(project: SmallProject) -> None:
    """An analysis of an event at a place, with quotations, claims, sources with their archives, and corrections."""
    found = told(build(project)["briefings/pier/index.html"])
    assert (found["@context"], found["@type"]) == ("https://schema.org", "AnalysisNewsArticle")
    assert found["@id"] == "https://example.org/desk/briefings/pier/"
    assert found["datePublished"] == "2021-05-04T14:00:00Z"
    event = found["about"]
    assert (event["@type"], event["startDate"]) == ("Event", "2021-05-03")
    (place,) = event["location"]
    assert place["geo"] == {"@type": "GeoCoordinates", "latitude": -9.0745, "longitude": -78.5936}
    quotation, claim = found["hasPart"]
    assert (quotation["@type"], quotation["@id"], claim["@type"]) == ("Quotation", "#minute", "Claim")
    assert "spokenByCharacter" not in quotation
    assert claim["appearance"] == quotation["citation"] == {"@id": "#source-wire"}
    wire, radio = found["citation"]
    assert (wire["@type"], wire["url"]) == ("NewsArticle", "https://example.org/pier")
    assert wire["archivedAt"] == ["https://web.archive.org/web/20210504000000/https://example.org/pier"]
    assert radio == {
        "@type": "CreativeWork",
        "@id": "#source-radio",
        "publisher": {"@type": "Organization", "name": "Radio Puerto"},
    }
    (correction,) = found["correction"]
    assert (correction["@type"], correction["dateCreated"]) == ("CorrectionComment", "2021-05-05")


@pytest.mark.parametrize(
    ("speaker", "character"),
    [
        ("speaker: null", None),
        ("speaker: Ana", {"name": "Ana"}),
        ("speaker: Ana, role: mayor", {"@type": "Person", "name": "Ana", "jobTitle": "mayor"}),
    ],
    ids=["none", "name", "office"],
)
def test_a_quotation_is_spoken_by_whom_the_source_says(
    speaker: str, character: dict[str, str] | None, project: SmallProject
) -> None:
    """Nobody where nobody is stated; a person only where an office says so."""
    page = build(project, BRIEFING.replace("speaker: null", speaker))["briefings/pier/index.html"]
    assert told(page)["hasPart"][0].get("spokenByCharacter") == character


def test_the_publisher_stands_by_its_policies(project: SmallProject) -> None:
    """A news organisation with the addresses of its standing pages; on the front page, as the site's publisher."""
    site = build(project)
    publisher = {
        "@type": "NewsMediaOrganization",
        "name": "Coast",
        "url": "https://coast.example/",
        "logo": "https://example.org/desk/logo.png",
        "correctionsPolicy": "https://example.org/desk/how/#mend",
        "ethicsPolicy": "https://example.org/desk/ethics/",
    }
    assert told(site["briefings/pier/index.html"])["publisher"] == publisher
    front = told(site["index.html"])
    assert (front["@type"], front["url"]) == ("WebSite", "https://example.org/desk/")
    assert front["publisher"] == told(site["data/index.html"])["creator"] == publisher


def test_without_an_address_links_are_relative(project: SmallProject) -> None:
    """A site that does not know where it will lie still says where its parts are."""
    site = build(project, site="title: Desk\n")
    found = told(site["briefings/pier/index.html"])
    assert "@id" not in found
    assert found["isPartOf"]["url"] == "../../index.html"
    assert found["publisher"] == {"@type": "Organization", "name": "Desk"}
    assert told(site["data/index.html"])["distribution"][0]["contentUrl"] == "../data/incidents.json"


@pytest.mark.parametrize(
    "field", ["title: Fire on the pier", "name: Pier", "text: Nobody knows more.", "publisher: Wire"]
)
def test_hostile_words_stay_words(field: str, project: SmallProject) -> None:
    """Whatever is typed, a page has one data block, and the block has the words as they were typed."""
    words = HOSTILE.replace("\u2028", "")
    name = field.partition(":")[0]
    typed = BRIEFING.replace(field, f"{name}: {json.dumps(words)}", 1)
    page = build(project, typed)["briefings/pier/index.html"]
    assert words in list(_texts(told(page)))
    assert "<script>alert" not in page


def _texts(value: Any) -> Iterator[str]:
    """Yield every text in JSON."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from _texts(inner)


def test_reference_managers_are_told_title_author_and_date(project: SmallProject) -> None:
    """A report of an institution: Zotero takes what has a journal's title for an article in that journal."""
    page = build(project, BRIEFING.replace("[Coast desk]", '["R. & D.", B]'))["briefings/pier/index.html"]
    tags = [(n, unescape(c)) for n, c in re.findall(r'<meta name="(citation_\w+)" content="([^"]*)">', page)]
    assert tags == [
        ("citation_title", "Fire on the pier"),
        ("citation_author", "R. & D."),
        ("citation_author", "B"),
        ("citation_publication_date", "2021/05/04"),
        ("citation_technical_report_institution", "Coast"),
        ("citation_publisher", "Coast"),
        ("citation_language", "en"),
        ("citation_public_url", "https://example.org/desk/briefings/pier/"),
    ]


@given(st.text())
def test_bibtex_counts_its_braces_right(text: str) -> None:
    """Escaped text holds no brace that is not paired, and none of TeX's characters as such."""
    escaped = _tex(text)
    depth = 0
    for c in escaped:
        depth += (c == "{") - (c == "}")
        assert depth >= 0
    assert depth == 0
    back = escaped
    for c, written in _SPECIAL.items():
        back = back.replace(written, c) if c != "\\" else back
    assert back.replace(_SPECIAL["\\"], "\\") == " ".join(text.split())


def test_bibtex_can_be_read(project: SmallProject) -> None:
    """A program that reads BibTeX finds the fields; names stand as they were written, whatever is in them."""
    typed = BRIEFING.replace("title: Fire on the pier", 'title: "{Fire} & 100 % \\\\ $1 #2 a_b ~^ Müller"', 1)
    page = build(project, typed.replace("[Coast desk]", "[Ana and Bo Ltd, Čapek]"))["briefings/pier/index.html"]
    found = re.search(r"<code>(@techreport.*?)</code>", page, re.DOTALL)
    assert found
    (entry,) = parse_string(unescape(found[1]), "bibtex").entries.values()
    assert entry.fields["title"] == (
        r"{\textbraceleft{}Fire\textbraceright{} \& 100 \% \textbackslash{} \$1 \#2 a\_b "
        r"\textasciitilde{}\textasciicircum{} Müller}"
    )
    assert [str(person) for person in entry.persons["author"]] == ["{Ana and Bo Ltd}", "{Čapek}"]
    assert (entry.fields["year"], entry.fields["month"]) == ("2021", "May")
    assert entry.fields["url"] == "https://example.org/desk/briefings/pier/"


def test_reported_speech_is_no_quotation(project: SmallProject) -> None:
    """Nobody is said to have spoken words that the source chose."""
    page = build(project, BRIEFING.replace("speaker: null", "speaker: Ana, kind: indirect"))[
        "briefings/pier/index.html"
    ]
    reported = told(page)["hasPart"][0]
    assert (reported["@type"], "spokenByCharacter" in reported, "author" in reported) == ("Claim", False, False)
    assert reported["description"] == "Reported speech of Ana, in the source's words"


def test_a_translation_names_its_translator(project: SmallProject) -> None:
    """The words that were said come first; in the prose too, and it is they that were checked."""
    said = 'text: Se acabó, original: {exact: ["It was over,", in a minute.]}, kind: translated, translated_by: Luz'
    old = 'text: {exact: ["It was over,", in a minute.]}, speaker: null'
    prose = "\n![[minute]]\n\nSaid ![[minute]].\n"
    page = build(project, BRIEFING.replace(old, f"{said}, lang: es, speaker: Ana") + prose)["briefings/pier/index.html"]
    quotation = told(page)["hasPart"][0]
    assert (quotation["text"], quotation["inLanguage"]) == ("It was over, […] in a minute.", "en")
    assert quotation["workTranslation"] == {
        "@type": "CreativeWork",
        "text": "Se acabó",
        "inLanguage": "es",
        "translator": {"name": "Luz"},
    }
    assert '<blockquote class="original" dir="auto"><p>It was over, […] in a minute.</p></blockquote>' in str(page)
    assert "the original is word for word in the source</a>" in str(page)
    assert ' [<q dir="auto">It was over, […] in a minute.</q>] (' in str(page)
