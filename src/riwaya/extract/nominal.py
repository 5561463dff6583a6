"""Speech by participles and nouns: «مؤكدا أن …», «إعلان السلطات أن …», «بالقول إن …»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.contents import LEADING, SEPARATORS, THAT, Contents
from riwaya.extract.cues import Cue, Shape, cue_of, is_verbal_noun, joined, word_list
from riwaya.extract.sources import find_sources, is_event
from riwaya.extract.speech_values import Content, Kind, Speech, told
from riwaya.extract.subjects import by_whom
from riwaya.extract.unnamed import is_construct, read_unnamed

_NEGATIONS = word_list("grammar", "negations")
_MAY_BE = word_list("grammar", "may_be_said")
_AMONG_CIRCUMSTANCES = frozenset({":", "في", "ايضا", "كذلك", "الانتباه", "النظر", "الانظار"})

REACH = 14
"""What a noun tells begins within so many tokens, a participle's within fewer."""


def read_participle(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """The reading of a participle of circumstance at token `index`: «مؤكدا أن …»."""
    tokens = contents.tokens
    after_comma = index > 0 and tokens[index - 1].text in SEPARATORS
    reach = 2 if joined(tokens[index]) and not after_comma else 12 if cue.act else 10
    if not (cue.act or _leads_on(contents, index + 1) or _addresses(tokens, index, cue)):
        return None
    content = contents.find(index + 1, cue, reach=reach) or (
        _bare_object(contents, index + 1) if cue.bare and after_comma else None
    )
    return told(tokens, "participle", index, content, (), cue) if content else None


def _addresses(tokens: Sequence[Token], index: int, cue: Cue) -> bool:
    """«محذرين الأنظمة من …»: whom, and then the preposition of what is told."""
    for token in tokens[index + 1 : index + 6]:
        if token.tag == "PUNCT":
            return False
        if token.form.key in cue.by or token.form.key in THAT:
            return True
    return False


def _bare_object(contents: Contents, index: int) -> Content | None:
    """«، متوقعا الالتحام مع …», «، مؤكدا خلو البلدة من …»: a verbal noun as the object of a participle."""
    if index + 1 >= len(contents.tokens) or not is_verbal_noun(contents.tokens[index].form.host):
        return None
    free = contents.tokens[index].tag == "NOUN" and not contents.tokens[index].form.conjunction
    return contents.phrase(index) if free else None


def _leads_on(contents: Contents, index: int) -> bool:
    """Whether what a participle of speech says may begin at token `index`, or after a circumstance there."""
    if index >= len(contents.tokens):
        return False
    token = contents.tokens[index]
    word = token.form.key
    if token.text in SEPARATORS and index + 1 < len(contents.tokens):
        return contents.tokens[index + 1].form.key in THAT
    if is_verbal_noun(token.form.host) and token.tag == "NOUN":
        return True
    marked = word in THAT or word in LEADING or word in _AMONG_CIRCUMSTANCES or token.tag == "ADP"
    quoted = token.start in contents.quotations
    return marked or quoted or bool(token.form.preposition) or contents.is_event(token)


def read_noun(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """The reading of a noun of speech at token `index`: «إعلان السلطات أن …», «بالقول إن …», «تأكيده أن …»."""
    tokens, form = contents.tokens, contents.tokens[index].form
    by_saying = form.preposition == "ب" and form.article  # «بالقول إن», «بالإشارة إلى …»
    shape: Shape = "verb" if by_saying and not cue.act else "noun"
    content = contents.find(index + 1, cue._replace(act=False, shape=shape), reach=REACH)
    definite = form.article and not by_saying and cue.act  # «التهديد باستخدام القوة»
    if content is None or definite or not _tells(tokens, index, content):
        return None
    adjective = index + 1 < content.limit and tokens[index + 1].tag == "ADJ"
    agents = by_whom(tokens, index + 1, content.limit)
    silent = not agents and (form.article or bool(form.pronoun) or adjective)
    limit = content.limit
    if cue.act:  # «اتهام الجيش للمسلحين بـ …»
        limit = next((i for i in range(index + 2, limit) if tokens[i].form.preposition == "ل"), limit)
    sources = agents or (() if silent else find_sources(tokens, index + 1, limit))
    if not silent and all(is_event(tokens, source) for source in sources):
        nouns = cue._replace(shape="nouns")  # «مزاعم سقوط ضحايا»
        return read_unnamed(contents, index, nouns) if is_construct(contents, index) else None
    kind: Kind = "noun"
    if silent:
        kind = "participle" if form.preposition == "ب" else "unnamed" if form.article else "noun"
    own = (tokens[index].host_start, tokens[index].end)
    return told(tokens, kind, index, content, sources, cue)._replace(cue=own)


def _tells(tokens: Sequence[Token], index: int, content: Content) -> bool:
    """Whether a noun tells: not one negated or wished («للتأكيد على», «يمكن القول»), nor one with a verb between."""
    form = tokens[index].form
    purpose = form.preposition == "ل" and form.article
    may = index > 0 and tokens[index - 1].form.host in _MAY_BE
    negated = any(token.form.key in _NEGATIONS for token in tokens[max(0, index - 2) : index])
    if purpose or may or negated:
        return False
    between = tokens[index + 1 : content.limit]
    cues = (cue_of(token.form.key) for token in between)
    verb = any(other is not None and other.shape == "verb" for other in cues)
    return not verb and all(token.tag != "VERB" for token in between)
