"""The registers and the activity of a real file: where each thing to clear is, what binds a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.documents.binding import ORDERS_CODE
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.assemblies import BodyKind
from syndic_desktop.domain.decisions import Decision, DecisionKind
from syndic_desktop.domain.registers import Lack
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.wording import NB
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.activities import activity_years, read_year
from syndic_desktop.queries.directories import decision_code
from syndic_desktop.queries.registers import register_sheet, registers, to_bind
from syndic_desktop.store import create_store
from tests.actions.held_acts import unsigned


@pytest.fixture(scope="module")
def store(tmp_path_factory):
    """The bundled example."""
    reading = dossiers.read(bootstrap.paths().example)
    path = tmp_path_factory.mktemp("registers") / "a.syndic"
    with create_store(path, clock=lambda: datetime(2026, 11, 20, 10, 42), holder="essai") as store:
        import_dossier(store, reading.dossier, reading.files)
        yield store


def test_there_is_a_register_for_each_body_and_year_that_met(store):
    (only, orders) = registers(store)

    assert (only.body, only.year, only.sessions) == ("CS", 2026, 1)
    assert (orders.body, orders.year, orders.counted) == (ORDERS_CODE, 2026, f"8{NB}actes")


def test_the_register_of_orders_tells_each_act_and_what_it_lacks(store):
    sheet = register_sheet(store, ORDERS_CODE, 2026)
    with store.reading() as reader:
        known = {decision_code(each): each for each in reader.decisions()}

    assert [known[row.decision].day for row in sheet.rows] == [row.day for row in sheet.rows]
    assert {row.decision for row in sheet.missing} <= {row.decision for row in sheet.rows}
    assert sum(count for _, count in sheet.counted) == len(sheet.missing) > 0


def test_each_line_and_each_thing_missing_lead_to_their_item(store):
    sheet = register_sheet(store, "CS", 2026)
    with store.reading() as reader:
        items = {line.id: line for session in reader.sessions() for line in reader.items(session.id)}

    assert len(sheet.rows) == 9
    assert all(items[row.item_id].subject == row.subject for row in sheet.rows)
    assert sum(count for _, count in sheet.counted) == len(sheet.missing)
    for missing in sheet.missing:
        assert missing.session_id or missing.lack is Lack.GAP or missing.decision
        assert (missing.item_id in items) == (missing.lack not in (Lack.MINUTES, Lack.GAP) and not missing.decision)


def test_the_decisions_that_it_binds_are_looked_at_too(store):
    with store.reading() as reader:
        undated = next(each for each in reader.decisions() if each.day is None and "2026" in each.number)

    about = [(row.decision, row.lack) for row in register_sheet(store, "CS", 2026).missing if row.decision]

    assert (decision_code(undated), Lack.DATE) in about


def test_a_bureau_deliberation_that_a_session_took_is_looked_at_and_told_once(tmp_path):
    day = date(2026, 10, 2)
    item = Item(ItemKind.DELIBERATION, "Bail", number="BU2026/07")
    twin = Decision(DecisionKind.BUREAU_DELIBERATION, "BU2026/07", "Bail", day)
    other = replace(twin, number="BU2026/08")
    with unsigned(tmp_path / "a.syndic") as store:
        with store.writing("tenir") as writer:
            bureau = next(body for body in writer.assembly().bodies if body.kind is BodyKind.BUREAU)
            writer.add_session(Session(bureau.code, day, "Siège", None, items=(item,)))
            writer.save_decisions((*writer.decisions(), twin, other))

        about = {row.decision for row in register_sheet(store, "CS", 2026).missing if row.decision}
        bound, counted = to_bind(store, "CS", 2026).decisions, read_year(store, 2026).decisions

    assert decision_code(other) in about
    assert decision_code(twin) not in about
    assert other in bound
    assert twin not in bound
    assert other in counted
    assert twin not in counted


def test_what_binds_a_year_holds_each_session_once(store):
    what = to_bind(store, "CS", 2026).read()

    assert [reading.session.day for reading in what.readings] == [each.day for each in what.whole.sessions]
    assert what.decisions
    assert all(each.day.year == 2026 for each in what.decisions)


def test_the_activity_names_everybody(store):
    year = activity_years(store)[0]
    sheet = read_year(store, year).report()

    assert len(sheet.delegates) == len(sheet.activity.delegates) > 20
    assert all(row.name and row.of and "-" not in row.of[:1] for row in (*sheet.delegates, *sheet.members))
    assert all(row.percent is None or 0 <= row.percent <= 100 for row in sheet.members)
    assert sheet.bodies["CS"] == "Comité syndical"
