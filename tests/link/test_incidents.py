"""Claims of one happening meet, claims of different days, towns and modalities do not."""

import datetime as dt
import time
from dataclasses import replace

import msgspec
import pytest
from accounts_case import (
    ARMY,
    CIVILIANS,
    FARMS,
    FRIDAY,
    HILL,
    OTHER_TOWN,
    SATURDAY,
    STARS,
    TOWN,
    Teller,
    case,
    document,
)
from hypothesis import given
from hypothesis import strategies as st

from riwaya.link import link
from riwaya.model import Claim, Document, Incident, Name, Place, Sourced, Span, When

PLACES = (
    TOWN,
    HILL,
    OTHER_TOWN,
    FARMS,
    Place("test:country", Name("سوريا"), "SY", 35.0, 38.5, 300_000, "country"),
    None,
)
TIMES = (
    FRIDAY,
    SATURDAY,
    When("2021-03", "2021-03-01", "2021-03-31", "month"),
    When("../2021-03-05", None, "2021-03-05", "open"),
    None,
)
ACTS = ("seizure", "recapture", "killing", "clash", "meeting")


def claim(
    number: int, act: str = "seizure", place: Place | None = TOWN, when: When | None = FRIDAY, **more: object
) -> Claim:
    """A claim by itself, without words: linking looks at values only."""
    made = Claim(
        id=f"c{number}",
        document=str(more.pop("document", f"d{number}")),
        sentence=Span(number, number + 1),
        act=Sourced(act, 1.0, "test"),
        places=(Sourced(place, 1.0, "test"),) if place else (),
        time=Sourced(when, 1.0, "test") if when else None,
        actors=tuple(Sourced(actor, 1.0, "test") for actor in more.pop("who", ())),
    )
    return msgspec.structs.replace(made, **more)


def groups(claims: list[Claim], documents: list[Document] = []) -> list[set[str]]:  # noqa: B006
    return sorted((set(incident.claims) for incident in link(claims, documents)), key=min)


def published(number: int, day: str) -> Document:
    return document(f"d{number}", f"خبر رقم {number}\nنص الخبر\n", "صحيفة", day)


def test_the_case_s_accounts_of_the_fall_meet() -> None:
    documents, claims = case()
    incidents = link(claims, documents)
    fall = next(incident for incident in incidents if "one-0" in incident.claims)
    assert set(fall.claims) == {"one-0", "two-0", "two-1", "three-0", "four-0"}
    assert (fall.earliest, fall.latest, fall.family) == ("2021-03-05", "2021-03-05", "control")
    assert fall.place == TOWN
    assert {"same_place", "same_days", "same_act"} <= set(fall.reasons)


def test_two_outlets_telling_one_seizure_meet() -> None:
    assert groups([claim(0), claim(1)]) == [{"c0", "c1"}]


@pytest.mark.parametrize(
    ("why", "other"),
    [
        ("another day", {"when": SATURDAY}),
        ("another town within reach", {"place": OTHER_TOWN}),
        ("another family of acts", {"act": "meeting"}),
        ("a plan", {"modality": "future"}),
    ],
)
def test_different_happenings_stay_apart(why: str, other: dict[str, object]) -> None:
    assert groups([claim(0), claim(1, **other)]) == [{"c0"}, {"c1"}], why


def test_a_site_by_the_town_meets_the_town_but_not_its_neighbour() -> None:
    at_hill = claim(1, place=HILL)
    assert groups([claim(0), at_hill]) == [{"c0", "c1"}]
    both = groups([claim(0), at_hill, claim(2, place=OTHER_TOWN)])
    assert not any({"c0", "c2"} <= group for group in both)


def test_a_vague_time_does_not_bridge_two_days() -> None:
    month = When("2021-03", "2021-03-01", "2021-03-31", "month")
    found = groups([claim(0), claim(1, when=SATURDAY), claim(2, when=month)])
    assert not any({"c0", "c1"} <= group for group in found)


def test_weekdays_keep_apart_where_the_date_was_lost() -> None:
    friday, saturday = (When("XXXX", None, None, "unknown", weekday=day) for day in (4, 5))
    assert groups([claim(0, when=friday), claim(1, when=saturday)]) == [{"c0"}, {"c1"}]
    assert groups([claim(0, when=friday), claim(1, when=SATURDAY)]) == [{"c0"}, {"c1"}]


def test_without_a_time_the_date_of_publication_decides() -> None:
    claims = [claim(0, when=None, who=[STARS]), claim(1, when=None, who=[STARS])]
    assert groups(claims, [published(0, "2021-03-05"), published(1, "2021-03-06")]) == [{"c0", "c1"}]
    assert groups(claims, [published(0, "2021-03-05"), published(1, "2021-05-06")]) == [{"c0"}, {"c1"}]


