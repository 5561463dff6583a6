"""Measure places: found on the gold articles, resolved on tweets with coordinates.

    places.py GOLD.jsonl IDRISI.jsonl [--show]

On the gold: how many annotated place phrases a mention covers (half of the shorter shared), and how many locative
mentions in the sentences of claims meet none. On the tweets (hashtags opened into words): cities within 20 km,
provinces within 60 km, districts within 30 km, countries right, each over all annotated mentions, found or not.
"""

import argparse
import json
import math
import time
from collections import Counter
from pathlib import Path
from typing import Any

from riwaya.arabic import analyze
from riwaya.arabic.characters import key
from riwaya.extract.place_memory import PlaceContext
from riwaya.extract.places import PlaceMention, find_place_mentions, find_places
from riwaya.lexicon.gazetteer import gazetteer
from riwaya.model import Place, Sourced

Row = dict[str, Any]
REACH_KM = {"City/town": 20, "Province": 60, "District": 30}
EARTH_KM = 6371.0


def overlap(a: tuple[int, int], b: tuple[int, int]) -> bool:
    """Whether two spans share at least half of the shorter one."""
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and shared * 2 >= min(a[1] - a[0], b[1] - b[0])


def distance_km(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance (haversine)."""
    (lat1, lon1), (lat2, lon2) = ((math.radians(x), math.radians(y)) for x, y in (a, b))
    h = math.sin((lat2 - lat1) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(h))


def gold(path: Path, *, show: bool) -> Counter[str]:
    """How the gold's place phrases are met, article by article."""
    counts: Counter[str] = Counter()
    for line in path.open():
        row: Row = json.loads(line)
        wanted = {tuple(span) for claim in row["claims"] for span in claim["places_spans"] if span}
        told = [(row["text"].find(claim["sentence"]), len(claim["sentence"])) for claim in row["claims"]]
        context, found = PlaceContext(), []
        for sentence in analyze(row["text"]):
            for mention in find_place_mentions(sentence.tokens, context):
                start, end = sentence.tokens[mention.start].host_start, sentence.tokens[mention.end - 1].end
                found.append((start, end, mention))
        tally(
            counts,
            row["text"],
            wanted,
            [f for f in found if any(a <= f[0] < a + n for a, n in told)],
            show=show,
        )
    return counts


def tally(
    counts: Counter[str],
    text: str,
    wanted: set[tuple[int, int]],
    found: list[tuple[int, int, PlaceMention]],
    *,
    show: bool,
) -> None:
    """Adds one article."""
    for span in sorted(wanted):
        met = any(overlap(span, (start, end)) for start, end, _ in found)
        counts["gold"] += 1
        counts["gold met"] += met
        counts["gold met exactly"] += any((start, end) == span for start, end, _ in found)
        if show and not met:
            print(
                "MISSED ",
                text[span[0] : span[1]],
                "|",
                text[max(0, span[0] - 25) : span[1] + 15].replace("\n", " "),
            )
    for start, end, mention in found:
        if not mention.locative:
            continue
        right = any(overlap(span, (start, end)) for span in wanted)
        counts["locative mentions"] += 1
        counts["locative mentions in gold"] += right
        if show and not right:
            print(
                "OUTSIDE",
                text[start:end],
                "|",
                text[max(0, start - 25) : end + 15].replace("\n", " "),
                "|",
                mention.method,
            )


def plain(text: str) -> str:
    """A tweet with its hashtags opened, length kept."""
    return text.replace("#", " ").replace("_", " ")


def tweets(path: Path, *, show: bool) -> Counter[str]:
    """How the tweets' mentions are resolved."""
    counts: Counter[str] = Counter()
    rows = [json.loads(line) for line in path.open()]
    for row in rows:
        places = find_places(plain(row["text"]))
        for mention in row["mentions"]:
            place = covering(places, (mention["start"], mention["end"]))
            sort = mention["type"]
            counts[sort, "all"] += 1
            counts[sort, "found"] += place is not None
            right = place is not None and place.country == mention["country"].upper()
            counts[sort, "country"] += right
            counts["country", "known"] += place is not None and place.country is not None
            counts["country", "right"] += right
            near = is_near(place, mention, sort)
            counts[sort, "near"] += near
            counts[sort, "near, or its unit"] += near or (sort == "City/town" and is_unit_of(place, mention))
            if show and sort in REACH_KM and not near:
                said = f"{place.id} {place.country} {place.latitude},{place.longitude}" if place else None
                spot = f"{mention['country']} {mention['lat'][:6]},{mention['lon'][:6]}"
                print(f"{sort} | {mention['text']} | {spot} | {said}")
    return counts


def covering(places: list[Sourced[Place]], span: tuple[int, int]) -> Place | None:
    """The found place that shares half of the span."""
    for place in places:
        if place.quote and overlap(span, (place.quote.start, place.quote.end)):
            return place.value
    return None


def is_near(place: Place | None, mention: Row, sort: str) -> bool:
    """Whether a place lies where the annotators put it."""
    if place is None:
        return False
    if sort == "Country":
        return place.country == mention["country"].upper()
    if place.latitude is None or place.longitude is None:
        return False
    spot = float(mention["lat"]), float(mention["lon"])
    return distance_km((place.latitude, place.longitude), spot) <= REACH_KM.get(sort, 20)


def is_unit_of(place: Place | None, mention: Row) -> bool:
    """Whether the annotators' point for a town is the middle of the unit that bears the town's name.

    OpenStreetMap answers «معان» with the middle of the governorate, 83 km from the town.
    """
    if place is None or place.latitude is None or place.longitude is None:
        return False
    spot = float(mention["lat"]), float(mention["lon"])
    units = [
        one
        for one in gazetteer().index.get(key(place.name.ar or "").split()) or ()
        if one.level == "province" and one.country == place.country == mention["country"].upper()
    ]
    return any(
        distance_km((one.latitude or 0, one.longitude or 0), spot) <= REACH_KM["Province"]
        and distance_km((place.latitude, place.longitude), spot) <= 2 * (one.radius_m or 0) / 1000
        for one in units
    )


def figures(shared: Path) -> dict[str, dict[str, float]]:
    """The figures for `run.py`."""
    counts = tweets(shared / "data" / "places" / "idrisi_dev.jsonl", show=False)

    def share(sort: str, what: str) -> float:
        return counts[sort, what] / counts[sort, "all"]

    return {
        "places of tweets": {
            "cities within 20 km": share("City/town", "near"),
            "cities, or the unit of the name": share("City/town", "near, or its unit"),
            "provinces within 60 km": share("Province", "near"),
            "districts within 30 km": share("District", "near"),
            "country right where known": counts["country", "right"] / counts["country", "known"],
        }
    }


def speed(path: Path) -> float:
    """Microseconds a token for `find_place_mentions`."""
    sentences = [s.tokens for line in path.open() for s in analyze(json.loads(line)["text"])]
    find_place_mentions(sentences[0])
    started = time.process_time()
    for tokens in sentences:
        find_place_mentions(tokens)
    return (time.process_time() - started) / sum(map(len, sentences)) * 1e6


def main() -> None:
    """Prints the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("tweets", type=Path)
    parser.add_argument("--show", action="store_true")
    options = parser.parse_args()
    for name, value in gold(options.gold, show=options.show).items():
        print(f"{name:28} {value}")
    counts = tweets(options.tweets, show=options.show)
    for sort in sorted({sort for sort, _ in counts if sort != "country"}):
        total = counts[sort, "all"]
        kinds = ("found", "country", "near", "near, or its unit")
        rates = " ".join(f"{what} {counts[sort, what] / total:.3f}" for what in kinds)
        print(f"{sort:30} {total:5} {rates}")
    print(f"country right where known      {counts['country', 'right'] / counts['country', 'known']:.3f}")
    print(f"find_place_mentions {speed(options.gold):.2f} µs a token")


if __name__ == "__main__":
    main()
