"""Where it happened, as exactly as the table knows: UCDP's where_prec, 1 exact to 7 beyond any country.

A point is kept only where it stands for a place: at 4 and above it is the middle of a province, a country or a sea. At
7, international waters or airspace, the country that the table files the event under is told and not put down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from generator.briefings.slug import plain_slug
from generator.briefings.tables.countries import country, gleditsch_ward
from generator.briefings.tables.mapping import Coded

if TYPE_CHECKING:
    from generator.briefings.tables.mapping import Where
    from generator.briefings.tables.row import Row

_COUNTRY = 6
_NOWHERE = 7
_FIRST_WITHOUT_POINT = 4


def place(row: Row, where: Where, credit: str, lang: str) -> dict[str, Any] | None:
    """Answer the incident's place; None where the row names none."""
    name = row.first(where.name)
    code, filed = _country(row, where, lang)
    point = _point(row, where)
    if not name and not code and not point:
        return None
    precision = _precision(row, where) or (_COUNTRY if not point else None)
    if precision is None:
        return None
    notes = [row.text(where.note)]
    if precision == _NOWHERE:
        notes.append(f"International waters or airspace; the dataset files it under {filed}." if filed else "")
    elif filed and code is None:
        notes.append(f"The dataset names the country “{filed}”.")
    drawn = point is not None and precision < _FIRST_WITHOUT_POINT
    radius = row.read(where.radius_m) if drawn else None
    about = " ".join(filter(None, notes))
    return {
        "id": plain_slug(name, "place")[:80].rstrip("-"),
        "role": "incident",
        "name": name or filed or "place not named",
        **_named("city", row.text(where.city), name),
        **_named("region", row.text(where.region), name),
        **({"country": code} if code and precision != _NOWHERE else {}),
        **({"lat": point[0], "lon": point[1]} if drawn and point else {}),
        "precision": precision,
        **({"radius_m": int(radius)} if radius and radius.isdigit() else {}),
        **({"credit": credit} if drawn else {}),
        **({"note": about} if about else {}),
    }


def _named(key: str, text: str, name: str) -> dict[str, str]:
    return {key: text} if text and text != name else {}


def _country(row: Row, where: Where, lang: str) -> tuple[str | None, str]:
    """Answer the country's ISO code, None where it is not known, and what the table calls it."""
    number, name = row.text(where.gwno), row.text(where.country)
    code = gleditsch_ward().get(number) or (country(name, lang) if name else None)
    if code is None and (name or number):
        column = str(where.country if name else where.gwno)
        message = f"“{name or number}” is no country that is known here, so the place has none"
        row.odd(column, message, "Add country: to the briefing, two letters of ISO 3166-1.", "table-country")
    return code, name or number


def _point(row: Row, where: Where) -> tuple[float, float] | None:
    if bool(row.raw(where.lat)) != bool(row.raw(where.lon)):
        column = str(where.lon if row.raw(where.lat) else where.lat)
        row.odd(column, "half of a point is missing, so the place has none")
        return None
    lat, lon = _degrees(row, where.lat, 90), _degrees(row, where.lon, 180)
    return None if lat is None or lon is None else (lat, lon)


def _degrees(row: Row, column: str | None, most: int) -> float | None:
    text = row.raw(column)
    if not column or not text:
        return None
    try:
        value = float(text)
    except ValueError:
        row.wrong(column, f"“{row.text(column)}” is no number of degrees", "Write it with a point: 12.6352")
        return None
    if not -most <= value <= most:
        row.wrong(column, f"{text} is no {'latitude' if most == 90 else 'longitude'}: -{most} to {most}")  # noqa: PLR2004 -- a pole
        return None
    return value


def _precision(row: Row, where: Where) -> int | None:
    found = row.read(where.precision)
    if found is not None and found.isdigit() and 1 <= int(found) <= _NOWHERE:
        return int(found)
    if isinstance(where.precision, Coded):
        column = where.precision.column
        if row.raw(column):
            known = ", ".join(where.precision.codes) or "1 to 7"
            row.wrong(column, f"“{row.text(column)}” is none of the codes {known}")
        elif row.raw(where.lat):
            row.odd(column, "how exact the point is stands nowhere, so it is taken for the country's")
            return _COUNTRY
    return None
