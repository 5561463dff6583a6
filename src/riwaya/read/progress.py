"""How far the reading of a long file has come, told to whoever listens."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Literal, NamedTuple

Unit = Literal["pages", "entries"]


class Step(NamedTuple):
    """So many of so many pages of a PDF, or entries of an archive, are done; `total` is None where nobody knows."""

    done: int
    total: int | None
    unit: Unit


Listener = Callable[[Step], None]

_listener: ContextVar[Listener | None] = ContextVar("listener", default=None)


def tell(done: int, total: int | None, unit: Unit) -> None:
    """Says how far the reading has come; costs next to nothing where nobody listens."""
    listener = _listener.get()
    if listener is not None:
        listener(Step(done, total, unit))


@contextmanager
def listened(listener: Listener | None) -> Iterator[None]:
    """Hands every step of the reading done inside the block, in this thread, to `listener`.

    >>> with listened(print):
    ...     tell(3, 12, "pages")
    Step(done=3, total=12, unit='pages')
    """
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)
