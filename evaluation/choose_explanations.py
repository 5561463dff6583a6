"""Choose sentences to annotate with explanations: at random with a fixed seed, by the kind of connective they hold.

    choose_explanations.py SHARED [--happenings] > choice.jsonl

`--happenings` chooses the second kind of set, in which all that happens is explained and not acts alone: from the
articles without annotations, and none of the sentences chosen before.

Each line: the set (file under data/), the document's id, the sentence's offsets in its text, the half (dev, unseen).
"""

import argparse
import json
import random
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

SEED = 20161211
LONGEST = 420
"""Characters: longer sentences hold lists and several speakers, and cost more to annotate than they tell."""
HAPPENINGS_SEED = 20261122
HAPPENINGS_SET = "documents/pool_dev.jsonl"
HAPPENINGS = {
    "cause": (22, 16),
    "result": (18, 14),
    "motive": (12, 10),
    "purpose": (14, 10),
    "sequence": (14, 10),
}
"""How many of each group of connectives for development, and how many unseen."""
SETS = (
    "documents/pool_dev.jsonl",
    "documents/gold_dev.jsonl",
    "events/assault_dev.jsonl",
    "events/protest_dev.jsonl",
)
GROUPS = {
    "cause": (
        40,
        (
            r"بسبب|نتيجة|إثر|اثر|جر[اّ]+ء|بفعل|نظر[اً]+|بفضل|بغياب|يعود إلى|يرجع|أسباب|لأن|لان|على خلفية|نظرا|"
            r"بحجة|بذريعة|بدعوى|بتهمة"
        ),
    ),
    "result": (
        30,
        (
            r"أد[ىت]+ |ادى |ادت |أسفر|اسفر|تسبب|سب[بّ]+ |نجم|أفض[ىت]|خلف[ت]? |ما دفع|مما|الأمر الذي|"
            r"الامر الذي|دفع [^ ]+ إلى|أوقع"
        ),
    ),
    "motive": (18, r"احتجاجا|رد[اً]+ على|ردا على|انتقام|تضامن|تنديد|بعدما|إذ |لذلك|بالتالي|عقاب|ثأر"),
    "purpose": (20, r"بهدف|بغية|من أجل|من اجل|في محاولة|سعيا|لكي |كي | لل?[اإت][^ ]{3,}|لمنع|لوقف|لتحرير"),
    "sequence": (24, r"بعد |عقب|قبل |تزامن|قبيل|بعيد|غداة|إثر|أعقاب|اعقاب"),
    "none": (18, r""),
}


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """The offsets of stretches between ends of lines and full stops, trimmed."""
    for match in re.finditer(r"[^\n.؟!]+(?:\.(?=\S)[^\n.؟!]*)*[.؟!]?", text):
        words = match.group()
        start = match.start() + len(words) - len(words.lstrip())
        end = match.start() + len(words.rstrip())
        if 40 <= end - start <= LONGEST:
            yield start, end


def candidates(shared: Path) -> list[dict[str, Any]]:
    """All sentences that may be chosen, one of each wording."""
    seen: set[str] = set()
    found = []
    for name in SETS:
        for line in (shared / "data" / name).read_text("utf-8").splitlines():
            row = json.loads(line)
            for start, end in sentences(row["text"]):
                words = row["text"][start:end]
                if words not in seen:
                    seen.add(words)
                    found.append({"set": name, "id": row["id"], "start": start, "end": end, "words": words})
    return found


def choose(shared: Path) -> list[dict[str, Any]]:
    """The choice, in random order; every second one is of the unseen half."""
    random.seed(SEED)
    free = candidates(shared)
    random.shuffle(free)
    chosen: list[dict[str, Any]] = []
    words_of = {group: pattern for group, (_, pattern) in GROUPS.items() if pattern}
    for group, (wanted, _) in GROUPS.items():
        for name in SETS:
            of_set = [row for row in free if row["set"] == name and _fits(row["words"], group, words_of)]
            share = wanted * 2 // 5 if name.endswith("pool_dev.jsonl") else wanted // 5
            for row in of_set[:share]:
                free.remove(row)
                chosen.append(row | {"group": group})
    random.shuffle(chosen)
    return [row | {"half": ("dev", "unseen")[at % 2]} for at, row in enumerate(chosen)]


def choose_happenings(shared: Path) -> list[dict[str, Any]]:
    """Sentences of the articles that stand in no set yet, in random order, with the half they belong to."""
    taken = {
        (row["set"], row["id"], row["start"])
        for path in Path(__file__).resolve().parent.glob("explanations_*.jsonl")
        if not path.stem.startswith("explanations_happenings")
        for row in map(json.loads, path.read_text("utf-8").splitlines())
    }
    free = [row for row in candidates(shared) if row["set"] == HAPPENINGS_SET]
    free = [row for row in free if (row["set"], row["id"], row["start"]) not in taken]
    random.seed(HAPPENINGS_SEED)
    random.shuffle(free)
    words_of = {group: pattern for group, (_, pattern) in GROUPS.items() if pattern}
    chosen: list[dict[str, Any]] = []
    for group, wanted in HAPPENINGS.items():
        of_group = [row for row in free if _fits(row["words"], group, words_of)][: sum(wanted)]
        for at, row in enumerate(of_group):
            free.remove(row)
            chosen.append(row | {"group": group, "half": "dev" if at < wanted[0] else "unseen"})
    random.shuffle(chosen)
    return chosen


def _fits(words: str, group: str, words_of: dict[str, str]) -> bool:
    if group == "none":
        return not any(re.search(pattern, words) for pattern in words_of.values())
    return re.search(r"(?<!\w)[وف]?(?:" + words_of[group] + ")", words) is not None


def main() -> None:
    """Print the choice without its words."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("shared", type=Path)
    parser.add_argument("--happenings", action="store_true", help="the sets in which all happenings count")
    args = parser.parse_args()
    for row in choose_happenings(args.shared) if args.happenings else choose(args.shared):
        print(json.dumps({name: row[name] for name in ("set", "id", "start", "end", "half", "group")}))


if __name__ == "__main__":
    main()
