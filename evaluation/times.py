"""How many time expressions of `times.toml` and `times_unseen.toml` come out exactly: each value, and no other.

A value is exact when its EDTF, its first and last day, its granularity, its calendar and its hour are as expected.
With `--peers PYTHON` (an interpreter that has dateparser) the same expressions are also given to dateparser, and only
the days are compared. With `--gold FILE` (annotated articles) also: of the claims that have a time, and of their
counts, how many have theirs among the values found in the claim's sentence: a ceiling, for extraction has to choose.
"""

import argparse
import calendar
import json
import re
import subprocess
import sys
import tomllib
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple, get_args

from riwaya.arabic import analyze
from riwaya.extract import calendars
from riwaya.extract.counts import find_quantities
from riwaya.extract.time import find_time_mentions, find_times
from riwaya.extract.time_told import Told, told_by
from riwaya.model import Granularity, When

SUITES = (Path(__file__).with_name("times.toml"), Path(__file__).with_name("times_unseen.toml"))
_SEASONS = {"21": (3, 3), "22": (6, 3), "23": (9, 3), "24": (12, 3)}
_DAY = re.compile(r"\d{4}-\d\d-\d\d$")


class Expected(NamedTuple):
    """What a value has to be: EDTF, first and last day (null where open), granularity, calendar, hour."""

    edtf: str
    earliest: str | None
    latest: str | None
    granularity: str
    calendar: str
    hour: str | None

    @classmethod
    def of(cls, when: When) -> "Expected":
        """What was found, in the same form."""
        return cls(when.edtf, when.earliest, when.latest, when.granularity, when.calendar, when.hour)


def read_expected(written: str) -> Expected:
    """An expected value as the suites write it; what it leaves out follows from its EDTF value.

    >>> read_expected("2015-07")
    Expected(edtf='2015-07', earliest='2015-07-01', latest='2015-07-31', granularity='month', calendar='gregorian', \
hour=None)
    """
    edtf, *told = written.split()
    earliest, latest = edtf_bounds(edtf)
    grain, of, hour = _grain(edtf), "gregorian", None
    for word in told:
        if word in get_args(Granularity):
            grain = word
        elif word.startswith("@"):
            hour = word[1:]
        elif ".." in word:
            earliest, latest = (None if end == "?" else end for end in word.split(".."))
        else:
            of = word
    return Expected(edtf, earliest, latest, grain, of, hour)


def edtf_bounds(edtf: str) -> tuple[str | None, str | None]:
    """The first and last day that an EDTF value of the kinds used here says, by ISO 8601-2."""
    if edtf.startswith("["):
        days = sorted(edtf.strip("[]").split(","))
        return days[0], days[-1]
    first, _, last = edtf.partition("/")
    return _days(first)[0], _days(last or first)[1]


def _days(part: str) -> tuple[str | None, str | None]:
    part = part.strip("~?%")
    if part in {"", ".."} or "XX-" in part or part.endswith("-XX") or part == "XXXX":
        return None, None
    if _DAY.match(part):
        return part, part
    year, _, rest = part.partition("-")
    if not rest:
        return f"{year.replace('X', '0')}-01-01", f"{year.replace('X', '9')}-12-31"
    month, length = _SEASONS.get(rest, (0, 1))
    if not month and not 1 <= int(rest) <= 12:
        return None, None
    first = month or int(rest)
    over, last = divmod(first + length - 2, 12)
    ends = int(year) + over, last + 1
    return f"{year}-{first:02}-01", f"{ends[0]}-{ends[1]:02}-{calendar.monthrange(*ends)[1]:02}"


def _grain(edtf: str) -> str:
    if ".." in edtf:
        return "open"
    if "/" in edtf:
        inner = _grain(edtf.split("/")[1])
        return "days" if inner == "day" else inner
    parts = edtf.strip("~?%").split("-")
    if len(parts) == 1 and parts[0] != "XXXX" and "X" in parts[0]:
        return "decade"
    if len(parts) == 2 and parts[1] in _SEASONS:
        return "season"
    return ("year", "month", "day")[min(len(parts), 3) - 1] if not edtf.startswith("[") else "day"


def cases() -> dict[str, list[list[str]]]:
    """The two halves: sentence, publication date (or ""), values in order."""
    halves: dict[str, list[list[str]]] = {"dev": [], "unseen": []}
    for suite in SUITES:
        for name, rows in tomllib.loads(suite.read_text("utf-8")).items():
            halves["unseen" if name == "unseen" else "dev"] += rows
    return halves


def wrong_cases(rows: list[list[str]]) -> list[tuple[str, str, str]]:
    """The cases whose values are not the expected ones: sentence, expected, found."""
    wrong = []
    for sentence, published, written in rows:
        expected = [read_expected(value) for value in written.split("; ") if value]
        found = [Expected.of(time.value) for time in find_times(sentence, published=published or None)]
        if found != expected:
            wrong.append((sentence, _lines(expected), _lines(found)))
    return wrong


