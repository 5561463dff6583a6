"""Names of people, places and organisations in a text: by their words, what stands before them, and each other."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Literal, NamedTuple

from riwaya.arabic import analyze
from riwaya.arabic.analysis import Token, key
from riwaya.extract.actor_mentions import find_actor_mentions, mention_at, phrase
from riwaya.extract.locality import place_words
from riwaya.extract.person_names import GIVEN, find_people, is_memorable, opens_name, past_titles
from riwaya.extract.place_phrases import place_phrases
from riwaya.lexicon import load_table
from riwaya.lexicon.countries import nisbas
from riwaya.lexicon.gazetteer import gazetteer
from riwaya.lexicon.names import QUOTE_MARKS, NameIndex, bare_readings

NameKind = Literal["person", "place", "organisation"]

LEXICON = 0.95
IN_GAZETTEER = 0.85
BEHIND_BODY = 0.9
BODY = 0.7
UNKNOWN_PLACE = 0.65
"""How sure a name is by the way it was recognised; the surer of two that overlap stays. First measured by
`evaluation/names.py`."""

_LONGEST = 7
"""Words of an organisation's name at most."""

_BODIES = frozenset({"armed_group", "party", "organisation", "media"})


class NameMention(NamedTuple):
    """Tokens `start:end` of a sentence that are a name, and how that is known."""

    start: int
    end: int
    kind: NameKind
    confidence: float
    method: str


@cache
def _body_words(name: str) -> frozenset[str]:
    """The look-up keys of a list of the table's organisations."""
    return frozenset(key(word) for word in load_table("names")["organisations"][name].split())


def find_names(text: str) -> list[tuple[str, NameKind]]:
    """The names of people, places and organisations in a text, as written, each with its kind.

    >>> find_names("وصل خالد منصور إلى تدمر")
    [('خالد منصور', 'person'), ('تدمر', 'place')]
    """
    sentences = analyze(text)
    finder = NameFinder()
    for sentence in sentences:
        finder.hear(sentence.tokens)
    found: list[tuple[str, NameKind]] = []
    for sentence in sentences:
        names = finder.find(sentence.tokens)
        found += [(phrase(sentence.tokens, name.start, name.end), name.kind) for name in names]
    return found


@cache
def _listed(section: str) -> NameIndex[str]:
    """The names of a list: parts of the world that no one place stands for, organisations that are no actors."""
    index: NameIndex[str] = NameIndex()
    for name in load_table("names")[section]["names"]:
        index.add(name, name)
    return index


