"""Gestures on recusals (déports): an interested member takes no part in an item (L2131-11; L3132-5)."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.courses import COURSE, restore_told
from syndic_desktop.actions.limits import refuse_when_transmitted
from syndic_desktop.actions.outcomes import Done
from syndic_desktop.actions.sittings import the_item
from syndic_desktop.domain.assemblies import seats_on
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.homonyms import of_seat
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.texts import writable

if TYPE_CHECKING:
    from syndic_desktop.store import Store

REASON = "intéressé à l’affaire"


def recuse(store: Store, item_id: int, seat: str, reason: str = "", *, under_l1111_6: bool = False) -> Done:
    """Note that a member takes no part in an item, in the place of what was noted of him. Raises RuleViolation.

    `under_l1111_6`: he represents the syndicat in the body concerned, and leaves the number in office.
    """
    kept = Recusal(seat, writable(reason).strip() or REASON, under_l1111_6)
    return _change(store, item_id, "noter le déport", seat, kept)


def lift_recusal(store: Store, item_id: int, seat: str) -> Done:
    """Have a member take part again. Raises RuleViolation once it was voted."""
    return _change(store, item_id, "lever le déport", seat, None)


def _change(store: Store, item_id: int, label: str, seat: str, recusal: Recusal | None) -> Done:
    with store.writing(f"{label} du siège {seat}") as writer:
        session, position = the_item(writer, item_id)
        item, assembly = session.items[position - 1], writer.assembly()
        label = f"{label} {of_seat(assembly, seat, session.day)} au point {position}"
        refuse_when_transmitted(item)
        others = tuple(each for each in item.recusals if each.seat != seat)
        changed = replace(item, recusals=others if recusal is None else (*others, recusal))
        if changed == item:
            return Done(label)
        if item.vote is not None:
            raise RuleViolation(f"Le point {position} est voté : rouvrez d’abord son vote.")
        office = seats_on(assembly, assembly.body(session.body), session.day)
        if recusal is not None and seat not in {each.code for each in office}:
            raise RuleViolation(f"Le siège « {seat} » n’est pas en exercice dans cette instance ce jour-là.")
        writer.save_told(item_id, changed, "recusals")
    undo = partial(restore_told, item_id=item_id, was=item, names=("recusals",), label=label)
    return Done(label, COURSE, undo)
