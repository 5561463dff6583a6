"""Why they say it happened: causes and aims, apart from what merely came before or after."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.claims import extract
from riwaya.extract.explained_acts import Act
from riwaya.extract.explanations import Link, find_links
from riwaya.model import Claim, Document, Reason


def links(text: str, *triggers: str) -> list[tuple[Link, dict[int, str]]]:
    """The links of a text's acts and their words; the acts are the tokens that hold these words, in their order."""
    sentences = dict(enumerate(analyze(text)))
    found: list[tuple[int, Act]] = []
    names: dict[int, str] = {}
    for at, sentence in sentences.items():
        for index, token in enumerate(sentence.tokens):
            name = next((trigger for trigger in triggers if trigger in token.text), None)
            if name:
                names[len(found)] = name
                found.append((at, Act(index, len(found), "attack")))
    return [(link, names) for link in find_links(sentences, found) if link.effect is not None]


def reasons(text: str, *triggers: str) -> set[tuple[str, str | None, str]]:
    """(effect, cause, connective) as words."""
    return {
        (
            names[link.effect or 0],
            None if link.cause is None else names[link.cause],
            text[slice(*link.connective)],
        )
        for link, names in links(text, *triggers)
        if link.kind == "cause"
    }


def told(text: str) -> list[tuple[Claim, Reason]]:
    """The explanations of a text's claims."""
    return [
        (claim, reason)
        for claim in extract(Document("1", text))
        for reason in (*claim.because, *claim.sequence)
    ]


@pytest.mark.parametrize(
    ("text", "effect", "cause", "connective"),
    [
        ("نزح السكان بسبب القصف.", "نزح", "القصف", "بسبب"),
        ("قتل خمسة مدنيين جراء غارة على السوق.", "قتل", "غارة", "جراء"),
        ("أسفرت المعارك عن مقتل ثلاثة جنود.", "مقتل", "المعارك", "أسفرت"),
        ("قصف الطيران السوق، مما أدى إلى مقتل تاجر.", "مقتل", "قصف", "أدى"),
        ("قصف الطيران السوق، الأمر الذي أدى إلى مقتل تاجر.", "مقتل", "قصف", "أدى"),
        ("هاجم المسلحون القرية ما أسفر عن إصابة طفل.", "إصابة", "هاجم", "أسفر"),
        ("أدى القصف الذي استمر ساعات لنزوح السكان.", "نزوح", "القصف", "أدى"),
        ("فر السكان نتيجة للقصف.", "فر", "القصف", "نتيجة"),
        ("بسبب الحصار نزح السكان.", "نزح", "الحصار", "بسبب"),
        ("نجم مقتل الطفل عن قصف السوق.", "مقتل", "قصف", "نجم"),
        ("أحد أسباب سقوط المدينة يعود إلى انسحاب الجيش.", "سقوط", "انسحاب", "يعود"),
        ("كان القصف من أبرز الأسباب التي أدت إلى نزوح السكان.", "نزوح", "القصف", "أدت"),
    ],
)
def test_a_cause_is_told_from_its_effect(text: str, effect: str, cause: str, connective: str) -> None:
    cause_in_text = cause if cause in text else cause.replace("ال", "لل", 1)
    found = reasons(text, effect, cause_in_text)
    assert found == {(effect, cause_in_text, connective)}


def test_coordinate_causes_and_effects_are_linked_one_by_one() -> None:
    assert reasons("أسفر القصف عن مقتل طفل وإصابة آخر.", "القصف", "مقتل", "إصابة") == {
        ("مقتل", "القصف", "أسفر"),
        ("إصابة", "القصف", "أسفر"),
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("نزح السكان بعد القصف.", "after"),
        ("نزح السكان عقب القصف.", "after"),
        ("نزح السكان قبل القصف.", "before"),
        ("نزح السكان تزامنا مع القصف.", "during"),
        ("نزح السكان بعد يومين من القصف.", "after"),
    ],
)
def test_sequence_is_no_cause(text: str, kind: str) -> None:
    assert reasons(text, "نزح", "القصف") == set()
    [(link, _)] = links(text, "نزح", "القصف")
    assert (link.kind, link.effect, link.cause) == (kind, 0, 1)


def test_after_a_time_nothing_happened() -> None:
    assert not links("نزح السكان بعد يومين.", "نزح")


def test_a_cause_that_is_no_act_keeps_its_words() -> None:
    text = "سقطت المدينة بسبب غياب الحماية عن أسوارها."
    [(link, _)] = links(text, "سقطت")
    assert link.cause is None
    assert text[slice(*link.words)].startswith("غياب الحماية")


