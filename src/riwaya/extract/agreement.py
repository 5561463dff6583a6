"""What agrees with what, by the endings that spelling shows: adjectives with their noun, subjects with their verb."""

from collections.abc import Sequence
from functools import cache

from riwaya.arabic.analysis import Token
from riwaya.arabic.characters import key
from riwaya.arabic.forms import Form
from riwaya.arabic.numbers import read_number, read_ordinal
from riwaya.extract.actors import head_kind
from riwaya.lexicon import word_set
from riwaya.lexicon.actors import heads
from riwaya.lexicon.countries import countries
from riwaya.lexicon.names import without_article

_FEMININE = word_set("grammar", "agreement", "feminine")
"""Feminine adjectives that do not end in «ة»: «الكبرى», «البيضاء»."""

_OF_PEOPLE = word_set("grammar", "agreement", "of_people")
"""Broken plurals that describe men: «المسؤولون الكبار», «المقاتلون الأجانب»."""

_APPOSED = word_set("grammar", "agreement", "apposed")
"""Nouns that describe whatever their gender: «الدول الأعضاء», «الشركة الأم»."""

_MEN = word_set("grammar", "agreement", "men")
"""Broken plurals of men, which no feminine singular describes; «العناصر», «الحشود» take it."""

_MEN_IN_TA = word_set("grammar", "agreement", "men_in_ta")
_MASCULINE_STATES = word_set("grammar", "agreement", "masculine_states")
"""The few states that verbs tell of in the masculine: «العراق», «لبنان»."""

_MASCULINE_BODIES = word_set("grammar", "agreement", "masculine_bodies")
"""Bodies of which a verb is masculine: «هاجم التنظيم», not «هاجمت التنظيم» of what it did."""

_ANY = _APPOSED | _OF_PEOPLE
_COMMON = word_set("grammar", "agreement", "common_gender")
_SOUND = ("ون", "ين")
_GROUPS = frozenset({"military", "armed_group", "police", "government", "party", "organisation", "media"})
_PEOPLE = frozenset({"fighters", "civilians", "official", "person", "expert", "witness"})


def describes(tokens: Sequence[Token], noun: int, word: int) -> bool:
    """Whether a definite word can describe the definite noun that it follows, by what their endings show.

    In «المتظاهرون المبنى», «الطائرات الجسور» it cannot: nothing definite rules a genitive, so that it is a phrase of
    its own, as the object after the subject is. Where spelling shows nothing the answer is yes.
    """
    first, second = tokens[noun], tokens[word]
    if first.tag != "NOUN" or second.tag not in {"NOUN", "ADJ"} or second.host in _ANY:
        return True
    if first.host in _COMMON or read_number((second.host,)) or read_ordinal((second.host,)):
        return True
    feminine = second.text.endswith("ة")
    if first.host.endswith("ون") and first.number == "Plur":
        return second.host.endswith(_SOUND)
    if first.host.endswith("ان") and first.number == "Dual":
        return second.host.endswith(("ان", "ين"))
    if first.text.endswith(("ة", "ات")):
        plural = second.text.endswith("ات") and second.tag == "ADJ"
        return feminine or plural or second.host in _FEMININE or second.host.endswith(_SOUND)
    kind = head_kind(tokens, noun) if not first.host.endswith("ه") else None
    one = kind is not None and (first.gender, first.number) == ("Masc", "Sing")
    many = second.host.endswith(_SOUND) and second.number == "Plur"  # «اتهم الوزير المسلحين»
    return not ((feminine and (one or first.host in _MEN)) or (one and many))


@cache
def people_number(host: str) -> str:
    """The number that a word for people shows by its ending, "" where it shows none: «ناشطون», «الرئيسان».

    >>> people_number("ناشطون"), people_number("رييسان"), people_number("قانون")
    ('Plur', 'Dual', '')
    """
    kinds = heads().kinds
    if host not in kinds or not host.endswith(("ون", "ين", "ان", "و")):
        return ""
    one = host[: -1 if host.endswith("و") else -2] in kinds or host[:-3] + "ه" in kinds
    if host.endswith("ان"):
        return "Dual" if one else ""
    return "Plur" if one or (host.endswith("ون") and kinds[host] in _PEOPLE) else ""


def is_oblique(token: Token) -> bool:
    """Whether the word is a dual or a sound plural in «ـين», which no subject is: «قتل جنديين».

    A third letter alef before it makes it another plural: «ملايين», «عناوين».
    """
    host = token.host
    sound = host.endswith("ين") and len(host) > 4 and host[-4] != "ا"
    return sound and token.number in {"Dual", "Plur"} and token.tag in {"NOUN", "ADJ"}


