"""Measures the language layer on the two corpora in ../shared: cuts, tags, lemmas, made forms, words a second.

    python evaluation/language.py [--folds 1..5] [--shared FOLDER] [--peers PYTHON]

The weights that ship have seen both corpora, so cuts and tags are measured with weights trained on the rest: on the
other corpus ("across"), or on the other four fifths and the other corpus ("within"). Our own word list is part of the
training only where a row says so. Tags take a training of one or two minutes a fold: all five with --folds 5.
"""

import argparse
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "training"))

from fit_segmenter import accuracy, train_segmenter  # noqa: E402  (the folder is not a package)
from rich.console import Console  # noqa: E402
from rich.table import Table as Printed  # noqa: E402
from signs import read_frequencies  # noqa: E402
from train import train as train_all  # noqa: E402
from train import words_of  # noqa: E402
from treebanks import (  # noqa: E402
    Corpus,
    GoldWord,
    read_pud,
    read_wikinews,
    read_words,
)

from riwaya.arabic import analyze  # noqa: E402
from riwaya.arabic.analyzer import read_words as read_in_context  # noqa: E402
from riwaya.arabic.characters import key, strip_marks  # noqa: E402
from riwaya.arabic.dictionary import is_known  # noqa: E402
from riwaya.arabic.features import host_of, is_arabic, trait_features  # noqa: E402
from riwaya.arabic.forms import noun_forms, verb_forms  # noqa: E402
from riwaya.arabic.lemmas import lemma  # noqa: E402
from riwaya.arabic.vocabulary import Judge, Reading, Vocabulary, shipped_judge  # noqa: E402

FOLDS = 5
Figures = dict[str, dict[str, float]]


def figures(shared: Path, *, tagged_folds: int = 1) -> Figures:
    """The figures that are held to floors, tags on the first fold alone unless more are asked for."""
    pud, wikinews, listed = _corpora(shared)
    return {
        "language: cuts": measure_cuts(pud, wikinews, listed),
        "language: lemmas, PUD": measure_lemmas(pud),
        "language: forms": measure_forms(shared),
        "language: persons, PUD": measure_persons(shared),
        "language: tags, PUD": measure_tags(pud, wikinews, listed, tagged_folds),
    }


def _corpora(shared: Path) -> tuple[Corpus, Corpus, list[GoldWord]]:
    folder = shared / "data" / "language"
    listed = read_words(HERE.parent / "training" / "words.toml")
    return read_pud(folder / "pud.conllu"), read_wikinews(folder / "wikinews.pos"), listed


def folds(corpus: Corpus) -> Iterator[tuple[Corpus, Corpus]]:
    """Four fifths and the fifth left out, five times."""
    for fold in range(FOLDS):
        yield (
            [sentence for at, sentence in enumerate(corpus) if at % FOLDS != fold],
            [sentence for at, sentence in enumerate(corpus) if at % FOLDS == fold],
        )


def measure_cuts(pud: Corpus, wikinews: Corpus, listed: list[GoldWord]) -> dict[str, float]:
    """The share of words (white space apart) whose clitics and article are all cut right."""
    found = {}
    for name, own, other in (("PUD", pud, wikinews), ("WikiNews", wikinews, pud)):
        test = words_of([own])
        found[f"{name}, across"] = accuracy(train_segmenter(words_of([other])), test)
        found[f"{name}, across, with list"] = accuracy(train_segmenter([*words_of([other]), *listed]), test)
        shares = [
            accuracy(train_segmenter(words_of([train, other])), words_of([rest]))
            for train, rest in folds(own)
        ]
        found[f"{name}, within"] = sum(shares) / len(shares)
    return found


