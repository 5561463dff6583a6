"""Where the naming of a source ends: what of the words after it is an object, an addressee, a time or another verb."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.agreement import describes
from riwaya.extract.cues import cue_of, word_list
from riwaya.extract.doings import is_doing
from riwaya.extract.look_alikes import names_a_place
from riwaya.extract.person_names import is_given
from riwaya.lexicon.actors import heads

CLOSING = {"«": "»", "“": "”", '"': '"', "(": ")", "‘": "’", "[": "]", "/": "/"}
TANWIN = ("اً", "ًا")

_CLOSING = frozenset(CLOSING.values())
_POINTING = word_list("grammar", "pointing")
_ABOUT = word_list("grammar", "about")
_PERSONAL = word_list("grammar", "personal")
_BODIES = frozenset(
    {"media", "government", "organisation", "military", "armed_group", "party", "police", "fighters"}
)
_PEOPLE = frozenset({"official", "expert", "media"})
_TIED = word_list("heads", "tied")
_RELATED = word_list("heads", "related_offices")
_SOUND_PLURAL = "ون"
_RELATING = ("ي", "يه")
_CLOSED_PLURALS = ("ون", "ه", "ات")
_OBLIQUE = ("ا", "ات")


def ends_before(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether the word at `index` is none of the naming begun at `first`, whatever verb stands before it."""
    token = tokens[index]
    if token.form.key in _PERSONAL or token.form.key in _ABOUT or is_the_saying(token) or tells_words(token):
        return True
    return is_owned(tokens, index) or is_oblique(tokens, index) or _is_unrelated(tokens, first, index)


def is_the_saying(token: Token) -> bool:
    """«نقل عن شهود القول إن», «تابعت القول»: the saying, which nobody is."""
    return bool(token.form.article) and token.form.host == "قول"


