"""Turn the land outline of Natural Earth into the SVG path behind the map's screen; run once, by hand.

    python tools/make_world.py land-110m.json src/selon/web/static/world.svg

`land-110m.json` is in the npm package `world-atlas` 2.0.2 (`npm pack world-atlas@2.0.2`).

Source: Natural Earth 1:110m land (public domain); TopoJSON format specification, arcs and transforms.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

# Equirectangular: a unit is a degree; Antarctica is left out, as no report in view needs it.
SOUTH = -58.0
HALF = 180.0


def main(source: str, target: str) -> None:
    """Write the outline as a file of one path."""
    world = json.loads(Path(source).read_text(encoding="utf8"))
    arcs = [_decode(arc, world["transform"]) for arc in world["arcs"]]
    rings = [_ring(ring, arcs) for shape in _polygons(world["objects"]["land"]) for ring in shape]
    path = "".join(_path(ring) for ring in rings if max(y for _, y in ring) > SOUTH)
    svg = (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-180 -84 360 142" fill="#cfc8b8"><path d="{path}"/></svg>\n'
    )
    Path(target).write_text(svg, encoding="utf8")


def _decode(arc: list[list[int]], transform: dict[str, Any]) -> list[tuple[float, float]]:
    """Points of an arc: each is stored as the step from the last, in the units of the transform."""
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        (sx, sy), (tx, ty) = transform["scale"], transform["translate"]
        points.append((x * sx + tx, y * sy + ty))
    return points


def _polygons(geometry: dict[str, Any]) -> list[list[list[int]]]:
    if geometry["type"] == "GeometryCollection":
        return [polygon for each in geometry["geometries"] for polygon in _polygons(each)]
    arcs: list[Any] = geometry["arcs"]
    return arcs if geometry["type"] == "MultiPolygon" else [arcs]


def _ring(numbers: list[int], arcs: list[list[tuple[float, float]]]) -> list[tuple[float, float]]:
    """The points of a ring; a negative number is the arc of its complement, backwards."""
    points: list[tuple[float, float]] = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        points += arc[1:] if points else arc
    return points


def _path(ring: list[tuple[float, float]]) -> str:
    """The ring as a path; in pieces where it leaves the map at one side and comes in at the other."""
    path, last = "", None
    for x, y in ring:
        torn = last is None or abs(x - last) > HALF
        path += ("ZM" if torn and path else "M" if torn else "L") + f"{x:.1f} {-y:.1f}"
        last = x
    return path + "Z"


if __name__ == "__main__":
    main(*sys.argv[1:])
