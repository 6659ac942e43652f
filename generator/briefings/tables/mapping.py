"""Which column of a table holds what: the mapping, a small YAML file; the one for UCDP GED comes along.

A field is given as a fixed word, or as `{column: …}`: the cell itself, or what `codes:` makes of it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeAlias, get_args

import msgspec
from msgspec import Meta

from generator.briefings.briefing import Id, Text
from generator.briefings.tables.table import misnamed
from generator.errors import Finding, Rejected
from generator.facts import Measure, Qualifier
from generator.forms import Edtf, Form, Source, read
from generator.project import Language, WebAddress, read_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.briefings.tables.table import Table

GED = Path(__file__).with_name("ged.yaml")
_GED_ESSENTIALS = (
    *("id", "type_of_violence", "side_a", "side_b", "where_prec", "where_coordinates", "latitude", "longitude"),
    *("country", "country_id", "date_prec", "date_start", "date_end", "best", "high", "low"),
)
_VERSION = re.compile(r"v(\d+(?:[._]\d+)+)", re.IGNORECASE)

Kind: TypeAlias = Literal["group", "person", "force", "organisation", "state", "unnamed"]
Role: TypeAlias = Literal["perpetrator", "victim", "responder", "party", "other"]
Basis: TypeAlias = Literal["confirmed", "stated", "claimed", "alleged", "suspected", "speculation", "denied"]
Exactness: TypeAlias = Literal["day", "span", "week", "month", "year"]
Precision: TypeAlias = Annotated[int, Meta(ge=1, le=7)]


class Column(str):
    """The name of a column, as the table's first row has it; runs of white space count as one space."""

    __slots__ = ()
    noun = "the name of a column"

    @classmethod
    def parse(cls, text: str) -> Column:
        """Take a name; raises ValueError where there is none."""
        if not text.strip():
            raise ValueError("a column's name is empty. Write it as the table's first row has it.")
        return cls(" ".join(text.split()))

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Describe the type for editors."""
        return {"type": "string", "minLength": 1}


class Coded(Form, frozen=True, kw_only=True):
    """What a cell means: itself, or the word that stands for its code; `otherwise` for all other codes."""

    column: Column
    codes: dict[str, str] = {}  # noqa: RUF012 -- msgspec gives each instance its own
    otherwise: str | None = None


class Dataset(Form, frozen=True, kw_only=True):
    """Whose table this is, as sources name it; without a `version` it is taken from the file's name, `…_v25_1.csv`."""

    publisher: Text
    title: Text
    version: str | None = None
    url: WebAddress | None = None
    licence: str | None = None
    published: Edtf | None = None


class Dates(Form, frozen=True, kw_only=True):
    """When it happened, and how exactly that is known; `format` as strptime has it where dates are not ISO 8601."""

    start: Column
    end: Column | None = None
    precision: Exactness | Coded | None = None
    format: str | None = None

    def __post_init__(self) -> None:
        """Refuse degrees of precision that there are not."""
        _only(self.precision, Exactness, "precision")


class Where(Form, frozen=True, kw_only=True):
    """Where it happened: the first of the named columns that has a name, what it lies in, its point.

    `country` holds names or codes of ISO 3166-1, `gwno` Gleditsch and Ward's numbers. `precision` is UCDP's where_prec.
    """

    name: tuple[Column, ...]
    city: Column | None = None
    region: Column | None = None
    country: Column | None = None
    gwno: Column | None = None
    lat: Column | None = None
    lon: Column | None = None
    precision: Precision | Coded | None = None
    radius_m: Annotated[int, Meta(ge=1)] | Coded | None = None
    note: Column | None = None

    def __post_init__(self) -> None:
        """Refuse points that nobody can judge, and half a point."""
        if (self.lat is None) != (self.lon is None):
            raise ValueError("a point has both lat and lon")
        if self.lat is not None and self.precision is None:
            raise ValueError("points need “precision”: 1 exact, 2 near, 3 district, 4 province … or {column: …}")
        if isinstance(self.precision, Coded):
            _only(self.precision, Literal["1", "2", "3", "4", "5", "6", "7"], "precision")


class Part(Form, frozen=True, kw_only=True):
    """A column that counts a part of the people, and whom."""

    column: Column
    population: Text | Coded


class Estimate(Form, frozen=True, kw_only=True):
    """One measure: the best number, the lowest and the highest, and the parts that the best is the sum of."""

    measure: Measure
    best: Column | None = None
    low: Column | None = None
    high: Column | None = None
    qualifier: Qualifier = "exact"
    population: Text | Coded | None = None
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        """Refuse an estimate without a number."""
        if self.best is None and self.low is None and self.high is None:
            raise ValueError("an estimate needs a column: best, or low and high")
        if self.parts and self.best is None:
            raise ValueError("parts are parts of the best number: name its column as best")


