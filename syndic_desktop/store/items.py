"""The items of an agenda: their texts, votes and acts. Whatever changes an item also keeps the search index."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

from sqlalchemy import Connection, and_, bindparam, func, select

from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.dossiers import reports
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.votes import Ballot
from syndic_desktop.store import direct, searching
from syndic_desktop.store.codec import columns, field, from_columns
from syndic_desktop.store.journal import Ledger, Row
from syndic_desktop.store.lines import ItemLine
from syndic_desktop.store.schema import items
from syndic_desktop.store.tables import some

ITEM = (
    "kind", "number", "subject", "fate", "added_after_notice", "rapporteur", "matter", "president", "verb", "vote",
    "recusals", "annexes", "act", "debate", "operative", "visas", "recitals", "heard", "statement", "electorate",
    "budget", "note", "overrides", "majority", "competence", "conduct", "private",
)  # fmt: skip
WRITTEN = ("verb", "statement", "visas", "recitals", "heard", "operative", "annexes", "overrides", "note")
"""What is written of an item before the session: long to read, and not wanted in the room."""
OUTLINE = tuple(name for name in ITEM if name not in WRITTEN)
_SESSION_OF = select(items.c.session_id).where(items.c.id == bindparam("item"))
_OUTLINES = (
    select(*some(items, "id", *OUTLINE)).where(items.c.session_id == bindparam("session")).order_by(items.c.position)
)
_ONE_OUTLINE = _OUTLINES.where(items.c.id == bindparam("item"))
_ALONE = Session(body="", day=date.min, place="", president=None)


def load_items(connection: Connection, session_id: int | None = None) -> dict[int, list[Item]]:
    """Items in order, by session; of one session, or of all."""
    asked = select(items).order_by(items.c.session_id, items.c.position)
    if session_id is not None:
        asked = asked.where(items.c.session_id == session_id)
    found: dict[int, list[Item]] = {}
    for row in connection.execute(asked).mappings():
        found.setdefault(row["session_id"], []).append(item_of(row))
    return found


def load_outlines(connection: Connection, session_id: int, ids: Sequence[int] = ()) -> dict[int, Item]:
    """The items of a session, in order, or those that are asked, by id, without what is written of them.

    A value read twice is the same object: whoever keeps what follows from it compares with `is`.
    """
    if not ids:
        rows = direct.rows(connection, _OUTLINES, session=session_id)
    else:  # one nearly always: that of the gesture
        rows = [row for each in ids for row in direct.rows(connection, _ONE_OUTLINE, session=session_id, item=each)]
    return {row[0]: _outline(row[1:]) for row in rows}


# A hundred frozen electorates are long to decode, and one gesture changes one item at most.
@lru_cache(maxsize=256)
def _outline(stored: tuple[object, ...]) -> Item:
    return Item(**{name: _outlined(name, value) for name, value in zip(OUTLINE, stored, strict=True)})


def _outlined(name: str, stored: object) -> Any:
    known = _VALUES.get((name, stored), _VALUES)
    if known is _VALUES:
        known = field(Item, name, stored)
        remember(name, stored, known)
    return known


_VALUES: dict[tuple[str, object], Any] = {}
"""What columns of outlines say, the last ones met."""
VALUES = 2048


def remember(name: str, stored: object, value: object) -> None:
    """What a column was just made of: it is read again as this very object, and nobody decodes it."""
    if len(_VALUES) >= VALUES:
        del _VALUES[next(iter(_VALUES))]
    _VALUES[name, stored] = value


def item_lines(connection: Connection, session_id: int) -> tuple[ItemLine, ...]:
    """The agenda of a session, without its texts."""
    wanted = some(items, "id", "position", "kind", "number", "subject", "rapporteur", "matter", "fate")
    # What was only taken note of was not voted: nothing says « voté » of it.
    ballot = func.coalesce(func.json_extract(items.c.vote, "$.ballot"), Ballot.ORDINARY.value)
    voted = and_(items.c.vote.is_not(None), ballot != Ballot.NONE.value)
    asked = (
        select(*wanted, items.c.added_after_notice, voted.label("has_vote"))
        .where(items.c.session_id == session_id)
        .order_by(items.c.position)
    )
    return tuple(
        ItemLine(
            *row[:2], ItemKind(row.kind), row.number, row.subject, row.rapporteur, row.matter, Fate(row.fate),
            bool(row.added_after_notice), bool(row.has_vote),
        )
        for row in connection.execute(asked)
    )  # fmt: skip


def load_item(connection: Connection, item_id: int) -> Item:
    """Raises RuleViolation when the item is no more."""
    return item_of(_row(connection, item_id))


def session_of(connection: Connection, item_id: int) -> int:
    """Raises RuleViolation when the item is no more."""
    found = direct.first(connection, _SESSION_OF, item=item_id)
    if found is None:
        raise _gone()
    return int(found["session_id"])


def add_items(ledger: Ledger, session_id: int, added: Sequence[Item], ids: Sequence[int | None] = ()) -> list[int]:
    """Put items at the end of an agenda, under these ids where given."""
    first = _count(ledger.connection, session_id) + 1
    free = ledger.next_id(items)
    kept = [*ids, *[None] * (len(added) - len(ids))]
    chosen = [free + place if each is None else each for place, each in enumerate(kept)]
    rows = [
        {"id": row_id, "session_id": session_id, "position": position, **_columns(item)}
        for position, (row_id, item) in enumerate(zip(chosen, added, strict=True), start=first)
    ]
    ledger.insert(items, rows)
    searching.index(ledger.connection, zip(chosen, added, strict=True))
    return chosen


def insert_item(ledger: Ledger, session_id: int, position: int, item: Item, item_id: int | None) -> int:
    """Put an item at a place (from 1) of an agenda; the next ones move down."""
    place = min(max(position, 1), _count(ledger.connection, session_id) + 1)
    row_id = ledger.next_id(items) if item_id is None else item_id
    ledger.shift(items, place, +1, session_id=session_id)
    ledger.insert(items, [{"id": row_id, "session_id": session_id, "position": place, **_columns(item)}])
    searching.index(ledger.connection, [(row_id, item)])
    return row_id


def save_item(ledger: Ledger, item_id: int, item: Item) -> None:
    """Raises RuleViolation when the item is no more."""
    before = _row(ledger.connection, item_id)
    changed = ledger.update(items, before, _columns(item))
    if changed & searching.INDEXED:
        searching.forget(ledger.connection, [item_id])
        searching.index(ledger.connection, [(item_id, item)])


def remove_item(ledger: Ledger, item_id: int) -> None:
    """Take an item off; the next ones move up. Raises RuleViolation when it is no more."""
    row = _row(ledger.connection, item_id)
    searching.forget(ledger.connection, [item_id])
    ledger.delete(items, [row])
    ledger.shift(items, row["position"], -1, session_id=row["session_id"])


def remove_items(ledger: Ledger, session_id: int) -> None:
    """Take every item of a session off."""
    asked = select(items).where(items.c.session_id == session_id).order_by(items.c.position)
    rows = list(ledger.connection.execute(asked).mappings())
    searching.forget(ledger.connection, [row["id"] for row in rows])
    ledger.delete(items, [dict(row) for row in rows])


def reorder_items(ledger: Ledger, session_id: int, order: Sequence[int]) -> None:
    """Raises ValueError unless `order` says every item of the session once."""
    before = item_ids(ledger.connection, session_id)
    if sorted(before) != sorted(order):
        raise ValueError("an order says every item of its session, once")
    ledger.reorder(items, session_id, before, order)


def replace_items(ledger: Ledger, session_id: int, wanted: Sequence[Item]) -> None:
    """Make the agenda of a session be these items; an item known by number, subject or place keeps its id."""
    before = load_items(ledger.connection, session_id).get(session_id, [])
    known = dict(zip(item_ids(ledger.connection, session_id), before, strict=True))
    kept = _matched(known, wanted)
    for item_id in reversed([each for each in known if each not in kept]):
        remove_item(ledger, item_id)
    for known_id, item in zip(kept, wanted, strict=True):
        if known_id is not None:
            save_item(ledger, known_id, item)
    new = [item for known_id, item in zip(kept, wanted, strict=True) if known_id is None]
    made = iter(add_items(ledger, session_id, new))
    reorder_items(ledger, session_id, [next(made) if item_id is None else item_id for item_id in kept])


def item_ids(connection: Connection, session_id: int) -> list[int]:
    """The ids of a session's items, in order."""
    asked = select(items.c.id).where(items.c.session_id == session_id).order_by(items.c.position)
    return list(connection.execute(asked).scalars())


