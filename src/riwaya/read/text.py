"""Plain text in any encoding that Arabic is written in: bytes to characters, nothing mended."""

import codecs
import re

from riwaya.lexicon import load_table

# In the order tried; the check by words below decides between the one-byte encodings.
ONE_BYTE = ("cp1256", "iso8859-6", "cp720", "mac_arabic")
SAMPLE = 20_000
"""Bytes looked at to choose an encoding: enough words to be sure of, and a fixed cost for long files."""

RUBBISH = 0.02
"""Largest share of control characters in a text: 263 articles have none, PDFs and compressed bytes .08 to
.14, programs .7 and more."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_WORDS = re.compile("[\u0621-\u063a\u0641-\u0652]+")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UndecodableError(ValueError):
    """Bytes that are no text, or text in no encoding known here; the message says which."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the encoding it was in.

    A byte order mark decides; else UTF-16 if every other byte is nearly always 06 or 00; else UTF-8 if the bytes are
    valid in it; else the one-byte encoding in which the most words are frequent Arabic ones. Raises
    UndecodableError for bytes that are no text.

    >>> decode("سقطت المدينة في يد القوات".encode("cp1256"))
    ('سقطت المدينة في يد القوات', 'cp1256')
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _checked(_strictly(data, encoding), encoding)
    wide = _wide_encoding(data[:SAMPLE])
    if wide:
        return _checked(_strictly(data, wide), wide)
    try:
        return _checked(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    encoding = max(ONE_BYTE, key=lambda name: _arabic_evidence(data[:SAMPLE].decode(name, "replace")))
    sample = data[:SAMPLE].decode(encoding, "replace")
    if _arabic_evidence(sample) <= 0:
        raise UndecodableError("binary data or text in an unknown encoding")
    return _checked(data.decode(encoding, "replace"), encoding)


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UndecodableError(f"marked as {encoding}, but not valid in it: {error.reason}") from error


def _checked(text: str, encoding: str) -> tuple[str, str]:
    sample = text[:SAMPLE]
    if len(_CONTROLS.findall(sample)) > RUBBISH * len(sample):
        raise UndecodableError("binary data, not text")
    return text, encoding


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: Arabic letters share the high byte 06, spaces and digits 00."""
    if len(sample) < 8:
        return None
    pairs = len(sample) // 2
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset : 2 * pairs : 2]
        if (high.count(6) + high.count(0)) > 0.9 * pairs and high.count(6) > 0.3 * pairs:
            return encoding
    return None


def _arabic_evidence(text: str) -> float:
    """How much a decoding looks like Arabic: frequent words count most, characters that no text has count against."""
    words = _WORDS.findall(text)
    frequent_words = frozenset(load_table("reading")["languages"]["Arabic"])
    frequent = sum(word in frequent_words for word in words)
    letters = sum(map(len, words))
    odd = sum(1 for character in text if "\x7f" < character < "\u0600" and character not in "«»\u00a0")
    odd += text.count("\ufffd") + len(_CONTROLS.findall(text))
    if letters < odd:
        return 0.0
    return (letters - odd) / max(1, len(text)) + 5 * frequent / max(1, len(words))
