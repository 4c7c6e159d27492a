"""Bringing a dossier into a real file: what is noted on the way, and what later imports leave as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.decisions import Decision
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
