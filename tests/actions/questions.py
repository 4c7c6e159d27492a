"""Every question that a screen asks of a file: each must have an answer, whatever the gestures made of it."""

from __future__ import annotations

from datetime import date

from syndic_desktop.queries import (
    acts,
    agendas,
    assemblies,
    bodies,
    controls,
    convocations,
    directories,
    drafts,
    homes,
    minutes,
    papers,
    session_lists,
    session_sheets,
    states,
    statutes,
)
from syndic_desktop.store import Store

TODAY = date(2026, 10, 9)


def ask_everything(store: Store) -> None:
    """Raises what a screen would have raised."""
    with store.reading() as reader:
        lines, assembly = reader.sessions(), reader.assembly()
        item_ids = [item.id for line in lines for item in reader.items(line.id)]
    homes.home(store, TODAY)
    directories.directory(store)
    session_lists.session_rows(store)
    controls.controls(store)
    bodies.body_lines(store)
    for body in assembly.bodies:
        bodies.body_card(store, body.code, TODAY)
        statutes.statutes_sheet(store, body.code)
        drafts.draft(store, body.code, TODAY)
        assemblies.assembly_sheet(store, TODAY, body.code)
    for seat in assembly.seats:
        assemblies.seat_card(store, seat.code, TODAY)
    for line in lines:
        _ask_of(store, line.id)
        states.session_state(store, line.key)
    for item_id in item_ids:
        agendas.item_sheet(store, item_id)


def _ask_of(store: Store, session_id: int) -> None:
    """What the five steps of a session show."""
    session_sheets.session_sheet(store, session_id)
    session_sheets.pages_of(papers.paper_source(store, session_id)[1])
    agendas.heading(store, session_id)
    agendas.presenters(store, session_id)
    agendas.foreseen(store, session_id)
    agendas.timetable_sheet(store, session_id, TODAY)
    controls.checks_sheet(store, session_id, TODAY)
    convocations.convocation_sheet(store, session_id)
    convocations.letters_parcel(store, session_id, None)
    minutes.minutes_view(store, session_id)
    acts.acts_sheet(store, session_id)
