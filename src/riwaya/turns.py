"""What one claim tells of who holds a place: that it was taken, kept or left, or who stands there.

Only what holds the place itself counts: not a part of it, nor where the place lies, nor an attempt at it.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, NamedTuple

from riwaya.arabic.characters import key
from riwaya.arabic.tokens import token_ranges
from riwaya.compare import is_denied
from riwaya.labels import named
from riwaya.lexicon import load_table, word_set
from riwaya.model import Actor, Claim, Document, Frozen, Place, Quote, Sourced, When
from riwaya.relate import relate_actors

Step = Literal["took", "kept", "left", "holds", "held"]
STEPS: dict[str, Step] = {
    "seizure": "took",
    "recapture": "took",
    "repulse": "kept",
    "withdrawal": "left",
    "surrender": "left",
}
"""What the acts of control mean for who holds the place."""

HOLDING_KINDS = frozenset({"state", "government", "military", "police", "armed_group", "fighters", "party"})
"""Those who can hold a place, or can have held what was taken from them."""

_AROUND = frozenset({"same-sentence", "previous-sentence", "shared"})
"""How a place is found that the act does not itself govern."""
_SUBJECTS = frozenset({"subject-after", "subject-before", ""})
"""How a state is found that is itself the subject: elsewhere its name tells whose or whence somebody is."""


class Turn(Frozen, frozen=True):
    """One step in the control of a place as one claim tells it; `losers` are those it was taken from.

    `reported` is the day of the report. `before` says that it lies before what else the report tells.
    """

    step: Step
    actors: tuple[Actor, ...]
    when: When | None
    claim: str
    denied: bool = False
    losers: tuple[Actor, ...] = ()
    reported: When | None = None
    before: bool = False


class _Told(NamedTuple):
    """A claim, the text around it, and its trigger; without a text nothing is known of the words."""

    claim: Claim
    text: str | None
    trigger: Quote | None

    def words(self, start: int, end: int) -> list[str]:
        """The look-up keys of the text's words, without article and conjunction."""
        text = self.text or ""
        return [_bare(key(text[a + start : b + start])) for a, b in token_ranges(text[start:end])]

    def words_before(self, at: int, most: int) -> list[str]:
        """The last words before a position, back to the last comma or stop."""
        found = self.words(self.claim.sentence.start, at)[-most:] if self.text is not None else []
        stops = [index for index, word in enumerate(found) if word in _STOPS]
        return found[stops[-1] + 1 :] if stops else found


def turn_of(claim: Claim, document: Document | None) -> tuple[Turn, list[Place]] | None:
    """The turn that a claim tells, with the places that it is about; None where it tells of no holding."""
    step = STEPS.get(claim.act.value)
    if step is None or claim.modality != "actual" or _lemma(claim) in _open_lemmas(claim.act.value):
        return None
    told = _Told(claim, document.text if document else None, claim.act.quote)
    if _is_undone(told):
        return None
    places = held_places(told)
    if not places:
        return None
    when = claim.time.value if claim.time else None
    reported = document.published.value if document and document.published else None
    actors = _holders(claim)
    before = _is_over(told)
    if step == "took" and _is_lost(told):
        step = "left"
    if step == "took" and _is_standing(told):
        step = "held" if before else "holds"
    losers = _losers(claim, actors) if step == "took" else ()
    return Turn(step, actors, when, claim.id, is_denied(claim), losers, reported, before), places


def _words(section: str, name: str) -> frozenset[str]:
    return word_set("control", section, name)


def _window(section: str) -> int:
    length: int = load_table("control")[section]["window"]
    return length


def _bare(word: str) -> str:
    for lead in ("وال", "فال", "بال", "ال", "لل"):
        if word.startswith(lead) and len(word) > len(lead) + 1:
            return word[len(lead) :]
    return word


def _lemma(claim: Claim) -> str:
    return claim.act.method.rsplit(":", 1)[-1]


def _open_lemmas(act: str) -> frozenset[str]:
    return _words("acts", act)


# --- how the act is told ---


def _is_undone(told: _Told) -> bool:
    """Whether the act is tried, prepared or under way: «معركة تحرير …», «أخفق في السيطرة»."""
    if told.trigger is None:
        return False
    before = told.words_before(told.trigger.start, _window("undone"))
    directly = [word for word in before[-2:] if word not in {"في", "ب"}][-1:]
    linking = _words("antecedents", "linking")
    if before[-2:] == ["بعد", "ان"] and _is_imperfect(told):
        return True  # «بعد أن نستعيد المدينة»: what is done already stands in the perfect
    if _is_aim(told, told.trigger.start) and not _has(before[-4:], linking):
        return True
    return _has(directly, _words("undone", "of")) or _has(before, _words("undone", "led_by"))


