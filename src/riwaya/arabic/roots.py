"""From a verb's citation form, written without vowel marks, to its form and radicals.

What the spelling does not show (the middle radical of قال, whether دمر is form I or II) stands in
`lexicon/roots.toml`.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import lru_cache
from importlib import resources
from typing import Final, NamedTuple

from riwaya.arabic.characters import key, strip_marks
from riwaya.arabic.verbs import DOUBLED_FORMS, FORMS, HOLLOW_FORMS, WEAK, Verb, citation, citation_sounds

_HAMZA: Final = str.maketrans({"أ": "ء", "إ": "ء", "ؤ": "ء", "ئ": "ء", "آ": "ءا", "ٱ": "ا"})
_SHADDA: Final = "\u0651"
_GEMINATE: Final = re.compile(r"([^aiuAIU])\1")
# Citation forms by their letters, hamza as ء; the first whose inflection gives the lemma back is taken.
_SHAPES: Final = tuple(
    (form, re.compile(shape))
    for form, shape in (
        ("X", "است(.)(.)(.)"),
        ("X", "است(.)(.)"),
        ("VIII", "ا(.)ت(.)(.)"),
        ("VIII", "ا(.)ت(.)"),
        ("VIII", "ا([صض])ط(.)(.)"),
        ("VIII", "ا([صض])ط(.)"),
        ("VIII", "ا(ز)د(.)(.)"),
        ("VIII", "ا([تطدظ])(.)(.)"),
        ("VII", "ان(.)(.)(.)"),
        ("VII", "ان(.)(.)"),
        ("IX", "ا(.)(.)(.)"),
        ("IV", "(ء)ا(.)(.)"),
        ("IV", "[ءا](.)(.)(.)"),
        ("VI", "ت(.)ا(.)(.)"),
        ("VI", "ت(.)ا(.)"),
        ("V", "ت(.)(.)(.)"),
        ("III", "(.)ا(.)(.)"),
        ("I", "(.)(.)(.)"),
        ("I", "(.)(.)"),
        ("II", "(.)(.)(.)"),
        ("IV", "[ءا](.)(.)"),
        ("III", "(.)ا(.)"),
        ("QII", "ت(.)(.)(.)(.)"),
        ("QIV", "ا(.)(.)(.)(.)"),
        ("QI", "(.)(.)(.)(.)"),
    )
)


class _Roots(NamedTuple):
    """What `roots.toml` says, by lemma."""

    forms: dict[str, str]
    middle: dict[str, tuple[str, str]]  # middle radical and vowel of the imperfect
    in_alef: frozenset[str]
    in_ya: frozenset[str]
    keeps_waw: frozenset[str]
    fiaal: frozenset[str]
    without_passive: frozenset[str]


def read_verb(lemma: str, root: str | None = None, verbal_nouns: Sequence[str] = ()) -> Verb:
    """The form, radicals and inflection of a verb, from its citation form.

    Vowel marks are not needed, but a shadda is heeded where it is written. Without a root it is inferred; a
    verbal noun تفعيل among `verbal_nouns` shows form II. Raises ValueError when the lemma fits no form, or
    is a verb such as قال whose root is neither given nor listed.

    >>> read_verb("استعاد").form, read_verb("اتهم", root="وهم").radicals, read_verb("دمّر").form
    ('X', 'وهم', 'II')
    """
    text = strip_marks(lemma).replace("ٱ", "ا")
    shadda = _shadda(lemma)
    candidates = tuple(_candidates(text, root, verbal_nouns))
    for same in (str, key):
        for form, radicals in candidates:
            if form == "III" and radicals[1] == radicals[2] and not root and shadda != "final":
                continue  # an unlisted قال is rather hollow than a doubled III
            for verb in _verbs(text, form, radicals):
                if same(citation(verb)) == same(text) and shadda in {None, _geminate(verb)}:
                    return verb
    reason = f"root {root} does not give it" if root else "give its root"
    raise ValueError(f"{lemma}: not the citation form of a verb that can be inflected; {reason}")


def _candidates(text: str, root: str | None, verbal_nouns: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Forms with radicals to try, the likeliest first."""
    listed = "II" if _has_second_form_noun(text, verbal_nouns) else _roots().forms.get(text)
    if root:
        radicals = root.translate(_HAMZA)
        forms = [form for form in FORMS if (len(radicals) == 4) == form.startswith("Q")]
        forms.sort(key=lambda form: form != listed)
        yield from ((form, radicals) for form in forms)
        return
    letters = text.translate(_HAMZA)
    for form, shape in _shapes_from(listed):
        match = shape.fullmatch(letters)
        if match and (form != "IX" or listed == "IX"):
            for radicals in _radicals(text, form, match.groups()):
                yield form, radicals


@lru_cache(maxsize=16)
def _shapes_from(form: str | None) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """All shapes, those of the given form first."""
    return tuple(sorted(_SHAPES, key=lambda shape: shape[0] != form))


