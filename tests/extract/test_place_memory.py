"""What «المدينة» and other words point back at, told by the whole of a document."""

import pytest

from riwaya import find_places


def points_at(text: str, words: str) -> str | None:
    """The English name of the place that words of a text mean."""
    return next(
        found.value.name.en for found in find_places(text) if found.quote and found.quote.exact == words
    )


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("سيطر المقاتلون على لودر شرق عدن. وانتشروا في المدينة.", "Lawdar"),
        ("وصلت تعزيزات من إب وذمار إلى مدينة تعز. وسقطت قذائف في المدينة.", "Taiz"),
        (
            "دهمت الشرطة منازل بمدينة مانيسا كما اعتقلت آخرين في العاصمة أنقرة. وأغلقت الطرق في المدينة.",
            "Manisa",
        ),
        ("أغلق مطار عدن بعد تصاعد القتال في المدينة.", "Aden"),
    ],
)
def test_the_city_that_is_the_scene_is_meant_not_a_landmark(text: str, english: str) -> None:
    assert points_at(text, "المدينة") == english


def test_of_two_cities_of_a_list_the_one_most_told_of_is_meant() -> None:
    both = "وقتل جنود في تدمر وحمص. وسقطت قذائف في المدينة."
    assert points_at("معارك في تدمر. " + both, "المدينة") == "Tadmur (Palmyra)"
    assert points_at("معارك في درعا. " + both, "المدينة") is None


def test_the_town_of_the_title_is_meant_long_after() -> None:
    told = "معارك عنيفة في تدمر. " + "وقال الشهود إن القتال استمر طوال الليل. " * 6
    assert points_at(told + "وأضافوا أن القصف في المدينة لم يتوقف.", "المدينة") == "Tadmur (Palmyra)"


@pytest.mark.parametrize(
    ("text", "words", "english"),
    [
        ("خرجت مظاهرات في اليمن. وأغلقت المتاجر في العاصمة.", "العاصمة", "Sanaa"),
        ("خرجت مظاهرة في العاصمة الليبية.", "العاصمة الليبية", "Tripoli"),
    ],
)
def test_the_capital_is_that_of_the_country_spoken_of(text: str, words: str, english: str) -> None:
    assert points_at(text, words) == english


def test_what_is_told_later_tells_which_country_is_spoken_of() -> None:
    found = find_places("قتل جندي في منطقة الرباط. وقالت مصادر في محافظة لحج في اليمن إن القتال مستمر.")
    assert found[0].value.country == "YE"


@pytest.mark.parametrize(
    "text",
    ["قتل قيادي في تنظيم القاعدة في اليمن", "عناصر من «القاعدة» سلموا أنفسهم", "أعلن القضاء على الخلية"],
)
def test_groups_and_other_senses_point_at_no_place(text: str) -> None:
    assert [
        found.quote.exact for found in find_places(text) if found.quote and found.value.country is None
    ] == []
    assert not any(found.method.startswith("anaphor") for found in find_places(text))


def test_the_base_named_before_is_meant() -> None:
    assert (
        points_at("هاجموا قاعدة العند الجوية. وسقطت قذائف داخل القاعدة.", "داخل القاعدة")
        == "al-Anad airbase area"
    )
