"""On whose word a place of a text is told, for tests of speech."""

from riwaya.arabic import analyze_document
from riwaya.extract.attribution import find_scopes, links_for
from riwaya.model import Document


def told_by(text: str, words: str) -> list[tuple[str | None, str]]:
    """The source and cue of each link on whose word the first place of `words` is told."""
    return [(source, cue) for source, cue, _ in voices_of(text, words)]


def voices_of(text: str, words: str) -> list[tuple[str | None, str, str]]:
    """The source, cue and stance of each link on whose word the first place of `words` is told."""
    document = Document(id="test", text=text)
    start = text.index(words)
    links = links_for(find_scopes(document, analyze_document(document)), start, start + len(words))
    return [
        (text[slice(*link.source)] if link.source else None, text[slice(*link.cue)], link.stance)
        for link in links
        if link.cue
    ]
