"""Where the outlet speaks again after what somebody told: «، خلال لقاء …», «، علما أن …», «، دون أن يذكر …»."""

from collections.abc import Sequence

from riwaya.arabic.analysis import Token
from riwaya.extract.cues import word_list

NEAR = 12
"""An occasion of saying that has «أن» among so many tokens leads what is told."""

_COMMAS = frozenset("،,؛;")
_THAT = word_list("grammar", "that")
_CIRCUMSTANCES = word_list("grammar", "circumstances")
_OUTLET_AGAIN = word_list("grammar", "outlet_again")
_WITHOUT = frozenset({"دون", "بدون"})


def outlet_again(tokens: Sequence[Token]) -> list[int]:
    """The tokens after a comma with which the outlet's own words begin.

    >>> from riwaya.arabic import analyze
    >>> tokens = analyze("أكد أنه باق، في إشارة إلى المنصب.")[0].tokens
    >>> [tokens[index + 1].text for index in outlet_again(tokens)]
    ['إشارة']
    """
    commas = (i + 1 for i in range(len(tokens) - 2) if tokens[i].text in _COMMAS)
    return [index for index in commas if _begins(tokens, index)]


def _begins(tokens: Sequence[Token], index: int) -> bool:
    word, following = tokens[index].form.key, tokens[index + 1].form.host
    if word in _OUTLET_AGAIN or leaves_untold(tokens, index) or (word == "في" and following == "اشاره"):
        return True
    occasion = word in _CIRCUMSTANCES and following in word_list("heads", "occasions")
    return occasion and not any(token.form.key in _THAT for token in tokens[index : index + NEAR])


def leaves_untold(tokens: Sequence[Token], index: int) -> bool:
    """«، من دون تحديد الموعد», «، دون أن يذكر تفاصيل»: the outlet says what was not told."""
    words = [token.form for token in tokens[index : index + 4]]
    without = next((i for i, form in enumerate(words[:2]) if form.key in _WITHOUT), None)
    if without is None or (without and words[0].key != "من"):
        return False
    return any(form.host in word_list("grammar", "untold") for form in words[without + 1 :])
