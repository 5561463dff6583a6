"""Words as the extractors read them: a Sentence of Tokens, made once, each with its clitics, tag and offsets."""

from typing import NamedTuple

import msgspec

from riwaya.arabic.characters import key


class Segment(NamedTuple):
    """A clitic or a host, in the order written, with its universal part-of-speech tag."""

    text: str
    tag: str


class WordForm(msgspec.Struct, frozen=True, gc=False, cache_hash=True):
    """What can be said of a written word by itself; one value serves all tokens of the word (cached by type).

    `host` is the look-up key (see `characters.key`) of the word without conjunction, preposition, future particle,
    article and enclitic pronoun; `shift` the number of code points before the host and its article, so that a
    phrase can be quoted without its preposition: in «وبتدمر» host is «تدمر», conjunction «و», preposition «ب»,
    shift 2; in «للموصل» preposition is «ل», article true, shift 0 (fused: it cannot be cut).
    """

    key: str
    host: str
    conjunction: str = ""
    preposition: str = ""
    future: bool = False
    article: bool = False
    pronoun: str = ""
    shift: int = 0
    segments: tuple[Segment, ...] = ()


class Token(msgspec.Struct, frozen=True, gc=False):
    """A word, number or mark in its sentence. Offsets count code points of the analysed text.

    `tag` is the universal tag of the host; `number` is "Sing", "Dual", "Plur" or "", `gender` "Masc", "Fem" or "".
    `key` is the look-up key of the whole written word, `host` the one without clitics: its form's, held here because
    everything that reads tokens asks for them.
    """

    text: str
    start: int
    end: int
    form: WordForm
    tag: str
    gender: str
    number: str
    key: str
    host: str

    @property
    def host_start(self) -> int:
        """Where the word starts without a conjunction and an unfused preposition."""
        return self.start + self.form.shift

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Clitics and host in the order written."""
        return self.form.segments

    @property
    def lemma(self) -> str:
        """The dictionary form of the host."""
        from riwaya.arabic.lemmas import lemma  # noqa: PLC0415  (loads only when asked for)

        return lemma(self.form, self.tag, self.number)

    @property
    def person(self) -> int:
        """1, 2 or 3 for a verb or a personal pronoun, 0 for other words."""
        from riwaya.arabic.persons import person  # noqa: PLC0415  (loads only when asked for)

        return person(self.form, self.tag)

    @property
    def voice(self) -> str:
        """`Act` or `Pass` for a verb whose letters or marks show it, empty for all others."""
        from riwaya.arabic.persons import voice  # noqa: PLC0415  (loads only when asked for)

        return voice(self.form, self.tag)


class Sentence(msgspec.Struct, frozen=True, gc=False):
    """Tokens with the span they cover; `block` is the index of the document's block, or -1."""

    start: int
    end: int
    tokens: tuple[Token, ...]
    block: int = -1


__all__ = ["Segment", "Sentence", "Token", "WordForm", "key"]
