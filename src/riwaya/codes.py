"""The published vocabularies of event data, and what a claim is called in them.

PLOVER: the types of the annotation guide, the modes of the PLOVER manual (openeventdata, 2021). ACLED: event and
sub-event types of the codebook of 2024. UCDP: type of violence of the Georeferenced Event Dataset. CAMEO: root codes of
codebook 1.1b3.
"""

from typing import Generic, Literal, TypeVar

import msgspec

PloverType = Literal[
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN",
    "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
]  # fmt: skip
PloverMode = Literal[
    "visit", "third-party", "multilateral", "phone",  # CONSULT
    "economic", "military", "humanitarian", "asylum",  # AID
    "withdraw", "release", "return", "disarm", "ceasefire", "access", "resign",  # RETREAT
    "demo", "riot", "strike-gen", "strike-lim", "strike-hun", "boycott", "obstruct",  # PROTEST
    "convict", "cancel", "expel", "sever",  # SANCTION, with withdraw
    "troops", "weapons", "police",  # MOBILIZE
    "confiscate", "restrict", "ban", "censor", "curfew", "martial-law", "arrest", "deport", "withhold",  # COERCE
    "abduct", "beat", "torture", "execute", "sexual", "assassinate", "destroy", "primitive", "firearms", "explosives",
    "suicide-attack", "heavy-weapons",  # ASSAULT
]  # fmt: skip
AcledEventType = Literal[
    "Battles",
    "Explosions/Remote violence",
    "Violence against civilians",
    "Protests",
    "Riots",
    "Strategic developments",
]
AcledSubEventType = Literal[
    "Armed clash",
    "Government regains territory",
    "Non-state actor overtakes territory",
    "Chemical weapon",
    "Air/drone strike",
    "Suicide bomb",
    "Shelling/artillery/missile attack",
    "Remote explosive/landmine/IED",
    "Grenade",
    "Sexual violence",
    "Attack",
    "Abduction/forced disappearance",
    "Peaceful protest",
    "Protest with intervention",
    "Excessive force against protesters",
    "Violent demonstration",
    "Mob violence",
    "Agreement",
    "Arrests",
    "Change to group/activity",
    "Disrupted weapons use",
    "Headquarters or base established",
    "Looting/property destruction",
    "Non-violent transfer of territory",
    "Other",
]
UcdpTypeOfViolence = Literal[1, 2, 3]
"""1 state-based, 2 non-state, 3 one-sided."""
CameoRoot = Literal[
    "01", "02", "03", "04", "05", "06", "07", "08", "09", "10",
    "11", "12", "13", "14", "15", "16", "17", "18", "19", "20",
]  # fmt: skip

T = TypeVar("T")


class Code(msgspec.Struct, Generic[T], frozen=True):
    """A code of one vocabulary, null where the claim does not tell it, and why: what decided, or what is missing."""

    value: T | None
    because: str


class Codes(msgspec.Struct, frozen=True):
    """What a claim is called in the vocabularies of the field."""

    plover_type: Code[PloverType]
    plover_mode: Code[PloverMode]
    acled_event_type: Code[AcledEventType]
    acled_sub_event_type: Code[AcledSubEventType]
    ucdp_type_of_violence: Code[UcdpTypeOfViolence]
    cameo_root: Code[CameoRoot]
