"""What a memo gives is what its function gives, asked once a key, however many keys there are."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import memo
from riwaya.arabic.memo import Memo


@given(st.lists(st.text()))
def test_a_memo_says_what_its_function_says(words: list[str]) -> None:
    lengths = Memo(len)
    assert [lengths[word] for word in words] == [len(word) for word in words]


def test_a_key_is_worked_out_once() -> None:
    asked: list[str] = []
    upper = Memo(lambda word: asked.append(word) or word.upper())
    assert [upper["a"], upper["a"], upper["b"]] == ["A", "A", "B"]
    assert asked == ["a", "b"]


def test_a_full_memo_forgets_and_goes_on(monkeypatch) -> None:
    monkeypatch.setattr(memo, "_LIMIT", 2)
    doubled = Memo(lambda number: 2 * number)
    assert [doubled[number] for number in (1, 2, 3, 1)] == [2, 4, 6, 2]
    assert len(doubled) <= 2
