"""Against whom people protest: whom «ضد», «احتجاجًا على», «مطالبين برحيل» name, else before whose seat they stand."""

from collections.abc import Iterator, Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.clause import Phrase
from riwaya.extract.scene import Arguments, Participant, Scene
from riwaya.lexicon import word_set
from riwaya.model import ActName

PROTESTS: frozenset[ActName] = frozenset({"protest", "riot"})
REACH = 32
"""A cause of protest stands at most this many tokens from the word that names it, in its sentence."""
MARKER_REACH = 4
"""What a marker rules stands so few tokens behind it: «للاحتجاج على ما وصفوه بـ…»."""

_MARKERS = word_set("grammar", "roles", "grievance")
_DEMANDS = word_set("grammar", "roles", "demands")
_CURSES = word_set("grammar", "roles", "curses")
_EFFIGIES = word_set("grammar", "roles", "effigies")
_SEATS = word_set("grammar", "roles", "seats")
_BEFORE_SEATS = word_set("grammar", "roles", "before_seats")
_OF_PERSONS = word_set("grammar", "roles", "of_persons")
_GOING = word_set("grammar", "roles", "going")
_MEANS = word_set("grammar", "roles", "means_of_protest")
_WISHED = word_set("grammar", "roles", "wished")
_ENDS = ".؛؟!"


def put_grievance(scene: Scene, trigger: Trigger, arguments: Arguments) -> None:
    """Put whom a protest is against, where its frame did not name one who can act.

    Of what is protested («احتجاجا على زيارة الرئيس») the target is whose it is; of an execution or a killing it is not
    the victim, and of a release or a return that is asked for not who would be freed.
    """
    if _put_burnt(scene, arguments):
        return
    if any(is_actor_like(scene.tokens, p.start, p.end) for p in arguments.targets):
        return
    ways = (
        _by(scene, _after(scene, trigger), _MARKERS),
        _by(scene, _before(scene, trigger), _MARKERS),
        _by(scene, _after(scene, trigger), _DEMANDS, plainly=True),
        _seats(scene, trigger),
        _by(scene, _after(scene, trigger), _DEMANDS),
    )
    for way in ways:
        for found in way:
            if not any(found.overlaps(actor) for actor in arguments.actors):
                arguments.targets[:] = [found]
                return
    arguments.targets[:] = [p for p in arguments.targets if scene.tokens[p.start].host not in _MEANS]


def _put_burnt(scene: Scene, arguments: Arguments) -> bool:
    """Put whose flag or picture is burnt in the place of the thing: «أحرقوا أعلام إسرائيل»."""
    for number, found in enumerate(arguments.targets):
        inner = found._replace(start=found.start + 1, rule="preposition")
        effigy = scene.tokens[found.start].host in _EFFIGIES and found.end > found.start + 1
        if effigy and is_actor_like(scene.tokens, inner.start, inner.end):
            arguments.targets[number] = inner
            return True
    return False


def _after(scene: Scene, trigger: Trigger) -> Sequence[int]:
    return _within(scene.tokens, range(trigger.head, min(len(scene.tokens), trigger.head + REACH)))


def _before(scene: Scene, trigger: Trigger) -> Sequence[int]:
    return _within(scene.tokens, range(trigger.head - 1, max(-1, trigger.head - REACH), -1))


def _within(tokens: Sequence[Token], places: Sequence[int]) -> Sequence[int]:
    """The places up to the end of the sentence's part."""
    for number, index in enumerate(places):
        if tokens[index].text in _ENDS:
            return places[:number]
    return places


def _by(
    scene: Scene, places: Sequence[int], markers: frozenset[str], *, plainly: bool = False
) -> Iterator[Participant]:
    """Whom each marker at one of the places rules; `plainly` takes only its object, and whose going it asks for."""
    for index in places:
        token = scene.tokens[index]
        cursed = token.host in _CURSES and index + 1 < len(scene.tokens)
        if cursed and scene.tokens[index + 1].form.preposition == "ل":
            phrase = scene.clause.phrase_at(index + 1)
            if phrase is not None:
                yield Participant(scene.number, *phrase.members[0], "preposition")
        elif token.host in markers or token.key in markers:
            found = _ruled(scene, index)
            asked = scene.tokens[index + 1] if index + 1 < len(scene.tokens) else token
            plain = found is not None and (found.start == index + 1 or asked.host in _GOING)
            if found is not None and (plain or not plainly):
                yield found


def _seats(scene: Scene, trigger: Trigger) -> Iterator[Participant]:
    """Before whose seat people gather: «أمام مقر البرلمان», «إلى السفارة»."""
    tokens = scene.tokens
    for index in _after(scene, trigger)[1:]:
        if tokens[index].tag == "VERB" and not tokens[index].form.conjunction:
            return
        seat = tokens[index].host in _SEATS and not tokens[index].form.conjunction
        if seat and tokens[index - 1].host in _BEFORE_SEATS:
            phrase = scene.clause.phrase_at(index)
            if phrase is not None:
                yield Participant(scene.number, *phrase.members[0], "preposition")


def _ruled(scene: Scene, marker: int) -> Participant | None:
    """Who is named in the first phrases that a marker rules."""
    tokens = scene.tokens
    at = marker + 1
    while at < min(len(tokens), marker + 1 + MARKER_REACH):
        phrase = scene.clause.phrase_at(at)
        if phrase is None:
            at += 1
            continue
        if _is_for(scene, phrase.start):
            return None
        found = _named_in(scene, phrase)
        if found is not None:
            return found
        at = max(phrase.end, at + 1)
    return None


def _is_for(scene: Scene, index: int) -> bool:
    """Whether a protest is for those whom a noun names, or for its victims: «بإعدام الرئيس», «بعودة الرئيس»."""
    act = scene.at.get(index)
    suffered = act is not None and not act.is_verb and act.entry.frame.genitive == "target"
    return suffered or scene.tokens[index].host in _WISHED


def _named_in(scene: Scene, phrase: Phrase) -> Participant | None:
    """The phrase itself where it can act, else the one in it who can: «استقالة الحكومة», «سياسات الرئيس»."""
    start, end = phrase.members[0]
    for index in range(start, end):
        token = scene.tokens[index]
        if index in scene.at:  # «زيارة الوزير»: an act is nobody
            continue
        if token.tag not in {"NOUN", "PROPN"}:
            continue
        by_place = index > start and token.tag == "PROPN" and scene.tokens[index - 1].host in _OF_PERSONS
        if by_place or is_actor_like(scene.tokens, index, end):
            return Participant(scene.number, index, end, "preposition")
    return None
