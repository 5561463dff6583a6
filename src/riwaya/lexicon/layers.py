"""A user's own lexicon over the shipped one: which of the two a table comes from, and what is built from it, once each.

What is active is a context variable, so that threads and tasks with different lexicons do not meet. Each lexicon keeps
what was built from its tables; what it does not touch is built once for all.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache, wraps
from typing import Any, ParamSpec, TypeVar, cast

from riwaya.lexicon.tables import load_table

P = ParamSpec("P")
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

    def built(self, build: Callable[..., R], arguments: tuple[object, ...]) -> R:
        """What `build` makes of these arguments under this lexicon, made when first asked for."""
        wanted = (build, arguments)
        if wanted not in self._built:
            self._built[wanted] = build(*arguments)
        return cast("R", self._built[wanted])


_active: ContextVar[Lexicon | None] = ContextVar("lexicon", default=None)


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


def per_lexicon(*names: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """As `functools.cache`, for a function of the tables `names`: it is called anew for a lexicon that touches them."""

    def decorate(build: Callable[P, R]) -> Callable[P, R]:
        shipped: Callable[..., R] = cache(build)

        @wraps(build)
        def get(*args: P.args, **kwargs: P.kwargs) -> R:
            lexicon = _active.get()
            if lexicon is None or lexicon.tables.keys().isdisjoint(names):
                return shipped(*args, **kwargs)
            return lexicon.built(build, (*args, *kwargs.values()))

        return get

    return decorate
