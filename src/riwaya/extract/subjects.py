"""The subject that stands before its verb of speech: «المراقبون يؤكدون …», «الوزير، الذي زار البلدة، قال …»."""

from collections.abc import Sequence
from itertools import pairwise

from riwaya.arabic.analysis import Token
from riwaya.extract.actors import head_kind
from riwaya.extract.cues import cue_of, word_list
from riwaya.extract.naming_ends import CLOSING
from riwaya.extract.sources import MOST, RELATIVES, Range, find_sources, naming_end, span_of, token_at
from riwaya.extract.speech_values import Content
from riwaya.lexicon.actors import heads

_SKIPPED_BEFORE = word_list("grammar", "skipped_before")
_ADVERBS = word_list("grammar", "adverbs")
_BOUNDARY = word_list("grammar", "boundary")
_PERSONAL = word_list("grammar", "personal")
_AGENCY = word_list("grammar", "agency")
_ASKED = word_list("grammar", "asked")
_IN_IT = frozenset({"فيه", "فيها"})
_OF = frozenset({"من", "ل", "لـ"})
OWNER = 8
"""Words between a document and its verb that name its owner, at most."""
_FROM = frozenset({"من", "ومن"})
_NO_HEADS = frozenset({"SCONJ", "CCONJ", "PART", "PUNCT", "AUX", "ADP", "VERB"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "X", "DET"})
_OCCASION = frozenset({"في", "وفي", "عبر", "خلال"})
_TELLING = word_list("grammar", "telling")
_COMMAS = frozenset("،,")
_OPENING = {close: opening for opening, close in CLOSING.items() if opening != close}

ASIDE = 30
"""What stands between commas after a subject has at most so many tokens."""


def preceding_subject(tokens: Sequence[Token], index: int, *, opened: bool = False) -> tuple[Range, ...]:
    """The subject that stands before its verb of speech at `index`.

    `opened`: only where «كان», «أن» or the like opens the clause, so that the phrase can be nothing but the subject.
    """
    if document := preceding_document(tokens, index):
        return document
    end = index
    while end > 0 and tokens[end - 1].form.key in _SKIPPED_BEFORE:
        end -= 1
    aside = _aside(tokens, end)
    auxiliary = end < index and tokens[index - 1].form.key in {"قد", "لقد"}
    if auxiliary and end > 0 and tokens[end - 1].text in _COMMAS:
        end -= 1
    if end > 0 and tokens[end - 1].form.key in RELATIVES:
        if tokens[index].form.pronoun:
            return ()  # «الجيش الذي وصفه الوزير»
        found = _antecedent(tokens, end - 1) if _agrees(tokens[end - 1], tokens[index]) else ()
        return found or _subject(tokens, end - 1, opened=opened)
    return _subject(tokens, end if aside is None else aside, opened=opened)


def preceding_document(tokens: Sequence[Token], index: int) -> tuple[Range, ...]:
    """The indefinite noun for something told that the verb at `index` describes: «معلومات سرية تفيد بأن …»."""
    first = index - 1
    while first > 0 and tokens[first].tag == "ADJ" and not tokens[first].form.article:
        first -= 1
    if first >= 0 and not is_document(tokens[first]):
        first = _owned_document(tokens, index)
    if first < 0 or not is_document(tokens[first]):
        return ()
    form = tokens[first].form
    if index + 1 < len(tokens) and tokens[index + 1].form.key in _IN_IT:
        return ()  # «بيانا أعلنت فيه»: somebody speaks in it
    occasion = first > 0 and tokens[first - 1].form.key in _OCCASION  # «في بيان منفصل قال الجيش»
    return (
        ()
        if form.article or form.pronoun or form.preposition or occasion
        else (span_of(tokens, first, index),)
    )


def is_object_there(tokens: Sequence[Token], source: Range, content: Content) -> bool:
    """Whether the one phrase before a content is no subject by its ending: another object would follow that."""
    nominative = tokens[token_at(tokens, source[0])].form.host.endswith("ون")
    return not nominative and tokens[content.limit - 1].end <= source[1]


def is_document(token: Token) -> bool:
    """Whether the word is a noun for something told, in whichever case: «بيان», «تقريرا»."""
    host = token.form.host
    return host in _TELLING or (host.endswith("ا") and host[:-1] in _TELLING)


def _owned_document(tokens: Sequence[Token], index: int) -> int:
    """«تقريرا لصحيفة الميناء ذكر أن», «بيان من الوزارة أفاد بأن»: the document named with whose it is, or -1."""
    for first in range(index - 2, max(-1, index - OWNER), -1):
        if tokens[first].tag not in _NOMINAL and tokens[first].form.key not in _OF:
            return -1
        if is_document(tokens[first]):
            after = tokens[first + 1].form
            return first if after.preposition == "ل" or after.key in _OF else -1
    return -1


def main_subject(tokens: Sequence[Token], verb: int) -> tuple[Range, ...]:
    """The subject that opens the sentence before its first verb: «لكن المحكمة لم تأخذ …»."""
    end = verb
    while end > 0 and tokens[end - 1].tag in {"PART", "AUX"}:
        end -= 1
    found = _subject(tokens, end, opened=False)
    return found if found and head_kind(tokens, token_at(tokens, found[0][0])) is not None else ()


