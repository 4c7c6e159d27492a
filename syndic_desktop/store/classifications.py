"""The classifications of the préfecture, each as its file of a day said it; the newest is the one in use."""

from __future__ import annotations

import json
from datetime import datetime
from functools import lru_cache

from sqlalchemy import Connection, select

from syndic_desktop.domain.classifications import Classification
from syndic_desktop.store.codec import decode, dumps, encode
from syndic_desktop.store.journal import Ledger
from syndic_desktop.store.schema import classifications


def load_classification(connection: Connection) -> Classification | None:
    """The newest; None while none was taken in."""
    asked = select(classifications.c.content).order_by(classifications.c.day.desc()).limit(1)
    content = connection.execute(asked).scalar()
    return None if content is None else _read(content)


def load_classifications(connection: Connection) -> tuple[Classification, ...]:
    """Each that was taken in, oldest first."""
    asked = select(classifications.c.content).order_by(classifications.c.day)
    return tuple(map(_read, connection.execute(asked).scalars()))


@lru_cache(maxsize=2)
def _read(content: str) -> Classification:
    """Some hundreds of lines, that every item shown asks for."""
    return decode(Classification, json.loads(content))


def keep_classification(ledger: Ledger, classification: Classification, moment: datetime) -> None:
    """Keep one, in place of what was known of that day."""
    day = classification.day.isoformat()
    row = {"day": day, "received": moment.isoformat(), "content": dumps(encode(classification))}
    ledger.sync(classifications, [row], day=day)


def drop_classification(ledger: Ledger, classification: Classification) -> None:
    """Forget one; nothing happens where there is none of that day."""
    ledger.sync(classifications, [], day=classification.day.isoformat())
