"""The locator: a country and its neighbours, and where in it the incident was."""

from __future__ import annotations

from math import hypot
from typing import TYPE_CHECKING, NamedTuple

from generator.atlas import Box, meet
from generator.pages.maps.svg import marks, telling
from generator.pages.maps.svg.ground import HEIGHT, WIDTH, Ground, ground
from generator.pages.maps.svg.labels import Label, Layout, Style, spots, wrapped
from generator.pages.maps.svg.names import named
from generator.pages.maps.svg.region import Shade, shade
from generator.pages.maps.svg.sheet import figure

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.pages.maps.frame import Frame
    from generator.pages.maps.svg.names import Name
    from generator.pages.maps.svg.spot import Area, Spot

    Point = tuple[float, float]

_HERE = Style("here", 30, 1.4, bold=True)
_THERE = Style("there", 22)
_APART = 44.0  # units: places nearer to the incident are the surroundings' business
_NAMED = 4  # incidents
_LONGEST = 24  # letters of a line
_SMALLEST_RING = 12.0  # units
_NEAR = 30.0  # km: a town that is farther away is not said to be near
_LATER = 0.35  # what each next-best position beside a mark costs


class _Marked(NamedTuple):
    """A place on the sheet."""

    spot: Spot
    at: Point

    @property
    def box(self) -> Box:
        """What its mark takes."""
        reach = marks.INCIDENT if self.spot.role == "incident" else marks.PLACE
        return self.at[0] - reach, self.at[1] - reach, self.at[0] + reach, self.at[1] + reach


def locator(  # noqa: PLR0913, PLR0917 -- what a locator is made of
    shown: Frame,
    places: Sequence[Spot],
    areas: Sequence[Area],
    called: Callable[[str], str],
    gettext: Callable[[str], str] = str,
    measured: marks.Measured = marks.measured,
    base: Ground | None = None,
) -> str:
    """Draw the locator as SVG; `called` names a country by its code, `gettext` translates the interface's words.

    `measured` writes a number of "m" or "km", `base` is the frame's ground, where it is remembered.
    """
    base = base or ground(shown, called)
    sheet = base.sheet
    marked = [_Marked(spot, base.on([(spot.lon, spot.lat)])[0]) for spot in places]
    here = [m for m in marked if m.spot.role == "incident" and sheet.holds(*m.at)]
    there = [
        m
        for m in marked
        if m.spot.role == "context"
        and m.spot.exact
        and sheet.holds(*m.at, 20)
        and all(_away(m, o) > _APART for o in here)
    ]
    shades = [found for area in areas if (found := shade(shown, WIDTH, HEIGHT, area))]
    taken = [m.box for m in (*here, *there)]
    labels = _incidents(here, base, taken, gettext)
    names = [kept for name in base.names if (kept := _kept(name, labels, taken))]
    layout = Layout(sheet.width, sheet.height, [*base.furniture, *taken])
    for taking in (*labels, *(name.label for name in names)):
        layout.take(taking.box, taking.grown)
    for name in names:
        if name.dot:
            layout.take(_dot(name.dot), None)
    labels += _regions(shades, layout)
    others = [label for m in there if (label := _other(m, layout))]
    content = (
        f'<path class="m-sea" d="M0 0H{sheet.width}V{sheet.height}H0z"/>{base.under}'
        + "".join(found.drawing for found in shades)
        + base.over
        + named(names)
        + "".join(_rings(here, sheet.scale))
        + "".join(marks.place(*m.at) for m in there)
        + "".join(marks.incident(*m.at) for m in here if m.spot.exact)
        + "".join(marks.text(label, wide=True) for label in others)
        + "".join(marks.text(label) for label in labels)
        + marks.scale_bar(28, HEIGHT - 26, sheet.scale, measured)
        + marks.north(WIDTH - 40, 18, gettext)
    )
    return figure(
        sheet,
        "locator",
        telling.title(shown.focus, called, gettext),
        telling.whereabouts(shown, places, areas, called, gettext),
        content,
    )


