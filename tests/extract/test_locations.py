"""Which places and times belong to which act of a sentence."""

import pytest
from claim_case import claim_of, words

from riwaya.extract.claims import extract
from riwaya.model import Document


def places(text: str, trigger: str) -> list[str]:
    """The words of the places of the claim at a trigger."""
    return words(claim_of(text, trigger).places)


def claims_at(text: str) -> list[str]:
    """The words of all acts that a text tells."""
    return [each.exact for each in (claim.act.quote for claim in extract(Document("1", text))) if each]


def time(text: str, trigger: str) -> str | None:
    """The words of the time of the claim at a trigger."""
    found = claim_of(text, trigger).time
    return found.quote.exact if found is not None and found.quote is not None else None


def test_each_clause_has_its_own_place() -> None:
    text = "قتل جنديان في الموصل بينما أصيب ثلاثة مدنيين في كركوك."
    assert places(text, "قتل") == ["الموصل"]
    assert places(text, "أصيب") == ["كركوك"]


def test_the_place_told_last_serves_all_the_harm_before_it() -> None:
    text = "قتل أربعة وأصيب عشرة في مدينة تعز."
    assert places(text, "قتل") == places(text, "أصيب") == ["مدينة تعز"]


def test_words_have_no_place() -> None:
    assert places("اتهمت الحكومة المعارضة بالتصعيد في صنعاء.", "اتهمت") == []


@pytest.mark.parametrize(
    ("text", "trigger", "place"),
    [
        ("انسحب المسلحون من مدينة حلب.", "انسحب", "مدينة حلب"),
        ("نزح آلاف المدنيين من الفلوجة.", "نزح", "الفلوجة"),
        ("تقدمت القوات نحو الموصل.", "تقدمت", "الموصل"),
    ],
)
def test_who_leaves_leaves_from_somewhere_who_advances_goes_somewhere(
    text: str, trigger: str, place: str
) -> None:
    assert places(text, trigger) == [place]


def test_where_help_comes_from_is_not_where_one_is_killed() -> None:
    assert places("قتل جنديان من بغداد في الموصل.", "قتل") == ["الموصل"]


@pytest.mark.parametrize(
    "text", ["قال الوزير أمس إن القوات سيطرت على البلدة.", "قال أمس الوزير إن القوات سيطرت على البلدة."]
)
def test_the_time_of_saying_is_not_that_of_the_act(text: str) -> None:
    assert time(text, "سيطرت") is None


def test_a_time_that_opens_the_sentence_holds_for_all_of_it() -> None:
    assert time("أمس قال الوزير إن القوات سيطرت على البلدة.", "سيطرت") == "أمس"


def test_a_time_in_the_content_is_that_of_the_act() -> None:
    text = "قال المتحدث الأحد إن القوات سيطرت على البلدة يوم السبت."
    assert time(text, "سيطرت") == "يوم السبت"


def test_dawn_is_a_time_and_no_bombing() -> None:
    text = "قصف الجيش مواقع المسلحين في تعز فجر أمس."
    assert time(text, "قصف") == "فجر أمس"
    with pytest.raises(AssertionError):
        claim_of(text, "فجر")


def test_a_place_beyond_another_happening_is_that_one_s() -> None:
    claim = claim_of("أعلن الوزير بدء محاربة المسلحين في شمال سوريا خلال لقاء في ماليزيا.", "محاربة")

    assert [place.quote.exact for place in claim.places if place.quote] == ["شمال سوريا"]


def test_what_and_joins_to_a_place_is_a_place_too() -> None:
    assert places("قصفت طائرات مواقع للمسلحين في العراق وسوريا.", "قصفت")[-2:] == ["العراق", "سوريا"]
    assert places("قتل جنديان في منطقتي البوحيات والسمران أمس.", "قتل") == ["منطقتي البوحيات", "السمران"]


def test_a_place_that_opens_the_sentence_holds_for_all_of_it() -> None:
    text = "وفي تعز سقط عدد من القتلى والجرحى في معارك عنيفة في الضباب."
    assert places(text, "معارك") == ["الضباب", "تعز"]


def test_where_somebody_speaks_is_not_where_what_he_tells_happened() -> None:
    text = "قال ضابط هاتفيا من سبها جنوب طرابلس إن المسلحين قتلوا ثلاثة جنود."
    assert places(text, "قتلوا") == []


def test_whose_people_they_are_is_not_where_they_were_killed() -> None:
    assert places("قتل ثلاثة من أبناء مدينة حلب في حماة.", "قتل") == ["حماة"]


def test_some_of_many_places_are_one_phrase() -> None:
    assert places("أصيب جنود في عدد من المدن العراقية.", "أصيب") == ["عدد من المدن العراقية"]
    assert places("انتشر الجيش في جزء من شمال سوريا.", "انتشر") == ["جزء من شمال سوريا"]


def test_an_act_has_its_own_place_where_another_is_told_beside_it() -> None:
    text = "تصاعدت المعارك في محافظة تعز وسط تقدم المقاومة في محافظة لحج."
    assert places(text, "المعارك") == ["محافظة تعز"]
    assert places(text, "تقدم") == ["محافظة لحج"]


def test_who_is_harmed_is_harmed_where_the_strike_hits() -> None:
    assert places("مقتل 20 مسلحا بقصف على بيجي", "مقتل") == ["بيجي"]


def test_a_pronoun_of_a_capture_is_the_place_before_it() -> None:
    assert places("عاد الوزراء إلى عدن بعد تحريرها من المسلحين.", "تحريرها") == ["عدن"]


