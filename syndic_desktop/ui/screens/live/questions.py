"""What the step « Séance » asks, as callables that a test can replace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.queries.live import Live

if TYPE_CHECKING:
    from syndic_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Questions:
    """`live`: a session of the store, read for the room; `clock`: what an hour is when she says no other.

    `scan`: a file that she chooses, by its name, with its content; None: no more wanted.
    """

    live: Callable[[int], Live]
    clock: Callable[[], datetime]
    scan: Callable[[], tuple[str, bytes] | None]


def live_questions(store: Store, clock: Callable[[], datetime], files: Callable[[], list[Path]]) -> Questions:
    """The questions of the step, put to a store; `files` asks which file."""
    return Questions(partial(Live, store), clock, partial(_scan, files))


def _scan(files: Callable[[], list[Path]]) -> tuple[str, bytes] | None:
    """Raises FileTrouble when it cannot be read."""
    path = next(iter(files()), None)
    if path is None:
        return None
    try:
        return path.name, path.read_bytes()
    except OSError as trouble:
        raise FileTrouble(
            f"« {path.name} » ne peut pas être lu ({trouble.strerror}) : choisissez un autre fichier."
        ) from trouble