def measure_tags(pud: Corpus, wikinews: Corpus, listed: list[GoldWord], count: int) -> dict[str, float]:
    """F1 of words (PUD's, clitics apart, with their own cuts) with the right span and tag, on `count` folds."""
    right = told = held = hosts = hosts_right = verbs = verbs_right = 0
    for train, rest in list(folds(pud))[:count]:
        judge = Judge(train_all(train, wikinews, listed, trait_rounds=1))
        for sentence in rest:
            readings = read_in_context([word.text for word in sentence], [0], Vocabulary(judge))
            for word, reading in zip(sentence, readings, strict=True):
                gold, ours = _spans(word.parts), _spans(_parts(reading))
                right, told, held = right + len(gold & ours), told + len(ours), held + len(gold)
                hosts, hosts_right = hosts + 1, hosts_right + (reading[1] == word.tags[0])
                if "VERB" in (word.tags[0], reading[1]):
                    verbs, verbs_right = verbs + 1, verbs_right + (reading[1] == word.tags[0])
    precision, recall = right / told, right / held
    return {
        "all words, F1": 2 * precision * recall / (precision + recall),
        "hosts": hosts_right / hosts,
        "verbs told or held, both": verbs_right / verbs,
    }


def _parts(reading: Reading) -> list[tuple[str, str]]:
    """Our segments as PUD has them: the article is part of its word."""
    merged: list[tuple[str, str]] = []
    article = ""
    for segment in reading[0].segments:
        if segment.tag == "DET" and segment.text in {"ال", "ل"} and len(reading[0].segments) > 1:
            article = segment.text
        else:
            merged.append((article + segment.text, segment.tag))
            article = ""
    return merged


def _spans(parts: Iterable[tuple[str, str]]) -> set[tuple[int, int, str]]:
    found, at = set(), 0
    for text, tag in parts:
        found.add((at, at + len(text), tag))
        at += len(text)
    return found


def measure_lemmas(pud: Corpus) -> dict[str, float]:
    """The share of PUD's nouns, verbs and adjectives whose lemma is right but for marks and hamza, cuts given."""
    right, total = dict.fromkeys(("NOUN", "VERB", "ADJ"), 0), dict.fromkeys(("NOUN", "VERB", "ADJ"), 0)
    judge = shipped_judge()
    for word in words_of([pud]):
        tag = word.tags[0]
        if tag in right and word.cuts:
            cut = word.cuts[0]
            host = host_of(word.text, strip_marks(word.text), cut)
            traits = judge.best_traits(judge.trait_rows.rows_of_names([trait_features(host)]))[0]
            form, _, _, number = judge.reading(word.text, cut, tag, traits)
            total[tag] += 1
            right[tag] += key(lemma(form, tag, number)) == key(word.lemma.replace("`", "ا"))
    shares = {tag: right[tag] / total[tag] for tag in right}
    return shares | {"all three": sum(right.values()) / sum(total.values())}


def measure_persons(shared: Path) -> dict[str, float]:
    """Of PUD's verbs that we tag so: whose person is right, whose voice is told, and which of those are right."""
    right, total, voices = 0, 0, Counter[tuple[bool, bool]]()
    for text, verbs in _pud_verbs(shared / "data/language/pud.conllu"):
        tokens = {
            token.start + at: token
            for s in analyze(text)
            for token in s.tokens
            for at in range(len(token.text))
        }
        for start, person, voice in verbs:
            token = tokens.get(start)
            if token is None or token.tag not in {"VERB", "AUX"}:
                continue
            right, total = right + (token.person == person), total + 1
            voices[bool(token.voice), token.voice == voice] += 1
    told = voices[True, True] + voices[True, False]
    return {
        "person": right / total,
        "voice told": told / total,
        "voice right where told": voices[True, True] / told,
    }


def _pud_verbs(path: Path) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """Sentences with the place, person and voice of their verbs."""
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        text = next((line[9:] for line in block.splitlines() if line.startswith("# text = ")), "")
        verbs, at = [], 0
        for fields in (line.split("\t") for line in block.splitlines() if line[:1].isdigit()):
            found = text.find(fields[1], at)
            at = found + len(fields[1]) if found >= 0 else at
            traits = dict(trait.split("=") for trait in fields[5].split("|") if "=" in trait)
            if fields[3] == "VERB" and found >= 0 and "Person" in traits:
                verbs.append((found, int(traits["Person"]), traits.get("Voice", "")))
        yield text, verbs


