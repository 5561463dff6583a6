"""Countries: names in Arabic and English, adjectives («سوري»), capitals that stand for governments."""

from functools import cache

import msgspec

from riwaya.arabic.characters import key
from riwaya.lexicon import load_table
from riwaya.model import Name


class Country(msgspec.Struct, frozen=True):
    """A country of the lexicon. `at` is a middle point in degrees WGS 84, `radius_km` how far the land reaches."""

    code: str
    ar: tuple[str, ...]
    en: str
    adjective: str
    nisba: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    capital: tuple[str, ...] = ()
    at: tuple[float, float] | None = None
    radius_km: int | None = None

    @property
    def name(self) -> Name:
        """Its usual names."""
        return Name(self.ar[0], self.en)


@cache
def countries() -> dict[str, Country]:
    """All countries by ISO 3166-1 alpha-2: those of the lexicon, then the rest of the world from Babel (CLDR)."""
    return {
        code: msgspec.convert({**row, "code": code}, Country) for code, row in load_table("countries").items()
    }


@cache
def remaining_countries() -> dict[str, Country]:
    """The countries that the lexicon does not describe, from Babel (CLDR): names only."""
    from babel import Locale  # noqa: PLC0415  (loads its data only when a gazetteer is wanted)

    arabic, english = Locale("ar").territories, Locale("en").territories
    return {
        code: Country(code, (name,), english[code], english[code])
        for code, name in arabic.items()
        if len(code) == 2
        and code.isalpha()
        and code not in countries()
        and code in english
        and code not in _NOT_LANDS
    }


_NOT_LANDS = frozenset({"EU", "EZ", "UN", "QO", "ZZ", "XA", "XB", "AC", "CP", "DG", "EA", "IC", "TA"})


def _nisba_forms(masculine: str) -> tuple[str, ...]:
    stem = key(masculine)
    return (stem, stem + "ه", stem + "ون", stem + "ين", stem + "ات", stem + "ان", stem + "تان", stem + "تين")


@cache
def nisbas() -> dict[str, str]:
    """From the look-up key of an adjective or people, in all regular forms and without article, to the country code.

    >>> nisbas()["سوريون"], nisbas()["روس"]
    ('SY', 'RU')
    """
    table: dict[str, str] = {}
    for code, country in countries().items():
        for masculine in country.nisba:
            if " " not in masculine:
                for form in _nisba_forms(masculine):
                    table.setdefault(form, code)
        for people in country.people:
            table.setdefault(key(people), code)
    return table


@cache
def country_keys() -> dict[str, str]:
    """From the look-up key of a one-word country name to its code.

    >>> country_keys()["العراق"]
    'IQ'
    """
    return {
        key(name): code for code, country in countries().items() for name in country.ar if " " not in name
    }
