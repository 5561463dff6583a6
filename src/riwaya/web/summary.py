"""What the documents tell, in a few sentences from templates: nothing stands in them that no claim says."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from riwaya import labels
from riwaya.compare import is_denied, source_of
from riwaya.headlines import counted_people, headline
from riwaya.model import (
    Actor,
    CellValue,
    Claim,
    Comparison,
    Document,
    Incident,
    Name,
    Question,
    Quote,
    Verdict,
)
from riwaya.web.messages import counted, says

MOST_LINES = 6
MOST_NAMES = 4


class Told(NamedTuple):
    """An incident ready to be shown: its title, time, comparison and claims in order."""

    incident: Incident
    comparison: Comparison
    claims: tuple[Claim, ...]
    title: Name
    time: Name | None
    tags: tuple[str, ...] = ()


class Line(NamedTuple):
    """One sentence of the opening: the incident it tells of, its title and time, and who tells it."""

    told: Told
    sentences: tuple[Name, ...]


def told(incident: Incident, comparison: Comparison, by_id: Mapping[str, Claim]) -> Told:
    """An incident with its title: its main act, and the participants and place that its claims name most.

    Participants on whom the accounts differ stay out of it: a title takes no side. What is denied is in the title only
    where nothing else is told.
    """
    claims = tuple(by_id[claim] for claim in incident.claims)
    time = (
        labels.days_label(incident.earliest, incident.latest)
        if incident.earliest or incident.latest
        else None
    )
    return Told(incident, comparison, claims, _title(incident, comparison, claims), time, tags(claims))


def tags(claims: Sequence[Claim]) -> tuple[str, ...]:
    """What keeps claims from being told as done: messages for denied, planned, hedged or possible, if all are."""
    denied = ("table.denied",) if all(is_denied(claim) for claim in claims) else ()
    modalities = {claim.modality for claim in claims}
    if "actual" not in modalities:
        return (*denied, *(f"table.{each}" for each in sorted(modalities)))
    hedges = {claim.certainty.value for claim in claims if claim.modality == "actual"}
    if "certain" in hedges:
        return denied
    return (*denied, "why.probable" if "probable" in hedges else "why.possible")


def _title(incident: Incident, comparison: Comparison, told_of: Sequence[Claim]) -> Name:
    claims = [claim for claim in told_of if not is_denied(claim)] or told_of
    votes: dict[str, int] = {}
    for claim in claims:
        weight = 2 * len(claim.actors) + len(claim.targets) + len(claim.places) + 1
        votes[claim.act.value] = votes.get(claim.act.value, 0) + weight
    act = max((act for act in incident.acts if act in votes), key=votes.__getitem__)
    own = [claim for claim in claims if claim.act.value == act]
    place = incident.place or next((claim.places[0].value for claim in own if claim.places), None)
    differ = questions_with(comparison, "differ")
    did = [[actor.value for actor in claim.actors] for claim in own]
    suffered = [_sufferers(claim, number_disputed="how_many" in differ) for claim in own]
    actors = _most_named(did, disputed="who" in differ)
    targets = _most_named(suffered, disputed="to_whom" in differ)
    return headline(act, actors, targets, place)


def _sufferers(claim: Claim, *, number_disputed: bool) -> list[Actor]:
    """A claim's targets, counted people with their number; not these where the accounts differ on it."""
    shown = [(target.value, counted_people(target, claim.counts)) for target in claim.targets]
    return [counted for alone, counted in shown if counted == alone or not number_disputed]


def _most_named(participants: Sequence[list[Actor]], *, disputed: bool) -> list[Actor]:
    """Of the participants of each claim those of the claim that names most with ids: never two accounts' mixed.

    None if the accounts differ on them and no participant is in every claim that names any.
    """
    told_of = [actors for actors in participants if actors]
    named = [{actor.id or actor.name for actor in actors} for actors in told_of]
    if disputed and named and not set.intersection(*named):
        return []
    return max(
        told_of, key=lambda actors: (sum(actor.id is not None for actor in actors), len(actors)), default=[]
    )


def _listed(names: Sequence[Name]) -> Name:
    shown = list(names[:MOST_NAMES])
    arabic = labels.join_names([labels.either(name) for name in shown], "ar")
    english = labels.join_names([labels.either(name, "en") for name in shown], "en")
    more = len(names) - len(shown)
    return Name(ar=arabic + (f" (+{more})" if more else ""), en=english + (f" (+{more})" if more else ""))


def questions_with(comparison: Comparison, *verdicts: Verdict) -> list[Question]:
    """The questions whose row has one of the verdicts."""
    return [row.question for row in comparison.rows if row.verdict in verdicts]


def question_list(questions: Sequence[Question]) -> Name:
    """Questions as a phrase."""
    names = [says(f"question.{question}") for question in questions]
    arabic = "، ".join(labels.either(name) for name in names)
    return Name(ar=arabic, en=", ".join(labels.either(name, "en").lower() for name in names))


def _sentences(shown: Told) -> tuple[Name, ...]:
    accounts = shown.comparison.accounts
    sources = _listed([account.source.name for account in accounts])
    if len(accounts) == 1:
        return (says("brief.one_voice", source=sources),)
    found = [says("brief.told_by_many", accounts=counted("accounts", len(accounts)), sources=sources)]
    agree = [question for question in questions_with(shown.comparison, "agree") if question != "what"]
    if agree:
        found.append(says("brief.agree", questions=question_list(agree)))
    if differ := questions_with(shown.comparison, "differ"):
        found.append(says("brief.differ", questions=question_list(differ)))
    return tuple(found)


def rank(shown: Told) -> tuple[bool, int, int, int]:
    """Sorts what was told as done first, then what most sources tell, then what is told most fully."""
    done = any(claim.modality == "actual" for claim in shown.claims)
    answered = len(shown.comparison.rows) - len(questions_with(shown.comparison, "silent"))
    return (not done, -len(shown.comparison.accounts), -answered, -len(shown.claims))


def opening(everything: Sequence[Told]) -> list[Line]:
    """Lines for the incidents that most sources tell of, in order of time."""
    telling = [each for each in everything if each.incident.place or len(each.comparison.accounts) > 1]
    chosen = set(map(id, sorted(telling or everything, key=rank)[:MOST_LINES]))
    return [Line(shown, _sentences(shown)) for shown in everything if id(shown) in chosen]


def what_was_read(
    documents: Sequence[Document], claims: Sequence[Claim], incidents: Sequence[Incident]
) -> Name:
    """How much was read and found, as a sentence."""
    by_id = {document.id: document for document in documents}
    if not claims:
        return says("brief.read_only", documents=counted("documents", len(documents)))
    sources = {labels.either(source_of(claim, by_id.get(claim.document)).name) for claim in claims}
    return says(
        "brief.read",
        documents=counted("documents", len(documents)),
        claims=counted("claims", len(claims)),
        incidents=counted("incidents", len(incidents)),
        sources=counted("sources", len(sources)),
    )


def words_of(value: CellValue) -> str | None:
    """The exact words behind a cell's value, on one line."""
    return one_line(value.quote)


def one_line(quote: Quote | None) -> str | None:
    r"""A quote's words on one line, the cells of a table's row apart.

    >>> one_line(Quote(0, 5, "17\t34"))
    '17 | 34'
    """
    return " ".join(quote.exact.replace("\t", " | ").split()) if quote else None


def page_of(document: Document | None, quote: Quote | None) -> int | None:
    """The page of a quote (from 1); null where the document has but one."""
    return quote.page if quote and document and document.pages != 1 else None
