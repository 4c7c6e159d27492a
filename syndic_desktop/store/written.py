"""The texts of an item, saved part by part while they are typed: nothing else of the item is read or laid down again.

A statement of sixty pages is saved every second. What was there before is kept as the file holds it, and read when it
is taken back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.dossiers import reports
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Session
from syndic_desktop.store import direct, searching
from syndic_desktop.store.codec import columns, field, from_columns
from syndic_desktop.store.items import remember
from syndic_desktop.store.journal import Ledger, Row
from syndic_desktop.store.schema import items
from syndic_desktop.store.tables import some

BARE = ("kind", "number", "subject", "fate", "act")
_ALONE = Session(body="", day=date.min, place="", president=None)


@dataclass(frozen=True, slots=True)
class Kept:
    """A part of an item as a file holds it."""

    part: str
    stored: str | None

    @property
    def value(self) -> Any:
        """What it says. Raises UnreadableValue."""
        return field(Item, self.part, self.stored)


def load_bare(connection: Connection, item_id: int) -> Item:
    """An item with its subject and its act, and nothing written. Raises RuleViolation when it is no more."""
    return from_columns(Item, _row(connection, item_id, BARE), BARE)


def save_part(ledger: Ledger, item_id: int, part: str, value: Any) -> Kept | None:
    """Keep one part of an item; what was there before, None when it was that already.

    Raises RuleViolation when the item is no more.
    """
    read = ("kind", "subject", "fate", "verb", "operative", *(searching.GROUNDS if part in searching.GROUNDS else ()))
    before = _row(ledger.connection, item_id, ("id", *read, "reports", part))
    bare = replace(from_columns(Item, before, read), **{part: value})
    after: Row = dict(columns(bare, (part,)))
    if part == "statement":
        kinds = reports(replace(_ALONE, items=(bare,)))
        after["reports"] = " ".join(sorted(kinds)) or None
    changed = ledger.update(items, before, after)
    if part in changed:
        _index(ledger.connection, item_id, part, bare)
    return Kept(part, before[part]) if part in changed else None


def save_told(ledger: Ledger, item_id: int, item: Item, names: Iterable[str]) -> None:
    """Keep what is told of an item in the room, by the names of its fields; its texts are neither read nor written.

    Raises RuleViolation when the item is no more.
    """
    names = tuple(names)
    before = _row(ledger.connection, item_id, ("id", *names))
    after = columns(item, names)
    changed = ledger.update(items, before, after)
    for name in changed:
        remember(name, after[name], getattr(item, name))
    if "operative" in changed:
        searching.index_operative(ledger.connection, item_id, item)


def _index(connection: Connection, item_id: int, part: str, item: Item) -> None:
    if part == "statement":
        searching.index_statement(connection, item_id, item.statement)
    elif part in searching.GROUNDS:
        searching.index_grounds(connection, item_id, item)
    elif part in searching.INDEXED:
        searching.index_operative(connection, item_id, item)


def _row(connection: Connection, item_id: int, names: tuple[str, ...]) -> Mapping[str, Any]:
    row = direct.first(connection, _columns_of(names), item=item_id)
    if row is None:
        raise RuleViolation("Ce point n’existe plus : il a été supprimé entre-temps.")
    return row


@cache
def _columns_of(names: tuple[str, ...]) -> Select[Any]:
    """Some columns of an item: as long to make as to put to the file."""
    return select(*some(items, *dict.fromkeys(names))).where(items.c.id == bindparam("item"))
