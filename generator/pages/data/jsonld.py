"""What a page is about, for search engines: schema.org as JSON-LD in a data block, which no policy on scripts touches.

Only what the page itself says. `<`, `>`, `&`, apostrophes and the two line separators of Unicode are written as
escapes: no text ends the block, and none looks like markup or an attribute.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from generator.pages.data import schemaorg as schema
from generator.pages.data.when import iso

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from markupsafe import Markup

    from generator.pages.data.record import Claim, Correction, Place, Quote, Record, Source
    from generator.pages.data.site import Whole
    from generator.pages.standing import Standing
    from generator.project import Settings

_TYPES = {"article": "NewsArticle", "report": "Report", "post": "SocialMediaPosting"}
_UNSAFE = re.compile("[<>&'\u2028\u2029]")
_POLICIES = {  # by the name of the standing page that tells it
    "contact": "actionableFeedbackPolicy",
    "corrections": "correctionsPolicy",
    "ethics": "ethicsPolicy",
    "feedback": "actionableFeedbackPolicy",
    "funding": "ownershipFundingInfo",
    "masthead": "masthead",
    "method": "verificationFactCheckingPolicy",
    "mission": "missionCoveragePrioritiesPolicy",
    "principles": "publishingPrinciples",
    "sources": "unnamedSourcesPolicy",
}


def block(node: msgspec.Struct) -> Markup:
    """Write a node for `<script type="application/ld+json">`."""
    from markupsafe import Markup

    text = msgspec.json.encode(node).decode()
    return Markup(_UNSAFE.sub(lambda m: f"\\u{ord(m[0]):04x}", text))  # noqa: S704 -- what HTML reads is escaped


def article(record: Record, settings: Settings, standing: Iterable[Standing], link: Callable[[str], str]) -> Markup:
    """Describe a briefing's page; `link` turns a path of the site into an address."""
    langs = {s.id: s.lang for s in record.sources}
    return block(
        schema.AnalysisNewsArticle(
            context=schema.CONTEXT,
            id=record.url,
            headline=record.title,
            description=record.summary,
            inLanguage=record.lang,
            datePublished=iso(record.published),
            dateModified=iso(record.updated),
            author=tuple(map(schema.Name, record.authors)),
            publisher=publisher(settings, standing, link),
            isPartOf=schema.WebSite(name=settings.title, url=link("index.html")),
            keywords=record.tags,
            about=_event(record),
            hasPart=(*(_quotation(q, langs.get(q.source)) for q in record.quotes), *map(_claim, record.claims)),
            citation=tuple(map(_source, record.sources)),
            correction=tuple(map(_correction, record.corrections)),
            encoding=schema.MediaObject(encodingFormat="application/json", contentUrl="index.json"),
        )
    )


def website(settings: Settings, standing: Iterable[Standing], link: Callable[[str], str]) -> Markup:
    """Describe the site, on its front page."""
    return block(
        schema.WebSite(
            context=schema.CONTEXT,
            name=settings.title,
            description=settings.description or None,
            url=link("index.html"),
            inLanguage=settings.lang,
            publisher=publisher(settings, standing, link),
        )
    )


def dataset(
    whole: Whole,
    settings: Settings,
    standing: Iterable[Standing],
    link: Callable[[str], str],
) -> Markup:
    """Describe the site's data files, on the page that offers them."""
    return block(
        schema.Dataset(
            context=schema.CONTEXT,
            name=settings.title,
            description=settings.description or settings.title,
            url=link("data/index.html"),
            inLanguage=settings.lang,
            isAccessibleForFree=True,
            creator=publisher(settings, standing, link),
            temporalCoverage=f"{whole.first}/{whole.last}" if whole.first else None,
            spatialCoverage=tuple(sorted(whole.countries)),
            distribution=tuple(
                schema.DataDownload(name=f.name, encodingFormat=f.media_type, contentUrl=link(f.path))
                for f in whole.entries
            ),
        )
    )


