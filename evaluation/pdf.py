"""Measures the reading of PDFs on the folder in ../shared, as ../shared/evaluation/score_pdf.py counts.

    python evaluation/pdf.py [--shared FOLDER] [--scans]

Shares of characters, words and numbers that are right (one less the error rates of the scorer), the medians and the
worst file, and pull-quotes that leak. Files whose fonts hide their letters are read with Tesseract where it is
installed; `--scans` reads the pictures of pages too, which takes a minute or two. A wider set is made and measured by
`pdf_set/`.
"""

import argparse
import importlib.util
import statistics
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from rich.console import Console
from rich.table import Table

import riwaya
from riwaya.model import Rejected

Scores = dict[str, Any]


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures that are held to floors: of the files with a text layer."""
    scores = dict(score_files(shared))
    numbers = [score["digits"] for score in scores.values() if score["has_numbers"]]
    pulls = [score["pull"] for score in scores.values() if score["pull"] is not None]
    return {
        "reading PDFs: shares right": {
            "characters, median": 1 - statistics.median(score["cer"] for score in scores.values()),
            "characters, worst file": 1 - max(score["cer"] for score in scores.values()),
            "words, median": 1 - statistics.median(score["wer"] for score in scores.values()),
            "numbers, mean": statistics.mean(numbers),
            "pull-quotes kept out": 1 - statistics.mean(pulls),
        }
    }


def score_files(shared: Path, *, scans: bool = False) -> Iterator[tuple[str, Scores]]:
    """Each file's name and scores; one that is refused has everything wrong."""
    scorer = _load_scorer(shared / "evaluation" / "score_pdf.py")
    for path in sorted((shared / "data" / "pdf").glob("*.pdf")):
        if path.name.startswith("scan") and not scans:
            continue
        begun = time.process_time()
        try:
            text = riwaya.read(path).text
        except Rejected:
            text = ""
        score = scorer.score(str(path.with_suffix("")), text)
        truth = path.with_suffix(".txt").read_text("utf-8")
        yield (
            path.stem,
            {
                **score,
                "has_numbers": bool(scorer.NUM.search(truth)),
                "seconds": time.process_time() - begun,
            },
        )


def _load_scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("score_pdf", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no scorer at {path}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def main() -> None:
    """Print a row a file, and the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared")
    parser.add_argument("--scans", action="store_true", help="read the pictures of pages too")
    arguments = parser.parse_args()
    if not (arguments.shared / "data" / "pdf").exists():
        sys.exit(f"no PDFs in {arguments.shared}")
    table = Table("file", "CER", "WER", "numbers whole", "pull-quotes leaked", "processor seconds")
    for name, score in score_files(arguments.shared, scans=arguments.scans):
        leaked = "" if score["pull"] is None else f"{score['pull']:.2f}"
        rates = (f"{score[key]:.4f}" for key in ("cer", "wer", "digits"))
        table.add_row(name, *rates, leaked, f"{score['seconds']:.1f}")
    Console().print(table)


if __name__ == "__main__":
    main()
