"""Choose the sentences for attribution at random, and turn annotations written as words into offsets.

    attribution_choice.py choose SHARED CHOICE.jsonl
    attribution_choice.py show SHARED CHOICE.jsonl [--half dev]
    attribution_choice.py place SHARED CHOICE.jsonl WORDS.jsonl ANNOTATIONS.jsonl

`WORDS.jsonl` has, for each sentence, `n` (its number in the choice, from 0) and `speech`, a list of
[cue, [source, ...], [content, ...], stance]; a phrase is its words, `first words … last words`, or with `#2` its second
occurrence. The present choice was drawn with the cue table as it stood before these sentences were read.
"""

import argparse
import json
import random
import re
from pathlib import Path
from typing import Any

from riwaya.arabic import analyze_document
from riwaya.extract.cues import cue_of
from riwaya.model import Document

Row = dict[str, Any]

SEED = 20150701
SETS = {"assault_dev": "events", "protest_dev": "events", "pool_dev": "documents"}
WITH_CUE, WITHOUT = 67, 33
SHORTEST, LONGEST = 6, 90
"""Words of a sentence: shorter ones are captions and bylines, longer ones whole lists."""


def read_rows(path: Path) -> list[Row]:
    """The JSON objects of a file, one a line."""
    return [json.loads(line) for line in path.read_text("utf-8").split("\n") if line.strip()]


def texts(shared: Path) -> dict[tuple[str, str], str]:
    """All texts by the name of their set and their id."""
    found = {}
    for name, folder in SETS.items():
        for row in read_rows(shared / "data" / folder / f"{name}.jsonl"):
            found[name, row["id"]] = row["text"]
    return found


def choose(shared: Path) -> list[Row]:
    """Sentences with and without a word that may be a cue, none of them annotated before, in two halves."""
    here = Path(__file__).resolve().parent
    taken = [row for half in ("dev", "unseen") for row in read_rows(here / f"attribution_{half}.jsonl")]
    pool: dict[tuple[str, bool], list[Row]] = {}
    for (name, row_id), text in texts(shared).items():
        for sentence in analyze_document(Document(id=row_id, text=text)):
            start, end = (
                (sentence.start, sentence.end) if name == "pool_dev" else (0, len(text))
            )  # the newswire rows are sentences already
            words = len(text[start:end].split())
            old = any(r["id"] == row_id and r["start"] < end and start < r["end"] for r in taken)
            if SHORTEST <= words <= LONGEST and not old:
                tokens = sentence.tokens
                cue = any(cue_of(t.form.key) or cue_of(t.form.host) for t in tokens)
                row = {"set": name, "id": row_id, "start": start, "end": end}
                pool.setdefault((name, cue), []).append(row)
            if name != "pool_dev":
                break
    draw = random.Random(SEED)  # noqa: S311
    chosen: list[Row] = []
    for name in SETS:
        for cue, size in ((True, WITH_CUE), (False, WITHOUT)):
            rows = draw.sample(pool[name, cue], size)
            chosen += [{**row, "half": "dev" if i % 2 else "unseen"} for i, row in enumerate(rows)]
    draw.shuffle(chosen)
    return chosen


def place(phrase: str, text: str, start: int, end: int) -> tuple[int, int]:
    """Where a phrase, `first … last` or `phrase#2` stands in the sentence; raises ValueError where it does not."""
    phrase, _, number = phrase.partition("#")
    first, dots, last = phrase.partition(" … ")
    begins = [m.start() for m in re.finditer(re.escape(first), text) if start <= m.start() < end]
    at = begins[int(number or 1) - 1] if len(begins) >= int(number or 1) else -1
    if at < 0:
        raise ValueError(f"{first!r} is not in {text[start:end]!r}")
    if not dots:
        return at, at + len(first)
    close = text.rfind(last, at + len(first), end)
    if close < 0:
        raise ValueError(f"{last!r} does not follow {first!r} in {text[start:end]!r}")
    return at, close + len(last)


def annotate(shared: Path, choice: list[Row], words: list[Row]) -> list[Row]:
    """The sentences with their speech as offsets; raises ValueError for words that do not stand there."""
    found, every = texts(shared), {row["n"]: row["speech"] for row in words}
    done = []
    for number, row in enumerate(choice):
        text, start, end = found[row["set"], row["id"]], row["start"], row["end"]
        speech = [
            {
                "cue": place(cue, text, start, end),
                "sources": [place(source, text, start, end) for source in sources],
                "content": [place(content, text, start, end) for content in contents],
                "stance": stance,
            }
            for cue, sources, contents, stance in every[number]
        ]
        done.append({**row, "speech": speech})
    return done


def main() -> None:
    """Choose, show or place."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("mode", choices=["choose", "show", "place"])
    parser.add_argument("shared", type=Path)
    parser.add_argument("files", type=Path, nargs="+")
    parser.add_argument("--half", choices=["dev", "unseen"])
    args = parser.parse_args()
    if args.mode == "choose":
        args.files[0].write_text("".join(json.dumps(row) + "\n" for row in choose(args.shared)))
        return
    choice = read_rows(args.files[0])
    if args.mode == "show":
        found = texts(args.shared)
        for number, row in enumerate(choice):
            if args.half in (None, row["half"]):
                print(f"{number}\t{found[row['set'], row['id']][row['start'] : row['end']]}")
        return
    done = annotate(args.shared, choice, read_rows(args.files[1]))
    args.files[2].write_text("".join(json.dumps(row) + "\n" for row in done))


if __name__ == "__main__":
    main()
