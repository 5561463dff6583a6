"""Which time of a sentence is an act's."""

import pytest
from claim_case import claim_of, possible_claims

from riwaya.extract.claims import find_candidates
from riwaya.model import Document, Sourced, When


def day_of(text: str, trigger: str) -> str | None:
    """The EDTF time of the claim at a trigger, in an article of 13 December 2016."""
    published = Sourced(When("2016-12-13", "2016-12-13", "2016-12-13", "day"), 1.0, "given")
    for candidate in find_candidates(Document("case", text, published=published)):
        quote = candidate.claim.act.quote
        if quote is not None and trigger in quote.exact.split():
            return candidate.claim.time.value.edtf if candidate.claim.time else None
    raise AssertionError(f"no claim at «{trigger}» in {possible_claims(text)}")


def test_a_time_of_its_clause_is_the_act_s() -> None:
    assert day_of("قصفت الطائرات البلدة أمس.", "قصفت") == "2016-12-12"


def test_the_time_of_a_statement_is_not_the_act_s() -> None:
    assert day_of("قالت الوزارة في بيان أمس إن الجيش حرر القاعدة.", "حرر") is None
    assert day_of("أعلنت الوزارة في بيان أمس تحرير القاعدة.", "تحرير") is None


def test_what_came_before_keeps_its_own_time() -> None:
    text = "هاجم المسلحون المدينة بعد معارك في آذار الماضي."

    assert day_of(text, "هاجم") is None
    assert day_of(text, "معارك") == "2016-03"


def test_after_that_tells_of_one_happening() -> None:
    assert day_of("تولت الحكومة السلطة أمس بعد أن طرد الجيش المسلحين من المدينة.", "طرد") == "2016-12-12"


@pytest.mark.parametrize("aim", ["في محاولة السيطرة على المدينة", "ضمن خطة استعادة المدينة"])
def test_an_aim_has_no_time_yet(aim: str) -> None:
    trigger = "السيطرة" if "السيطرة" in aim else "استعادة"

    assert day_of(f"قصفت الطائرات البلدة أمس {aim}.", trigger) is None


def test_a_time_to_come_is_none_of_what_happened() -> None:
    text = "التقى الوزيران في العاصمة، وستبدأ الدولة قريبا بمحاربة المسلحين."

    assert day_of(text, "التقى") is None


def test_a_number_of_people_is_no_year() -> None:
    assert claim_of("شارك أكثر من 2000 من مسلحي القبائل في تحرير المدينة.", "تحرير").time is None


def test_what_is_told_in_a_relative_clause_keeps_out_the_time_before_it() -> None:
    text = "قصفت الطائرات أمس البلدة التي يسيطر عليها المسلحون."

    assert day_of(text, "قصفت") == "2016-12-12"
    assert day_of(text, "يسيطر") is None


def test_a_relative_clause_about_the_speaker_ends_where_his_words_begin() -> None:
    text = "وفي الليلة الماضية قال المرصد الذي يتابع النزاع إن الجيش هاجم بلدة النخيل."

    assert day_of(text, "هاجم") == "2016-12-12/2016-12-13"


def test_since_a_first_says_when_there_was_none() -> None:
    assert day_of("ترسو في الميناء أول سفينة مساعدات منذ أربعة أشهر.", "مساعدات") is None
    assert day_of("قتل عشرة جنود في أعنف هجوم على المدينة منذ عام 2014.", "هجوم") is None
    assert day_of("تحاصر القوات المدينة منذ أربعة أشهر.", "تحاصر") == "2016-08/.."


def test_a_time_inside_a_quotation_is_not_of_an_act_outside() -> None:
    text = "قال الوزير «إننا نعمل حاليا مع حلفائنا» قبل أن يهاجم المسلحون القصر."

    assert day_of(text, "يهاجم") is None


def test_what_goes_on_has_not_the_day_of_the_clause_before() -> None:
    text = "قتل خمسة جنود أمس في كمين، فيما استمرت الاشتباكات في البلدة."

    assert day_of(text, "قتل") == "2016-12-12"
    assert day_of(text, "الاشتباكات") is None


def test_a_length_of_time_after_an_attack_dates_the_attack() -> None:
    text = "دخلت القوات المدينة أمس بعد يومين من الهجوم على المطار."

    assert day_of(text, "الهجوم") == "2016-12-10"
    assert day_of(text, "دخلت") == "2016-12-12"


def test_a_colon_before_a_list_of_places_does_not_cut_the_time_off() -> None:
    text = "أعلن الجيش مقتل عشرة في مواجهات اندلعت في قرى: النخيل والزيتون، على مدار اليومين الماضيين."

    assert day_of(text, "مواجهات") == "2016-12-11/2016-12-12"


def test_an_earlier_hour_of_the_day_is_the_verb_s_before_it() -> None:
    text = "وقصف الجيش في وقت سابق من اليوم موقع النخيل، الذي يحاصره المسلحون."

    assert day_of(text, "قصف") == "2016-12-13"
    assert day_of(text, "يحاصره") is None


def test_the_time_at_which_an_agency_said_so_is_not_the_act_s() -> None:
    assert (
        day_of("قتل خمسة أشخاص جراء سقوط قذائف على البلدة، وفق ما أعلنت وكالة النخيل للأنباء أمس.", "قتل")
        is None
    )
    assert day_of("قتل خمسة أشخاص أمس جراء سقوط قذائف، حسبما أفاد مصدر طبي.", "قتل") == "2016-12-12"


def test_since_its_outbreak_in_a_month_goes_on() -> None:
    assert day_of("أدى النزاع منذ اندلاعه في آذار 2011 إلى مقتل الآلاف.", "مقتل") == "2011-03/.."
