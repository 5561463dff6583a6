"""All inflected forms of a verb or noun, so that its citation form is enough in a lexicon.

Forms are unvowelled, as news text is: different forms that are written alike appear once for each set of
features. Written beside them are the stems before attached pronouns (سيطرت of سيطرتهم, دمرو of دمروه) and
the alef of the indefinite accusative (هجوما). Articles, prepositions and pronouns are the segmenter's
matter.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from riwaya.arabic import nouns, verbs
from riwaya.arabic.roots import read_verb
from riwaya.arabic.verbs import Form, Verb

__all__ = ["Form", "noun_forms", "verb_forms"]

_Columns = tuple[tuple[Any, ...], ...]  # pos, aspect, voice, person, gender, number of each form


def verb_forms(
    lemma: str,
    *,
    root: str | None = None,
    verbal_nouns: Sequence[str] = (),
    participles: bool = True,
) -> tuple[Form, ...]:
    """The finite forms of a verb, its participles and its verbal nouns; imperatives are left out.

    `lemma` is the third person masculine singular of the perfect; vowel marks are not needed, but a shadda
    tells form II from form I. `verbal_nouns` are added to the regular ones (form I has none); one that ends
    in ات is a plural, one in ة brings its plural. Participles have the voice that they express. Raises
    ValueError when the lemma is no such form or needs its root given.

    >>> {"سيطروا", "يسيطرون", "مسيطر", "سيطرة"} <= {form.text for form in verb_forms("سيطر")}
    True
    """
    verb = read_verb(lemma, root, verbal_nouns)
    shape, radicals = _shape(verb)
    texts, features = _paradigm(shape, participles=participles)
    for symbol, letter in radicals:
        texts = texts.replace(symbol, letter)
    forms = tuple(map(Form._make, zip(texts.split("\n"), *features, strict=True)))
    if not verbal_nouns:
        return forms
    return tuple(dict.fromkeys((*forms, *_given_verbal_nouns(verbal_nouns))))


def noun_forms(lemma: str, *, plurals: Sequence[str] = (), feminine: bool = False) -> tuple[Form, ...]:
    """The forms of a noun: singular, dual, and the plurals asked for.

    A plural is a word, or "+ون" or "+ات" for the sound ones. `feminine` adds the noun in ة with its dual and
    plural. The gender of a plural is that of its singular.

    >>> [form.text for form in noun_forms("قتيل", plurals=["قتلى"])]
    ['قتيل', 'قتيلا', 'قتيلان', 'قتيلا', 'قتيلين', 'قتيلي', 'قتلى', 'قتلا']
    """
    inflected = [*nouns.noun(lemma, sound_masculine="+ون" in plurals, sound_feminine="+ات" in plurals)]
    gender = inflected[0].gender
    for plural in plurals:
        if not plural.startswith("+"):
            inflected.extend(nouns.broken_plural(plural, gender))
    if feminine:
        inflected.extend(nouns.noun(nouns.feminine_of(lemma), sound_feminine=True))
    return tuple(dict.fromkeys(Form(i.text, "noun", "", "", 0, i.gender, i.number) for i in inflected))


def _given_verbal_nouns(given: Sequence[str]) -> Iterator[Form]:
    for noun in given:
        if noun.endswith("ات"):
            series = nouns.broken_plural(noun, "Fem")
        else:
            series = nouns.noun(noun, sound_feminine=noun.endswith("ة"))
        for i in series:
            yield Form(i.text, "verbal_noun", "", "", 0, i.gender, i.number)


@lru_cache(maxsize=4096)
def _paradigm(shape: Verb, *, participles: bool) -> tuple[str, _Columns]:
    """The texts of a shape's forms, one a line, and their features: inflected once for all its verbs."""
    forms = [*verbs.conjugate(shape), *verbs.verbal_nouns(shape)]
    if participles:
        forms.extend(verbs.participles(shape))
    texts, *features = zip(*forms, strict=True)
    return "\n".join(texts), tuple(features)


def _shape(verb: Verb) -> tuple[Verb, tuple[tuple[str, str], ...]]:
    """The verb with digits for radicals that inflect alike, and the letters that the digits stand for.

    Kept are weak radicals and hamza, those that melt with a consonant of the form, and a last ت or ن, which
    is written once before a like ending (سكتّ، أعلنّا).
    """
    if verb.radicals == "رءي":
        return verb, ()
    symbols: list[str] = []
    for at, letter in enumerate(verb.radicals):
        kept = letter in "ويء" or (letter in "تن" and letter == verb.radicals[-1])
        if kept or (at == 0 and verbs.melts(verb.form, letter)):
            symbols.append(letter)
        elif at and letter == verb.radicals[at - 1]:
            symbols.append(symbols[-1])
        else:
            symbols.append("1234"[at])
    pairs = zip(symbols, verb.radicals, strict=True)
    return verb._replace(radicals="".join(symbols)), tuple(pair for pair in pairs if pair[0] != pair[1])
