"""Gestures on the accounts: who was elected to preside over their vote, and the president who goes out (L2121-14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.attendance import refuse_behind_votes
from syndic_desktop.actions.limits import refuse_when_closed, refuse_when_transmitted
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import sitting_of, the_item, the_room
from syndic_desktop.domain.agenda import BudgetStep, Item, ItemKind
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Sitting

if TYPE_CHECKING:
    from syndic_desktop.store import Store

TOUCHED = frozenset({Topic.ATTENDANCE, Topic.SESSIONS, Topic.VOTES, Topic.AGENDA})
TOLD = ("budget", "president")


def hold_accounts(store: Store, item_id: int, chair: str, at: time | None) -> Done:
    """Say that an item is the accounts, who was elected to preside over it, and when the president goes out.

    He goes out while it is discussed, before its vote; nothing is noted of one who is not there. Raises RuleViolation:
    voted already, no deliberation, a chair who is the president or does not sit, a president who voted since.
    """
    with store.writing("préparer le vote des comptes") as writer:
        session_id = writer.session_of(item_id)
        session, position = the_item(writer, item_id)
        item, sat = session.items[position - 1], sitting_of(writer, session)
        refuse_when_transmitted(item)
        refuse_when_closed(session)
        _refuse(item, sat, position, chair)
        told = replace(item, budget=BudgetStep.ACCOUNTS, president=chair)
        writer.save_told(item_id, told, *TOLD)
        out = tuple(
            Movement(place.seat.code, position, Stance(State.EXCUSED), at, during=True)
            for place in sat.situation(position, voting=True).present
            if place.sitter in sat.presidents
        )
        for each in out:
            refuse_behind_votes(writer, session, each)
        if out:
            writer.save_movements(session_id, (*session.movements, *out))
    undo = partial(restore_accounts, item_id=item_id, was=item, movements=session.movements)
    return Done(f"préparer le vote des comptes, point {position}", TOUCHED, undo)


def restore_accounts(store: Store, item_id: int, was: Item, movements: tuple[Movement, ...]) -> Done:
    """Put an item and the comings and goings of its session back; the inverse of the above. Raises RuleViolation."""
    with store.writing("revenir sur le vote des comptes") as writer:
        session_id = writer.session_of(item_id)
        session, ids = the_room(writer, session_id)
        item = session.items[ids.index(item_id)]
        refuse_when_transmitted(item)
        if item.vote is not None:
            raise RuleViolation("Ce point est voté : rouvrez d’abord son vote.")
        writer.save_told(item_id, replace(item, budget=was.budget, president=was.president), *TOLD)
        if movements != session.movements:
            writer.save_movements(session_id, movements)
    undo = partial(restore_accounts, item_id=item_id, was=item, movements=session.movements)
    return Done("revenir sur le vote des comptes", TOUCHED, undo)


def _refuse(item: Item, sat: Sitting, position: int, chair: str) -> None:
    if item.vote is not None:
        raise RuleViolation("Ce point est voté : rouvrez d’abord son vote.")
    if item.kind is not ItemKind.DELIBERATION:
        raise RuleViolation("Les comptes se votent par une délibération : changez d’abord le type du point.")
    if not sat.session.held:
        raise RuleViolation("Personne n’est pointé : faites d’abord l’appel.")
    if chair in sat.presidents:
        raise RuleViolation("Le président ne préside pas le vote de ses comptes : choisissez un autre membre.")
    if sat.situation(position, voting=True).place_of(chair) is None:
        raise RuleViolation("Qui préside le vote des comptes siège à ce point : choisissez un membre présent.")
