"""Who did it and to whom: what word order, voice, agreement and prepositions of written Arabic say."""

import pytest
from claim_case import claim_of, possible_claims, roles, words

from riwaya.extract.roles import CONFIDENCE


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("هاجم مسلحون قرية النخيل.", "هاجم", ["مسلحون"], ["قرية النخيل"]),
        ("قصفت قوات النظام مدينة حلب بالمدفعية.", "قصفت", ["قوات النظام"], ["مدينة حلب"]),
        ("قتل الجنود ثلاثة مسلحين.", "قتل", ["الجنود"], ["ثلاثة مسلحين"]),
        ("اعتقلت الشرطة التركية خمسة صحافيين في أنقرة.", "اعتقلت", ["الشرطة التركية"], ["خمسة صحافيين"]),
        ("أسر المقاتلون خمسة جنود.", "أسر", ["المقاتلون"], ["خمسة جنود"]),
        ("قصفت الطائرات المدينة.", "قصفت", ["الطائرات"], ["المدينة"]),
        ("طالبت المنظمة الحكومة بالتحقيق.", "طالبت", ["المنظمة"], ["الحكومة"]),
    ],
)
def test_after_a_verb_comes_who_did_it_then_to_whom(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("قتل ثلاثة جنود في انفجار عبوة ناسفة.", "قتل", ["ثلاثة جنود"]),
        ("قُتلت امرأة.", "قُتلت", ["امرأة"]),
        ("أصيب خمسة مدنيين في قصف على سوق.", "أصيب", ["خمسة مدنيين"]),
        ("اعتقل خمسة صحافيين في أنقرة.", "اعتقل", ["خمسة صحافيين"]),
        ("قتل جنديان في وقت متأخر من مساء السبت.", "قتل", ["جنديان"]),
    ],
)
def test_whoever_stands_alone_with_a_verb_of_harm_suffered_it(
    text: str, trigger: str, targets: list[str]
) -> None:
    assert roles(text, trigger) == ([], targets)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("قُتل قائد الشرطة على يد مسلحين مجهولين.", "قُتل", ["مسلحين مجهولين"], ["قائد الشرطة"]),
        ("قتل ضابط على يد تنظيم داعش في الموصل.", "قتل", ["تنظيم داعش"], ["ضابط"]),
        ("اغتيل محافظ عدن على أيدي مجهولين.", "اغتيل", ["مجهولين"], ["محافظ عدن"]),
        ("أصيب جندي برصاص قناص.", "أصيب", ["قناص"], ["جندي"]),
        ("اعتقل الناشط من قبل الشرطة.", "اعتقل", ["الشرطة"], ["الناشط"]),
    ],
)
def test_the_doer_of_a_passive_is_named_by_hand_or_side(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("أفرجت السلطات عن عشرة معتقلين.", "أفرجت", ["السلطات"], ["عشرة معتقلين"]),
        ("أفرج المسلحون عن رهينتين.", "أفرج", ["المسلحون"], ["رهينتين"]),
        ("أفرج عن عشرة معتقلين.", "أفرج", [], ["عشرة معتقلين"]),
        ("قبضت الشرطة على ثلاثة مسلحين.", "قبضت", ["الشرطة"], ["ثلاثة مسلحين"]),
        ("ألقت الشرطة القبض على ثلاثة مسلحين.", "ألقت", ["الشرطة"], ["ثلاثة مسلحين"]),
        ("ألقي القبض على ثلاثة مسلحين.", "ألقي", [], ["ثلاثة مسلحين"]),
    ],
)
def test_where_a_preposition_marks_who_suffers_the_bare_phrase_acts(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("شنت الطائرات الحربية غارات على مواقع المسلحين.", "غارات", ["الطائرات الحربية"], ["مواقع المسلحين"]),
        ("شنت مقاتلات روسية غارات على ريف إدلب.", "غارات", ["مقاتلات روسية"], ["ريف إدلب"]),
        ("نفذ التنظيم هجوما على مطار دير الزور.", "هجوما", ["التنظيم"], ["مطار دير الزور"]),
        ("تمكن الجيش من استعادة البلدة.", "استعادة", ["الجيش"], []),
        ("تعرضت المدينة لقصف عنيف.", "قصف", [], ["المدينة"]),
        ("تعرضت مدينة حلب لقصف مدفعي.", "قصف", [], ["مدينة حلب"]),
    ],
)
def test_a_light_verb_lends_its_subject_to_the_noun(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


def test_a_place_held_is_where_the_pronoun_of_the_relative_clause_points() -> None:
    claim = claim_of("انتشل السكان الجثث من المناطق التي تسيطر عليها المعارضة.", "تسيطر")
    assert words(claim.actors) == ["المعارضة"]
    assert words(claim.places) == ["المناطق"]
    assert words(claim.targets) == []


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("هاجمت قوات الجيش والشرطة معسكر المتمردين.", "هاجمت", ["قوات الجيش", "الشرطة"]),
        ("سيطرت قوات الجيش ومقاتلو العشائر على البلدة.", "سيطرت", ["قوات الجيش", "مقاتلو العشائر"]),
        ("اشتبكت قوات الجيش مع مسلحين في الحي القديم.", "اشتبكت", ["قوات الجيش", "مسلحين"]),
        ("اندلعت اشتباكات بين الجيش والمتمردين في ضواحي المدينة.", "اشتباكات", ["الجيش", "المتمردين"]),
    ],
)
def test_all_who_are_joined_act(text: str, trigger: str, actors: list[str]) -> None:
    assert words(claim_of(text, trigger).actors) == actors


