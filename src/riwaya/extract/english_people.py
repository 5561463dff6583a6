"""What people without a name of their own are called in English: «جنود إسرائيليين» are Israeli soldiers."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.lexicon.countries import countries, nisbas
from riwaya.lexicon.names import bare_readings
from riwaya.lexicon.people import people_glosses


def english_people(tokens: Sequence[Token], head: int, end: int) -> str | None:
    """The English of a noun for people and its country's adjective; None where the phrase says more than these.

    >>> from riwaya.arabic import analyze
    >>> tokens = analyze("قتل 12 شخصا وثلاثة جنود إسرائيليين")[0].tokens
    >>> english_people(tokens, 2, 3), english_people(tokens, 4, 6)
    ('people', 'Israeli soldiers')
    """
    form, rest = tokens[head].form, tokens[head + 1 : end]
    glosses = people_glosses()
    gloss = next((glosses[reading] for reading in bare_readings(form)[:2] if reading in glosses), None)
    if gloss is None or form.pronoun or len(rest) > 1:
        return None
    country = nisbas().get(rest[0].form.host) if rest else None
    adjective = countries()[country].adjective if country in countries() else None
    if rest and (adjective is None or rest[0].form.conjunction or rest[0].form.preposition):
        return None
    counted = head > 0 and tokens[head - 1].tag == "NUM"
    noun = gloss.many if gloss.is_many or counted else gloss.one
    return f"{adjective} {noun}" if adjective else noun