def test_without_a_place_a_shared_day_and_act_are_too_little_but_participants_help() -> None:
    nameless = [claim(0, "meeting", None), claim(1, "meeting", None)]
    assert groups(nameless) == [{"c0"}, {"c1"}]
    known = [claim(number, "meeting", None, who=[ARMY, STARS]) for number in range(2)]
    assert groups(known) == [{"c0", "c1"}]


def test_a_killing_in_the_same_sentence_belongs_to_its_clash() -> None:
    sentence = Span(0, 50)
    clash = claim(0, "clash", document="d", sentence=sentence)
    dead = claim(1, "killing", None, None, document="d", sentence=sentence, who=[CIVILIANS])
    assert groups([clash, dead]) == [{"c0", "c1"}]


def test_a_denial_meets_what_it_denies() -> None:
    assert groups([claim(0), claim(1, polarity="negative")]) == [{"c0", "c1"}]


def test_the_day_of_a_denial_is_no_day_of_what_is_told() -> None:
    march = When("2021-03", "2021-03-01", "2021-03-31", "month")
    (incident,) = link([claim(0, when=march), claim(1, polarity="negative")])
    assert (incident.earliest, incident.latest) == ("2021-03-01", "2021-03-31")
    (denied,) = link([claim(1, polarity="negative")])
    assert denied.earliest is not None


def test_unresolved_places_meet_by_name_only() -> None:
    same = Place(None, Name("مَزارع الشرق"))
    assert groups([claim(0, place=FARMS), claim(1, place=same)]) == [{"c0", "c1"}]
    assert groups([claim(0, place=FARMS), claim(1, place=Place(None, Name("مزارع الغرب")))]) == [
        {"c0"},
        {"c1"},
    ]


def test_no_claims_make_no_incidents() -> None:
    assert link([]) == []


made_claims = st.lists(
    st.tuples(st.sampled_from(ACTS), st.sampled_from(PLACES), st.sampled_from(TIMES), st.integers(0, 2)),
    max_size=14,
)


def _days(incident: Incident, claims: dict[str, Claim]) -> list[tuple[str, str]]:
    times = [claims[each].time for each in incident.claims]
    return [(when.value.earliest or "0", when.value.latest or "9") for when in times if when is not None]


@given(made_claims)
def test_every_claim_is_in_one_incident_and_no_incident_holds_two_days_or_towns(rows: list[tuple]) -> None:
    claims = {
        f"c{number}": claim(number, act, place, when, document=f"d{doc}")
        for number, (act, place, when, doc) in enumerate(rows)
    }
    incidents = link(list(claims.values()))
    assert sorted(each for incident in incidents for each in incident.claims) == sorted(claims)
    for incident in incidents:
        days = _days(incident, claims)
        assert max((first for first, _ in days), default="0") <= min((last for _, last in days), default="9")
        towns = {claims[each].places[0].value.id for each in incident.claims if claims[each].places}
        assert not {TOWN.id, OTHER_TOWN.id} <= towns


def _many(count: int) -> list[Claim]:
    """News of a region: a dozen happenings a day, four claims each."""
    found = []
    for number in range(count):
        happening = number // 4
        day = (dt.date(2010, 1, 1) + dt.timedelta(days=happening // 12)).isoformat()
        place = _town(happening * 31 % 97)
        found.append(claim(number, ACTS[happening % 4], place, When(day, day, day, "day"), who=[STARS]))
    return found


def _town(number: int) -> Place:
    return Place(
        f"test:{number}", Name(f"بلدة {number}"), "SY", 30 + number / 10, 36 + number % 7, 5000, "place"
    )


def test_cost_grows_about_as_the_claims_do() -> None:
    def seconds(count: int) -> float:
        claims = _many(count)
        best = float("inf")
        for _ in range(2):
            start = time.process_time()
            link(claims)
            best = min(best, time.process_time() - start)
        return best

    small, large = seconds(400), seconds(4_000)
    assert large <= 40 * small, (
        "ten times the claims: comparing all with all would cost a hundred times as much"
    )


def test_the_teller_quotes_the_words_of_its_document() -> None:
    teller = Teller(document("d", "عنوان\nسيطرت كتائب النجم على البلدة.\n", "صحيفة"))
    made = replace(teller).tell("seizure", "سيطرت", who=[(STARS, "كتائب النجم")])
    assert all(teller.document.holds(quote) for quote in made.quotes())
