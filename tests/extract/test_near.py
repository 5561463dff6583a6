"""What stands near a place in an ordered list, as a look at all of it would find it."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.extract.near import between, last_before, nearest

ORDERED = st.lists(st.integers(0, 30)).map(sorted)


@given(ORDERED, st.integers(-5, 35), st.integers(-5, 35))
def test_what_lies_between_is_what_a_look_at_all_finds(items: list[int], first: int, stop: int) -> None:
    assert between(items, first, stop, by=int) == [item for item in items if first <= item < stop]
    before = [item for item in items if item < stop]
    assert last_before(items, stop, by=int) == (before[-1] if before else None)


@given(ORDERED.filter(bool), st.integers(-5, 35))
def test_of_equals_the_first_is_nearest(items: list[int], place: int) -> None:
    told = list(enumerate(items))
    found = nearest(told, place, by=lambda item: item[1])
    assert found == min(told, key=lambda item: abs(item[1] - place))
