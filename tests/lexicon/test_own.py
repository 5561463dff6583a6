"""A user's own lexicon: what it adds and overrides, and what is said of one that is wrong."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import riwaya
from riwaya.lexicon import load_table, using
from riwaya.lexicon.actors import actor_rows
from riwaya.lexicon.entries import ENTRY_FIELDS, ActEntryRow
from riwaya.lexicon.own import CheckedFile, check_lexicon
from riwaya.model import Claim, Document, Rejected

NEW = """
[[actor]]
id = "wadi-brigade"
ar = "لواء الوادي"
en = "Wadi Brigade"
kind = "armed_group"
"""


def check(tmp_path: Path, text: str) -> CheckedFile:
    path = tmp_path / "my.toml"
    path.write_text(text, "utf-8")
    return check_lexicon([path])[1][0]


def problems(tmp_path: Path, text: str) -> list[str]:
    return list(check(tmp_path, text).problems)


def claims(tmp_path: Path, text: str, *lexicons: str) -> list[Claim]:
    paths = []
    for number, lexicon in enumerate(lexicons):
        paths.append(tmp_path / f"{number}.toml")
        paths[-1].write_text(lexicon, "utf-8")
    return riwaya.extract(Document("1", text), lexicon=riwaya.load_lexicon(*paths))


def test_a_new_actor_with_its_nicknames_and_leaders(tmp_path: Path) -> None:
    own = (
        NEW + 'country = "YE"\naliases = ["كتائب الوادي"]\nleaders = { "سالم بن ربيع" = "Salem bin Rabie" }\n'
    )
    found = claims(tmp_path, "هاجمت كتائب الوادي حاجزا للجيش. وقتل سالم بن ربيع في عدن.", own)
    assert found[0].actors[0].value.id == "wadi-brigade"
    assert found[0].actors[0].value.name.en == "Wadi Brigade"
    assert found[1].targets[0].value.id == "salem-bin-rabie"


def test_a_nickname_for_a_shipped_actor_leaves_the_rest_of_its_row(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[[actor]]\nid = "islamic-state"\naliases = ["أهل الوادي"]\n', "utf-8")
    shipped = actor_rows()["islamic-state"]
    with using(riwaya.load_lexicon(path)):
        own = actor_rows()["islamic-state"]
    assert own.aliases == (*shipped.aliases, "أهل الوادي")
    assert (own.ar, own.kind, own.leaders) == (shipped.ar, shipped.kind, shipped.leaders)


def test_an_alias_is_taken_from_one_actor_for_another(tmp_path: Path) -> None:
    alias = actor_rows()["islamic-state"].aliases[0]
    taken = f'[[actor]]\nid = "islamic-state"\nwithout = ["{alias}"]\n'
    assert problems(tmp_path, f'{NEW}aliases = ["{alias}"]\n')
    assert not problems(tmp_path, f'{taken}{NEW}aliases = ["{alias}"]\n')


def test_a_renamed_actor_keeps_its_former_name(tmp_path: Path) -> None:
    former = actor_rows()["islamic-state"].ar
    file = '[[actor]]\nid = "islamic-state"\nar = "جماعة الوادي"\n'
    found = claims(tmp_path, f"شن {former} هجوما على تدمر.", file)
    assert found[0].actors[0].value.name.ar == "جماعة الوادي"


def test_a_later_file_goes_over_an_earlier_one(tmp_path: Path) -> None:
    later = '[[actor]]\nid = "wadi-brigade"\nen = "Brigade of the Valley"\n'
    found = claims(tmp_path, "شن لواء الوادي هجوما على تدمر.", NEW, later)
    assert found[0].actors[0].value.name.en == "Brigade of the Valley"


def test_a_new_word_for_an_act(tmp_path: Path) -> None:
    own = '[act]\nshelling = [{ verb = "مشط", nouns = ["تمشيط"], frame = "strike", beside = ["@guns"] }]\n'
    own += '[words]\nguns = ["رشاشات", "مدفعيه"]\n'
    text = "مشطت القوات الحكومية أحياء تدمر بالمدفعية. ومشطت الفتاة شعرها."
    assert not claims(tmp_path, text)
    found = claims(tmp_path, text, own)
    assert [claim.act.value for claim in found] == ["shelling"]
    assert found[0].act.method == "lexicon:shelling.own0:مشط"


def test_an_entry_takes_the_place_of_the_shipped_ones_of_its_word(tmp_path: Path) -> None:
    text = "هاجم المتمردون خزان المياه في تدمر."
    own = '[act]\nattack = [{ verb = "هاجم", frame = "strike", unless = ["خزان"] }]\n'
    assert [claim.act.value for claim in claims(tmp_path, text)] == ["attack"]
    assert claims(tmp_path, text, own) == []
    assert ("overrides", "act", "attack: هاجم") in check(tmp_path, own).changes


def test_of_two_equal_readings_the_users_is_taken(tmp_path: Path) -> None:
    own = '[act]\nabduction = [{ verb = "اعتقل", nouns = ["اعتقال"], frame = "handle" }]\n'
    found = claims(tmp_path, "اعتقل مسلحون ثلاثة مدنيين في تدمر.", own)
    assert [claim.act.value for claim in found] == ["abduction"]
    assert "arrest" in check(tmp_path, own).notes[0]


def test_a_list_of_words_grows(tmp_path: Path) -> None:
    own = '[words]\nfigurative = ["شطرنجيه"]\n'
    text = "هجوم شطرنجية للمتمردين على تدمر."
    assert claims(tmp_path, text)
    assert not claims(tmp_path, text, own)


def test_a_new_word_of_speech(tmp_path: Path) -> None:
    text = "دندن القائد سالم بن ربيع بأن قواته قتلت ثلاثة جنود في تدمر."
    own = '[cues.mine]\nstance = "asserts"\nby = ["ب"]\nverbs = { "دندن" = ["دندن"] }\n'
    assert not any(claim.attribution for claim in claims(tmp_path, text))
    assert all(claim.attribution for claim in claims(tmp_path, text, own))


def test_a_new_place_and_one_in_a_shipped_place_s_stead(tmp_path: Path) -> None:
    own = '[places]\nSY = [["وادي الغزالة", "Wadi al-Ghazala", "area", 34.6, 38.3, 4000], '
    own += '["تدمر|مدينة النخيل", "Tadmur (Palmyra)", "city", 34.5, 38.2, 9000]]\n'
    found = claims(tmp_path, "هاجم مسلحون وادي الغزالة. ثم هاجم مسلحون مدينة النخيل.", own)
    assert [claim.places[0].value.id for claim in found] == [
        "sy-wadi-al-ghazala-area",
        "sy-tadmur-palmyra-city",
    ]
    assert found[1].places[0].value.radius_m == 9000
    assert riwaya.find_places("اندلعت معارك في تدمر")[0].value.radius_m == 5000


def test_shipped_entries_have_no_field_that_is_not_described() -> None:
    assert set(ActEntryRow.__struct_fields__) == ENTRY_FIELDS
    for entries in load_table("acts")["act"].values():
        for fields in entries:
            assert {name for name in fields if name.isascii()} <= ENTRY_FIELDS


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("actors = []", "[actors]: there is no 'actors'; did you mean actor?"),
        ("actor = 3", "actor: it must be a list of tables"),
        ("[[actor]]\nar = 'فرقة'", "it lacks id"),
        (NEW.replace("armed_group", "millitia"), "there is no 'millitia'; one of state"),
        (NEW.replace("لواء الوادي", "  "), "the name '  ' holds no word"),
        (NEW + "aliases = ['']", "the name '' holds no word"),
        (NEW + "aliases = ['لواء الوادي']", "stands twice"),
        (NEW + "aliases = 'كتائب'", "aliases: it must be a list, not text"),
        (NEW + "country = 'Yemen'", "ISO 3166-1 alpha-2"),
        (NEW + "years = [2015, 2011]", "2011 is before 2015"),
        (NEW + "years = [2015]", "years: "),
        (NEW + "nick = ['كتائب']", "it has no field nick"),
        (NEW + "parent = 'islamic-stat'", "did you mean islamic-state?"),
        (NEW + "parent = 'wadi-brigade'", "wadi-brigade → wadi-brigade is a circle"),
        (NEW + NEW, "the id 'wadi-brigade' stands twice in this file"),
        (
            NEW + NEW.replace("wadi-brigade", "other"),
            "the name 'لواء الوادي' stands for wadi-brigade already",
        ),
        (NEW + "aliases = ['داعش']", "the name 'داعش' stands for islamic-state already"),
        (NEW.replace("wadi-brigade", "Wadi Brigade"), "as 'wadi-brigade'"),
        (NEW.replace("wadi-brigade", "ye"), "the id 'ye' is the state's"),
        ("[[actor]]\nid = 'new-one'", "a new actor needs ar, en, kind"),
        ("[[actor]]\nid = 'islamic-state'\nwithout = ['لا أحد']", "is no alias of islamic-state"),
        ("[act]\nattak = []", "did you mean attack?"),
        ("[act]\nattack = [{ nouns = [] }]", "it lacks a word"),
        ("[act]\nattack = [{ verb = '' }]", "a word is empty or not Arabic"),
        ("[act]\nattack = [{ verb = 'hit' }]", "a word is empty or not Arabic"),
        ("[act]\nattack = [{ verb = 'غزا', frame = 'strik' }]", "did you mean strike?"),
        ("[act]\nattack = [{ verb = 'غزا', unles = ['شعر'] }]", "did you mean unless?"),
        ("[act]\nattack = [{ verb = 'غزا', unless = ['@nope'] }]", "there is no 'nope'"),
        ("[act]\nattack = [{ verb = 'غزا', unless = 'عن شعر' }]", "must be one Arabic word"),
        ("[act]\nattack = [{ verb = 'غزا', 'على' = 'goal' }]", "there is no 'goal'"),
        ("[act]\nattack = [{ verb = 'غزا', only = 'adjective' }]", "must be verb or noun"),
        ("[act]\nattack = [{ verb = 'غزا' }, { verb = 'غزا' }]", "stands twice"),
        ("[words]\nmine = ['@mine']", "a list holds plain words"),
        ("[frames.mine]\nsubject = 'actor'", "it lacks object, genitive"),
        ("[cues.mine]\nverbs = { 'همس' = [] }\nstance = 'says'", "there is no 'says'; one of asserts"),
        ("[cues.say]\nstance = 'doubts'\nverbs = {}", "give a group of your own another name"),
        ("[cues.mine.verbs]\n'همس همس' = []", "single Arabic words"),
        ("[places]\nXX = []", "there is no 'XX'"),
        ("[places]\nSY = [['اسم']]", "a row is"),
        ("[places]\nSY = [['اسم', 'Name', 'town', 1, 2, 3]]", "there is no 'town'"),
        ("[places]\nSY = [['اسم', 'Name', 'city', 100, 2, 3]]", "is not on earth"),
        ("[places]\nSY = [['اسم', 'Name', 'city', 'Nowhere']]", "is no place of the country"),
        ("guarded = ['لا أحد البتة']", "is no actor's name"),
        ("[[actor", "it is not TOML"),
        ("x = " + "[" * 5000, "it is not TOML"),
    ],
)
def test_what_is_wrong_is_told_in_one_line(tmp_path: Path, text: str, said: str) -> None:
    found = problems(tmp_path, text)
    assert any(said in line for line in found), found
    assert not any("\n" in line for line in found)


def test_a_circle_of_parents_is_told_once(tmp_path: Path) -> None:
    row = '[[actor]]\nid = "{0}"\nar = "فرقة {0}"\nen = "{0}"\nkind = "party"\nparent = "{1}"\n'
    text = "".join(row.format(*pair) for pair in (("aa", "bb"), ("bb", "cc"), ("cc", "aa"), ("dd", "aa")))
    assert [line for line in problems(tmp_path, text) if "circle" in line] == [
        "actor 1 (aa): parent: aa → bb → cc → aa is a circle; the uppermost has no parent"
    ]


def test_a_circle_through_a_shipped_actor_is_told(tmp_path: Path) -> None:
    text = '[[actor]]\nid = "islamic-state"\nparent = "wadi-brigade"\n' + NEW + 'parent = "islamic-state"\n'
    assert any("is a circle" in line for line in problems(tmp_path, text))


def test_a_file_that_is_no_utf8_is_told(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_bytes(NEW.encode("cp1256"))
    with pytest.raises(Rejected, match=r"not UTF-8.*save it as UTF-8"):
        riwaya.load_lexicon(path)
    path.write_bytes(b"\xef\xbb\xbf" + NEW.encode())
    riwaya.load_lexicon(path)


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "none.toml", tmp_path):
        with pytest.raises(Rejected, match="cannot be read"):
            riwaya.load_lexicon(path)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "ar", "verb", "killing", "SY", "say", "verbs", "by"]), inner, max_size=3
        )
    ),
    max_leaves=8,
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    file=st.dictionaries(
        st.sampled_from(["actor", "act", "words", "frames", "cues", "places", "guarded"]), VALUES
    )
)
def test_whatever_stands_in_a_file_only_problems_are_told(
    file: dict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("riwaya.lexicon.own._parsed", lambda path: file)
    lexicon, files = check_lexicon(["any.toml"])
    assert all("\n" not in line for line in files[0].problems)
    assert not (files[0].problems and lexicon.tables)
