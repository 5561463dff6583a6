"""A user's own lexicon over the shipped one: which of the two a table comes from, and what is built from it, once each.

What is active is a context variable, so that threads and tasks with different lexicons do not meet. Each lexicon keeps
what was built from its tables; what it does not touch is built once for all.
"""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from typing import Any, TypeVar, cast

from riwaya.lexicon.tables import load_table

R = TypeVar("R")


class Lexicon:
    """What a user's files add to the shipped lexicon and change in it; make it with `riwaya.load_lexicon`.

    `tables` are whole tables that stand in for the shipped ones of the same name. It can be pickled.
    """

    def __init__(self, tables: Mapping[str, Any]) -> None:
        self.tables = dict(tables)
        self._built: dict[object, Any] = {}

    def __reduce__(self) -> tuple[type["Lexicon"], tuple[dict[str, Any]]]:
        return Lexicon, (self.tables,)

    def built(self, build: Callable[[], R]) -> R:
        """What `build` makes under this lexicon, made when first asked for."""
        if build not in self._built:
            self._built[build] = build()
        return cast("R", self._built[build])


_active: ContextVar[Lexicon | None] = ContextVar("lexicon", default=None)
active_lexicon = _active.get
"""The lexicon in use, or None: the shipped one alone."""


@contextmanager
def using(lexicon: Lexicon | None) -> Iterator[None]:
    """Has all that runs inside look words up in `lexicon` first; None leaves what is active."""
    if lexicon is None:
        yield
        return
    token = _active.set(lexicon)
    try:
        yield
    finally:
        _active.reset(token)


def active_table(name: str) -> dict[str, Any]:
    """The lexicon table `name`, the user's where one is active and touches it. Treat it as read-only."""
    found: dict[str, Any] | None = own_table(name)
    return load_table(name) if found is None else found


def own_table(name: str) -> dict[str, Any] | None:
    """The table `name` of the user's lexicon, or None where none is active or it has no such table."""
    lexicon = _active.get()
    return None if lexicon is None else lexicon.tables.get(name)


def _without_collecting(build: Callable[[], R]) -> Callable[[], R]:
    """`build` with the collector of circles at rest: what it makes stays, yet would be looked through many times.

    That took 30% of the time for the forms of acts, 35% for the gazetteer.
    """

    @wraps(build)
    def built() -> R:
        if not gc.isenabled():
            return build()
        gc.disable()
        try:
            return build()
        finally:
            gc.enable()

    return built


def per_lexicon(*names: str) -> Callable[[Callable[[], R]], Callable[[], R]]:
    """As `functools.cache`, for what is made of the tables `names`: made anew for a lexicon that touches them."""

    def decorate(build: Callable[[], R]) -> Callable[[], R]:
        shipped, active = cache(_without_collecting(build)), active_lexicon

        @wraps(build)
        def get() -> R:
            lexicon = active()
            if lexicon is None:
                return shipped()
            return shipped() if lexicon.tables.keys().isdisjoint(names) else lexicon.built(build)

        return get

    return decorate
