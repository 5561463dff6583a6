"""What speaks for or against a claim: features are names, each given once, that the table of weights knows."""

import pytest

from riwaya.arabic import analyze
from riwaya.extract.claim_features import sentence_cues
from riwaya.extract.claims import find_candidates
from riwaya.lexicon import load_table
from riwaya.model import Document

NAMES = {name for kind in ("article", "sentence") for name in load_table("confidence")[kind]["weights"]} - {
    "alone",
    "alone-control",
    "polarity=positive",
    "modality=actual",
}
"""The weighed features without those by which a set of weights is chosen."""

TEXT = (
    "قتل ثلاثة جنود في هجوم على حاجز قرب الرقة أمس. وقال الجيش إن مسلحين شنوا الهجوم فجرا. "
    "وسيطرت القوات على بلدتين بعد معارك استمرت يومين."
)


def test_features_are_named_once_each_and_the_table_knows_most() -> None:
    candidates = find_candidates(Document("case", TEXT))
    assert len(candidates) >= 4
    for candidate in candidates:
        assert len(set(candidate.features)) == len(candidate.features)
        assert sum(name in NAMES for name in candidate.features) > len(candidate.features) / 2


def test_every_family_of_the_table_is_still_given_by_the_code() -> None:
    """A weight for a feature that nothing yields any more would be dead."""
    given_names = {
        name.partition("=")[0]
        for text in (
            TEXT,
            "هل كانت «محاولة» لاغتيال الوزير؟ نرى أن الذي قصف القرية في 2005 لم ينج.",
            "اغتيل الوزير.",
        )
        for candidate in find_candidates(Document("case", text))
        for name in candidate.features
    }
    families = {
        "act",
        "entry",
        "shape",
        "far",
        "length",
        "triggers",
        "roles",
        "actor",
        "target",
        "place",
        "time",
    }
    assert families <= given_names
    assert families <= {name.partition("=")[0] for name in NAMES}


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("هل سقطت المدينة؟", "question"),
        ("قتل 12 شخصا.", "number"),
        ("وقع انفجار في السوق.", "happened"),
        ("نرى أن الحرب خطأ.", "opinion"),
    ],
)
def test_the_sentence_as_a_whole_gives_cues(text: str, cue: str) -> None:
    assert cue in sentence_cues(analyze(text)[0].tokens)


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("تظاهر مئات العمال أمام المصنع.", "counted"),
        ("تظاهر العمال أمام المصنع.", "definite"),
        ("تظاهر عمال أمام المصنع.", "bare"),
    ],
)
def test_how_the_doer_is_named_is_a_feature(text: str, form: str) -> None:
    assert f"actor-form={form}" in find_candidates(Document("line", text))[0].features


@pytest.mark.parametrize(
    ("text", "crowd"),
    [
        ("ورفع المتظاهرون لافتات ضد الحكومة.", "known-crowd"),
        ("ورفع مئات المتظاهرين لافتات ضد الحكومة.", "new-crowd"),
        ("ونزل المتظاهرون إلى الشوارع.", None),
    ],
)
def test_what_a_crowd_told_before_goes_on_to_do_is_known_by_its_article(text: str, crowd: str | None) -> None:
    features = find_candidates(Document("line", text))[0].features
    assert [name for name in features if name.endswith("-crowd")] == ([crowd] if crowd else [])
