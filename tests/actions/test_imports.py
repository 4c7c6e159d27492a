"""Bringing a dossier into a real file: what is noted on the way, and what later imports leave as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable
from tests.actions import gestures
from tests.actions.test_kill import content, dossier, made

TODAY = gestures.clock().date()


@pytest.fixture
def store(tmp_path):
    with made(tmp_path / "a.syndic") as store:
        yield store


def test_a_decision_that_comes_after_the_report_that_owed_it_is_due_at_the_next(store):
    report = Item(ItemKind.INFORMATION, "Décisions", statement=(DelegatedTable(DecisionKind.ORDER),))
    was = replace(dossier(), decisions=(Decision(DecisionKind.ORDER, "1", "Régie", day=date(2019, 1, 2)),))
    told = replace(was.sessions[0], day=date(2019, 3, 1), items=(report,))
    import_dossier(store, replace(was, sessions=(told,)), {})
    late = Decision(DecisionKind.ORDER, "2", "Bail", day=date(2019, 1, 3))
    again = Decision(DecisionKind.ORDER, "1", "Régie", day=date(2020, 1, 2))

    import_dossier(store, replace(was, sessions=(), decisions=(late, again)), {})
    import_dossier(store, replace(was, sessions=(), decisions=(late, again)), {})

    entered = {(each.number, each.day): each.entered for each in content(store).decisions}
    assert entered == {("1", date(2019, 1, 2)): None, ("2", date(2019, 1, 3)): TODAY, ("1", date(2020, 1, 2)): None}


def convened():
    """The dossier, whose draft session is convened."""
    was = dossier()
    draft = replace(was.sessions[1], notice=Notice(TODAY))
    return replace(was, sessions=(was.sessions[0], draft))


def letters(store):
    session = content(store).sessions[1]
    return session.notice.snapshot


def test_the_import_of_a_dated_notice_keeps_what_it_said(store):
    assert letters(store) is None

    import_dossier(store, convened(), {})

    assert [each.subject for each in letters(store).agenda] == [f"Point {n}" for n in range(1, 7)]
    assert letters(store).convened[0].person == "t1"


def test_a_later_import_never_rewrites_what_notices_said(store):
    import_dossier(store, convened(), {})
    kept, was = letters(store), convened()
    people = tuple(replace(each, last_name="AUTRE") for each in was.assembly.people)
    draft = replace(was.sessions[1], place="Mairie", items=was.sessions[1].items[::-1])

    import_dossier(store, replace(was, assembly=replace(was.assembly, people=people), sessions=(draft,)), {})

    assert content(store).sessions[1].place == "Mairie"
    assert letters(store) == kept


def test_notices_of_another_date_say_what_is(store):
    import_dossier(store, convened(), {})
    draft = replace(convened().sessions[1], place="Mairie", notice=Notice(date(2026, 10, 12)))

    import_dossier(store, replace(convened(), sessions=(draft,)), {})

    assert letters(store).place == "Mairie"
