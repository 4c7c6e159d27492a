"""Notices: when a session was convened, and to whom what was sent (L2121-10 to L2121-12).

The count of clear days itself is in `calendar`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from syndic_desktop.domain.means import Means

__all__ = ["Dispatch", "Means", "Notice"]


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One notice sent to one person, with what proves it."""

    person: str
    day: date
    means: Means
    proof: str | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """`day` is the date of the letter, None while the session is being prepared."""

    day: date | None = None
    dispatches: tuple[Dispatch, ...] = ()
