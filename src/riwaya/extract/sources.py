"""The phrases that name who speaks: between a cue and its content, before a cue, or after «بحسب»."""

from bisect import bisect_right
from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.cues import Cue, cue_of, word_list
from riwaya.extract.naming_ends import (
    CLOSING,
    TANWIN,
    after_full_name,
    ends_before,
    is_addressee_or_period,
    is_ali,
    is_happening,
    is_named_by,
    is_object,
    is_office,
    is_speech_verb,
    is_the_saying,
)
from riwaya.extract.person_names import is_given
from riwaya.extract.phrases import is_accusative, noun_phrase_end
from riwaya.lexicon.actors import heads

Range = tuple[int, int]

_QUOTES = frozenset('«“"')
_TIME_WORDS = word_list("grammar", "time_words")
_ADVERBS = word_list("grammar", "adverbs")
_MOMENTS = word_list("grammar", "moments")
_NOT_JOINED = word_list("grammar", "not_joined")
_PARTICLES = frozenset({"SCONJ", "CCONJ", "PART", "PUNCT", "AUX"})
_PREPOSITIONS = word_list("grammar", "prepositions")
_NAMING_PREPOSITIONS = word_list("grammar", "naming_prepositions")
_PERSONAL = word_list("grammar", "personal")
_POINTING = word_list("grammar", "pointing")
_TELLING = word_list("grammar", "telling")
_CALLED = word_list("grammar", "called")
_EMPHATIC = word_list("grammar", "emphatic")
_BACK = frozenset({"ه", "ها", "هم", "هما"})
_THAT = word_list("grammar", "that")
_TO = frozenset({"ل", "لـ"})
_MEDIA = word_list("heads", "media")
_TOLD_MEDIA = word_list("heads", "told_media")
RELATIVES = word_list("grammar", "relatives")

MOST = 24
"""No naming of a source runs over more tokens (the longest in the gold articles has 11)."""


def span_of(tokens: Sequence[Token], first: int, end: int) -> Range:
    """The range of the text from token `first` to before token `end`, without a leading conjunction or preposition.

    A relative clause after the naming, or a comma, is no part of it.
    """
    end = next((i for i in range(first + 1, end) if tokens[i].form.key in RELATIVES), end)
    while end > first + 1 and tokens[end - 1].text in "،,":
        end -= 1
    return (tokens[first].host_start, tokens[end - 1].end)


def is_time_word(token: Token) -> bool:
    """Whether the word tells a time of saying («أمس», «الثلاثاء»)."""
    return token.form.key in _TIME_WORDS


def is_name(token: Token) -> bool:
    """Whether the word is a name, which «علي» may be by its look-up key."""
    return token.tag in {"PROPN", "X"}


def _is_phrase_word(token: Token) -> bool:
    if token.form.host in _PERSONAL:
        return False
    return token.tag not in _PARTICLES and token.tag != "ADP" and token.form.key not in _ADVERBS


def _agency(tokens: Sequence[Token], index: int) -> bool:
    """Whether an addressee begins here («لوكالة فرانس برس»، «لـ «عكاظ»»)."""
    form = tokens[index].form
    word = form.key
    if word[:1] != "ل":
        return False
    return word in _TO or word in _TOLD_MEDIA or (form.preposition == "ل" and form.host in _MEDIA)


def _agency_end(tokens: Sequence[Token], index: int, limit: int) -> int:
    """Where the naming of an addressee ends; a bare name takes no noun along: «صرح لرويترز مسؤول رفيع»."""
    if index + 1 < limit and tokens[index + 1].text in _QUOTES:
        return _after_bracket(tokens, index + 1, limit)
    end = naming_end(tokens, index, limit)
    end = next((i for i in range(index + 2, end) if is_office(tokens[i])), end)
    if tokens[index].form.host not in heads().kinds:
        end = next((i for i in range(index + 1, end) if tokens[i].tag == "NOUN"), end)
    return end