@pytest.mark.parametrize(
    ("text", "trigger", "speaker"),
    [
        ("قالت الحركة إنها هاجمت القاعدة.", "هاجمت", "الحركة"),
        ("أعلنت الجبهة أنها سيطرت على المعسكر.", "سيطرت", "الجبهة"),
    ],
)
def test_the_pronoun_of_what_is_said_means_the_speaker(text: str, trigger: str, speaker: str) -> None:
    claim = claim_of(text, trigger)
    assert words(claim.actors) == [speaker]
    assert words(claim.attribution) == [speaker]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("اتهمت الوزارة المتمردين بقصف المدينة.", "قصف", ["المتمردين"], ["المدينة"]),
        ("هدد القائد بقصف العاصمة.", "قصف", ["القائد"], ["العاصمة"]),
        ("تعهد الرئيس بتحرير المدينة.", "تحرير", ["الرئيس"], []),
    ],
)
def test_what_is_threatened_its_speaker_would_do_what_one_is_accused_of_one_did(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


def test_a_city_lost_or_left_is_no_target() -> None:
    for text, trigger in [
        ("سيطر الجيش العراقي على بلدة بيجي.", "سيطر"),
        ("انسحب مقاتلو التنظيم من القرية.", "انسحب"),
        ("حرر الجيش البلدة من المسلحين.", "حرر"),
    ]:
        claim = claim_of(text, trigger)
        assert len(claim.places) == 1
        assert not set(words(claim.places)) & set(words(claim.targets))


def test_what_is_attacked_is_target_and_place() -> None:
    claim = claim_of("قصفت قوات النظام مدينة حلب بالمدفعية.", "قصفت")
    assert words(claim.places) == words(claim.targets) == ["مدينة حلب"]


def test_who_blows_himself_up_is_no_target_of_his_own() -> None:
    assert roles("فجر انتحاري نفسه أمام مقر الشرطة.", "فجر") == (["انتحاري"], [])


def test_every_participant_says_by_which_rule_it_was_found() -> None:
    for text, trigger in [
        ("هاجم مسلحون قرية النخيل.", "هاجم"),
        ("قتل ضابط على يد تنظيم داعش في الموصل.", "قتل"),
        ("قصف الطائرات للمدينة استمر يومين.", "قصف"),
    ]:
        claim = claim_of(text, trigger)
        for value in (*claim.actors, *claim.targets):
            assert value.method.partition(";")[0] in CONFIDENCE
            assert 0 < value.confidence <= 1


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("يهدف التحالف إلى منع المتمردين من السيطرة على المدينة.", "السيطرة", ["المتمردين"]),
        ("سمحت الحكومة التركية للطائرات الأمريكية بقصف مواقع التنظيم.", "قصف", ["للطائرات الأمريكية"]),
        ("أتاح ذلك الفرصة أمام الثوار للاستيلاء على المعسكر.", "للاستيلاء", ["الثوار"]),
        ("أجبرت الضربات المسلحين على الانسحاب من البلدة.", "الانسحاب", ["المسلحين"]),
    ],
)
def test_who_is_let_or_made_or_kept_does_what_follows(text: str, trigger: str, actors: list[str]) -> None:
    assert roles(text, trigger)[0] == actors


def test_the_sides_of_a_fight_go_on_after_each_is_closed() -> None:
    text = "اندلعت معارك بين المقاومة والجيش من جهة، والمتمردين ومليشيات القبائل من جهة أخرى."

    assert roles(text, "معارك")[0] == ["المقاومة", "الجيش", "المتمردين", "مليشيات القبائل"]


