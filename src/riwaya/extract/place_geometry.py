"""Circles on the globe: points at a bearing, and the least circle around a ring, a sector, or two places.

Degrees WGS 84 on a sphere, metres; bearings run clockwise from north.
"""

import math
from typing import NamedTuple

EARTH_M = 6_371_000.0

Spot = tuple[float, float]
"""Latitude and longitude."""


class Circle(NamedTuple):
    """A point and the metres around it."""

    latitude: float
    longitude: float
    radius_m: int

    @property
    def spot(self) -> Spot:
        """Its middle."""
        return self.latitude, self.longitude


class Sector(NamedTuple):
    """What lies from `inner_m` to `outer_m` of a point, within `spread` degrees of `bearing`; all around for None."""

    inner_m: float
    outer_m: float
    bearing: float | None = None
    spread: float = 180.0


def distance_m(one: Spot, other: Spot) -> float:
    """Metres along the great circle (haversine formula).

    >>> round(distance_m((34.56, 38.28), (34.73, 36.72)) / 1000)
    144
    """
    north, south = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    half = math.sin((south - north) / 2) ** 2 + math.cos(north) * math.cos(south) * math.sin(across / 2) ** 2
    return 2 * EARTH_M * math.asin(math.sqrt(min(1.0, half)))


def destination(start: Spot, bearing: float, metres: float) -> Spot:
    """Where one comes to who goes so far along a great circle.

    >>> [round(degrees, 3) for degrees in destination((34.56, 38.28), 90, 10_000)]
    [34.56, 38.389]
    """
    angle, turn = metres / EARTH_M, math.radians(bearing)
    latitude, longitude = math.radians(start[0]), math.radians(start[1])
    sine = math.sin(latitude) * math.cos(angle) + math.cos(latitude) * math.sin(angle) * math.cos(turn)
    there = math.asin(max(-1.0, min(1.0, sine)))
    across = math.atan2(
        math.sin(turn) * math.sin(angle) * math.cos(latitude),
        math.cos(angle) - math.sin(latitude) * math.sin(there),
    )
    return math.degrees(there), (math.degrees(longitude + across) + 540) % 360 - 180


def around(start: Spot, sector: Sector) -> Circle:
    """The least circle that holds a sector, or the disc that it is a ring of where it has no bearing.

    The farthest corners of a sector lie `outer_m` from its point, `spread` to the sides. Where they open wider than
    a right angle their chord is the circle's diameter; else the circle goes through them and what is nearest.
    """
    if sector.bearing is None or sector.spread >= 90:
        return Circle(*start, math.ceil(sector.outer_m))
    half = math.radians(sector.spread)
    side, ahead = sector.outer_m * math.sin(half), sector.outer_m * math.cos(half)
    near = sector.inner_m * math.cos(half)
    middle = ((ahead**2 + side**2) - near**2) / (2 * (ahead - near)) if ahead > near else ahead
    middle = min(max(middle, near), ahead)
    reach = max(math.hypot(ahead - middle, side), sector.outer_m - middle, middle - near)
    reach = max(reach, math.hypot(near - middle, sector.inner_m * math.sin(half)))
    spot = destination(start, sector.bearing, middle)
    return Circle(*spot, math.ceil(reach))


def between(one: Circle, other: Circle) -> Circle:
    """The circle over the way from one place to another."""
    metres = distance_m(one.spot, other.spot)
    if metres == 0:
        return Circle(*one.spot, max(one.radius_m, other.radius_m))
    return Circle(*destination(one.spot, _bearing(one.spot, other.spot), metres / 2), math.ceil(metres / 2))


def _bearing(one: Spot, other: Spot) -> float:
    north, south = math.radians(one[0]), math.radians(other[0])
    across = math.radians(other[1] - one[1])
    east = math.sin(across) * math.cos(south)
    ahead = math.cos(north) * math.sin(south) - math.sin(north) * math.cos(south) * math.cos(across)
    return math.degrees(math.atan2(east, ahead)) % 360
