"""What was changed since a moment, told by the journal: which rows, and which of their columns."""

from __future__ import annotations

import json
from datetime import datetime

from sqlalchemy import Connection, select

from syndic_desktop.store.lines import Touched
from syndic_desktop.store.schema import gestures, journal


def changed_since(connection: Connection, moment: datetime) -> tuple[Touched, ...]:
    """Every row touched by a gesture made after a moment, oldest first.

    A text that was being typed at that moment is told with the gesture that began it.
    """
    asked = (
        select(journal.c.table_name, journal.c.key, journal.c.before, journal.c.after, gestures.c.at)
        .join(gestures, gestures.c.id == journal.c.gesture_id)
        .where(gestures.c.at > moment.isoformat())
        .order_by(journal.c.id)
    )
    return tuple(
        Touched(datetime.fromisoformat(row.at), row.table_name, row.key, _columns(row.before, row.after))
        for row in connection.execute(asked)
    )


def _columns(before: str | None, after: str | None) -> frozenset[str]:
    return frozenset() if before is None or after is None else frozenset(json.loads(after))