def _in_list(tokens: Sequence[Token], section: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(tokens):
        match = _listed(section).longest(tokens, at) if tokens[at].tag != "VERB" else None
        if match is not None:
            yield at, match[0]
        at = match[0] if match is not None else at + 1


class NameFinder:
    """The names of a text's sentences; what one sentence tells of a name helps in the others."""

    def __init__(self) -> None:
        self._surnames: set[str] = set()

    def hear(self, tokens: Sequence[Token]) -> None:
        """Keep the names of people that a sentence gives in full, for when only the last word stands («بوش»)."""
        for name in (*_known(tokens), *_people(tokens)):
            if name.kind == "person" and name.end - name.start > 1 and name.confidence >= GIVEN:
                for token in (tokens[name.start], tokens[name.end - 1]):
                    if is_memorable(token):
                        self._surnames.add(token.key)

    def find(self, tokens: Sequence[Token]) -> list[NameMention]:
        """The names of a sentence in order, none overlapping.

        >>> from riwaya.arabic import analyze
        >>> sentence = analyze("قال وزير الخارجية خالد منصور في تدمر إن الأمم المتحدة غائبة")[0]
        >>> [(sentence.tokens[name.start].text, name.kind) for name in NameFinder().find(sentence.tokens)]
        [('خالد', 'person'), ('تدمر', 'place'), ('الأمم', 'organisation')]
        """
        found = [
            *_known(tokens),
            *_people(tokens, frozenset(self._surnames)),
            *_organisations(tokens),
            *_places(tokens),
        ]
        found.sort(key=lambda name: (-name.confidence, name.start - name.end))
        kept: list[NameMention] = []
        for name in found:
            if not any(name.start < other.end and other.start < name.end for other in kept):
                kept.append(name)
        return sorted(kept)


def _people(tokens: Sequence[Token], surnames: frozenset[str] = frozenset()) -> Iterator[NameMention]:
    for start, end, sure, method in find_people(tokens, surnames):
        yield NameMention(start, end, "person", sure, method)


def _known(tokens: Sequence[Token]) -> Iterator[NameMention]:
    """Names of the lexicon: organisations, people, and countries in an actor's seat."""
    for mention in find_actor_mentions(tokens):
        sort = mention.method.partition(":")[0]
        start, end = _inside_quotes(tokens, mention.start, mention.end)
        if sort in ("country", "capital"):
            yield NameMention(start, end, "place", LEXICON, mention.method)
        elif sort == "lexicon" and mention.actor.kind in ("official", "person"):
            named = past_titles(tokens, start, end)
            if opens_name(tokens, named):
                yield NameMention(named, end, "person", LEXICON, mention.method)
            else:
                yield from _bodies_inside(tokens, start, end)
        elif sort == "lexicon" and mention.actor.kind in _BODIES:
            yield NameMention(start, end, "organisation", LEXICON, mention.method)


def _bodies_inside(tokens: Sequence[Token], start: int, end: int) -> Iterator[NameMention]:
    """The organisation in the name of an office («الأمين العام للأمم المتحدة»)."""
    for at in range(start, end):
        mention = mention_at(tokens, at, end)
        if mention is not None and mention.actor.kind in _BODIES:
            yield NameMention(mention.start, mention.end, "organisation", LEXICON, mention.method)
            return


def _inside_quotes(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    while end - start > 1 and tokens[start].text in QUOTE_MARKS:
        start += 1
    while end - start > 1 and tokens[end - 1].text in QUOTE_MARKS:
        end -= 1
    return start, end


def _places(tokens: Sequence[Token]) -> Iterator[NameMention]:
    for spot in place_phrases(tokens):
        if spot.method in ("anaphor", "indefinite") or spot.guarded:
            continue
        start, end = _inside_quotes(tokens, *_bare_place(tokens, spot.name_start, spot.end))
        if spot.candidates:
            yield NameMention(start, end, "place", IN_GAZETTEER, spot.method)
        elif tokens[start].tag == "PROPN" and not tokens[start].form.article:
            yield NameMention(start, end, "place", UNKNOWN_PLACE, spot.method)
    for start, end in _in_list(tokens, "regions"):
        yield NameMention(start, end, "place", IN_GAZETTEER, "region")


def _bare_place(tokens: Sequence[Token], start: int, end: int) -> tuple[int, int]:
    """The place's own name, without the feature before it («نهر الكونغو») and what describes it («مكة المكرمة»)."""
    words = place_words()
    while end - start > 1 and not tokens[start].form.article:
        readings = bare_readings(tokens[start].form)
        if not any(reading in words.heads or reading in words.directions for reading in readings):
            break
        start += 1
    while end - start > 1 and tokens[end - 1].form.article and tokens[end - 1].tag == "ADJ":
        shorter = gazetteer().index.longest(tokens, start, end - 1)
        if shorter is None or shorter[0] != end - 1 or tokens[start].form.article:
            break
        end -= 1
    return start, end


def _organisations(tokens: Sequence[Token]) -> Iterator[NameMention]:
    """A body's head and what names it: «حزب التقدم الوطني»، «شركة نوكيا»."""
    for start, end in _in_list(tokens, "organisations"):
        yield NameMention(start, end, "organisation", LEXICON, "listed")
    for at in range(len(tokens)):
        readings = bare_readings(tokens[at].form)[:2]
        if tokens[at].form.pronoun or tokens[at].tag in ("VERB", "ADP"):
            continue
        if any(reading in _body_words("heads") for reading in readings):
            end = _organisation_end(tokens, at)
            if end - at > 1:
                yield NameMention(at, end, "organisation", BODY, "head")
        if any(reading in _body_words("before") for reading in readings) and not tokens[at].form.article:
            name = _named_body(tokens, at + 1)
            if name is not None:
                yield NameMention(*name, "organisation", BEHIND_BODY, "named")


def _named_body(tokens: Sequence[Token], at: int) -> tuple[int, int] | None:
    """The name behind a head: what is quoted, or a run of proper nouns."""
    if at < len(tokens) and tokens[at].text in QUOTE_MARKS:
        end = next(
            (stop for stop in range(at + 1, min(len(tokens), at + 6)) if tokens[stop].text in QUOTE_MARKS),
            None,
        )
        return (at + 1, end) if end is not None and end > at + 1 else None
    end = at
    while end < len(tokens) and tokens[end].tag == "PROPN" and not tokens[end].form.conjunction:
        if end > at and (tokens[end].form.article or tokens[end].host in nisbas()):
            break
        end += 1
    return (at, end) if end > at else None


def _organisation_end(tokens: Sequence[Token], at: int) -> int:
    end = at + 1
    while end < min(len(tokens), at + _LONGEST):
        token = tokens[end]
        if token.tag in ("VERB", "PUNCT", "NUM", "ADP", "SCONJ", "PRON", "PART") or token.form.conjunction:
            break
        if token.form.preposition and not (token.form.article and token.form.preposition == "ل"):
            break  # «ل» leads on to its field («الهيئة العامة للكتاب»), «ب» to what is done there
        if not (token.form.article or token.tag == "PROPN"):
            break
        end += 1
    return end
