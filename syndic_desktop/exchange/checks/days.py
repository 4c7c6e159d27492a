"""Days of a session that come before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from syndic_desktop.exchange.faults import Fault


def before(where: str, day: date | None, session: date) -> Iterator[Fault]:
    """The fault of a date that comes before the session."""
    if day is not None and day < session:
        yield Fault(where, f"date antérieure à la séance ({day}, séance du {session})")
