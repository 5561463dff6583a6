"""--explain tells truly: the senses that it shows hold, the weights that it shows make the confidence."""

import math
from pathlib import Path

import msgspec
import pytest

import riwaya
from riwaya.demo import list_documents
from riwaya.extract.roles import CONFIDENCE
from riwaya.extract.trace import Trace, trace
from riwaya.lexicon import load_table
from riwaya.model import Document
from riwaya.show_trace import explain, say_method

TEXT = "قصف الجيش السوري مواقع تنظيم الدولة الإسلامية في تدمر أمس، وقال مصدر عسكري إن ثلاثة مسلحين قتلوا."


@pytest.fixture(scope="module")
def traces() -> list[Trace]:
    documents = [riwaya.read(told.path, published=told.published) for told in list_documents()]
    return [each for document in documents for each in trace(document)]


def test_the_claims_are_those_of_extract() -> None:
    document = Document("1", TEXT)
    assert [each.claim for each in trace(document) if each.kept] == riwaya.extract(document)


def test_the_senses_of_the_entry_taken_hold(traces: list[Trace]) -> None:
    assert len(traces) > 20
    for each in traces:
        assert each.lookups[0].taken
        assert each.claim.act.method == f"lexicon:{each.lookups[0].entry}"
        assert all(sense.holds for sense in each.lookups[0].senses), each


def test_a_reading_that_asks_in_vain_is_told() -> None:
    found = next(
        e for e in trace(Document("1", "شن مسلحون هجوما على حاجز في تدمر أمس.")) if e.word == "هجوما"
    )
    refused = [lookup for lookup in found.lookups if not lookup.taken]
    assert refused
    assert all(not sense.holds for lookup in refused for sense in lookup.senses if sense.sense == "next")


def test_the_weights_add_up_to_the_confidence(traces: list[Trace]) -> None:
    for each in traces:
        total = each.bias + sum(weight.weight for weight in each.weights)
        assert 1 / (1 + math.exp(-total)) == pytest.approx(each.probability, abs=0.01)
        assert [abs(w.weight) for w in each.weights] == sorted(
            (abs(w.weight) for w in each.weights), reverse=True
        )


def test_a_word_that_was_not_kept_is_under_the_threshold(traces: list[Trace]) -> None:
    for each in traces:
        assert each.kept or each.probability < each.threshold


def test_the_users_entry_is_told_as_his(tmp_path: Path) -> None:
    path = tmp_path / "my.toml"
    path.write_text('[act]\nshelling = [{ verb = "مشط", frame = "strike" }]\n', "utf-8")
    found = trace(Document("1", "مشطت القوات الحكومية أحياء تدمر أمس."), lexicon=riwaya.load_lexicon(path))
    assert found[0].lookups[0].own


def test_every_rule_of_roles_has_words() -> None:
    assert set(CONFIDENCE) <= set(load_table("methods")["roles"])
    assert (
        say_method("genitive; lexicon:islamic-state")
        == "the noun's genitive; «islamic-state» in the lexicon of actors"
    )
    assert say_method("a rule of tomorrow") == "a rule of tomorrow"


def test_values_and_features_are_told_in_words(traces: list[Trace]) -> None:
    for each in traces:
        told = explain(each)
        assert msgspec.json.decode(msgspec.json.encode(told))["trace"]["kept"] == each.kept
        assert not any("=" in words for words in told.says.values()), told.says
        for value in told.values:
            assert value.rule
