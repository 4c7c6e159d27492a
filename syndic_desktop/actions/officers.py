"""Gestures on who runs a session: its secretary, named as it opens (L2121-15), and who presides over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.courses import COURSE, change_item, open_session
from syndic_desktop.actions.outcomes import Done, Gesture
from syndic_desktop.actions.sittings import sitting_of, the_room
from syndic_desktop.actions.together import together
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.homonyms import named
from syndic_desktop.domain.sessions import Session

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store


def name_secretary(store: Store, session_id: int, person: str | None) -> Done:
    """Name the secretary among those who sit (L2121-15); None: nobody yet. Raises RuleViolation."""
    return _name(store, session_id, person, "secretary", "nommer le secrétaire de séance")


def name_president(store: Store, session_id: int, person: str | None) -> Done:
    """Say who presides over the session: a vice-president where the president is prevented (L2122-17).

    Raises RuleViolation: nobody presides without sitting, nor over a session whose votes were closed under another.
    """
    return _name(store, session_id, person, "president", "dire qui préside la séance")


def open_under(store: Store, session_id: int, at: time, person: str | None) -> Done:
    """Open the session at an hour under somebody, in one gesture; None: under whoever is known to preside.

    A vice-president who presides by right is not noted: the president who comes later presides again (L2122-17).
    Raises what `open_session` and `name_president` raise.
    """
    opening: tuple[Gesture, ...] = (partial(open_session, session_id=session_id, at=at),)
    with store.reading() as reader:
        sat = sitting_of(reader, reader.outline(session_id)[0])
    if person is not None and (sat.session.president is None or person != sat.presiding(0)):
        opening = (*opening, partial(name_president, session_id=session_id, person=person))
    return together(store, opening, "ouvrir la séance")


def set_chair(store: Store, item_id: int, person: str | None) -> Done:
    """Say who presides over an item; None: the president of the session, or who replaces him by right (L2122-17).

    Raises RuleViolation: voted already, somebody who is not in the room.
    """
    if person is not None:
        with store.reading() as reader:
            session, ids = reader.outline(reader.session_of(item_id))
            if session.held:
                _refuse_away(reader, session, person, ids.index(item_id) + 1)
    return change_item(
        store, item_id, "changer la présidence", lambda item: replace(item, president=person), "president"
    )


def _name(store: Store, session_id: int, person: str | None, office: str, label: str) -> Done:
    with store.writing(label) as writer:
        session, _ = the_room(writer, session_id)
        was: str | None = getattr(session, office)
        if was == person:
            return Done(label)
        if office == "president" and any(item.vote is not None for item in session.items):
            raise RuleViolation("Des votes sont clos sous cette présidence : dites qui préside point par point.")
        if person is not None:
            _refuse_away(writer, session, person, session.course.item)
        writer.save_heading(session_id, replace(session, **{office: person}))  # type: ignore[arg-type]  # two of its own
    return Done(label, COURSE, partial(_restore, session_id=session_id, person=was, office=office, label=label))


def _restore(store: Store, session_id: int, person: str | None, office: str, label: str) -> Done:
    with store.writing(f"annuler : {label}") as writer:
        session, _ = the_room(writer, session_id)
        was: str | None = getattr(session, office)
        writer.save_heading(session_id, replace(session, **{office: person}))  # type: ignore[arg-type]  # two of its own
    return Done(label, COURSE, partial(_restore, session_id=session_id, person=was, office=office, label=label))


def _refuse_away(reader: Reader, session: Session, person: str, position: int) -> None:
    sat = sitting_of(reader, session)
    if sat.situation(position, voting=True).place_of(person) is None:
        raise RuleViolation(f"{named(sat.assembly, person)} n’est pas en séance : choisissez un membre qui siège.")
