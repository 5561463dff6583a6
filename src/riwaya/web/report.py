"""The report: one HTML page that opens offline, makes no request, and shows the accounts side by side.

Texts and names come from outside: Jinja escapes all of them, data for scripts is JSON in which no tag can
end, and a content security policy lets only the page's own script run and nothing be fetched.
"""

import base64
import hashlib
import json
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from riwaya import labels
from riwaya.compare import compare_each
from riwaya.control import find_control
from riwaya.extract.reasons import explanations_of
from riwaya.link import link
from riwaya.model import Bounds, Claim, Document, Explanation, Incident, Name, PageImage, Rejected
from riwaya.web.bilingual import fold
from riwaya.web.countries import country_names
from riwaya.web.document_view import once, shown_documents, shown_path
from riwaya.web.highlight import QuoteNumbers
from riwaya.web.messages import both, catalogue, counted, ordered, plain, readable, says
from riwaya.web.packing import pack
from riwaya.web.pagedata import Places, page_data
from riwaya.web.sheets import Sheets
from riwaya.web.summary import opening, told, what_was_read
from riwaya.web.views import (
    Wording,
    lone_groups,
    shown_controls,
    shown_explanations,
    shown_table,
    shown_unresolved,
    source_numbers,
)

MOST_CELL_VALUES = 6
"""Values shown in a cell before the rest folds away."""


ENGLISH = '<script type="application/json" id="english">'
FOLDED = '<script type="text/plain" id="folded">'
"""Where the page's English stands, after its Arabic, and what is folded."""

MOST_TEXTS = 8
"""Documents whose texts are shown open; of more, each is folded."""

MOST_SOURCES = 30
"""Sources offered by name to be hidden; further ones are rare and always shown."""

MOST_OPEN = 12
MOST_OPEN_OF_MANY = 4
"""Tables and places shown open, in a small case and in a large one; the rest folds, so that large cases open fast."""

MOST_ALONE = 4
"""Sources whose own tables are shown open in a small case, where they are no longer than `LONGEST_ALONE`."""
LONGEST_ALONE = 36

MOST_UNRESOLVED = 24
"""Places without a position listed before the rest folds away."""


CHUNK = 20
"""Rows of a long list that are put back together where a large page folds them: some ten milliseconds of work."""


class NotBuiltError(RuntimeError):
    """The page's scripts and styles are missing: the package was not built."""


@cache
def _static(name: str) -> str:
    file = resources.files("riwaya.web").joinpath("static", name)
    if not file.is_file():
        raise NotBuiltError(
            f"the page's {name} is not built: run `python frontend/build_hook.py`, or install the package"
        )
    return file.read_text("utf-8")


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("riwaya.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters.update(
        both=both,
        plain=plain,
        digits=bounds_label,
        because=bounds_reason,
        path=shown_path,
        readable=readable,
        ordered=ordered,
    )
    environment.globals.update(says=says, say=_say, labels=labels, counted=counted)
    return environment


def _say(key: str, **values: Any) -> Markup:
    return both(says(key, **values))


def bounds_label(bounds: Bounds | None) -> Name:
    """What is still known of a lost number, in words."""
    if bounds is None or (bounds.low is None and bounds.high is None):
        return says("document.no_bounds")
    if bounds.high is None:
        return says("document.at_least", low=bounds.low or 0)
    if bounds.low is None:
        return says("document.at_most", high=bounds.high)
    return says("document.between", low=bounds.low, high=bounds.high)


def bounds_reason(bounds: Bounds | None) -> Name:
    """Why a lost number has its bounds."""
    if bounds is None:
        return Name()
    key = f"grammar.{bounds.because}"
    return says(key) if key in catalogue("ar") else Name(en=bounds.because)


def safe_json(value: Any) -> Markup:
    r"""JSON that can stand in a script element: no `<`, `>` or `&` is left, and no line separator.

    >>> safe_json("</script>")
    Markup('"\\u003c/script\\u003e"')
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  (escaped just above)


def _policy(script: str) -> str:
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return (
        f"default-src 'none'; script-src 'sha256-{digest}'; style-src 'unsafe-inline'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def render_report(
    documents: Sequence[Document],
    claims: Sequence[Claim],
    rejected: Sequence[Rejected] = (),
    images: Mapping[str, Sequence[PageImage]] | None = None,
    incidents: Sequence[Incident] | None = None,
    explanations: Sequence[Explanation] = (),
) -> str:
    """The whole page as HTML, in Arabic and English, with its scripts, styles and data inside.

    `images` are the pages to show words on, by document; `sheets.wanted_pages` says which. `incidents` are what `link`
    makes of the claims, where that is done already. `explanations` are those that the documents give; without them the
    claims' own are shown.
    Raises NotBuiltError where the package's scripts and styles were not built.
    """
    read = once(documents, claims)
    documents, claims = read.documents, read.claims
    incidents = link(claims, documents) if incidents is None else incidents
    by_id = {claim.id: claim for claim in claims}
    index = {claim.id: number for number, claim in enumerate(claims)}
    compared = compare_each(incidents, claims, documents)
    everything = [told(*pair, by_id) for pair in zip(incidents, compared, strict=True)]
    numbers = QuoteNumbers()
    explained = explanations_of(claims, explanations)
    shown = shown_documents(read, numbers, explained)
    wording = Wording(documents)
    tables = [shown_table(number, each, numbers, index, wording) for number, each in enumerate(everything)]
    own_documents = {document.id: document for document in documents}
    controls = find_control(claims, documents)
    together = sorted(
        (table for table in tables if len(table.accounts) > 1), key=lambda table: -len(table.accounts)
    )
    alone = lone_groups([table for table in tables if len(table.accounts) == 1])
    data = page_data(everything, claims, own_documents, Places(numbers, Sheets(images or {})), controls)
    located = bool(data["places"])
    few = len(documents) <= MOST_TEXTS
    script = _static("report.js")
    page, english = fold(
        _environment()
        .get_template("report.html")
        .render(
            policy=_policy(script),
            script=Markup(script),  # noqa: S704  (our own build)
            style=Markup(_static("report.css")),  # noqa: S704  (our own build)
            data=safe_json(data),
            world=Markup(_static("world.json")) if located else None,  # noqa: S704  (our own build)
            countries=safe_json(country_names()) if located else None,
            documents=shown,
            document_numbers={document.id: number for number, document in enumerate(documents)},
            read=what_was_read(documents, claims, incidents) if documents else says("brief.no_documents"),
            opening=opening(everything),
            incident_numbers={each.incident.id: number for number, each in enumerate(everything)},
            together=together,
            alone=alone,
            source_numbers=source_numbers(together, alone),
            controls=shown_controls(controls, claims, numbers, index),
            explanations=shown_explanations(explained, claims, own_documents, numbers),
            unresolved=shown_unresolved(claims, numbers),
            has_claims=bool(claims),
            rejected=rejected,
            most_values=MOST_CELL_VALUES,
            few=few,
            most_open=MOST_OPEN if few else min(MOST_OPEN, MOST_OPEN_OF_MANY),
            open_alone={
                each.source for each in alone[:MOST_ALONE] if few and len(each.tables) <= LONGEST_ALONE
            },
            most_sources=MOST_SOURCES,
            most_unresolved=MOST_UNRESOLVED,
            chunk=CHUNK,
        )
    )
    page, folded = pack(page)
    page = page.replace(ENGLISH, ENGLISH + str(safe_json(english)), 1)
    return page.replace(f"{FOLDED}</script>\n", f"{FOLDED}{folded}</script>\n" if folded else "", 1)
