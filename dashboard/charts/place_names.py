"""Circles on a map → which of them are named at a width of the drawing, and on which side: no name hides another."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

Box = tuple[float, float, float, float]  # left, top, right, bottom in pixels

_LETTER, _LINE, _GAP = 6.8, 16.0, 2.0  # pixels of a letter, of a line of text, between circle and name
_COVERED = 0.3  # of a name may lie on other circles
_SIDES = ("bottom center", "top center", "middle right", "middle left")


@dataclass(frozen=True, slots=True)
class Circle:
    """A place on the map: where it lies in degrees (`y` upwards), how large it is drawn, how long its name is."""

    key: str
    x: float
    y: float
    radius: float  # pixels
    letters: int


def sides_of_names(
    circles: Sequence[Circle], scale: float, most: int, across: tuple[float, float] = (-math.inf, math.inf)
) -> dict[str, str]:
    """The circles that are named, each with the side of its name (Plotly's `textposition`); the first come first.

    Args:
        circles: the most important first.
        scale: pixels per degree.
        most: how many names at most.
        across: the degrees that are drawn; a name that would be cut off there is not written.
    """
    drawn = [_around(circle, scale) for circle in circles]
    named: dict[str, str] = {}
    taken: list[Box] = []
    for circle in circles:
        if len(named) == most:
            break
        for side in _SIDES:
            box = _beside(circle, scale, side)
            covered = sum(_shared(box, other) for other in drawn) / _area(box)
            inside = across[0] * scale <= box[0] and box[2] <= across[1] * scale
            if inside and covered <= _COVERED and not any(_shared(box, other) for other in taken):
                named[circle.key] = side
                taken.append(box)
                break
    return named


def _around(circle: Circle, scale: float) -> Box:
    x, y, r = circle.x * scale, -circle.y * scale, circle.radius
    return x - r, y - r, x + r, y + r


def _beside(circle: Circle, scale: float, side: str) -> Box:
    x, y, r = circle.x * scale, -circle.y * scale, circle.radius + _GAP
    wide = circle.letters * _LETTER
    left = {"middle right": x + r, "middle left": x - r - wide}.get(side, x - wide / 2)
    top = {"bottom center": y + r, "top center": y - r - _LINE}.get(side, y - _LINE / 2)
    return left, top, left + wide, top + _LINE


def _shared(one: Box, other: Box) -> float:
    """The area that two boxes share."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide * high if wide > 0 and high > 0 else 0.0


def _area(box: Box) -> float:
    return (box[2] - box[0]) * (box[3] - box[1])
