"""What news tells of who holds a place, from its own words: taken, left, held; tried, in part and beside it are not."""

import pytest

import riwaya
from riwaya.control import Control, find_control
from riwaya.model import Document, Sourced, When

DAY = When("2021-03-07", "2021-03-07", "2021-03-07", "day")


def controls(text: str) -> list[Control]:
    document = Document("d", text, published=Sourced(DAY, 1.0, "given"), publisher="صحيفة")
    return find_control(riwaya.extract(document), [document])


def holders(control: Control) -> list[str | None]:
    (holding,) = control.holdings
    return [(spell.holder.id or spell.holder.name.ar) if spell.holder else None for spell in holding.spells]


@pytest.mark.parametrize(
    ("text", "place", "expected"),
    [
        ("انسحبت قوات النظام من مدينة تدمر بعد أن سيطر عليها تنظيم الدولة.", "مدينة تدمر", "islamic-state"),
        ("سيطر تنظيم الدولة الإسلامية اليوم الأحد على مدينة تدمر بعد معارك.", "مدينة تدمر", "islamic-state"),
        ("وأصبحت مدينة الضالع أمس في أيدي الحوثيين بعد معارك مع الجيش اليمني.", "مدينة الضالع", "houthis"),
        ("واقتحم الحوثيون مدينة الضالع وسيطروا عليها بعد معارك مع الجيش اليمني.", "مدينة الضالع", "houthis"),
    ],
)
def test_who_holds_a_place_last(text: str, place: str, expected: str) -> None:
    (control,) = controls(text)
    assert control.place.name.ar == place
    assert holders(control)[-1] == expected


@pytest.mark.parametrize(
    "text",
    [
        "يحاول الحوثيون التقدم نحو مواقع الجيش اليمني للسيطرة على مدينة مأرب.",  # an aim
        "أخفق الحوثيون في السيطرة على مدينة مأرب بعد معارك مع الجيش اليمني.",  # a failure
        "بدأ الجيش العراقي معركة تحرير مدينة الموصل من تنظيم داعش.",  # under way
        "سيطر الحوثيون على معظم أحياء مدينة تعز بعد معارك مع الجيش اليمني.",  # a part
        "سيطر الحوثيون على حاجز مطل على مدينة تعز بعد معارك مع الجيش اليمني.",  # what lies by it
        "فر عشرات الحوثيين من مدينة تعز بعد معارك مع الجيش اليمني.",  # some fled
        "سيطر رجال الإطفاء على الحريق في مدينة تعز.",  # no place
        "تشارك قوات كبيرة من الجيش اليمني في تطهير مدينة تعز من الحوثيين.",  # under way
        "وقال المتحدث إنه بعد أن يستعيد الجيش العراقي مدينة الموصل سيعود السكان.",  # yet to come
        "استسلم عشرات الحوثيين للجيش اليمني في مدينة تعز.",  # people, not the town
    ],
)
def test_what_holds_no_place(text: str) -> None:
    assert controls(text) == []


def test_who_held_it_before_stands_before_who_took_it() -> None:
    (control,) = controls("وسيطر الجيش العراقي على مدينة الرمادي التي كانت في أيدي تنظيم داعش.")
    assert holders(control)[-1] == "iq-army"


def test_preparing_to_take_a_town_is_not_taking_it_back() -> None:
    claims = riwaya.extract(Document("d", "تستعد القوات العراقية للسيطرة على مدينة الفلوجة أمس."))
    assert [(claim.act.value, claim.modality) for claim in claims] == [("seizure", "future")]


def test_providing_ways_out_is_no_flight() -> None:
    text = "وفرت الحكومة ممرات آمنة لخروج الأهالي من مدينة الرمادي، وقصفت القوات مواقع داعش."
    assert {"withdrawal", "displacement"}.isdisjoint(
        claim.act.value for claim in riwaya.extract(Document("d", text))
    )
