"""Times the language layer, and beside it in the same run what else reads Arabic words on one core.

    python benchmarks/language.py [--peers PYTHON] [--json FILE]

Each task runs in a fresh process of its own: seconds from nothing to the first word read, words a second of the first
pass and of the best of two more, peak memory. The peers are no part of the project; `--peers` names the Python of an
environment that has some of PyStemmer, simplemma, camel-tools and qalsadi (which is under the GPL), and what is missing
is skipped, saying so. The words are those between white space, of the articles in ../shared or of the demo's texts.
Processor seconds are measured, not elapsed ones.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
POOL = ROOT.parent / "shared" / "data" / "documents" / "pool_dev.jsonl"
DEMO = ROOT / "src" / "riwaya" / "demo"
DEMO_REPEATS = 60
SLOW_WORDS = 3_000
"""Words that are given to a peer which reads less than some thousand words a second."""
SAMPLE = "وسيطروا"
"""The word by which the table shows what each gives."""
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024
MEGABYTE = 1024 * 1024

Reader = Callable[[str], object]


def riwaya() -> Reader:
    """Sentences of tokens with offsets, clitics, universal tag, gender, number and look-up keys."""
    from riwaya.arabic import analyze  # noqa: PLC0415

    return analyze


def riwaya_lemmas() -> Reader:
    """The same, and every token's lemma."""
    from riwaya.arabic import analyze  # noqa: PLC0415

    return lambda text: [token.lemma for sentence in analyze(text) for token in sentence.tokens]


def simplemma_alone() -> Reader:
    """A dictionary form a word; no clitics but the article, no tags."""
    from simplemma import lemmatize  # noqa: PLC0415

    return lambda text: [lemmatize(word, lang="ar") for word in text.split()]


def pystemmer() -> Reader:
    """A stem a word (Snowball): no tags, no lemmas; stems that are no words."""
    from Stemmer import Stemmer  # noqa: PLC0415

    stem = Stemmer("arabic").stemWords
    return lambda text: stem(text.split())


def camel_tokens() -> Reader:
    """Words and marks apart, nothing else: the analyser needs data from the network."""
    from camel_tools.tokenizers.word import simple_word_tokenize  # noqa: PLC0415

    return simple_word_tokenize  # type: ignore[no-any-return]


def qalsadi_lemmas() -> Reader:
    """A lemma a word, from a morphological dictionary; no context."""
    from qalsadi.lemmatizer import Lemmatizer  # noqa: PLC0415

    lemmatizer = Lemmatizer()
    return lambda text: [lemmatizer.lemmatize(word) for word in text.split()]


TASKS: dict[str, Callable[[], Reader]] = {
    "riwaya": riwaya,
    "riwaya, with lemmas": riwaya_lemmas,
    "simplemma": simplemma_alone,
    "PyStemmer": pystemmer,
    "CAMeL Tools, simple tokenizer": camel_tokens,
    "qalsadi": qalsadi_lemmas,
}
SLOW = frozenset({"qalsadi"})


def measure(task: str) -> dict[str, float | str]:
    """The figures of a task, in a process that does nothing else."""
    texts = _texts()
    if task in SLOW:
        texts = [" ".join(" ".join(texts).split()[:SLOW_WORDS])]
    begun = time.process_time()
    try:
        read = TASKS[task]()
    except ImportError as error:
        return {"missing": str(error.name or error)}
    sample = read(SAMPLE)
    loaded = time.process_time() - begun
    words = sum(len(text.split()) for text in texts)
    seconds = [_seconds(read, texts) for _ in range(3)]
    return {
        "words": words,
        "load_seconds": loaded,
        "words_a_second_first": words / seconds[0],
        "words_a_second_first_with_load": words / (seconds[0] + loaded),
        "words_a_second_warm": words / min(seconds[1:]),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT / MEGABYTE,
        "gives": _shown(sample),
    }


def _seconds(read: Reader, texts: list[str]) -> float:
    begun = time.process_time()
    for text in texts:
        read(text)
    return time.process_time() - begun


def _shown(sample: object) -> str:
    found = sample[0] if isinstance(sample, list) and sample else sample
    token = found.tokens[0] if hasattr(found, "tokens") else None
    if token is None:
        return str(found)
    return f"{'+'.join(segment.text for segment in token.segments)} {token.tag} {token.gender} {token.number}"


def _texts() -> list[str]:
    if POOL.exists():
        return [json.loads(line)["text"] for line in POOL.read_text("utf-8").splitlines()]
    return [path.read_text("utf-8") for path in sorted(DEMO.rglob("*.txt"))] * DEMO_REPEATS


def figures(peers: str) -> dict[str, dict[str, float | str]]:
    """The figures of all tasks, ours with this Python, the others with that of the peers."""
    found = {}
    for task in TASKS:
        python = sys.executable if task.startswith("riwaya") else peers
        command = [python, "-W", "ignore", __file__, "--task", task]
        found[task] = json.loads(
            subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
        )
    return found


def print_figures(found: dict[str, dict[str, float | str]]) -> None:
    """Prints the table and what was skipped."""
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    console = Console(width=None if sys.stdout.isatty() else 150)
    heads = "on one core", "loaded in", "first pass", "with loading", "warm", "peak memory", f"of {SAMPLE}"
    table = Table(*heads, caption="words a second")
    for task, told in found.items():
        if "missing" in told:
            console.print(f"{task}: skipped, {told['missing']} is not installed")
            continue
        table.add_row(
            task,
            f"{told['load_seconds']:.2f} s",
            *(f"{told[f'words_a_second_{name}']:,.0f}" for name in ("first", "first_with_load", "warm")),
            f"{told['peak_mb']:,.0f} MB",
            str(told["gives"]),
        )
    console.print(table)
    for task, make in TASKS.items():
        console.print(f"{task}: {make.__doc__}")


def main() -> None:
    """Runs every task and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--peers", default=sys.executable, help="the Python of an environment with the peers")
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--task", choices=sorted(TASKS), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.task:
        print(json.dumps(measure(options.task)))
        return
    found = figures(options.peers)
    print_figures(found)
    if options.json:
        options.json.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
