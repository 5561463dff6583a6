"""The phrases around a word: what follows in its clause, what stands before, what a verb describes."""

from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.acts import find_triggers
from riwaya.extract.clause import Clause, Phrase
from riwaya.extract.prepositions import AGENT
from riwaya.extract.sure_tags import with_sure_tags

WORDS = [
    "هاجم",
    "مسلحون",
    "الجيش",
    "في",
    "مدينة",
    "حلب",
    "«",
    "»",
    "(",
    ")",
    "،",
    "؛",
    "التي",
    "قتل",
    "و",
    "على",
    "يد",
]


def clause(text: str) -> Clause:
    """The first sentence's clause, tags put right as extraction does."""
    sentence = analyze(text)[0]
    return Clause(with_sure_tags(sentence, find_triggers(sentence)))


def words(clause_: Clause, phrase: Phrase | None) -> str:
    assert phrase is not None
    return " ".join(token.text for token in clause_.tokens[phrase.start : phrase.end])


def test_after_a_verb_come_its_phrases_with_their_prepositions() -> None:
    found = clause("هاجم المسلحون القاعدة في مدينة حلب.")
    assert [(phrase.preposition, words(found, phrase)) for phrase in found.after(1)] == [
        ("", "المسلحون"),
        ("", "القاعدة"),
        ("في", "مدينة حلب"),
    ]


def test_another_verb_or_a_relative_pronoun_ends_the_clause() -> None:
    for text in ("قتل جندي وأصيب ضابط.", "قتل جندي الذي رآه ضابط.", "قتل جندي؛ الضابط نجا."):
        found = clause(text)
        assert [words(found, phrase) for phrase in found.after(1)] == ["جندي"]


def test_an_aside_in_brackets_plays_no_role() -> None:
    found = clause("هاجم (قبل الفجر) المسلحون القاعدة.")
    assert [words(found, phrase) for phrase in found.after(1)] == ["المسلحون", "القاعدة"]


def test_by_the_hand_of_is_read_as_one_preposition() -> None:
    for text in ("قتل ضابط على يد مسلحين.", "قتل ضابط على أيدي مسلحين.", "قتل ضابط من قبل مسلحين."):
        found = clause(text)
        assert [phrase.preposition for phrase in found.after(1)] == ["", AGENT]


def test_the_phrase_before_a_verb_skips_particles_but_crosses_no_clause() -> None:
    found = clause("المسلحون قد هاجموا القاعدة.")
    assert words(found, found.phrase_before(2)) == "المسلحون"
    found = clause("وصل الوزير. هاجموا القاعدة.")
    assert found.phrase_before(0) is None


def test_a_relative_pronoun_is_found_before_its_verb() -> None:
    found = clause("المسلحون الذين هاجموا القاعدة فروا.")
    assert found.relative_before(2) == 1
    assert found.relative_before(4) is None


def test_only_an_indefinite_noun_is_described_without_a_pronoun() -> None:
    found = clause("قال إن قوات من العشائر هاجمت الحاجز.")
    described = [words(found, phrase) for phrase in found.described_by(5)]
    assert described == ["قوات من العشائر"]
    assert clause("قال إن القوات هاجمت الحاجز.").described_by(3) == []


def test_a_time_ends_a_phrase_and_is_none() -> None:
    sentence = analyze("هاجم مسلحون أمس القاعدة.")[0]
    found = Clause(sentence.tokens, skipped=[2])
    assert [words(found, phrase) for phrase in found.after(1)] == ["مسلحون", "القاعدة"]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=16))
def test_phrases_follow_one_another_within_the_sentence(words_: list[str]) -> None:
    for sentence in analyze(" ".join(words_)):
        found = Clause(sentence.tokens)
        ends = [0]
        for phrase in found.phrases:
            assert ends[-1] <= phrase.start < phrase.end <= len(sentence.tokens)
            assert phrase.members[0][0] == phrase.start
            assert phrase.members[-1][1] == phrase.end
            ends.append(phrase.end)
        for index in range(len(sentence.tokens)):
            assert all(phrase.start >= index for phrase in found.after(index))
            before = found.phrase_before(index)
            assert before is None or before.end <= index
