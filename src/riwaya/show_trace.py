"""Why a claim is one, for the terminal: the entry, its senses, each value's rule, the codes, the confidence."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

import msgspec
from rich.console import Console
from rich.text import Text

from riwaya.extract.trace import Lookup, Sense, Trace, Weight
from riwaya.labels import either
from riwaya.lexicon import load_table
from riwaya.model import Claim, Document, Name, Place, Quote, Sourced
from riwaya.terminal import isolated

HEAVIEST = 6
"""Features of a confidence that are shown; the JSON has all."""

LABEL = 11
"""Columns before what a line says."""

_WINDOWS = {
    "next": "right after it",
    "before": "right before it",
    "beside": "near it",
    "unless": "near it",
    "not_after": "right before it, without an article",
    "not_next": "right after it",
}
_FORM = ("pos", "aspect", "voice", "person", "gender", "number")
_NUMBER = re.compile(r"^(best-of)-(\d+)$")


class Value(msgspec.Struct, frozen=True):
    """One value of a claim: its field, its words, what it is, and the rule that gave it, in words."""

    field: str
    words: str | None
    value: str
    rule: str
    method: str
    confidence: float


class Explained(msgspec.Struct, frozen=True):
    """A trace with the rules of its values in words: what `--explain --json` writes."""

    trace: Trace
    values: tuple[Value, ...]
    says: dict[str, str]


def explain(found: Trace) -> Explained:
    """The trace with its rules and features in words."""
    says = {weight.feature: _feature(weight.feature) for weight in found.weights}
    return Explained(found, tuple(values_of(found.claim)), says)


def print_traces(console: Console, document: Document, traces: Iterable[Trace], name: str) -> None:
    """Prints how each claim came about, then, a line each, the words that were not kept."""
    left_out = []
    for each in traces:
        if not each.kept:
            left_out.append(each)
            continue
        for line in _lines(document, each, name):
            console.print(line, soft_wrap=True)
    for each in left_out:
        console.print(_left_out(each), soft_wrap=True)


def values_of(claim: Claim) -> Iterator[Value]:
    """The claim's values with the rules that gave them."""
    for field, actors in (("actor", claim.actors), ("target", claim.targets)):
        for actor in actors:
            shown = f"{_name(actor.value.name)} [{actor.value.id or '-'}, {actor.value.kind}]"
            yield _value(field, actor, shown)
    for place in claim.places:
        yield _value("place", place, _place(place.value))
    if claim.time:
        yield _value("time", claim.time, claim.time.value.edtf)
    for count in claim.counts:
        low, high = count.value.low, count.value.high
        yield _value("count", count, f"{count.value.of} {low if low == high else f'{low}–{high}'}")
    for link in claim.attribution:
        shown = f"{_name(link.value.source.name)} [{link.value.source.id or '-'}] {link.value.stance}"
        cue = f"; cue «{link.cue.exact}»" if link.cue else ""
        rule = _part(link.method, "attribution") + cue
        yield Value("source", _exact(link.quote), shown, rule, link.method, link.confidence)


def _value(field: str, sourced: Sourced[Any], shown: str) -> Value:
    rule = say_method(sourced.method) if field in {"actor", "target", "place"} else sourced.method
    return Value(field, _exact(sourced.quote), shown, rule, sourced.method, sourced.confidence)


def say_method(method: str) -> str:
    """A method in words.

    >>> say_method("genitive; head:city+best-of-2")
    "the noun's genitive; a phrase that opens with city; the likeliest of 2 places of that name"
    """
    role, _, rest = method.partition("; ")
    if not rest and role not in _words("roles"):
        role, rest = "", method
    said = [_part(role, "roles")] if role else []
    return "; ".join(said + [_part(part, "values") for part in rest.split("+") if part])


def _part(part: str, section: str) -> str:
    numbered = _NUMBER.match(part)
    name, _, argument = (numbered[1], "", numbered[2]) if numbered else part.partition(":")
    words = _words(section).get(name)
    return part if words is None else words.format(argument)


def _feature(feature: str) -> str:
    name, _, argument = feature.partition("=")
    if name == "act" and "+" in argument:
        act, _, shape = argument.partition("+")
        return f"the act {act} in this shape, {shape}"
    words = _words("features").get(name)
    return feature if words is None else words.format(argument or "none")


@cache
def _words(section: str) -> dict[str, str]:
    words: dict[str, str] = load_table("methods")[section]
    return words


