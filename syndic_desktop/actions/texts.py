"""Saving the texts of an item, part by part, as they are typed.

What is typed without leaving a part is one step for « Annuler » (`joins`): its undo puts back what was there before.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from syndic_desktop.actions.limits import NOTE_SENT, named, refuse_reworded, refuse_when_transmitted, remark_on
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain.agenda import Clause
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.texts import DelegatedTable, tidied, words, writable

if TYPE_CHECKING:
    from syndic_desktop.store import Kept, Store

TEXTS = frozenset({Topic.TEXTS})
LONGEST = 5_000_000
"""Characters of one part: three thousand pages. Beyond, a paste went wrong, and the file would grow at every save."""


def save_part(store: Store, item_id: int, part: str, value: Any) -> Done:
    """Keep one part of an item: « statement » (a `Text`), « visas », « recitals », « heard » (texts), « verb » (a text
    or None), « operative » (`Clause`s).

    Raises RuleViolation once the act was transmitted or the minutes fixed, or when the part is unreasonably long.
    """
    label, sound = PARTS[part]
    kept = sound(value)
    told = f"modifier {label}"
    with store.writing(told, goes_on=True) as writer:
        item = writer.bare_item(item_id)
        told = f"{told} de {named(item.subject)}"
        before = writer.save_part(item_id, part, kept)
        if before is None:
            return Done(told)
        refuse_when_transmitted(item)  # refused, what was just written goes with the transaction
        _refuse_too_long(kept, part)
        session = writer.session_around(item_id)
        refuse_reworded(session, part)
        remark = remark_on(session, NOTE_SENT)
    undo = partial(_put_back, item_id=item_id, before=before)
    return Done(told, TEXTS, undo, joins=f"{part} {item_id}", remark=remark)


def restore_part(store: Store, item_id: int, part: str, value: Any) -> Done:
    """Put a part back word for word; the inverse of `save_part`."""
    told = f"rétablir {PARTS[part][0]}"
    with store.writing(told) as writer:
        item = writer.item(item_id)
        refuse_when_transmitted(item)
        refuse_reworded(writer.session_around(item_id), part)
        writer.save_item(item_id, replace(item, **{part: value}))
    return Done(told, TEXTS, partial(restore_part, item_id=item_id, part=part, value=getattr(item, part)))


def _put_back(store: Store, item_id: int, before: Kept) -> Done:
    return restore_part(store, item_id, before.part, before.value)


def _rows(value: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(kept for each in value if (kept := writable(each).strip()))


def _verb(value: str | None) -> str | None:
    return writable(value or "").strip() or None


def _clauses(value: tuple[Clause, ...]) -> tuple[Clause, ...]:
    return tuple(Clause(writable(each.text), _verb(each.verb), _rows(each.sub)) for each in value)


PARTS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "statement": ("l’exposé", tidied),
    "visas": ("les visas", _rows),
    "recitals": ("les considérants", _rows),
    "heard": ("les rapports entendus", _rows),
    "verb": ("le verbe", _verb),
    "operative": ("le dispositif", _clauses),
}
"""What each part is called, and how it is made fit to be kept."""


def _refuse_too_long(value: Any, part: str) -> None:
    if part == "statement":
        size = len(words(block for block in value if not isinstance(block, DelegatedTable)))
    else:
        size = len(str(value))
    if size > LONGEST:
        raise RuleViolation("Ce texte dépasse trois mille pages : joignez-le plutôt en annexe.")
