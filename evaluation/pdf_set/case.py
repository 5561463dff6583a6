"""One PDF to be made: which texts, by which producer, in which font and layout, and what is done to it after."""

import tomllib
from pathlib import Path
from typing import Any, NamedTuple

PLAN = Path(__file__).with_name("plan.toml")
ARABIC_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
HEAD = "صحيفة المرصد اليومي – ملف خاص"


class Case(NamedTuple):
    """A row of the plan; sizes in points, `after` the steps done to the finished PDF in order."""

    name: str
    texts: tuple[str, ...]
    producer: str
    font: str
    columns: int = 1
    features: frozenset[str] = frozenset()
    after: tuple[str, ...] = ()
    size: float = 12
    page: str = "A4"
    justify: bool = True
    kashida: bool = False
    digits: bool = False
    balanced: bool = True
    cover: bool = False
    pull_style: str = "between"
    note_mark: str = "({})"
    number_form: str = "{}."
    foot_form: str = "صفحة {}"
    head: str = HEAD
    bullet: str = "•"
    drop: tuple[str, ...] = ()

    def number(self, number: int) -> str:
        """The marker of a numbered list's item."""
        return self.number_form.format(self.figure(number))

    def foot(self, page: int) -> str:
        """The page number as the foot of a page has it."""
        return self.foot_form.format(self.figure(page))

    def figure(self, number: int) -> str:
        """A number in the case's digits."""
        return str(number).translate(ARABIC_DIGITS) if self.digits else str(number)

    @property
    def held(self) -> bool:
        """Whether the PDF belongs to the set that is kept for the final measurement."""
        return self.name.startswith("held_")


def plan() -> list[Case]:
    """All cases of `plan.toml`."""
    return [case(row) for row in tomllib.loads(PLAN.read_text(encoding="utf-8"))["case"]]


def case(row: dict[str, Any]) -> Case:
    """A case from its row."""
    fixed = {key: tuple(value) for key, value in row.items() if key in {"texts", "after", "drop"}}
    return Case(**{**row, **fixed, "features": frozenset(row.get("features", ()))})
