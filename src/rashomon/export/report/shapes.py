"""Country outlines from the TopoJSON file beside this module (Natural Earth; see data/LICENCE.md)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from importlib.resources import files

__all__ = ["Point", "Shape", "country_shapes"]

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Shape:
    """One country: its alpha-2 code (None where the table has none), name, and rings of (longitude, latitude)."""

    code: str | None
    name: str
    rings: tuple[tuple[Point, ...], ...]


def country_shapes() -> tuple[Shape, ...]:
    """Every country of the 1:110m map, in file order."""
    data = files("rashomon.export.report") / "data"
    atlas = json.loads((data / "countries-110m.json").read_text(encoding="utf-8"))
    arcs = [_arc(arc, atlas["transform"]) for arc in atlas["arcs"]]
    codes = _codes((data / "iso-numeric.tsv").read_text(encoding="utf-8"))
    shapes = []
    for geometry in atlas["objects"]["countries"]["geometries"]:
        polygons = geometry["arcs"] if geometry["type"] == "MultiPolygon" else [geometry["arcs"]]
        rings = tuple(_ring(ring, arcs) for polygon in polygons for ring in polygon)
        shapes.append(Shape(codes.get(geometry.get("id")), geometry["properties"]["name"], rings))
    return tuple(shapes)


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
