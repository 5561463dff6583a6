"""From which side a source speaks: by what it is, whom it speaks for, and where the incident lies."""

from collections import Counter

import pytest
from accounts_case import CIVILIANS, FRIDAY, STARS, TOWN, Teller, document

from riwaya import labels
from riwaya.compare import compare
from riwaya.lexicon.actors import actor_rows
from riwaya.link import link
from riwaya.model import Actor, ActorKind, Name, Side, SourceRole, Voice
from riwaya.sides import SIDES, countries_told, home_of, side_of


def known(identifier: str) -> Actor:
    return actor_rows()[identifier].actor


def somebody(kind: ActorKind, country: str | None = None, name: str = "مصدر") -> Actor:
    return Actor(None, Name(ar=name), kind, country)


@pytest.mark.parametrize(
    ("source", "home", "side"),
    [
        (somebody("government", "SY"), "SY", "government"),
        (somebody("government", "RU"), "SY", "outside"),
        (somebody("military"), "SY", "unknown"),
        (somebody("government"), None, "unknown"),
        (somebody("official", "SY"), "SY", "unknown"),
        (somebody("fighters"), "SY", "opposition"),
        (somebody("party"), "SY", "unknown"),
        (known("sy-opposition"), "SY", "opposition"),
        (somebody("civilians"), "SY", "witness"),
        (known("global-coalition"), "SY", "outside"),
        (known("islamic-state"), "SY", "opposition"),
        (known("amaq"), "SY", "opposition"),
        (known("reuters"), "SY", "media"),
        (known("sana"), "SY", "government"),
        (known("sohr"), "SY", "organisation"),
        (Actor("sy-state-media", Name(), "media", "SY"), "SY", "government"),
        (Actor("sy-state-media", Name(), "media", "SY"), "LB", "outside"),
        (Actor("rami-abdulrahman", Name(), "official", "SY"), "SY", "organisation"),
        (known("erdogan"), "TR", "government"),
        (known("erdogan"), "SY", "outside"),
    ],
)
def test_a_source_s_side(source: Actor, home: str | None, side: Side) -> None:
    assert side_of(Voice(source), home) == side


def test_an_official_is_on_the_side_that_he_is_said_to_speak_for() -> None:
    official = somebody("official", "YE", "المتحدث باسم الجماعة")
    assert side_of(Voice(official, side=known("houthis")), "YE") == "opposition"


def test_an_observatory_named_for_a_state_is_not_that_state() -> None:
    observatory = somebody("organisation", name="المرصد السوري")
    assert side_of(Voice(observatory, side=Actor("sy", Name(), "state", "SY")), "SY") == "organisation"


@pytest.mark.parametrize(
    ("role", "side"), [("eyewitness", "witness"), ("security", "government"), ("military", "unknown")]
)
def test_a_source_without_a_name_has_the_side_of_its_role(role: SourceRole, side: Side) -> None:
    assert side_of(Voice(somebody("unknown"), role=role), "SY") == side


def test_every_side_has_a_name_in_both_languages() -> None:
    assert set(SIDES) == set(Side.__args__)
    assert all(labels.side_label(side).ar and labels.side_label(side).en for side in SIDES)


def test_an_incident_without_a_place_lies_where_its_document_tells_of() -> None:
    teller = Teller(document("a", "اندلعت معارك.\nسيطرت كتائب النجم على دير الريحان.\n", "صحيفة"))
    teller.tell("clash", "معارك", whom=[(CIVILIANS, None)])
    teller.tell("seizure", "سيطرت", who=[(STARS, "كتائب النجم")], where=[(TOWN, "دير الريحان")])
    clash = next(each for each in link(teller.claims, [teller.document]) if each.acts == ("clash",))
    own = [claim for claim in teller.claims if claim.act.value == "clash"]
    assert home_of(clash, own, countries_told(teller.claims)) == TOWN.country
    assert home_of(clash, own, {"a": Counter()}) is None


def test_the_accounts_of_a_side_stand_together() -> None:
    text = "سيطرت كتائب النجم على دير الريحان الجمعة.\n"
    voices = [("شهود عيان", "witness"), ("وزارة الدفاع", "government"), ("سكان", "civilians")]
    tellers = []
    for number, (name, kind) in enumerate(voices):
        teller = Teller(document(f"d{number}", f"{text}قال {name} ذلك.\n", f"صحيفة {number}"))
        source = Actor(f"source-{number}", Name(ar=name), kind, TOWN.country)
        teller.tell(
            "seizure",
            "سيطرت",
            who=[(STARS, "كتائب النجم")],
            where=[(TOWN, "دير الريحان")],
            when=(FRIDAY, "الجمعة"),
            by=(source, name, "asserts"),
        )
        tellers.append(teller)
    documents = [teller.document for teller in tellers]
    claims = [claim for teller in tellers for claim in teller.claims]
    (incident,) = link(claims, documents)
    sides = [account.side for account in compare(incident, claims, documents).accounts]
    assert sides == sorted(sides, key=SIDES.index) == ["government", "witness", "witness"]


@pytest.mark.parametrize(
    ("name", "home", "side"),
    [
        ("محافظ الريحان سالم الهادي", "SY", "government"),
        ("اللواء سالم الهادي، رئيس جهاز الأمن القومي", "SY", "government"),
        ("مسؤولون محليون", "SY", "government"),
        ("وزير الدفاع السابق سالم الهادي", "SY", "unknown"),
        ("وزير الدفاع في الحكومة الموازية", "SY", "unknown"),
        ("الرئيس التنفيذي للشركة", "SY", "unknown"),
        ("رئيس تحالف القبائل", "SY", "unknown"),
    ],
)
def test_an_office_of_state_speaks_for_the_state(name: str, home: str, side: Side) -> None:
    assert side_of(Voice(somebody("official", name=name)), home) == side


def test_those_who_fight_for_the_state_speak_from_its_side() -> None:
    assert side_of(Voice(known("ye-resistance")), "YE") == "government"
    assert side_of(Voice(known("pmf")), "IQ") == "government"
    spokesman = Voice(somebody("official", name="المتحدث"), side=known("ye-resistance"))
    assert side_of(spokesman, "YE") == "government"


def test_a_media_office_speaks_for_whom_it_is_named_after() -> None:
    office = somebody("organisation", name="المركز الإعلامي للحوثيين")
    assert side_of(Voice(office, side=known("houthis")), "YE") == "opposition"


def test_a_site_is_media_by_its_word() -> None:
    assert side_of(Voice(somebody("unknown", name="مواقع إخبارية")), "SY") == "media"
