"""Arabic text: characters, tokens, clitics, tags and lemmas."""

from riwaya.arabic.analysis import Segment, Sentence, Token, WordForm
from riwaya.arabic.analyzer import analyze, analyze_document

__all__ = ["Segment", "Sentence", "Token", "WordForm", "analyze", "analyze_document"]
