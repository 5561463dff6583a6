"""Whether an act is told as happened, coming, possible or denied: the words that govern its trigger decide.

The governor of a trigger is looked for leftwards (towards the sentence's beginning) in its clause, the nearest first;
a finite verb on the way hands its own status on to what depends on it.
"""

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.columns import where
from riwaya.extract.cues import cue_of, is_verbal_noun, word_list
from riwaya.extract.factuality_words import (
    CLAUSE_BREAKS,
    MAY_CONDITION,
    MAY_GOVERN,
    RELATIVES,
    SEPARATORS,
    THAT,
    Force,
    denial_words,
    governing_words,
    had_been,
    is_imperfect,
)
from riwaya.extract.not_told import aims_at
from riwaya.model import Modality, Polarity

Factuality = tuple[Polarity, Modality, str]
REACH = 16
"""How many tokens before its trigger a governor may stand (the farthest in the gold articles stands 13 before)."""

CONDITION_REACH = 40
"""How many tokens a condition reaches forward."""
QUESTION_REACH = 60
"""How many tokens a question mark reaches back."""
DENIAL_REACH = 25
"""How many tokens a denial reaches forward."""
NOUN_REACH = 6
"""The same for a noun of planning, whose complement follows closely."""
_TIME_NOUNS = word_list("grammar", "time_nouns", table="factuality")
_PURPOSE = word_list("grammar", "purpose", table="factuality")
_BEING_FUTURE = word_list("grammar", "being_future", table="factuality")
_NEVER = word_list("grammar", "never", table="factuality")
_PERHAPS = word_list("grammar", "perhaps", table="factuality")
_WILL = word_list("grammar", "will", table="factuality")
_WITHOUT = word_list("grammar", "without", table="factuality")
_COMING_AFTER = word_list("grammar", "coming_after", table="factuality")


def find_factuality(sentence: Sentence, index: int) -> Factuality:
    """Polarity and modality of the act whose trigger is token `index`, and how they were found.

    >>> from riwaya.arabic import analyze
    >>> find_factuality(analyze("لم تقصف الطائرات المدينة")[0], 1)[:2]
    ('negative', 'actual')
    >>> find_factuality(analyze("هدد القائد بقصف المدينة")[0], 2)[:2]
    ('positive', 'future')
    """
    return _Clause(sentence.tokens).factuality(index)


