"""Measure from which side sources speak, at source phrases annotated by hand.

    sides.py SHARED [--show]

Chosen at random among the named sources of 250 articles and judged by reading, before the program's word was seen:
`start` and `end` of the phrase, the state in which what it tells of lies (`home`), and the side. `part` is `dev`, which
was mended on, or `unseen`, which was only measured.
"""

import argparse
from collections import defaultdict
from pathlib import Path

from explanations import as_document, read_rows

from riwaya.extract.claims import extract
from riwaya.model import Voice
from riwaya.sides import side_of


def voices_of(text: dict[str, str]) -> dict[int, Voice]:
    """The first source of each claim of an article, by where its phrase begins."""
    links = (link for claim in extract(as_document(text)) for link in claim.attribution[:1])
    return {link.quote.start: link.value for link in links if link.quote}


def measure(shared: Path, *, show: bool = False) -> dict[str, dict[str, float]]:
    """By part: the share of sources found whose side is right, the share given a side, and of these the right ones."""
    texts = {row["id"]: row for row in read_rows(shared / "data" / "documents/pool_dev.jsonl")}
    rows = read_rows(Path(__file__).resolve().parent / "sides.jsonl")
    voices = {name: voices_of(texts[name]) for name in {row["document"] for row in rows}}
    counts: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for row in rows:
        voice, count = voices[row["document"]].get(row["start"]), counts[row["part"]]
        count["all"] += 1
        if voice is None:
            continue
        ours = side_of(voice, row["home"])
        count["found"] += 1
        count["right"] += ours == row["side"]
        count["given"] += ours != "unknown"
        count["rightly given"] += ours == row["side"] != "unknown"
        if show and ours != row["side"]:
            print(row["part"], row["home"], voice.source.name.ar, row["side"], "not", ours)
    return {
        f"sides of sources ({part})": {
            "found": count["found"] / count["all"],
            "right": count["right"] / count["found"],
            "right where a side is given": count["rightly given"] / count["given"],
        }
        for part, count in counts.items()
    }


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The rows for the table of figures."""
    return measure(shared)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--show", action="store_true")
    arguments = parser.parse_args()
    for row, values in measure(arguments.shared, show=arguments.show).items():
        print(row, {name: round(value, 3) for name, value in values.items()})
