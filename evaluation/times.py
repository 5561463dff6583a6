"""How many time expressions of `times.toml` come out exactly: each value of the sentence and no other."""

import argparse
import sys
import tomllib
from pathlib import Path

from riwaya.extract.time import find_times

SUITE = Path(__file__).with_name("times.toml")


def wrong_cases(cases: list[list[str]]) -> list[tuple[str, str, str]]:
    """The cases whose values are not the expected ones: sentence, expected, found."""
    wrong = []
    for sentence, published, expected in cases:
        found = "; ".join(time.value.edtf for time in find_times(sentence, published=published or None))
        if found != expected:
            wrong.append((sentence, expected, found))
    return wrong


def main() -> int:
    """Prints the share by half of the suite, and with `--show` the misses."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", action="store_true", help="print each case that fails")
    show = parser.parse_args().show
    suite = tomllib.loads(SUITE.read_text("utf-8"))
    for name, cases in suite.items():
        wrong = wrong_cases(cases)
        share = 1 - len(wrong) / len(cases) if cases else 1.0
        print(f"time expressions, {name:7} {len(cases) - len(wrong):4} of {len(cases):4} exact  {share:.3f}")
        if show:
            for sentence, expected, found in wrong:
                print(f"  {sentence}\n    expected {expected or 'nothing'}, found {found or 'nothing'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