def _radicals(text: str, form: str, groups: tuple[str, ...]) -> Iterator[str]:
    """The radicals that the matched letters stand for; none where a first or unknown one would be alef."""
    *others, last = groups
    last = {"ى": "ي", "ا": "و"}.get(last, last)
    if len(others) == 1:
        others.append(last)
    if "ا" in others[:1] or "ى" in others:
        return
    if others[1] == "ا":
        listed = _roots().middle.get(text)
        if form == "I" and not listed:
            return
        others[1] = listed[0] if form == "I" and listed else "و"
    if "ا" not in others:
        yield "".join((*others, last))


def _verbs(text: str, form: str, radicals: str) -> Iterator[Verb]:
    """The inflections that a root can have in a form: a weak middle radical is rarely strong (استحوذ)."""
    last = radicals[-1]
    if form.startswith("Q"):
        yield Verb(form, radicals)
        return
    doubled = form in DOUBLED_FORMS and radicals[1] == last and last not in WEAK
    fiaal = form == "III" and text in _roots().fiaal
    if form == "IX" and last in WEAK:
        return  # ارعوى is the only one, and rare
    hollow = form in HOLLOW_FORMS and radicals[1] in WEAK and last not in WEAK and not doubled
    if form != "I":
        if hollow:
            yield Verb(form, radicals, hollow=True)
        yield Verb(form, radicals, doubled=doubled, second_noun=fiaal)
        return
    passive = text not in _roots().without_passive
    if hollow:
        vowel = _roots().middle.get(text, ("", "u" if radicals[1] == "و" else "i"))[1]
        short = "u" if vowel == "u" else "i"
        yield Verb(form, radicals, hollow=True, perfect=short, imperfect=vowel, passive=passive)
    perfect = _perfect_vowel(text)
    drops = radicals[0] == "و" and not doubled and perfect != "u" and text not in _roots().keeps_waw
    drops_before_hamza = drops and radicals[1] == "ء"  # وأد يئد
    imperfect = "i" if drops_before_hamza else _imperfect_vowel(text, radicals, perfect, doubled=doubled)
    yield Verb(
        form,
        radicals,
        doubled=doubled,
        perfect=perfect,
        imperfect=imperfect,
        drops_first=drops,
        passive=passive,
    )


def _perfect_vowel(text: str) -> str:
    """The middle vowel of form I where a hamza or the last letter shows it."""
    if text[-1] in "يئ" or "ئ" in text[1:]:
        return "i"
    return "u" if "ؤ" in text[1:] else "a"


def _imperfect_vowel(text: str, radicals: str, perfect: str, *, doubled: bool) -> str:
    """The middle vowel of form I's imperfect as far as spelling depends on it."""
    if doubled:
        return "i"
    if radicals[2] not in WEAK:
        return "u" if perfect == "u" else "a"
    if text in _roots().in_ya:
        return "i"
    if perfect == "i" or text in _roots().in_alef:
        return "a"
    return "u" if radicals[2] == "و" else "i"


def _shadda(lemma: str) -> str | None:
    """Where the lemma has a shadda: inner, final or none; None when it has no vowel marks at all."""
    if strip_marks(lemma) == lemma:
        return None
    bare = re.sub("[\u064b-\u0650\u0652\u0670]", "", lemma)
    if _SHADDA not in bare:
        return "none"
    return "final" if bare.endswith(_SHADDA) else "inner"


def _geminate(verb: Verb) -> str:
    sounds = citation_sounds(verb)
    match = _GEMINATE.search(sounds)
    if not match:
        return "none"
    return "final" if sounds[match.end() :] == "a" else "inner"


def _has_second_form_noun(text: str, verbal_nouns: Sequence[str]) -> bool:
    """Whether a verbal noun of form II (تدمير، تسمية، تبرئة) of this verb is among those given."""
    if len(text) != 3:
        return False
    folded = key(text)
    stems = {f"ت{folded[:2]}ي{folded[2]}", f"ت{folded}ه"}
    return any(key(noun) in stems for noun in verbal_nouns)


@lru_cache(maxsize=1)
def _roots() -> _Roots:
    source = resources.files("riwaya.lexicon").joinpath("roots.toml")
    table = tomllib.loads(source.read_text(encoding="utf-8"))
    middle = dict.fromkeys(table["hollow"]["waw"].split(), ("و", "u"))
    middle |= dict.fromkeys(table["hollow"]["ya"].split(), ("ي", "i"))
    middle |= {lemma: (root[1], "a") for lemma, root in table["hollow_with_alef"].items()}
    return _Roots(
        forms={lemma: form for form, lemmas in table["form"].items() for lemma in lemmas.split()},
        middle=middle,
        in_alef=frozenset(table["defective"]["imperfect_in_alef"].split()),
        in_ya=frozenset(table["defective"]["imperfect_in_ya"].split()),
        keeps_waw=frozenset(table["assimilated"]["keeps_waw"].split()),
        fiaal=frozenset(table["verbal_noun"]["fiaal"].split()),
        without_passive=frozenset(table["passive"]["none"].split()),
    )
