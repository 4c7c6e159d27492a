"""Putting right what was noted wrong in the room and is seen items later, with everything that depends on it."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.attendance import ATTENDANCE
from syndic_desktop.actions.limits import refuse_when_transmitted
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import sitting_of, the_room
from syndic_desktop.actions.votes import VOTED
from syndic_desktop.domain import wording
from syndic_desktop.domain.conducts import Reopening
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.homonyms import of_seat
from syndic_desktop.domain.rectifications import Rectification, Stretch, rectify
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.texts import writable

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

RECTIFIED = ATTENDANCE | {Topic.AGENDA}


def rectify_attendance(store: Store, session_id: int, stretch: Stretch, reason: str) -> Done:
    """Say how a seat really stood from an item to another, noticed late, and why it is put right.

    The votes it concerns are counted again, or are to be taken again where their figures cannot be; `remark` names
    these. What each of them was stays in the journal, under the reason. Raises RuleViolation: no reason, an act that
    was transmitted, what `rectify` raises.
    """
    kept = writable(reason).strip()
    if not kept:
        raise RuleViolation("Dites pourquoi les présences sont rectifiées : le motif est gardé au journal.")
    with store.reading() as reader:
        who = of_seat(reader.assembly(), stretch.seat, reader.outline(session_id)[0].day)
    label = f"rectifier la présence {who} {told(stretch)}"
    with store.writing(f"{label} ({wording.shortened(kept)})") as writer:
        session, ids = the_room(writer, session_id)
        made = rectify(sitting_of(writer, session), stretch)
        after = _with_reason(made, kept, writer)
        _save(writer, session_id, session, after, ids)
    again = [str(each.position) for each in made.consequences if each.to_take_again]
    remark = f"À voter de nouveau : {wording.agree(len(again), 'point')} {wording.listing(again)}." if again else ""
    return Done(
        label, RECTIFIED, partial(restore_attendance, session_id=session_id, was=session, label=label), "", remark
    )


def restore_attendance(store: Store, session_id: int, was: Session, label: str) -> Done:
    """Put attendance and votes back as they were; the inverse of `rectify_attendance`. Raises RuleViolation."""
    with store.writing(f"annuler : {label}") as writer:
        session, ids = the_room(writer, session_id)
        _save(writer, session_id, session, was, ids)
    return Done(label, RECTIFIED, partial(restore_attendance, session_id=session_id, was=session, label=label))


def told(stretch: Stretch) -> str:
    """« au point 4 », « du point 4 au point 6 »."""
    if stretch.first == stretch.last:
        return f"au point {stretch.first}"
    return f"du point {stretch.first} au point {stretch.last}"


def _with_reason(made: Rectification, reason: str, writer: Writer) -> Session:
    """A vote that is to be taken again says why, as any other."""
    again = Reopening(reason, writer.moment.date(), writer.moment.time().replace(microsecond=0))
    items = list(made.session.items)
    for each in made.consequences:
        if each.to_take_again:
            item = items[each.position - 1]
            conduct = replace(item.conduct, reopenings=(*item.conduct.reopenings, again))
            items[each.position - 1] = replace(item, conduct=conduct)
    return replace(made.session, items=tuple(items))


def _save(writer: Writer, session_id: int, was: Session, now: Session, ids: tuple[int, ...]) -> None:
    for item_id, before, after in zip(ids, was.items, now.items, strict=True):
        if (before.vote, before.electorate, before.conduct) != (after.vote, after.electorate, after.conduct):
            refuse_when_transmitted(before)
            writer.save_told(item_id, after, *VOTED)
    if was.attendance != now.attendance:
        writer.save_presences(session_id, now.attendance)
    if was.movements != now.movements:
        writer.save_movements(session_id, now.movements)