def is_named_by(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word that may be a verb is a given name before another: «المتحدث باسم الرئاسة نجيب طاهر»."""
    if names_a_place(tokens[index - 1]):
        return True  # «مصادر بمديرية حرض»
    after = tokens[index + 1 : index + 2]
    return is_given(tokens[index]) and bool(after) and after[0].tag == "PROPN" and not after[0].form.article


def after_full_name(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether a person's names of two words or more, and no office, stand right before token `index`."""
    names = tokens[max(first, index - 2) : index]
    if tokens[first].form.host in heads().quantifiers:
        return False
    if len(names) < 2 or names[0].tag != "PROPN" or names[0].form.article or not is_given(names[0]):
        return False
    return names[1].tag == "PROPN" or bool(names[1].form.article)


def _is_unrelated(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether an indefinite noun that names nobody follows many, or a body: «رفع المتظاهرون صور …».

    Whatever describes a definite noun is definite; one person may be named by a word like any («القيادي شلال»).
    """
    before, head, token = tokens[index - 1], tokens[first], tokens[index]
    if not before.form.article or token.tag != "NOUN" or token.form.article or token.form.preposition:
        return False
    if before.tag == "NOUN" and before.form.host.endswith(_SOUND_PLURAL):
        return True  # its «ن» stays before no genitive: «وصف المتظاهرون رئيس …»
    many = bool(head.form.article) and head.tag == "NOUN" and head.form.host.endswith(_CLOSED_PLURALS)
    if not (many or _is_of_a_body(tokens, first, index)):
        return False
    return token.form.host not in heads().kinds and not is_given(token)


def _is_of_a_body(tokens: Sequence[Token], first: int, index: int) -> bool:
    """Whether a body's adjective closes its name before another construct: «نفت وزارة … المصرية واقعة التعذيب»."""
    after = tokens[index + 1 : index + 2]
    body = heads().kinds.get(tokens[first].form.host) in _BODIES and tokens[index - 1].tag == "ADJ"
    return body and bool(after) and bool(after[0].form.article) and after[0].tag == "NOUN"


def is_object(tokens: Sequence[Token], index: int) -> bool:
    """Whether a word after a closed noun phrase begins another: an indefinite noun, or an oblique plural."""
    token = tokens[index]
    body = not token.form.article and heads().kinds.get(token.form.host) in _BODIES
    if not (token.tag in {"NOUN", "ADJ"} or (body and token.tag == "PROPN")) or token.form.preposition:
        return False
    return _is_second(tokens, index) if token.form.article else _is_new(tokens, index, body=bool(body))


def _is_new(tokens: Sequence[Token], index: int, *, body: bool) -> bool:
    """Whether a word without the article begins an object after a closed phrase: a body, a happening, an accusative."""
    previous, token = tokens[index - 1], tokens[index]
    closed = previous.form.article or bool(previous.form.pronoun) or previous.tag in {"PROPN", "X"}
    closed = closed or closes_indefinite(tokens, index - 1) or previous.text in _CLOSING
    told = token.form.host in word_list("heads", "occasions")  # «ألقى الوزير كلمة»
    many = (
        token.number == "Plur" and heads().kinds.get(token.form.host) == "official"
    )  # «دعا سالم رؤساء الكتل»
    return closed and (body or told or many or is_happening(token) or token.form.host.endswith(_OBLIQUE))


def _is_second(tokens: Sequence[Token], index: int) -> bool:
    """Whether a definite word is another noun, by what it follows or by its number or gender."""
    previous, token = tokens[index - 1], tokens[index]
    kind = heads().kinds.get(token.form.host)
    if kind is None and (previous.text in _CLOSING or closes_indefinite(tokens, index - 1)):
        return True  # no genitive follows a name in quotation marks, nor an adjective without the article
    if previous.form.host.endswith(_SOUND_PLURAL) and not token.form.host.endswith(_SOUND_PLURAL):
        return True  # «اتهم ناشطون القوات»: its «ن» stays before no genitive
    if previous.tag == "PROPN" and kind in _BODIES:
        return True  # «اتهمت تبليسي الجيوش الروسية»
    plain = token.tag == "NOUN" and (kind is not None or not token.form.host.endswith(_RELATING))
    if previous.form.article and plain and not describes(tokens, index - 1, index):
        return True
    if not (previous.form.article or previous.form.pronoun or previous.tag in {"PROPN", "X"}):
        return False
    plural = token.form.host.endswith("ين") and not previous.form.host.endswith("ين")
    feminine = token.form.host.endswith("ه") != previous.form.host.endswith("ه")
    other = plural or (token.tag == "NOUN" and previous.form.article and feminine)
    return other or (token.tag == "NOUN" and (is_happening(token) or (kind is None and is_doing(token))))


def closes_indefinite(tokens: Sequence[Token], index: int) -> bool:
    """Whether an adjective without the article closes an indefinite noun's phrase: «مسؤول محلي»."""
    noun, token = tokens[max(0, index - 1)], tokens[index]
    if token.form.host.endswith(("و", "ي")) and noun.tag != "NOUN":
        return False
    indefinite = not (token.form.article or token.form.pronoun or noun.form.article or noun.form.pronoun)
    return indefinite and token.tag == "ADJ" and noun.tag == "NOUN"


def is_owned(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun with its speaker's pronoun follows his name as an object: «اختتم الوزير كلمته»."""
    before, token = tokens[index - 1], tokens[index]
    closed = before.form.article or before.tag in {"PROPN", "X"}
    other = token.form.host not in word_list("grammar", "emphatic") and not token.form.preposition
    return closed and other and token.tag == "NOUN" and bool(token.form.pronoun)


def is_oblique(tokens: Sequence[Token], index: int) -> bool:
    """Whether an indefinite accusative follows a definite noun: «ردد المتظاهرون هتافات»."""
    token = tokens[index]
    if token.tag not in {"NOUN", "ADJ"} or token.form.article or token.form.preposition:
        return False
    return tokens[index - 1].form.article and (token.text.endswith(TANWIN) or token.form.host.endswith("ات"))


def tells_words(token: Token) -> bool:
    """Whether a noun of speech with its speaker's pronoun follows his name: «نقل عن الوزير قوله»."""
    if not token.form.pronoun:
        return False
    cue = cue_of(token.form.host)
    return cue is not None and cue.shape == "noun"


def is_addressee_or_period(tokens: Sequence[Token], index: int) -> bool:
    """«للصحافيين», «هذا الأسبوع»: to whom or when it was said."""
    token = tokens[index]
    if token.form.preposition == "ل" and _is_told_to(tokens, index):
        return True
    if token.form.preposition == "ل":
        return token.form.host in word_list("heads", "addressees") or token.form.host in heads().quantifiers
    if token.form.key not in _POINTING:
        return False
    before = tokens[index - 1]  # «أوساط هذا الحزب» is one phrase, «نفى الوزير هذه الأنباء» has two
    period = tokens[index + 1].form.host if index + 1 < len(tokens) else ""
    closed = before.form.article or bool(before.form.pronoun) or before.tag in {"PROPN", "X"}
    return closed or period in word_list("grammar", "periods")


def _is_told_to(tokens: Sequence[Token], index: int) -> bool:
    """Whether «ل» and an office after a closed naming tell to whom: «قال السفير السوري لمساعد الوزير»."""
    before = tokens[index - 1]
    closed = before.form.article and before.tag in {"ADJ", "NOUN"} and before.form.host not in _TIED
    host = tokens[index].form.host
    official = heads().kinds.get(host) in _PEOPLE or host in _RELATED
    offices = (token.form.host for token in tokens[max(0, index - 3) : index])
    return closed and official and not any(host in _RELATED for host in offices)


def is_speech_verb(token: Token) -> bool:
    """Whether the word is a verb of speech, with which another clause begins."""
    cue = cue_of(token.form.key)
    return token.tag == "VERB" and cue is not None and cue.shape == "verb"


def is_happening(token: Token) -> bool:
    """Whether the word names a happening or a decision."""
    host = token.form.host
    return host in word_list("heads", "not_speakers") or host in word_list("heads", "contents")


def is_office(token: Token) -> bool:
    """Whether a definite office or rank begins there, as behind the outlet in «قال لوكالة الميناء العقيد سالم»."""
    form = token.form
    return form.article and not form.preposition and heads().kinds.get(form.host) == "official"


def is_ali(tokens: Sequence[Token], index: int) -> bool:
    """Whether «علي» after a title or a name, before another, is a man and not the preposition."""
    if not tokens[index].text.endswith("علي") or index + 1 >= len(tokens):
        return False
    before, after = tokens[index - 1], tokens[index + 1]
    titled = before.form.host in heads().kinds or before.tag == "PROPN"
    return titled and (after.tag == "PROPN" or (after.tag == "NOUN" and not after.form.article))