def measure_forms(shared: Path) -> dict[str, float]:
    """Of PUD's verbs and nouns, the forms that the generator makes of their lemma; of what it makes, what is attested.

    Broken plurals are a lexicon's matter and left out. A made form is attested when the dictionary or a list of 580,000
    word frequencies has it; counted are active third persons but the dual and the feminine plural.
    """
    frequencies = read_frequencies()
    made = dict.fromkeys(("VERB", "NOUN", "ADJ"), 0)
    held, attested, told = dict(made), 0, 0
    lemmas = set()
    for text, lemma_text, tag, traits in sorted(set(_pud_forms(shared / "data/language/pud.conllu"))):
        verbal = tag == "VERB"
        if not verbal and "Number=Plur" in traits and not text.endswith(("ات", "ون", "ين")):
            continue
        held[tag] += 1
        made[tag] += bool({key(text), key(text.removeprefix("ال"))} & _forms_of(lemma_text, verbal=verbal))
        if verbal:
            lemmas.add(lemma_text)
    for one in lemmas:
        for form in _plain_persons(one):
            told, attested = told + 1, attested + (form in frequencies or is_known(form))
    return {f"{tag}: made of the lemma": made[tag] / held[tag] for tag in held} | {
        "verb forms made that are attested": attested / told
    }


def _pud_forms(path: Path) -> Iterator[tuple[str, str, str, str]]:
    """Form, lemma, tag and traits of the verbs, nouns and adjectives in Arabic letters."""
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if len(fields) == 10 and fields[3] in {"VERB", "NOUN", "ADJ"} and is_arabic(fields[1]):
            yield strip_marks(fields[1]), fields[2].replace("`", "ا").replace("ٱ", "ا"), fields[3], fields[5]


def _forms_of(lemma_text: str, *, verbal: bool) -> set[str]:
    try:
        if verbal:
            return {key(form.text) for form in verb_forms(lemma_text)}
        plain = strip_marks(lemma_text)
        forms = noun_forms(plain, plurals=("+ون", "+ات"), feminine=not plain.endswith("ة"))
        return {key(form.text) for form in forms}
    except ValueError:
        return set()


def _plain_persons(lemma_text: str) -> set[str]:
    """Third persons, singular and masculine plural, without the stems that stand before pronouns only."""
    try:
        forms = [form for form in verb_forms(lemma_text) if form.pos == "verb" and form.voice != "passive"]
    except ValueError:
        return set()
    texts = {form.text for form in forms}
    return {
        form.text
        for form in forms
        if form.person == 3
        and (form.number == "Sing" or (form.number, form.gender) == ("Plur", "Masc"))
        and form.text + "ا" not in texts  # يسبقو of يسبقوا
        and form.text[:-1] + "ى" not in texts  # يتلقا of يتلقى
    }


def main() -> None:
    """Prints all figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=HERE.parents[1] / "shared")
    parser.add_argument(
        "--folds", type=int, default=1, choices=range(1, FOLDS + 1), help="for tags; 5 is all"
    )
    parser.add_argument("--peers", default=sys.executable, help="the Python that has what is timed beside it")
    options = parser.parse_args()
    timed = [sys.executable, str(HERE.parent / "benchmarks" / "language.py"), "--peers", options.peers]
    subprocess.run(timed, check=True)
    printed = Printed("what", "figure", "", caption=f"tags on {options.folds} of {FOLDS} folds")
    for row, columns in figures(options.shared, tagged_folds=options.folds).items():
        for name, number in columns.items():
            printed.add_row(row, name, f"{number:.4f}" if number <= 1 else f"{number:,.0f}")
    Console().print(printed)


if __name__ == "__main__":
    main()
