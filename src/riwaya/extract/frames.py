"""Prepositional cues: «بحسب مصدر», «وفقا لبيان», «نقلا عن شهود», «على حد قوله», «حسبما أعلن المحافظ»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.contents import SEPARATORS, THAT, Contents
from riwaya.extract.cues import Cue, cue_of, joined, word_list
from riwaya.extract.sources import Range, find_sources
from riwaya.extract.speech_values import Speech, own_span

_THEN = word_list("grammar", "then")
_ENDS = frozenset(".!؟?:")
_PERSONAL = word_list("grammar", "personal")
_FRONT = frozenset({"و", "ف", "لكن", "ولكن", "،", '"', "(", "-"})
_OWN_CLAUSES = word_list("grammar", "own_clauses")
_THINGS = frozenset({"ها", "هم"})
_AUXILIARY = word_list("grammar", "auxiliary")


def read_frame(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """The reading of the prepositional cue at token `index`, or nothing where no source follows."""
    if cue.shape == "upon":
        return _upon(contents, index, cue)
    if cue.shape == "own":  # «برأيه»
        return _frame(contents, index, index, (), cue)
    if cue.shape == "whatever":
        return _as_told(contents, index, index + 1, cue)
    tokens = contents.tokens
    first = lead_end(tokens, index, cue)
    if first is None or first >= len(tokens):
        return None
    if tokens[first].form.key in {"ما", "لما"}:
        return _as_told(contents, index, first + 1, cue)
    return _named_after(contents, index, first, cue)


def lead_end(tokens: Sequence[Token], index: int, cue: Cue) -> int | None:
    """The token that the cue's own preposition leads: after «نقلا عن», at the fused «ل» after «وفقا»."""
    first = index + 1
    if first >= len(tokens) or cue.shape == "single":
        return first
    word = tokens[first].form.key
    if cue.shape == "from":
        return first + 1 if word == "عن" else None
    if word in {"الي", "ل"}:
        return first + 1
    return first if word == "لما" or tokens[first].form.preposition == "ل" else None


def relayed_between(contents: Contents, index: int, cue: Cue, speech: Speech) -> Speech | None:
    """A source of the source that is named before what is told: «أكدت الصحيفة نقلا عن مصادر أن …»."""
    if cue.shape not in {"from", "to", "single"}:
        return None
    first = lead_end(contents.tokens, index, cue)
    if first is None or first > speech.through:
        return None
    sources = find_sources(contents.tokens, first, speech.through + 1, led=True)
    if not sources:
        return None
    return speech._replace(
        kind="noun", at=index, cue=own_span(contents.tokens[index]), sources=sources, more=()
    )


def _upon(contents: Contents, index: int, cue: Cue) -> Speech | None:
    """«على حد قوله», «على حد تعبير الوزير», «على لسان الناطق», «على ما أفاد مراسل»."""
    tokens = contents.tokens
    words = [token.form.key for token in tokens[index + 1 : index + 3]]
    if words[:1] == ["ما"]:
        governed = index > 0 and tokens[index - 1].tag != "PUNCT"  # «لن يرد على ما ورد في التقرير»
        within = index + 2 < len(tokens) and _is_in(tokens[index + 2])
        return None if governed and within else _as_told(contents, index, index + 2, cue)
    if words[:1] == ["لسان"]:
        return _named_after(contents, index, index + 2, cue)
    if len(words) < 2 or words[0] != "حد":
        return None
    if words[1] in word_list("prepositional", "own_words"):
        return _frame(contents, index, index + 2, (), cue)
    if words[1] in word_list("prepositional", "on_words"):
        return _named_after(contents, index, index + 3, cue)
    return None


