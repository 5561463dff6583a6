"""What a document says to have come from what: claims and happenings that are none, with their words and sources."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.extract.account import find_explanations, read_account
from riwaya.extract.claims import extract
from riwaya.model import Block, Document


def told(text: str) -> set[tuple[str, str, str]]:
    """(effect, kind, cause) as words."""
    return {
        (each.effect.quote.exact, each.kind, each.cause.quote.exact)
        for each in find_explanations(Document("1", text))
    }


@pytest.mark.parametrize(
    ("text", "effect", "kind", "cause"),
    [
        ("تراجعت أسعار الخبز بسبب وفرة القمح.", "تراجعت أسعار الخبز", "cause", "وفرة القمح"),
        ("استقالة رئيس البلدية بسبب فضيحة الجسر", "استقالة رئيس البلدية", "cause", "فضيحة الجسر"),
        ("أدى انفجار الأنبوب إلى انقطاع المياه عن الواحة.", "انقطاع المياه", "cause", "انفجار الأنبوب"),
        ("هطل المطر طوال الليل، مما أدى إلى تعطل السوق.", "تعطل السوق", "cause", "هطل المطر طوال الليل"),
        ("هطل المطر طوال الليل، مما عطل السوق.", "عطل السوق", "cause", "هطل المطر طوال الليل"),
        ("نفد الوقود، ولذلك توقفت المخابز.", "توقفت المخابز", "cause", "نفد الوقود"),
        ("سافر الوزير إلى الواحة للتباحث مع شيوخها.", "سافر الوزير", "purpose", "للتباحث مع شيوخها"),
        ("أغلق المعلمون المدرسة خشية انهيار سقفها.", "أغلق المعلمون المدرسة", "cause", "انهيار سقفها"),
        ("عاد السكان إلى الواحة بعد انحسار السيول.", "عاد السكان", "after", "انحسار السيول"),
        ("كانت الطريق مقطوعة لأن الجسر انهار.", "مقطوعة", "cause", "الجسر انهار"),
        (
            "اندلعت مشادة بين صيادين وحرس الميناء بهدف الحصول على مرسى.",
            "اندلعت مشادة",
            "purpose",
            "الحصول على مرسى",
        ),
    ],
)
def test_what_happens_is_explained_though_it_is_no_claim(
    text: str, effect: str, kind: str, cause: str
) -> None:
    assert (effect, kind, cause) in told(text)


@pytest.mark.parametrize(
    "text",
    [
        "اعتقل الصيادون من قبل حرس الميناء.",  # by them
        "تقف السفينة على بعد ميلين من الميناء.",  # far from it
        "لم يصل الرد بعد.",
        "حضر الأمين العام بان كي مون الجلسة.",  # a name
        "منحت البلدية فرصة للسكان للخروج.",
        "أكثر مما توقع الناس.",
        "دعا رئيس البلدية الصحفيين إلى الهدوء.",
        "تسعى البلدية منذ أعوام لترميم الجسر.",  # what «سعى» asks for is no aim
        "لن يعود الأهالي إلى القرية حتى ترمم البلدية الجسر.",  # until
        "عاد الأهالي عقب فجر أمس.",  # a time, written like a verb
    ],
)
def test_words_of_other_senses_explain_nothing(text: str) -> None:
    assert told(text) == set()


@pytest.mark.parametrize(
    ("text", "effect", "kind", "cause"),
    [
        # a description that a comma closes has no part in what follows
        (
            "تمكن الصيادون الذين تضم جماعتهم ألف عضو، أمس من السيطرة على الميناء بعد معارك عنيفة.",
            "السيطرة",
            "after",
            "معارك عنيفة",
        ),
        ("ساءت العلاقات بين القريتين إثر مقتل راع إثر خلاف على بئر.", "مقتل", "cause", "خلاف على بئر"),
        ("أدى تقدم السيول إلى إغلاق المدرسة بعدما حطمت السيول سورها.", "إغلاق", "after", "حطمت السيول سورها"),
        (
            "أكد الطبيب توقف أقسام مستشفى الثورة نتيجة نقص الوقود.",
            "توقف أقسام مستشفى الثورة",
            "cause",
            "نقص الوقود",
        ),
        (
            "غادر الأهالي القرية بعد معرفتهم بقدوم السيول.",
            "غادر الأهالي",
            "after",
            "معرفتهم بقدوم السيول",
        ),
        ("انسحب الحراس لأسباب أمنية.", "انسحب", "cause", "أسباب أمنية"),
        ("استغل اللصوص الهدنة لنهب المخازن.", "استغل اللصوص الهدنة", "purpose", "نهب المخازن"),
        (
            "أغلقوا الطريق حتى تتمكن الجرافات من رفع الأنقاض.",
            "أغلقوا الطريق",
            "purpose",
            "تتمكن الجرافات من رفع الأنقاض",
        ),
        ("نزح الأهالي عن القرية مما أتاح الفرصة أمام اللصوص.", "أتاح", "cause", "نزح الأهالي عن القرية"),
        ("خلفت الغارات قتلى.", "قتلى", "cause", "الغارات"),
        ("ألغت البلدية المظاهرة بسبب الأمطار.", "ألغت", "cause", "الأمطار"),
        ("توجه الصيادون إلى الميناء للالتحاق بالأسطول.", "توجه الصيادون", "purpose", "للالتحاق بالأسطول"),
    ],
)
def test_what_a_connective_explains_is_found_past_what_describes(
    text: str, effect: str, kind: str, cause: str
) -> None:
    assert (effect, kind, cause) in {(e[: len(effect)], k, c) for e, k, c in told(text)}


def test_coordinate_victims_are_explained_together() -> None:
    text = "انفجرت سيارة مفخخة في السوق ما أسفر عن مقتل خمسة اشخاص بينهم امرأة وطفل وإصابة عشرة آخرين."
    assert {effect for effect, kind, _ in told(text) if kind == "cause"} == {"مقتل", "إصابة"}


def test_a_vacuum_that_was_made_use_of_explains_what_came_of_it() -> None:
    """«مما ولد فراغا استغله … ليسيطر», as an article on the fall of a town tells it."""
    text = "قامت قوات الحرس بالانتشار حول البلدة، مما ولد فراغا استغله المسلحون ليسيطروا على أجزاء من البلدة."
    assert {(effect, cause) for effect, kind, cause in told(text) if kind == "cause"} == {
        ("فراغا", "الانتشار حول البلدة"),
        ("يسيطروا", "الانتشار حول البلدة"),
    }


def test_an_explanation_of_a_claim_says_what_the_claim_says() -> None:
    document = Document("1", "قال المتحدث باسم الجيش إن ثلاثة جنود قتلوا في معارك الواحة بسبب نقص الذخيرة.")
    account = read_account(document)
    assert account.claims == extract(document)
    [each] = account.explanations
    [claim] = [claim for claim in account.claims if claim.because]
    assert each.effect.claim == claim.id
    assert (each.cause.quote, each.connective) == (claim.because[0].cause, claim.because[0].quote)
    assert each.attribution == claim.because[0].attribution != ()


def test_what_is_alleged_is_only_possible() -> None:
    [each] = find_explanations(Document("1", "أغلقت البلدية المكتبة بحجة ترميم سقفها."))
    assert each.certainty == "possible"


def test_a_caption_tells_nothing() -> None:
    text = "تراجعت الأسعار بسبب القصف."
    assert find_explanations(Document("1", text, blocks=(Block("caption", 0, len(text)),))) == []


WORDS = st.sampled_from(
    [
        "قصف",
        "بسبب",
        "أدى",
        "إلى",
        "مما",
        "عطل",
        "نزوح",
        "وقتل",
        "،",
        ".",
        "لذلك",
        "الأسعار",
        "تراجعت",
        "التي",
        "لحماية",
        "كان",
    ]
)


@given(st.lists(WORDS, max_size=16))
def test_every_explanation_quotes_its_document(words: list[str]) -> None:
    document = Document("1", " ".join(words))
    account = read_account(document)
    ids = {claim.id for claim in account.claims}
    for each in account.explanations:
        for quote in (each.effect.quote, each.cause.quote, each.connective):
            assert quote is None or document.quote(quote.start, quote.end, quote.exact) == quote
        assert {each.effect.claim, each.cause.claim} <= {None, *ids}