class _Clause:
    """The tokens of a sentence, asked about the words that govern a trigger."""

    def __init__(self, tokens: tuple[Token, ...]) -> None:
        self.tokens = tokens
        self.words = governing_words()

    def factuality(self, index: int) -> Factuality:
        conditional = self._conditional(index)
        polarity, modality, method = self._own(index)
        if conditional and modality != "hypothetical":
            return polarity, "hypothetical", conditional
        if polarity == "positive" and self._denied(index):
            return "negative", modality, "denial"
        return polarity, modality, method

    def _denied(self, index: int) -> bool:
        """Whether the trigger stands in what somebody denies: «نفت الوزارة أن تكون قصفت …»."""
        denials, first = denial_words(), max(0, index - DENIAL_REACH + 1)
        told = where(denials.__getitem__, self.tokens[first:index], first)
        return bool(told) and denials[self.tokens[told[-1]].form] == "denies"

    def _conditional(self, index: int) -> str:
        """A condition or a yes-no question that the trigger stands in."""
        conditions = self.words.lists["hypothetical.conditions"]
        first = max(0, index - CONDITION_REACH + 1)
        for i in reversed(where(MAY_CONDITION.__getitem__, self.tokens[first:index], first)):
            word = self.tokens[i].form.key
            if word in conditions and not (
                word == "حال" and (i == 0 or self.tokens[i - 1].form.key not in {"في", "وفي"})
            ):
                return "condition"
            if word in THAT and cue_of(self.tokens[i - 1].form.key if i else "") is not None:
                break
            if self.tokens[i].text in SEPARATORS:
                break
        asked = self.tokens[-1].text in {"؟", "?"} and len(self.tokens) - index <= QUESTION_REACH
        if asked and not self._asks_about_facts():
            return "question"
        return ""

    def _asks_about_facts(self) -> bool:
        """Whether a question takes for granted that it happened («كيف سقطت المدينة؟»)."""
        lists = self.words.lists
        asking = lists["questions.asking_facts"]
        first = self.tokens[0].form.key in lists["questions.asking_first"]
        return first or any(token.form.key in asking for token in self.tokens[-QUESTION_REACH:])

    def _own(self, index: int) -> Factuality:
        token = self.tokens[index]
        if token.tag == "VERB" or token.form.future:
            return self._verb(index)
        return self._noun(index)

    # Verbs

    def _verb(self, index: int) -> Factuality:
        token = self.tokens[index]
        before = self.tokens[index - 1].form.key if index else ""
        negation = self._negation(index, before)
        if negation is not None:
            return negation
        if token.form.future or before in _WILL:
            return "positive", "future", "future"
        if before in self.words.lists["hypothetical.particles"]:
            return "positive", "hypothetical", "particle"
        if not is_imperfect(token) or (before in _PERHAPS and had_been(self.tokens, index)):
            return "positive", "actual", "verb"
        return self._imperfect_verb(index, before)

    def _negation(self, index: int, before: str) -> Factuality | None:
        """What a particle of negation right before the verb makes of it."""
        if before not in self.words.lists["negative.particles"]:
            return None
        if before == "ما" and self._is_relative_what(index - 1):
            return None
        if before in _NEVER:
            return "negative", "future", "negation"
        wished = before in {"لا", "ولا"} and index > 1 and self.tokens[index - 2].form.key == "ان"
        return "negative", "hypothetical" if wished else "actual", "negation"

    def _imperfect_verb(self, index: int, before: str) -> Factuality:
        token = self.tokens[index]
        if before in _PERHAPS or before in _PURPOSE:
            perhaps = before in _PERHAPS
            return "positive", "hypothetical" if perhaps else "future", "particle"
        if token.form.preposition == "ل" and token.form.key[:1] == "ل":
            return self._led_by_lam(index)
        if before == "ان":
            return self._after_that(index - 2)
        if token.form.conjunction and (first := self._coordinate_verb(index)) is not None:
            return self._verb(first)
        if self._relative_of_time(index):
            return self._governed(index)
        return "positive", "actual", "verb"

    def _led_by_lam(self, index: int) -> Factuality:
        """«ليسيطر»: an aim, but what came of it after a comma or after «استغل», «أتاح» and their like."""
        after_comma = index > 0 and self.tokens[index - 1].text in "،,"
        if after_comma or self._governor(index - 1)[0] == "actual":
            return "positive", "actual", "result"
        return "positive", "future", "purpose"

    def _after_that(self, index: int) -> Factuality:
        """A subjunctive after «أن», whose governor is at `index` or before."""
        word = self.tokens[index].form.key if index >= 0 else ""
        lists = self.words.lists
        if word in _WITHOUT:
            return "negative", "actual", "negation"
        if word in _COMING_AFTER:
            return "positive", "actual", "verb"
        if word in lists["hypothetical.coming_before_that"]:
            return "positive", "future", "modal"
        if word in lists["hypothetical.before_that"]:
            return "positive", "hypothetical", "modal"
        return self._governed(index + 1)

    def _coordinate_verb(self, index: int) -> int | None:
        """The verb before, in the purpose clause that «و» carries on («حتى يجتاحوا … ويخرجوا»)."""
        for i in range(index - 1, max(-1, index - 8), -1):
            if self.tokens[i].text in SEPARATORS or self.tokens[i].text in "،,":
                return None
            if self.tokens[i].tag == "VERB":
                before = self.tokens[i - 1].form.key if i else ""
                return (
                    i
                    if before in _PURPOSE or before == "ان" or self.tokens[i].form.preposition == "ل"
                    else None
                )
        return None

    def _relative_of_time(self, index: int) -> bool:
        return (
            index > 1
            and self.tokens[index - 1].form.key in RELATIVES
            and self.tokens[index - 2].form.key in _TIME_NOUNS
        )

    def _is_relative_what(self, index: int) -> bool:
        """«ما» after a preposition, a pronoun («وهو ما …») or a comma is «that which», not a negation."""
        return (
            index == 0
            or self.tokens[index - 1].tag in {"ADP", "PUNCT"}
            or self.tokens[index - 1].tag in {"NOUN", "PRON"}
        )

    # Nouns

    def _noun(self, index: int) -> Factuality:
        coming = self._subject_of_future(index)
        if coming is not None:
            return coming
        return self._governed(index)

    def _subject_of_future(self, index: int) -> Factuality | None:
        """A noun whose own verb is in the future: it comes, or would, where the verb tells what it brings about."""
        if self.tokens[index].form.preposition:
            return None
        for i in range(index + 1, min(len(self.tokens), index + 6)):
            token = self.tokens[i]
            if token.form.future:
                coming = token.form.host in _BEING_FUTURE
                return "positive", "future" if coming else "hypothetical", "future"
            if (
                token.tag in {"VERB", "PUNCT", "SCONJ", "PRON", "ADP"}
                or token.form.conjunction
                or token.form.preposition
            ):
                return None
        return None

    def _governed(self, index: int) -> Factuality:
        """The status that governors on the left give to the word at `index`."""
        force, at = self._governor(index)
        if force in {"negative", "achieving"}:
            return "negative", "actual", "negation"
        if force == "hypothetical":
            return "positive", "hypothetical", "governor"
        if force != "actual" and self._purpose(index):
            return "positive", "future", "purpose"
        if force == "future":
            return "positive", "future", "governor"
        if self._in_vain(at, index):
            return "negative", "actual", "in vain"
        return "positive", "actual", "assertion"

    def _purpose(self, index: int) -> bool:
        """Whether the noun, or the one right before it in its chain, is an aim led by «ل»."""
        results = self.words.lists["actual.results"]
        for i in (index, index - 1, index - 2):
            if i <= 0:
                return False
            form = self.tokens[i].form
            if form.preposition == "ل" and (self.tokens[i].tag in {"NOUN", "X"} or is_verbal_noun(form.host)):
                before = self.tokens[i - 1]
                possessive = (
                    before.tag == "NOUN"
                    and not before.form.article
                    and form.article
                    and not before.form.pronoun
                )
                looks_aim = i == index or is_verbal_noun(form.host)
                return (
                    looks_aim
                    and form.host not in results
                    and not (possessive and is_verbal_noun(before.form.host))
                )
            if (
                self.tokens[i].tag not in {"NOUN", "ADJ", "X", "PROPN"}
                or form.conjunction
                or form.preposition
            ):
                return False
        return False

    def _in_vain(self, verb: int, index: int) -> bool:
        vain = self.words.lists["negative.vain"]
        start = max(0, min(verb, index))
        return any(t.form.key in vain for t in self.tokens[start:index] if t.form.key)

    def _governor(self, index: int) -> tuple[Force, int]:
        """The nearest governing word before `index` and what it makes of its dependents."""
        for i in range(index - 1, max(-1, index - REACH - 1), -1):
            if self.tokens[i].tag != "VERB" and not MAY_GOVERN[self.tokens[i].form]:
                continue
            force = self._noun_force(i, index) or self._boundary(i) or self._verb_force(i, index)
            if force is not None:
                return force, i
        return "plain", max(0, index - REACH)

    def _noun_force(self, i: int, index: int) -> Force | None:
        """What a governing noun, preposition or particle at `i` makes of the word at `index`."""
        form = self.tokens[i].form
        nouns = self.words.nouns
        force = nouns.get(form.key)
        if force is None and (form.preposition or form.conjunction):
            force = nouns.get(form.host)
        if force == "stop":
            return "plain" if i < index - 2 else "actual"
        if force == "negative" and not self._reaches(i, index):
            return None
        if force == "future" and i < index - NOUN_REACH:
            return None
        return "future" if force is None and form.future else force

    def _boundary(self, i: int) -> Force | None:
        """Whether the clause of the trigger begins after token `i`."""
        token = self.tokens[i]
        word = token.form.key
        relative = word in RELATIVES and not self._relative_of_time(i + 1)
        if relative or token.text in SEPARATORS or word in CLAUSE_BREAKS:
            return "plain"
        following = self.tokens[i + 1].form
        joined = (
            following.conjunction and following.conjunction != "ف"
        )  # «…، فمثل هذا الهجوم»: another clause
        if token.text in "،," and not joined and following.preposition != "ل":
            return "plain"
        return None

    def _reaches(self, i: int, index: int) -> bool:
        """Whether a negating noun is in the same phrase: «عدم … سيطرة», not «دون توقف … سيطرة» far off."""
        return index - i <= 3 and all(
            t.tag in {"NOUN", "ADJ", "X", "PROPN"} for t in self.tokens[i + 1 : index]
        )

    def _verb_force(self, i: int, index: int) -> Force | None:
        """What the verb at `i` makes of what depends on it; None where the word is no verb."""
        found = "future" if aims_at(self.tokens, i, index) else self._listed_force(i, index)
        if found is not None or self.tokens[i].tag != "VERB":
            return found
        polarity, modality, _ = self._verb(i)
        if polarity == "negative" and index - i <= 2 and not self.tokens[index].form.article:
            return "negative"
        return "plain" if modality == "actual" else modality

    def _listed_force(self, i: int, index: int) -> Force | None:
        """What the lexicon says of the verb at `i`."""
        words, token = self.words, self.tokens[i]
        keys = (token.form.key, token.form.host)
        before = self.tokens[i - 1].form.key if i else ""
        negated = before in words.lists["negative.particles"] and before != "ما"
        if negated and not words.lists["achieving"].isdisjoint(keys):
            return "achieving"
        led = words.led.get(keys[0]) or words.led.get(keys[1])
        if led is not None and self._leads(i, index, led[0]):
            return led[1]
        if token.tag != "VERB" and keys[0][:1] == "ت":  # «تقدم» and the like are as often nouns
            return None
        found = words.verbs.get(keys[0]) or words.verbs.get(keys[1])
        if found == "negative" and token.tag == "NOUN" and not self._reaches(i, index):
            return None
        if found == "hypothetical" and negated and not words.lists["preventing"].isdisjoint(keys):
            return "actual"  # «لم تمنع وقوع …»
        return found

    def _leads(self, i: int, index: int, preposition: str) -> bool:
        """Whether the verb at `i` has its preposition before the word at `index`."""
        between = self.tokens[i + 1 : index + 1]
        return any(preposition in {token.form.key, token.form.preposition} for token in between)
