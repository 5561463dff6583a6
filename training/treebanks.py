"""Readers of the two corpora: gold words with their cuts, tags and traits."""

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from riwaya.arabic.characters import key, strip_marks
from riwaya.arabic.clitics import Cut, cuts

_ARABIC = re.compile("[\u0620-\u064a]")
TAGS = (
    "NOUN", "VERB", "ADJ", "PROPN", "ADP", "PUNCT", "PRON", "CCONJ", "PART", "ADV", "NUM", "SCONJ", "AUX", "DET",
    "SYM", "X",
)  # fmt: skip
_MERGED = {"منما": "مما", "منمن": "ممن", "عنما": "عما", "عنمن": "عمن"}
_COMMON_PRONOUNS = ("ه", "ها", "هم")
_PRONOUN_SET = frozenset(["ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا", "ي", "ني"])
_SUBJECTS = frozenset(["ت", "وا", "ا", "ون", "ان", "ين", "ن", "تم", "و", "ي", "تا"])
# WikiNews has a coarser set of tags: each allows several universal ones.
_ALLOWED = {
    "NOUN": ("NOUN", "PROPN", "ADP", "ADV", "DET", "PART", "NUM", "SCONJ"),
    "V": ("VERB", "AUX"),
    "ADJ": ("ADJ", "NUM"),
    "PREP": ("ADP", "PART", "SCONJ"),
    "PART": ("PART", "SCONJ", "PRON", "ADP", "ADV", "CCONJ", "AUX"),
    "FUT_PART": ("PART",),
    "PRON": ("PRON",),
    "CONJ": ("CCONJ", "SCONJ", "ADP", "PART"),
    "NUM": ("NUM",),
    "ADV": ("ADV", "ADP", "NOUN", "PRON"),
    "PUNC": ("PUNCT", "SYM"),
    "FOREIGN": ("X", "PROPN"),
    "ABBREV": ("X", "PROPN", "NOUN", "SYM"),
    "DET": ("PART", "DET", "X"),
}


@dataclass(frozen=True)
class GoldWord:
    """A written word: the cuts that are right (several where the corpus leaves it open), tags allowed for the host."""

    text: str
    cuts: tuple[Cut, ...]
    tags: tuple[str, ...]
    lemma: str = ""
    gender: str = ""
    number: str = ""
    parts: tuple[tuple[str, str], ...] = ()
    """PUD's own words in this one, with their tags."""


Corpus = list[list[GoldWord]]
UNKNOWN = GoldWord("\0", (), ())
"""Stands beside a listed word: it may bear any tag and tells nothing of its neighbours."""


