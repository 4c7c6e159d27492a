"""What is looked up by its name: every word that is said of a delegated decision finds it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal

import pytest

from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.decisions import Decision, Tax
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.directories import directory, look_up
from syndic_desktop.queries.searches import Kind
from syndic_desktop.store import create_store
from tests.actions.assemblies import DOSSIER

ORDER = Decision(
    DecisionKind.PURCHASE_ORDER, "LC-AB-12", "Élagage des œuvres", date(2026, 3, 4), "BU", "Société Péraud",
    Decimal("1250.50"), Tax.BEFORE, "avenant au lot fossés", "CS2020/07",
)  # fmt: skip


@pytest.fixture
def known(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 4, 1, 9), holder="essai") as store:
        import_dossier(
            store, replace(DOSSIER, decisions=(ORDER, replace(ORDER, number="LC-AB-13", delegation=None))), {}
        )
        return directory(store)


@pytest.mark.parametrize(
    "asked", ["LC-AB-12", "elagage oeuvres", "lettre de commande", "4 mars 2026", "peraud", "1 250,50", "fossés"]
)
def test_a_delegated_decision_is_found_by_all_that_is_said_of_it(known, asked):
    found = [each for each in look_up(known.entries, asked) if each.kind is Kind.DECISION]

    assert any("LC-AB-12" in each.subject for each in found)


def test_a_delegated_decision_is_found_by_the_act_that_allows_it(known):
    found = [each.subject for each in look_up(known.entries, "peraud CS2020/07") if each.kind is Kind.DECISION]

    assert found == ["LC-AB-12  Élagage des œuvres"]


def test_what_is_not_said_of_a_delegated_decision_does_not_find_it(known):
    assert not look_up(known.entries, "LC-AB-12 fleurs")
