"""Seconds a page and memory over long PDFs: `long.py FOLDER "riwaya read {}" [--pages 10 100 1000]`.

Makes PDFs of so many pages with Typst (the set's own texts again and again, running heads), runs the command on each,
and prints processor time and the largest process's memory; time a page is told without what the shortest file costs.
"""

import argparse
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import pypdf
from article import adapt, load
from case import Case
from typst_ import typst

TEXTS = ("bridge", "market", "water", "telecom")
ARTICLES_A_PAGE = 0.9


class Run(NamedTuple):
    """One run of the command: pages, processor and wall seconds, memory in MiB."""

    pages: int
    processor: float
    wall: float
    memory: float


def make(folder: Path, pages: int) -> Path:
    """A PDF of about so many pages, kept for the next time."""
    case = Case(f"long_{pages}", TEXTS, "typst", "Amiri", features=frozenset({"heads", "pull"}))
    out = folder / f"{case.name}.pdf"
    if not out.exists():
        count = max(1, round(pages * ARTICLES_A_PAGE))
        articles = [adapt(load(TEXTS[place % len(TEXTS)]), case) for place in range(count)]
        typst(articles, case, out)
    return out


def measure(command: str, pdf: Path) -> Run:
    """Run the command on the PDF, in a process that is asked for its children's costs at its end."""
    reader = os.fork()
    if not reader:
        argv = [part.replace("{}", str(pdf)) for part in shlex.split(command)]
        done = subprocess.run(argv, stdout=subprocess.DEVNULL, check=False)
        os._exit(done.returncode)
    started = time.perf_counter()
    _, status, cost = os.wait4(reader, 0)
    if status:
        sys.exit(f"the command failed on {pdf}")
    pages = len(pypdf.PdfReader(pdf).pages)
    return Run(pages, cost.ru_utime + cost.ru_stime, time.perf_counter() - started, cost.ru_maxrss / 1024)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("command")
    parser.add_argument("--pages", type=int, nargs="+", default=[10, 100, 1000])
    options = parser.parse_args()
    options.folder.mkdir(parents=True, exist_ok=True)
    first: Run | None = None
    print(f"{'pages':>6}{'processor s':>13}{'wall s':>9}{'s a page':>10}{'MiB':>8}")
    for pages in options.pages:
        run = measure(options.command, make(options.folder, pages))
        first = first or run
        more = run.pages - first.pages
        each = f"{(run.processor - first.processor) / more:10.4f}" if more else f"{'-':>10}"
        print(f"{run.pages:>6}{run.processor:>13.2f}{run.wall:>9.1f}{each}{run.memory:>8.0f}", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