class Party(Form, frozen=True, kw_only=True):
    """A column that names who was involved; with a `separator` it may name several."""

    column: Column
    kind: Kind | Coded | tuple[Coded, ...] = "group"
    role: Role | Coded | tuple[Coded, ...] = "party"
    basis: Basis | Coded | tuple[Coded, ...] = "stated"
    note: Text | Coded | tuple[Coded, ...] | None = None
    separator: str | None = None

    def __post_init__(self) -> None:
        """Refuse kinds, roles and bases that there are not."""
        _only(self.kind, Kind, "kind")
        _only(self.role, Role, "role")
        _only(self.basis, Basis, "basis")


class Happening(Form, frozen=True, kw_only=True):
    """What kind of event it was."""

    type: Text | Coded
    subtype: Text | Coded | None = None


class Said(Form, frozen=True, kw_only=True):
    """A column whose text is a statement of the dataset."""

    column: Column
    basis: Literal["stated", "claimed", "alleged", "suspected", "attributed"] = "attributed"


class Articles(Form, frozen=True, kw_only=True):
    """The reports that a row rests on: in columns beside each other, or whole in one (`publisher,date,title`)."""

    publisher: Column | None = None
    published: Column | None = None
    title: Column | None = None
    url: Column | None = None
    whole: Column | None = None
    separator: Text = ";"

    def __post_init__(self) -> None:
        """Refuse articles that no column names."""
        if self.publisher is None and self.whole is None:
            raise ValueError("articles need a column: publisher, or whole")


class Mapping(Form, frozen=True, kw_only=True):
    """Which column of a table holds what; `table` names its folders and begins the names of its briefings."""

    table: Id | None = None
    lang: Language | None = None
    dataset: Dataset
    missing: tuple[str, ...] = ()
    id: Column
    title: tuple[Column, ...] = ()
    date: Dates
    place: Where | None = None
    event: Happening | None = None
    figures: tuple[Estimate, ...] = ()
    actors: tuple[Party, ...] = ()
    claims: tuple[Said, ...] = ()
    articles: Articles | None = None
    origin: Column | None = None
    tags: tuple[Column, ...] = ()
    caveats: tuple[Coded, ...] = ()


class Given(NamedTuple):
    """A mapping and the text that it was read from."""

    mapping: Mapping
    source: Source
    own: bool


def read_mapping(path: Path | None) -> Given:
    """Read a mapping, UCDP GED's where none is named; raises `Rejected` with all its mistakes."""
    file = path or GED
    source = Source(str(file), read_text(file, str(file)))
    return Given(read(source, Mapping), source, path is not None)


def wanted(given: Given) -> frozenset[str]:
    """Name all columns that a mapping uses."""
    return frozenset(column for _, column in _columns(given.mapping, ()))


def fit(given: Given, table: Table) -> None:
    """Raise `Rejected` where a mapping names columns that a table has not, each with the nearest that it has.

    UCDP's releases differ in a few columns: of those for GED only what no briefing can be without must be there.
    """
    known = frozenset(table.columns)
    if given.own:
        named = _columns(given.mapping, ())
        found = [_unknown(given.source, keys, name, table) for keys, name in named if name not in known]
    else:
        found = [_lacking(name, table) for name in _GED_ESSENTIALS if name not in known]
    if found:
        raise Rejected(found)


def version(given: Given, table: Table) -> str | None:
    """Answer the dataset's version: the mapping's, or the one in the file's name."""
    found = _VERSION.search(table.path.stem)
    return given.mapping.dataset.version or (found[1].replace("_", ".") if found else None)


def _unknown(source: Source, keys: tuple[str | int, ...], name: str, table: Table) -> Finding:
    message = f"{table.shown} has no column “{name}”"
    return source.finding(source.place(*keys), "table-column", message, misnamed(table, name))


def _lacking(name: str, table: Table) -> Finding:
    message = f"there is no column “{name}”, so this is no table of UCDP GED"
    hint = f"{misnamed(table, name)}\nFor other tables, name a mapping: --mapping columns.yaml"
    return Finding(path=table.shown, line=1, column=1, code="table-column", message=message, hint=hint)


def _columns(value: Any, keys: tuple[str | int, ...]) -> Iterator[tuple[tuple[str | int, ...], Column]]:
    if isinstance(value, Column):
        yield keys, value
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from _columns(getattr(value, name), (*keys, name))
    elif isinstance(value, tuple):
        for i, item in enumerate(value):
            yield from _columns(item, (*keys, i))


def _only(value: object, allowed: Any, name: str) -> None:
    """Raise ValueError where a code stands for a word that there is not."""
    words = get_args(allowed)
    for coded in value if isinstance(value, tuple) else (value,):
        if isinstance(coded, Coded):
            for word in (*coded.codes.values(), *((coded.otherwise,) if coded.otherwise else ())):
                if word not in words:
                    raise ValueError(f"{name}: “{word}” is none of {', '.join(words)}")
