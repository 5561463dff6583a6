"""Times the whole extraction: words a second on one core, peak memory, and from start to a finished report.

    python benchmarks/run.py [--json FILE]

Each task runs in a fresh process of its own. Beside the extraction, and as its yardstick, runs a plain
tokenisation of the same text (white space, then a regular expression): the ratio of the two can be compared
between machines. The texts are the articles of ../shared where that folder is, else the demo's, repeated.
"""

import argparse
import json
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

import riwaya
from riwaya.demo import list_documents
from riwaya.model import Document

SHARED = Path(__file__).resolve().parents[2] / "shared" / "data" / "documents"
POOL = SHARED / "pool_dev.jsonl"
ARTICLE = SHARED / "tadmur-2016.txt"
DEMO_REPEATS = 60
REPORT_RUNS = 3
WORD = re.compile(r"\w+|[^\w\s]")
MEGABYTE = 1024 * 1024
MAXRSS_UNIT = 1 if sys.platform == "darwin" else 1024


def main() -> None:
    """Runs every task and prints the table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    parser.add_argument("--task", choices=sorted(TASKS), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.task:
        print(json.dumps(measure(TASKS[arguments.task])))
        return
    figures = {task: run_apart(task) for task in TASKS}
    figures["report"] = time_report()
    print_figures(figures)
    if arguments.json:
        arguments.json.write_text(json.dumps(figures, indent=1) + "\n", "utf-8")


def run_apart(task: str) -> dict[str, float]:
    """The task's figures, from a process that does nothing else."""
    command = [sys.executable, __file__, "--task", task]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout)


def measure(step: Callable[[Document], object]) -> dict[str, float]:
    """Words a second of `step` over all documents, first pass and best of two more; peak memory in MB."""
    documents = load_documents()
    words = sum(len(document.text.split()) for document in documents)
    seconds = [time_pass(step, documents) for _ in range(3)]
    return {
        "documents": len(documents),
        "words": words,
        "words_a_second_first": words / seconds[0],
        "words_a_second_warm": words / min(seconds[1:]),
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_UNIT / MEGABYTE,
    }


def time_pass(step: Callable[[Document], object], documents: list[Document]) -> float:
    """Processor seconds for one pass: of this core, whatever else the machine does."""
    start = time.process_time()
    for document in documents:
        step(document)
    return time.process_time() - start


def load_documents() -> list[Document]:
    """The articles of the pool, or the demo's documents repeated."""
    if POOL.exists():
        return [found for found in riwaya.read_many(POOL) if isinstance(found, Document)]
    demo = [riwaya.read(path, published=when, publisher=who) for path, when, who in list_documents()]
    return demo * DEMO_REPEATS


def tokenise_plainly(document: Document) -> list[str]:
    """Words and marks by white space and a regular expression, nothing more."""
    return [token for chunk in document.text.split() for token in WORD.findall(chunk)]


def extract_all(document: Document) -> object:
    """The whole extraction."""
    return riwaya.extract(document)


TASKS: dict[str, Callable[[Document], object]] = {"extract": extract_all, "plain": tokenise_plainly}


def time_report() -> dict[str, float]:
    """Seconds from starting the command to its finished page on one article, the quickest of some runs.

    Elapsed, and of the processor: the second does not count what else the machine does meanwhile.
    """
    article = ARTICLE if ARTICLE.exists() else list_documents()[0].path
    elapsed, processor = [], []
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "report.html"
        command = [
            sys.executable,
            "-m",
            "riwaya.cli",
            "report",
            article,
            "--published",
            "2016-12-13",
            "-o",
            page,
        ]
        for _ in range(REPORT_RUNS):
            start, used = time.perf_counter(), children_seconds()
            subprocess.run(command, check=True, capture_output=True)
            elapsed.append(time.perf_counter() - start)
            processor.append(children_seconds() - used)
        size = page.stat().st_size
    return {"seconds": min(elapsed), "processor_seconds": min(processor), "page_kb": size / 1024}


def children_seconds() -> float:
    """Processor seconds of all finished child processes."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def print_figures(figures: dict[str, dict[str, float]]) -> None:
    """Prints the table and the two ratios."""
    console = Console(width=None if sys.stdout.isatty() else 110)
    table = Table("on one core", "words a second, first pass", "words a second, warm", "peak memory")
    for task, label in (
        ("extract", "the whole extraction"),
        ("plain", "white space and a regular expression"),
    ):
        told = figures[task]
        table.add_row(
            label,
            f"{told['words_a_second_first']:,.0f}",
            f"{told['words_a_second_warm']:,.0f}",
            f"{told['peak_mb']:,.0f} MB",
        )
    console.print(table)
    ratio = figures["plain"]["words_a_second_warm"] / figures["extract"]["words_a_second_warm"]
    texts = figures["extract"]
    console.print(f"{texts['documents']:,.0f} documents, {texts['words']:,.0f} words.")
    console.print(f"The extraction takes {ratio:,.0f} times as long as the plain tokenisation.")
    told = figures["report"]
    console.print(
        f"From start to finished report on one article: {told['seconds']:.1f} s"
        f" ({told['processor_seconds']:.1f} s of the processor), {told['page_kb']:,.0f} KB."
    )


if __name__ == "__main__":
    main()
