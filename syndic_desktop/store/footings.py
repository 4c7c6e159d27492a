"""What each session rests on in the assembly: the people it names, whether it was held, whether its minutes are fixed.

Lighter than reading the sessions whole: their long texts are left alone.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, time
from typing import Any

from sqlalchemy import Connection, exists, select

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.histories import Footing
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.sessions import Session, SessionKey
from syndic_desktop.store import schema
from syndic_desktop.store.codec import decode, field
from syndic_desktop.store.schema import answers, dispatches, items, movements, presences, sessions
from syndic_desktop.store.tables import some


def load_footings(connection: Connection) -> tuple[Footing, ...]:
    """One footing a session, in the order they were entered."""
    people: dict[int, set[str]] = defaultdict(set)
    for session_id, person in _named(connection):
        people[session_id].add(person)
    held = exists().where(presences.c.session_id == sessions.c.id).label("held")
    asked = select(*some(sessions, "id", "body", "day", "opening", "minutes"), held).order_by(sessions.c.id)
    return tuple(_footing(row, frozenset(people[row["id"]])) for row in connection.execute(asked).mappings())


def load_numbers(connection: Connection, body: str) -> tuple[tuple[date, str], ...]:
    """The numbers a body has given, each with the day of its session."""
    asked = (
        select(sessions.c.day, items.c.number)
        .join(items, items.c.session_id == sessions.c.id)
        .where(sessions.c.body == body, items.c.number > "")
        .order_by(sessions.c.day, items.c.position)
    )
    return tuple((date.fromisoformat(row.day), row.number) for row in connection.execute(asked))


def _footing(row: Any, people: frozenset[str]) -> Footing:
    minutes = field(Session, "minutes", row["minutes"])
    opening = time.fromisoformat(row["opening"]) if row["opening"] else None
    key = SessionKey(row["body"], date.fromisoformat(row["day"]), opening)
    return Footing(key, people, bool(row["held"]), minutes is not None and minutes.fixed is not None)


def _named(connection: Connection) -> Iterator[tuple[int, str]]:
    """Everybody a session names, with its id."""
    for column in (
        sessions.c.president,
        sessions.c.secretary,
        dispatches.c.person,
        presences.c.deputy,
        presences.c.holder,
        movements.c.deputy,
        movements.c.holder,
        answers.c.deputy,
        answers.c.holder,
        items.c.rapporteur,
        items.c.president,
    ):
        whose = sessions.c.id if column.table is sessions else column.table.c.session_id
        for row in connection.execute(select(whose, column).where(column.is_not(None)).distinct()):
            yield row[0], row[1]
    yield from _convening(connection)
    yield from _spoken(connection)


def _convening(connection: Connection) -> Iterator[tuple[int, str]]:
    """Who signs the letters, and who received those that others replaced."""
    asked = select(*some(sessions, "id", "notice")).where(sessions.c.notice.is_not(None))
    for row in connection.execute(asked):
        notice = decode(Notice, json.loads(row.notice))
        if notice.signatory is not None:
            yield row.id, notice.signatory
        yield from ((row.id, each.person) for sending in notice.void for each in sending.dispatches)


def _spoken(connection: Connection) -> Iterator[tuple[int, str]]:
    """Who spoke or stood for election: a person's code, or a free name that no person bears."""
    known = set(connection.execute(select(schema.people.c.code)).scalars())
    asked = select(*some(items, "session_id", "debate", "vote")).where(items.c.debate.is_not(None))
    for row in connection.execute(asked.union_all(_elections())):
        said = {speech.speaker for speech in field(Item, "debate", row.debate) or ()}
        vote = field(Item, "vote", row.vote)
        rounds = vote.election.rounds if vote is not None and vote.election is not None else ()
        said |= {each.candidate for held in rounds for each in held.votes}
        yield from ((row.session_id, person) for person in said & known)


def _elections() -> Any:
    asked = select(*some(items, "session_id", "debate", "vote"))
    return asked.where(items.c.debate.is_(None), items.c.vote.contains('"election"'))
