"""What role finding sees of a sentence: its clauses, its triggers, who speaks, and who acted before."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from riwaya.arabic.analysis import Sentence, Token
from riwaya.arabic.forms import Form
from riwaya.extract.actors import is_actor_like
from riwaya.extract.acts import Trigger
from riwaya.extract.agreement import can_act_in
from riwaya.extract.attribution import Scope
from riwaya.extract.clause import Clause, Phrase
from riwaya.lexicon import word_set

_TIMES = word_set("grammar", "roles", "times")
REFLEXIVE = word_set("grammar", "scene", "reflexive")
"""Who blows himself up is no target of his own: «فجر نفسه»."""


class Participant(NamedTuple):
    """A token span of a sentence (by its number in the document) in a role, and the rule that put it there."""

    sentence: int
    start: int
    end: int
    rule: str

    def overlaps(self, other: "Participant") -> bool:
        """Whether the two share a token."""
        return self.sentence == other.sentence and self.start < other.end and other.start < self.end


@dataclass
class Arguments:
    """The participants of one trigger, filled rule by rule."""

    actors: list[Participant] = field(default_factory=list)
    targets: list[Participant] = field(default_factory=list)
    places: list[Participant] = field(default_factory=list)

    def add(self, role: str, participants: Sequence[Participant]) -> None:
        """Put participants into a role; `both` is target and place; what already stands there stays single."""
        lists = {
            "actor": (self.actors,),
            "target": (self.targets,),
            "place": (self.places,),
            "both": (self.targets, self.places),
        }
        for found in lists.get(role, ()):
            for participant in participants:
                if not any(participant.overlaps(other) for other in found):
                    found.append(participant)


class Speakers:
    """Who speaks where in a document, as participants."""

    def __init__(self, sentences: Sequence[Sentence], scopes: Sequence[Scope]) -> None:
        self._sentences = sentences
        self._starts = [sentence.start for sentence in sentences]
        told = [
            (scope.start, scope.end, link.source) for scope in scopes for link in scope.links if link.source
        ]
        self._told = sorted(told)
        self._tellings = [start for start, _, _ in self._told]

    def at(self, position: int) -> Participant | None:
        """Whoever's speech covers the position, the innermost."""
        covering = [
            told for told in self._told[: bisect_right(self._tellings, position)] if position < told[1]
        ]
        return self._participant(covering[-1][2]) if covering else None

    def before(self, position: int) -> Participant | None:
        """Whoever spoke last before the position."""
        index = bisect_right(self._tellings, position)
        return self._participant(self._told[index - 1][2]) if index else None

    def _participant(self, span: tuple[int, int]) -> Participant | None:
        number = bisect_right(self._starts, span[0]) - 1
        if number < 0:
            return None
        tokens = self._sentences[number].tokens
        inside = [
            index for index, token in enumerate(tokens) if token.start < span[1] and span[0] < token.end
        ]
        return Participant(number, inside[0], inside[-1] + 1, "speaker") if inside else None


@dataclass
class Memory:
    """Who acted last, for subjects and pronouns that point back."""

    subject: tuple[Participant, ...] = ()
    tokens: dict[int, Sequence[Token]] = field(default_factory=dict)


class Scene:
    """One sentence for role finding: its clause structure, its triggers with what is known of them, and its context."""

    def __init__(
        self, number: int, clause: Clause, triggers: Sequence[Trigger], memory: Memory, speakers: Speakers
    ) -> None:
        self.number = number
        self.clause = clause
        self.tokens = clause.tokens
        self.triggers = triggers
        self.memory = memory
        self.speakers = speakers
        self.at = {trigger.head: trigger for trigger in triggers}
        self.done: dict[int, Arguments] = {}
        memory.tokens = {n: told for n, told in memory.tokens.items() if n >= number - 1} | {
            number: self.tokens
        }

    def participants(self, phrase: Phrase, rule: str, *, events: bool = False) -> list[Participant]:
        """The members of a phrase as participants; a member that is itself an event («الغارات») is none."""
        found: list[Participant] = []
        for start, end in phrase.members:
            if self.tokens[start].host in REFLEXIVE and end == start + 1:
                continue
            if self.tokens[end - 1].host in _TIMES and self.tokens[start].tag == "NUM":
                continue  # «السجن عشر سنوات»
            if rule.startswith("subject") and found and not is_actor_like(self.tokens, start, end):
                continue
            event = start in self.at and not self.at[start].is_verb
            if events or not event or is_actor_like(self.tokens, start, start + 1):
                found.append(Participant(self.number, start, end, rule))
        return found

    def carried(self, rule: str, form: Form | None = None) -> list[Participant]:
        """Who acted last, if that was in this sentence or the one before, and agrees with the verb of that form."""
        recent = [p for p in self.memory.subject if p.sentence >= self.number - 1]
        if form is not None:
            joined = len(recent) > 1
            recent = [p for p in recent if self._agrees(form, p, joined=joined)]
        return [participant._replace(rule=rule) for participant in recent]

    def _agrees(self, form: Form, participant: Participant, *, joined: bool) -> bool:
        tokens = self.memory.tokens.get(participant.sentence)
        return tokens is None or can_act_in(form, tokens, participant.start, joined=joined)

    def speaker(self, index: int, rule: str) -> list[Participant]:
        """Who speaks where the token stands, or spoke last before it, in this sentence or the few before."""
        position = self.tokens[index].start
        found = self.speakers.at(position) or self.speakers.before(position)
        recent = found is not None and self.number - 3 <= found.sentence <= self.number
        return [found._replace(rule=rule)] if found is not None and recent else []
