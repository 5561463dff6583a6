"""What speaks for or against a claim: the features of a word of violence, its sentence and what it was filled with.

Such a word is not yet a report: «مكافحة الخطف» names no abduction. Each cue is one feature, by name; what they weigh
together says `confidence.py`.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import lru_cache
from operator import itemgetter
from typing import NamedTuple

from riwaya.arabic.analysis import Token
from riwaya.arabic.characters import key
from riwaya.arabic.columns import hosts, tags
from riwaya.extract.acts import Trigger
from riwaya.extract.carried import is_carried
from riwaya.extract.cues import cue_of
from riwaya.extract.near import END, last_before
from riwaya.extract.victims import is_set_off
from riwaya.lexicon import word_set
from riwaya.model import ActName, Claim, When

LENGTHS = (8, 16, 28, 45)
"""Sentence lengths in tokens that part short news from long comment."""
RELATIVE_REACH = 3
CROWD_REACH = 3
SNIPPET = 2
"""So few sentences are no article."""
MANY = 4
"""From so many acts a sentence on (or half as many a sentence of the document) more tell no difference."""
GROUPS: dict[str, tuple[ActName, ...]] = {
    "strike": ("attack", "shelling", "air_strike", "bombing"),
    "harm": ("killing", "injury", "abduction", "abuse", "destruction", "looting"),
    "ground": (
        "seizure",
        "recapture",
        "advance",
        "repulse",
        "withdrawal",
        "surrender",
        "siege",
        "deployment",
    ),
    "crowd": ("protest", "riot"),
}
"""Acts that news tells in like ways, so that a rare one is judged by the others too; the rest is one group."""

_GROUP_OF = {act: group for group, acts in GROUPS.items() for act in acts}

JUDGED_ALONE: frozenset[ActName] = frozenset(
    {
        "attack", "clash", "shelling", "air_strike", "bombing", "killing", "injury", "abduction", "abuse",
        "destruction", "looting", "claim_of_responsibility", "protest", "riot",
    }
)  # fmt: skip
"""Acts of which annotators judged sentences without their text; of the others a lone sentence says no less."""

CONTROL: frozenset[ActName] = frozenset({"seizure", "recapture", "advance", "repulse"})
"""Acts that those annotators did not count; only what is not told plainly of them is learnt from."""

FIGURATIVE: frozenset[ActName] = frozenset({"attack"})
"""Acts whose nouns other fields borrow with the very verbs of war: «شنت المتاجر هجوما سعريا», «تعرض السهم لضربة»."""

_BACKGROUND = word_set("grammar", "confidence", "background")
_TOPIC = word_set("grammar", "confidence", "topic")
_RELATIVE = word_set("grammar", "confidence", "relative")
_OPINION = word_set("grammar", "confidence", "opinion")
_HAPPENED = word_set("grammar", "confidence", "happened")
_THAT = word_set("grammar", "confidence", "that")
_GATHERING = word_set("grammar", "confidence", "gathering")
_CROWD = word_set("grammar", "confidence", "crowd")
_MANY = word_set("grammar", "confidence", "many")


class SentenceMarks(NamedTuple):
    """What all claims of a sentence are judged by: its own features, and where its telling words stand.

    `depths` are the indices of marks, each with the number of quotations that are open behind it.
    """

    cues: tuple[str, ...]
    length: str
    verbs: list[int]
    relatives: list[int]
    that: list[int]
    depths: list[tuple[int, int]]


class Surroundings(NamedTuple):
    """What a claim stands in: its sentence, its trigger, and how much else the sentence and the document report.

    `near` is the time told nearest to the trigger, the act's own or another's: news tells of new times either way.
    """

    tokens: Sequence[Token]
    trigger: Trigger
    marks: SentenceMarks
    in_sentence: int
    in_document: int
    sentences: int
    block: str
    published: str | None
    near: When | None


def _depths(tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """How deep in quotations the words behind each mark stand."""
    found, depth = [], 0
    for at, token in enumerate(tokens):
        if token.tag == "PUNCT":
            depth += (token.text in "«“") - (token.text in "»”")
            found.append((at, depth))
    return found


def sentence_marks(tokens: Sequence[Token]) -> SentenceMarks:
    """What is looked up once for all claims of a sentence."""
    return SentenceMarks(
        sentence_cues(tokens),
        f"length={bisect_left(LENGTHS, len(tokens))}",
        [at for at, token in enumerate(tokens) if token.tag == "VERB"],
        [at for at, token in enumerate(tokens) if token.key in _RELATIVE],
        [at for at, token in enumerate(tokens) if token.key in _THAT],
        _depths(tokens),
    )


def features(claim: Claim, around: Surroundings) -> list[str]:
    """The names of the features that hold, each once."""
    tokens, trigger, act = around.tokens, around.trigger, claim.act.value
    found = [*_of_word(act, trigger.entry.name, _shape(tokens, trigger))]
    found += _grammar(tokens, trigger)
    found += _filled(claim, around.near, around.published)
    found += _doer(claim, tokens, trigger)
    found += around.marks.cues
    found += _before(around.marks, trigger.head)
    found += _position(tokens, trigger, around.marks)
    found += (
        around.marks.length,
        f"triggers={min(MANY, around.in_sentence)}",
        f"block={around.block}",
    )
    if around.sentences > SNIPPET:
        density = int(around.in_document / around.sentences * 2)
        found.append(f"density={min(MANY, density)}")
    elif act in JUDGED_ALONE:
        found.append("alone")
    elif act in CONTROL:
        found.append("alone-control")
    if is_plain(claim, trigger):
        found.append("plain")
    if act not in FIGURATIVE and is_carried(tokens, trigger):
        found.append("carried")
    if act == "bombing" and is_set_off(tokens, trigger):
        found.append("device")
    return found


@lru_cache(maxsize=8192)
def _of_word(act: ActName, entry: str, shape: str) -> tuple[str, ...]:
    """The features of an act's word by itself."""
    group = _GROUP_OF.get(act, "other")
    word = entry.partition(":")[2]
    return (
        f"act={act}",
        f"entry={word}",
        f"shape={shape}",
        f"act={act}+{shape}",
        f"group={group}",
        f"group={group}+{shape}",
    )


