"""Plain text in any encoding that Arabic is written in: bytes to characters, nothing mended."""

import codecs
import math
import re
from collections import Counter
from functools import cache

from riwaya.lexicon import load_table

ONE_BYTE = ("cp1256", "iso8859-6", "cp720", "mac_arabic")

SAMPLE = 20_000
"""Bytes looked at to choose an encoding: 50 letters tell it, and long files have a fixed cost."""

RUBBISH = 0.02
"""Largest share of control characters in a text: 263 articles have none, PDFs and compressed bytes .08 to
.14, programs .7 and more."""

BROKEN = 0.1
"""Largest share of characters that a text may have lost in UTF-8, UTF-16 or UTF-32. A judgement: a cut end
or a few bad bytes leave far less, another encoding read so far more."""

LIKELY = -4.2
"""Least mean log-likelihood of the bytes above 127 as Arabic: 2,000 pieces of 20 characters of news have -4.0
and more (medians -3.1) in each encoding, pieces of 50 full of kashida -3.7; Thai, Russian, Hebrew, Greek and
Chinese -4.3 at most, random bytes -4.8."""

FOREIGN = 0.25
"""Largest share of such bytes in a text that may still be of a Western language. A judgement: French has
.05, Cyrillic and Greek .8."""

MARK, STRANGE, IMPOSSIBLE = 60, 1, 0.01
"""Shares in 10,000 given to punctuation and digits, to any other character, and to one that no text has. A
judgement; only their order matters."""

_CONTROLS = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]")
_ARABIC_ROWS, _PLAIN_ROWS = b"\x06\xfb\xfe", b"\x00\x20"
_ASCII = bytes(range(0x80))
_MARKS = "،؛؟«»“”‘’–—…•٪" + "٠١٢٣٤٥٦٧٨٩" + ".,:;!?()[]{}<>\"'%/-0123456789"
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class UndecodableError(ValueError):
    """Bytes that are no text, or text in no encoding known here; the message says which."""


def decode(data: bytes, declared: str | None = None) -> tuple[str, str]:
    """The text of `data` and the encoding it was in.

    A byte order mark decides; else UTF-32 or UTF-16 if its bytes repeat as theirs do; else UTF-8 if (nearly) all is
    valid in it; else the one-byte encoding that makes the bytes most like Arabic by its letters' frequency, `declared`
    before the others where it makes them likely at all. Raises UndecodableError for bytes that are no text.

    >>> decode("سقطت المدينة في يد القوات".encode("cp1256"))
    ('سقطت المدينة في يد القوات', 'cp1256')
    """
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    encoding = marked or _wide_encoding(data[:SAMPLE])
    if encoding:
        if not _is_valid(data, encoding, data[:SAMPLE]):
            raise UndecodableError(f"marked as {encoding}, but not valid in it")
    else:
        high = data.translate(None, _ASCII)
        encoding = "utf-8"
        if not _is_valid(data, encoding, high[:SAMPLE]):
            encoding = _one_byte_encoding(high[:SAMPLE], len(high) / len(data), declared)
    return _checked(data.decode(encoding, "replace"), encoding)


def _is_valid(data: bytes, encoding: str, sample: bytes) -> bool:
    """Whether the data is in an encoding that knows its errors; a few are borne with where the sample is Arabic."""
    try:
        data.decode(encoding)
    except UnicodeDecodeError:
        text = sample.decode(encoding, "replace")
        return text.count("\ufffd") < BROKEN * len(_ARABIC.findall(text))
    return True


def _checked(text: str, encoding: str) -> tuple[str, str]:
    sample = text[:SAMPLE]
    if len(_CONTROLS.findall(sample)) > RUBBISH * len(sample):
        raise UndecodableError("binary data, not text")
    return text, encoding


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-32 or UTF-16 without a mark: letters share a few high bytes, spaces and digits others."""
    if len(sample) < 8:
        return None
    for size, name in ((4, "utf-32"), (2, "utf-16")):
        characters = len(sample) // size
        columns = [sample[at : size * characters : size] for at in range(size)]
        for order, (_, high, *zeros) in (("le", columns), ("be", columns[::-1])):
            if any(zero.count(0) < characters for zero in zeros):
                continue
            letters = sum(map(high.count, _ARABIC_ROWS))
            if letters + sum(map(high.count, _PLAIN_ROWS)) > 0.9 * characters and letters > 0.3 * characters:
                return f"{name}-{order}"
    return None


def _one_byte_encoding(high: bytes, share: float, declared: str | None) -> str:
    """The encoding that makes the bytes above 127 most like Arabic; they are this share of the text."""
    counts = Counter(high)
    likelihoods = {name: _likelihood(counts, name) for name in ONE_BYTE}
    named = _codec_name(declared)
    if likelihoods.get(named, -math.inf) >= LIKELY:
        return named
    best = max(ONE_BYTE, key=lambda name: likelihoods[name])
    if likelihoods[best] >= LIKELY:
        return best
    if share > FOREIGN:
        raise UndecodableError("binary data or text in an unknown encoding")
    return "cp1252"


def _codec_name(declared: str | None) -> str:
    if not declared:
        return ""
    try:
        return codecs.lookup(declared).name.replace("mac-arabic", "mac_arabic")
    except (LookupError, ValueError):
        return ""


def _likelihood(counts: Counter[int], encoding: str) -> float:
    """The mean natural logarithm of the share that Arabic gives to what the bytes stand for."""
    table = _byte_likelihoods(encoding)
    return sum(table[byte] * count for byte, count in counts.items()) / counts.total()


@cache
def _byte_likelihoods(encoding: str) -> dict[int, float]:
    return {byte: math.log(_share(byte, encoding) / 10_000) for byte in range(0x80, 0x100)}


def _share(byte: int, encoding: str) -> float:
    character = bytes([byte]).decode(encoding, "replace")
    letters: dict[str, int] = load_table("languages")["letters"]
    if character in letters:
        return letters[character]
    if character == " ":
        return max(letters.values())
    if character in _MARKS:
        return MARK
    return STRANGE if character.isprintable() or character == "\u00a0" else IMPOSSIBLE
