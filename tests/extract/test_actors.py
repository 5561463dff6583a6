"""Who acts: names, heads, countries, and what a document said before."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from riwaya.arabic import analyze
from riwaya.extract.actor_context import ActorContext
from riwaya.extract.actors import find_actor_mentions, is_actor_like, phrase, resolve_actor


def who(text: str) -> str | None:
    tokens = analyze(text)[0].tokens
    return resolve_actor(tokens, 0, len(tokens))[0].id


def kind_and_country(text: str) -> tuple[str, str | None]:
    tokens = analyze(text)[0].tokens
    actor = resolve_actor(tokens, 0, len(tokens))[0]
    return actor.kind, actor.country


def named(text: str) -> list[str | None]:
    return [
        mention.actor.id for sentence in analyze(text) for mention in find_actor_mentions(sentence.tokens)
    ]


@pytest.mark.parametrize(
    ("words", "identifier"),
    [
        ("داعش", "islamic-state"),
        ("تنظيم الدولة الإسلامية", "islamic-state"),
        ("تنظيم الدوله الاسلاميه", "islamic-state"),
        ("مقاتلي تنظيم الدولة", "islamic-state"),
        ("خمسة عناصر من تنظيم «داعش»", "islamic-state"),
        ("للحوثيين", "houthis"),
        ("14 مسلحا من ميليشيات الحوثي", "houthis"),
        ("قوات الحرس الثوري الإيراني", "irgc"),
        ("الجيش السوري", "sy-army"),
        ("الجيش الحكومي السوري", "sy-army"),
        ("القوات الروسية", "ru-army"),
        ("قوات روسية", "ru-army"),
        ("طائرات حربية تركية", "tr-air-force"),
        ("الشرطة الباكستانية", "pk-police"),
        ("وزارة الداخلية المصرية", "eg-interior-ministry"),
        ("حكومة اليمن", "ye-government"),
        ("هيئة الأركان العامة في العراق", "iq-army"),
        ("موسكو", "ru-government"),
        ("الولايات المتحدة", "us"),
        ("وزير الخارجية الروسي سيرغي لافروف", "lavrov"),
        ("دميتري بيسكوف، المتحدث باسم الرئيس", "peskov"),
        ("وكالة رويترز للأنباء", "reuters"),
    ],
)
def test_names_bodies_and_carriers(words: str, identifier: str) -> None:
    assert who(words) == identifier


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("مسلحون مجهولون", ("fighters", None)),
        ("ثلاثة جنود", ("military", None)),
        ("عشرات المتظاهرين", ("civilians", None)),
        ("خبراء عسكريون روس", ("expert", "RU")),
        ("عدد من الأطفال", ("civilians", None)),
        ("وزير الدفاع العراقي", ("official", "IQ")),
        ("صحف لبنانية محلية", ("media", "LB")),
        ("المعارضة المعتدلة", ("armed_group", None)),
    ],
)
def test_heads_give_kind_and_adjectives_country(words: str, expected: tuple[str, str | None]) -> None:
    assert kind_and_country(words) == expected


def test_an_unknown_actor_keeps_the_words_without_their_clitics() -> None:
    tokens = analyze("وللمزارعين الغاضبين")[0].tokens
    actor, confidence, _ = resolve_actor(tokens, 0, len(tokens))
    assert actor.id is None
    assert actor.name.ar == "المزارعين الغاضبين"
    assert confidence < 0.9


def test_a_capital_acts_but_does_not_where_it_says_where() -> None:
    assert named("موسكو ترفض المقترح") == ["ru-government"]
    assert named("اندلع القتال في موسكو") == []


def test_everyday_words_are_no_actors_unless_marked() -> None:
    assert named("في هذا القدر كفاية للجميع") == []
    assert named("تظاهرت حركة كفاية أمام النقابة") == ["kefaya"]


def test_the_base_is_not_al_qaeda() -> None:
    assert "al-qaeda" not in named("وصلت الطائرات إلى القاعدة الجوية")
    assert named("تبنى تنظيم القاعدة التفجير") == ["al-qaeda"]


@pytest.mark.parametrize(
    "words", ["قوات الأمن", "السكان", "الروس", "21 منهم", "حزب العمال الكردستاني", "فرنسا"]
)
def test_what_can_act(words: str) -> None:
    tokens = analyze(words)[0].tokens
    assert is_actor_like(tokens, 0, len(tokens))


@pytest.mark.parametrize("words", ["سيارة مفخخة", "مدينة تدمر", "صباح السبت", "قذائف هاون"])
def test_what_cannot_act(words: str) -> None:
    tokens = analyze(words)[0].tokens
    assert not is_actor_like(tokens, 0, len(tokens))


def told(text: str, word: str) -> str | None:
    """Who `word` in the last sentence is, after the sentences before it."""
    context = ActorContext()
    sentences = analyze(text)
    for sentence in sentences:
        context.hear(sentence.tokens)
    tokens = sentences[-1].tokens
    at = next(at for at, token in enumerate(tokens) if token.text == word)
    return context.resolve(tokens, at, at + 1)[0].id


@pytest.mark.parametrize(
    ("text", "word", "identifier"),
    [
        ("هاجمت حركة طالبان مركزا أفغانيا. ونفت الحركة ذلك.", "الحركة", "taliban"),
        ("قالت وزارة الدفاع الروسية ذلك. وأضافت الوزارة أمرا.", "الوزارة", "ru-defence-ministry"),
        ("قالت الحكومة اليمنية ذلك. وانتشر الجيش في المدينة.", "الجيش", "ye-army"),
        ("تقاتل قوات يمنية الحوثيين. وقصف التحالف مواقع.", "التحالف", "saudi-coalition"),
        ("تقاتل القوات العراقية داعش. وقصف التحالف مواقع.", "التحالف", "global-coalition"),
    ],
)
def test_short_names_take_their_meaning_from_the_text(text: str, word: str, identifier: str) -> None:
    assert told(text, word) == identifier


def test_a_short_name_of_nobody_stays_unnamed() -> None:
    assert told("تجمع الناس. وانسحب التنظيم.", "التنظيم") is None


WORDS = st.sampled_from(
    "داعش و«صالح» الجيش السوري من قوات 12 مسلحا ، في ميليشيا الحوثي ( ) وزير لل بلا كفاية".split()  # noqa: SIM905
)


@given(st.lists(WORDS, min_size=1, max_size=14))
def test_any_run_of_words_is_read_without_overlap(words: list[str]) -> None:
    for sentence in analyze(" ".join(words)):
        tokens, last = sentence.tokens, 0
        for mention in find_actor_mentions(tokens):
            assert last <= mention.start < mention.end <= len(tokens)
            assert phrase(tokens, mention.start, mention.end)
            last = mention.end
        for start in range(len(tokens)):
            actor, confidence, method = resolve_actor(tokens, start, len(tokens))
            assert actor.name.ar is not None
            assert 0 <= confidence <= 1
            assert method
