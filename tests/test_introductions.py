"""Sources that a document names in short are whom it introduced before."""

import pytest

import riwaya
from riwaya.introductions import introductions
from riwaya.model import Claim, Document

OFFICIAL = "قال محافظ تعز سامر الكوكبي إن المقاومة سيطرت على المطار يوم الثلاثاء. "
REBEL = "قال قائد المجلس العسكري المعارض سامر الرملي إن مقاتليه سيطروا على بلدة في ريف حماة. "
STATEMENT = "قالت وزارة الدفاع اليمنية في بيان إن الجيش سيطر على تلة شرق تعز يوم الأحد. "
MEDICAL = "قال مصدر طبي في تعز إن سبعة مدنيين قتلوا في قصف على المدينة. "


def _read(text: str) -> tuple[Document, list[Claim]]:
    document = Document(id="case", text=text, publisher="صحيفة الساحل")
    return document, riwaya.extract(document)


def _sides(text: str) -> list[tuple[str | None, str]]:
    """The accounts of the happening told last, with their sides."""
    document, claims = _read(text)
    last = next(each for each in riwaya.link(claims, [document]) if claims[-1].id in each.claims)
    return [
        (account.source.name.ar, account.side)
        for account in riwaya.compare(last, claims, [document]).accounts
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (OFFICIAL + "وأوضح الكوكبي أن عشرة جنود قتلوا في تعز.", ("محافظ تعز سامر الكوكبي", "government")),
        (
            REBEL + "وأشار الرملي إلى مقتل ثلاثة جنود في البلدة.",
            ("قائد المجلس العسكري المعارض سامر الرملي", "opposition"),
        ),
        (
            STATEMENT + "وأكد البيان مقتل خمسة مقاتلين في تعز يوم الأحد.",
            ("وزارة الدفاع اليمنية", "government"),
        ),
        (
            MEDICAL + "وأضاف المصدر نفسه أن عشرة مدنيين أصيبوا في تعز.",
            ("مصدر طبي في تعز", "witness"),
        ),
    ],
)
def test_a_short_naming_speaks_from_the_side_of_the_full_one(text: str, expected: tuple[str, str]) -> None:
    assert _sides(text) == [expected]


def test_a_statement_is_nobody_s_where_none_was_told_before() -> None:
    text = "قال سامر الكوكبي إن الجيش سيطر على تلة شرق تعز. وأكد البيان مقتل خمسة مقاتلين في تعز."
    document, claims = _read(text)
    assert claims[-1].id not in introductions(claims, [document])


def test_a_surname_of_two_people_is_neither_s() -> None:
    text = (
        OFFICIAL
        + "وقال وزير الدفاع مازن الكوكبي إن الجيش تقدم في تعز. "
        + "وأوضح الكوكبي أن عشرة جنود قتلوا في تعز."
    )
    document, claims = _read(text)
    full = introductions(claims, [document])
    assert all(voice.source.name.ar != "محافظ تعز سامر الكوكبي" for voice in full.values())