def test_a_minister_s_country_acts() -> None:
    assert roles("أعلن الوزير أن بلاده ستبدأ بمحاربة المسلحين.", "محاربة")[0] == ["بلاده"]


def test_an_alternative_is_no_subject() -> None:
    assert "مساعدات" not in roles("هدد القائد بتدمير أي قوات أو مساعدات.", "هدد")[0]


def test_all_of_it_is_nobody() -> None:
    assert roles("سيطر التنظيم على المدينة كلها يوم الأحد.", "سيطر")[0] == ["التنظيم"]
    assert roles("المدينة كلها سقطت، وقصف الجيش البلدة بأكملها.", "قصف") == (["الجيش"], ["البلدة بأكملها"])


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("دخل المسلحون القرية أمس. أعلن الجيش السوري سيطرته على المدينة.", "سيطرته", ["الجيش السوري"]),
        ("وبحسب وزارة الدفاع الروسية فإن غاراتها قتلت مسلحين.", "غاراتها", ["وزارة الدفاع الروسية"]),
        ("هاجم الثوار القرية. وتفتقر قوات المعارضة إلى وسائل قصفها.", "قصفها", ["الثوار"]),
        ("قاد الجيش تحالفا لمنع الحوثيين من بسط سيطرتهم على البلاد.", "سيطرتهم", ["الحوثيين"]),
    ],
)  # fmt: skip
def test_a_pronoun_means_the_subject_of_its_clause_or_who_speaks(
    text: str, trigger: str, actors: list[str]
) -> None:
    assert roles(text, trigger)[0] == actors


def test_what_has_an_object_in_the_accusative_is_a_verb() -> None:
    text = (
        "قالت وسائل الإعلام السورية إن الجيش صد هجوماً على الصوامع يوم الجمعة، ثم انسحب من المدينة يوم الأحد."
    )
    assert words(claim_of(text, "صد").actors) == ["الجيش"]


def test_the_aircraft_of_a_coalition_are_no_states() -> None:
    (actor,) = claim_of("قال التحالف الدولي إن طائراته دمرت 14 دبابة للتنظيم.", "دمرت").actors
    assert actor.value.id == "global-coalition"


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("هاجم التنظيم تدمر.", "هاجم", ["التنظيم"], ["تدمر"]),
        ("قصفت الطائرات صنعاء أمس.", "قصفت", ["الطائرات"], ["صنعاء"]),
    ],
)
def test_a_place_behind_a_definite_noun_is_a_phrase_of_its_own(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)
    assert [place.quote.exact for place in claim_of(text, trigger).places if place.quote] == targets


def test_a_capital_that_is_hit_is_no_government() -> None:
    (target,) = claim_of("قصفت الطائرات صنعاء أمس.", "قصفت").targets
    assert target.value.id is None


def test_tadmur_behind_a_verb_and_its_subject_destroys_nothing() -> None:
    acts = [claim.act.value for claim in possible_claims("هاجم التنظيم تدمر مجددا.")]
    assert acts == ["attack"]


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("تظاهر مئات الطلاب في العاصمة احتجاجا على زيارة الوزير.", "تظاهر", ["الوزير"]),
        ("تجمع متظاهرون أمام البلدية مطالبين الحكومة بالاستقالة.", "تجمع", ["الحكومة"]),
        ("احتشد آلاف المتظاهرين للمطالبة باستقالة الحكومة.", "احتشد", ["الحكومة"]),
        ("خرجت مظاهرة في المدينة ضد الجيش.", "مظاهرة", ["الجيش"]),
        ("تظاهر العمال أمس احتجاجا على الغلاء.", "تظاهر", ["الغلاء"]),
    ],
)
def test_a_protest_is_against_whom_its_grievance_names(text: str, trigger: str, targets: list[str]) -> None:
    assert roles(text, trigger)[1] == targets


def test_support_for_somebody_is_not_his() -> None:
    claim = claim_of("قدمت واشنطن دعما جويا للمقاتلين.", "دعما")
    assert (words(claim.actors), words(claim.targets)) == (["واشنطن"], ["للمقاتلين"])


def test_the_object_of_a_meeting_with_its_pronoun() -> None:
    claim = claim_of("قال الوزير عقب لقائه والي المدينة إن الوضع هادئ.", "لقائه")
    assert (words(claim.actors), words(claim.targets)) == (["الوزير"], ["والي المدينة"])


def test_with_of_the_noun_before_it_names_nobody() -> None:
    assert words(claim_of("اتفق الرئيسان على تأمين الحدود مع سوريا.", "اتفق").targets) == []


