"""The list of deliberations that a session leaves behind: the day it was displayed and published (L2121-25)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.minutes import restore_minutes
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Minutes

if TYPE_CHECKING:
    from syndic_desktop.domain.sessions import Session
    from syndic_desktop.store import Store

SESSIONS = frozenset({Topic.SESSIONS})


def record_list_published(store: Store, session_id: int, day: date | None) -> Done:
    """Say when the list of deliberations of a session was published; None: not yet.

    Raises RuleViolation when the session was not held, when the day is before it, or still to come.
    """
    with store.writing("noter la publication de la liste") as writer:
        session = writer.session(session_id)
        label = _label(session)
        if session.list_published == day:
            return Done(label)
        _refuse(session, day, writer.moment.date(), "publie")
        writer.save_heading(session_id, replace(session, list_published=day))
    undo = partial(restore_list_published, session_id=session_id, day=session.list_published)
    return Done(label, SESSIONS, undo)


def restore_list_published(store: Store, session_id: int, day: date | None) -> Done:
    """Put back what was said, even a day that came with a dossier and that she could not say; the inverse."""
    with store.writing("rétablir la publication de la liste") as writer:
        session = writer.session(session_id)
        writer.save_heading(session_id, replace(session, list_published=day))
    undo = partial(restore_list_published, session_id=session_id, day=session.list_published)
    return Done(_label(session), SESSIONS, undo)


def record_list_copied(store: Store, session_id: int, day: date | None) -> Done:
    """Say when the list was sent to the councillors of the members who do not sit (L5211-40-2); None: not yet.

    Raises RuleViolation as `record_list_published` does.
    """
    with store.writing("noter l’envoi de la liste") as writer:
        session = writer.session(session_id)
        label = f"noter l’envoi de la liste du {wording.long_date(session.day)} aux élus des membres"
        about = session.minutes or Minutes()
        if about.list_copied == day:
            return Done(label)
        _refuse(session, day, writer.moment.date(), "envoie")
        made = replace(about, list_copied=day)
        writer.save_heading(session_id, replace(session, minutes=None if made == Minutes() else made))
    undo = partial(restore_minutes, session_id=session_id, minutes=session.minutes, overrides=session.overrides)
    return Done(label, SESSIONS, undo)


def _refuse(session: Session, day: date | None, today: date, done: str) -> None:
    """`done`: what is noted, « publie » or « envoie »."""
    if day is None:
        return
    if not session.held:
        raise RuleViolation(f"La séance n’a pas été tenue : elle n’a pas encore de liste qu’on {done}.")
    if day < session.day:
        held = wording.long_date(session.day)
        raise RuleViolation(f"La séance est du {held} : sa liste {wording.elide('se', done)} ce jour-là ou après.")
    if day > today:
        raise RuleViolation("Ce jour n’est pas encore venu : notez-le quand ce sera fait.")


def _label(session: Session) -> str:
    return f"noter la publication de la liste du {wording.long_date(session.day)}"
