"""Country outlines from the TopoJSON file beside this module (Natural Earth; see data/LICENCE.md)."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass
from importlib.resources import files
from typing import TypeAlias

__all__ = ["Bounds", "Point", "Shape", "country_shapes"]

Point: TypeAlias = tuple[float, float]
#: West, south, east, north.
Bounds: TypeAlias = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One country: its alpha-2 code (None where the table has none), name, rings of (longitude, latitude), and each ring's bounds."""

    code: str | None
    name: str
    rings: tuple[tuple[Point, ...], ...]
    bounds: tuple[Bounds, ...]


def country_shapes() -> tuple[Shape, ...]:
    """Every country of the 1:110m map, in file order."""
    data = files("rashomon.export.report") / "data"
    atlas = json.loads((data / "countries-110m.json").read_text(encoding="utf-8"))
    arcs = [_arc(arc, atlas["transform"]) for arc in atlas["arcs"]]
    codes = _codes((data / "iso-numeric.tsv").read_text(encoding="utf-8"))
    shapes = []
    for geometry in atlas["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = tuple(whole for polygon in polygons for ring in polygon for whole in _unrolled(_ring(ring, arcs)))
        shapes.append(Shape(codes.get(geometry.get("id")), geometry["properties"]["name"], rings, tuple(map(_bounds, rings))))
    return tuple(shapes)


def _bounds(ring: tuple[Point, ...]) -> Bounds:
    longitudes, latitudes = zip(*ring, strict=True)
    return min(longitudes), min(latitudes), max(longitudes), max(latitudes)


def _codes(table: str) -> dict[str, str]:
    rows = (line.split("\t") for line in table.splitlines() if line and not line.startswith("#"))
    return {numeric: alpha for alpha, numeric in rows}


def _arc(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    """An arc's points: the file holds differences on an integer grid."""
    (x_scale, y_scale), (x_zero, y_zero) = transform["scale"], transform["translate"]
    x = y = 0
    points = []
    for x_step, y_step in arc:
        x, y = x + x_step, y + y_step
        points.append((x * x_scale + x_zero, y * y_scale + y_zero))
    return points


def _ring(indices: list[int], arcs: list[list[Point]]) -> tuple[Point, ...]:
    """A closed ring; ~i stands for arc i backwards, and each arc begins where the one before ends."""
    points: list[Point] = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        points += arc[1:] if points else arc
    return tuple(points)


def _unrolled(ring: tuple[Point, ...]) -> tuple[tuple[Point, ...], ...]:
    """The ring without jumps at the 180th meridian, drawn once on each side of the map that it reaches.

    The file joins what lies on both sides of that meridian (Chukotka, Fiji, Antarctica); drawn as it stands, a ring would cross the whole map.
    """
    points, turn = [ring[0]], 0.0
    for (before, _), (longitude, latitude) in itertools.pairwise(ring):
        turn += 360.0 if longitude - before < -180 else -360.0 if longitude - before > 180 else 0.0
        points.append((longitude + turn, latitude))
    if turn:  # it goes around a pole: close it along the edge of the map
        points += [(points[-1][0], -90.0), (points[0][0], -90.0)]
    longitudes = [longitude for longitude, _ in points]
    shifts = [0.0] + ([-360.0] if max(longitudes) > 180 else []) + ([360.0] if min(longitudes) < -180 else [])
    return tuple(tuple((longitude + shift, latitude) for longitude, latitude in points) for shift in shifts)
