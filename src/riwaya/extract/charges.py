"""What is told of something that stands before its verb: «هجوم تبنته الحركة», «هجمات نسبت إلى …», «وهو ما أكده …»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.contents import SEPARATORS, STOPS, Contents
from riwaya.extract.cues import Cue, word_list
from riwaya.extract.naming_ends import is_happening
from riwaya.extract.sources import RELATIVES, Range, find_sources
from riwaya.extract.speech_values import Kind, Speech, own_span
from riwaya.extract.subjects import preceding_subject

CHARGES = frozenset({"denies", "claims_responsibility"})
"""Stances whose verb may have its object as a pronoun and mean what stands before it."""

NEAR = 14
"""The subject of such a verb and «إلى» stand within so many tokens."""
LONGEST = 10
"""What is charged has at most so many tokens before its verb."""

_SINCE = word_list("grammar", "since")
_THIRD_PERSON = frozenset({"ه", "ها", "هم", "هما"})
_POINTING = word_list("grammar", "pointing")
_WHAT = frozenset({"ما", "الذي"})
_THAT_WHICH = frozenset({"هو", "هي", "امر", "شيء", "شي"})
_PARTS = word_list("grammar", "parts")


def read_charge(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«… نسب إلى …», «نسبته السلطات إلى …»: what stands before is laid to somebody's charge."""
    tokens = contents.tokens
    active = _charging(contents, index, cue)
    if active is not None:
        return active
    reported = _laid_to(contents, index, cue)
    if reported is not None:
        return reported
    charged = any(t.form.key == "الي" or t.form.preposition == "ل" for t in tokens[index + 1 : index + 5])
    content = _before(tokens, index)
    if content is None or not charged:
        return None
    to = next((i for i in range(index + 1, len(tokens)) if tokens[i].form.key == "الي"), index + 1)
    sources = find_sources(tokens, index + 1, to) if tokens[index].form.pronoun else ()
    return _told("noun" if sources else "unnamed", contents, index, content, sources, cue)