def find_sources(
    tokens: Sequence[Token], start: int, limit: int, *, led: bool = False, strict: bool = False
) -> tuple[Range, ...]:
    """The sources named between two tokens: agencies that were told first, then who told, coordinate ones one by one.

    `led`: the phrase stands right after a preposition such as «بحسب», and its fused «ل» is no addressee. `strict`: the
    verb may have an object, which begins where a phrase that was closed goes on («طالب عسيري الحوثيين»).
    """
    names: list[Range] = []
    agencies: list[Range] = []
    index, limit = start, min(limit, start + MOST + 12)
    occasion = _tells_occasion(tokens, start, limit)
    while index < limit:
        token = tokens[index]
        if not led and _agency(tokens, index):
            end = _agency_end(tokens, index, limit)
            if token.form.host in _MEDIA or token.form.host in _TOLD_MEDIA:
                agencies.append(span_of(tokens, index, end))
            index = max(end, index + 1)
        elif _carried_by(tokens, index, limit):
            end = naming_end(tokens, index + 1, limit)
            agencies.append(span_of(tokens, index + 1, end))
            index = end
        elif names:
            index += 1
        elif index > start and token.form.conjunction and not led:
            index += 1  # «باللغة العربية والكردية»: it is joined to what was passed over
        elif not led and token.tag == "NOUN" and _is_object_written(token):
            break  # «قال كلاما»: its subject was left out
        elif _starts_name(tokens, index, led=led) and not (occasion and _is_bare(token)):
            index = _name(tokens, index, limit, names, strict=strict)
            if strict:
                break
        else:
            index = _skip(tokens, index, limit)
    return (*agencies, *names)


def _name(tokens: Sequence[Token], first: int, limit: int, names: list[Range], *, strict: bool) -> int:
    """Add the name at `first`, and those joined to it unless `strict`; the token after them."""
    end = naming_end(tokens, first, limit, strict=strict)
    names.append(span_of(tokens, first, end))
    while end < limit and _joins(tokens[end]):
        start, end = end, naming_end(tokens, end, limit, strict=strict)
        both = all(t.tag == "ADJ" and t.form.host.endswith("ه") for t in tokens[start - 1 : start + 1])
        if both or _is_title(tokens, first, start, end) or _is_compound(tokens, first, start, end):
            names[-1] = span_of(tokens, first, end)
        else:
            names.append(span_of(tokens, start, end))
        first = start
    return end


def _is_title(tokens: Sequence[Token], first: int, start: int, end: int) -> bool:
    """Whether one person bears both titles: «الصحفي والناشط سالم الحداد»."""
    title = tokens[first].form
    single = start == first + 1 and title.article and not title.host.endswith("ه")
    named = any(token.tag in {"PROPN", "X"} for token in tokens[start:end])
    return single and tokens[start].form.article and named


def _is_compound(tokens: Sequence[Token], first: int, start: int, end: int) -> bool:
    """Whether the naming has both: «وزير الثقافة والإعلام», «المراجع في العراق وإيران», not «وزير الدفاع والمحافظ»."""
    if tokens[start].tag == "PROPN" and end == start + 1:
        return any(token.tag == "ADP" for token in tokens[first + 1 : start])
    office, one, other = tokens[first].form, tokens[start - 1], tokens[start]
    nouns = one.tag == other.tag == "NOUN" and one.form.article and other.form.article
    people = other.form.host in heads().kinds or one.form.host in heads().kinds
    return not (office.article or people) and nouns and start > first + 1 and office.host in heads().kinds


def _joins(token: Token) -> bool:
    """Whether the word joins another source by «و»."""
    joins = (
        token.form.conjunction == "و" and not token.form.preposition and token.form.host not in _NOT_JOINED
    )
    return (
        joins
        and _is_phrase_word(token)
        and cue_of(token.form.key) is None
        and token.form.host not in RELATIVES
    )


def agrees(tokens: Sequence[Token], index: int, source: Range, cue: Cue) -> bool:
    """Whether the phrase after the verb at `index` can be its subject: no definite feminine after a masculine form."""
    head = next((token for token in tokens[index + 1 :] if source[0] < token.end), None)
    if head is None or cue.gender != "Masc":
        return True
    return not (head.form.article and head.form.host.endswith(("ه", "ات")))


def is_addressed(tokens: Sequence[Token], index: int, source: Range) -> bool:
    """Whether the one definite common noun after a verb that needs an object is that object: «وحث الأطراف على …»."""
    after = tokens[index + 1 :]
    inside = [token for token in after[:3] if source[0] < token.end and token.start < source[1]]
    common = bool(inside) and after[0].end > source[0] and all(token.form.article for token in inside)
    following = after[len(inside)] if len(after) > len(inside) else None
    leads = following is not None and (following.tag == "ADP" or bool(following.form.preposition))
    return common and leads and not any(is_name(token) for token in inside)


