"""What the secretary wrote in the minutes of a session, and their text once it was fixed.

A rewording is kept under the id of its item (« #12/debats/0 »), which lasts when the agenda moves, and read under its
position. Where the item is no more the words stay, under no item, until it comes back.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from sqlalchemy import Connection, RowMapping, select

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.minutes import FixedText, Rewording
from syndic_desktop.domain.sessions import Minutes, Session
from syndic_desktop.store.codec import columns, field, from_columns
from syndic_desktop.store.journal import Ledger, Row
from syndic_desktop.store.schema import fixed_minutes, items, rewordings, sessions
from syndic_desktop.store.tables import some

TEXTS = ("base", "told")
_PLACE = re.compile(r"(?:#(\d+)/)?(.*?)(?:\+(\d+))?", re.DOTALL)


class Written:
    """What is kept of the minutes of one session, or of all."""

    def __init__(self, connection: Connection, session_id: int | None) -> None:
        self._words: dict[int, list[Rewording]] = {}
        self._fixed: dict[int, FixedText] = {}
        asked, fixed = select(rewordings).order_by(rewordings.c.position), select(fixed_minutes)
        if session_id is not None:
            asked = asked.where(rewordings.c.session_id == session_id)
            fixed = fixed.where(fixed_minutes.c.session_id == session_id)
        rows = connection.execute(asked).mappings().all()
        places: dict[int, dict[int, int]] = {}
        for row in rows:
            mine = row["session_id"]
            if mine not in places:
                places[mine] = {item: place for place, item in _ids(connection, mine).items()}
            self._words.setdefault(mine, []).append(_rewording(row, places[mine]))
        for row in connection.execute(fixed).mappings():
            self._fixed[row["session_id"]] = FixedText(row["content"], row["fingerprint"])

    def into(self, session_id: int, session: Session) -> Session:
        """The session with what was written in its minutes."""
        about = self.whole(session_id, session.minutes)
        return session if about is session.minutes else replace(session, minutes=about)

    def whole(self, session_id: int, about: Minutes | None) -> Minutes | None:
        """The minutes of a session with what was written in them."""
        words, text = tuple(self._words.get(session_id, ())), self._fixed.get(session_id)
        if not words and text is None:
            return about
        return replace(about or Minutes(), rewordings=words, text=text)


def load_minutes(connection: Connection, session_id: int) -> Minutes | None:
    """The minutes of a session alone: what is typed in them is saved at each word. Raises RuleViolation: no session."""
    asked = select(*some(sessions, "minutes")).where(sessions.c.id == session_id)
    row = connection.execute(asked).first()
    if row is None:
        raise RuleViolation("Cette séance n’existe plus : elle a été supprimée entre-temps.")
    return Written(connection, session_id).whole(session_id, field(Session, "minutes", row[0]))


def dated(minutes: Minutes | None, was: str | None) -> Minutes | None:
    """The days and corrections alone, that the row of the session keeps; `was`: what it keeps until then."""
    if minutes is None or (not minutes.rewordings and minutes.text is None):
        return minutes
    bare = replace(minutes, rewordings=(), text=None)
    # Minutes of which nothing is known are none, or empty in a dossier that says so: writing in them changes neither.
    return None if bare == Minutes() and was != "{}" else bare


def save_minutes(ledger: Ledger, session_id: int, minutes: Minutes | None) -> None:
    """Make what is written in the minutes of a session be this; only what differs is written.

    Their days are those of the session's heading.
    """
    known = minutes or Minutes()
    ids = _ids(ledger.connection, session_id) if known.rewordings else {}
    rows = [{"session_id": session_id, "place": _place(each, ids), **columns(each, TEXTS)} for each in known.rewordings]
    ledger.sync(rewordings, rows, session_id=session_id)
    day = known.fixed.isoformat() if known.fixed else ""
    fixed = [_fixed(session_id, day, known.text)] if known.text else []
    ledger.sync(fixed_minutes, fixed, session_id=session_id)


def _fixed(session_id: int, day: str, text: FixedText) -> Row:
    return {"session_id": session_id, "day": day, "content": text.content, "fingerprint": text.fingerprint}


def _ids(connection: Connection, session_id: int) -> dict[int, int]:
    """The id of each item by its position (from 1)."""
    asked = select(*some(items, "id")).where(items.c.session_id == session_id).order_by(items.c.position)
    return dict(enumerate(connection.execute(asked).scalars(), start=1))


def _place(each: Rewording, ids: Mapping[int, int]) -> str:
    rank = f"+{each.added}" if each.added else ""
    item = f"#{ids[each.item]}/" if each.item in ids else ""
    return f"{item}{each.place}{rank}"


def _rewording(row: RowMapping, positions: Mapping[int, int]) -> Rewording:
    found = _PLACE.fullmatch(str(row["place"]))
    item, place, added = found.groups() if found else (None, str(row["place"]), None)
    position = positions.get(int(item), 0) if item else 0
    if item and not position:
        place = f"#{item}/{place}"
    return from_columns(Rewording, row, TEXTS, item=position, place=place, added=int(added or 0))
