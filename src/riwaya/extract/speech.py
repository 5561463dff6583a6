"""Cue, source and content of speech within one sentence; the thread through sentences is attribution.py's."""

from collections.abc import Mapping, Sequence

from riwaya.arabic import columns
from riwaya.arabic.analysis import Token
from riwaya.extract.charges import CHARGES, read_backward, read_charge, read_comment
from riwaya.extract.contents import SEPARATORS, Contents
from riwaya.extract.cues import Cue, cue_of, form_cues, word_list
from riwaya.extract.datelines import read_dateline
from riwaya.extract.frames import read_frame, relayed_between
from riwaya.extract.look_alikes import is_another_word
from riwaya.extract.nominal import read_noun, read_participle
from riwaya.extract.sources import RELATIVES
from riwaya.extract.speech_relays import read_relayed, read_within
from riwaya.extract.speech_values import Speech
from riwaya.extract.speech_verbs import read_verb
from riwaya.extract.unnamed import read_unnamed

_CONDITIONS = word_list("grammar", "conditions")
_RELATIVE_WHAT = word_list("grammar", "relative_what")
_DESCRIBING = _RELATIVE_WHAT | RELATIVES
_PARTS = word_list("grammar", "parts")
_WRITTEN = frozenset({"كتب", "كتبت", "كتبوا"})


class Reader:
    """Reads the cues of one sentence."""

    def __init__(
        self, tokens: Sequence[Token], quotations: Mapping[int, int], closings: Mapping[int, int]
    ) -> None:
        self.tokens = tokens
        self.contents = Contents(tokens, quotations, closings)

    def read(self) -> list[Speech]:
        """All speech in the sentence, in the order of its cues."""
        opening = read_dateline(self.tokens)
        found: list[Speech] = [opening] if opening else []
        done = opening.at if opening else -1
        known = form_cues()
        for index, cue in columns.found(known.__getitem__, self.tokens):
            if index <= done or (index and self.tokens[index - 1].key in _CONDITIONS):
                continue
            if is_another_word(self.tokens, index):
                continue
            if cue.suffixed and not self._describes_back(index):
                continue
            if self._is_carried(index, cue):
                continue
            if cue.shape == "noun" and found and self._is_held(index, found[-1]):
                continue
            if not found and cue.shape == "participle" and self._is_adjective(index):
                continue
            speech = self._reading(index, cue)
            if speech is not None:
                found += [speech, *self._relays(speech)]
                done = speech.through
        return found

    def _is_carried(self, index: int, cue: Cue) -> bool:
        """What is written on a placard is not uttered («كتب عليها»), and «كذبها» is no verb."""
        noun = self.tokens[index].tag == "NOUN" and not cue.addressed  # «واتهموه بالخيانة» is a verb
        owned = bool(self.tokens[index].form.pronoun) and cue.shape == "verb" and noun
        after = self.tokens[index + 1 : index + 3]
        on = (
            bool(after)
            and after[0].form.host == "علي"
            and (bool(after[0].form.pronoun) or _is_part(after[-1]))
        )
        return owned or (on and self.tokens[index].form.host in _WRITTEN)

    def _is_held(self, index: int, speech: Speech) -> bool:
        """«أعرب عن اعتقاده بأن …»: what the verb before it tells is what its speaker holds."""
        owned = bool(self.tokens[index].form.pronoun)
        return owned and speech.kind == "verb" and speech.content[0] == self.tokens[index].start

    def _describes_back(self, index: int) -> bool:
        """Whether a verb with its object stands in a description or a comment: «الذي نفاه», «وهو ما أكده»."""
        return index > 0 and self.tokens[index - 1].form.key in _DESCRIBING

    def _relays(self, speech: Speech) -> list[Speech]:
        """Further sources that stand between a verb and its content: «أكدت الصحيفة نقلا عن مصادر أن …»."""
        if speech.kind != "verb":
            return []
        cues = ((i, cue_of(self.tokens[i].form.key)) for i in range(speech.at + 1, speech.through))
        further = (relayed_between(self.contents, i, cue, speech) for i, cue in cues if cue is not None)
        return [speech for speech in further if speech is not None]

    def _is_adjective(self, index: int) -> bool:
        """Whether a participle that is an adjective as often stands where only an adjective would."""
        after_comma = index > 0 and self.tokens[index - 1].text in SEPARATORS
        accuses = index + 1 < len(self.tokens) and self.tokens[index + 1].form.article  # «متهمين الجنود بـ …»
        doubtful = self.tokens[index].form.key in word_list("heads", "ambiguous")
        return (doubtful and not (after_comma or accuses)) or self._qualifies(index)

    def _qualifies(self, index: int) -> bool:
        """Whether a participle is the adjective of the indefinite noun before it: «مسيرات منددة بالقصف»."""
        if index == 0:
            return False
        noun, form = self.tokens[index - 1], self.tokens[index].form
        bare = not (noun.form.article or noun.form.pronoun or form.conjunction)
        return (
            bare and noun.tag == "NOUN" and form.host.endswith("ه") and noun.form.host.endswith(("ه", "ات"))
        )

    def _reading(self, index: int, cue: Cue) -> Speech | None:
        shape = cue.shape
        if shape == "participle":
            return read_participle(self.contents, index, cue)
        if shape == "noun":
            return read_noun(self.contents, index, cue)
        if shape in {"unnamed", "nouns", "accusing"}:
            read = read_charge if shape == "accusing" else read_unnamed
            return read(self.contents, index, cue)
        if shape != "verb":
            return read_frame(self.contents, index, cue)
        if cue.within or cue.relay:
            return (read_within if cue.within else read_relayed)(self.contents, index, cue)
        comment = read_comment(self.contents, index, cue)
        backward = read_backward(self.contents, index, cue) if cue.stance in CHARGES and not comment else None
        return comment or backward or (None if cue.suffixed else read_verb(self.contents, index, cue))


def _is_part(token: Token) -> bool:
    return token.form.host in _PARTS and bool(token.form.pronoun)


def read_speech(
    tokens: Sequence[Token], quotations: Mapping[int, int], closings: Mapping[int, int]
) -> list[Speech]:
    """The speech in a sentence's tokens; `quotations` leads from opening to closing marks, `closings` back."""
    return Reader(tokens, quotations, closings).read() if tokens else []
