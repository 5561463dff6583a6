"""A denial is linked to the claim that it denies, and to no other."""

import pytest

from riwaya.extract.claims import extract
from riwaya.model import Claim, Document


def claims(text: str) -> list[Claim]:
    """The claims of a text."""
    return extract(Document("1", text))


@pytest.mark.parametrize(
    ("text", "denied"),
    [
        (
            "أعلنت حركة طالبان أنها سيطرت على مدينة قندوز. لكن الحكومة الأفغانية نفت سقوط مدينة قندوز.",
            "سيطرت",
        ),
        (
            "نفت الشرطة اعتقال الصحفي سامي الجندي. وكانت عائلته قالت إن الشرطة اعتقلت سامي الجندي يوم الأحد.",
            "اعتقلت",
        ),
        ("أفاد المرصد بمقتل خمسة مدنيين في غارة على الرقة. ونفى التحالف مقتل مدنيين في الرقة.", "مقتل"),
        (
            "قال ناشطون إن طائرات الجيش قصفت مدينة الرقة أمس. ونفى متحدث باسم الجيش أن تكون طائراته قصفت الرقة.",
            "قصفت",
        ),
        ("قال التحالف إن الحوثيين قصفوا سوقا في تعز. وقال الحوثيون إن قواتهم لم تقصف تعز.", "قصفوا"),
    ],
)
def test_a_denial_names_the_claim_it_denies(text: str, denied: str) -> None:
    found = claims(text)
    triggers = {claim.id: claim.act.quote.exact for claim in found if claim.act.quote}
    [denial] = [claim for claim in found if claim.denies]
    assert denial.polarity == "negative"
    assert denial.denies is not None
    assert triggers[denial.denies] == denied


@pytest.mark.parametrize(
    "text",
    [
        "أفاد المرصد بمقتل خمسة مدنيين في غارة على الرقة. ونفى التحالف مقتل مدنيين في حمص.",
        "اعتقلت الشرطة سامي الجندي. ونفت الشرطة اعتقال ليلى الحداد.",
        "قتل جندي في هجوم على حاجز شمال الموصل، ولم تتبن أي جهة الهجوم.",
        "اتهم رئيس البلدية خصومه بنشر الشائعات. ونفى رئيس البلدية الاتهامات بأنه سرق المال.",
        "سيطر الجيش على حلب في مايو 2015. ونفى متحدث باسم الجيش السيطرة على حلب في يناير 2014.",
    ],
)
def test_another_place_person_or_time_is_not_denied(text: str) -> None:
    assert not any(claim.denies for claim in claims(text))


def test_what_a_speaker_says_did_not_happen_is_no_denial_of_his_own_words() -> None:
    text = "قال الحوثيون إنهم قصفوا سوقا في تعز. وقال الحوثيون إنهم لم يقصفوا تعز."
    assert not any(claim.denies for claim in claims(text))