def test_who_is_driven_out_is_driven_out_of_somewhere() -> None:
    text = "طرد الجيش المسلحين من بلدة لودر في محافظة أبين."
    assert places(text, "طرد") == ["بلدة لودر", "محافظة أبين"]


def test_a_base_left_behind_takes_what_holds_it_along() -> None:
    assert places("وصل القائد من مطار بغداد في العراق لعد القتلى.", "القتلى") == []


def test_the_subject_of_seeing_is_where_it_happens() -> None:
    assert places("تشهد ليبيا معارك عنيفة منذ أشهر.", "معارك") == ["ليبيا"]
    assert places("انسحب الجيش إلى المواقع التي تشهد اشتباكات.", "اشتباكات") == ["المواقع"]


def test_positions_of_fighters_are_whom_a_strike_hits() -> None:
    assert places("شنت الطائرات غارات على مواقع المسلحين.", "غارات") == []


def test_a_square_named_after_an_act_is_none() -> None:
    assert claims_at("تجمع محتجون في ميدان التحرير.") == ["تجمع"]


def test_an_aim_or_a_person_behind_a_visit_is_no_place() -> None:
    assert places("زار الوفد بلدة النخيل لبحث أوضاع النازحين.", "زار") == ["بلدة النخيل"]
    claim = claim_of("والزيارة هي الأولى للوزير سالم إلى بغداد منذ عام.", "الزيارة")
    assert words(claim.places) == ["بغداد"]
    assert words(claim.actors) == ["للوزير سالم"]


def test_the_goal_of_another_way_is_not_where_people_meet() -> None:
    text = "وصل الوزير إلى بغداد لبحث عودة النازحين إلى الموصل."
    assert places(text, "وصل") == ["بغداد"]


def test_the_post_of_an_envoy_is_not_where_he_meets_others() -> None:
    text = "التقى مبعوث المنظمة الخاص إلى سوريا الوزير في القاهرة."
    assert places(text, "التقى") == ["القاهرة"]


def test_an_ambush_is_no_place_of_itself() -> None:
    assert places("مقتل جنديين في كمين شمال بغداد أمس.", "مقتل") == ["شمال بغداد"]
    assert places("الأنبار تطالب التحالف بالقضاء على داعش", "القضاء") == []


def test_the_whole_of_which_an_unnamed_place_is_a_part_is_told_too() -> None:
    text = "سقط قتلى في مواجهات بمناطق متفرقة من تعز."
    assert places(text, "سقط") == ["مناطق متفرقة", "تعز"]


def test_harm_is_where_the_strike_behind_it_hit() -> None:
    text = "سقوط خمسة قتلى في صفوف المدنيين إثر قصف الجماعة لتجمع سكني في أطراف مدينة عدن."
    assert places(text, "سقوط") == ["أطراف مدينة عدن"]


def test_the_place_with_which_a_sentence_opens_does_not_hold_for_one_far_from_it() -> None:
    text = "وفي محافظة لحج دمرت الطائرات تعزيزات، فيما تواصلت الانفجارات في صنعاء حيث قصفت الطائرات مخازن في صعدة."
    assert "محافظة لحج" not in places(text, "قصفت")


def test_aid_comes_to_a_place_and_goes_to_people() -> None:
    claim = claim_of("وصلت أول سفينة مساعدات إلى ميناء عدن أمس.", "مساعدات")
    assert (words(claim.places), words(claim.targets)) == (["ميناء عدن"], [])


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("سقطت تدمر برغم سيطرة الحكومة السورية عليها، بينما تقدمت في جبهات حلب.", "سيطرة", ["تدمر"]),
        ("تقدم الجيش نحو الرمادي وسيطر عليها بعد معارك في الفلوجة.", "وسيطر", ["الرمادي"]),
        ("هاجم التنظيم مطار الطبقة وسيطر المقاتلون عليه في الرقة.", "سيطر", ["مطار الطبقة"]),
        ("سيطر الجيش على الرمادي بعد معارك حولها.", "سيطر", ["الرمادي"]),
    ],
)
def test_the_pronoun_of_the_act_s_preposition_is_the_place_before(
    text: str, trigger: str, expected: list[str]
) -> None:
    assert places(text, trigger.removeprefix("و")) == expected


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("انسحب المسلحون من إب باتجاه تعز.", "انسحب", ["إب"]),
        ("اندلعت اشتباكات مع المسلحين في أحدث تقدم يحققونه باتجاه تعز.", "اشتباكات", []),
        ("لاذ المسلح بالفرار إلى تركيا حيث سلم نفسه للشرطة.", "سلم", ["تركيا"]),
    ],
)
def test_a_withdrawal_is_where_it_leads_away_from(text: str, trigger: str, expected: list[str]) -> None:
    assert places(text, trigger) == expected


def test_a_pronoun_agrees_with_the_place_it_means() -> None:
    text = "انطلقوا من مدينة إب إلى معسكر الصدرين وتمكنت القوات من السيطرة عليه."
    assert places(text, "السيطرة") == ["معسكر الصدرين"]
    assert places(text.replace("عليه", "عليها"), "السيطرة") == ["مدينة إب"]


@pytest.mark.parametrize(
    "text", ["حققت القوات تقدما كبيرا وألحقت خسائر بالمسلحين.", "مواقع تتمركز فيها قوات الحوثيين."]
)
def test_what_can_be_no_place_is_none(text: str) -> None:
    claims = extract(Document("1", text))
    named = {place.quote.exact for claim in claims for place in claim.places if place.quote}
    assert not named & {"كبيرا", "خسائر", "قوات الحوثيين"}


def test_land_and_works_without_a_name_are_places() -> None:
    assert places("سيطر المقاتلون على مبان رئاسية في عدن.", "سيطر")[0] == "مبان رئاسية"
