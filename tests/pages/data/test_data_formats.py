"""GeoJSON, Web Annotations, CSL-JSON and TimelineJS, each by the rules of its own standard."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import msgspec
import pytest

from generator.pages.data import annotation, csl, geojson, timelinejs
from tests.pages.data.conftest import ARTICLE, BRIEFING

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.pages.data.conftest import Published

SITE = "base_url: https://example.org/desk/\n"


def plain(value: Any) -> Any:
    """Write a value as JSON and read it as its users do."""
    return json.loads(msgspec.json.encode(value))


def test_positions_are_longitude_before_latitude(published: Callable[..., Published]) -> None:
    """RFC 7946, section 3.1.1; no member of the older standard (section 4), ids on features (3.2)."""
    found = plain(geojson.of_places(published().record))
    assert set(found) == {"type", "features"}
    (feature,) = found["features"]
    assert set(feature) == {"type", "id", "geometry", "properties"}
    assert feature["geometry"] == {"type": "Point", "coordinates": [-78.5936, -9.0745]}
    assert (feature["id"], feature["properties"]["radius_m"]) == ("pier", 50)


@pytest.mark.parametrize(("lat", "lon"), [("-0.000001", "0.000004"), ("12.34567891", "-179.9999999")])
def test_no_coordinate_is_more_exact_than_a_page_says(lat: str, lon: str, published: Callable[..., Published]) -> None:
    """Five decimals, about a metre, and never minus nought."""
    place = published(BRIEFING.replace("-9.0745", lat).replace("-78.5936", lon)).record.places[0]
    assert f"{place.lat} {place.lon}" in ("0.0 0.0", "12.34568 -180.0")


def test_an_annotation_points_at_the_very_words(published: Callable[..., Published]) -> None:
    """Its offsets cut its words out of the stored text, and what stands around them is around them there."""
    found = plain(annotation.of(published().record))
    assert found["@context"] == "http://www.w3.org/ns/anno.jsonld"
    items = found["first"]["items"]
    assert found["total"] == len(items) == 5
    for item in items:
        assert item["id"] == f"annotations.jsonld#{item['id'].partition('#')[2]}"
        assert item["body"][0]["source"] == f"index.html#{item['id'].partition('#')[2]}"
        for target in item["target"]:
            quoted, placed = target["selector"]
            start, end = placed["start"], placed["end"]
            assert (quoted["type"], placed["type"]) == ("TextQuoteSelector", "TextPositionSelector")
            assert ARTICLE[start:end] == quoted["exact"]
            assert ARTICLE[:start].endswith(quoted.get("prefix", ""))
            assert ARTICLE[end:].startswith(quoted.get("suffix", ""))
    assert [t["selector"][0]["exact"] for t in items[2]["target"]] == ["It was over,", "in a minute."]


def test_an_annotation_names_the_source_the_copies_and_the_day(published: Callable[..., Published]) -> None:
    """The target is the source as it was on the day it was read; copies are the archive's and our snapshot."""
    record = published(site=SITE).record
    item = plain(annotation.of(record))["first"]["items"][0]
    assert item["id"] == "https://example.org/desk/briefings/pier/annotations.jsonld#dead-mayor"
    (target,) = item["target"]
    assert target["source"] == "https://example.org/pier"
    assert target["state"]["sourceDateStart"] == "2021-05-04T00:00:00Z"
    assert target["state"]["sourceDateEnd"] == "2021-05-04T23:59:59Z"
    archived, snapshot = target["state"]["cached"]
    assert archived.startswith("https://web.archive.org/web/20210504000000/")
    digest = snapshot.removeprefix("ni:///sha-256;")
    assert record.sources[0].snapshot is not None
    assert base64.urlsafe_b64decode(digest + "=").hex() == record.sources[0].snapshot.sha256


def test_without_an_address_the_target_is_the_snapshot(published: Callable[..., Published]) -> None:
    """A source that is nowhere on the web is named by the hash of its copy."""
    gone = BRIEFING.replace(' url: "https://example.org/pier",', "").replace("archived:", "note: none, archived:")
    (target,) = plain(annotation.of(published(gone).record))["first"]["items"][0]["target"]
    assert target["source"].startswith("ni:///sha-256;")


