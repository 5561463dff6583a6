"""Titles of incidents."""

import msgspec
from accounts_case import ARMY, FRIDAY, STARS, TOWN, Teller, document

from riwaya.compare import compare
from riwaya.link import link
from riwaya.model import Actor, Quote, Sourced
from riwaya.web.summary import Told, tags, told
from riwaya.web.views import words_of_reason


def _told(*actors: Actor) -> Told:
    """A town's seizure as so many papers tell it, each of another actor."""
    tellers = []
    for number, actor in enumerate(actors):
        text = f"سقوط دير الريحان\nسيطر {actor.name.ar} يوم الجمعة على دير الريحان.\n"
        teller = Teller(document(str(number), text, f"صحيفة {number}"))
        place, friday = (TOWN, "دير الريحان"), (FRIDAY, "يوم الجمعة")
        teller.tell("seizure", "سيطر", who=[(actor, actor.name.ar)], where=[place], when=friday)
        tellers.append(teller)
    documents = [teller.document for teller in tellers]
    claims = [claim for teller in tellers for claim in teller.claims]
    (incident,) = link(claims, documents)
    return told(incident, compare(incident, claims, documents), {claim.id: claim for claim in claims})


def test_a_title_names_the_actor_on_whom_the_accounts_agree() -> None:
    assert _told(STARS, STARS).title.en == "Seizure of Deir al-Rayhan by the Star Brigades"


def test_a_title_takes_no_side_where_the_accounts_name_different_actors() -> None:
    assert _told(STARS, ARMY).title.en == "Seizure of Deir al-Rayhan"


def test_what_all_tellers_hedge_is_marked() -> None:
    claims = _told(STARS).claims
    hedged = [msgspec.structs.replace(claim, certainty=Sourced("probable", 0.7, "hedge")) for claim in claims]
    assert tags(hedged) == ("why.probable",)
    assert tags([*claims, *hedged]) == ()


def test_a_reason_is_quoted_with_its_connective_once() -> None:
    assert words_of_reason(Quote(10, 14, "بسبب"), Quote(15, 20, "الجوع")) == "بسبب الجوع"
    assert words_of_reason(Quote(10, 11, "ل"), Quote(10, 19, "للمشاركة ")) == "للمشاركة"


def test_a_title_names_nobody_of_a_denied_claim_where_something_is_told() -> None:
    shown = _told(STARS, STARS)
    denied = msgspec.structs.replace(
        shown.claims[0], id="denied", polarity="negative", actors=(Sourced(ARMY, 1.0, "given"),)
    )
    claims = {claim.id: claim for claim in (*shown.claims, denied)}
    incident = msgspec.structs.replace(shown.incident, claims=("denied", *shown.incident.claims))
    alone = msgspec.structs.replace(shown.incident, claims=("denied",))
    assert told(incident, shown.comparison, claims).title == shown.title
    assert told(alone, shown.comparison, claims).title.en != shown.title.en
