"""Where every session stands, counted by the database: nothing of a session is loaded but its dates."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, and_, case, func, select

from syndic_desktop.domain.agenda import Fate, ItemKind
from syndic_desktop.domain.sessions import Minutes, Session, SessionKey
from syndic_desktop.store.codec import field
from syndic_desktop.store.lines import StandingLine, UnreceivedLine
from syndic_desktop.store.schema import answers, items, sessions
from syndic_desktop.store.sessions import session_lines

_DELIBERATED = items.c.kind.in_([ItemKind.DELIBERATION.value, ItemKind.ELECTION.value])
_EXEMPT = func.json_extract(items.c.act, "$.exempt")
_SENT = func.json_extract(items.c.act, "$.transmission.day")


def standing_lines(connection: Connection, since: date) -> tuple[StandingLine, ...]:
    """The sessions from a day on, newest first, with what is recorded of them."""
    lines = session_lines(connection, since)
    ids = [line.id for line in lines]
    listed = {row.session_id: row for row in connection.execute(_counts(since))}
    held_on = (answers.c.meeting.is_(None)) | (answers.c.meeting == sessions.c.day)  # `Answer.holds`
    said = (
        select(answers.c.session_id, func.count())
        .join(sessions, sessions.c.id == answers.c.session_id)
        .where(held_on)
        .group_by(answers.c.session_id)
    )
    answered: dict[int, int] = {row[0]: row[1] for row in connection.execute(said)}
    told = (sessions.c.id, sessions.c.minutes, sessions.c.list_published)
    asked = select(*told).where(sessions.c.id.in_(ids))
    dates = {row.id: row for row in connection.execute(asked)}
    return tuple(
        StandingLine(
            line,
            answered.get(line.id, 0),
            listed[line.id].listed if line.id in listed else 0,
            listed[line.id].unsent if line.id in listed else 0,
            listed[line.id].first_unsent if line.id in listed else None,
            _minutes(dates[line.id].minutes),
            field(Session, "list_published", dates[line.id].list_published),
            line.going_on,
        )
        for line in lines
    )


def unreceived(connection: Connection) -> UnreceivedLine | None:
    """The acts sent whose receipt has not come, in the whole file; None when there are none."""
    receipt = func.json_extract(items.c.act, "$.transmission.receipt")
    waiting = (
        select(items.c.id, items.c.session_id, sessions.c.body, sessions.c.day, sessions.c.opening, _SENT.label("sent"))
        .join(sessions, sessions.c.id == items.c.session_id)
        .where(receipt.is_(None), _SENT.is_not(None))  # first what hardly any act of thirty years still is
        .order_by(_SENT, items.c.id)
    )
    rows = connection.execute(waiting).all()
    if not rows:
        return None
    first = rows[0]
    opening = field(Session, "opening", first.opening or None)
    key = SessionKey(first.body, date.fromisoformat(first.day), opening)
    return UnreceivedLine(len(rows), date.fromisoformat(first.sent), key, first.session_id, first.id)


def _counts(since: date) -> Select[Any]:
    """By session: the items of its list, and its deliberations that no transmission is recorded of."""
    unsent = and_(items.c.fate == Fate.KEPT.value, _SENT.is_(None), _EXEMPT.is_(None))
    recent = select(sessions.c.id).where(sessions.c.day >= since.isoformat())
    return (
        select(
            items.c.session_id,
            func.count().label("listed"),
            func.sum(case((unsent, 1), else_=0)).label("unsent"),
            func.min(case((unsent, items.c.id))).label("first_unsent"),
        )
        # Not a join: SQLite would go through the items of thirty years, each looking for its session.
        .where(items.c.session_id.in_(recent), _DELIBERATED)
        .group_by(items.c.session_id)
    )


def _minutes(stored: str | None) -> Minutes | None:
    found: Minutes | None = field(Session, "minutes", stored)
    return found
