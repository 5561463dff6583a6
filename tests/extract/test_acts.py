"""Which words name an act: the lexicon is whole, and words are read in all forms, senses and surroundings."""

from itertools import pairwise
from typing import get_args

import pytest
from msgspec.structs import replace

from riwaya.arabic import analyze
from riwaya.arabic.characters import key
from riwaya.extract.act_entries import Entry, act_index, light_verbs
from riwaya.extract.acts import find_triggers
from riwaya.lexicon import load_table
from riwaya.lexicon.entries import SENSES
from riwaya.model import ActName

ACTS = get_args(ActName)
FRAME_ROLES = {"actor", "target", "place", "both", "either", "either_place", "none"}
ENTRIES = [
    pytest.param(fields, id=f"{act}.{number}")
    for act, entries in load_table("acts")["act"].items()
    for number, fields in enumerate(entries)
]


def acts(text: str) -> list[tuple[str, str]]:
    """The acts of a sentence with the words that name them."""
    return [
        (trigger.act, " ".join(token.text for token in sentence.tokens[trigger.start : trigger.end]))
        for sentence in analyze(text)
        for trigger in find_triggers(sentence)
    ]


def entries() -> dict[str, Entry]:
    """All entries that some written form leads to, by name."""
    return {reading.entry.name: reading.entry for readings in act_index().values() for reading in readings}


def test_the_lexicon_names_the_acts_of_the_guide_and_no_other() -> None:
    assert len(ACTS) == 39
    assert set(load_table("acts")["act"]) == set(ACTS)
    assert {entry.act for entry in entries().values()} == set(ACTS)


def test_the_lexicon_holds_at_least_700_entries_of_400_words() -> None:
    lemmas = {
        lemma
        for fields in (param.values[0] for param in ENTRIES)
        for lemma in [fields.get("verb"), *(noun.split()[0] for noun in fields.get("nouns", ()))]
        if lemma
    }
    assert len(lemmas) >= 400
    assert len(ENTRIES) >= 700


@pytest.mark.parametrize("fields", ENTRIES)
def test_an_entry_names_a_word_and_a_known_frame(fields: dict) -> None:
    assert fields.get("verb") or fields.get("nouns")
    assert fields["frame"] in load_table("acts")["frames"]
    assert fields.get("only", "") in {"", "verb", "noun"}
    assert not (fields.get("only") == "verb" and "verb" not in fields)


@pytest.mark.parametrize("fields", ENTRIES)
def test_the_lists_an_entry_points_to_exist(fields: dict) -> None:
    lists = load_table("acts")["words"]
    for condition in SENSES:
        values = fields.get(condition, ())
        for value in [values] if isinstance(values, str) else values:
            assert not value.startswith("@") or value[1:] in lists


def test_every_entry_is_reached_by_some_written_form() -> None:
    named = {
        f"{act}.{number}" for act, found in load_table("acts")["act"].items() for number in range(len(found))
    }
    assert {name.partition(":")[0] for name in entries()} == named


def test_frames_give_roles_that_role_finding_knows() -> None:
    for entry in entries().values():
        frame = entry.frame
        assert {frame.subject, frame.object, frame.genitive, *frame.prepositions.values()} <= FRAME_ROLES


def test_variants_and_light_verbs_lead_to_what_exists() -> None:
    for act, rules in load_table("acts")["variants"].items():
        assert act in ACTS
        assert {rule["act"] for rule in rules} <= set(ACTS)
    assert set(light_verbs().values()) == {"actor", "target", "event"}
    assert light_verbs()[key("شنت")] == "actor"
    assert light_verbs()[key("تعرضت")] == "target"


