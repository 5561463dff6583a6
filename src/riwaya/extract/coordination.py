"""What «و» joins: the noun phrases of a list, and whether a word goes on with one of them or stands for itself."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.actors import head_kind, mention_at
from riwaya.extract.phrases import is_nominal, noun_phrase_end
from riwaya.lexicon import word_set

_JOINTS = frozenset({"و", "،", ","})
_OTHERS = frozenset({"اخري"})
_BOUNDING = word_set("grammar", "phrases", "bounding")


def coordinates(tokens: Sequence[Token], start: int, *, limit: int = 6) -> list[tuple[int, int]]:
    """The noun phrase at `start` and those joined to it by «و»: their token spans, at most `limit`.

    >>> from riwaya.arabic import analyze
    >>> tokens = analyze("قوات النظام ومليشيات موالية له")[0].tokens
    >>> len(coordinates(tokens, 0))
    2
    """
    end = noun_phrase_end(tokens, start)
    members = [(start, end)] if end > start else []
    while members and len(members) < limit and end < len(tokens):
        following = _joined_at(tokens, end)
        end = noun_phrase_end(tokens, following) if following else end
        if not following or end == following or _are_others(tokens, members[-1], following):
            break
        if _joins_tail(tokens, members[-1], (following, end)):
            members[-1] = (members[-1][0], end)
        else:
            members.append((following, end))
    return members


def _are_others(tokens: Sequence[Token], phrase: tuple[int, int], joined: int) -> bool:
    """Whether «أخرى» goes on with a noun before a definite phrase: «أحياء بيد المعارضة وأخرى بيد الجيش»."""
    return tokens[joined].host in _OTHERS and _is_definite(tokens, *phrase)


def _joins_tail(tokens: Sequence[Token], phrase: tuple[int, int], joined: tuple[int, int]) -> bool:
    """Whether what «و» joins goes on with the tail of a phrase: «عشرة مسلحين من الحوثيين وقوات صالح».

    What is definite is not joined to what is counted or indefinite, but to the definite word that ends it; one man is
    told for himself («خمسة من الحراس والوزير»).
    """
    named = mention_at(tokens, *joined) is not None
    if _is_definite(tokens, *phrase) or not (named or _is_definite(tokens, *joined)):
        return False
    tail = next((i for i in range(*phrase) if i > phrase[0] and _opens_tail(tokens, i)), None)
    if tail is None or not any(_is_closed(token) for token in tokens[tail : phrase[1]]):
        return False
    one = tokens[joined[0]].number == "Sing" and head_kind(tokens, joined[0]) in {
        "official",
        "person",
        "civilians",
    }
    return not one


def _opens_tail(tokens: Sequence[Token], index: int) -> bool:
    return tokens[index].key == "من" or tokens[index].form.preposition == "ل"


def _is_closed(token: Token) -> bool:
    return token.form.article or bool(token.form.pronoun) or token.tag == "PROPN"


def _is_definite(tokens: Sequence[Token], start: int, end: int) -> bool:
    """Whether a phrase is definite: by its words before «من» or «ل», of a number by none of them."""
    before = [i for i in range(start, end) if i > start and _opens_tail(tokens, i)][:1]
    head = tokens[start : before[0] if before else end]
    return head[0].tag != "NUM" and any(map(_is_closed, head))


def _joined_at(tokens: Sequence[Token], end: int) -> int:
    """Where the phrase that «و» joins to the one ending at `end` begins, or 0."""
    if tokens[end].key == "علي" and end + 1 < len(tokens) and tokens[end + 1].host in _BOUNDING:
        end += 2
    if end >= len(tokens):
        return 0
    token = tokens[end]
    if token.text in _JOINTS and end + 1 < len(tokens):
        following = tokens[end + 1]
        if token.text != "و" and following.text == "و" and end + 2 < len(tokens):
            return end + 2 if tokens[end + 2].tag == "NUM" else 0  # «42 حوثيا، و9 مقاتلين»
        if token.text == "و" or following.form.conjunction == "و":
            bare = not following.form.preposition and is_nominal(following)
            return end + 1 if bare else 0
    joined = token.form.conjunction == "و" and not token.form.preposition and is_nominal(token)
    return end if joined else 0
