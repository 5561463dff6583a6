"""What kind of source an unnamed one is (medical, military, eyewitness …), and on whose behalf a source speaks."""

from collections.abc import Callable, Sequence
from functools import cache

from riwaya.arabic import analyze
from riwaya.arabic.analysis import Token
from riwaya.extract.cues import word_list
from riwaya.extract.phrases import noun_phrase_end
from riwaya.lexicon import load_table
from riwaya.lexicon.actors import government, heads, state
from riwaya.lexicon.countries import countries, nisbas
from riwaya.model import Actor, SourceRole

Resolve = Callable[[Sequence[Token], int, int], tuple[Actor, float, str]]
"""Who the phrase `tokens[start:end]` is, as `Voices.resolve` tells."""

_BODIES = frozenset(
    {"state", "government", "military", "police", "armed_group", "party", "organisation", "media"}
)
_OFFICIAL = frozenset({"military", "security", "official", "diplomatic", "judicial"})
_SPEAKS_FOR = word_list("grammar", "speaks_for")
_OFFICES = word_list("grammar", "office_of")
_NEAR = word_list("grammar", "near")
_PLACES = frozenset({"في", "من"})


@cache
def _role_words() -> dict[str, SourceRole]:
    table = load_table("cues")["roles"]
    return {word: role for role, words in table.items() for word in words}


def role_of(tokens: Sequence[Token], start: int, end: int) -> SourceRole | None:
    """What kind of source an unnamed one is, told by its head («شهود») or its adjective («مصدر طبي»); else None.

    >>> from riwaya.arabic import analyze
    >>> role_of(analyze("مصادر طبية في المدينة")[0].tokens, 0, 4)
    'medical'
    """
    head = _head(tokens, start, end)
    if head >= end or not _is_unnamed(tokens, head, end):
        return None
    words = _role_words()
    last = head + 1
    while last < end and tokens[last].tag in {"ADJ", "NOUN"} and not tokens[last].form.preposition:
        last += 1
    nouns = [words.get(_bare(token)) for token in tokens[head:last]]
    told = [role for role in (*nouns[1:], nouns[0]) if role is not None]
    vague = tokens[head].form.host in word_list("heads", "unnamed_sources")
    return told[0] if told else "unnamed" if vague else None


def side_of(
    tokens: Sequence[Token], start: int, end: int, resolve: Resolve, country: str | None = None
) -> Actor | None:
    """On whose behalf a source speaks, where its naming says so: «الناطق باسم الجيش», «الرواية الروسية», «مصادر الحزب».

    The body is what follows «باسم», «في», «من» or the head itself. An adjective of a country stands for that state in
    the naming of those who speak for one, and «النظامية» for the government of `country`, which the document is about.
    """
    head = _head(tokens, start, end)
    for index in range(head + 1, end):
        side = _body_led_at(tokens, head, index, end, resolve)
        if side is not None:
            return side
    if head >= end or not _is_official(tokens, head, end):
        return None
    adjectival = (_adjectival(token, country, resolve) for token in tokens[head + 1 : end])
    return next((side for side in adjectival if side is not None), None)


def _body_led_at(tokens: Sequence[Token], head: int, index: int, end: int, resolve: Resolve) -> Actor | None:
    """The body that stands behind what leads it: «باسم», «في», the head itself, «المركز الإعلامي ل»."""
    token, before = tokens[index], tokens[index - 1]
    leads = token.form.key in _SPEAKS_FOR and before.form.host not in _NEAR
    owned = index == head + 1 and not tokens[head].form.article and token.tag != "ADJ"
    office = token.form.preposition == "ل" and before.form.host in _OFFICES
    first = index + 1 if leads else index
    if not (leads or owned or office) or first >= end:
        return None
    side = _body(tokens, first, end, resolve)
    return None if side is not None and leads and token.form.key in _PLACES and side.kind == "state" else side


def _is_official(tokens: Sequence[Token], head: int, end: int) -> bool:
    """Whether the source speaks for a state or a body where it names one: an account, an office, an official source."""
    kind = heads().kinds.get(tokens[head].form.host)
    account = tokens[head].form.host in word_list("heads", "accounts")
    return account or kind in _BODIES or kind == "official" or role_of(tokens, head, end) in _OFFICIAL


def _head(tokens: Sequence[Token], start: int, end: int) -> int:
    while start < end and (tokens[start].tag == "PUNCT" or tokens[start].form.host in {"احد", "احدي", "بعض"}):
        start += 1
    return start


def _bare(token: Token) -> str:
    """The host without the endings of number and gender: «طبيه» and «طبيون» are «طبي»."""
    host = token.form.host
    words = _role_words()
    for ending in ("", "ه", "ون", "ين", "ات", "ا", "ان"):
        if host.endswith(ending) and host[: len(host) - len(ending)] in words:
            return host[: len(host) - len(ending)]
    return host


def _is_unnamed(tokens: Sequence[Token], head: int, end: int) -> bool:
    """Whether the phrase names no person or body: «مصدر طبي», «شهود العيان», not «الطبيب سالم», «وزير الصحة»."""
    first = tokens[head]
    if first.form.host in word_list("heads", "unnamed_sources"):
        return True
    if first.form.article or first.form.pronoun or first.tag == "PROPN":
        return False
    following = tokens[head + 1] if head + 1 < end else None
    return following is None or not (following.form.article or following.tag == "PROPN")


def _adjectival(token: Token, country: str | None, resolve: Resolve) -> Actor | None:
    """The side that an adjective names: of a country, of the government («النظامية»), or a side («المعارضة»)."""
    host, sides = token.form.host, load_table("cues")["sides"]
    if host in sides["government"]:
        return government(countries()[country]) if country in countries() else None
    if host in sides["named"]:
        tokens = analyze(sides["named"][host])[0].tokens
        actor = resolve(tokens, 0, len(tokens))[0]
        return actor if actor.kind in _BODIES else None
    code = nisbas().get(host)
    return state(countries()[code]) if code in countries() else None


def _body(tokens: Sequence[Token], start: int, end: int, resolve: Resolve) -> Actor | None:
    last = min(end, max(noun_phrase_end(tokens, start), start + 1))
    actor = resolve(tokens, start, last)[0]
    return actor if actor.kind in _BODIES else None
