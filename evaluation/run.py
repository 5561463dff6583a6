"""Measures Riwaya against the gold texts in ../shared, prints the tables, and holds each figure to its floor.

    python evaluation/run.py                 the tables
    python evaluation/run.py --gate          and fail where a figure lies under its floor in floors.toml
    python evaluation/run.py --raise-floors  write the present figures as floors (none is lowered)

Claims are scored by ../shared/evaluation/score_claims.py, end to end. Every other script in this folder that
has a function `figures(shared) -> dict[row, dict[figure, number]]` runs too. Without ../shared nothing
can be measured: that is said, and is a failure only where CI is set.
"""

import argparse
import importlib.util
import json
import math
import os
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

from rich.console import Console
from rich.table import Table

HERE = Path(__file__).resolve().parent
SHARED = HERE.parents[1] / "shared"
FLOORS = HERE / "floors.toml"
FLOOR_STEP = 0.005
MOST_COLUMNS = 7
COUNTED_ONLY = frozenset(
    {"gold", "given", "of", "torn lines", "reordered lines called certain", "with two days", "with two towns"}
)
"""Counts of cases, and of faults: shown, not held to a floor."""

CLAIM_SETS = (
    ("gold articles", "documents", "documents/gold_dev.jsonl"),
    ("assault sentences", "sentences", "events/assault_dev.jsonl"),
    ("protest sentences", "sentences", "events/protest_dev.jsonl"),
)

Figures = dict[str, float]
"""Precision, recall and the like of one thing measured."""

Tables = dict[str, dict[str, Figures]]
"""Figures by set and by what is measured in it."""


HALVES = ("precision", "recall")


def main() -> int:
    """Runs all measurements; the exit status."""
    arguments = _arguments()
    if not SHARED.is_dir():
        print("no folder ../shared beside the checkout: nothing to measure on")
        return 1 if os.environ.get("CI") else 0
    tables = measure_claims() | measure_parts()
    print_tables(tables, read_floors())
    if arguments.json:
        arguments.json.write_text(json.dumps(tables, ensure_ascii=False, indent=1) + "\n", "utf-8")
    if arguments.raise_floors:
        write_floors(raised_floors(tables, read_floors()))
    fallen = list_fallen(tables, read_floors())
    for line in fallen:
        print(line)
    return 1 if fallen and arguments.gate else 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--gate", action="store_true", help="exit 1 where a figure lies under its floor")
    parser.add_argument(
        "--raise-floors", action="store_true", help="write the present figures to floors.toml"
    )
    parser.add_argument("--json", type=Path, help="write the figures to this file too")
    return parser.parse_args()


def measure_claims() -> Tables:
    """Extracts from each claim set with the command, as a user would, and scores what it wrote."""
    tables: Tables = {}
    with tempfile.TemporaryDirectory() as folder:
        for name, task, file in CLAIM_SETS:
            gold, claims = SHARED / "data" / file, Path(folder) / "claims.jsonl"
            extract = [sys.executable, "-m", "riwaya.cli", "extract", "--from", "jsonl", gold, "-o", claims]
            extracted = subprocess.run(extract, check=False, stderr=subprocess.PIPE, text=True)
            if not claims.exists():
                raise SystemExit(f"extraction failed on {gold.name}:\n{extracted.stderr}")
            if extracted.stderr:
                print(f"refused in {gold.name}: {len(extracted.stderr.splitlines())}")
            score = [sys.executable, SHARED / "evaluation" / "score_claims.py", task, gold, claims, "--json"]
            tables[name] = json.loads(
                subprocess.run(score, check=True, stdout=subprocess.PIPE, text=True).stdout
            )
    return tables


def measure_parts() -> Tables:
    """What the other scripts of this folder measure, each under its own name."""
    tables: Tables = {}
    for path in sorted(HERE.glob("*.py")):
        if path == Path(__file__).resolve():
            continue
        spec = importlib.util.spec_from_file_location(f"evaluation_{path.stem}", path)
        if spec is None or spec.loader is None:
            continue
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        if hasattr(module, "figures"):
            tables[path.stem] = module.figures(SHARED)
    return tables