def _lines(values: list[Expected]) -> str:
    return "; ".join(" ".join(str(part) for part in value) for value in values) or "nothing"


_PEER = """
import json, sys
from dateparser.search import search_dates
for line in sys.stdin:
    text, published = json.loads(line)
    settings = {"PREFER_DATES_FROM": "past"}
    if published:
        from datetime import datetime
        settings["RELATIVE_BASE"] = datetime.fromisoformat(published)
    found = search_dates(text, languages=["ar"], settings=settings) or []
    print(json.dumps([day.date().isoformat() for _, day in found]))
"""


def peer_days(python: str, rows: list[list[str]]) -> list[list[str]]:
    """The days that dateparser finds in each sentence, in order, told the publication date."""
    lines = "".join(
        json.dumps([text, published if _DAY.match(published) else ""]) + "\n" for text, published, _ in rows
    )
    done = subprocess.run([python, "-c", _PEER], input=lines, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def compared(rows: list[list[str]], python: str) -> dict[str, dict[str, float]]:
    """Riwaya and dateparser on the expressions whose values are single days, and on those that tell no time.

    dateparser has no other values than days: for a month or a range it can only be wrong; these are not counted here.
    """
    table = {}
    days = [
        row for row in rows if row[2] and all(_DAY.match(value.split()[0]) for value in row[2].split("; "))
    ]
    for name, chosen in (("single days", days), ("no time", [row for row in rows if not row[2]])):
        wanted = [[value.split()[0] for value in row[2].split("; ") if value] for row in chosen]
        ours = [
            [time.value.edtf for time in find_times(text, published=published or None)]
            for text, published, _ in chosen
        ]
        theirs = peer_days(python, chosen)
        table[name] = {
            "riwaya": _share(ours, wanted),
            "dateparser": _share(theirs, wanted),
            "of": len(chosen),
        }
    return table


def _share(found: list[list[str]], wanted: list[list[str]]) -> float:
    return sum(one == other for one, other in zip(found, wanted, strict=True)) / len(wanted)


def figures(_shared: Path) -> dict[str, dict[str, float]]:
    """The share of each half that comes out exactly."""
    return {
        f"times ({name})": {"exact": 1 - len(wrong_cases(rows)) / len(rows)} for name, rows in cases().items()
    }


def gold_values(article: dict[str, Any]) -> list[tuple[str, Any, list[Any]]]:
    """Kind, gold value, and the values found in its sentence, for each time and count of an article's claims."""
    published = calendars.day(date.fromisoformat(article["published"]))
    told = Told()
    read = []
    for sentence in analyze(article["text"]):
        mentions = find_time_mentions(sentence.tokens, published, told=told)
        told = told_by((mention.when for mention in mentions), told)
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
    """Prints the share by half of the suite, of peers, of the gold, and with `--show` the misses of one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", choices=("dev", "unseen"), help="print each case of that half that fails")
    parser.add_argument("--half", choices=("dev", "unseen"), help="only that half")
    parser.add_argument("--gold", type=Path, help="annotated articles, JSON lines")
    parser.add_argument("--peers", metavar="PYTHON", help="an interpreter that has dateparser")
    options = parser.parse_args()
    for name, rows in cases().items():
        if options.half not in (None, name):
            continue
        wrong = wrong_cases(rows)
        share = 1 - len(wrong) / len(rows)
        print(f"time expressions, {name:8} {len(rows) - len(wrong):4} of {len(rows):4} exact  {share:.3f}")
        for sentence, expected, found in wrong if options.show == name else []:
            print(f"  {sentence}\n    expected {expected}\n    found    {found}")
        for kind, row in compared(rows, options.peers).items() if options.peers else []:
            print(
                f"  {kind:12} riwaya {row['riwaya']:.3f}  dateparser {row['dateparser']:.3f}  of {row['of']}"
            )
    if options.gold:
        _print_gold(options.gold, show=bool(options.show))
    return 0


def _print_gold(path: Path, *, show: bool) -> None:
    lines = path.read_text("utf-8").splitlines()
    values = [value for line in lines for value in gold_values(json.loads(line))]
    for kind in ("times", "counts"):
        right = [wanted in found for of, wanted, found in values if of == kind]
        share = sum(right) / len(right)
        print(f"gold {kind} in their sentence {sum(right):4} of {len(right):4}        {share:.3f}")
    for kind, wanted, found in values if show else []:
        if wanted not in found:
            print(f"  {kind}: {wanted} is not among {found}")


if __name__ == "__main__":
    sys.exit(main())
