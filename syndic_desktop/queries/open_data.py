"""The deliberations of a session, of a year or of a period as open data, their subjects as they may be published."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.open_lines import hidden
from syndic_desktop.domain.privacy import masked, public
from syndic_desktop.domain.sessions import ItemState, SessionKey, Sitting
from syndic_desktop.exchange.scdl import OpenData, open_data
from syndic_desktop.queries.sittings import sitting_sheet, the_syndicat

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store


def open_data_of(store: Store, session: SessionKey | int) -> OpenData:
    """The deliberations of a session. Raises RuleViolation when there is none such, or a vote cannot be counted."""
    with store.reading() as reader:
        session_id = session if isinstance(session, int) else reader.session_id(session)
        return _of(reader, [session_id])


def open_data_between(store: Store, since: date = date.min, until: date = date.max) -> OpenData:
    """The deliberations of the sessions of a period, both days in it, oldest first. Raises RuleViolation."""
    with store.reading() as reader:
        held = sorted((line.day, line.id) for line in reader.sessions() if since <= line.day <= until)
        return _of(reader, [session_id for _, session_id in held])


def named_data(store: Store, session_id: int, whole_year: bool) -> tuple[str, OpenData]:
    """The open data of a session, or of its year, and the name of their file. Raises RuleViolation."""
    with store.reading() as reader:
        day = next(line.day for line in reader.sessions() if line.id == session_id)
    if whole_year:
        return f"deliberations-{day.year}.csv", open_data_between(store, *year(day.year))
    return f"deliberations-{day}.csv", open_data_of(store, session_id)


def period_data(store: Store, since: date | None, until: date | None) -> tuple[str, OpenData]:
    """The open data of a period, both days in it (None: no bound), and the name of their file. Raises RuleViolation."""
    if since and until and until < since:
        raise RuleViolation("Cette période finit avant de commencer : corrigez l’une des deux dates.")
    said = (f"du-{since}" if since else "", f"au-{until}" if until else "")
    name = "-".join(filter(None, ("deliberations", *said)))
    return f"{name}.csv", open_data_between(store, since or date.min, until or date.max)


def written_data(folder: Path, name: str, data: OpenData) -> Path:
    """Write open data in a folder; another file of that name is kept aside. Raises FileTrouble."""
    from syndic_desktop.documents.files import write_whole
    from syndic_desktop.documents.keeping import set_aside

    set_aside(folder / name, data.content, "")
    write_whole(folder / name, data.content)
    return folder / name


def year(of: int) -> tuple[date, date]:
    """Its first and its last day."""
    return date(of, 1, 1), date(of, 12, 31)


def _of(reader: Reader, sessions: list[int]) -> OpenData:
    sittings = [sitting_sheet(reader, each).sitting for each in sessions]
    held = ((each.session.day, tuple(_shown(each))) for each in sittings if each.session.held)
    return open_data(the_syndicat(reader), held)


def _shown(sitting: Sitting) -> Iterator[ItemState]:
    """Its items as they may be published: a subject hides what another item marks too."""
    private = hidden(sitting.session.items)
    for state in sitting.states():
        item = public(state.item)
        yield replace(state, item=replace(item, subject=masked(item.subject, private)))
