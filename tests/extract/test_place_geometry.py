"""Circles on the globe."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.extract.place_geometry import Circle, Sector, around, between, destination, distance_m

SPOTS = st.tuples(st.floats(-75, 75), st.floats(-180, 180))
METRES = st.floats(0, 400_000)
BEARINGS = st.floats(0, 360)


@given(SPOTS, BEARINGS, METRES)
def test_who_goes_so_far_is_so_far_away(start: tuple[float, float], bearing: float, metres: float) -> None:
    assert distance_m(start, destination(start, bearing, metres)) == pytest.approx(metres, abs=1)


@pytest.mark.parametrize(("bearing", "north", "east"), [(0, 1, 0), (90, 0, 1), (180, -1, 0), (270, 0, -1)])
def test_bearings_run_clockwise_from_north(bearing: float, north: int, east: int) -> None:
    latitude, longitude = destination((34.0, 38.0), bearing, 50_000)
    assert round((latitude - 34.0) * 2) == north
    assert round((longitude - 38.0) * 2) == east


@given(
    SPOTS,
    st.floats(0, 1),
    st.floats(1_000, 300_000),
    BEARINGS,
    st.floats(5, 180),
    st.floats(-1, 1),
    st.floats(0, 1),
)
def test_the_circle_holds_all_of_the_sector(
    start: tuple[float, float],
    hollow: float,
    outer: float,
    bearing: float,
    spread: float,
    side: float,
    depth: float,
) -> None:
    inner = outer * hollow
    circle = around(start, Sector(inner, outer, bearing, spread))
    inside = destination(start, bearing + side * spread, inner + depth * (outer - inner))
    assert distance_m(circle.spot, inside) <= circle.radius_m * 1.01 + 2


@given(SPOTS, METRES)
def test_a_ring_without_bearing_is_the_disc_that_holds_it(start: tuple[float, float], outer: float) -> None:
    assert around(start, Sector(outer / 2, outer)) == Circle(*start, math.ceil(outer))


@given(SPOTS, BEARINGS, st.floats(0, 2_000_000))
def test_the_circle_over_a_way_has_both_its_ends(
    one: tuple[float, float], bearing: float, metres: float
) -> None:
    other = destination(one, bearing, metres)
    circle = between(Circle(*one, 0), Circle(*other, 0))
    for end in (one, other):
        assert distance_m(circle.spot, end) <= circle.radius_m * 1.001 + 2  # far ways are bent