def is_event(tokens: Sequence[Token], source: Range) -> bool:
    """Whether a supposed source is a happening or a decision, which shows something but does not speak."""
    for token in tokens[token_at(tokens, source[0]) :]:
        if token.tag != "DET" and token.form.key not in _POINTING:
            if token.form.host in _TELLING or (token.tag == "PROPN" and not token.form.article):
                return False  # «أظهر تحقيق أن …», «قالت نجاة الحداد»
            return token.end <= source[1] and is_happening(token)
    return True


def token_at(tokens: Sequence[Token], offset: int) -> int:
    """The index of the first token that ends after the offset."""
    return bisect_right(tokens, offset, key=lambda token: token.end)


def _tells_occasion(tokens: Sequence[Token], start: int, limit: int) -> bool:
    """Whether the circumstances of saying come right after the cue: «قال في بيان أرسل إلى …»."""
    if start + 1 >= limit or tokens[start].form.key != "في":
        return False
    return tokens[start + 1].form.host in word_list("heads", "occasions")


def _is_bare(token: Token) -> bool:
    """Whether a word is neither definite nor a name, so that it may be the verb of a description."""
    return not token.form.article and token.tag not in {"PROPN", "X"}


def _starts_name(tokens: Sequence[Token], index: int, *, led: bool) -> bool:
    """Whether the naming of a source may begin at `index`: a bare word, or a name in quotation marks."""
    token = tokens[index]
    if token.text in _QUOTES:
        return True
    cue = cue_of(token.form.key)
    if (cue is not None and cue.shape == "participle") or token.text.endswith(TANWIN):
        return False
    if not led and (_points_alone(tokens, index) or is_the_saying(token) or _is_object_written(token)):
        return False
    if not led and token.tag == "VERB" and not (is_given(token) or _is_strange_name(tokens, index)):
        return False  # «ارتدوا شارات»: another clause
    if token.form.pronoun and token.form.host in _EMPHATIC:
        return False  # «في الوقت ذاته»
    return (led or not token.form.preposition) and _is_phrase_word(token) and not is_time_word(token)