def test_the_rest_of_several_belongs_to_the_list() -> None:
    claim = claim_of("ألقت الشرطة القبض على مالك المركبة وبقية الشركاء.", "القبض")
    assert words(claim.targets) == ["مالك المركبة", "بقية الشركاء"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("سقطت البلدة في يد المتمردين.", "سقطت", ["المتمردين"]),
        ("سقوط بلدة النخيل مجددا في أيدي كتائب النجم.", "سقوط", ["كتائب النجم"]),
        ("البلدة الآن في أيدي المتمردين.", "أيدي", ["المتمردين"]),
    ],
)
def test_in_whose_hands_a_place_falls(text: str, trigger: str, actors: list[str]) -> None:
    assert roles(text, trigger)[0] == actors


@pytest.mark.parametrize(
    ("verb", "actors"), [("وهاجم القرية", []), ("وهاجمت القرية", ["روسيا"])], ids=["masculine", "feminine"]
)
def test_a_state_is_feminine(verb: str, actors: list[str]) -> None:
    assert roles(f"قصفت روسيا الميناء أمس {verb}.", verb.split(maxsplit=1)[0].removeprefix("و"))[0] == actors


def test_how_long_after_is_no_aim() -> None:
    text = "هاجمت كتائب النجم البلدة بعد أشهر فقط على تحريرها."
    assert roles(text, "تحريرها")[0] != ["كتائب النجم"]


def test_a_clause_of_its_own_parts_an_act_from_an_aim() -> None:
    text = "غاب الدعم الجوي الروسي، وهو ما دفع كتائب النجم إلى السيطرة على الجبل."
    assert "الروسي" not in roles(text, "السيطرة")[0]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("اتهمت المعارضة الجيش بقصف المدنيين.", "قصف", ["الجيش"], ["المدنيين"]),
        ("اتهمت السعودية إيران بدعم المتمردين.", "دعم", ["إيران"], ["المتمردين"]),
        ("هدد القائد بقصف المتمردين.", "قصف", ["القائد"], ["المتمردين"]),
        ("تبنى التنظيم قصف الجنود.", "قصف", ["التنظيم"], ["الجنود"]),
        ("قتل عشرة مدنيين بقصف الجيش.", "قصف", ["الجيش"], []),
        ("اتهم الوزير المسلحين بقصف القرية.", "قصف", ["المسلحين"], ["القرية"]),
    ],
)
def test_who_suffers_a_deed_that_somebody_is_charged_with(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


def test_who_aims_at_a_meeting_meets() -> None:
    claim = claim_of("وتوجه المبعوث إلى تونس بهدف عقد اجتماع مع شيوخ القبائل.", "اجتماع")
    assert words(claim.actors) == ["المبعوث"]


def test_a_government_is_named_with_who_recognises_it() -> None:
    claim = claim_of("رفضت الحكومة المعترف بها دوليا في بيان هذا القرار.", "رفضت")
    assert words(claim.actors) == ["الحكومة المعترف بها دوليا"]


def test_a_protest_in_the_accusative_is_of_who_acts() -> None:
    claim = claim_of("تظاهر مئات العمال في المدينة احتجاجا على قرار الحكومة.", "احتجاجا")
    assert words(claim.actors) == ["مئات العمال"]


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("هجوم شنه مسلحون على ثكنة.", "هجوم", ["مسلحون"], ["ثكنة"]),
        ("هجوم على ثكنة للجيش شنه مسلحون.", "هجوم", ["مسلحون"], ["ثكنة للجيش"]),
        ("تعرضت القافلة لكمين نصبه المتمردون.", "لكمين", ["المتمردون"], ["القافلة"]),
        ("اختطاف صحافي على يد مسلحين.", "اختطاف", ["مسلحين"], ["صحافي"]),
        ("حاصر الجيش المتمردين في المدينة.", "حاصر", ["الجيش"], ["المتمردين"]),
        ("فك الجيش حصار المتمردين عن المدينة.", "حصار", ["المتمردين"], []),
        ("أدانت المنظمة قصف المدنيين.", "قصف", [], ["المدنيين"]),
        ("أعدم ثلاثة رجال شنقا.", "أعدم", [], ["ثلاثة رجال"]),
        ("قصفت قطر الميناء.", "قصفت", ["قطر"], ["الميناء"]),
        ("خسر المتمردون البلدة لصالح الجيش.", "خسر", ["الجيش"], ["المتمردون"]),
    ],
)
def test_plain_news_in_its_usual_words(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger.removeprefix("ل")) == (actors, targets)


