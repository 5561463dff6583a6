"""What the importers of gazetteers share: the checks that a row must pass, and what is said of those that do not."""

import math
import re
from collections.abc import Iterable
from functools import cache

import msgspec

from riwaya.arabic.characters import key
from riwaya.arabic.dictionary import is_known
from riwaya.lexicon.added_places import AddedPlace
from riwaya.lexicon.cities import cities

MARGIN = 1.0
"""Degrees that a place may lie beyond the outermost towns of its country: deserts and islands, not the next country."""
LEAST_TOWNS = 8
"""So few known towns do not tell how far a country reaches."""

_ARABIC = re.compile("[\u0621-\u064a\u0670\u06a9\u06af\u06cc\u064b-\u0652 \u0640'’-]{2,}")
_MISREAD = re.compile("[ØÙ][\u0080-\u2122]|[طظ][§„ ¨©ھ…†‡ˆ‰]")
"""UTF-8 read as Windows-1252, or as Windows-1256."""
_UNIT = re.compile(
    r"(?:محافظة|ولاية|[إا]مارة|منطقة|مديرية|قضاء|مقاطعة|ناحية|مركز|[إا]قليم|مدينة|قرية|بلدة|بلدية)\s+(?=\S)"
)


class BadRow(Exception):  # noqa: N818  (a refusal of one row)
    """Why a row was left out: the kind of fault, and what it was in this row."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind)
        self.kind = kind
        self.detail = detail


class Fault(msgspec.Struct):
    """A kind of fault: the lines that have it, and what it was in the first."""

    detail: str
    first: int
    lines: int = 1


class Rows:
    """The places of a file as they come, how many had no Arabic name, and what was wrong, by kind of fault."""

    def __init__(self) -> None:
        self.places: dict[str, AddedPlace] = {}
        self.more_names: list[tuple[str, str]] = []
        self.nameless = 0
        self.faults: dict[str, Fault] = {}

    def add(self, place: AddedPlace) -> None:
        """Takes a place; raises BadRow where its id was there before."""
        if place.id in self.places:
            raise BadRow("an id that came before; the first is kept", place.id)
        self.places[place.id] = place

    def take(self, other: "Rows", where: str) -> None:
        """Takes the places of another table of the file, and its faults, each told with `where` it was."""
        for place in other.places.values():
            self.places.setdefault(place.id, place)
        self.nameless += other.nameless
        self.faults.update({f"{kind}, {where}": fault for kind, fault in other.faults.items()})

    def leave_out(self, line: int, why: BadRow) -> None:
        """Remembers why a line was left out."""
        fault = self.faults.get(why.kind)
        if fault is None:
            self.faults[why.kind] = Fault(why.detail, line)
        else:
            fault.lines += 1

    def complaints(self) -> list[str]:
        """One line for each kind of fault: where it is first, how often, and what it is."""
        return [
            f"line {fault.first}{f' and {fault.lines - 1} more' if fault.lines > 1 else ''} left out: {kind}"
            + (f" ({fault.detail})" if fault.detail else "")
            for kind, fault in self.faults.items()
        ]


def arabic_names(names: Iterable[str], *, of_unit: bool = False) -> tuple[str, ...]:
    """The Arabic among some names, each once; a unit's without the word for its kind («محافظة حمص» as «حمص»).

    >>> arabic_names(["Homs", "محافظة حمص", "Гомс"], of_unit=True)
    ('حمص',)
    """
    found = (name.strip() for name in names)
    kept = (name for name in found if _ARABIC.fullmatch(name))
    return tuple(dict.fromkeys(_UNIT.sub("", name, count=1) if of_unit else name for name in kept))


def is_misread(text: str) -> bool:
    """Whether Arabic letters were read with a wrong encoding before they were saved.

    >>> is_misread("ØªØ¯Ù…Ø±"), is_misread("تدمر")
    (True, False)
    """
    return _MISREAD.search(text) is not None


def point(latitude: str, longitude: str, country: str) -> tuple[float, float] | None:
    """A row's coordinates, None where it has none; raises BadRow where they cannot be the country's."""
    if not latitude.strip() and not longitude.strip():
        return None
    try:
        at = float(latitude), float(longitude)
    except ValueError:
        raise BadRow("coordinates that are no numbers", f"{latitude!r}, {longitude!r}") from None
    if not all(map(math.isfinite, at)) or at == (0.0, 0.0):
        raise BadRow("coordinates that are no place", f"{latitude}, {longitude}")
    swapped = at[1], at[0]
    if _may_lie_in(at, country):
        return at
    if _may_lie_in(swapped, country):
        raise BadRow(
            f"latitude and longitude are swapped: so they lie outside {country}", f"{at[0]}, {at[1]}"
        )
    raise BadRow(f"coordinates far outside {country}", f"{at[0]}, {at[1]}")


def _may_lie_in(at: tuple[float, float], country: str) -> bool:
    if abs(at[0]) > 90 or abs(at[1]) > 180:
        return False
    extent = _extent(country)
    return extent is None or all(low <= value <= high for value, (low, high) in zip(at, extent, strict=True))


@cache
def _extent(country: str) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """From where to where a country's known towns lie, and somewhat beyond; None where too few are known."""
    spots = [(city.latitude, city.longitude) for city in cities() if city.countrycode == country]
    if len(spots) < LEAST_TOWNS:
        return None
    north, east = ((min(values) - MARGIN, max(values) + MARGIN) for values in zip(*spots, strict=True))
    return north, east


def everyday_words(names: Iterable[str]) -> tuple[str, ...]:
    """The look-up keys of names of one word that the dictionary holds as a word of the language."""
    keys = {key(name) for name in names if " " not in name}
    return tuple(sorted(word for word in keys if is_known(word) or is_known(word.removeprefix("ال"))))