def is_plain(claim: Claim, trigger: Trigger) -> bool:
    """Whether a finite verb of the past tells who did it, and to whom or where."""
    told = trigger.is_verb and trigger.reading.form.aspect == "perfect"
    return told and bool(claim.actors) and bool(claim.targets or claim.places)


def _shape(tokens: Sequence[Token], trigger: Trigger) -> str:
    token, form = tokens[trigger.head], trigger.reading.form
    if trigger.is_verb:
        return f"{form.aspect}-{form.voice}"
    if form.pos == "active_participle":
        return "circumstantial"
    if token.form.article:
        return "definite"
    return "owned" if token.form.pronoun else "bare"


def _position(tokens: Sequence[Token], trigger: Trigger, marks: SentenceMarks) -> list[str]:
    """Where the word stands: news puts what happened first, or right after who said it."""
    head = trigger.head
    verbs = bisect_left(marks.verbs, head)
    found = [f"verbs-before={min(3, verbs)}"]
    if verbs:
        said = cue_of(tokens[marks.verbs[verbs - 1]].key) is not None
        found.append("after-cue" if said else "after-verb")
    found.append(f"far={head // 6 if head < 30 else 5}")
    before = [token.host for token in tokens[max(0, head - 2) : head]]
    if not _BACKGROUND.isdisjoint(before):
        found.append("background")
    if not _TOPIC.isdisjoint(before):
        found.append("topic")
    return found


def _grammar(tokens: Sequence[Token], trigger: Trigger) -> list[str]:
    token, form = tokens[trigger.head], trigger.reading.form
    before = tokens[trigger.head - 1] if trigger.head else None
    if trigger.is_verb:
        found = [f"verb={form.aspect}", f"voice={form.voice}"]
        if form.person != 3:
            found.append("not-third-person")
    else:
        found = [f"number={form.number}"]
        if token.form.preposition:
            found.append(f"clitic={token.form.preposition}")
        elif before is not None:
            found.append(f"before={before.tag}")
    found.append("first" if before is None else f"previous={before.host}")
    if token.form.conjunction:
        found.append("joined")
    return found


