"""The one pass: clitics, tags, offsets, blocks; on our own sentences and on hostile input."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from riwaya.arabic import Token, analyze, analyze_document
from riwaya.arabic.analyzer import _Current
from riwaya.model import Block, Document

WORDS = "وزير ولاية وسط كان كما بعد بين لجنة فرنسا فصائل بلدة والد كتائب بغداد ليبيا لبنان سوريا سيطر سقط وكالة بيروت"


def token(text: str, word: str) -> Token:
    return next(one for sentence in analyze(text) for one in sentence.tokens if one.text == word)


def tagged(text: str) -> dict[str, str]:
    return {one.text: one.tag for sentence in analyze(text) for one in sentence.tokens}


@pytest.mark.parametrize("word", WORDS.split())
def test_letters_of_the_word_itself_are_not_cut(word: str) -> None:
    form = analyze(word)[0].tokens[0].form
    assert (form.conjunction, form.preposition, form.future, form.article, form.pronoun) == (
        "",
        "",
        False,
        False,
        "",
    )
    assert form.host == form.key


@pytest.mark.parametrize(
    ("word", "segments", "host", "shift"),
    [
        ("وقتل", "و+قتل", "قتل", 1),
        ("وقصفت", "و+قصفت", "قصفت", 1),
        ("بتفجير", "ب+تفجير", "تفجير", 1),
        ("للجيش", "ل+ل+جيش", "جيش", 0),
        ("وللجيش", "و+ل+ل+جيش", "جيش", 1),
        ("فقتل", "ف+قتل", "قتل", 1),
        ("سيسيطر", "س+يسيطر", "يسيطر", 0),
        ("وسيسيطر", "و+س+يسيطر", "يسيطر", 1),
        ("ووزير", "و+وزير", "وزير", 1),
        ("وبالموصل", "و+ب+ال+موصل", "موصل", 2),
        ("مدينتهم", "مدينت+هم", "مدينه", 0),
        ("قواته", "قوات+ه", "قوات", 0),
        ("عليهم", "علي+هم", "علي", 0),
        ("وَقَتَلَ", "وَ+قَتَلَ", "قتل", 2),
        ("الجيش", "ال+جيش", "جيش", 0),
    ],
)
def test_clitics_are_cut(word: str, segments: str, host: str, shift: int) -> None:
    found = analyze(word)[0].tokens[0]
    assert "+".join(segment.text for segment in found.segments) == segments
    assert (found.host, found.form.shift) == (host, shift)
    assert found.host_start == shift


def test_verbs_and_verbal_nouns_by_what_is_around_them() -> None:
    verbs = tagged("قتل مسلحون ثلاثة جنود أمس. وقصفت الطائرات مواقع في ريف حلب.")
    assert (verbs["قتل"], verbs["وقصفت"]) == ("VERB", "VERB")
    nouns = tagged("أسفر القصف عن مقتل ثلاثة جنود. وأدى سقوط قذائف إلى تدمير منازل خلال هجوم على البلدة.")
    assert {nouns[word] for word in ("القصف", "مقتل", "سقوط", "تدمير", "هجوم")} == {"NOUN"}
    assert (nouns["أسفر"], nouns["وأدى"], nouns["عن"], nouns["على"]) == ("VERB", "VERB", "ADP", "ADP")


def test_gender_and_number() -> None:
    text = "وصلت قوات كبيرة إلى المدينة ومعها مسلحون وطائرتان"
    traits = {one.text: (one.gender, one.number) for one in analyze(text)[0].tokens}
    assert traits["قوات"] == ("Fem", "Plur")
    assert traits["المدينة"] == ("Fem", "Sing")
    assert traits["مسلحون"] == ("Masc", "Plur")
    assert traits["وطائرتان"][1] == "Dual"


def test_blocks_end_sentences_and_are_told() -> None:
    text = "عنوان الخبر نص الخبر هنا. وبقية"
    blocks = (Block("title", 0, 11), Block("paragraph", 12, 25))
    found = analyze_document(Document("d", text, blocks))
    assert [(text[one.start : one.end], one.block) for one in found] == [
        ("عنوان الخبر", 0), ("نص الخبر هنا.", 1), ("وبقية", -1)
    ]  # fmt: skip


def test_start_is_added_to_offsets_and_blocks_count_from_it() -> None:
    found = analyze("أول ثان", start=100, blocks=(Block("title", 100, 103), Block("paragraph", 104, 107)))
    assert [(one.start, one.end, one.block) for one in found] == [(100, 103, 0), (104, 107, 1)]
    assert found[1].tokens[0].start == 104


def test_a_conjunction_that_opens_a_sentence_resumes_the_talk() -> None:
    text = "وعاد الهدوء وفتح الميناء، فقال الناس إن البلدة والتي هجروها آمنة. وغادر الجنود"
    tags = {
        one.text: one.segments[0].tag
        for sentence in analyze(text)
        for one in sentence.tokens
        if one.form.conjunction
    }
    assert tags == {
        "وعاد": "PART",
        "وفتح": "CCONJ",
        "فقال": "PART",
        "والتي": "PART",
        "وغادر": "PART",
    }


@pytest.mark.parametrize(
    ("text", "word", "tag"),
    [
        ("وصل النازحون إلى دوما صباح السبت", "دوما", "PROPN"),
        ("أسفر القصف عن مقتل عشرين شخصا", "أسفر", "VERB"),
        ("أسفر القصف عن مقتل عشرين شخصا", "عشرين", "NUM"),
    ],
)
def test_words_once_taken_for_verbs_and_nouns(text: str, word: str, tag: str) -> None:
    assert tagged(text)[word] == tag


@settings(deadline=None)
@given(
    st.text(st.characters(exclude_categories=()), max_size=200)
    | st.text(alphabet="وبلكسافيتنهم َـ.«»\n\u200c", max_size=200)
)
def test_every_token_is_its_text(text: str) -> None:
    at = 0
    for sentence in analyze(text):
        assert (sentence.start, sentence.end) == (sentence.tokens[0].start, sentence.tokens[-1].end)
        for one in sentence.tokens:
            assert one.start >= at
            assert one.text == text[one.start : one.end]
            assert "".join(segment.text for segment in one.segments) == one.text
            assert one.start <= one.host_start < one.end
            at = one.end


def test_nothing_in_nothing_out() -> None:
    assert analyze("") == []
    assert analyze(" \n\u200f ") == []


@pytest.mark.parametrize(
    "text",
    ["و" * 1_000_000, "وبال" * 250_000, "كلمة " * 10_000, "سقطقذيفةعلىالبلدة" * 20_000, "😀" * 20_000,
     "ک‌ی " * 10_000,
     "ـ" * 100_000, "ًٌ" * 50_000],
    ids=["megabyte word", "megabyte of clitics", "ten thousand words", "no spaces", "emoji", "Persian", "kashida",
         "marks alone"],
)  # fmt: skip
def test_hostile_text_is_analysed(text: str) -> None:
    # Not timed: quadratic work would take hours on these.
    assert sum(len(one.text) for sentence in analyze(text) for one in sentence.tokens) <= len(text)


def test_marks_kashida_and_persian_letters_do_not_change_the_reading() -> None:
    plain = [(one.host, one.tag) for one in analyze("سيطر الجيش على المدينة")[0].tokens]
    for spelling in ("سَيْطَرَ الجَيْشُ على المدينةِ", "ســـيطر الجيــش على المدينة"):
        assert [(one.host, one.tag) for one in analyze(spelling)[0].tokens] == plain


def test_the_vocabulary_is_bounded_and_results_stay_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "سيطر الجيش على بلدة قرب حلب بعد معارك عنيفة"
    before = analyze(text)
    monkeypatch.setattr("riwaya.arabic.vocabulary._CAPACITY", 5)
    monkeypatch.setattr(_Current, "vocabulary", None)
    assert analyze(text) == before
    full = _Current.vocabulary
    assert analyze(text) == before
    assert _Current.vocabulary is not full


def test_threads_may_share_the_vocabulary(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"سيطر الجيش على بلدة{number} قرب مدينة{number} بعد معارك" for number in range(300)]
    expected = [analyze(text) for text in texts]
    monkeypatch.setattr(_Current, "vocabulary", None)
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(analyze, texts)) == expected
