"""The places of a story on a map: outlines, points with their precision, labels that do not collide."""

from __future__ import annotations

import math
from dataclasses import dataclass

from markupsafe import Markup

from rashomon.export.report.shapes import Bounds, Point, Shape
from rashomon.model.annotations import PlaceKind
from rashomon.model.book import Place

__all__ = ["Map", "story_map"]

WIDTH, HEIGHT = 860, 460
#: Degrees of latitude that a map shows at least: closer in, the 1:110m outlines are too coarse to mean anything.
NARROWEST = 8.0
#: The view holds the points with this share of the mentions inside the home country; one far-off mention must not shrink the rest to a dot.
COVERED = 0.92
#: Label size in map units, for keeping labels apart.
LETTER, LINE = 6.6, 14.0
_WIDE = frozenset({PlaceKind.REGION, PlaceKind.COUNTY, PlaceKind.AREA, PlaceKind.NATURAL, PlaceKind.WATER})


@dataclass(frozen=True, slots=True)
class Map:
    """A drawn map with the places ``inside`` it; ``outside`` are places with a point beyond its edges, ``unknown`` those without a point."""

    svg: Markup
    inside: tuple[Place, ...]
    outside: tuple[Place, ...]
    unknown: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class _View:
    """An equirectangular view that is true to scale at its middle latitude."""

    west: float
    north: float
    stretch: float
    scale: float

    def xy(self, point: Point) -> Point:
        """Map units of a (longitude, latitude)."""
        return round((point[0] - self.west) * self.stretch * self.scale, 1), round((self.north - point[1]) * self.scale, 1)

    def holds(self, point: Point) -> bool:
        """Whether a point lies on the map."""
        x, y = self.xy(point)
        return 0 <= x <= WIDTH and 0 <= y <= HEIGHT

    def meets(self, bounds: Bounds) -> bool:
        """Whether something within these bounds may lie on the map."""
        west, south, east, north = bounds
        (left, top), (right, bottom) = self.xy((west, north)), self.xy((east, south))
        return left < WIDTH and right > 0 and top < HEIGHT and bottom > 0


def story_map(places: tuple[Place, ...], shapes: tuple[Shape, ...]) -> Map | None:
    """A map zoomed to where most of the story takes place; None where no place has a point."""
    located = tuple(place for place in places if place.lat is not None and place.lon is not None)
    unknown = tuple(place for place in places if place.lat is None or place.lon is None)
    if not located:
        return None
    view = _view(_core(located))
    inside = tuple(place for place in located if view.holds(_point(place)))
    outside = tuple(place for place in located if not view.holds(_point(place)))
    named = {place.country for place in inside if place.kind is PlaceKind.COUNTRY}
    body = _outlines(shapes, view, named) + _points(inside, view)
    label = f"Map with {len(inside)} places"
    return Map(Markup('<svg class="map" viewBox="0 0 {} {}" role="img" aria-label="{}">{}</svg>').format(WIDTH, HEIGHT, label, body), inside, outside, unknown)


def _point(place: Place) -> Point:
    return place.lon or 0.0, place.lat or 0.0


def _core(located: tuple[Place, ...]) -> tuple[Place, ...]:
    """The places that the view must hold: those inside the country that is named most; where there are none, the countries named most."""
    home = _home(located)
    inside = sorted((place for place in located if place.country == home and place.kind is not PlaceKind.COUNTRY), key=_rank)
    if not inside:
        inside = sorted((place for place in located if place.kind is not PlaceKind.COUNTRY), key=_rank) or sorted(located, key=_rank)
    total, seen, core = sum(len(place.mentions) for place in inside), 0, []
    for place in inside:
        core.append(place)
        seen += len(place.mentions)
        if seen >= COVERED * total:
            break
    return tuple(core)


def _rank(place: Place) -> tuple[int, str]:
    return -len(place.mentions), place.id


def _home(located: tuple[Place, ...]) -> str | None:
    """The country of most mentions, its own name and all places in it counted."""
    weights: dict[str, int] = {}
    for place in located:
        if place.country:
            weights[place.country] = weights.get(place.country, 0) + len(place.mentions)
    return max(sorted(weights), key=lambda code: weights[code]) if weights else None


