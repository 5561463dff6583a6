"""Whether a known name is meant as a place where it stands: «صافي» and «الخبر» mostly are not."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.locality import Seat, place_words, previous_word
from riwaya.extract.phrases import follows_subject
from riwaya.lexicon.cities import REGION
from riwaya.lexicon.countries import nisbas
from riwaya.lexicon.gazetteer import Candidate, Candidates, gazetteer

PROMINENT = 100_000
PROMINENT_IN_REGION = 40_000
"""People of a town that is meant by its bare name even where no word says that a place follows: of 866 cities in the
development tweets .92 are found so; half the number adds more everyday words than towns."""

FOREIGN = ("geonames:", "pcode:")
"""With what the ids begin of places that are not of our own tables."""

_CLOSED_TAGS = frozenset({"VERB", "ADP", "PART", "PRON", "DET", "SCONJ", "CCONJ", "AUX"})
_FUNCTION_TAGS = _CLOSED_TAGS - {"VERB", "AUX"}
_CLAUSE_TAGS = frozenset({"PUNCT", "CCONJ", "SCONJ", "PART"})
_NOMINAL = frozenset({"NOUN", "ADJ", "PROPN"})
_SHORT = 4


def is_torn(token: Token, reading: str, candidates: Candidates, sits: Seat) -> bool:
    """Whether a one-word name was read by taking off what is the word's: «كبيراً» is not «بيرا», «الدولة» no «دوله»."""
    form = token.form
    if reading == form.key:
        return False
    if form.article and not reading.startswith("ال") and form.host in nisbas():
        return True
    strong = any(is_own(one) or one.country in REGION for one in candidates)
    if form.pronoun or (form.article and not reading.startswith("ال")):
        return not (form.article and strong and any(is_own(one) for one in candidates))
    if reading == form.host or reading == "ال" + form.host:
        return len(reading) < _SHORT and not strong
    return not strong or (len(reading) < _SHORT and sits != "in")


def is_own(candidate: Candidate) -> bool:
    """Whether a place is of our own tables, not of GeoNames or a user's."""
    return not candidate.id.startswith(FOREIGN)


def can_act(candidates: Candidates) -> bool:
    """Whether a name may stand for a government: a country's or a great capital's."""
    return any(
        one.level == "country" or one.population >= 1_000_000 or one.en in _SEATS for one in candidates
    )


_SEATS = frozenset({"Islamabad", "Kabul", "Mogadishu", "New Delhi", "Sana'a", "Tehran", "Washington"})
"""Seats of governments that have less people, or none told: places of our own tables have no population."""


def is_subject(tokens: Sequence[Token], at: int, stop: int, candidates: Candidates) -> bool:
    """Whether a name stands where a verb's subject stands: right after a verb, or before one at a clause's start."""
    before = previous_word(tokens, at)
    if before >= 0 and tokens[before].tag == "VERB":
        return tokens[before].host not in place_words().witnesses and not _is_object(
            tokens, before, candidates
        )
    opens = before < 0 or tokens[before].tag in _CLAUSE_TAGS or tokens[before].text in ("لكن", "ولكن")
    verb = tokens[stop] if stop < len(tokens) and tokens[stop].tag == "VERB" else None
    return (
        opens and verb is not None and not verb.form.conjunction and verb.host not in place_words().witnesses
    )


def _is_object(tokens: Sequence[Token], verb: int, candidates: Candidates) -> bool:
    """Whether a town right after a verb is its object, not its subject.

    Towns are feminine, so «يهز» in «انفجار يهز بيروت» has another subject; a verb of reaching takes a place («وصلت
    بغداد قوافل»); and a verb that agrees with the noun that opens the clause has its subject («طائرات تقصف دمشق»).
    """
    form = tokens[verb].form
    if form.pronoun or any(one.level == "country" for one in candidates):
        return False
    if tokens[verb].host in place_words().reaching:
        return True
    first = verb
    while first and tokens[first - 1].tag in _NOMINAL and not form.conjunction:
        first -= 1
    if tokens[verb].gender == "Masc":
        return first < verb or tokens[verb].host.startswith("ي")
    return first < verb and tokens[first].tag == "NOUN" and tokens[first].gender == "Fem"


def is_meant(tokens: Sequence[Token], span: tuple[int, int], candidates: Candidates, sits: Seat) -> bool:
    """Whether a known name is meant as a place: by its seat, its tag, and how well known it is."""
    at, stop = span
    token, single = tokens[at], stop == at + 1
    adjective = token.tag == "ADJ" and token.host in nisbas() and sits != "in"
    if single and (adjective or token.tag in _FUNCTION_TAGS):
        return False
    if sits in ("in", "head"):
        return True
    before = previous_word(tokens, at)
    if sits == "none" and before >= 0 and tokens[before].form.key in place_words().personal:
        return False
    if not single:
        return True
    strong = any(is_prominent(candidate) for candidate in candidates)
    if sits == "weak":
        return strong or token.tag == "PROPN"
    near = any(is_own(candidate) or candidate.country in REGION for candidate in candidates)
    known = strong and (near or token.tag == "PROPN")
    closed = token.tag in _CLOSED_TAGS and not (token.tag == "VERB" and follows_subject(tokens, at))
    return known and (not closed or token.form.conjunction != "")


def is_everyday(token: Token) -> bool:
    """Whether the word is also an everyday one, a given name or a family's."""
    form = token.form
    bare = ("ال" + form.host) if form.article else form.host
    guarded, added = place_words().guarded, gazetteer().everyday
    return form.key in guarded or bare in guarded or form.key in added or bare in added


def is_never(tokens: Sequence[Token], at: int, stop: int, reading: str) -> bool:
    """Whether the words are known to name no place, or another word than the name, told from it by its hamza.

    A name of one word is asked with the word after it: «واشنطن بوست».
    """
    words = place_words()
    exact = words.exact.get(reading)
    if exact is not None and exact not in tokens[at].text:
        return True
    rest = tokens[at + 1 : max(stop, at + 2)]
    return (reading, *(token.form.key for token in rest)) in words.never


def is_prominent(candidate: Candidate) -> bool:
    """Whether a place is known well enough to be meant by its bare name."""
    if candidate.level in ("country", "province") or is_own(candidate):
        return True
    return candidate.population >= (PROMINENT_IN_REGION if candidate.country in REGION else PROMINENT)