@pytest.mark.parametrize(
    ("text", "act", "words"),
    [
        ("هاجم مسلحون القرية.", "attack", "هاجم"),
        ("وهاجموا القرية.", "attack", "وهاجموا"),
        ("سيهاجمون القرية.", "attack", "سيهاجمون"),
        ("لم يهاجم أحد القرية.", "attack", "يهاجم"),
        ("بعد مهاجمة القرية.", "attack", "مهاجمة"),
        ("تواصلت الهجمات أمس.", "attack", "الهجمات"),
        ("سيطر الجيش على التل.", "seizure", "سيطر"),
        ("بعد السيطرة على التل.", "seizure", "السيطرة"),
        ("نزح السكان.", "displacement", "نزح"),
        ("اندلعت اشتباكات في الحي.", "clash", "اشتباكات"),
        ("حرر الجيش البلدة.", "recapture", "حرر"),
        ("تعهد الرئيس بتحرير البلدة.", "recapture", "بتحرير"),
        ("قتل جنديان في وقت متأخر.", "killing", "قتل"),
        ("أطلق المسلحون سراح الرهائن.", "release", "أطلق"),
    ],
)
def test_a_word_is_known_in_all_its_forms(text: str, act: str, words: str) -> None:
    assert any(found == act and words in exact for found, exact in acts(text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("قصفت المدفعية البلدة.", "shelling"),
        ("قصفت الطائرات البلدة.", "air_strike"),
        ("هجوم صاروخي على الميناء.", "shelling"),
        ("هجوم انتحاري على الحاجز.", "bombing"),
        ("هجوم على الحاجز.", "attack"),
        ("ضربة جوية على المعسكر.", "air_strike"),
        ("أطلق المسلحون النار على الحافلة.", "attack"),
        ("أطلق المسلحون صواريخ على الميناء.", "shelling"),
        ("أطلق المسلحون سراح الرهائن.", "release"),
        ("استولى المسلحون على أسلحة وذخائر.", "looting"),
        ("استولى المسلحون على المدينة.", "seizure"),
        ("سقط عشرات القتلى.", "killing"),
        ("سقط عشرات الجرحى.", "injury"),
        ("طرد الجيش المسلحين من البلدة.", "recapture"),
        ("طردت الحكومة السفير.", "sanction"),
        ("خرق الجيش الهدنة.", "violation"),
    ],
)
def test_the_words_around_decide_between_senses(text: str, act: str) -> None:
    assert acts(text)[0][0] == act


@pytest.mark.parametrize(
    "text",
    [
        "خاض المرشح معركة انتخابية شرسة.",
        "شن الكاتب هجوما لاذعا على الوزير.",
        "ضرب الزلزال مدينة ساحلية أمس.",
        "سجل المهاجم هدفا في المباراة.",
        "قال رئيس تحرير الصحيفة ذلك.",
        "يقع ميدان التحرير وسط القاهرة.",
        "أصيب اللاعب في المباراة.",
        "سيطر الفريق على مجريات المباراة.",
        "احتل المصرف «الأهلي» المرتبة الأولى.",
        "ضبطت الشرطة 22 قذيفة هاون في مستودع.",
        "في المتحف صور أماكن تعذيب قديمة.",
        "شابة من القرية عذبة الحديث والصوت.",
        "يمكن هزم العدو بالصبر.",
        "استورد الجيش دبابات عبر الميناء.",
        "يقود المجموعة رجل يدعى «أبو سالم»، إضافة إلى شقيقه.",
    ],
)
def test_figures_of_speech_games_and_names_are_no_acts(text: str) -> None:
    assert acts(text) == []


def test_the_lighter_of_two_words_for_one_act_is_left_out() -> None:
    assert [act for act, _ in acts("فرض الجيش حصارا على المدينة.")] == ["siege"]


def test_no_two_triggers_share_a_token() -> None:
    for sentence in analyze("أطلق المسلحون النار وقتلوا جنديين وأحكموا سيطرتهم على الحاجز بعد قصف عنيف."):
        found = find_triggers(sentence)
        assert len(found) >= 3
        assert all(a.end <= b.start for a, b in pairwise(found))


def test_a_noun_right_after_a_verb_is_no_verb() -> None:
    assert acts("لوحظ تمركز دبابات في الشارع.") == []
    assert acts("كان قتل قبل عام.") == [("killing", "قتل")]


def test_quotation_marks_are_no_words() -> None:
    assert acts("تبنى ما يسمى «لواء الشمال» «هجوم» السوق.")[0][0] == "claim_of_responsibility"


def test_what_a_crowd_shuts_is_shut_in_protest() -> None:
    assert acts("أغلق المتظاهرون مدخل المدينة.")[0][0] == "protest"
    assert acts("أغلقت الشرطة مدخل المدينة.")[0][0] == "restriction"


@pytest.mark.parametrize(
    "text",
    [
        "قال مسعفون إن حارسا شابا قتل وأصيب آخر.",
        "توقف العمل لأن قائدا ميدانيا قتل في البلدة.",
        "قال إن الموظف في اللجنة خطف من منزله.",
    ],
)
def test_what_that_still_waits_for_is_a_verb_whatever_its_tag(text: str) -> None:
    sentence = analyze(text)[0]
    at = next(i for i, token in enumerate(sentence.tokens) if token.text in {"قتل", "خطف"})
    tokens = list(sentence.tokens)
    tokens[at] = replace(tokens[at], tag="NOUN")
    found = find_triggers(replace(sentence, tokens=tuple(tokens)))
    assert [trigger.is_verb for trigger in found if trigger.head == at] == [True]


def test_the_act_between_a_verb_and_what_completes_it_is_told_too() -> None:
    assert acts("أودى هجوم بحياة ثلاثة جنود.") == [("killing", "أودى"), ("attack", "هجوم")]