def _view(places: tuple[Place, ...]) -> _View:
    longitudes, latitudes = [_point(place)[0] for place in places], [_point(place)[1] for place in places]
    middle = (min(longitudes) + max(longitudes)) / 2, (min(latitudes) + max(latitudes)) / 2
    stretch = max(0.2, math.cos(math.radians(middle[1])))
    tall = max((max(latitudes) - min(latitudes)) * 1.5, (max(longitudes) - min(longitudes)) * stretch * 1.4 * HEIGHT / WIDTH, NARROWEST)
    scale = HEIGHT / min(tall, 170.0)
    return _View(middle[0] - WIDTH / 2 / scale / stretch, middle[1] + HEIGHT / 2 / scale, stretch, scale)


def _outlines(shapes: tuple[Shape, ...], view: _View, named: set[str | None]) -> Markup:
    paths = []
    for shape in shapes:
        drawn = [ring for ring, bounds in zip(shape.rings, shape.bounds, strict=True) if view.meets(bounds)]
        if drawn:
            kind = "country named" if shape.code and shape.code in named else "country"
            path = "".join("M" + "L".join(f"{x:g} {y:g}" for x, y in map(view.xy, ring)) + "Z" for ring in drawn)
            paths.append(Markup('<path class="{}" d="{}"><title>{}</title></path>').format(kind, path, shape.name))
    return Markup("").join(paths)


def _points(places: tuple[Place, ...], view: _View) -> Markup:
    taken: list[_Box] = []
    drawn = []
    ranked = sorted(places, key=lambda place: (place.kind is PlaceKind.COUNTRY, -len(place.mentions), place.id))
    for place in ranked:
        if place.kind is not PlaceKind.COUNTRY:
            x, y = view.xy(_point(place))
            radius = 14.0 if place.kind in _WIDE else min(9.0, 4.0 + len(place.mentions) / 6)
            taken.append(_Box(place.id, x - radius, y - radius, x + radius, y + radius))
            drawn.append(_symbol(place, x, y, radius))
    for place in ranked:
        drawn.append(_label(place, *view.xy(_point(place)), taken))
    return Markup("").join(drawn)


def _symbol(place: Place, x: float, y: float, radius: float) -> Markup:
    kind = "wide" if place.kind in _WIDE else "spot"
    title = f"{place.name}, {place.kind.value}, mentioned {len(place.mentions)} times"
    return Markup('<circle class="{}" cx="{:g}" cy="{:g}" r="{:g}"><title>{}</title></circle>').format(kind, x, y, radius, title)


@dataclass(frozen=True, slots=True)
class _Box:
    """Room on the map that a place's symbol or name takes."""

    owner: str
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: _Box) -> bool:
        """Whether another place's box overlaps this one."""
        apart = self.right <= other.left or other.right <= self.left or self.bottom <= other.top or other.bottom <= self.top
        return not apart and self.owner != other.owner

    def inside(self) -> bool:
        """Whether it lies on the map."""
        return self.left >= 2 and self.top >= 2 and self.right <= WIDTH - 2 and self.bottom <= HEIGHT - 2


def _label(place: Place, x: float, y: float, taken: list[_Box]) -> Markup:
    """The name at the first free side of its point; no label where every side is taken (the list below the map has it)."""
    wide, gap = LETTER * len(place.name), 17.0 if place.kind in _WIDE else 11.0
    sides = [(x + gap, y + 4, "start"), (x - gap, y + 4, "end"), (x, y - gap, "middle"), (x, y + gap + 9, "middle")]
    if place.kind is PlaceKind.COUNTRY:
        sides.insert(0, (x, y + 4, "middle"))
    for at, base, anchor in sides:
        start = at - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        box = _Box(place.id, start, base - LINE + 3, start + wide, base + 3)
        if box.inside() and not any(box.meets(other) for other in taken):
            taken.append(box)
            kind = "country-label" if place.kind is PlaceKind.COUNTRY else "label"
            return Markup('<text class="{}" x="{:g}" y="{:g}" text-anchor="{}">{}</text>').format(kind, at, base, anchor, place.name)
    return Markup("")
