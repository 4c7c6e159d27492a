"""Gestures on the agenda: order, wording, and fate of the items of a session."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.items import ending, restore_item
from syndic_desktop.actions.limits import (
    AGENDA,
    begun,
    checked_subject,
    named,
    refuse_reworded,
    refuse_when_held,
    refuse_when_transmitted,
    remark_on,
)
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import the_item
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.errors import RuleViolation

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store, Writer


def move_item(store: Store, item_id: int, position: int) -> Done:
    """Move an item to a 1-based position of its agenda. Raises RuleViolation when there is no such position."""
    with store.writing("déplacer un point") as writer:
        session_id = writer.session_of(item_id)
        lines = writer.items(session_id)
        order = [line.id for line in lines]
        if not 1 <= position <= len(order):
            raise RuleViolation(f"L’ordre du jour compte {len(order)} points : il n’y a pas de place {position}.")
        session = writer.session(session_id)
        refuse_when_held(session)
        was = order.index(item_id) + 1
        label = f"déplacer le point {was} {named(lines[was - 1].subject)}"
        if was == position:
            return Done(label)
        _put_at(writer, item_id, position)
    undo = partial(move_item, item_id=item_id, position=was)
    return Done(label, AGENDA, undo, remark=remark_on(session))


def check_rewording(store: Store, item_id: int) -> Done:
    """Change nothing. Raises RuleViolation at once, before she types, when `reword_item` would refuse any text."""
    with store.reading() as reader:
        refuse_when_transmitted(reader.item(item_id))
        refuse_reworded(reader.session_around(item_id), "subject")
    return Done("modifier l’objet")


def reword_item(store: Store, item_id: int, subject: str) -> Done:
    """Give an item another subject. Raises RuleViolation when it is empty, too long or on several lines."""
    subject = checked_subject(subject)
    label = f"modifier l’objet {named(subject)}"
    with store.writing("modifier l’objet d’un point") as writer:
        item = writer.item(item_id)
        if item.subject == subject:
            return Done(label)
        refuse_when_transmitted(item)
        session = writer.session_around(item_id)
        refuse_reworded(session, "subject")
        writer.save_item(item_id, replace(item, subject=subject))
        remark = remark_on(session)
    undo = partial(restore_item, item_id=item_id, said={"subject": item.subject})
    return Done(label, AGENDA | {Topic.TEXTS}, undo, remark=remark)


def decide_fate(store: Store, item_id: int, fate: Fate) -> Done:
    """Keep, withdraw or postpone an item. Raises RuleViolation once it was voted, or the minutes were fixed.

    While nobody has read the agenda, what is taken off goes to its end and the others are numbered without it; once
    the notices are gone it keeps its number, and they theirs.
    """
    said = {Fate.KEPT: "remettre", Fate.WITHDRAWN: "retirer", Fate.POSTPONED: "reporter"}[fate]
    with store.writing("changer le sort d’un point") as writer:
        item = writer.item(item_id)
        label = f"{said} {named(item.subject)}"
        if item.fate is fate:
            return Done(label)
        the_item(writer, item_id)
        if item.vote is not None and fate is not Fate.KEPT:
            raise RuleViolation("Ce point a été voté : rouvrez d’abord le vote pour le retirer ou le reporter.")
        writer.save_item(item_id, replace(item, fate=fate))
        session_id = writer.session_of(item_id)
        session, was = writer.outline(session_id)[0], _place(writer, item_id)
        if session.notice.day is None and not begun(session):
            lines = len(writer.items(session_id))
            _put_at(writer, item_id, ending(writer, session_id, but=item_id) if fate is Fate.KEPT else lines)
    undo = partial(put_fate_back, item_id=item_id, fate=item.fate, position=was)
    return Done(label, AGENDA, undo, remark=remark_on(session))


def put_fate_back(store: Store, item_id: int, fate: Fate, position: int) -> Done:
    """Give an item its fate and its place (from 1) again; the inverse of `decide_fate`."""
    with store.writing("rétablir le sort d’un point") as writer:
        item, was = writer.item(item_id), _place(writer, item_id)
        the_item(writer, item_id)
        writer.save_item(item_id, replace(item, fate=fate))
        _put_at(writer, item_id, position)
    undo = partial(put_fate_back, item_id=item_id, fate=item.fate, position=was)
    return Done(f"rétablir {named(item.subject)}", AGENDA, undo)


def _place(reader: Reader, item_id: int) -> int:
    return next(line.position for line in reader.items(reader.session_of(item_id)) if line.id == item_id)


def _put_at(writer: Writer, item_id: int, position: int) -> None:
    """Put an item at a place of its agenda, from 1."""
    session_id = writer.session_of(item_id)
    order = [line.id for line in writer.items(session_id)]
    if order[position - 1 : position] == [item_id]:
        return
    order.remove(item_id)
    order.insert(position - 1, item_id)
    writer.reorder_items(session_id, tuple(order))
