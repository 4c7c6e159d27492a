"""Gestures on the number of an act: written by hand, or taken off so that it is given again by the pattern of the body.

A number that was signed, transmitted or minuted for good is the act's own: it does not change.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.items import ITEMS, restore_item
from syndic_desktop.actions.limits import named, refuse_when_transmitted, remark_on
from syndic_desktop.actions.outcomes import Done
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import internal_number
from syndic_desktop.domain.agenda import Fate, Item
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.syndicats import InternalNumber
from syndic_desktop.domain.texts import writable

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, SessionLine, Store

LONGEST_NUMBER = 40  # as it is printed; what transmission makes of it is shorter


def number_item(store: Store, item_id: int, number: str | None) -> Done:
    """Give an act this number, or take its number off (None).

    Raises RuleViolation when there is no act, when its number is settled, when the norm refuses the new one, or when
    another act bears it.
    """
    kept = wording.clean_line(writable(number or "")) or None
    label = "retirer le numéro" if kept is None else f"donner le numéro {wording.shortened(kept)}"
    with store.writing("numéroter un point") as writer:
        item = writer.item(item_id)
        told = f"{label} {'de' if kept is None else 'à'} {named(item.subject)}"
        if kept == item.number:
            return Done(told)
        session_id = writer.session_of(item_id)
        session = writer.session(session_id)
        _refuse_settled(session, item)
        if kept is not None:
            _refuse_unfit(item, kept)
            _refuse_taken(writer, session, item_id, kept)
        writer.save_item(item_id, replace(item, number=kept))
    undo = partial(restore_item, item_id=item_id, said={"number": item.number})
    return Done(told, ITEMS, undo, remark=remark_on(session, sent=""))


def _refuse_settled(session: Session, item: Item) -> None:
    refuse_when_transmitted(item)
    if item.number is None:
        return
    if item.act is not None and item.act.signature is not None:
        day = wording.long_date(item.act.signature.day)
        raise RuleViolation(f"Cet acte a été signé le {day} sous le n° {item.number} : son numéro ne change plus.")
    if session.minutes is not None and session.minutes.fixed is not None:
        day = wording.long_date(session.minutes.fixed)
        raise RuleViolation(f"Le procès-verbal a été arrêté le {day} : les numéros qu’il porte ne changent plus.")


def _refuse_unfit(item: Item, number: str) -> None:
    if not item.deliberates:
        raise RuleViolation("Seuls une délibération ou une élection maintenues portent un numéro : changez leur type.")
    if len(number) > LONGEST_NUMBER:
        raise RuleViolation(f"Un numéro tient en {LONGEST_NUMBER} caractères : raccourcissez-le.")


def _refuse_taken(reader: Reader, session: Session, item_id: int, number: str) -> None:
    """The register tells acts apart within a series, the prefect by their day, as the norm writes their numbers."""
    syndicat = reader.syndicat()
    policy = syndicat.internal_number if syndicat else InternalNumber.UNDERSCORE
    made = internal_number(number, policy)
    again = {day for day, other in reader.numbers(session.body) if _made(other, policy) == made}
    for line in _beside(reader, session, again):
        for other in reader.items(line.id):
            if other.id == item_id or other.fate is not Fate.KEPT or _made(other.number, policy) != made:
                continue
            where = "" if line.key == session.key else f" de la séance du {wording.long_date(line.day)}"
            raise RuleViolation(
                f"Le numéro {other.number} est déjà celui du point {other.position}{where} : choisissez-en un autre."
            )


def _made(number: str | None, policy: InternalNumber) -> str | None:
    """A number as the norm writes it; None where it cannot."""
    with suppress(RuleViolation):
        return internal_number(number, policy) if number else None
    return None


def _beside(reader: Reader, session: Session, again: Collection[date]) -> Iterator[SessionLine]:
    """The sessions of that day, and those of the body on the days `again`, as far as its numbers are one series."""
    counter = reader.assembly().body(session.body).counter
    for line in reader.sessions():
        together = counter is Counter.CONTINUOUS or (counter is Counter.YEAR and line.day.year == session.day.year)
        if line.day == session.day or (line.body == session.body and line.day in again and together):
            yield line
