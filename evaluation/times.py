"""How many time expressions of `times.toml` come out exactly: each value of the sentence and no other.

With `--gold FILE` (annotated articles) also: of the claims that have a time, and of their counts, how many have theirs
among the values found in the claim's sentence. That is a ceiling for the extraction, which has still to choose.
"""

import argparse
import json
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any

from riwaya.arabic import analyze
from riwaya.extract import calendars
from riwaya.extract.counts import find_quantities
from riwaya.extract.time import find_time_mentions, find_times

SUITE = Path(__file__).with_name("times.toml")


def wrong_cases(cases: list[list[str]]) -> list[tuple[str, str, str]]:
    """The cases whose values are not the expected ones: sentence, expected, found."""
    wrong = []
    for sentence, published, expected in cases:
        found = "; ".join(time.value.edtf for time in find_times(sentence, published=published or None))
        if found != expected:
            wrong.append((sentence, expected, found))
    return wrong


def gold_values(article: dict[str, Any]) -> list[tuple[str, Any, list[Any]]]:
    """Kind, gold value, and the values found in its sentence, for each time and count of an article's claims."""
    published = calendars.day(date.fromisoformat(article["published"]))
    told = None
    read = []
    for sentence in analyze(article["text"]):
        mentions = find_time_mentions(sentence.tokens, published, told=told)
        days = [mention.when for mention in mentions if calendars.single_day(mention.when)]
        told = days[-1] if days else told
        read.append((sentence, [mention.when for mention in mentions], find_quantities(sentence.tokens)))
    values = []
    for claim in article["claims"]:
        at = claim["trigger_span"][0]
        near = next((entry for entry in read if entry[0].start <= at < entry[0].end), None)
        times = [plain(when.edtf) for when in near[1]] if near else []
        counts = [(quantity.low, quantity.high) for quantity in near[2]] if near else []
        if claim["time"]:
            values.append(("times", plain(claim["time"]["edtf"]), times))
        values += [("counts", (count["low"], count["high"]), counts) for count in claim["counts"]]
    return values


def plain(edtf: str) -> str:
    """An EDTF value as the claims' scorer compares it."""
    return edtf.strip("?~%").replace("..", "")


def main() -> int:
    """Prints the share by half of the suite, of the gold with `--gold`, and with `--show` the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print each case that fails")
    parser.add_argument("--gold", type=Path, help="annotated articles, JSON lines")
    options = parser.parse_args()
    for name, cases in tomllib.loads(SUITE.read_text("utf-8")).items():
        wrong = wrong_cases(cases)
        share = 1 - len(wrong) / len(cases)
        print(f"time expressions, {name:10} {len(cases) - len(wrong):4} of {len(cases):4} exact  {share:.3f}")
        for sentence, expected, found in wrong if options.show else []:
            print(f"  {sentence}\n    expected {expected or 'nothing'}, found {found or 'nothing'}")
    if options.gold:
        lines = options.gold.read_text("utf-8").splitlines()
        values = [value for line in lines for value in gold_values(json.loads(line))]
        for kind in ("times", "counts"):
            right = [wanted in found for of, wanted, found in values if of == kind]
            print(
                f"gold {kind} in their sentence {sum(right):4} of {len(right):4}        {sum(right) / len(right):.3f}"
            )
        for kind, wanted, found in values if options.show else []:
            if wanted not in found:
                print(f"  {kind}: {wanted} is not among {found}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
