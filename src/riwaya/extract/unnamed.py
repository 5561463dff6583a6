"""What is told on nobody's word in particular: «يُعتقد أن …», «أنباء عن …», «مزاعم سقوط ضحايا»."""

from riwaya.extract.contents import THAT, Contents
from riwaya.extract.cues import Cue, word_list
from riwaya.extract.speech_values import Speech, told

_LEADS = frozenset({"عن", "ب", "الي", "في"})
_NEGATIONS = word_list("grammar", "negations")


def read_unnamed(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """The reading of an impersonal verb or of a noun for an account at token `index`, or nothing."""
    tokens = contents.tokens
    negated = any(token.form.key in _NEGATIONS for token in tokens[max(0, index - 2) : index])
    if index + 1 >= len(tokens) or negated or (cue.shape == "unnamed" and _describes(contents, index)):
        return None
    first = _content(contents, index, cue)
    if first is None or first >= len(tokens):
        return None
    return told(tokens, "unnamed", index, contents.clause(first, first), (), cue)._replace(silent=False)


def _describes(contents: Contents, index: int) -> bool:
    """Whether an impersonal verb only describes the indefinite noun right before it: «عناصر يُشتبه في ضلوعهم»."""
    before = contents.tokens[index - 1] if index else None
    return (
        before is not None
        and before.tag in {"NOUN", "ADJ"}
        and not (before.form.article or before.form.pronoun)
    )


def _content(contents: Contents, index: int, cue: Cue) -> int | None:
    """The token with which begins what nobody named tells: after «أن», a preposition or a colon."""
    tokens = contents.tokens
    following = [token.form.key for token in tokens[index + 1 : index + 4]]
    if following[0] in THAT or (cue.shape == "nouns" and is_construct(contents, index)):
        return index + 1
    led = following[0] in _LEADS and index + 2 < len(tokens)
    if led and tokens[index + 2].form.pronoun and not contents.is_event(tokens[index + 2]):
        return None  # «يبثون أنباء عن مدينتهم»
    if led and (cue.shape == "nouns" or (len(following) > 1 and following[1] in THAT)):
        return index + 2
    near = tokens[index + 1 : index + 3]
    by = next((i for i, token in enumerate(near) if token.form.preposition == "ب"), None)
    if cue.loose and by is not None:
        return index + 1 + by
    colon = cue.shape == "unnamed" and ":" in following and not cue.loose
    return index + 2 + following.index(":") if colon else None


def is_construct(contents: Contents, index: int) -> bool:
    """«مزاعم سقوط ضحايا», «أنباء مقتل القائد»: a happening is what the accounts are of."""
    if index + 1 >= len(contents.tokens):
        return False
    noun, of = contents.tokens[index].form, contents.tokens[index + 1]
    if noun.host not in word_list("impersonal", "nouns"):
        return False
    return not (noun.article or noun.pronoun) and not of.form.article and contents.is_event(of)