def leading_subject(tokens: Sequence[Token], verb: int) -> tuple[Range, ...]:
    """The subject that opens a sentence, or a headline after its colon, right before a verb that takes an object.

    Such are «داعش يتوعد …» and «منظمة حقوقية تدعو …»; the first word must name somebody, or stand in quotation marks.
    """
    first = next((i + 1 for i in range(verb - 1, max(-1, verb - MOST), -1) if tokens[i].text == ":"), 0)
    if first >= verb or not {token.tag for token in tokens[first:verb]} <= _NOMINAL | {"PUNCT", "ADP"}:
        return ()
    quoted = tokens[first].text in CLOSING
    head = first + 1 if quoted else first
    speaks = quoted or head_kind(tokens, head) is not None or tokens[head].tag == "PROPN"
    if head >= verb or not speaks or tokens[head].form.preposition or tokens[head].form.conjunction:
        return ()
    end = naming_end(tokens, first, verb)
    return (span_of(tokens, first, end),) if end == verb else ()


def who_is_asked(tokens: Sequence[Token]) -> Range | None:
    """Who answers in what follows: «سئل الوزير عن الهدنة، فقال …»."""
    at = next((i for i, token in enumerate(tokens) if token.form.host in _ASKED), None)
    if at is None:
        return None
    last = min(len(tokens), at + MOST)
    ends = (i for i in range(at + 1, last) if tokens[i].tag in {"ADP", "PUNCT"})
    found = find_sources(tokens, at + 1, next(ends, last), strict=True)
    return found[0] if found else None


def by_whom(tokens: Sequence[Token], start: int, limit: int) -> tuple[Range, ...]:
    """Who does what a passive or a noun tells, led by «من قبل» or «من جانب» right after it or its object."""
    leads = [
        i
        for i in range(start, limit - 2)
        if tokens[i].form.key in _FROM and tokens[i + 1].form.key in _AGENCY
    ]
    found: list[Range] = []
    for lead, end in pairwise((*leads, limit)):
        found += find_sources(tokens, lead + 2, end, led=True)
    return tuple(found)


def _subject(tokens: Sequence[Token], end: int, *, opened: bool) -> tuple[Range, ...]:
    """The phrase that opens the clause before token `end`, if it can speak."""
    first = _clause_start(tokens, end)
    if first == end or (opened and (first == 0 or tokens[first - 1].form.key not in _BOUNDARY)):
        return ()
    head = tokens[first]
    if head.tag in _NO_HEADS or head.form.preposition or head.form.key in _BOUNDARY:
        return ()
    if head.form.host in _ADVERBS or head.form.host in _PERSONAL:
        return ()
    stop = naming_end(tokens, first, end)
    cue = cue_of(head.form.key)
    named = cue is None or (cue.shape in {"noun", "nouns"} and stop > first + 1)  # «تقديرات المنظمين تتوقع …»
    return (span_of(tokens, first, stop),) if named else ()


def _clause_start(tokens: Sequence[Token], end: int) -> int:
    """Where the clause that goes up to token `end` begins; a name in quotation marks is part of it."""
    first = end
    closed: list[str] = []
    while first > 0 and end - first < MOST:
        token = tokens[first - 1]
        if token.text in _OPENING:
            closed.append(_OPENING[token.text])
        elif closed and token.text == closed[-1]:
            closed.pop()
        elif token.text not in {'"', "/"}:
            named = token.tag == "PROPN" or (token.form.key == "بان" and tokens[first].form.key == "كي")
            if (token.form.key in _BOUNDARY and not named) or (token.tag == "PUNCT" and token.text != "-"):
                break
            first -= 1
            if token.form.conjunction and first < end - 1 and first > 0 and tokens[first - 1].tag == "PUNCT":
                break
            continue
        first -= 1
    return first


def _aside(tokens: Sequence[Token], end: int) -> int | None:
    """The comma before what is put between a subject and its verb: «الوزير، الذي زار البلدة، قال»; else None."""
    if end < 3 or tokens[end - 1].text not in _COMMAS:
        return None
    for comma in range(end - 2, max(0, end - ASIDE), -1):
        if tokens[comma].text in _COMMAS:
            following = tokens[comma + 1].form
            apart = following.key in RELATIVES or (
                following.conjunction == "و" and following.host in _PERSONAL
            )
            first = _clause_start(tokens, comma)
            plain = not any(token.tag == "VERB" for token in tokens[first:comma])
            return comma if apart and first < comma and plain else None
    return None


def _antecedent(tokens: Sequence[Token], end: int) -> tuple[Range, ...]:
    """The noun phrase that the relative at token `end` describes, where it names somebody who can speak."""
    first = end
    while first > 0 and tokens[first - 1].tag in _NOMINAL and end - first < MOST:
        first -= 1
        if tokens[first].form.preposition or tokens[first].form.conjunction:
            break
    while first < end and not _speaks(tokens[first]):  # «تفريق المتظاهرين الذين يهتفون»
        first += 1
    return (span_of(tokens, first, end),) if first < end else ()


def _speaks(token: Token) -> bool:
    people = token.form.host in heads().kinds or token.form.host in heads().quantifiers
    return (people or token.tag == "PROPN") and cue_of(token.form.key) is None


def _agrees(relative: Token, verb: Token) -> bool:
    """Whether the relative's noun can be the verb's subject: «الذين قالوا», not «الجيش الذي قالوا إنه …»."""
    cue = cue_of(verb.form.key)
    if cue is None:
        return True
    plural = relative.form.key in {"الذين", "اللذين", "اللذان"}
    if plural or cue.number == "Plur":
        return plural and cue.number in {"Plur", "Dual"}
    return not cue.gender or (relative.form.key == "التي") == (cue.gender == "Fem")