def _as_told(contents: Contents, index: int, verb: int, cue: Cue) -> Speech | None:
    """After «ما»: a verb of speech and its subject; after «كما» only where no content follows it."""
    tokens = contents.tokens
    if verb < len(tokens) and tokens[verb].form.key in _AUXILIARY:
        verb += 1
    if verb + 2 < len(tokens) and tokens[verb + 1].form.key == "في" and _is_in(tokens[verb]):
        speech = _named_after(contents, index, verb + 2, cue)
        return speech._replace(cue=own_span(tokens[verb])) if speech else None
    if verb >= len(tokens) or joined(tokens[verb]):
        return None
    inner = cue_of(tokens[verb].form.key) or cue_of(tokens[verb].form.host)
    if inner is None or inner.loose or inner.deems or inner.shape not in {"verb", "unnamed"}:
        return None  # «احتجوا على ما وصفوه بالظلم» names, it does not tell
    also = tokens[index].form.key == "كما"
    things = tokens[verb].form.pronoun in _THINGS  # «الخلافة كما أعلنها التنظيم»
    if also and (inner.heads or things or index == 0 or contents.find(verb + 1, inner) is not None):
        return None
    limit = _naming_limit(tokens, verb + 1)
    sources = find_sources(tokens, verb + 1, limit)
    if not sources:
        return None
    speech = _frame(contents, index, limit - 1, sources, inner._replace(stance=cue.stance))
    return speech._replace(cue=own_span(tokens[verb])) if speech else None


def _is_in(token: Token) -> bool:
    """«حسبما جاء في …»: whether the verb tells what a document says."""
    cue = cue_of(token.form.key)
    return cue is not None and cue.within


def _named_after(contents: Contents, index: int, first: int, cue: Cue) -> Speech | None:
    """A source that follows its preposition, unless it is a rule or a measure («وفق القانون»)."""
    tokens = contents.tokens
    if first >= len(tokens):
        return None
    form = tokens[first].form
    if form.key in word_list("prepositional", "own_words"):
        return _frame(contents, index, first, (), cue)
    fused = cue.shape == "single" and bool(form.preposition)
    counted = first + 1 < len(tokens) and tokens[first + 1].form.key == "من"  # «حسب عدد من الصحف»
    if fused or (form.host in word_list("heads", "not_sources") and not counted):
        return None
    limit = _naming_limit(tokens, first)
    sources = find_sources(tokens, first, limit, led=True)
    return _frame(contents, index, limit - 1, sources, cue) if sources else None


def _naming_limit(tokens: Sequence[Token], first: int) -> int:
    """The token where the naming of a source in a prepositional cue must have ended."""
    for index in range(first, len(tokens)):
        token = tokens[index]
        word = token.form.key
        if token.text in SEPARATORS or token.text in _ENDS or word in _THEN or word in THAT:
            return index
        if index > first and (word in _PERSONAL or (joined(token) and cue_of(word) is not None)):
            return index
    return len(tokens)


def _frame(
    contents: Contents, index: int, through: int, sources: tuple[Range, ...], cue: Cue
) -> Speech | None:
    """A cue at the head of its sentence or clause governs what follows, elsewhere what stands before."""
    tokens = contents.tokens
    own, silent = own_span(tokens[index]), not sources
    opens = index > 0 and joined(tokens[index]) and tokens[index - 1].text in SEPARATORS
    after = through + 1
    while after < len(tokens) and (tokens[after].text in SEPARATORS or tokens[after].text == ":"):
        after += 1
    if not opens and any(token.form.key not in _FRONT for token in tokens[:index]):
        last = index - 1
        while last > 0 and tokens[last].text in SEPARATORS:
            last -= 1
        before = (tokens[0].start, tokens[last].end)
        goes_on = after < len(tokens) and tokens[after].text not in _ENDS
        goes_on = goes_on and tokens[after].form.key not in _OWN_CLAUSES
        more = ((tokens[after].start, contents.end),) if goes_on else ()
        return Speech("after", index, through, own, sources, before, cue, silent, more=more)
    if after >= len(tokens):
        return None
    content = (tokens[after].start, contents.end)
    return Speech("before", index, through, own, sources, content, cue, silent)
