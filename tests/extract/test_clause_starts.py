"""Where the clauses of a sentence begin."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.acts import find_triggers
from riwaya.extract.clause_starts import part_starts
from riwaya.extract.sure_tags import with_sure_tags


def test_clauses_begin_at_boundaries_and_joined_verbs() -> None:
    sentence = analyze("هاجم المسلحون القرية بينما قصفت الطائرات الجسر وأصيب جندي.")[0]
    tokens = with_sure_tags(sentence, find_triggers(sentence))
    assert [tokens[start].text for start in part_starts(tokens)] == ["هاجم", "بينما", "وأصيب"]


@given(
    st.lists(
        st.sampled_from(["هاجم", "وقتل", "بينما", "،", "؛", "الجيش", "في", "حلب", "وقد", "لم"]), min_size=1
    )
)
def test_clauses_part_a_sentence_in_order(words_: list[str]) -> None:
    for sentence in analyze(" ".join(words_)):
        starts = part_starts(sentence.tokens)
        assert starts[0] == 0
        assert list(starts) == sorted(set(starts))
        assert starts[-1] < len(sentence.tokens)