def test_sources_for_reference_managers(published: Callable[..., Published]) -> None:
    """CSL 1.0.2: a newspaper's article in its container, names as they stand, what is not known left out."""
    wire, radio = plain(csl.of_sources(published().record))
    assert wire == {
        "id": "wire",
        "type": "article-newspaper",
        "title": "Pier",
        "container-title": "Wire",
        "accessed": {"date-parts": [[2021, 5, 4]]},
        "archive": "web.archive.org",
        "archive_location": "https://web.archive.org/web/20210504000000/https://example.org/pier",
        "language": "en",
        "URL": "https://example.org/pier",
        "custom": {
            "reliability": "B",
            "archived": ["https://web.archive.org/web/20210504000000/https://example.org/pier"],
            "sha256": wire["custom"]["sha256"],
        },
    }
    assert radio == {"id": "radio", "type": "broadcast", "container-title": "Radio Puerto"}


def test_a_timeline_is_html_at_the_clock_of_the_place(published: Callable[..., Published]) -> None:
    """TimelineJS prints its texts as HTML, so they are escaped; its dates have no zone, so they are the incident's."""
    one = published()
    (event,) = plain(timelinejs.of(one.record, one.view))["events"]
    assert event["start_date"] == {"year": 2021, "month": 5, "day": 3, "hour": 21, "minute": 30}
    assert event["text"] == {"headline": "The &lt;pier&gt; burns.", "text": "Wire"}
    assert event["display_date"] == "3 May 2021, 21:30 local time (4 May 2021, 02:30 UTC)"
    assert (event["unique_id"], event["autolink"]) == ("fire", False)


@pytest.mark.parametrize(
    ("at", "start", "end"),
    [
        ("2015-06", {"year": 2015, "month": 6}, None),
        ("2015~", {"year": 2015}, None),
        ("2015-11-20T23:30:00Z", {"year": 2015, "month": 11, "day": 20, "hour": 18, "minute": 30}, None),
        ("2015-11-20/2015-12", {"year": 2015, "month": 11, "day": 20}, {"year": 2015, "month": 12}),
        ("2015-11-20/..", {"year": 2015, "month": 11, "day": 20}, None),
        ("/2015", {"year": 2015}, None),
    ],
)
def test_an_event_is_as_exact_as_it_is_known(
    at: str, start: dict[str, int], end: dict[str, int] | None, published: Callable[..., Published]
) -> None:
    """A month stays a month; every event has a start, which TimelineJS demands."""
    one = published(BRIEFING.replace("2021-05-03T21:30", at))
    (event,) = plain(timelinejs.of(one.record, one.view))["events"]
    assert event["start_date"] == start
    assert event.get("end_date") == end


def test_an_annotation_does_not_put_words_into_a_mouth(published: Callable[..., Published]) -> None:
    """Reported speech is told as the source's words; of a translation the original comes first, in its language."""
    record = published(BRIEFING.replace("speaker: null", "speaker: Ana, kind: indirect")).record
    quote = next(i for i in plain(annotation.of(record))["first"]["items"] if i["id"].endswith("#minute"))
    assert quote["body"][-1]["value"] == (
        "Reported speech of Ana, in the source's words: It was over, […] in a minute."
    )
    said = 'text: Se acabó, original: {exact: ["It was over,", in a minute.]}, kind: translated, translated_by: Luz'
    text = BRIEFING.replace(
        'text: {exact: ["It was over,", in a minute.]}, speaker: null', f"{said}, lang: es, speaker: Ana"
    )
    quote = next(
        i for i in plain(annotation.of(published(text).record))["first"]["items"] if i["id"].endswith("#minute")
    )
    assert [(b["value"], b["language"]) for b in quote["body"][1:]] == [
        ("“It was over, […] in a minute.” (Ana)", "en"),
        ("Translated by Luz: “Se acabó” (Ana)", "es"),
    ]
