"""Speech that a verb tells whose content follows it: who speaks, and whether the verb reports at all."""

import re
from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.charges import read_pointing
from riwaya.extract.contents import REACH, SEPARATORS, STOPS, THAT, Contents
from riwaya.extract.cues import Cue, joined, word_list
from riwaya.extract.inverted import quotation_before, read_inverted
from riwaya.extract.sources import (
    RELATIVES,
    Range,
    agrees,
    find_sources,
    is_addressed,
    is_event,
    token_at,
)
from riwaya.extract.speech_values import Content, Speech, told
from riwaya.extract.subjects import (
    by_whom,
    is_document,
    is_object_there,
    leading_subject,
    preceding_document,
    preceding_subject,
)
from riwaya.extract.unnamed import read_unnamed
from riwaya.lexicon.actors import heads

_NEGATIONS = word_list("grammar", "negations")
_RELATIVE_WHAT = word_list("grammar", "relative_what")
_RESPONSIBLE = word_list("heads", "own_responsibility")
_ORDERING = word_list("grammar", "ordering")
_PERSONAL = word_list("grammar", "personal")
_AUXILIARY = word_list("grammar", "auxiliary")
_PREPOSITIONS = word_list("grammar", "prepositions")
_THERE = frozenset({"هناك", "ثمه", "هنالك"})
_SURE = frozenset({"قد", "وقد", "لقد", "ولقد", "فقد"})
_SO_THAT = word_list("grammar", "so_that")
_IN_WHAT = frozenset({"فيما", "وفيما"})

_PASSIVE = re.compile("[وف]?(?![يت])\\w\N{ARABIC DAMMA}|[وف]?ات\N{ARABIC SHADDA}?\N{ARABIC DAMMA}")
"""A past verb on whose first letter «ُ» is written is passive: «أُعلن», «اتُّهم»; a present one need not be («يُعلن»)."""

SHADDA = "\N{ARABIC SHADDA}"

TOPIC = 16
"""«أما» and «ف» of its verb stand no further apart (in tokens)."""


