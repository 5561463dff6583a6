"""Finding the producers and steps by name, and running the programs they need."""

import importlib
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

TIMEOUT = 180


class Failed(Exception):  # noqa: N818
    """A program did not make its PDF."""


class Missing(Exception):  # noqa: N818
    """A program or package is not on this machine."""


def find(where: str) -> Callable[..., Any]:
    """The function that `module:function` names; its packages are asked for only now."""
    module, name = where.split(":")
    try:
        found: Callable[..., Any] = getattr(importlib.import_module(module), name)
    except ModuleNotFoundError as error:
        raise Missing(f"no package {error.name}") from None
    return found


def run(*command: str | Path, cwd: Path | None = None) -> None:
    """Run a program quietly; its last lines of complaint are the exception's."""
    words = [str(part) for part in command]
    try:
        done = subprocess.run(words, cwd=cwd, capture_output=True, timeout=TIMEOUT, check=False)
    except FileNotFoundError:
        raise Missing(f"no program {words[0]}") from None
    if done.returncode:
        said = (done.stderr or done.stdout).decode("utf-8", "replace").strip().splitlines() or ["no message"]
        raise Failed(f"{Path(words[0]).name}: {' / '.join(said[-3:])[:300]}")