def _incidents(
    here: Sequence[_Marked], base: Ground, taken: Sequence[Box], gettext: Callable[[str], str]
) -> list[Label]:
    """Name the first incidents, each where least is lost."""
    found: list[Label] = []
    layout = Layout(base.sheet.width, base.sheet.height, [*base.furniture, *taken])
    for marked in here[:_NAMED]:
        town = marked.spot.town if marked.spot.town != marked.spot.name else None
        if marked.spot.town is None:
            town = next(
                (_near(name, gettext) for name in base.names if _is_under(name, marked, base.sheet.scale)), None
            )
        lines = (*wrapped(marked.spot.name, _LONGEST, 2), *(wrapped(town, _LONGEST, 1) if town else ()))
        best: tuple[float, Label] | None = None
        for n, label in enumerate(spots(marked.at, lines, _HERE, marks.INCIDENT + 8)):
            if best and best[0] <= n * _LATER:
                break  # nothing that comes can lose less
            if layout.free(label, wide=False):
                lost = sum(name.worth for name in base.names if _hit(name, label)) + n * _LATER
                if best is None or lost < best[0]:
                    best = (lost, label._replace(sub=1 if town else 0))
        if best:
            found.append(best[1])
            layout.take(best[1].box, best[1].grown)
    return found


def _is_under(name: Name, marked: _Marked, scale: float) -> bool:
    """Tell whether a mark lies on the dot of a town that is near, and not the place itself."""
    if name.dot is None or not meet(_dot(name.dot), marked.box) or name.label.lines[0] == marked.spot.name:
        return False
    return hypot(name.dot[0] - marked.at[0], name.dot[1] - marked.at[1]) < _NEAR * scale


def _near(name: Name, gettext: Callable[[str], str]) -> str:
    return gettext("near {town}").format(town=name.label.lines[0])


def _kept(name: Name, labels: Sequence[Label], marked: Sequence[Box]) -> Name | None:
    """Keep a name that nothing lies on, where it is or at another of its places."""
    for place in (name.label, *name.others):
        moved = name._replace(label=place)
        if not any(_hit(moved, label) for label in labels) and not _covered(moved, marked):
            return moved
    return None


def _other(marked: _Marked, layout: Layout) -> Label | None:
    """Name another place, or give its number in the list."""
    label = layout.beside(marked.at, wrapped(marked.spot.name, _LONGEST, 2), _THERE, 18, wide=True)
    if label is None and marked.spot.number:
        return layout.beside(marked.at, (str(marked.spot.number),), _THERE, 14, wide=True)
    return label


def _hit(name: Name, label: Label) -> bool:
    """Tell whether words lie on a name or its town's dot; what a telephone does not show cannot be hit there."""
    if meet(name.label.box, label.box) or (not name.wide and meet(name.label.grown, label.grown)):
        return True
    return name.dot is not None and meet(_dot(name.dot), label.box if name.wide else label.grown)


def _covered(name: Name, marked: Sequence[Box]) -> bool:
    """Tell whether a mark lies on a name or on its town's dot."""
    return any(meet(name.label.box, box) or (name.dot is not None and meet(_dot(name.dot), box)) for box in marked)


def _dot(at: Point) -> Box:
    return at[0] - 6, at[1] - 6, at[0] + 6, at[1] + 6


def _regions(shades: Sequence[Shade], layout: Layout) -> list[Label]:
    named = [found for found in shades if found.region]
    return [label for s in named if (label := layout.within(s.rings, s.region or "", _HERE, wide=False))]


def _rings(here: Sequence[_Marked], scale: float) -> list[str]:
    radii = [(m, (m.spot.radius or 0) / 1000 * scale) for m in here]
    return [
        marks.ring(*m.at, max(radius, _SMALLEST_RING))
        for m, radius in radii
        if radius > _SMALLEST_RING or not m.spot.exact
    ]


def _away(one: _Marked, other: _Marked) -> float:
    return hypot(one.at[0] - other.at[0], one.at[1] - other.at[1])
