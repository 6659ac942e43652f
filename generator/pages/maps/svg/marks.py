"""What stands on a map's ground: incidents, places, rings of uncertainty, a scale bar, a north arrow."""

from __future__ import annotations

from math import floor, log10
from typing import TYPE_CHECKING

from generator.pages.maps.svg.sheet import words

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.pages.maps.svg.labels import Label

    Gettext = Callable[[str], str]
    Measured = Callable[[float, str], str]  # writes a number of "m" or "km" as a language does

INCIDENT, PLACE = 26.0, 12.0  # units: the radius that a mark takes
_SUB = 0.8  # of a large letter's size
_KILOMETRE, _TENTHS = 0.95, 9.95  # from here on kilometres are written, and whole numbers
_BAR = 240.0  # units: the longest scale bar


def text(label: Label, *, wide: bool = False) -> str:
    """Write a label; what is `wide` is left out on a telephone."""
    anchor = "" if label.anchor == "start" else f' text-anchor="{label.anchor}"'
    x, y = round(label.x), round(label.y)
    first, *rest = map(words, label.lines)
    kinds = ["", ' class="m-sub"']
    large = len(rest) - label.sub
    more = "".join(f'<tspan{kinds[n >= large]} x="{x}" dy="1.15em">{line}</tspan>' for n, line in enumerate(rest))
    if label.up:
        first = f'<tspan x="{x}" dy="{-1.15 * (large + _SUB * label.sub):.2f}em">{first}</tspan>'
    return f'<text class="m-{label.style.name}{" m-wide" if wide else ""}" x="{x}" y="{y}"{anchor}>{first}{more}</text>'


def incident(x: float, y: float) -> str:
    """Mark where it happened."""
    return f'<path class="m-halo" d="M{round(x)} {round(y)}h0"/><path class="m-mark" d="M{round(x)} {round(y)}h0"/>'


def place(x: float, y: float) -> str:
    """Mark another place of the briefing."""
    return f'<path class="m-place" d="M{round(x) - 7} {round(y) - 7}h14v14h-14z"/>'


def ring(x: float, y: float, radius: float) -> str:
    """Draw how far off a place may be."""
    return f'<circle class="m-ring" cx="{round(x)}" cy="{round(y)}" r="{round(radius)}"/>'


def arrow(x: float, y: float, bearing: float) -> str:
    """Point from an edge of the sheet to what lies beyond, `bearing` degrees from north."""
    turned = f"translate({round(x)} {round(y)}) rotate({round(bearing)})"
    return f'<path class="m-arrow" d="M0-22l13 30-13-8-13 8z" transform="{turned}"/>'


def measured(value: float, unit: str) -> str:
    """Write a number of metres or kilometres in English: `6.7 km`, `4 100 km`."""
    number = str(value) if isinstance(value, float) else f"{value:,}".replace(",", "\u202f")
    return f"{number} {unit}"


def scale_bar(x: float, y: float, units_a_km: float, measured: Measured = measured) -> str:
    """Draw a bar of a round number of kilometres, or metres, from a point to the right."""
    length = round_down(_BAR / units_a_km)
    wide = round(length * units_a_km)
    return (
        f'<path class="m-scale" d="M{round(x)} {round(y) - 9}v9h{wide}v-9"/>'
        f'<text class="m-note" x="{round(x)}" y="{round(y) - 24}">{distance(length, measured)}</text>'
    )


def north(x: float, y: float, gettext: Gettext) -> str:
    """Draw an arrow to the north, its letter beneath."""
    letter = words(gettext("N"))
    return (
        f'<path class="m-north" d="M{round(x)} {round(y)}l13 40-13-11-13 11z"/>'
        f'<text class="m-note" x="{round(x)}" y="{round(y) + 62}" text-anchor="middle">{letter}</text>'
    )


def distance(km: float, measured: Measured = measured) -> str:
    """Write a distance as exactly as a reader needs: `4.4 m`, `80 m`, `6.7 km`, `437 km`, `4 100 km`."""
    value, unit = (km, "km") if km >= _KILOMETRE else (km * 1000, "m")
    if value >= 1000:  # noqa: PLR2004 -- two significant figures from here on
        value = round(value, 1 - floor(log10(value)))
    shown = round(value, 1) if value < _TENTHS else round(value)
    return measured(int(shown) if shown == int(shown) else shown, unit)


def round_down(value: float) -> float:
    """Give the largest 1, 2 or 5 times a power of ten that is no more than a value."""
    power = 10.0 ** floor(log10(value))
    return next(n * power for n in (5, 2, 1) if n * power <= value * (1 + 1e-9))