@pytest.mark.parametrize(
    ("text", "effect", "aim"),
    [
        ("شن الجيش هجوما بهدف استعادة المدينة.", "هجوما", "استعادة المدينة"),
        ("دخلت القوات القرية لحماية سكانها.", "دخلت", "حماية سكانها"),
        ("اقتحمت القوات القرية في محاولة لفك الحصار.", "اقتحمت", "فك الحصار"),
    ],
)
def test_an_aim_is_kept_apart_from_a_cause(text: str, effect: str, aim: str) -> None:
    [(link, _)] = links(text, effect)
    assert (link.kind, text[slice(*link.words)]) == ("purpose", aim)


def test_what_a_noun_asks_for_is_no_aim() -> None:
    assert not links("قصف الجيش خطة لتدمير الجسر.", "قصف")


def test_an_answer_to_a_question_explains_nothing() -> None:
    assert not links("وردا على سؤال، هاجم الوزير خصومه.", "هاجم")


def test_a_sentence_that_points_back_takes_its_cause_from_the_one_before() -> None:
    assert reasons("قصف الجيش السوق. وأدى ذلك إلى نزوح السكان.", "قصف", "نزوح") == {("نزوح", "قصف", "أدى")}


def test_who_drives_others_to_act_is_no_cause_by_himself() -> None:
    assert reasons("قصف الجيش السوق ودفعت الشرطة السكان إلى النزوح.", "قصف", "النزوح") == set()


def test_another_verb_takes_the_reason_for_itself() -> None:
    assert not links("قصف الجيش الميناء وأغلق التجار محالهم بسبب الخوف.", "قصف")


@pytest.mark.parametrize(
    ("text", "effect", "cause"),
    [
        ("خطف المسلحون تجارا كانوا في السوق، بعد أسبوع على خطف آخرين.", "خطف المسلحون", "خطف آخرين"),
        ("وإثر هجوم شنته على الميناء، سيطرت القوات على القرية.", "سيطرت", "هجوم"),
        ("وبعد استئناف القتال قتل ثلاثة جنود.", "قتل", "استئناف القتال"),
        ("استهدفت الغارة مزرعة شرق القرية، ما أسفر عن مقتل فلاح.", "مقتل", "استهدفت الغارة"),
        ("قتل فلاح نتيجة لذلك القصف.", "قتل", "ذلك القصف"),
        ("أوقع انفجار السيارة خمسة قتلى.", "قتلى", "انفجار السيارة"),
    ],
)
def test_commas_and_descriptions_tell_what_a_connective_explains(text: str, effect: str, cause: str) -> None:
    acts = [words.partition(" ")[0] for words in (effect, cause)]
    found = [(text[slice(*link.words)], names[link.effect or 0]) for link, names in links(text, *acts)]
    assert any(words.startswith(cause) and name == acts[0] for words, name in found), found


def test_an_explanation_has_its_source_and_the_words_of_its_cause() -> None:
    [(claim, reason)] = told("قال المتحدث باسم الجيش إن ثلاثة جنود قتلوا في معارك الواحة بسبب نقص الذخيرة.")
    assert claim.act.value == "killing"
    assert reason.cause is not None
    assert reason.cause.exact == "نقص الذخيرة"
    assert [link.quote.exact for link in reason.attribution if link.quote] == ["المتحدث باسم الجيش"]


def test_what_is_alleged_as_the_reason_is_only_possible() -> None:
    [(_, reason)] = told("اعتقلت الشرطة خمسة طلاب بذريعة إخلالهم بالأمن.")
    assert (reason.kind, reason.certainty) == ("cause", "possible")


def test_what_somebody_is_punished_for_is_a_cause() -> None:
    [(_, reason)] = told("اعتقلت الشرطة الصحفي سامي الجندي لمشاركته في الاعتصام.")
    assert reason.kind == "cause"


WORDS = st.sampled_from(
    ["قصف", "بسبب", "أدى", "إلى", "مما", "نزوح", "وقتل", "،", ".", "عن", "أسفر", "نتيجة", "ذلك", "التي", "ل"]
)
MORE = st.sampled_from(
    ["بعد", "أن", "لأن", "لحماية", "الأسباب", "كان", "يومين", "من", "ردا", "على", "في", "محاولة", "لفك"]
)


@given(st.lists(WORDS | MORE, min_size=1, max_size=20), st.data())
def test_links_name_acts_and_words_of_the_text(words: list[str], data: st.DataObject) -> None:
    text = " ".join(words)
    sentences = dict(enumerate(analyze(text)))
    places = [(at, index) for at, sentence in sentences.items() for index in range(len(sentence.tokens))]
    chosen = sorted(data.draw(st.sets(st.sampled_from(places))))
    acts = [(at, Act(index, number, "attack")) for number, (at, index) in enumerate(chosen)]
    for link in find_links(sentences, acts):
        assert link.effect is None or link.effect != link.cause
        assert link.effect is None or 0 <= link.effect < len(chosen)
        assert link.cause is None or 0 <= link.cause < len(chosen)
        for start, end in (link.effect_words, link.words, link.connective):
            assert 0 <= start < end <= len(text)
        assert 0 < link.confidence <= 1
