"""Where one noun phrase ends because the next begins: by offices, adjectives, cases and what strikes whom."""

import pytest
from claim_case import possible_claims, words

from riwaya.arabic import analyze
from riwaya.extract.agreement import people_number
from riwaya.extract.phrase_borders import given_names, is_bare


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("استقبل الملك الرئيس المصري.", ["الملك"], ["الرئيس المصري"]),
        ("استقبل وزير الخارجية المبعوث الأممي.", ["وزير الخارجية"], ["المبعوث الأممي"]),
        ("رفض الوفد الحكومي المشاركة في المحادثات.", ["الوفد الحكومي"], ["المشاركة"]),
        ("قصفت طائرات مواقع المسلحين.", ["طائرات"], ["مواقع المسلحين"]),
        ("اغتال مسلح مدير الأمن.", ["مسلح"], ["مدير الأمن"]),
        ("اتهم ناشطون قوات النظام بارتكاب مجزرة.", ["ناشطون"], ["قوات النظام"]),
        ("حاصر متظاهرون غاضبون مقر البرلمان.", ["متظاهرون غاضبون"], ["مقر البرلمان"]),
        ("هجر التنظيم سكان القرية قسرا.", ["التنظيم"], ["سكان القرية"]),
        ("التقى الوزير نظيره سيرغي لافروف.", ["الوزير"], ["نظيره سيرغي لافروف"]),
    ],
)
def test_subject_and_object_stand_side_by_side(text: str, actors: list[str], targets: list[str]) -> None:
    claim = possible_claims(text)[0]
    assert (words(claim.actors), words(claim.targets)) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        (
            "أجرى العاهل الأردني الملك عبد الله الثاني محادثات مع الرئيس.",
            "العاهل الأردني الملك عبد الله الثاني",
        ),
        ("زار الرئيس السوداني المشير عمر البشير القاهرة.", "الرئيس السوداني المشير عمر البشير"),
    ],
)
def test_titles_and_names_go_on(text: str, actor: str) -> None:
    assert words(possible_claims(text)[0].actors) == [actor]


@pytest.mark.parametrize(
    ("host", "number"),
    [
        ("متظاهرون", "Plur"),
        ("رييسان", "Dual"),
        ("مسلحو", "Plur"),
        ("تلفزيون", ""),
        ("سكان", ""),
        ("قانون", ""),
    ],
)
def test_the_number_of_people_by_its_ending(host: str, number: str) -> None:
    assert people_number(host) == number


def test_words_alone() -> None:
    first, second = analyze("المشير عمر")[0].tokens[:2]
    assert not is_bare(first)
    assert second.key in given_names()
