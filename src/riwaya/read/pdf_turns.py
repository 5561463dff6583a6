"""How far a text on a page is turned, and its place once the page is turned upright."""

import math

STRAIGHT = 3.0
"""Degrees off a quarter turn within which text is straight. A judgement: half of it is the slant of a bad scan."""


def turn_of(across: float, up: float) -> float:
    """How far a text's base line is turned, in degrees against the clock from 0 to 360, its first steps being given."""
    if up == 0 < across:
        return 0.0
    turn = math.degrees(math.atan2(up, across)) % 360
    straight = round(turn / 90) * 90
    return float((straight if abs(turn - straight) < STRAIGHT else round(turn)) % 360)


def turned(box: tuple[float, float, float, float], turn: float) -> tuple[float, float, float, float]:
    """Left, bottom, right and top of a box once the page is turned by `turn` degrees with the clock about its corner.

    The same with `-turn` leads back.

    >>> turned((10, 20, 30, 25), 90)
    (20.0, -30.0, 25.0, -10.0)
    """
    if not turn:
        return box
    quarter = turn % 90 == 0
    cos, sin = math.cos(math.radians(turn)), math.sin(math.radians(turn))
    if quarter:
        cos, sin = float(round(cos)), float(round(sin))
    left, bottom, right, top = box
    corners = [(x * cos + y * sin, y * cos - x * sin) for x in (left, right) for y in (bottom, top)]
    across, up = [x for x, _ in corners], [y for _, y in corners]
    return min(across), min(up), max(across), max(up)