def _laid_to(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«نسب إلى مصادر أن …», «نسب إليه قوله إن …»: what somebody is said to have told."""
    tokens = contents.tokens
    if index + 2 >= len(tokens) or tokens[index + 1].form.host != "الي":
        return None
    content = contents.find(index + 2, cue._replace(shape="verb", stance="asserts", by=frozenset()))
    if content is None or not content.clause:
        return None
    sources = find_sources(tokens, index + 2, content.limit, led=True)
    speech = _told("noun", contents, index, content.span, sources, cue._replace(stance="asserts"))
    return speech._replace(through=content.first - 1, silent=not sources)


def read_backward(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«الهجوم الذي تبنته الحركة», «الاتهامات التي نفاها الوزير», «هجمات تبنى بعضها التنظيم»."""
    tokens = contents.tokens
    through = index
    if not cue.suffixed and tokens[index].form.pronoun not in _THIRD_PERSON:
        part = tokens[index + 1].form if index + 1 < len(tokens) else None
        if part is None or part.host not in _PARTS or part.pronoun not in _THIRD_PERSON:
            return None
        through = index + 1
    last = min(len(tokens), through + NEAR)
    ends = (
        i for i in range(through + 1, last) if tokens[i].text in STOPS | SEPARATORS or tokens[i].tag == "ADP"
    )
    sources = find_sources(tokens, through + 1, next(ends, last), strict=True)
    content = _before(tokens, index)
    if not sources or content is None:
        return None
    return _told("noun", contents, index, content, sources, cue)._replace(through=through)


def read_comment(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«…، وهو ما أكده الوزير», «…، الأمر الذي نفته الحركة»: whoever says so speaks of what stands before."""
    tokens = contents.tokens
    lead = index - 2
    if (
        not (cue.suffixed or tokens[index].form.pronoun)
        or lead < 1
        or tokens[index - 1].form.key not in _WHAT
        or tokens[lead].form.host not in _THAT_WHICH
    ):
        return None
    sources = _following_subject(contents, index)
    end = lead
    while end > 0 and tokens[end - 1].text in SEPARATORS:
        end -= 1
    if not sources or not end:
        return None
    if cue.stance == "denies":  # the outlet has told it: what is denied is only pointed at
        what = (tokens[index - 1].start, tokens[index - 1].end)
        return _told("verb", contents, index, what, sources, cue)
    content = (tokens[0].start, tokens[end - 1].end)
    return _told("after", contents, index, content, sources, cue)


def read_pointing(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«لكن الجيش نفى ذلك»: what is denied is only pointed at."""
    tokens = contents.tokens
    last = min(len(tokens), index + NEAR)
    at = next((i for i in range(index + 1, last) if tokens[i].form.key in _POINTING), None)
    if at is None or any(tokens[i].text in STOPS | SEPARATORS for i in range(index + 1, at)):
        return _denied_thing(contents, index, cue)
    sources = find_sources(tokens, index + 1, at, strict=True) or preceding_subject(tokens, index)
    speech = _told("verb", contents, index, (tokens[at].start, tokens[at].end), sources, cue)
    return speech._replace(through=at, silent=not sources)


def _denied_thing(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«نفت الوزارة واقعة التعذيب»: what stands after the subject is denied, whatever noun it is."""
    tokens = contents.tokens
    last = min(len(tokens), index + NEAR)
    limit = next((i for i in range(index + 1, last) if tokens[i].text in STOPS | SEPARATORS), last)
    sources = find_sources(tokens, index + 1, limit, strict=True)
    first = next((i for i in range(index + 1, limit) if sources and tokens[i].start >= sources[0][1]), limit)
    if first >= limit or tokens[first].tag != "NOUN" or tokens[first].form.preposition:
        return None
    content = contents.phrase(first)
    return _told("verb", contents, index, content.span, sources, cue)._replace(through=first)


def _following_subject(contents: Contents, index: int) -> tuple[Range, ...]:
    tokens = contents.tokens
    last = min(len(tokens), index + NEAR)
    ends = (i for i in range(index + 1, last) if tokens[i].text in STOPS | SEPARATORS)
    return find_sources(tokens, index + 1, next(ends, last), strict=True)


def _charging(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«نسب الجيش الهجوم إلى …»: what stands between the subject and «إلى» is laid to somebody's charge."""
    tokens = contents.tokens
    near = range(index + 1, min(len(tokens), index + NEAR))
    to = next((i for i in near if tokens[i].form.key == "الي"), None)
    sources = find_sources(tokens, index + 1, to, strict=True) if to is not None else ()
    if to is None or not sources:
        return None
    last = tokens[to - 1]
    if sources[0][1] == last.end:  # one phrase, or subject and object without a seam
        if to - index < 3 or last.form.host not in word_list("heads", "not_speakers"):
            return None
        sources = ((sources[0][0], tokens[to - 2].end),)
    first = next(i for i in near if tokens[i].start >= sources[0][1])
    return _told("verb", contents, index, (tokens[first].start, last.end), sources, cue)


def _before(tokens: Sequence[Token], index: int) -> Range | None:
    """The phrase before the verb at `index`, without the relative that leads it: no verb and no comma is in it."""
    end = index
    while end > 0 and (tokens[end - 1].form.key in RELATIVES or tokens[end - 1].text in SEPARATORS):
        end -= 1
    first = end
    while first > 0 and index - first < LONGEST and tokens[first - 1].text not in SEPARATORS:
        before = tokens[first - 1]
        if before.form.key in _SINCE or before.tag == "VERB":
            break
        if before.tag == "ADP" and not _governs(tokens, first - 2):
            break  # «قتلوا في هجمات …», but «الهجوم الدامي على القرية …»
        first -= 1
    return (tokens[first].start, tokens[end - 1].end) if first < end else None


def _governs(tokens: Sequence[Token], index: int) -> bool:
    """Whether the noun at `index`, or before the adjectives there, names a happening that a preposition follows."""
    while index > 0 and tokens[index].tag == "ADJ":
        index -= 1
    return index >= 0 and is_happening(tokens[index])


def _told(
    kind: Kind, contents: Contents, index: int, content: Range, sources: tuple[Range, ...], cue: Cue
) -> Speech:
    return Speech(kind, index, index, own_span(contents.tokens[index]), sources, content, cue)