def _filled(claim: Claim, near: When | None, published: str | None) -> list[str]:
    actors, targets, places, counts = claim.actors, claim.targets, claim.places, claim.counts
    found = [
        f"actor={_up_to_two(actors)}",
        f"target={_up_to_two(targets)}",
        f"place={_up_to_two(places)}",
    ]
    for value in targets[:1]:
        found += (f"target-kind={value.value.kind}", f"target-rule={value.method.partition(';')[0]}")
    for value in actors[:1]:
        found += (f"actor-kind={value.value.kind}", f"actor-rule={value.method.partition(';')[0]}")
    found += (
        "counted" if counts else "uncounted",
        f"time={_age(near, published)}" if near else "time=none",
    )
    if counts and targets:
        found.append("counted-target")
    if targets and actors:
        found.append("who-whom")
    if targets and places:
        found.append("whom-where")
    if near and places:
        found.append("when-where")
    roles = bool(actors) + bool(targets) + bool(places) + bool(near) + bool(counts)
    told = any(link.method != "unknown" for link in claim.attribution)  # weighed on known sources only
    found += (
        f"roles={roles}",
        f"modality={claim.modality}",
        f"polarity={claim.polarity}",
        "attributed=1" if told else "attributed=0",
    )
    return found


def _up_to_two(values: Sequence[object]) -> int:
    return min(2, len(values))


def _doer(claim: Claim, tokens: Sequence[Token], trigger: Trigger) -> list[str]:
    """How who did it is named: news brings its actors in («مئات المتظاهرين»), what goes on points back to them."""
    found = []
    group = _GROUP_OF.get(claim.act.value, "other")
    quote = next((actor.quote for actor in claim.actors if actor.quote), None)
    if quote is not None and tokens[0].start <= quote.start < tokens[-1].end:
        form = _form(tokens[bisect_right(tokens, quote.start, key=END)])
        found += [f"actor-form={form}", f"doer={group}+{form}"]
    if group != "crowd" or not trigger.is_verb or key(trigger.entry.name.partition(":")[2]) in _GATHERING:
        return found
    after = range(trigger.head + 1, min(len(tokens), trigger.head + CROWD_REACH + 1))
    crowd = next((at for at in after if tokens[at].host in _CROWD), None)
    if crowd is not None:
        counted = "counted" in [_form(token) for token in tokens[trigger.head + 1 : crowd]]
        found.append("known-crowd" if tokens[crowd].form.article and not counted else "new-crowd")
    return found


def _form(token: Token) -> str:
    if token.tag == "NUM" or token.host in _MANY:
        return "counted"
    if token.form.article:
        return "definite"
    return "name" if token.tag == "PROPN" else "bare"


def _age(when: When, published: str | None) -> str:
    """How long before publication a time lies: news is of the last days."""
    if when.earliest is None or when.latest is None or published is None:
        return "open"
    return _age_on(when.earliest, published)


@lru_cache(maxsize=4096)
def _age_on(earliest: str, published: str) -> str:
    days = (date.fromisoformat(published) - date.fromisoformat(earliest)).days
    return next(
        (name for name, limit in (("new", 3), ("week", 10), ("month", 45), ("year", 400)) if days <= limit),
        "old",
    )


def sentence_cues(tokens: Sequence[Token]) -> tuple[str, ...]:
    """The features of a sentence as a whole, shared by its claims."""
    words = set(hosts(tokens))
    holds = {
        "opinion": not words.isdisjoint(_OPINION),
        "happened": not words.isdisjoint(_HAPPENED),
        "question": not words.isdisjoint("?؟!"),
        "number": "NUM" in tags(tokens),
    }
    return tuple([name for name, true in holds.items() if true])


def _before(marks: SentenceMarks, head: int) -> list[str]:
    found = []
    relatives = bisect_left(marks.relatives, head)
    if relatives:
        near = head - marks.relatives[relatives - 1] <= RELATIVE_REACH
        found.append("relative" if near else "relative-far")
    that = bisect_left(marks.that, head)
    found.append(f"that={min(2, that)}")
    mark = last_before(marks.depths, head, by=itemgetter(0))
    if mark is not None and mark[1] > 0:
        found.append("quoted")
    return found
