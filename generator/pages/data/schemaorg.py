"""The parts of schema.org that pages use, typed; what is not known is left out."""

from __future__ import annotations

import msgspec

CONTEXT = "https://schema.org"


class _Node(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="@type"):
    """A thing with its type."""


class Ref(msgspec.Struct, frozen=True):
    """Something that is described elsewhere on the page."""

    id: str = msgspec.field(name="@id")


class Name(msgspec.Struct, frozen=True):
    """Somebody of whom it is not known whether it is a person or an organisation."""

    name: str


class Person(_Node, frozen=True, kw_only=True, tag=True):
    """A person with an office."""

    name: str
    jobTitle: str | None = None  # noqa: N815 -- schema.org's names, here and below


class Organization(_Node, frozen=True, kw_only=True, tag=True):
    """An organisation."""

    name: str


class NewsMediaOrganization(_Node, frozen=True, kw_only=True, tag=True):
    """Who publishes the site, and the pages that tell its policies."""

    name: str
    url: str | None = None
    logo: str | None = None
    publishingPrinciples: str | None = None  # noqa: N815
    verificationFactCheckingPolicy: str | None = None  # noqa: N815
    correctionsPolicy: str | None = None  # noqa: N815
    ethicsPolicy: str | None = None  # noqa: N815
    actionableFeedbackPolicy: str | None = None  # noqa: N815
    unnamedSourcesPolicy: str | None = None  # noqa: N815
    ownershipFundingInfo: str | None = None  # noqa: N815
    missionCoveragePrioritiesPolicy: str | None = None  # noqa: N815
    masthead: str | None = None


class WebSite(_Node, frozen=True, kw_only=True, tag=True):
    """The site; with `context` where it is the page's own description."""

    context: str | None = msgspec.field(default=None, name="@context")
    name: str
    description: str | None = None
    url: str | None = None
    inLanguage: str | None = None  # noqa: N815
    publisher: NewsMediaOrganization | Organization | None = None


class GeoCoordinates(_Node, frozen=True, kw_only=True, tag=True):
    """A point, WGS 84."""

    latitude: float
    longitude: float


class PostalAddress(_Node, frozen=True, kw_only=True, tag=True):
    """What a place lies in."""

    addressLocality: str | None = None  # noqa: N815
    addressRegion: str | None = None  # noqa: N815
    addressCountry: str | None = None  # noqa: N815


class Place(_Node, frozen=True, kw_only=True, tag=True):
    """A place."""

    name: str
    address: PostalAddress | None = None
    geo: GeoCoordinates | None = None


class Event(_Node, frozen=True, kw_only=True, tag=True):
    """What happened."""

    name: str
    startDate: str | None = None  # noqa: N815
    endDate: str | None = None  # noqa: N815
    location: tuple[Place, ...] = ()


class Translation(_Node, frozen=True, kw_only=True, tag="CreativeWork"):
    """Words in another language, and who put them so."""

    text: str
    inLanguage: str | None = None  # noqa: N815
    translator: Name | None = None


class Quotation(_Node, frozen=True, kw_only=True, tag=True):
    """A quotation; without `spokenByCharacter` where the source states nobody."""

    id: str = msgspec.field(name="@id")
    text: str
    inLanguage: str | None = None  # noqa: N815
    spokenByCharacter: Person | Name | None = None  # noqa: N815
    citation: Ref
    workTranslation: Translation | None = None  # noqa: N815


class Claim(_Node, frozen=True, kw_only=True, tag=True):
    """An unconfirmed statement or reported speech, who made it, and the source that it appears in."""

    id: str = msgspec.field(name="@id")
    description: str | None = None
    text: str
    inLanguage: str | None = None  # noqa: N815
    author: Name | None = None
    appearance: Ref


class Source(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A source; its type depends on its kind."""

    type: str = msgspec.field(name="@type")
    id: str = msgspec.field(name="@id")
    name: str | None = None
    author: Name | None = None
    publisher: Organization | None = None
    url: str | None = None
    archivedAt: tuple[str, ...] = ()  # noqa: N815
    datePublished: str | None = None  # noqa: N815
    inLanguage: str | None = None  # noqa: N815
    isBasedOn: tuple[Ref, ...] = ()  # noqa: N815


class CorrectionComment(_Node, frozen=True, kw_only=True, tag=True):
    """What was changed after publication, and why."""

    dateCreated: str | None = None  # noqa: N815
    text: str


class MediaObject(_Node, frozen=True, kw_only=True, tag=True):
    """The same as a file."""

    encodingFormat: str  # noqa: N815
    contentUrl: str  # noqa: N815


class DataDownload(_Node, frozen=True, kw_only=True, tag=True):
    """A file of a data set."""

    name: str
    encodingFormat: str  # noqa: N815
    contentUrl: str  # noqa: N815


class AnalysisNewsArticle(_Node, frozen=True, kw_only=True, tag=True):
    """A briefing's page."""

    context: str = msgspec.field(name="@context")
    id: str | None = msgspec.field(default=None, name="@id")
    headline: str
    description: str | None = None
    inLanguage: str  # noqa: N815
    datePublished: str | None = None  # noqa: N815
    dateModified: str | None = None  # noqa: N815
    author: tuple[Name, ...] = ()
    publisher: NewsMediaOrganization | Organization
    isPartOf: WebSite  # noqa: N815
    keywords: tuple[str, ...] = ()
    about: Event
    hasPart: tuple[Quotation | Claim, ...] = ()  # noqa: N815
    citation: tuple[Source, ...] = ()
    correction: tuple[CorrectionComment, ...] = ()
    encoding: MediaObject | None = None


class Dataset(_Node, frozen=True, kw_only=True, tag=True):
    """The site's data as a whole."""

    context: str = msgspec.field(name="@context")
    name: str
    description: str
    url: str | None = None
    inLanguage: str | None = None  # noqa: N815
    isAccessibleForFree: bool | None = None  # noqa: N815
    creator: NewsMediaOrganization | Organization
    temporalCoverage: str | None = None  # noqa: N815
    spatialCoverage: tuple[str, ...] = ()  # noqa: N815
    distribution: tuple[DataDownload, ...] = ()
