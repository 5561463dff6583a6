"""What was wrong with a text, before and after, for the terminal: losses first, then what is doubtful."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from rich.console import Console
from rich.text import Text

from riwaya.labels import either
from riwaya.model import Bounds, Damage, Document
from riwaya.web.messages import message, plain
from riwaya.web.report import bounds_label, bounds_reason

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
GAP = "[…]"
"""What stands for a loss that was not mended."""

AROUND = 30
"""Characters of the text shown on each side of a damage: some five words."""

LONGEST = 240
"""Characters of a damaged passage that are shown: three lines of a page."""

MOST_CERTAIN = 8
"""Certain repairs of a kind that are shown: kashida alone may be found a thousand times."""

Part = tuple[str, str]
"""Some words and their style."""


class _Group(NamedTuple):
    """Damages that are alike, the first of them, and their number."""

    first: Damage
    number: int


def print_damages(console: Console, document: Document) -> None:
    """Prints each kind of damage with its words before and after; nothing that was only likely looks certain."""
    if not document.damages:
        console.print(message("damage.none", "en"))
        return
    kinds = dict.fromkeys(damage.kind for damage in sorted(document.damages, key=_weight))
    for kind in kinds:
        damages = [damage for damage in document.damages if damage.kind == kind]
        console.print(_heading(kind, damages))
        _print_kind(console, document, _grouped(damages))


def _weight(damage: Damage) -> tuple[bool, bool, int]:
    return damage.mended is not None, damage.certain, damage.start


def _heading(kind: str, damages: Sequence[Damage]) -> Text:
    doubtful = sum(not damage.certain for damage in damages if damage.mended is not None)
    line = Text(f"{message(f'damage_kind.{kind}', 'en')}: {len(damages)}", style="bold")
    if doubtful:
        line.append(f" ({doubtful} uncertain)", style="yellow")
    return line


def _grouped(damages: Iterable[Damage]) -> list[_Group]:
    """Losses one by one, for each is looked up; repairs that are alike together, doubtful ones first."""
    groups: dict[object, _Group] = {}
    for damage in sorted(damages, key=lambda each: each.certain):
        alike = (damage.original, damage.mended, damage.certain) if damage.mended is not None else damage
        group = groups.get(alike, _Group(damage, 0))
        groups[alike] = group._replace(number=group.number + 1)
    return list(groups.values())


def _print_kind(console: Console, document: Document, groups: Sequence[_Group]) -> None:
    certain = [group for group in groups if group.first.certain]
    shown = [group for group in groups if not group.first.certain] + certain[:MOST_CERTAIN]
    for group in shown:
        console.print(_facts(document, group), soft_wrap=True)
        for line in _before_and_after(document, group.first):
            console.print(line, soft_wrap=True)
    if len(certain) > MOST_CERTAIN:
        more = sum(group.number for group in certain[MOST_CERTAIN:])
        console.print(f"  {message('damage.more', 'en', n=more)}", style="dim")


def _facts(document: Document, group: _Group) -> Text:
    """Where the damage is, how often, and how sure the repair."""
    damage = group.first
    page = next((block.page for block in document.blocks if block.start <= damage.start < block.end), None)
    facts = [f"page {page}"] if page else []
    facts.append(f"at {damage.start}")
    facts += [f"{group.number} times"] if group.number > 1 else []
    line = Text("  " + ", ".join(facts), style="dim")
    if damage.mended is None:
        line.append(" · lost", style="not dim bold red")
        line.append(_known(damage.bounds), style="not dim yellow")
    elif not damage.certain:
        line.append(" · uncertain", style="not dim bold yellow")
    return line


def _known(bounds: Bounds | None) -> str:
    """What is still known of a lost number, and why."""
    if bounds is None:
        return ""
    reason = either(bounds_reason(bounds), "en")
    return f" · {either(bounds_label(bounds), 'en')}" + (f" ({reason})" if reason else "")


def _before_and_after(document: Document, damage: Damage) -> tuple[Text, Text]:
    before, after = _context(document, damage)
    mended = GAP if damage.mended is None else _shortened(damage.mended)
    style = "red" if damage.mended is None else "green" if damage.certain else "yellow"
    return (
        _line("-", [(before, "dim"), (_shortened(damage.original), "red"), (after, "dim")]),
        _line("+", [(before, "dim"), (mended, f"bold {style}"), (after, "dim")]),
    )


def _context(document: Document, damage: Damage) -> tuple[str, str]:
    text = document.text
    return text[max(0, damage.start - AROUND) : damage.start], text[damage.end : damage.end + AROUND]


def _shortened(words: str) -> str:
    if len(words) <= LONGEST:
        return words
    half = LONGEST // 2
    return f"{words[:half]} {GAP} {words[-half:]}"


def _line(sign: str, parts: Iterable[Part]) -> Text:
    """The words behind their sign, closed off so that Arabic turns nothing around it."""
    line = Text(f"    {sign} {FIRST_STRONG_ISOLATE}")
    for words, style in parts:
        line.append(_visible(words), style=style)
    return line.append(POP_ISOLATE)


def _visible(words: str) -> str:
    """The words on one line, without what could drive the terminal or turn them around."""
    if words.isspace():
        return "·" * len(words)
    shown = (each if each.isprintable() else "⏎" if each == "\n" else "·" for each in plain(words))
    return "".join(shown)