def _lines(document: Document, found: Trace, name: str) -> Iterator[Text]:
    claim = found.claim
    quote = claim.act.quote
    head = Text(isolated(f"{claim.act.value} «{_exact(quote)}»"), style="bold")
    where = f"{name}, at {quote.start}" if quote else name
    head.append(isolated(f"  {where}"), style="not bold dim")
    yield head
    yield _line("in", _shortened(document.text[claim.sentence.start : claim.sentence.end]))
    for lookup in found.lookups:
        yield _line("entry" if lookup.taken else "not taken", _entry(lookup))
        for sense in lookup.senses:
            yield _line("", _sense(sense))
    if claim.polarity == "negative" or claim.modality != "actual":
        yield _line("told as", f"{claim.polarity}, {claim.modality}")
    for value in values_of(claim):
        words = f"«{value.words}» " if value.words else ""
        yield _line(value.field, f"{words}{value.value}: {value.rule} ({value.confidence:.2f})")
    if claim.codes:
        for code, reason in _codes(claim):
            yield _line(code[0], f"{code[1]}: {reason}")
    yield _line("confidence", _confidence(found))
    yield Text("")


def _entry(lookup: Lookup) -> str:
    form = ", ".join(str(lookup.form[name]) for name in _FORM if name in lookup.form)
    roles = ", ".join(f"{seat} {role}" for seat, role in lookup.frame.items() if role != "none")
    origin = "yours" if lookup.own else "shipped"
    return f"{lookup.entry} ({origin}), as {form}; roles: {roles}"


def _sense(sense: Sense) -> str:
    listed = "، ".join(sense.words) + (f" … ({sense.more} more)" if sense.more else "")
    found = f"«{sense.found}» stands there" if sense.found else "none stands there"
    holds = "holds" if sense.holds else "does not hold"
    return f"{sense.sense}, {_WINDOWS.get(sense.sense, 'near it')}: {listed}: {found}, {holds}"


def _codes(claim: Claim) -> Iterator[tuple[tuple[str, str], str]]:
    codes = claim.codes
    if codes is None:
        return
    mode = f"/{codes.plover_mode.value}" if codes.plover_mode.value else ""
    yield ("PLOVER", f"{codes.plover_type.value}{mode}"), codes.plover_mode.because
    event = " / ".join(c.value for c in (codes.acled_event_type, codes.acled_sub_event_type) if c.value)
    yield ("ACLED", event or "unknown"), codes.acled_sub_event_type.because
    violence = codes.ucdp_type_of_violence
    yield ("UCDP", str(violence.value or "unknown")), violence.because
    yield ("CAMEO", codes.cameo_root.value or "unknown"), codes.cameo_root.because


def _confidence(found: Trace) -> str:
    moved = ", ".join(_moved(weight) for weight in found.weights[:HEAVIEST])
    rest = sum(weight.weight for weight in found.weights[HEAVIEST:])
    limit, plain = f"kept from {found.threshold:.2f}", ""
    if found.probability < found.threshold:
        limit += f", plain short news from {found.short_threshold:.2f}"
        plain = f"{found.claim.act.confidence:.2f}, as in an article; as a sentence without its text "
    told = f"{plain}{found.probability:.2f} ({limit})"
    return f"{told}: {found.bias:+.2f} to begin with, {moved}, {rest:+.2f} for the rest"


def _moved(weight: Weight) -> str:
    return f"{weight.weight:+.2f} {_feature(weight.feature)}"


def _left_out(found: Trace) -> Text:
    against = [weight for weight in found.weights if weight.weight < 0][:3]
    reasons = ", ".join(_moved(weight) for weight in against)
    line = f"left out: {found.claim.act.value} «{_exact(found.claim.act.quote)}»"
    return Text(
        isolated(f"{line}: {found.probability:.2f} is under {found.threshold:.2f}; {reasons}"), style="dim"
    )


def _line(label: str, words: str) -> Text:
    line = Text(f"  {label:<{LABEL}}", style="cyan")
    return line.append(isolated(words), style="default")


def _exact(quote: Quote | None) -> str | None:
    return " ".join(quote.exact.split()) if quote else None


def _name(name: Name) -> str:
    return either(name, "en") or "?"


def _place(place: Place) -> str:
    return f"{_name(place.name)} [{place.id or '-'}, {place.country or '?'}, {place.precision}]"


def _shortened(words: str, longest: int = 300) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else plain[:longest] + " …"
