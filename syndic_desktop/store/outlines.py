"""A session as the room reads it, kept part by part: after a gesture only the rows it wrote are read again.

Its items come without what is written of them. Nothing here says when a file has changed: whoever keeps an outline
tells it everything that was written since.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import Connection, Table

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.sessions import Session
from syndic_desktop.store import items, notices, schema, sessions
from syndic_desktop.store.journal import Key, Written

AT_MOST = 8
"""Sessions kept: the one of the room, and those before it where proxies are counted."""
NOTICE = (schema.dispatches, schema.snapshots)
HEADING = (schema.sessions, *NOTICE)
Outline = tuple[Session, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Known:
    """A session as it was read, its items by id, and what was written since."""

    session: Session
    items: dict[int, Item]
    written: Written

    def stale(self, *tables: Table) -> bool:
        return any(table.name in self.written for table in tables)


class Outlines:
    """The last sessions asked. `read` brings one up to date; `note` is told what was written meanwhile."""

    def __init__(self) -> None:
        self._known: dict[int, _Known] = {}

    def read(self, connection: Connection, session_id: int) -> Outline:
        """A session, and the ids of its items. Raises RuleViolation when it is no more."""
        known = self._known.pop(session_id, None)
        now = _load(connection, session_id) if known is None else _refreshed(connection, session_id, known)
        self._known[session_id] = now  # last, hence the last to go
        if len(self._known) > AT_MOST:
            del self._known[next(iter(self._known))]
        return now.session, tuple(now.items)

    def note(self, written: Written) -> None:
        """What a gesture has written, in whatever session."""
        if written:
            for session_id, known in self._known.items():
                self._known[session_id] = replace(known, written=_both(known.written, written))

    def notice_of(self, session_id: int) -> object:
        """The notice of a session, where it is known and was not written in since; else None."""
        known = self._known.get(session_id)
        return None if known is None or known.stale(*HEADING) else known.session.notice


def _load(connection: Connection, session_id: int) -> _Known:
    known = items.load_outlines(connection, session_id)
    session = replace(
        sessions.load_heading(connection, session_id),
        answers=_answers(connection, session_id),
        attendance=sessions.load_presences(connection, session_id),
        movements=sessions.load_movements(connection, session_id),
        items=tuple(known.values()),
    )
    return _Known(session, known, {})


def _refreshed(connection: Connection, session_id: int, known: _Known) -> _Known:
    """The same with the parts that were written in read again; the others are the same objects."""
    if not known.written:
        return known
    agenda = _agenda(connection, session_id, known)
    parts: dict[str, Any] = {}
    if agenda is not known.items:
        parts["items"] = tuple(agenda.values())
    if known.stale(schema.answers):
        parts["answers"] = _answers(connection, session_id)
    if known.stale(schema.presences):
        parts["attendance"] = sessions.load_presences(connection, session_id)
    if known.stale(schema.movements):
        parts["movements"] = sessions.load_movements(connection, session_id)
    session = known.session
    if known.stale(*HEADING):
        notice = None if known.stale(*NOTICE) else session.notice
        heading = sessions.load_heading(connection, session_id, notice)
        kept = {name: getattr(session, name) for name in ("items", "answers", "attendance", "movements")}
        session = replace(heading, **{**kept, **parts})
    elif parts:
        session = replace(session, **parts)
    return _Known(session, agenda, {})


def _answers(connection: Connection, session_id: int) -> tuple[Answer, ...]:
    return tuple(notices.load_answers(connection, session_id).get(session_id, ()))


def _agenda(connection: Connection, session_id: int, known: _Known) -> dict[int, Item]:
    changed = known.written.get(schema.items.name, frozenset())
    if changed is None:
        return items.load_outlines(connection, session_id)
    mine = [item_id for item_id in _ids(changed) if item_id in known.items]
    if not mine:
        return known.items
    return known.items | items.load_outlines(connection, session_id, mine)  # each keeps its place


def _ids(keys: frozenset[Key]) -> Iterator[int]:
    return (item_id for (item_id,) in keys)


def _both(before: Written, after: Written) -> Written:
    made = dict(before)
    for name, keys in after.items():
        known = made.get(name, frozenset())
        made[name] = None if known is None or keys is None else known | keys
    return made
