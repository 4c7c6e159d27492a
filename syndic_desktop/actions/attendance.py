"""Gestures on who is there: the opening state of a seat, arrivals and departures."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain.attendance import Movement, Presence, Stance
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.seating import admit
from syndic_desktop.domain.sessions import Session, Sitting, sitting

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

ATTENDANCE = frozenset({Topic.ATTENDANCE, Topic.SESSIONS, Topic.VOTES})


def record_presence(store: Store, session_id: int, seat: str, stance: Stance) -> Done:
    """Record where a seat stands when the session opens. Raises RuleViolation."""
    with store.writing(f"pointer le siège {seat}") as writer:
        session = writer.session(session_id)
        _refuse_once_voted(session, 1, seat)
        presence = admit(_read(writer, session), seat, stance)
        rest = tuple(each for each in session.attendance if each.seat != seat)
        writer.save_presences(session_id, (*rest, presence))
    undo = partial(restore_presences, session_id=session_id, presences=session.attendance, seat=seat)
    return Done(f"pointer le siège {seat}", ATTENDANCE, undo)


def restore_presences(store: Store, session_id: int, presences: tuple[Presence, ...], seat: str) -> Done:
    """Put the opening roll back as it was; the inverse of `record_presence`."""
    with store.writing(f"rétablir le pointage du siège {seat}") as writer:
        session = writer.session(session_id)
        _refuse_once_voted(session, 1, seat)
        writer.save_presences(session_id, presences)
    undo = partial(restore_presences, session_id=session_id, presences=session.attendance, seat=seat)
    return Done(f"pointer le siège {seat}", ATTENDANCE, undo)


def record_movement(store: Store, session_id: int, movement: Movement) -> Done:
    """Record an arrival, a departure or a return from an item on. Raises RuleViolation."""
    label = f"noter un mouvement du siège {movement.seat}"
    with store.writing(label) as writer:
        session = writer.session(session_id)
        if not 1 <= movement.before_item <= len(session.items):
            raise RuleViolation(f"L’ordre du jour compte {len(session.items)} points : choisissez l’un d’eux.")
        _refuse_once_voted(session, movement.before_item, movement.seat)
        admit(_read(writer, session), movement.seat, movement.stance)
        writer.save_movements(session_id, (*session.movements, movement))
    undo = partial(restore_movements, session_id=session_id, movements=session.movements, seat=movement.seat)
    return Done(label, ATTENDANCE, undo)


def restore_movements(store: Store, session_id: int, movements: tuple[Movement, ...], seat: str) -> Done:
    """Put the movements back as they were; the inverse of `record_movement`."""
    label = f"rétablir les mouvements du siège {seat}"
    with store.writing(label) as writer:
        session = writer.session(session_id)
        writer.save_movements(session_id, movements)
    return Done(
        label, ATTENDANCE, partial(restore_movements, session_id=session_id, movements=session.movements, seat=seat)
    )


def _read(writer: Writer, session: Session) -> Sitting:
    syndicat = writer.syndicat()
    if syndicat is None:
        raise RuleViolation("Ce dossier est vide : importez d’abord un dossier.")
    return sitting(writer.assembly(), syndicat.profile, session)


def _refuse_once_voted(session: Session, position: int, seat: str) -> None:
    # Who voted cannot then be made absent: the vote's electorate is frozen with it.
    for number, item in enumerate(session.items, start=1):
        if number >= position and item.electorate and any(voter.seat == seat for voter in item.electorate.voters):
            raise RuleViolation(f"Le siège {seat} a voté au point {number} : rouvrez d’abord ce vote.")