def read_verb(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """The speech of the verb at token `index`, its speaker named or not; None where it does not report."""
    tokens = contents.tokens
    if is_negated(tokens, index):
        if cue.stance != "doubts" or not cue.bare:
            return None
        cue = cue._replace(stance="asserts")  # «لم يستبعد أن»
    if not _reports(tokens, index, cue):
        return None
    content = contents.find(index + 1, cue)
    if cue.deems and (content is None or not content.clause):
        return _deemed(contents, index, cue)
    if content is None and cue.stance == "denies" and (pointing := read_pointing(contents, index, cue)):
        return pointing
    if content is None:
        return read_inverted(contents, index, cue)
    return _with_content(contents, index, cue, content)


def is_negated(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word is negated by the one before it."""
    return index > 0 and tokens[index - 1].form.key in _NEGATIONS


def _with_content(contents: Contents, index: int, cue: Cue, content: Content) -> Speech | None:
    """The reading of a verb whose content follows it."""
    tokens = contents.tokens
    if _PASSIVE.match(tokens[index].text):
        agents = by_whom(tokens, index + 1, content.limit)
        passive = told(tokens, "verb" if agents else "unnamed", index, content, agents, cue)
        return passive._replace(silent=False)
    sources = tuple(s for s in _subject(tokens, index, cue, content) if not _is_own(tokens, s, cue))
    shows = bool(sources) and all(is_event(tokens, source) for source in sources)
    if cue.heads and sources and tokens[token_at(tokens, sources[0][0])].form.key in cue.heads:
        return None  # «قدر عدد القتلى بعشرة»: nobody is named
    if cue.counts and sources and tokens[content.first].form.key not in THAT:
        shows = shows or not _is_actor(tokens, sources[0])
    if shows or (_names(tokens, index) and (cue.loose or tokens[content.first].form.key not in THAT)):
        return None
    named = bool(sources) and sources[0][0] > tokens[index].start
    impersonal = "" if named or content.limit > index + 2 else _impersonal(tokens, index)
    if impersonal and (not sources or _describes(tokens, sources[0])):
        return None if impersonal == "outlet" else read_unnamed(contents, index, cue)
    if cue.stance == "asserts" and tokens[content.first].form.key in _RESPONSIBLE:
        cue = cue._replace(stance="claims_responsibility")
    speech = told(tokens, "verb", index, content, sources, cue)
    ahead = quotation_before(contents, index) if content.quoted else None
    return speech._replace(more=(ahead,)) if ahead and not joined(tokens[index]) else speech


def _deemed(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«اعتبرت المنظمة القبض عليهم انتهاكا»: the object and what it is held to be."""
    tokens = contents.tokens
    last = min(len(tokens), index + REACH)
    limit = next((i for i in range(index + 1, last) if tokens[i].text in STOPS | SEPARATORS), last)
    named = tokens[index].form.pronoun
    sources = find_sources(tokens, index + 1, limit, strict=True)
    actor = bool(sources) and _is_actor(tokens, sources[0])
    if sources and not actor and not joined(tokens[index]):
        return None
    if not actor:
        sources = ()  # «واعتبرت القبض عليهم انتهاكا»: what is judged, not who judges
    if not sources and not named and tokens[index].form.host[:1] in {"ي", "ت"}:
        return None  # «ويعتبر الهجوم الأوسع»: the outlet's own judgement
    first = token_at(tokens, sources[-1][1]) if sources else index + 1
    while first < limit and tokens[first].end <= (sources[-1][1] if sources else 0):
        first += 1
    event = bool(sources) and all(is_event(tokens, source) for source in sources)
    verbal = first < limit and tokens[index + 1].tag == "VERB"
    if limit - first < (1 if named else 2) or event or verbal or _names(tokens, index):
        return None
    content = Content(first, first, (tokens[first].start, tokens[limit - 1].end))
    return told(tokens, "verb", index, content, sources, cue)


def _is_actor(tokens: Sequence[Token], source: Range) -> bool:
    at = token_at(tokens, source[0])
    while tokens[at].end < source[1] and _picks(tokens, at):
        at += 1  # «أحد الوزراء», «عدد من النواب», not «أحد أهم المراكز»
    return tokens[at].tag == "PROPN" or tokens[at].form.host in heads().kinds or _picks(tokens, at)


def _picks(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word only counts or picks those who follow it."""
    form = tokens[index].form
    return form.host not in heads().kinds and (form.host in heads().quantifiers or form.key == "من")


def _reports(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """Whether a verb reports: not one that is wished («أن يعلن») nor one in a description («التي تهدد»)."""
    before = tokens[index - 1].form.key if index else ""
    plain = tokens[index].tag == "ADP" and SHADDA not in tokens[index].text
    if plain and before not in _SURE and not (cue.events and cue.heads):
        return False  # «بين», «عقب», «عبر», but «قد بين»
    wished = before in {"ان", "بان"} and tokens[index].form.host[:1] in {"ي", "ت", "ن"}
    wished = wished and not (index > 1 and tokens[index - 2].form.key in _ORDERING)
    noun = before in _PREPOSITIONS and not (joined(tokens[index]) or _somebody(tokens, index))
    what = before in _RELATIVE_WHAT and not (cue.loose or _comments(tokens, index))
    described = cue.act and before in RELATIVES and not (cue.loose and tokens[index].form.pronoun)
    described = described and not _refers_back(tokens, index)
    return not (wished or noun or what or described or before in _SO_THAT)


def _somebody(tokens: Sequence[Token], index: int) -> bool:
    """«هناك من يعتقد أن …»: «من» is somebody, not a preposition."""
    there = tokens[index - 2].form.host if index > 1 else ""
    return tokens[index - 1].form.key == "من" and there in _THERE and tokens[index].tag == "VERB"


def _comments(tokens: Sequence[Token], index: int) -> bool:
    """«وهو ما اعتبره …»: what was told is judged, nothing is named."""
    return index > 1 and tokens[index - 2].form.host in _PERSONAL


def _is_own(tokens: Sequence[Token], source: Range, cue: Cue) -> bool:
    """Whether a phrase after the verb is what its speaker did himself: «برر قراره بأن …»."""
    head = tokens[token_at(tokens, source[0])]
    return not cue.act and bool(head.form.pronoun) and is_event(tokens, source)


def _names(tokens: Sequence[Token], index: int) -> bool:
    """Whether «ما وصفه …», «فيما أسماه …» only gives a thing somebody's name for it."""
    before = tokens[index - 1].form.key if index else ""
    what = before in _RELATIVE_WHAT or (before in _IN_WHAT and bool(tokens[index].form.pronoun))
    return what and not _comments(tokens, index)


def _subject(tokens: Sequence[Token], index: int, cue: Cue, content: Content) -> tuple[Range, ...]:
    """Who is named as the subject of the verb at `index`: after it, else before it."""
    if cue.act and (agents := by_whom(tokens, index + 1, content.limit)):
        return agents
    opening = joined(tokens[index])
    if cue.number == "Plur":  # «وطالبوا العسكر بـ …»: the subject of a plural verb stands before it
        return () if opening else _subject_of_many(tokens, index)
    if not opening and (document := preceding_document(tokens, index)):
        return document
    if cue.act and not opening:  # what follows may be the object
        first = index == 1 and tokens[0].tag == "PROPN"  # «فروسيا اتهمت جورجيا بـ …»
        sources = preceding_subject(tokens, index, opened=not first) or leading_subject(tokens, index)
        if sources:
            return sources
    sources = find_sources(tokens, index + 1, content.limit, strict=cue.act)
    if cue.act and sources and _refers_back(tokens, index) and is_object_there(tokens, sources[0], content):
        sources = ()  # «بلاغا اتهمت فيه رجال الشرطة بـ …»
    if cue.act and sources and not agrees(tokens, index, sources[0], cue):
        sources = ()  # «ودعا السلطات إلى …»: whom, not who
    alone = cue.addressed and opening and not tokens[index].form.pronoun
    if sources and alone and is_addressed(tokens, index, sources[0]):
        sources = ()  # «وحث الأطراف على …»
    if not sources and (_topical(tokens, index) or not (opening or _refers_back(tokens, index))):
        sources = preceding_subject(tokens, index)
    return sources


def _subject_of_many(tokens: Sequence[Token], index: int) -> tuple[Range, ...]:
    """Who stands before a plural verb, or right before it as «فوجئوا بحشد من المتظاهرين يصيحون …»."""
    if _refers_back(tokens, index):
        return ()
    if subject := preceding_subject(tokens, index):
        return subject
    noun = tokens[index - 1] if index else None
    many = (
        noun is not None and noun.tag == "NOUN" and noun.form.article and noun.form.host[-2:] in {"ين", "ون"}
    )
    return ((noun.host_start, noun.end),) if noun is not None and many else ()


def _topical(tokens: Sequence[Token], index: int) -> bool:
    """«أما الوزير فقال …»: the subject stands between the two particles."""
    fused = tokens[index].text.startswith("ف") and joined(tokens[index])
    return fused and any(t.form.host == "اما" for t in tokens[max(0, index - TOPIC) : index])


def _refers_back(tokens: Sequence[Token], index: int) -> bool:
    """Whether the verb is one in a description of a document: «بيانا أعلنت فيه …»."""
    return index + 1 < len(tokens) and tokens[index + 1].form.key in {"فيه", "فيها"}


def _impersonal(tokens: Sequence[Token], index: int) -> str:
    """«outlet» for «يُذكر أن», «unnamed» for «يُعتقد أن», else nothing."""
    word = tokens[index].form.key
    for name in ("outlet", "unnamed"):
        words = word_list("impersonal", name)
        if word in words or (joined(tokens[index]) and word[1:] in words):
            return name
    return ""


def _describes(tokens: Sequence[Token], source: Range) -> bool:
    """Whether an impersonal verb only describes the indefinite noun before it: «طائرات يعتقد أنها …»."""
    first = token_at(tokens, source[0])
    last = tokens[token_at(tokens, source[1] - 1)]
    if is_document(tokens[first]):
        return False
    definite = tokens[first].form.article or last.form.article or tokens[first].tag in {"PROPN", "X"}
    past = first > 0 and (  # «كان محافظ قد ذكر», «أن أحمد ذكر»
        tokens[first - 1].form.host in _AUXILIARY or tokens[first - 1].form.key in THAT
    )
    return not (definite or past)
