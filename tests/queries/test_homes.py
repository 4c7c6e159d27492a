"""What the home says of the bundled example, and of a dossier that begins."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.actions.decision_lists import record_list_published
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.actions.notices import send_notices
from syndic_desktop.actions.sessions import move_session
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Act, Transmission
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.conducts import Course
from syndic_desktop.domain.deadlines import Duty
from syndic_desktop.domain.wording import NB
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.homes import Missing, Pressure, home
from syndic_desktop.queries.phases import Phase
from syndic_desktop.queries.session_lists import Stage, session_rows
from syndic_desktop.queries.session_sheets import session_sheet
from syndic_desktop.queries.sittings import sitting_sheet
from syndic_desktop.store import create_store
from tests.copies import copied, with_example

TODAY = date(2026, 11, 20)


@pytest.fixture(scope="module")
def example():
    return dossiers.read(bootstrap.paths().example)


@pytest.fixture
def empty(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 11, 20, 9), holder="essai") as made:
        yield made


@pytest.fixture
def store(tmp_path):
    with copied(tmp_path / "e.syndic", with_example, lambda: datetime(2026, 11, 20, 9)) as made:
        yield made


def lines(store, today=TODAY):
    return {line.duty: line for line in home(store, today).due}


def held(store):
    with store.reading() as reader:
        return next(line for line in reader.sessions() if line.held)


def test_an_empty_file_asks_for_the_syndicat_then_the_list_then_a_session(empty, example):
    assert home(empty, TODAY).missing is Missing.SYNDICAT

    import_dossier(empty, replace(example.dossier, assembly=Assembly(), sessions=(), decisions=(), topics=()), {})
    assert home(empty, TODAY).missing is Missing.ASSEMBLY

    import_dossier(empty, replace(example.dossier, sessions=(), decisions=(), topics=()), {})
    assert home(empty, TODAY).missing is Missing.SESSION


def test_the_example_says_what_is_due_with_its_day(store):
    found = lines(store)

    convene = found[Duty.CONVENE]
    assert convene.what == "Envoyer les convocations"
    assert convene.day.startswith("samedi") or convene.day
    assert convene.phase is Phase.NOTICE
    assert home(store, TODAY).missing is None
    assert [row.stage.value for row in home(store, TODAY).coming] == ["Convoquée", "À convoquer"]


def test_a_list_that_is_late_says_for_how_long_until_it_is_published(store):
    session = held(store)
    after = session.day + timedelta(days=10)
    line = lines(store, after)[Duty.LIST]
    assert (line.left, line.pressure) == (f"en retard de 3{NB}jours", Pressure.LATE)
    assert line.session_id == session.id

    record_list_published(store, session.id, session.day)

    assert Duty.LIST not in lines(store, after)


def test_several_that_are_late_make_one_line_on_the_oldest(store):
    session = held(store)
    with store.writing("autre") as writer:
        known = writer.session(session.id)
        items = tuple(replace(item, number=None) for item in known.items)
        writer.add_session(replace(known, day=known.day - timedelta(days=20), items=items))

    line = lines(store, session.day + timedelta(days=10))[Duty.LIST]

    assert line.about.startswith(f"2{NB}séances, la plus ancienne")
    assert line.left == f"en retard de 23{NB}jours"
    assert line.session_id != session.id


def test_an_act_without_a_receipt_is_counted_and_reached(store):
    session = held(store)
    before = lines(store).get(Duty.RECEIPTS)
    with store.reading() as reader:
        item_id = next(line.id for line in reader.items(session.id) if line.number)
        item = reader.item(item_id)
    with store.writing("transmettre") as writer:
        writer.save_item(item_id, replace(item, act=Act(transmission=Transmission(session.day))))

    line = lines(store)[Duty.RECEIPTS]

    assert line.what.startswith("Relever ")
    assert (line.session_id, line.item_id) == (session.id, item_id)
    assert line.what != (before.what if before else "")


def test_answers_awaited_are_seats_that_said_nothing(store):
    with store.reading() as reader:
        convened = next(line for line in reader.sessions() if line.notice_day and not line.held)
        sitting = sitting_sheet(reader, convened.id).sitting
    seats, answered = len(sitting.seats), len(sitting.session.answers)

    assert lines(store)[Duty.ANSWERS].what == f"Recueillir {seats - answered}{NB}réponses"


def test_a_session_moved_once_convened_is_to_be_convened_again(store):
    with store.reading() as reader:
        coming = next(line for line in reader.sessions() if not line.held)
    send_notices(store, coming.id, TODAY)
    assert Duty.CONVENE not in lines(store)

    move_session(store, coming.id, coming.day + timedelta(days=7))

    due = lines(store)[Duty.RESEND]
    assert due.session_id == coming.id
    assert due.what.startswith("Renvoyer")
    assert due.day == wording.long_date(coming.day - timedelta(days=1), weekday=True), "or members would come"
    assert Duty.CONVENE not in lines(store)
    told = [row.stage for row in (*home(store, TODAY).coming, *session_rows(store)) if row.id == coming.id]
    assert {*told, session_sheet(store, coming.id).stage} == {Stage.TO_RESEND}


def test_the_session_that_goes_on_is_the_first_line_until_it_is_closed(store):
    session = held(store)
    with store.writing("ouvrir") as writer:
        heading, _ = writer.outline(session.id)
        going = replace(heading, closing=None, course=Course(opened=time(10)))
        writer.save_heading(session.id, going)

    first = home(store, TODAY).due[0]
    assert (first.what, first.phase, first.session_id) == ("Séance en cours", Phase.SITTING, session.id)

    with store.writing("lever") as writer:
        writer.save_heading(session.id, replace(going, closing=time(12)))
    assert Duty.GO_ON not in lines(store)