def test_set_up_by_somebody_is_no_we_hit() -> None:
    acts = {claim.act.value for claim in possible_claims("تعرضت القافلة لكمين نصبه المتمردون.")}
    assert acts == {"attack"}


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("توعد التنظيم بشن هجمات جديدة.", "هجمات", ["التنظيم"]),
        ("استعدت القوات لشن هجوم على البلدة.", "هجوم", ["القوات"]),
        ("اتهمت المعارضة الجيش بشن غارات على السوق.", "غارات", ["الجيش"]),
        ("قام الجيش بشن غارات على مواقع المسلحين.", "غارات", ["الجيش"]),
    ],
)
def test_who_launches_what_a_short_noun_carries(text: str, trigger: str, actors: list[str]) -> None:
    assert roles(text, trigger)[0] == actors


@pytest.mark.parametrize(
    ("text", "trigger", "actors"),
    [
        ("استمر القصف العنيف لقوات النظام على الحي.", "القصف", ["قوات النظام"]),
        ("أدى الهجوم الثاني للمسلحين على الثكنة إلى حريق.", "الهجوم", ["للمسلحين"]),
        ("نددت الوزارة بالقصف العنيف للقرية.", "القصف", []),
    ],
)
def test_of_a_definite_strike_with_its_target_the_possessor_strikes(
    text: str, trigger: str, actors: list[str]
) -> None:
    assert roles(text, trigger)[0] == actors


def test_what_is_taught_and_how_talks_end_are_no_parties() -> None:
    assert roles("قام خبراء بتدريب الحرس على زرع الألغام وتفكيكها.", "تدريب")[1] == ["الحرس"]
    assert roles("انسحبوا بعد مفاوضات انتهت بتركهم السلاح.", "مفاوضات")[1] == []


def test_to_host_experts_is_nobody() -> None:
    assert roles("تمت استضافة خبراء من الجيش للقيام بتدريب الحرس.", "تدريب")[0] == []


def test_others_go_on_with_the_noun_before_a_definite_phrase() -> None:
    text = "المدينة مقسمة بين قرى خاضعة لسيطرة الفصائل وأخرى بيد الجيش."
    assert roles(text, "سيطرة")[0] == ["الفصائل"]


@pytest.mark.parametrize(
    ("text", "trigger", "targets"),
    [
        ("زار الوفد عددا من المقاتلين الذين تم أسرهم في البلدة.", "أسرهم", ["عددا من المقاتلين"]),
        ("وبثت صورا للمقاتلين الجرحى الذين يتم أسرهم.", "أسرهم", ["للمقاتلين الجرحى"]),
        ("أعلن الجيش أن المخابئ التي تم تدميرها كانت خالية.", "تدميرها", ["المخابئ"]),
    ],
)
def test_what_was_done_to_those_a_relative_clause_describes(
    text: str, trigger: str, targets: list[str]
) -> None:
    assert roles(text, trigger)[1] == targets


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        ("تمكن مقاتلو المعارضة من السيطرة على التلة.", "السيطرة", ["مقاتلو المعارضة"], []),
        ("تمكن مقاتلون من استعادة التلة.", "استعادة", ["مقاتلون"], []),
        ("أحبطت الشرطة محاولة لتفجير محطة القطار.", "تفجير", [], ["محطة القطار"]),
        ("نجا الوزير من هجوم قرب منزله.", "هجوم", [], ["الوزير"]),
        ("لقي خمسة جنود مصرعهم في كمين.", "مصرعهم", [], ["خمسة جنود"]),
        ("أطلق سراح الرهائن بعد دفع فدية.", "سراح", [], ["الرهائن"]),
        ("أطلقت الجماعة سراح عشرين أسيرا.", "سراح", ["الجماعة"], ["عشرين أسيرا"]),
    ],
)
def test_idioms_keep_their_doers_and_those_they_befall(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "trigger", "actors", "targets"),
    [
        (
            "اتهمت منظمة العفو الدولية القوات الحكومية بقصف مدرسة.",
            "اتهمت",
            ["منظمة العفو الدولية"],
            ["القوات الحكومية"],
        ),
        ("طالبت المعارضة برحيل الرئيس.", "طالبت", ["المعارضة"], []),
        ("قتل في الغارة التي استهدفت منزلا ثلاثة أطفال.", "الغارة", [], ["منزلا"]),
        ("تظاهر المئات في المدينة تنديدا بالحصار.", "الحصار", [], []),
    ],
)
def test_where_one_party_ends_and_the_next_begins(
    text: str, trigger: str, actors: list[str], targets: list[str]
) -> None:
    assert roles(text, trigger) == (actors, targets)