def figures_held(tables: Tables) -> dict[tuple[str, str, str], float]:
    """The figures that have floors, by set, thing measured and kind of figure."""
    return {
        (table, row, kind): value
        for table, rows in tables.items()
        for row, figures in rows.items()
        for kind, value in figures.items()
        if kind not in COUNTED_ONLY
    }


def list_fallen(tables: Tables, floors: Tables) -> list[str]:
    """A line for each figure under its floor, and for each floor whose figure is no longer measured."""
    measured, lines = figures_held(tables), []
    for key, floor in figures_held(floors).items():
        if key not in measured:
            lines.append(f"no longer measured: {' / '.join(key)}")
        elif measured[key] < floor:
            lines.append(f"fell: {' / '.join(key)} is {measured[key]:.3f}, its floor {floor:.3f}")
    return lines


def raised_floors(tables: Tables, floors: Tables) -> dict[tuple[str, str, str], float]:
    """The floors, each raised to its figure (rounded down to the step) where that is higher.

    Precision and recall have none of their own beside an F1: one may be given for more of the other. Shares alone
    have floors: of what is counted above 1, as incidents wrongly joined, fewer are better.
    """
    present, held = figures_held(floors), figures_held(tables)
    measured = {
        (table, row, kind): math.floor(value / FLOOR_STEP + 1e-9) * FLOOR_STEP
        for (table, row, kind), value in held.items()
        if 0 < value <= 1
        and not any((table, row, kind.replace(half, "f1")) in held for half in HALVES if half in kind)
    }
    return present | {key: max(value, present.get(key, 0.0)) for key, value in measured.items()}


def read_floors() -> Tables:
    """The floors, empty before the first are written."""
    return tomllib.loads(FLOORS.read_text("utf-8")) if FLOORS.exists() else {}


def write_floors(floors: dict[tuple[str, str, str], float]) -> None:
    """Writes floors.toml, one thing measured a line."""
    lines = ["# Figures may not drop below these. `python evaluation/run.py --raise-floors` raises them."]
    rows: dict[str, dict[str, list[str]]] = {}
    for (table, row, kind), value in floors.items():
        rows.setdefault(table, {}).setdefault(row, []).append(f"{json.dumps(kind)} = {value:.3f}")
    for table, entries in rows.items():
        lines += ["", f"[{json.dumps(table)}]"]
        lines += [f"{json.dumps(row)} = {{ {', '.join(values)} }}" for row, values in entries.items()]
    FLOORS.write_text("\n".join(lines) + "\n", "utf-8")


def print_tables(tables: Tables, floors: Tables) -> None:
    """Prints every set as a table, floors beside the figures."""
    console = Console(width=None if sys.stdout.isatty() else 120)
    for name, rows in tables.items():
        kinds = list(dict.fromkeys(kind for figures in rows.values() for kind in figures))
        held = floors.get(name, {})
        if len(kinds) > MOST_COLUMNS:
            table = Table("", "", "", title=name, title_justify="left")
            for row, figures in rows.items():
                for kind, value in figures.items():
                    table.add_row(row, kind, _cell(value, held.get(row, {}).get(kind)))
        else:
            table = Table("", *kinds, title=name, title_justify="left")
            for row, figures in rows.items():
                under = held.get(row, {})
                table.add_row(row, *(_cell(figures.get(kind), under.get(kind)) for kind in kinds))
        console.print(table)


def _cell(value: float | None, floor: float | None) -> str:
    if value is None:
        return ""
    written = str(value) if isinstance(value, int) else f"{value:.3f}"
    return written if floor is None else f"{written} (≥ {floor:.3f})"


if __name__ == "__main__":
    sys.exit(main())
