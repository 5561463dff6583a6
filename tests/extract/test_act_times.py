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