def _is_aim(told: _Told, start: int) -> bool:
    """Whether «ل» leads the act's noun: «لاستعادة المدينة», «للسيطرة على …»."""
    text = told.text or ""
    fused = start > 1 and text[start - 1] == "ل" and not text[start - 2].isalpha()
    return fused or text.startswith("لل", start)


def _is_lost(told: _Told) -> bool:
    """Whether the act is said to be lost: «فقد الجيش السيطرة على …»."""
    before = told.words_before(told.trigger.start, _window("undone")) if told.trigger else []
    return _has(before, _words("lost", "words"))


def _is_standing(told: _Told) -> bool:
    """Whether it is told who stands there: «يسيطر على», «في قبضة», «الخاضعة لسيطرة»."""
    if _lemma(told.claim) in _words("acts", "standing"):
        return True
    if told.trigger is None or told.text is None:
        return False
    directly = told.words_before(told.trigger.start, 1)
    return _has(directly, _words("antecedents", "linking") | {"تحت"}) or _is_imperfect(told)


def _is_imperfect(told: _Told) -> bool:
    """Whether the act is told by a verb in the imperfect: «يسيطر», not «تحرير», «تمت السيطرة»."""
    first = key(told.trigger.exact) if told.trigger else ""
    noun = first.startswith(("تحر", "تطه", "تم"))
    return first[:1] in {"ي", "ت", "ن"} and not noun


def _is_over(told: _Told) -> bool:
    """Whether it lies before what the report tells: «كانت تسيطر», «من قبضة», «وكان … سيطر»."""
    if told.trigger is None:
        return False
    before = told.words_before(told.trigger.start, _window("before"))
    if _has(before, _words("before", "still")):
        return False
    noun = _lemma(told.claim) in _words("acts", "standing") or key(told.trigger.exact).startswith("سيطر")
    out_of = noun and not _words("before", "from").isdisjoint(before[-1:])
    return out_of or _has(before, _words("before", "was"))


def _has(words: Iterable[str], listed: frozenset[str]) -> bool:
    """Whether one of the words is listed, with or without the clitic that leads it."""
    return any(word in listed or (word[:1] in _CLITICS and word[1:] in listed) for word in words)


_CLITICS = frozenset("وفبلك")


# --- who ---


def _holders(claim: Claim) -> tuple[Actor, ...]:
    """Its actors that can hold a place, those known by name first."""
    able = [actor.value for actor in claim.actors if named(actor.value.name) and _can_hold(actor)]
    return tuple(sorted(able, key=lambda actor: actor.id is None))


def _can_hold(actor: Sourced[Actor]) -> bool:
    value = actor.value
    if value.kind == "state":
        return actor.method.split(";")[0] in _SUBJECTS or not actor.method
    if value.kind == "civilians":
        return _has(key(value.name.ar or "").split(), _words("holders", "tribes"))
    return value.kind in HOLDING_KINDS


def _losers(claim: Claim, takers: Sequence[Actor]) -> tuple[Actor, ...]:
    armed = (target.value for target in claim.targets if target.value.kind in HOLDING_KINDS - {"state"})
    return tuple(
        target for target in armed if not any(relate_actors(target, taker) != "apart" for taker in takers)
    )


# --- where ---


def held_places(told: _Told) -> list[Place]:
    """The places that the act itself is about; where they lie is none of them, nor are parts of places."""
    places = told.claim.places
    if told.text is None or told.trigger is None:
        return list(dict.fromkeys(place.value for place in places if place.value.precision != "country"))
    governed = [place for place in places if _is_governed(told, place)]
    around = [place for place in places if place not in governed]
    own = _with_listed(told, governed, around) if governed else _antecedents(told, around)
    return list(dict.fromkeys(place.value for place in own if _is_whole(told, place)))


def _is_governed(told: _Told, place: Sourced[Place]) -> bool:
    """Whether the act governs a place, near («سيطر على تعز») or behind a long subject («استعادت قوات … تعز»)."""
    trigger, quote = told.trigger, place.quote
    if quote is None or place.method.split(";")[0] not in _AROUND:
        return True
    if trigger is None or quote.start < trigger.end:
        return False
    between = told.words(trigger.end, quote.start)
    if len(between) > _window("far") or any(word in _STOPS for word in between):
        return False
    if _lemma(told.claim) in _words("far", "takes_object"):
        return bool(between) and not _has(between, _words("far", "prepositions"))
    return between[-1:] == ["علي"] and told.claim.act.value != "withdrawal"


