"""Counts which classes of words stand side by side, for the reader's repair of lines cut and turned round.

    python training/word_order.py ../shared/data/language src/riwaya/read/word_order.json

Reads `pud.conllu` (UD Arabic-PUD, CC BY-SA 3.0) and `wikinews.pos` (Farasa's WikiNews test): both may be
trained on and shipped with attribution. To be run again when the tagger's weights or tags change.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from riwaya.read.word_order import BORDER, MARKS, bare_word, closing_mark, grammar_class, plain, shape_class

FREQUENT = 250
"""Words with a class of their own: particles, pronouns and the commonest words of news."""


def pud_sentences(path: Path) -> Iterator[list[str]]:
    """The words of each sentence as written, without spaces before their marks."""
    for block in path.read_text("utf-8").split("\n\n"):
        words: list[str] = []
        covered = 0
        for line in block.splitlines():
            if line.startswith("#") or not line:
                continue
            number, form, *_ = line.split("\t")
            if "-" in number:
                words.append(form)
                covered = int(number.split("-")[1])
            elif int(number) > covered:
                words.append(form)
        yield joined_marks(words)


def wikinews_sentences(path: Path) -> Iterator[list[str]]:
    """The same from the WikiNews file, whose segments are joined by plus signs."""
    words: list[str] = []
    for line in path.read_text("utf-8").splitlines()[1:]:
        segments, _, _ = line.partition("\t")
        words.append("".join(segments.split("+")).replace("لال", "لل") if segments != "+" else segments)
        if words[-1] == ".":
            yield joined_marks(words)
            words = []


def joined_marks(words: list[str]) -> list[str]:
    """The words with marks of punctuation at their ends, where writing has them; brackets and quotes go."""
    result: list[str] = []
    for word in words:
        if word in MARKS:
            if result:
                result[-1] += word
        elif plain(word):
            result.append(word)
    return result


def main(language: Path, output: Path) -> None:
    """Count and write the table."""
    sentences = [
        *pud_sentences(language / "pud.conllu"),
        *wikinews_sentences(language / "wikinews.pos"),
    ]
    counts = Counter(bare_word(word) for words in sentences for word in words)
    frequent = frozenset(
        word for word, _ in counts.most_common(FREQUENT) if any("ء" <= c <= "ي" for c in word)
    )
    table: dict[str, object] = {"words": sorted(frequent)}
    for name, classify in (("grammar", grammar_class), ("shape", shape_class)):
        classes = {word: classify(word, frequent) for words in sentences for word in words}
        pairs: Counter[tuple[str, str]] = Counter()
        for words in sentences:
            pairs.update((BORDER, classes[word]) for word in words[:1])
            pairs.update((closing_mark(a) or classes[a], classes[b]) for a, b in pairwise(words))
            pairs.update((classes[word], BORDER) for word in words[-1:] if not closing_mark(word))
        rows: dict[str, dict[str, int]] = {}
        for (a, b), count in sorted(pairs.items()):
            rows.setdefault(a, {})[b] = count
        table[name] = rows
    output.write_text(json.dumps(table, ensure_ascii=False, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
