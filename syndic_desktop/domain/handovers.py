"""Minutes when another file brings their session: nothing that was written here is lost, what was fixed here stays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.sessions import Minutes, Session


def with_minutes(brought: Session, known: Session | None) -> Session:
    """The session brought in, with the fixed text and the words that this file knows and that one does not say."""
    if known is None or known.minutes is None:
        return brought
    here, there = known.minutes, brought.minutes or Minutes()
    if here.text is not None and there.text is None:
        dated = replace(here, published=there.published or here.published, signed=there.signed or here.signed)
        return replace(brought, minutes=dated)
    missing = _missing(known, brought)
    if not missing:
        return brought
    return replace(brought, minutes=replace(there, rewordings=(*there.rewordings, *missing)))


def refuse_other_minutes(known: Iterable[Session], completed: Iterable[Session]) -> None:
    """Raises RuleViolation where minutes that were fixed here would say something else."""
    fixed = {each.key: each.minutes.text for each in known if each.minutes and each.minutes.text}
    for session in completed:
        kept, now = fixed.get(session.key), session.minutes
        if kept is not None and (now is None or now.text != kept):
            when = wording.long_date(session.day)
            raise RuleViolation(
                f"Le procès-verbal de la séance du {when} est arrêté, et ce dossier en apporte un autre : "
                "une erreur se rectifie à une séance suivante."
            )


def _missing(known: Session, brought: Session) -> tuple[Rewording, ...]:
    """Her words that the other file does not have, under the items that it knows them by."""
    here = known.minutes or Minutes()
    there = {each.key for each in (brought.minutes or Minutes()).rewordings}
    places = {_name(item): position for position, item in reversed(list(enumerate(brought.items, start=1)))}
    found = []
    for each in here.rewordings:
        item = known.items[each.item - 1] if 0 < each.item <= len(known.items) else None
        position = places.get(_name(item), 0) if item is not None else 0
        lost = item is not None and not position
        moved = replace(each, item=position, place=f"~{each.item}/{each.place}" if lost else each.place)
        if moved.key not in there:
            there.add(moved.key)
            found.append(moved)
    return tuple(found)


def _name(item: Item) -> str:
    return item.number or wording.fold(item.subject)