_STOPS = frozenset("،,.؛:")


def _with_listed(
    told: _Told, governed: Sequence[Sourced[Place]], around: Sequence[Sourced[Place]]
) -> list[Sourced[Place]]:
    """The governed places with those listed after them («والفيوش»), or naming them («العاصمة صنعاء»)."""
    found = list(governed)
    for place in sorted(around, key=lambda each: each.quote.start if each.quote else 0):
        for known in found:
            if place.quote is None or known.quote is None or place.quote.start < known.quote.end:
                continue
            between = told.words(known.quote.end, place.quote.start)
            if all(word in {"و", "،", ",", '"', "«", "»"} for word in between):
                found.append(place)
                break
    return found


def _antecedents(told: _Told, around: Sequence[Sourced[Place]]) -> list[Sourced[Place]]:
    """The nearest place before the act that its relative clause or its pronoun points at."""
    trigger = told.trigger
    if trigger is None:
        return []
    before = [
        (place.quote, place)
        for place in around
        if place.quote is not None and place.quote.start < trigger.end
    ]
    if not before:
        return []
    quote, place = max(before, key=lambda pair: pair[0].end)
    between = told.words(quote.end, trigger.start)
    if _fell(told, quote.start) or not between:
        return [place]
    if len(between) > _window("antecedents"):
        return []
    if between[0] in _STOPS and between[1:2] == ["تحت"]:
        return []  # «ثاني أكبر مدينة بعد صنعاء، تحت سيطرة …»: another place is meant
    linking = _words("antecedents", "linking") | word_set("grammar", "clause", "relative")
    after = told.words(trigger.end, trigger.end + 24)[:1]
    owned = key(trigger.exact).split()[0].endswith(("ها", "ته", "يره", "اده"))
    points = owned or _has(after, _words("antecedents", "pronouns"))
    return [place] if points or _has(between, linking) else []


def _fell(told: _Told, start: int) -> bool:
    """Whether «سقطت مدينة … في أيدي» tells the holder of the place that begins there."""
    fallen = _words("antecedents", "fallen")
    return _lemma(told.claim) in _words("acts", "standing") and _has(told.words_before(start, 2), fallen)


def _is_whole(told: _Told, place: Sourced[Place]) -> bool:
    """Whether a place is one that can be held as a whole: known, or named behind its kind («تلة خطاب»)."""
    value, quote = place.value, place.quote
    if value.precision in {"country", "region"}:
        return False
    if quote is None:
        return True
    parts = _words("parts", "words")
    if value.relation is not None and (value.relation.kind in _BESIDE or "anaphor" in place.method):
        return False
    own = [_bare(word) for word in key(bare_name(quote.exact) or "").split()]
    near = told.words(max(told.claim.sentence.start, quote.start - 40), quote.start)[-_window("parts") :]
    if told.trigger is not None and told.trigger.end <= quote.start:
        near = told.words(told.trigger.end, quote.start)[-_window("parts") :]
    if own[0] in parts | _words("parts", "seats") or _has(near, parts | _words("parts", "beside")):
        return False
    if value.precision != "unresolved":
        return value.relation is None or place.method.split(";")[0] not in _AROUND
    return "unknown:" in place.method and len(own) > 1 and not _is_common(quote.exact)


def bare_name(name: str | None) -> str | None:
    """A place's name without the head of two («بلدتي الوهط»), «كل», and the «عاصمة» that leads what it is the seat of.

    >>> bare_name("بلدتي الوهط"), bare_name("مدينة الحوطة عاصمة"), bare_name("جبل صبر")
    ('الوهط', 'مدينة الحوطة', 'جبل صبر')
    """
    words = (name or "").split()
    while len(words) > 1 and key(words[0]) in _words("parts", "two") | _words("parts", "all"):
        words = words[1:]
    while len(words) > 1 and key(words[-1]) in _words("parts", "seats"):
        words = words[:-1]
    return " ".join(words) or name


_BESIDE = frozenset({"near", "distance", "between"})


def _is_common(written: str) -> bool:
    """Whether a phrase names nothing of its own: «المدينة القديمة»."""
    words = written.split()
    return words[0].startswith("ال")
