"""Counts which classes of words stand side by side, for the reader's repair of lines that were cut and turned round.

    python training/word_order.py ../shared/data/language src/riwaya/read/word_order.json

Reads `pud.conllu` (UD Arabic-PUD, CC BY-SA 3.0) and `wikinews.pos` (Farasa's WikiNews test): both may be trained on
and shipped with attribution.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from riwaya.read.word_order import BORDER, MARKS, plain, word_class

FREQUENT = 250
"""Words with a class of their own: particles, pronouns and the commonest words of news."""


def pud_sentences(path: Path) -> Iterator[tuple[list[str], set[str]]]:
    """The written words of each sentence, and which of them are verbs."""
    for block in path.read_text("utf-8").split("\n\n"):
        words, verbs, covered = [], set(), 0
        for line in block.splitlines():
            if line.startswith("#") or not line:
                continue
            number, form, _, tag, *_ = line.split("\t")
            if "-" in number:
                words.append(form)
                covered = int(number.split("-")[1])
            elif int(number) > covered:
                words.append(form)
            if tag == "VERB":
                verbs.add(plain(form))
        yield words, verbs


def wikinews_sentences(path: Path) -> Iterator[tuple[list[str], set[str]]]:
    """The same from the WikiNews file, whose segments are joined by plus signs."""
    words: list[str] = []
    verbs: set[str] = set()
    for line in path.read_text("utf-8").splitlines()[1:]:
        segments, _, tags = line.partition("\t")
        word = "".join(segments.split("+")).replace("لال", "لل") if segments != "+" else segments
        words.append(word)
        for part, tag in zip(segments.split("+"), tags.split("+"), strict=False):
            if tag == "V":
                verbs.add(plain(part))
        if word == ".":
            yield words, verbs
            words, verbs = [], set()


def main(language: Path, output: Path) -> None:
    """Count and write the table."""
    sentences = [*pud_sentences(language / "pud.conllu"), *wikinews_sentences(language / "wikinews.pos")]
    verbs = frozenset(verb for _, found in sentences for verb in found if len(verb) > 2)
    counts = Counter(plain(word) for words, _ in sentences for word in words if word[-1] not in MARKS)
    frequent = frozenset(
        word for word, _ in counts.most_common(FREQUENT) if any("ء" <= c <= "ي" for c in word)
    )
    pairs: Counter[tuple[str, str]] = Counter()
    for words, _ in sentences:
        before = BORDER
        for word in words:
            mark = MARKS.get(word) if len(word) == 1 else None
            if mark is None and not plain(word):
                continue
            if mark is None:
                pairs[before, word_class(word, frequent, verbs)] += 1
            before = mark or word_class(word, frequent, verbs)
        if before != BORDER:
            pairs[before, BORDER] += 1
    table: dict[str, dict[str, int]] = {}
    for (a, b), count in sorted(pairs.items()):
        table.setdefault(a, {})[b] = count
    value = {"words": sorted(frequent), "verbs": sorted(verbs - frequent), "pairs": table}
    output.write_text(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