def read_pud(path: Path) -> Corpus:
    """Sentences of a CoNLL-U file in which clitics stand as words without a space after them."""
    corpus: Corpus = []
    sentence: list[GoldWord] = []
    pending: list[list[str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("#"):
            continue
        fields = line.split("\t")
        if len(fields) < 10:
            if sentence:
                corpus.append(sentence)
            sentence, pending = [], []
            continue
        arabic = _ARABIC.search(fields[1]) is not None
        if arabic:
            pending.append(fields)
        if pending and not (arabic and "SpaceAfter=No" in fields[9]):
            sentence.append(_pud_word(pending))
            pending = []
        if not arabic:
            sentence.append(GoldWord(fields[1], (), (fields[3],), fields[2], parts=((fields[1], fields[3]),)))
    return corpus


def _pud_word(parts: list[list[str]]) -> GoldWord:
    text = "".join(part[1] for part in parts)
    text = _MERGED.get(text, text)
    forms = [strip_marks(part[1]) for part in parts]
    tags = [part[3] for part in parts]
    last = len(parts) - 1
    enclitic = last > 0 and tags[last] == "PRON" and forms[last] in {
        "ه", "ها", "هم", "هن", "هما", "ك", "كم", "نا", "ي", "ني", "كما", "كن",
    }  # fmt: skip
    host = last - 1 if enclitic else last
    before, pronoun = "".join(forms[:host]), forms[last] if enclitic else ""
    opening = [form for form in forms[:host] if form]
    traits = dict(trait.split("=") for trait in parts[host][5].split("|") if "=" in trait)
    word = "".join(forms)
    lemma = key(parts[host][2].replace("`", "ا"))
    right = _matching(word, opening, before, pronoun, word[len(before) :] if tags[host] == "PRON" else lemma)
    told = tuple((part[1], part[3]) for part in parts)
    gender, number = traits.get("Gender", ""), traits.get("Number", "")
    return GoldWord(text, right, (tags[host],), parts[host][2], gender, number, told)


def _matching(word: str, opening: list[str], before: str, pronoun: str, lemma: str) -> tuple[Cut, ...]:
    """The cuts that agree with the corpus, the article told by whether the lemma has it."""
    if before in {"م", "من", "عن", "في"}:
        return (cuts(_MERGED.get(word, word))[0],)  # مما, عمن: one word
    conjunction = opening[0] if opening and opening[0] in "وف" else ""
    future = bool(opening) and opening[-1] == "س"
    preposition = "".join(form for form in opening if form in {"ب", "ل", "ك"})
    if conjunction + preposition + ("س" if future else "") != before:
        return ()
    rest = word[len(before) : len(word) - len(pronoun)]
    found = []
    for cut in cuts(word):
        same = (cut.conjunction, cut.preposition, cut.future, cut.pronoun) == (
            conjunction,
            preposition,
            future,
            pronoun,
        )
        if same and cut.end == len(word) - len(pronoun):
            host = key(word[cut.start : cut.end])
            start = len(before) + (
                2 if rest.startswith("ال") else 1 if preposition == "ل" and rest[:1] == "ل" else 0
            )
            possible = start > len(before) and not key(rest).startswith("لل") and not pronoun
            has_article = possible and not lemma.startswith(key(rest)[:3])
            if preposition == "ل" and rest.startswith("ل") and lemma[:1] == "ل" and lemma[:2] == host[:2]:
                found.append(cut)  # لجنة after ل: with or without its article, it looks the same
            elif cut.article == has_article and cut.start == (start if has_article else len(before)):
                found.append(cut)
    return tuple(found)


def read_wikinews(path: Path) -> Corpus:
    """Sentences (up to a full stop) of a file with one word a line: its segments and their tags, joined by "+"."""
    corpus: Corpus = []
    sentence: list[GoldWord] = []
    for line in path.read_text(encoding="utf-8").splitlines()[1:]:
        fields = line.split("\t")
        if len(fields) != 2:
            continue
        segments, tags = fields[0].split("+"), fields[1].split("+")
        if len(segments) == len(tags):
            sentence.append(_wikinews_word(segments, tags))
        if fields[0] in {".", "؟", "!"} and sentence:
            corpus.append(sentence)
            sentence = []
    return [*corpus, sentence] if sentence else corpus


def _wikinews_word(segments: list[str], tags: list[str]) -> GoldWord:
    at = _opening_count(segments, tags)
    opening = dict(zip(tags[:at], segments[:at], strict=True))
    last = len(tags) - _ends_in_pronoun(segments[at:], tags[at:])
    pronoun = "".join(segments[last:])
    host = "".join(segments[at:last])
    conjunction, preposition = opening.get("CONJ", ""), opening.get("PREP", "")
    text = conjunction + preposition + opening.get("FUT_PART", "")
    if preposition == "ل" and "DET" in opening:
        text += host if host.startswith("ل") else "ل" + host
    else:
        text += opening.get("DET", "") + host
    text = _MERGED.get(text + pronoun, text + pronoun)
    word = strip_marks(text)
    if tags[at] in {"PREP", "PART"} and any(tag in {"PART", "PRON"} for tag in tags[at + 1 : last]):
        return GoldWord(text, (cuts(word)[0],), _ALLOWED.get(tags[at], ()))  # مما, ألا, لابد: one word
    openings = (conjunction, preposition, "FUT_PART" in opening, "DET" in opening)
    right = tuple(
        cut
        for cut in cuts(word)
        if cut[:4] == openings and cut.pronoun == pronoun and word[cut.start : cut.end] == strip_marks(host)
    )
    return GoldWord(text, right, _ALLOWED.get(tags[at], ()))


def _opening_count(segments: list[str], tags: list[str]) -> int:
    """How many clitics stand before the host; a preposition before a pronoun alone is a host itself."""
    at = 0
    while at < len(tags) - 1 and tags[at] in {"CONJ", "PREP", "FUT_PART", "DET"}:
        bare = tags[at] == "PREP" and at == len(tags) - 2 and segments[at + 1] in _PRONOUN_SET
        if bare or (len(segments[at]) > 1 and tags[at] != "DET"):
            break
        at += 1
    return at


def _ends_in_pronoun(segments: list[str], tags: list[str]) -> bool:
    """Whether the last segment is a pronoun that is no subject's ending of a verb."""
    if len(tags) < 2 or tags[-1] != "PRON":
        return False
    if tags[0] != "V":
        return True
    subject = segments[-1] == "نا" and segments[0][0] not in "يت" and len(tags) == 2
    return segments[-1] not in _SUBJECTS and not subject


def read_words(path: Path) -> list[GoldWord]:
    """Our own list: each word once, with all tags that its lists give it; a leading article is cut, nothing else.

    Verbs in ت and nouns in ة are added with the pronouns that they may bear: both then end in ت, as in شنتها, مدينتها.
    """
    tags: dict[str, list[str]] = {}
    for group in tomllib.loads(path.read_text(encoding="utf-8"))["words"]:
        for word in group["list"].split():
            tags.setdefault(word, []).extend(group["tags"])
    found = [GoldWord(word, (_without_article(word),), tuple(allowed)) for word, allowed in tags.items()]
    for word, allowed in tags.items():
        noun = word[:-1] + "ة" in tags  # سيطرتها is from سيطرة, not from سيطرت
        if allowed == ["VERB"] and word.endswith("ت") and len(word) >= 3 and not noun:
            found += [_with_pronoun(word, pronoun, "VERB") for pronoun in _COMMON_PRONOUNS]
        elif allowed == ["NOUN"] and word.endswith("ة"):
            found += [_with_pronoun(word[:-1] + "ت", pronoun, "NOUN") for pronoun in _COMMON_PRONOUNS]
    return found


def _with_pronoun(host: str, pronoun: str, tag: str) -> GoldWord:
    text = host + pronoun
    right = tuple(cut for cut in cuts(text) if (cut.start, cut.end, cut.pronoun) == (0, len(host), pronoun))
    return GoldWord(text, right, (tag,))


def _without_article(word: str) -> Cut:
    return next(
        (cut for cut in cuts(word) if cut.article and not cut.preposition and cut.start == 2), cuts(word)[0]
    )
