"""Who speaks where the subject stands far from its verb of speech, before it, or is named as an agent."""

import pytest

from riwaya.arabic import analyze_document
from riwaya.extract.attribution import find_scopes, links_for
from riwaya.model import Document


def told_by(text: str, words: str) -> list[tuple[str | None, str]]:
    """The source and cue of each link on whose word the first place of `words` is told."""
    document = Document(id="test", text=text)
    start = text.index(words)
    links = links_for(find_scopes(document, analyze_document(document)), start, start + len(words))
    return [
        (text[slice(*link.source)] if link.source else None, text[slice(*link.cue)])
        for link in links
        if link.cue
    ]


@pytest.mark.parametrize(
    ("text", "words", "source"),
    [
        (
            "المتحدث باسم وزارة الدفاع العميد سامي الجندي، الذي زار الجبهة أمس، أكد أن القوات تقدمت.",
            "تقدمت",
            "المتحدث باسم وزارة الدفاع العميد سامي الجندي",
        ),
        (
            "وكان العقيد سالم الحداد، وهو قائد اللواء الثاني، قد أعلن أن المطار أُغلق.",
            "أُغلق",
            "العقيد سالم الحداد",
        ),
        ("سكان القرية الذين فروا من القصف قالوا إن الجنود أحرقوا المنازل.", "أحرقوا", "سكان القرية"),
        ("تحدثت عن ذلك مع سكان القرية الذين قالوا إن الجنود أحرقوا المنازل.", "أحرقوا", "سكان القرية"),
        ("ورأى أن «الأهالي يعتقدون أن الهدنة انهارت».", "انهارت", "الأهالي"),
        ("تقديرات المنظمين تتوقع مشاركة عشرة آلاف متظاهر.", "مشاركة", "تقديرات المنظمين"),
        ("وقال من جانبه الوزير إن الهدنة انهارت.", "انهارت", "الوزير"),
        ("وبعد ساعات أصدرت الوزارة بياناً أكدت فيه أن ثلاثة جنود قتلوا.", "قتلوا", "الوزارة"),
        ("وقال مسؤول محلي، إن القصف توقف.", "توقف", "مسؤول محلي"),
        ("لكن المحكمة لم تأخذ بالحجج، واعتبرت أن الحكم باطل.", "باطل", "المحكمة"),
        ("وحصلت الشرطة على معلومات سرية تفيد بأن السيارة ستنفجر.", "ستنفجر", "معلومات سرية"),
        ("وتعمل الشرطة على تفريق المتظاهرين الذين يهتفون «يسقط الحصار».", "يسقط", "المتظاهرين"),
        ("وقال وزير الثقافة والإعلام إن المبنى احترق.", "احترق", "وزير الثقافة والإعلام"),
        ("وقال متظاهر آخر يدعى سالم الحداد إن الشرطة هاجمته.", "هاجمته", "متظاهر آخر يدعى سالم الحداد"),
        (
            "وقال سالم الحداد حاكم الإقليم حيث وقع الاغتيال، إن مسلحين قتلوا القاضي.",
            "قتلوا",
            "سالم الحداد حاكم الإقليم",
        ),
        ("وقال قائد الشرطة لعشرات الأهالي، وبينهم الشيخ، إن الطريق مغلق.", "مغلق", "قائد الشرطة"),
        ("وذكر سالم الحداد الذي يسكن قرب المكان أن الطائرة ألقت قنبلة.", "ألقت", "سالم الحداد"),
    ],
)
def test_a_subject_is_found_before_its_verb_or_behind_an_aside(text: str, words: str, source: str) -> None:
    assert told_by(text, words)[-1][0] == source


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "واتهمت القوات الحكومية من قبل ناشطين بقصف المستشفى.",
            "قصف",
            [("ناشطين", "اتهمت")],
        ),
        (
            "وتقول سعاد إنه جرى تحذيرها من قبل المحافظ من أن خصمه يخطط لخطفها.",
            "يخطط",
            [("سعاد", "تقول"), ("المحافظ", "تحذيرها")],
        ),
        ("واتهم ناشطون القوات الحكومية بقصف المستشفى.", "قصف", [("ناشطون", "اتهم")]),
        (
            "وصرح لرويترز مسؤول رفيع بأن الهدنة انهارت.",
            "انهارت",
            [("رويترز", "صرح"), ("مسؤول رفيع", "صرح")],
        ),
    ],
)
def test_agents_and_addressees_are_told_from_objects(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    assert told_by(text, words) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "وبينما أكد الجيش أنه سيطر على التل، قالت المعارضة إن مقاتليها باقون فيه.",
            "باقون",
            [("المعارضة", "قالت")],
        ),
        ("وزعمت الجماعة أنها أسقطت طائرة، لكن الجيش نفى ذلك.", "ذلك", [("الجيش", "نفى")]),
        ("وقالت الحركة إنها أسقطت طائرة، فيما أكد الجيش أن الطائرة سليمة.", "سليمة", [("الجيش", "أكد")]),
    ],
)
def test_a_second_speaker_beside_the_first_does_not_speak_through_him(
    text: str, words: str, expected: list[tuple[str, str]]
) -> None:
    assert told_by(text, words) == expected


def test_an_agency_of_a_dateline_tells_what_follows_until_the_next_one() -> None:
    text = (
        "بلدة النهر (الإقليم الشرقي) ـ ا.ف.ب: قتل عشرة أشخاص في هجوم. وقال شهود إن المهاجمين فروا.\n"
        "مدينة الميناء - رويترز: أصيب جندي."
    )
    assert told_by(text, "قتل") == [("ا.ف.ب", ":")]
    assert told_by(text, "فروا") == [("ا.ف.ب", ":"), ("شهود", "قال")]
    assert told_by(text, "أصيب") == [("رويترز", ":")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("وقتل نظام البلدة جيرانها، وتقول إنها بريئة.", "بريئة"),
        ("وحذروا من الجيش الذي قالوا إنه يطوق المنطقة.", "يطوق"),
        ("وغادروا القاعة، وقالوا إن اللقاء انتهى.", "انتهى"),
    ],
)
def test_who_cannot_be_the_subject_of_a_verb_does_not_speak_by_it(text: str, words: str) -> None:
    assert told_by(text, words)[-1][0] is None
