"""Sessions: heading, presences and movements. Their notices are the subject of `notices`, their items of `items`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from functools import lru_cache
from typing import Any

from sqlalchemy import BindParameter, Connection, RowMapping, and_, bindparam, exists, func, select

from syndic_desktop.domain.attendance import Movement, Presence, Stance
from syndic_desktop.domain.dossiers import the_one
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.reconvenings import first_key
from syndic_desktop.domain.sessions import Session, SessionKey, SessionNature
from syndic_desktop.store import direct, items, minutes, notices, schema
from syndic_desktop.store.codec import columns, from_columns
from syndic_desktop.store.journal import Ledger, Row, numbered
from syndic_desktop.store.lines import SessionLine
from syndic_desktop.store.notices import STANCE, by_session
from syndic_desktop.store.schema import (
    answers,
    dispatches,
    fixed_minutes,
    movements,
    papers,
    presences,
    rewordings,
    sessions,
    snapshots,
)
from syndic_desktop.store.tables import some

HEADING = (
    "body", "day", "closing", "place", "president", "modality", "nature", "first_session", "secretary", "minutes",
    "overrides", "list_published", "course",
)  # fmt: skip
MOVEMENT = ("seat", "before_item", "at", "during")
_MINE: BindParameter[int] = bindparam("session")
_SESSION = select(sessions).where(sessions.c.id == bindparam("session"))
_PRESENCE = select(presences).where(
    presences.c.session_id == bindparam("session"), presences.c.seat == bindparam("seat")
)
_LAST_CALLED = select(func.max(presences.c.position)).where(presences.c.session_id == bindparam("session"))
_LAST_MOVED = select(
    func.max(movements.c.position), func.max(movements.c.ordinal).filter(movements.c.seat == bindparam("seat"))
).where(movements.c.session_id == bindparam("session"))
_PRESENCES = (
    select(*some(presences, "seat", *STANCE)).where(presences.c.session_id == _MINE).order_by(presences.c.position)
)
_MOVEMENTS = (
    select(*some(movements, *MOVEMENT, *STANCE)).where(movements.c.session_id == _MINE).order_by(movements.c.position)
)
"""Asked at each gesture: a statement takes as long to write as to run."""


def session_lines(connection: Connection, since: date | None = None) -> tuple[SessionLine, ...]:
    """Every session, or those from a day on; newest first."""
    counted = (
        select(schema.items.c.session_id, func.count().label("items")).group_by(schema.items.c.session_id).subquery()
    )
    asked = (
        select(
            sessions,
            schema.bodies.c.name.label("body_name"),
            func.coalesce(counted.c["items"], 0).label("items"),
            exists().where(presences.c.session_id == sessions.c.id).label("held"),
            and_(sessions.c.closing.is_(None), func.json_extract(sessions.c.course, "$.opened").is_not(None)).label(
                "going_on"
            ),
        )
        .join(schema.bodies, schema.bodies.c.code == sessions.c.body)
        .outerjoin(counted, counted.c.session_id == sessions.c.id)
        .order_by(sessions.c.day.desc(), sessions.c.opening.desc(), sessions.c.id.desc())
    )
    if since is not None:
        asked = asked.where(sessions.c.day >= since.isoformat())
    return tuple(_line(row) for row in connection.execute(asked).mappings())


def load_sessions(connection: Connection, session_id: int | None = None, *, agenda: bool = True) -> tuple[Session, ...]:
    """Whole sessions in the order they were entered; all of them, or one. Without their items unless `agenda`."""
    agendas = items.load_items(connection, session_id) if agenda else {}
    sent = notices.Notices(connection, session_id)
    said = notices.load_answers(connection, session_id)
    there = by_session(connection, presences, session_id, _presence)
    moved = by_session(connection, movements, session_id, _movement)
    written = minutes.Written(connection, session_id) if agenda else None
    asked = select(sessions).order_by(sessions.c.id)
    if session_id is not None:
        asked = asked.where(sessions.c.id == session_id)
    rows = connection.execute(asked).mappings().all()
    found = (
        from_columns(
            Session,
            row,
            HEADING,
            opening=_time(row["opening"]),
            notice=sent.of(row),
            answers=tuple(said.get(row["id"], ())),
            attendance=tuple(there.get(row["id"], ())),
            movements=tuple(moved.get(row["id"], ())),
            items=tuple(agendas.get(row["id"], ())),
        )
        for row in rows
    )
    return tuple(
        session if written is None else written.into(row["id"], session)
        for row, session in zip(rows, found, strict=True)
    )


def load_heading(connection: Connection, session_id: int, notice: Notice | None = None) -> Session:
    """A session without its items, answers, presences and movements. Raises RuleViolation when it is no more.

    `notice`: to whom it was sent and what it said, where they are known already: a long agenda to read.
    """
    row = _row(connection, session_id)
    said = notices.Notices(connection, session_id).of(row) if notice is None else notices.known(row, notice)
    return from_columns(Session, row, HEADING, opening=_time(row["opening"]), notice=said)


def load_presences(connection: Connection, session_id: int) -> tuple[Presence, ...]:
    """The opening roll of a session, in order. One that is read twice is the same object."""
    return tuple([_called(row) for row in direct.rows(connection, _PRESENCES, session=session_id)])


def load_movements(connection: Connection, session_id: int) -> tuple[Movement, ...]:
    """The movements of a session, in order. One that is read twice is the same object."""
    rows = direct.rows(connection, _MOVEMENTS, session=session_id)
    return tuple([_moved(row[: len(MOVEMENT)], row[len(MOVEMENT) :]) for row in rows])


def load_session(connection: Connection, session_id: int, *, agenda: bool = True) -> Session:
    """Raises RuleViolation when the session is no more."""
    for session in load_sessions(connection, session_id, agenda=agenda):
        return session
    raise _gone()


def load_near(connection: Connection, session_id: int, within: timedelta) -> tuple[Session, ...]:
    """The other sessions of its body, that many days before or after it, however old the one it convenes again.

    With the sessions of any body on its day, whose acts share its numbers.
    """
    mine = load_session(connection, session_id)
    days = sessions.c.day.between((mine.day - within).isoformat(), (mine.day + within).isoformat())
    wanted = ((sessions.c.body == mine.body) & days) | (sessions.c.day == mine.day.isoformat())
    if (first := first_key(mine)) is not None:
        wanted |= (sessions.c.body == first.body) & (sessions.c.day == first.day.isoformat())
    asked = (
        select(sessions.c.id).where(wanted, sessions.c.id != session_id).order_by(sessions.c.day, sessions.c.opening)
    )
    return tuple(load_session(connection, each) for each in connection.execute(asked).scalars())


def load_first(connection: Connection, session: Session) -> Session | None:
    """The session that another one convenes again; None where it is not there, or where several may be meant."""
    try:
        key = first_key(session)
        return None if key is None else load_session(connection, find_session(connection, key))
    except RuleViolation:
        return None


def load_following(connection: Connection, key: SessionKey) -> tuple[SessionLine, ...]:
    """The second convocations of a session, oldest first."""
    asked = select(sessions).where(sessions.c.body == key.body, sessions.c.nature == SessionNature.SECOND_NOTICE.value)
    found = {
        row["id"]: first_key(from_columns(Session, row, HEADING, opening=_time(row["opening"])))
        for row in connection.execute(asked).mappings()
    }
    mine = {row_id for row_id, first in found.items() if first is not None and first.means(key)}
    return tuple(line for line in reversed(session_lines(connection)) if line.id in mine) if mine else ()


def find_session(connection: Connection, key: SessionKey) -> int:
    """The id of the one session meant by a key. Raises RuleViolation when there is none, or several."""
    asked = select(sessions).where(sessions.c.body == key.body, sessions.c.day == key.day.isoformat())
    found: dict[int, Session] = {
        row["id"]: from_columns(Session, row, HEADING, opening=_time(row["opening"]))
        for row in connection.execute(asked).mappings()
    }
    meant = the_one(found.values(), key)
    return next(row_id for row_id, session in found.items() if session is meant)


def add_session(ledger: Ledger, session: Session, session_id: int | None, item_ids: tuple[int, ...]) -> int:
    """Returns the id of the session; those given serve to take a removal back."""
    row_id = ledger.next_id(sessions) if session_id is None else session_id
    ledger.insert(sessions, [{"id": row_id, **_heading(session)}])
    notices.save_notice(ledger, row_id, session.notice)
    notices.save_answers(ledger, row_id, session.answers)
    save_presences(ledger, row_id, session.attendance)
    save_movements(ledger, row_id, session.movements)
    items.add_items(ledger, row_id, session.items, item_ids)
    minutes.save_minutes(ledger, row_id, session.minutes)
    return row_id


def save_heading(ledger: Ledger, session_id: int, session: Session, *, notice: bool = True) -> None:
    """Everything of a session but its answers, presences, movements and items.

    Without `notice`, to whom it was sent and what it said stay as they are.
    """
    row = _row(ledger.connection, session_id)
    ledger.update(sessions, row, _heading(session, row["minutes"]))
    if notice:
        notices.save_notice(ledger, session_id, session.notice)


def replace_session(ledger: Ledger, session_id: int, session: Session) -> None:
    """Make a session be this one."""
    save_heading(ledger, session_id, session)
    notices.save_answers(ledger, session_id, session.answers)
    save_presences(ledger, session_id, session.attendance)
    save_movements(ledger, session_id, session.movements)
    items.replace_items(ledger, session_id, session.items)
    minutes.save_minutes(ledger, session_id, session.minutes)


def remove_session(ledger: Ledger, session_id: int) -> None:
    """Remove a session and all that it holds. Raises RuleViolation when it is no more."""
    row = _row(ledger.connection, session_id)
    items.remove_items(ledger, session_id)
    for table in (dispatches, snapshots, answers, presences, movements, papers, rewordings, fixed_minutes):
        ledger.sync(table, [], session_id=session_id)
    ledger.delete(sessions, [row])


def save_presences(ledger: Ledger, session_id: int, attendance: Iterable[Presence]) -> None:
    rows = [_presence_row(session_id, presence) for presence in attendance]
    ledger.sync(presences, rows, session_id=session_id)


def save_presence(ledger: Ledger, session_id: int, presence: Presence) -> None:
    """Record the stance of one seat; a seat never called goes last. The others are neither read nor written."""
    before = direct.first(ledger.connection, _PRESENCE, session=session_id, seat=presence.seat)
    row = _presence_row(session_id, presence)
    if before is not None:
        ledger.update(presences, before, row)
    else:
        ((last,),) = direct.rows(ledger.connection, _LAST_CALLED, session=session_id)
        ledger.insert(presences, [{**row, "position": (last or 0) + 1}])


def save_movements(ledger: Ledger, session_id: int, moved: Iterable[Movement]) -> None:
    rows = ({"session_id": session_id, **columns(each, MOVEMENT), **columns(each.stance, STANCE)} for each in moved)
    ledger.sync(movements, numbered(rows, "seat"), session_id=session_id)


def add_movement(ledger: Ledger, session_id: int, moved: Movement) -> None:
    """Note a movement after all the others, which are neither read nor written."""
    ((last, known),) = direct.rows(ledger.connection, _LAST_MOVED, session=session_id, seat=moved.seat)
    row = {"session_id": session_id, **columns(moved, MOVEMENT), **columns(moved.stance, STANCE)}
    ledger.insert(movements, [{**row, "ordinal": (known or 0) + 1, "position": (last or 0) + 1}])


def _row(connection: Connection, session_id: int) -> Row:
    row = direct.first(connection, _SESSION, session=session_id)
    if row is None:
        raise _gone()
    return row


def _heading(session: Session, minutes_were: str | None = None) -> Row:
    opening = session.opening
    return {
        **columns(replace(session, minutes=minutes.dated(session.minutes, minutes_were)), HEADING),
        "opening": opening.isoformat() if opening else "",
        **notices.heading(session.notice),
    }


def _presence_row(session_id: int, presence: Presence) -> Row:
    return {"session_id": session_id, "seat": presence.seat, **columns(presence.stance, STANCE)}


def _presence(row: RowMapping) -> Presence:
    return _called((row["seat"], *(row[name] for name in STANCE)))


def _movement(row: RowMapping) -> Movement:
    return _moved(tuple(row[name] for name in MOVEMENT), tuple(row[name] for name in STANCE))


@lru_cache(maxsize=1024)
def _moved(stored: tuple[object, ...], stance: tuple[object, ...]) -> Movement:
    return from_columns(Movement, dict(zip(MOVEMENT, stored, strict=True)), MOVEMENT, stance=_stance(stance))


@lru_cache(maxsize=2048)
def _called(stored: tuple[Any, ...]) -> Presence:
    return Presence(stored[0], _stance(stored[1:]))


@lru_cache(maxsize=1024)
def _stance(stored: tuple[object, ...]) -> Stance:
    # Two hundred seats are read again at each gesture, and most of them stand as most others do.
    return from_columns(Stance, dict(zip(STANCE, stored, strict=True)), STANCE)


def _line(row: Mapping[Any, Any]) -> SessionLine:
    key = key_of(row)
    return SessionLine(
        row["id"], key.body, row["body_name"], key.day, key.opening, _time(row["closing"]), row["place"],
        SessionNature(row["nature"]), _day(row["notice_day"]), row["items"], bool(row["held"]),
        bool(row["going_on"]),
    )  # fmt: skip


def key_of(row: Mapping[Any, Any]) -> SessionKey:
    """The key of a session, by its columns."""
    return SessionKey(row["body"], date.fromisoformat(row["day"]), _time(row["opening"]))


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def _time(stored: str | None) -> time | None:
    return time.fromisoformat(stored) if stored else None


def _gone() -> RuleViolation:
    return RuleViolation("Cette séance n’existe plus : elle a été supprimée entre-temps.")
