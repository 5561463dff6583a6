"""Speech that a verb hands on from another: «جاء في بيان الوزارة أن …», «نقل الموقع عن مصادر …»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.contents import REACH, SEPARATORS, Contents
from riwaya.extract.cues import Cue, joined, word_list
from riwaya.extract.sources import find_sources
from riwaya.extract.speech_values import Content, Speech, told
from riwaya.extract.speech_verbs import is_negated
from riwaya.extract.subjects import preceding_subject

_WITHIN = frozenset({"في", "فيه", "فيها"})
_ALSO = word_list("grammar", "skipped_before")


def read_within(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«جاء في بيان الوزارة أن …»: the document is the source."""
    tokens = contents.tokens
    lead = index + 1
    while lead < index + 3 and lead < len(tokens) and tokens[lead].form.key in _ALSO:
        lead += 1
    if lead + 1 >= len(tokens) or tokens[lead].form.host not in _WITHIN:
        return None
    content = contents.find(lead + 1, cue)
    if content is None:
        return None
    if tokens[lead].form.pronoun:  # «في رسالة جاء فيها: …»
        return told(tokens, "verb", index, content, (), cue)
    sources = find_sources(tokens, lead + 1, content.limit, led=True)
    return told(tokens, "verb", index, content, sources, cue) if sources else None


def read_relayed(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«نقل الموقع عن مصادر …»: the subject relays, what stands after «عن» told it."""
    tokens = contents.tokens
    near = range(index + 1, min(len(tokens), index + 14))
    about = next((i for i in near if tokens[i].form.key == "عن"), None)
    if about is None or is_negated(tokens, index):
        return None
    saying = next(
        (i for i in range(about + 2, min(len(tokens), about + REACH)) if _is_their_saying(tokens[i])),
        about,
    )
    content = contents.find(max(saying + 1, about + 2), cue._replace(by=frozenset()))
    content = content or _after_comma(tokens, about + 2)
    if content is None:
        return None
    relayer = find_sources(tokens, index + 1, about)
    if not relayer and not joined(tokens[index]):
        relayer = preceding_subject(tokens, index)
    leads = [i for i in range(about, min(content.limit, about + 14)) if tokens[i].form.key == "عن"]
    ends = [*leads[1:], content.limit]
    knowing = [
        source
        for lead, end in zip(leads, ends, strict=True)
        for source in find_sources(tokens, lead + 1, end, led=True)
    ]
    speech = told(tokens, "verb", index, content, (*relayer, *knowing), cue)
    return speech._replace(silent=not relayer)


def _after_comma(tokens: Sequence[Token], start: int) -> Content | None:
    for index in range(start, min(len(tokens) - 1, start + 18)):
        if tokens[index].text in SEPARATORS:
            return Content(index, index + 1, (tokens[index + 1].start, tokens[-1].end))
    return None


def _is_their_saying(token: Token) -> bool:
    """«نقلت الوكالة عن مصدر، طلب عدم ذكر اسمه، قوله إن …»."""
    return token.form.host == "قول" and bool(token.form.pronoun)
