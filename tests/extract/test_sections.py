"""Headings and sentences whose account governs the paragraph after them."""

from riwaya.arabic import analyze_document
from riwaya.extract.attribution import find_scopes, links_for
from riwaya.model import Block, BlockKind, Document

HEADED = [
    ("heading", "الرواية الحكومية تلقي باللوم على المتمردين"),
    ("paragraph", "انسحب الجنود من التل فجرا. وقال قائدهم إن الجسر نسف. ثم قصفت الطائرات المعسكر."),
    ("paragraph", "واحترق السوق في المساء."),
]


def told(parts: list[tuple[BlockKind, str]], words: str) -> list[str | None]:
    """The sources on whose word the first place of `words` is told, in a document of these blocks."""
    text, blocks = "", []
    for kind, part in parts:
        blocks.append(Block(kind, len(text), len(text) + len(part)))
        text += part + "\n\n"
    document = Document(id="test", text=text, blocks=tuple(blocks))
    start = text.index(words)
    links = links_for(find_scopes(document, analyze_document(document)), start, start + len(words))
    return [text[slice(*link.source)] if link.source else None for link in links]


def test_a_heading_that_names_an_account_governs_the_next_paragraph_alone() -> None:
    assert told(HEADED, "انسحب") == ["الرواية الحكومية"]
    assert told(HEADED, "قصفت") == ["الرواية الحكومية"]
    assert told(HEADED, "احترق") == []


def test_who_speaks_in_a_governed_paragraph_speaks_for_himself() -> None:
    assert told(HEADED, "نسف") == ["قائدهم"]


def test_a_pull_quote_under_the_heading_is_not_the_paragraph() -> None:
    parts = [HEADED[0], ("pull_quote", "صمد الجنود."), *HEADED[1:]]
    assert told(parts, "انسحب") == ["الرواية الحكومية"]


def test_a_heading_of_a_preposition_and_a_name_is_an_account() -> None:
    assert told([("heading", "بحسب المعارضة"), ("paragraph", "انسحب الجنود من التل.")], "انسحب") == [
        "المعارضة"
    ]
    assert told([("heading", "انسحاب من التل"), ("paragraph", "انسحب الجنود فجرا.")], "انسحب الجنود") == []


def test_a_sentence_that_opens_an_account_governs_those_after_it_in_its_paragraph() -> None:
    parts: list[tuple[BlockKind, str]] = [
        (
            "paragraph",
            "وبحسب رواية الأهالي فإن الجنود نسفوا الجسر. ثم قصفت الطائرات المعسكر. يذكر أن التل سقط.",
        ),
        ("paragraph", "واحترق السوق في المساء."),
    ]
    assert told(parts, "نسفوا") == ["رواية الأهالي"]
    assert told(parts, "قصفت") == ["رواية الأهالي"]
    assert told(parts, "سقط") == []
    assert told(parts, "احترق") == []


def test_another_speaker_ends_an_account_that_a_sentence_opened() -> None:
    text = "وبحسب رواية الأهالي فإن الجنود نسفوا الجسر. وقال الجيش إن التل صمد. ثم قصفت الطائرات المعسكر."
    assert told([("paragraph", text)], "صمد") == ["الجيش"]
    assert told([("paragraph", text)], "قصفت") == []


def test_who_is_told_by_once_does_not_govern() -> None:
    text = "وبحسب الشرطة فإن اللصوص نسفوا الجسر. ثم قصفت الطائرات المعسكر."
    assert told([("paragraph", text)], "قصفت") == []