def _is_strange_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether what looks like a verb stands alone after a verb of speech: «أوضحت ويتسن أن», «قال أبوت للصحافيين»."""
    after = tokens[index + 1] if index + 1 < len(tokens) else None
    told = after is not None and (
        after.form.key in _THAT or after.tag in {"PUNCT", "ADP"} or after.form.preposition == "ل"
    )
    return told and index > 0 and is_speech_verb(tokens[index - 1]) and not is_speech_verb(tokens[index])


def _is_object_written(token: Token) -> bool:
    """Whether the word has the ending of an accusative, which no subject has and some names have."""
    time = is_time_word(token) or token.form.key in _ADVERBS
    return is_accusative(token) and not (time or is_given(token))


def _points_alone(tokens: Sequence[Token], index: int) -> bool:
    """Whether a demonstrative stands without a noun, and so for a thing: «ووصف ذلك بأنه …»."""
    if tokens[index].form.key not in _POINTING:
        return False
    return index + 1 >= len(tokens) or not (tokens[index + 1].form.article or is_name(tokens[index + 1]))


def _carried_by(tokens: Sequence[Token], index: int, limit: int) -> bool:
    """Whether an outlet is named as having carried the statement: «في تصريحات نقلتها وكالة …»."""
    form = tokens[index].form
    if not form.pronoun or index + 1 >= limit or (cue := cue_of(form.host)) is None or cue.shape != "verb":
        return False
    following = tokens[index + 1]
    return following.text in CLOSING or following.form.host in word_list("heads", "media")


def _skip(tokens: Sequence[Token], index: int, limit: int) -> int:
    """The index after a circumstance: a preposition takes its phrase along, a bracket its content."""
    token = tokens[index]
    if token.text in {"(", "["}:
        return _after_bracket(tokens, index, limit)
    leads = token.tag == "ADP" or token.form.key in {"من", "في"} or token.form.key in _MOMENTS
    if leads or token.form.preposition:
        if token.tag == "ADP" and token.form.pronoun:
            return index + 1  # «بحسب ما أفاد به شهود»
        first = index if token.form.preposition else index + 1
        owned = first < limit and bool(tokens[first].form.pronoun)  # «من جانبه الوزير»
        end = first + 1 if owned else noun_phrase_end(tokens, first)
        return min(max(end, index + 1, first + 1 if first < limit else 0), limit)
    return index + 1


def _after_bracket(tokens: Sequence[Token], index: int, limit: int) -> int:
    closing = CLOSING.get(tokens[index].text, "")
    for after in range(index + 1, min(limit, index + 10)):
        if tokens[after].text == closing:
            return after + 1
    return index + 1


def naming_end(tokens: Sequence[Token], first: int, limit: int, *, strict: bool = False) -> int:
    """Where the naming that starts at token `first` ends, at most at `limit`."""
    index = first + 1 if tokens[first].text not in CLOSING else _after_bracket(tokens, first, limit)
    limit = min(limit, first + MOST)
    relative, commas = False, 0
    while index < limit:
        token = tokens[index]
        if token.text in CLOSING:
            after = _after_bracket(tokens, index, limit)
            if after == index + 1 or (token.text == "(" and is_time_word(tokens[index + 1])):
                break
            index = after
            continue
        commas += token.text in "،,"
        if commas > 1 or (strict and is_object(tokens, index)):
            break
        verb = is_speech_verb(token) or (token.tag == "VERB" and not token.form.article)
        verb = verb and not (token.form.key in _CALLED or is_named_by(tokens, index))
        if ends_before(tokens, first, index) or (verb and not relative):
            break
        if token.form.key in RELATIVES:
            relative = True
        elif _leaves(tokens, index, limit) or not (relative or _continues(tokens, first, index, limit)):
            break
        index += 1
    return index


def _leaves(tokens: Sequence[Token], index: int, limit: int) -> bool:
    """Whether the word at `index` belongs to no name: a joined word, a time, an adverb, an addressee."""
    token = tokens[index]
    if token.text == "ـ":
        return True
    if token.text in "،,":
        return not _apposition(tokens, index + 1, limit)
    joined = bool(token.form.conjunction) and not token.form.preposition
    time = is_time_word(token) and not _is_name_within(tokens, index, limit)
    if joined or time or token.form.key in _ADVERBS or _agency(tokens, index):
        return True
    if is_addressee_or_period(tokens, index):
        return True
    cue = cue_of(token.form.key)
    return cue is not None and cue.shape in {"single", "to", "from", "participle"}


def _is_name_within(tokens: Sequence[Token], index: int, limit: int) -> bool:
    """Whether a word that may tell a time is one of several names: «عبد الرحمن صباح عيدان»."""
    around = tokens[index - 1 : min(index + 2, limit)]
    return len(around) > 2 and all(token.tag == "PROPN" and not token.form.article for token in around)


def _continues(tokens: Sequence[Token], first: int, index: int, limit: int) -> bool:
    """Whether a name goes on at `index` where no relative clause has begun."""
    token = tokens[index]
    if token.form.key in _PREPOSITIONS and not (is_name(token) or is_ali(tokens, index)):
        return index + 1 < limit and _belongs(tokens, first, index)
    denied = token.form.key == "غير" and index + 1 < limit and tokens[index + 1].tag == "ADJ"
    return denied or token.tag not in _PARTICLES or token.text in "،,"


def _belongs(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether a prepositional phrase at `index` is part of the name begun at `first`, not a circumstance of saying."""
    following = tokens[index + 1].form
    if tokens[index].form.key not in _NAMING_PREPOSITIONS:
        return tokens[index].form.key == "عن" and _governs(tokens[index - 1])
    if is_happening(tokens[index + 1]) or following.pronoun in _BACK:
        return False  # «المتظاهرون في مسيرتهم»: where he speaks
    within = tokens[index].form.key == "في"
    if within and (tokens[index + 1].tag == "NUM" or after_full_name(tokens, first, index)):
        return False  # «مديرية الآثار في 20 يناير», «الناطق سالم الحداد في عدن»: when and where
    office = any(
        token.form.article and token.form.host in heads().kinds for token in tokens[index - 2 : index]
    )
    if tokens[first].tag == "PUNCT" or (
        tokens[first].tag in {"PROPN", "X"} and not office
    ):  # «سالم الحداد القيادي في …»
        return False
    occasions = word_list("heads", "occasions")
    return not (following.host in occasions or following.key in occasions or is_time_word(tokens[index + 1]))


def _governs(token: Token) -> bool:
    """Whether an office takes its prepositional phrase along: «المسؤولة عن الملف»."""
    return any(form in word_list("heads", "governing") for form in (token.form.host, token.form.key))


def _apposition(tokens: Sequence[Token], index: int, limit: int) -> bool:
    """Whether after a comma the naming goes on: a definite noun or a name, and then the next comma or the limit."""
    if index >= limit:
        return False
    token = tokens[index]
    if token.form.conjunction or token.form.preposition or is_time_word(token) or not _is_phrase_word(token):
        return False
    cue = cue_of(token.form.key)
    return cue is None and token.form.key not in RELATIVES
