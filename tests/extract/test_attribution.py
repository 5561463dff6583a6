"""Who is said to say what: the sources, cues and reach of speech."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze_document
from riwaya.extract.attribution import SpeechLink, find_scopes, links_for, quotations
from riwaya.model import Block, Document


def chain(
    text: str, trigger: str, *, title: bool = False, nth: int = 0
) -> tuple[Document, tuple[SpeechLink, ...]]:
    """The document and the links that hold for the nth place of a trigger."""
    end = text.find("\n") if title else 0
    blocks = (Block("title", 0, end), Block("paragraph", end + 1, len(text))) if title else ()
    document = Document(id="test", text=text, blocks=blocks)
    scopes = find_scopes(document, analyze_document(document))
    start = -1
    for _ in range(nth + 1):
        start = text.index(trigger, start + 1)
    return document, links_for(scopes, start, start + len(trigger))


def sources(text: str, trigger: str, *, title: bool = False, nth: int = 0) -> list[str | None]:
    """The words of the sources on whose word the trigger is told."""
    document, links = chain(text, trigger, title=title, nth=nth)
    return [document.text[slice(*link.source)] if link.source else None for link in links]


def cues(text: str, trigger: str) -> list[str]:
    """The words of the cues."""
    document, links = chain(text, trigger)
    return [document.text[slice(*link.cue)] for link in links if link.cue]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("قال وزير الداخلية إن المسلحين هاجموا القرية.", "هاجموا", ["وزير الداخلية"]),
        ("أعلنت وزارة الصحة مقتل تسعة مدنيين في الغارة.", "مقتل", ["وزارة الصحة"]),
        ("أفاد مصدر أمني في محافظة نور أمس بمقتل جندي.", "مقتل", ["مصدر أمني في محافظة نور"]),
        ("كشف الناطق باسم الجيش عن انسحاب وحداته من البلدة.", "انسحاب", ["الناطق باسم الجيش"]),
        ("المراقبون يؤكدون أن القصف لم يتوقف.", "القصف", ["المراقبون"]),
        ("وكانت صحف محلية أعلنت أن الجنود غادروا القاعدة.", "غادروا", ["صحف محلية"]),
        ("قال قائد الشرطة في المدينة، العميد سالم الحداد، إن المحتجين أحرقوا المبنى.", "أحرقوا", None),
        ("انفجرت سيارة مفخخة قرب السوق، بحسب شهود عيان.", "انفجرت", ["شهود عيان"]),
        ("وبحسب شهود عيان، فإن سيارة مفخخة انفجرت قرب السوق.", "انفجرت", ["شهود عيان"]),
        ('وقال المسؤول الذي رفض الكشف عن هويته "تعطل قارب واحترق قاربان".', "احترق", None),
        ("قصف الطيران الميناء وفقا لمصدر عسكري.", "قصف", ["مصدر عسكري"]),
        ("نقلا عن طبيب في المستشفى، قتل أربعة أطفال في القصف.", "قتل", ["طبيب في المستشفى"]),
        ("وصلت قافلة مساعدات إلى البلدة، حسبما أعلن رئيس البلدية.", "مساعدات", ["رئيس البلدية"]),
        ("جاء في بيان الحكومة أن الجيش استعاد الجسر.", "استعاد", ["بيان الحكومة"]),
    ],
)
def test_a_source_is_found_where_it_is_named(text: str, trigger: str, expected: list[str] | None) -> None:
    found = sources(text, trigger)
    if expected is None:
        assert len(found) == 1
        assert found[0] is not None
        assert found[0].startswith(("قائد الشرطة في المدينة، العميد سالم الحداد", "المسؤول"))
    else:
        assert found == expected


@pytest.mark.parametrize(
    ("text", "trigger"),
    [
        ("قصف الجيش القرية مساء الأحد.", "قصف"),
        ("ستستخدم القاعدة وفق معايير محددة بعد سيطرة الجيش عليها.", "سيطرة"),
        ("قال الوزير إن الحرب انتهت. وقصفت الطائرات المدينة بعد ساعات.", "قصفت"),
        ("قال الوزير «سنرسل قوات إضافية إلى الحدود هذا الأسبوع» بعد هجوم على موقع للجيش.", "هجوم"),
        ("أعلن الوزير أن بلاده ستقاتل المسلحين، خلال لقاء مع نظيره.", "لقاء"),
        ("لم تعلن أي جهة أن لها صلة بالتفجير.", "التفجير"),
        ("يشير القرار إلى تكثيف القصف.", "القصف"),
        ("يذكر أن الجيش سيطر على المدينة قبل عام.", "سيطر"),
        ("الجماعة التي تهدد أمن البلاد بهجمات متكررة.", "هجمات"),
    ],
)
def test_the_outlet_itself_tells(text: str, trigger: str) -> None:
    assert sources(text, trigger) == []


def test_a_chain_runs_from_the_one_quoted_to_the_one_who_knows() -> None:
    assert sources("نقلت صحيفة الأيام عن مصدر طبي أن القصف أوقع قتلى.", "القصف") == [
        "صحيفة الأيام",
        "مصدر طبي",
    ]
    assert sources("وبحسب موقع الأيام فقد أعلنت الشرطة مقتل لص.", "مقتل") == ["موقع الأيام", "الشرطة"]
    assert sources("قالت مصادر طبية لوكالة رويترز إن القصف أوقع قتلى.", "القصف") == [
        "وكالة رويترز",
        "مصادر طبية",
    ]
    assert sources("قالت الوكالة إن الناطق أكد أن الجيش انسحب.", "انسحب") == ["الوكالة", "الناطق"]


def test_a_bare_name_in_quotation_marks_after_li_is_the_outlet_itself() -> None:
    assert sources("قالت مصادر طبية لـ«الأيام» إن القصف أوقع قتلى.", "القصف") == ["مصادر طبية"]


def test_coordinate_sources_stand_one_by_one() -> None:
    found = sources("قالت الشرطة ومنظمة الهلال إن اللصوص خطفوا الطبيب.", "خطفوا")
    assert found == ["الشرطة", "منظمة الهلال"]


def test_speech_without_a_subject_goes_back_to_the_nearest_speaker() -> None:
    text = (
        "قال العقيد سالم الحداد إن قواته دخلت البلدة. وأضاف أن المسلحين فروا. "
        "وتابع الحداد أن الجسر دمر. وأكد أن القصف توقف."
    )
    assert sources(text, "فروا") == ["العقيد سالم الحداد"]
    assert sources(text, "دمر") == ["الحداد"]
    assert sources(text, "القصف") == ["الحداد"]


def test_whom_the_sentence_before_tells_of_speaks_where_nobody_has_spoken() -> None:
    arrived = "وصل وزير الزراعة سامي الحلو، إلى ميناء صفوان أمس. "
    assert sources(arrived + 'وقال فور وصوله "انسحبت القوات من الميناء".', "انسحبت") == [
        "وزير الزراعة سامي الحلو"
    ]
    assert sources(arrived + 'وقالت فور وصولها "انسحبت القوات من الميناء".', "انسحبت") == [None]
    assert sources('وقع انفجار في السوق. وقال فور وصوله "انسحبت القوات من الميناء".', "انسحبت") == [None]


def test_gender_chooses_between_earlier_speakers() -> None:
    text = "قالت الناطقة ريم العلي إن القافلة وصلت. وقال القائد نادر إن الطريق آمن. وأضافت أن القصف توقف."
    assert sources(text, "القصف") == ["الناطقة ريم العلي"]


def test_participles_carry_on_the_subject() -> None:
    text = "قال القائد إن الهدنة قائمة، مشيرا إلى أن القصف توقف."
    assert sources(text, "القصف") == ["القائد"]
    assert cues(text, "القصف") == ["مشيرا"]
    text = "شنت تركيا غارات على المنطقة، مشيرة إلى أنها تستهدف مسلحين."
    assert sources(text, "تستهدف") == ["تركيا"]
    assert sources(text, "غارات") == []


def test_a_participle_at_a_sentence_head_goes_on_with_the_speech_before() -> None:
    assert sources("قال القائد إن الهدنة قائمة. مؤكدا أن القصف توقف.", "القصف") == ["القائد"]
    assert sources("قال القائد إن الهدنة قائمة. مؤكدا أن بلاده ستواصل دعم الحكومة.", "دعم") == ["القائد"]


def test_a_quotation_holds_over_sentences_until_it_closes() -> None:
    text = "قال القائد: «دخلنا البلدة فجرا. ثم انسحب العدو إلى الجبل. سنحرر المدينة». وقصف الطيران الجسر."
    assert sources(text, "انسحب") == ["القائد"]
    assert sources(text, "سنحرر") == ["القائد"]
    assert sources(text, "قصف") == []


def test_one_who_is_quoted_within_a_quotation_stands_behind_the_speaker() -> None:
    text = "قال القائد: «دخلنا البلدة فجرا. وقال الشهود إن العدو انسحب. سنحرر المدينة». وقصف الطيران الجسر."
    assert sources(text, "انسحب") == ["القائد", "الشهود"]
    assert sources(text, "سنحرر") == ["القائد"]
    assert sources(text, "قصف") == []


def test_an_unclosed_quotation_ends_with_its_line() -> None:
    text = "قال القائد «دخلنا البلدة فجرا وانسحب العدو.\nوقصف الطيران الجسر."
    assert sources(text, "انسحب") == ["القائد"]
    assert sources(text, "قصف") == []


def test_nested_straight_quotation_marks() -> None:
    text = 'قال القائد: "دخلنا بلدة "السد" فجرا وانسحب العدو منها" ثم هاجم المسلحون القاعدة.'
    assert sources(text, "انسحب") == ["القائد"]
    assert sources(text, "هاجم") == []


def test_scare_quotes_are_no_speech() -> None:
    assert sources("قتل الجيش «إرهابيا» في هجوم على الميناء.", "هجوم") == []


def test_what_a_headline_puts_before_its_colon_speaks() -> None:
    assert sources("موسكو: غاراتنا مستمرة\nشنت الطائرات غارات جديدة.", "غارات", title=True) == ["موسكو"]
    assert sources("العراق: مقتل عشرة في تفجير\nقتل عشرة.", "مقتل", title=True) == []
    assert sources("عاجل: مقتل عشرة في تفجير\nقتل عشرة.", "مقتل", title=True) == []


def test_two_speakers_in_one_sentence() -> None:
    text = "قالت الشرطة إن اللصوص خطفوا الطبيب، فيما قال شهود إن الجنود قصفوا السوق."
    assert sources(text, "خطفوا") == ["الشرطة"]
    assert sources(text, "قصفوا") == ["شهود"]


def test_nobody_is_named() -> None:
    document, links = chain("يعتقد أن المسلحين خطفوا الطبيب.", "خطفوا")
    assert [link.source for link in links] == [None]
    assert document.text[slice(*links[0].cue)] == "يعتقد"
    assert sources("وردت أنباء عن مقتل القائد.", "مقتل") == [None]


@pytest.mark.parametrize(
    ("text", "trigger", "stance"),
    [
        ("نفت الوزارة أن تكون قواتها قصفت السوق.", "قصفت", "denies"),
        ("اتهمت المعارضة الجيش بقصف السوق.", "قصف", "accuses"),
        ("اتهمت المعارضة الجيش بأنه قصف السوق.", "قصف", "accuses"),
        ("تبنى التنظيم الهجوم على السوق.", "الهجوم", "claims_responsibility"),
        ("شكك الناطق في مقتل القائد.", "مقتل", "doubts"),
        ("نسب الجيش الهجوم إلى جماعة مسلحة.", "الهجوم", "accuses"),
        ("وقع هجوم نسب إلى جماعة مسلحة.", "هجوم", "accuses"),
        ("زعم الناطق أن القائد قتل.", "قتل", "asserts"),
    ],
)
def test_stance(text: str, trigger: str, stance: str) -> None:
    _, links = chain(text, trigger)
    assert [link.stance for link in links] == [stance]


def test_whom_one_calls_on_is_not_who_calls() -> None:
    assert sources("قال الموقع إن الحجب ظلم ودعا السلطات إلى رفع الحظر.", "رفع") == ["الموقع"]
    assert sources("طالب الوزير المسلحين بالانسحاب من القرية.", "الانسحاب") == ["الوزير"]


def test_an_act_of_announcing_is_no_content() -> None:
    assert sources("أعلن الرئيس حظر التجول في العاصمة.", "حظر") == []
    assert sources("أعلنت الحكومة الحرب على جارتها.", "الحرب") == []


@pytest.mark.parametrize(
    "unit",
    [
        "قال «",
        "»، قال الوزير ",
        "اعتبر الوزير القرار ",
        "سقط، يقول سكان ",
        "قال وأضاف أن ",
        "قال إن ",
        'قال "',
        "بحسب مصدر ",
    ],
)
def test_a_long_sentence_takes_time_in_proportion_to_its_length(unit: str) -> None:
    document = Document(id="test", text=unit * 3000)
    sentences = analyze_document(document)
    began = time.process_time()
    find_scopes(document, sentences)
    assert time.process_time() - began < 5  # a quadratic rule takes minutes


ARABIC = st.text(alphabet='قالنإ أعلم «»"“”.،:\nوبمصدر', max_size=80)


@given(ARABIC)
def test_quotations_open_before_they_close(text: str) -> None:
    for start, end in quotations(text).items():
        assert 0 <= start < end <= len(text) or (start == end == len(text))
        assert text[start] in '«“"'


WORDS = st.sampled_from(
    [
        "قال", "وأضاف", "الوزير", "إن", "أن", "قتل", "بحسب", "مصادر", "،", ".", "«", "»", '"',
        "مؤكدا", "نقل", "عن", "ما", ":", "على", "حد", "قوله", "كما", "أعلن", "مقتل", "في", "بيان",
        "جاء", "نسب", "إلى", "\n", "الذي", "و", "يعتقد", "لم",
    ]
)  # fmt: skip


@given(st.lists(WORDS, max_size=30))
def test_scopes_lie_in_the_text_and_name_words_of_it(words: list[str]) -> None:
    text = " ".join(words)
    document = Document(id="test", text=text)
    for scope in find_scopes(document, analyze_document(document)):
        assert 0 <= scope.start < scope.end <= len(text)
        assert scope.links
        for link in scope.links:
            for span in (link.source, link.cue):
                assert span is None or (0 <= span[0] < span[1] <= len(text) and text[slice(*span)].strip())
            assert 0 <= link.confidence <= 1