def can_follow_as_subject(form: Form, head: Token, following: Token | None) -> bool:
    """Whether the noun right after a singular verb can be its subject, active or passive, by number, case and gender.

    `following` is the word after the noun. A verb agrees in gender with the subject right behind it: «دمر سيارة» and
    «خطفت تسعة أشخاص» have an object there. Quantifiers and names show no gender.
    """
    if is_oblique(head):
        return False
    if form.pos != "verb" or form.number != "Sing" or form.person != 3 or not form.gender:
        return True
    if head.tag == "NUM":
        men = head.text.endswith("ة") and following is not None and following.tag == "NOUN"
        return not (form.gender == "Fem" and men)
    unmarked = head.host in heads().quantifiers or head.host in _MEN_IN_TA
    unmarked = unmarked or bool(head.form.pronoun) or _is_feminine_state(head)
    if unmarked or (head.tag != "NOUN" and head.host not in _MASCULINE_BODIES):
        return True
    if form.gender == "Masc":
        return not (head.text.endswith(("ة", "ات")) and head.gender == "Fem")
    group = heads().kinds.get(head.host) in _GROUPS and head.host not in _MASCULINE_BODIES
    many = group or (len(head.host) > 4 and head.host[2] == "ا")  # «كتائب», «مدارس»
    feminine = (
        many or head.text.endswith(("ة", "اء")) or (head.text.endswith("ى") and not head.host.startswith("م"))
    )
    return not (head.gender == "Masc" and head.number == "Sing" and not feminine)  # «دمرت مستشفى»


def is_plural(tokens: Sequence[Token], start: int) -> bool:
    """Whether a phrase's head is told of many people: a plural or a number, not the name of one body."""
    head = tokens[start]
    people = head.number in {"Plur", "Dual"} and not head.text.endswith("ات")
    return head.tag == "NUM" or people or head.host.endswith((*_SOUND, "و"))


def can_act_in(form: Form, tokens: Sequence[Token], start: int, *, joined: bool) -> bool:
    """Whether a phrase told before can be the subject that a verb leaves out; `joined` says that it has many members.

    A plural verb takes people or many, a feminine one no single man, a masculine one nothing in «ة» and no crowd.
    """
    head = tokens[start]
    if form.person == 3 and form.number == "Sing" and form.gender == "Masc" and _is_feminine_state(head):
        return False
    if form.person != 3 or head.tag in {"PROPN", "X"} or head.host in heads().quantifiers:
        return form.number == "Sing" or head.tag != "PROPN" or joined or form.person != 3
    plural = (
        joined or head.tag == "NUM" or head.number in {"Plur", "Dual"} or head.host.endswith((*_SOUND, "و"))
    )
    if form.number in {"Plur", "Dual"}:
        return plural or head_kind(tokens, start) in _PEOPLE | {"military", "armed_group", "police"}
    if not form.gender:
        return True
    if form.gender == "Fem":
        man = head.gender == "Masc" and head.number == "Sing" and not head.text.endswith("ة")
        return not (man or head.host.endswith("ون"))
    feminine = head.text.endswith(("ة", "ات")) and head.host not in _MEN_IN_TA
    return not (feminine or (plural and head.tag != "NUM"))


def names_state(token: Token) -> bool:
    """Whether a word is the name of a state or of its capital, however it is tagged."""
    return token.host in _states() and not token.form.article


def _is_feminine_state(token: Token) -> bool:
    """Whether a word names a state or a capital that verbs tell of in the feminine, as of nearly all: «موسكو»."""
    return token.host in _states() and token.host not in _MASCULINE_STATES


@cache
def _states() -> frozenset[str]:
    """The names of one word of states and of their capitals, by look-up key without article."""
    names = [name for country in countries().values() for name in (*country.ar, *country.capital)]
    return frozenset(without_article(key(name)) for name in names if " " not in name)


def pronoun_agrees(pronoun: str, noun: Token, *, joined: bool) -> bool:
    """Whether a pronoun can mean a noun: «هم» only several people, «ه» no feminine and no plural, «ها» no single man.

    Names tell too little to say more.
    """
    if pronoun == "هم":
        return joined or noun.number == "Plur"
    if noun.tag != "NOUN":
        return True
    if pronoun == "ه":
        return noun.gender != "Fem" and noun.number != "Plur" and not joined
    return pronoun != "ها" or noun.gender != "Masc" or noun.number == "Plur" or joined
