"""Any value survives JSON; quotes are checked when made; the schema describes what is written."""

from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from riwaya import model
from riwaya.command.schema import describe_values
from riwaya.model import Document, Quote, QuoteError, Rejected, Sourced, Span, When

TEXT = "سيطر تنظيم الدولة على مدينة تدمر ثم انسحب منها فجر الأحد"

words = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
confidences = st.floats(0, 1)
offsets = st.integers(0, 10_000)


@st.composite
def spans(draw: st.DrawFn) -> Span:
    start = draw(offsets)
    return Span(start, start + draw(offsets))


@st.composite
def quotes(draw: st.DrawFn) -> Quote:
    exact = draw(words.filter(bool))
    start = draw(offsets)
    page = draw(st.none() | st.integers(1, 500))
    return Quote(
        start, start + len(exact), exact, page, draw(st.tuples() | st.tuples(st.from_type(model.Box)))
    )


def many(values: st.SearchStrategy[Any]) -> st.SearchStrategy[tuple[Any, ...]]:
    return st.lists(values, max_size=3).map(tuple)


def sourced(values: st.SearchStrategy[Any]) -> st.SearchStrategy[Sourced[Any]]:
    return st.builds(Sourced, values, confidences, words, st.none() | quotes())


box = st.builds(model.Box, *[st.floats(0, 2000)] * 4)
st.register_type_strategy(str, words)
st.register_type_strategy(float, st.floats(allow_nan=False, allow_infinity=False))
st.register_type_strategy(model.Box, box)
st.register_type_strategy(Span, spans())
st.register_type_strategy(Quote, quotes())

actors = st.builds(model.Actor)
places = st.builds(model.Place)
whens = st.builds(When)
counts = st.builds(model.Count)
acts = st.sampled_from(model.ActName.__args__)  # type: ignore[attr-defined]
voices = st.builds(model.Voice, actors)
claims = st.builds(
    model.Claim,
    act=sourced(acts),
    actors=many(sourced(actors)),
    targets=many(sourced(actors)),
    places=many(sourced(places)),
    time=st.none() | sourced(whens),
    counts=many(sourced(counts)),
    attribution=many(
        st.builds(model.Attribution, voices, st.none() | quotes(), st.none() | quotes(), confidences)
    ),
    because=many(st.builds(model.Reason, words, st.none() | quotes(), confidences)),
)
damages = st.builds(model.Damage)
stretches = st.builds(model.Stretch, offsets, offsets, offsets, offsets)
documents = st.builds(
    Document,
    blocks=many(st.builds(model.Block)),
    damages=many(damages),
    published=st.none() | sourced(whens),
    offsets=many(stretches),
    printed=many(st.builds(model.PrintedLine)),
)
incidents = st.builds(model.Incident, acts=many(acts), reasons=many(words))
cells = st.builds(model.CellValue)
rows = st.builds(model.Row, cells=many(many(cells)))
comparisons = st.builds(
    model.Comparison,
    accounts=many(st.builds(model.Account, actors, many(words), many(words))),
    rows=many(rows),
)
values = claims | documents | incidents | comparisons

VALIDATOR = Draft202012Validator(describe_values())


@given(values)
def test_any_value_survives_json(value: Any) -> None:
    assert msgspec.json.decode(msgspec.json.encode(value), type=type(value)) == value


@given(values)
def test_any_value_can_be_hashed_and_is_frozen(value: Any) -> None:
    assert hash(value) == hash(msgspec.json.decode(msgspec.json.encode(value), type=type(value)))
    with pytest.raises(AttributeError):
        value.id = "another"


@given(values)
def test_the_schema_describes_what_is_written(value: Any) -> None:
    VALIDATOR.validate(written(value))


def test_the_schema_is_one_and_turns_other_things_away() -> None:
    Draft202012Validator.check_schema(describe_values())
    claim = written(a_claim())
    VALIDATOR.validate(claim)
    assert not VALIDATOR.is_valid(claim | {"act": claim["act"] | {"value": "weather"}})
    assert not VALIDATOR.is_valid({key: value for key, value in claim.items() if key != "act"})


def written(value: Any) -> Any:
    return msgspec.json.decode(msgspec.json.encode(value))


def a_claim() -> model.Claim:
    document = Document("d", TEXT)
    return model.Claim("c", "d", Span(0, len(TEXT)), Sourced("seizure", 0.9, "test", document.quote(0, 4)))


@given(st.data())
def test_a_document_quotes_its_own_words(data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    document = Document("d", TEXT)
    quote = document.quote(start, end)
    assert quote.exact == TEXT[start:end]
    assert document.holds(quote)
    assert document.quote(start, end, quote.exact) == quote


def test_a_quote_of_other_words_is_refused() -> None:
    document = Document("d", TEXT)
    with pytest.raises(QuoteError, match="سيطر"):
        document.quote(0, 4, "انسح")
    assert not document.holds(Quote(0, 4, "انسح"))


@pytest.mark.parametrize(
    ("start", "end", "exact"), [(3, 3, ""), (-1, 3, "سيطر"), (5, 2, "س"), (0, 4, "سيطرت")]
)
def test_a_quote_without_its_words_is_refused(start: int, end: int, exact: str) -> None:
    with pytest.raises(QuoteError):
        Quote(start, end, exact)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (4, 3)])
def test_a_span_runs_forward(start: int, end: int) -> None:
    with pytest.raises(QuoteError):
        Span(start, end)


@given(st.floats().filter(lambda number: not 0 <= number <= 1))
def test_a_confidence_lies_between_0_and_1(number: float) -> None:
    with pytest.raises(ValueError, match="between 0 and 1"):
        Sourced("x", number, "test")


def test_quotes_are_checked_when_decoded_too() -> None:
    forged = msgspec.json.encode(a_claim()).replace("سيطر".encode(), "سيطروا".encode())
    with pytest.raises(msgspec.ValidationError, match="code points"):
        msgspec.json.decode(forged, type=model.Claim)


def test_a_claim_lists_its_quotes_trigger_first() -> None:
    document = Document("d", TEXT)
    place = Sourced(model.Place(None, model.Name("تدمر")), 0.8, "test", document.quote(28, 32))
    claim = msgspec.structs.replace(a_claim(), places=(place,))
    assert [quote.exact for quote in claim.quotes()] == ["سيطر", "تدمر"]


def test_a_refusal_says_which_and_why() -> None:
    refusal = Rejected("a.pdf", "the file is empty")
    assert (str(refusal), refusal.path, refusal.reason) == (
        "a.pdf: the file is empty",
        "a.pdf",
        "the file is empty",
    )
