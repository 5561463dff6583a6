"""Country names for the map, by the ISO 3166-1 numeric code under which world-atlas keeps their shapes."""

from functools import cache

import pycountry
from babel import Locale


@cache
def country_names() -> dict[str, list[str]]:
    """Arabic and English name of each country by numeric code (three digits)."""
    arabic, english = Locale.parse("ar").territories, Locale.parse("en").territories
    return {
        country.numeric: [arabic.get(country.alpha_2, ""), english.get(country.alpha_2, country.name)]
        for country in pycountry.countries
    }