def item_of(row: Mapping[Any, Any]) -> Item:
    return from_columns(Item, row, ITEM)


def _matched(known: Mapping[int, Item], wanted: Sequence[Item]) -> list[int | None]:
    """For each wanted item, the id of the item it is: same number, else same subject, else same place."""
    places = {item_id: place for place, item_id in enumerate(known)}
    kept: list[int | None] = [None] * len(wanted)

    def keep(same: Callable[[Item, Item], bool], *, in_place: bool = False) -> None:
        for place, item in enumerate(wanted):
            if kept[place] is None:
                free = (key for key in known if key not in kept and (not in_place or places[key] == place))
                kept[place] = next((key for key in free if same(item, known[key])), None)

    keep(lambda one, other: one.number is not None and one.number == other.number)
    keep(lambda one, other: one.subject == other.subject)
    keep(lambda one, other: None in (one.number, other.number), in_place=True)
    return kept


def _columns(item: Item) -> Row:
    kinds = reports(replace(_ALONE, items=(item,)))
    return {**columns(item, ITEM), "reports": " ".join(sorted(kinds)) or None}


def _row(connection: Connection, item_id: int) -> Row:
    row = connection.execute(select(items).where(items.c.id == item_id)).mappings().first()
    if row is None:
        raise _gone()
    return dict(row)


def _gone() -> RuleViolation:
    return RuleViolation("Ce point n’existe plus : il a été supprimé entre-temps.")


def _count(connection: Connection, session_id: int) -> int:
    return connection.execute(select(func.count()).where(items.c.session_id == session_id)).scalar_one()
