"""Gestures on the items of an agenda: what comes, what goes, and what each is said to be.

A session that was held keeps its items; what is said of an act may still be put right until it is transmitted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from syndic_desktop.actions.limits import (
    AGENDA,
    AGENDA_SENT,
    checked_matter,
    checked_note,
    checked_subject,
    named,
    refuse_reworded,
    refuse_when_decided,
    refuse_when_held,
    refuse_when_transmitted,
    remark_on,
)
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain.agenda import BudgetStep, Fate, Item, ItemKind
from syndic_desktop.domain.sessions import Session, SessionNature

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store, Writer

ITEMS = AGENDA | {Topic.TEXTS}


def add_item(store: Store, session_id: int, kind: ItemKind, subject: str, position: int | None = None) -> Done:
    """Put an item in an agenda, at its end (before « questions diverses ») unless a 1-based position is given.

    It is said to be added after the notice when that has gone. Raises RuleViolation once the session was held.
    """
    subject = checked_subject(subject)
    label = f"ajouter {named(subject)}"
    with store.writing(label) as writer:
        session = writer.session(session_id)
        item = coming(writer, session, Item(kind, subject))
        item_id = writer.add_item(session_id, position or ending(writer, session_id), item)
    return Done(label, ITEMS, partial(remove_item, item_id=item_id), remark=remark_on(session))


def remove_item(store: Store, item_id: int) -> Done:
    """Take an item off its agenda. Raises RuleViolation when the session was held, or when something was decided."""
    with store.writing("supprimer un point") as writer:
        session_id, item = writer.session_of(item_id), writer.item(item_id)
        session = writer.session(session_id)
        refuse_when_held(session)
        refuse_when_decided(item)
        position = next(line.position for line in writer.items(session_id) if line.id == item_id)
        writer.remove_item(item_id)
    undo = partial(put_item_back, session_id=session_id, position=position, item=item, item_id=item_id)
    return Done(f"supprimer {named(item.subject)}", ITEMS, undo, remark=remark_on(session))


def put_item_back(store: Store, session_id: int, position: int, item: Item, item_id: int) -> Done:
    """Put an item back where it was, as it was; the inverse of `remove_item`."""
    label = f"remettre {named(item.subject)}"
    with store.writing(label) as writer:
        refuse_when_held(writer.session(session_id))
        writer.add_item(session_id, position, item, item_id=item_id)
    return Done(label, ITEMS, partial(remove_item, item_id=item_id))


def change_kind(store: Store, item_id: int, kind: ItemKind) -> Done:
    """Make an item a deliberation, an information… Raises RuleViolation once it was decided."""

    def change(item: Item) -> Item:
        refuse_when_decided(item)
        return replace(item, kind=kind)

    return _edit(store, item_id, "changer le type", change)


def name_rapporteur(store: Store, item_id: int, person: str | None) -> Done:
    """Say who presents an item; None: nobody yet."""
    return _edit(store, item_id, "changer le rapporteur", lambda item: replace(item, rapporteur=person))


def choose_matter(store: Store, item_id: int, code: str | None) -> Done:
    """Give an item its ACTES matter; None: none yet. Raises RuleViolation when there is no such matter."""
    checked = checked_matter(code)
    return _edit(store, item_id, "changer la matière", lambda item: replace(item, matter=checked), sent="")


def mark_budget(store: Store, item_id: int, step: BudgetStep | None) -> Done:
    """Say which step of the year's budget an item is; None: none."""
    return _edit(store, item_id, "changer l’étape budgétaire", lambda item: replace(item, budget=step), sent="")


def note_item(store: Store, item_id: int, note: str | None) -> Done:
    """Keep a working note on an item, which goes on no paper. Raises RuleViolation when it is too long."""
    kept = checked_note(note)
    label = "modifier la note"
    with store.writing(label) as writer:
        item = writer.item(item_id)
        writer.save_item(item_id, replace(item, note=kept))
    undo = partial(restore_item, item_id=item_id, said={"note": item.note})
    return Done(f"{label} de {named(item.subject)}", ITEMS, undo)


def restore_item(store: Store, item_id: int, said: Mapping[str, Any]) -> Done:
    """Give an item back what was said of it (fields of an `Item`); the inverse of what changes one.

    What a dossier brought is put back even where she could not have typed it (a subject of three lines).
    Raises RuleViolation once the act was transmitted, but for its note.
    """
    with store.writing("rétablir un point") as writer:
        item = writer.item(item_id)
        if said.keys() != {"note"}:
            refuse_when_transmitted(item)
            refuse_reworded(writer.session_around(item_id), *said)
        writer.save_item(item_id, replace(item, **said))
    was = {name: getattr(item, name) for name in said}
    return Done(f"rétablir {named(item.subject)}", ITEMS, partial(restore_item, item_id=item_id, said=was))


def coming(reader: Reader, session: Session, item: Item) -> Item:
    """An item as it comes into an agenda now. Raises RuleViolation once the session was held.

    What was not in the agenda sent cannot be voted (settled case law). What the first session did not have needs the
    quorum at the second (L2121-17): that session tells it, and where it is not known only the mark can.
    """
    refuse_when_held(session)
    alone = session.nature is SessionNature.SECOND_NOTICE and reader.first_session(session) is None
    return replace(item, added_after_notice=session.notice.day is not None or alone)


def ending(reader: Reader, session_id: int, but: int = 0) -> int:
    """The place for an item that comes: the end, or before what closes the agenda; `but`: an item that is not counted.

    « Questions diverses » close it, and what was taken off before anybody had read of it.
    """
    sent = reader.outline(session_id)[0].notice.snapshot
    announced = {each.subject for each in sent.agenda} if sent else set()
    lines = [line for line in reader.items(session_id) if line.id != but]
    while lines and (
        lines[-1].kind is ItemKind.ANY_OTHER_BUSINESS
        or (lines[-1].fate is not Fate.KEPT and lines[-1].subject not in announced)
    ):
        lines.pop()
    return len(lines) + 1


def save_marks(writer: Writer, session_id: int, items: Sequence[Item]) -> None:
    """Keep which items came after the notice; `items`: those of the session, in order."""
    for line, item in zip(writer.items(session_id), items, strict=True):
        if line.added_after_notice != item.added_after_notice:
            writer.save_item(line.id, item)


def _edit(store: Store, item_id: int, label: str, change: Callable[[Item], Item], *, sent: str = AGENDA_SENT) -> Done:
    """Change what an item is said to be; `sent`: as `remark_on` has it.

    Raises what `change` raises, and RuleViolation once it was transmitted.
    """
    with store.writing(label) as writer:
        item = writer.item(item_id)
        told = f"{label} de {named(item.subject)}"
        changed = change(item)
        if changed == item:
            return Done(told)
        refuse_when_transmitted(item)
        names = (field.name for field in fields(Item))
        was = {name: getattr(item, name) for name in names if getattr(item, name) != getattr(changed, name)}
        session = writer.session_around(item_id)
        refuse_reworded(session, *was)
        writer.save_item(item_id, changed)
        remark = remark_on(session, sent)
    return Done(told, ITEMS, partial(restore_item, item_id=item_id, said=was), remark=remark)
