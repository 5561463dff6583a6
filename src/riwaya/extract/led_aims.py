"""The aim that «ل» leads: of which doing it is one, and where it is none."""

from collections.abc import Sequence

from riwaya.extract.cause_words import clause_end, is_connecting, phrase_end
from riwaya.extract.connective_words import verbs, words
from riwaya.extract.connectives import Connective, is_joined
from riwaya.extract.doings import is_doing
from riwaya.extract.explained_acts import Act, Side
from riwaya.extract.governing import Clause

LAM_REACH = 16
"""How many tokens lie at most between a doing and an aim led by a bare «ل», which stands close to its verb."""


class Aims:
    """A sentence's doings asked whose aim «ل» leads."""

    def __init__(self, clause: Clause) -> None:
        self.clause = clause
        self.tokens = clause.tokens
        self.by_token = clause.by_token
        self._aimed: tuple[Connective | None, list[Act]] = (None, [])

    def of(self, connective: Connective) -> tuple[list[Act], list[Side]]:
        """An aim led by «ل»: of the act right before it, unless that act asks for «ل» by itself."""
        start = connective.start
        effects = self._goes_on(connective)
        effects = effects or [a for a in self.aiming(connective) if not self._asks_for_lam(a, start)]
        coalition = self.tokens[start - 1].host in words("bodies")  # «هدنة أعلنها التحالف لوقف …»
        if not effects or (self.has_its_own(start - 1) and not coalition):
            return [], []
        if self._is_undergone(effects[-1].token):
            return [], []  # «تعرضت القرى الواقعة تحت سيطرة الجيش لقصف»
        if any(self._sets_apart(i) for i in range(effects[-1].token + 1, start)):
            return [], []  # «قتلوا أثناء عملية لتحرير …»
        verb = self.tokens[start].tag == "VERB"
        end = clause_end(self.tokens, start) if verb else phrase_end(self.tokens, start)
        self._aimed = connective, effects[-1:]
        return effects[-1:], self.clause.split(start, end)

    def _is_undergone(self, index: int) -> bool:
        """Whether the verb before a noun that a preposition leads waits for «ل» itself."""
        if not self.clause.is_led(index):
            return False
        for at in range(index - 1, max(-1, index - LAM_REACH), -1):
            token = self.tokens[at]
            if self.clause.ends_clause(at) or token.form.preposition == "ل":
                return False
            if token.tag == "VERB":
                return not {token.key, token.host}.isdisjoint(verbs("undergoing"))
        return False

    def _sets_apart(self, index: int) -> bool:
        """Whether another explanation begins there, and no mere time: «منذ عامين»."""
        following = self.tokens[index + 1].host
        return is_connecting(self.tokens, index) and following not in words("time_units")

    def _goes_on(self, connective: Connective) -> list[Act]:
        """What the aim before explains, where «و» joins this one to it: «… لحماية السكان ولمنع التسلل»."""
        before, effects = self._aimed
        if before is None or not is_joined(self.tokens[connective.start]):
            return []
        between = range(before.end + 1, connective.start)
        return [] if any(self.clause.is_main_verb(i) for i in between) else effects

    def _asks_for_lam(self, act: Act, start: int) -> bool:
        """Whether «ل» leads what a doing is about, and no aim of it: «دعا لـ», «سعوا لـ», «الاستعداد لـ»."""
        word = self.tokens[act.token]
        own = word.tag == "VERB" and not {word.key, word.host}.isdisjoint(verbs("verbs_with_lam"))
        given = self.tokens[start - 1].form
        if own and given.host == "ل" and given.pronoun:  # «كانوا يحضرون له لاقتحام …»
            return False
        return (
            own or act.act in words("with_lam") or (act.number is None and word.host in words("lam_takers"))
        )

    def aiming(self, connective: Connective) -> list[Act]:
        """Whose aim «ل» tells: the doing right before it; behind a comma, the clause's."""
        start = connective.start
        if not start or self.tokens[start - 1].text in "،,":
            return self.clause.governing(connective, LAM_REACH)
        return self.clause.doing_before(start, LAM_REACH)

    def is_reason(self, connective: Connective, effects: Sequence[Act]) -> bool:
        """Whether «ل» leads what somebody is punished for («اعتقل لانتمائه إلى …»), or a reason («لأسباب أمنية»)."""
        if self.tokens[connective.start].host in words("reasons_led"):
            return True
        token = self.tokens[connective.start]
        form = token.form
        own = form.host.removeprefix("ل") in words("own_doings")
        punished = any(act.act in words("punishing") for act in effects)
        return (punished or own) and bool(form.pronoun) and token.tag != "VERB"

    def has_its_own(self, index: int) -> bool:
        """Whether the word is a doing that is no act: the aim is its own («للتحرك من أجل …»)."""
        token = self.tokens[index]
        doing = token.tag == "NOUN" and is_doing(token)
        return index not in self.by_token and doing
