"""Which sessions told, or are to tell, what was decided by delegation."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import Connection, exists, or_, select

from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.reconvenings import not_taken_up, with_first
from syndic_desktop.domain.sessions import UNDECIDED, SessionKey, sitting
from syndic_desktop.domain.statutes import Profile
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.store import assemblies
from syndic_desktop.store import sessions as stored
from syndic_desktop.store.outlines import Outlines
from syndic_desktop.store.schema import items, presences, sessions
from syndic_desktop.store.tables import some


def reported(connection: Connection) -> tuple[tuple[SessionKey, DecisionKind], ...]:
    """Every kind of delegated decisions that a session told, or is to tell, with the session."""
    asked = (
        select(*some(sessions, "id", "body", "day", "opening"), *some(items, "position", "reports"))
        .join(items, items.c.session_id == sessions.c.id)
        .where(items.c.reports > "")  # « is not null » would not take the index
        .order_by(sessions.c.id, items.c.position)
    )
    unheard = _not_taken_up(connection)
    rows = [
        row
        for row in connection.execute(asked).mappings()
        if row["id"] not in unheard or row["position"] not in unheard[row["id"]]
    ]
    kinds = ((stored.key_of(row), DecisionKind(kind)) for row in rows for kind in row["reports"].split())
    return tuple(dict.fromkeys(kinds))


def _not_taken_up(connection: Connection) -> dict[int, frozenset[int]]:
    """What each session that may have lacked its quorum left unheard: those alone are read, there are very few."""
    found = _doubtful(connection)
    if not found:
        return {}
    assembly, syndicat = assemblies.load_assembly(connection), assemblies.load_syndicat(connection)
    profile = syndicat.profile if syndicat else Profile()
    unheard: dict[int, frozenset[int]] = defaultdict(frozenset)
    for session_id in found:
        session, _ = Outlines().read(connection, session_id)
        sat = with_first(sitting(assembly, profile, session), stored.load_first(connection, session), profile)
        unheard[session_id] = not_taken_up(sat)
    return unheard


def _doubtful(connection: Connection) -> list[int]:
    """The sessions held whose report has no vote, where nothing was voted, or where that report was to be voted."""
    other = items.alias()
    voted = exists().where(other.c.session_id == items.c.session_id, other.c.vote.is_not(None))
    asked = (
        select(items.c.session_id)
        .where(items.c.reports > "", items.c.vote.is_(None), items.c.fate == Fate.KEPT)
        .where(exists().where(presences.c.session_id == items.c.session_id))
        .where(or_(items.c.kind.not_in(UNDECIDED), ~voted))
        .distinct()
    )
    return list(connection.execute(asked).scalars())
