"""Notices: to whom they were sent, what they said and what came back. Their date is in the session's heading."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from sqlalchemy import Connection, RowMapping, Table, select

from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.attendance import Stance
from syndic_desktop.domain.notices import Dispatch, Notice
from syndic_desktop.domain.snapshots import NoticeSnapshot
from syndic_desktop.store.codec import columns, decode, dumps, encode, from_columns
from syndic_desktop.store.journal import Ledger, numbered
from syndic_desktop.store.schema import answers, dispatches, snapshots

T = TypeVar("T")

STANCE = ("state", "deputy", "holder", "remote", "paper")
DISPATCH = ("person", "day", "means", "proof", "at")
ANSWER = ("seat", "day", "channel", "deputies", "meeting")


class Notices:
    """The notices of some sessions, read together; `of` puts one together with the heading of its session."""

    def __init__(self, connection: Connection, session_id: int | None) -> None:
        self._sent = by_session(connection, dispatches, session_id, _dispatch)
        asked = select(snapshots)
        if session_id is not None:
            asked = asked.where(snapshots.c.session_id == session_id)
        self._kept = {
            row.session_id: decode(NoticeSnapshot, json.loads(row.content)) for row in connection.execute(asked)
        }

    def of(self, row: Mapping[Any, Any]) -> Notice:
        """The notice of the session of a row."""
        return _whole(row, tuple(self._sent.get(row["id"], ())), self._kept.get(row["id"]))


def known(row: Mapping[Any, Any], notice: Notice) -> Notice:
    """The notice of the session of a row, whose dispatches and content are those of one read before."""
    return _whole(row, notice.dispatches, notice.snapshot)


def _whole(row: Mapping[Any, Any], sent: tuple[Dispatch, ...], kept: NoticeSnapshot | None) -> Notice:
    bare = Notice() if row["notice"] is None else decode(Notice, json.loads(row["notice"]))
    day = date.fromisoformat(row["notice_day"]) if row["notice_day"] else None
    return replace(bare, day=day, dispatches=sent, snapshot=kept)


def heading(notice: Notice) -> dict[str, Any]:
    """What the row of a session keeps of its notice."""
    bare = replace(notice, day=None, dispatches=(), snapshot=None)
    return {
        "notice_day": notice.day.isoformat() if notice.day else None,
        "notice": None if bare == Notice() else dumps(encode(bare)),
    }


def save_notice(ledger: Ledger, session_id: int, notice: Notice) -> None:
    """To whom it was sent, and what it said."""
    rows = ({"session_id": session_id, **columns(each, DISPATCH)} for each in notice.dispatches)
    ledger.sync(dispatches, numbered(rows, "person"), session_id=session_id)
    kept = [{"session_id": session_id, "content": dumps(encode(notice.snapshot))}] if notice.snapshot else []
    ledger.sync(snapshots, kept, session_id=session_id)


def load_answers(connection: Connection, session_id: int | None) -> dict[int, list[Answer]]:
    """Answers in the order of their arrival, by session; of one session, or of all."""
    return by_session(connection, answers, session_id, _answer)


def save_answers(ledger: Ledger, session_id: int, received: Iterable[Answer]) -> None:
    rows = [{"session_id": session_id, **columns(each, ANSWER), **columns(each.stance, STANCE)} for each in received]
    ledger.sync(answers, rows, session_id=session_id)


def by_session(
    connection: Connection, table: Table, session_id: int | None, read: Callable[[RowMapping], T]
) -> dict[int, list[T]]:
    """The rows of a table that belong to one session, or to each, in order."""
    asked = select(table).order_by(table.c.session_id, table.c.position)
    if session_id is not None:
        asked = asked.where(table.c.session_id == session_id)
    found: dict[int, list[T]] = {}
    for row in connection.execute(asked).mappings().all():  # at once: row by row is twice as long
        found.setdefault(row["session_id"], []).append(read(row))
    return found


def _dispatch(row: RowMapping) -> Dispatch:
    return from_columns(Dispatch, row, DISPATCH)


def _answer(row: RowMapping) -> Answer:
    return from_columns(Answer, row, ANSWER, stance=from_columns(Stance, row, STANCE))
