"""Titles of incidents."""

from accounts_case import ARMY, FRIDAY, STARS, TOWN, Teller, document

from riwaya.compare import compare
from riwaya.link import link
from riwaya.model import Actor
from riwaya.web.summary import Told, told


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
