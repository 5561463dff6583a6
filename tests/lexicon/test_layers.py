"""A user's lexicon over the shipped one: what is built from it reaches nobody else."""

import gc
import pickle
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import riwaya
from riwaya.extract.act_entries import act_index
from riwaya.extract.cues import cue_of
from riwaya.lexicon import Lexicon, active_table, load_table, per_lexicon, using
from riwaya.lexicon.actors import actor_rows
from riwaya.lexicon.gazetteer import gazetteer
from riwaya.model import Claim, Document

TEXT = "شن لواء الوادي هجوما على مواقع للجيش في مدينة تدمر أمس. وقتل ثلاثة جنود قرب المدينة."
OWN = """
[[actor]]
id = "{id}"
ar = "لواء الوادي"
en = "Wadi Brigade"
kind = "armed_group"
"""


def lexicon(tmp_path: Path, text: str, name: str = "my.toml") -> Lexicon:
    path = tmp_path / name
    path.write_text(text, "utf-8")
    return riwaya.load_lexicon(path)


def actors(own: Lexicon | None) -> list[str | None]:
    claims: list[Claim] = riwaya.extract(Document("1", TEXT), lexicon=own)
    return [actor.value.id for actor in claims[0].actors]


def test_the_lexicon_holds_for_its_own_call_alone(tmp_path: Path) -> None:
    own = lexicon(tmp_path, OWN.format(id="wadi"))
    assert actors(None) == [None]
    assert actors(own) == ["wadi"]
    assert actors(None) == [None]
    assert actors(own) == ["wadi"]


def test_two_lexicons_do_not_meet_in_threads(tmp_path: Path) -> None:
    lexicons = [lexicon(tmp_path, OWN.format(id=name), f"{name}.toml") for name in ("one", "two")]
    with ThreadPoolExecutor(4) as pool:
        found = list(pool.map(actors, [*lexicons, None] * 4))
    assert found == [["one"], ["two"], [None]] * 4


def test_what_a_lexicon_does_not_touch_is_built_once(tmp_path: Path) -> None:
    own = lexicon(tmp_path, OWN.format(id="wadi"))
    shipped = act_index(), gazetteer(), actor_rows(), cue_of("قال")
    with using(own):
        assert act_index() is shipped[0]
        assert gazetteer() is shipped[1]
        assert actor_rows() is not shipped[2]
        assert actor_rows() is actor_rows()
        assert cue_of("قال") is shipped[3]
    assert actor_rows() is shipped[2]


def test_what_is_built_for_a_lexicon_goes_with_it() -> None:
    calls = []

    @per_lexicon("some")
    def build() -> int:
        calls.append(1)
        return len(calls)

    own = Lexicon({"some": {}})
    assert (build(), build()) == (1, 1)
    with using(own):
        assert (build(), build()) == (2, 2)
    with using(Lexicon({"some": {}})):
        assert build() == 3
    with using(Lexicon({"other": {}})):
        assert build() == 1


def test_a_lexicon_goes_to_another_process(tmp_path: Path) -> None:
    own = pickle.loads(pickle.dumps(lexicon(tmp_path, OWN.format(id="wadi"))))
    assert actors(own) == ["wadi"]


def test_no_lexicon_leaves_the_one_in_use(tmp_path: Path) -> None:
    with using(lexicon(tmp_path, OWN.format(id="wadi"))):
        assert actors(None) == ["wadi"]
    assert active_table("acts") is load_table("acts")


def test_a_word_met_before_is_a_place_where_the_user_adds_it(tmp_path: Path) -> None:
    document = Document("1", "اندلعت معارك في زغنبوط أمس.")
    own = lexicon(tmp_path, '[places]\nSY = [["زغنبوط", "Zughanbut", "city", 34.6, 38.3, 4000]]\n')
    for added, expected in ((None, []), (own, ["Zughanbut"]), (None, [])):
        places = [place.value for claim in riwaya.extract(document, lexicon=added) for place in claim.places]
        assert [place.name.en for place in places if place.id is not None] == expected


def test_the_collector_goes_on_after_tables_are_built() -> None:
    @per_lexicon("some")
    def build() -> bool:
        return gc.isenabled()

    assert not build()
    assert gc.isenabled()


def test_the_collector_stays_at_rest_where_it_was() -> None:
    gc.disable()
    try:
        per_lexicon("some")(dict)()
        assert not gc.isenabled()
    finally:
        gc.enable()
