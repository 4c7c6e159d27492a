"""What the step « Séance » asks, as callables that a test can replace."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.queries.live import Live

if TYPE_CHECKING:
    from syndic_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Questions:
    """`live`: a session of the store, read for the room; `clock`: what an hour is when she says no other."""

    live: Callable[[int], Live]
    clock: Callable[[], datetime]


def live_questions(store: Store, clock: Callable[[], datetime]) -> Questions:
    """The questions of the step, put to a store."""
    return Questions(partial(Live, store), clock)