def publisher(
    settings: Settings, standing: Iterable[Standing], link: Callable[[str], str]
) -> schema.NewsMediaOrganization | schema.Organization:
    """Describe who publishes the site, with the policies that its standing pages tell."""
    own = settings.publisher
    if own is None:
        return schema.Organization(name=settings.title)
    policies = {_POLICIES[p.name]: link(p.path) for p in standing if p.name in _POLICIES}
    if own.corrections_policy:
        policies["correctionsPolicy"] = _inside(own.corrections_policy, link)
    logo = _inside(own.logo, link) if own.logo else None
    return schema.NewsMediaOrganization(name=own.name, url=str(own.url) if own.url else None, logo=logo, **policies)


def _event(record: Record) -> schema.Event:
    date = record.date
    if "/" in date.edtf:
        start, end = date.start, date.end
    else:
        start, end = iso(date), None
    places = tuple(_place(p) for p in record.places if p.role == "incident")
    return schema.Event(name=record.title, startDate=start, endDate=end, location=places)


def _place(p: Place) -> schema.Place:
    at = schema.GeoCoordinates(latitude=p.lat, longitude=p.lon) if p.lat is not None and p.lon is not None else None
    inside = schema.PostalAddress(addressLocality=p.city, addressRegion=p.region, addressCountry=p.country)
    return schema.Place(name=p.name, geo=at, address=inside if p.city or p.region or p.country else None)


def _quotation(q: Quote, lang: str | None) -> schema.Quotation | schema.Claim:
    """Describe a quotation: reported speech is the source's own words, and a translation is not what was said.

    `lang` is the source's language, which is the original's.
    """
    if q.kind == "indirect":
        told = f"Reported speech of {q.speaker or 'somebody not stated'}, in the source's words"
        return schema.Claim(id=f"#{q.id}", description=told, text=q.text, inLanguage=q.lang, appearance=_ref(q.source))
    speaker = schema.Person(name=q.speaker, jobTitle=q.role) if q.speaker and q.role else _name(q.speaker)
    if q.original is not None:
        return schema.Quotation(
            id=f"#{q.id}",
            text=q.original,
            inLanguage=lang,
            spokenByCharacter=speaker,
            citation=_ref(q.source),
            workTranslation=schema.Translation(text=q.text, inLanguage=q.lang, translator=_name(q.translated_by)),
        )
    return schema.Quotation(
        id=f"#{q.id}", text=q.text, inLanguage=q.lang, spokenByCharacter=speaker, citation=_ref(q.source)
    )


def _claim(c: Claim) -> schema.Claim:
    return schema.Claim(id=f"#{c.id}", text=c.text, author=_name(c.attributed_to), appearance=_ref(c.source))


def _source(s: Source) -> schema.Source:
    return schema.Source(
        type=_TYPES.get(s.kind, "CreativeWork"),
        id=f"#source-{s.id}",
        name=s.title,
        author=_name(s.author),
        publisher=schema.Organization(name=s.publisher) if s.publisher else None,
        url=s.url,
        archivedAt=s.archived,
        datePublished=iso(s.published),
        inLanguage=s.lang,
        isBasedOn=tuple(map(_ref, s.derived_from)),
    )


def _correction(c: Correction) -> schema.CorrectionComment:
    return schema.CorrectionComment(dateCreated=iso(c.at), text=f"“{c.was}” → “{c.now}”. {c.reason}")


def _ref(source: str) -> schema.Ref:
    return schema.Ref(f"#source-{source}")


def _name(name: str | None) -> schema.Name | None:
    return schema.Name(name) if name else None


def _inside(address: str, link: Callable[[str], str]) -> str:
    """Turn a setting that is an address, or a path of the site with an anchor, into an address."""
    if re.match(r"[a-z][a-z0-9+.-]*:", address, re.IGNORECASE):
        return address
    path, mark, anchor = address.lstrip("/").partition("#")
    return link(f"{path}index.html" if not path or path.endswith("/") else path) + mark + anchor
