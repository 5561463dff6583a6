"""What an entry of `acts.toml` may hold."""

import msgspec

OWN = "own"
"""The list of a user's entries in the table of acts, and how their names begin."""

ROLE_FIELDS = ("subject", "object", "genitive")


class ActEntryRow(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """An entry's fields as `acts.toml` describes them; any other field is a preposition and the role it brings."""

    verb: str | None = None
    nouns: tuple[str, ...] = ()
    root: str | None = None
    frame: str = "kill"
    next: str | tuple[str, ...] = ()
    before: str | tuple[str, ...] = ()
    beside: str | tuple[str, ...] = ()
    unless: str | tuple[str, ...] = ()
    not_after: str | tuple[str, ...] = ()
    not_next: str | tuple[str, ...] = ()
    passive: bool = False
    participles: bool = False
    circumstantial: bool = False
    tagged: bool = False
    only: str = ""
    merge: bool = False
    owned: bool = False
    actor_self: bool = False
    means: bool = False
    subject: str | None = None
    object: str | None = None
    genitive: str | None = None


ENTRY_FIELDS = frozenset(ActEntryRow.__struct_fields__)
SENSES = ("next", "before", "beside", "unless", "not_after", "not_next")
"""The fields that list words which must, or must not, stand around an entry's word."""
