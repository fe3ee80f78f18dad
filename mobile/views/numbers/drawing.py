"""Shapes in the accent of a scheme, as the text of an SVG. What is not told is hatched, so that it
is no step among the others for whoever sees light and dark alone."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from xml.etree.ElementTree import Element, SubElement, tostring

from mobile.views.colours import SCHEMES

_SVG = "http://www.w3.org/2000/svg"
_RIM = 2
"""Room around for the thickness of the lines."""
_HATCH, _SIDE = "hatch", 7
_SQUARE = 18


def drawing(
    shapes: Iterable[tuple[str, float | None]], scheme: str, width: int, height: int
) -> str:
    """Each shape is a path, and how much of the accent lies over the card; None is hatched."""
    colours = SCHEMES[scheme]
    around = (-_RIM, -_RIM, width + 2 * _RIM, height + 2 * _RIM)
    picture = Element("svg", xmlns=_SVG, viewBox=" ".join(map(str, around)))
    hatch = SubElement(
        SubElement(picture, "defs"),
        "pattern",
        {"id": _HATCH, "width": str(_SIDE), "height": str(_SIDE),
         "patternUnits": "userSpaceOnUse"},
    )  # fmt: skip
    slant = f"M0,{_SIDE}L{_SIDE},0"
    SubElement(hatch, "path", {"d": slant, "stroke": colours["ink_soft"], "stroke-width": "1.4"})
    edge = {"stroke": colours["edge"], "stroke-width": "1.2", "stroke-linejoin": "round"}
    group = SubElement(picture, "g", edge)
    for path, opacity in shapes:
        if opacity is None:
            # Filled apart from its edge: the edge would be hatched too.
            SubElement(group, "path", {"d": path, "fill": f"url(#{_HATCH})", "stroke": "none"})
        fill = {"fill": colours["accent"], "fill-opacity": str(opacity or 0.0)}
        SubElement(group, "path", {"d": path, **fill})
    return tostring(picture, "unicode")


@lru_cache(maxsize=64)
def swatch_of(opacity: float | None, scheme: str) -> str:
    """The same for one square of the legend."""
    square = f"M0,0h{_SQUARE}v{_SQUARE}h-{_SQUARE}z"
    return drawing([(square, opacity)], scheme, _SQUARE, _SQUARE)
