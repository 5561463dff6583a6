"""Measure who the gold's actors, targets and sources are resolved to.

    actors.py GOLD.jsonl [--show]

For each gold phrase (actors, targets, sources): how many get an id of the lexicon (with and without the document's
context), a country, a kind; and for assault sentences (`assault_dev.jsonl` beside it) how many annotated sources and
targets are actor-like. `--show` prints every phrase with what it became, for reading.
"""

import argparse
import json
import time
from collections import Counter
from pathlib import Path
from typing import Any

from riwaya.arabic import analyze
from riwaya.extract.actor_context import ActorContext
from riwaya.extract.actors import find_actor_mentions, is_actor_like, resolve_actor

Row = dict[str, Any]


def spans(row: Row) -> list[tuple[int, int]]:
    """All annotated actor, target and source phrases of an article, once each."""
    found = {
        tuple(span)
        for claim in row["claims"]
        for field in ("actors_spans", "targets_spans", "source_spans")
        for span in claim[field]
        if span
    }
    return sorted(found)


def measure(row: Row, counts: Counter[str], *, show: bool) -> None:
    """Adds one article's figures to `counts`."""
    context = ActorContext()
    wanted = spans(row)
    for sentence in analyze(row["text"]):
        context.hear(sentence.tokens)
        for start, end in wanted:
            inside = [
                at
                for at, token in enumerate(sentence.tokens)
                if start <= token.host_start and token.end <= end
            ]
            if not inside:
                continue
            first, last = inside[0], inside[-1] + 1
            actor = resolve_actor(sentence.tokens, first, last)[0]
            told, told_sure, told_method = context.resolve(sentence.tokens, first, last)
            counts["phrases"] += 1
            counts["id"] += actor.id is not None
            counts["id in context"] += told.id is not None
            counts["country in context"] += told.country is not None
            counts["kind known"] += told.kind != "unknown"
            counts["actor-like"] += is_actor_like(sentence.tokens, first, last)
            if show:
                like = "+" if is_actor_like(sentence.tokens, first, last) else "-"
                said = f"{told.id} {told.kind} {told.country} {told_sure:.2f} {told_method}"
                print(f"{like} {row['text'][start:end]!r} -> {said}")


def speed(path: Path) -> float:
    """Microseconds a token for `find_actor_mentions`."""
    sentences = [s.tokens for line in path.open() for s in analyze(json.loads(line)["text"])]
    find_actor_mentions(sentences[0])
    started = time.process_time()
    for tokens in sentences:
        find_actor_mentions(tokens)
    return (time.process_time() - started) / sum(map(len, sentences)) * 1e6


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for line in options.gold.open():
        measure(json.loads(line), counts, show=options.show)
    for name, value in counts.items():
        print(f"{name:20} {value:5} {value / counts['phrases']:.2f}")
    print(f"find_actor_mentions {speed(options.gold):.2f} µs a token")


if __name__ == "__main__":
    main()
