"""The order in which findings are read, beside the item she is on."""

from __future__ import annotations

from datetime import date

import pytest

from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.queries.controls import CheckRow, checks_sheet, in_reading_order
from syndic_desktop.queries.drafts import draft
from tests.actions.assemblies import DRAFT


def finding(code: str, item: int | None, *, severe: bool, reason: str = "") -> CheckRow:
    return CheckRow(code, code, "", "", severe, Target(Part.SUBJECT, item), code, reason)


def test_the_item_she_is_on_comes_first_then_the_session_then_the_other_items():
    rows = (
        finding("other", 1, severe=True),
        finding("session", None, severe=True),
        finding("doubt", 2, severe=False),
        finding("block", 2, severe=True),
        finding("aside", 2, severe=True, reason="Parce que"),
        finding("small", None, severe=False),
    )

    read = [row.code for row in in_reading_order(rows, 2)]

    assert read == ["block", "doubt", "session", "small", "other", "aside"]


def test_without_an_item_the_session_comes_first():
    rows = (finding("other", 1, severe=True), finding("session", None, severe=False))

    assert [row.code for row in in_reading_order(rows, 0)] == ["session", "other"]


@pytest.mark.parametrize(("leaving", "severe"), [(date(2026, 11, 22), False), (date(2026, 11, 23), True)])
def test_the_budget_papers_are_told_once_as_due_or_as_late(store, leaving, severe):
    with store.writing("préparer") as writer:
        session_id = writer.session_id(SessionKey("CS", DRAFT))
        writer.add_item(session_id, 1, Item(ItemKind.DELIBERATION, "Budget primitif 2027"))

    rows = [row for row in checks_sheet(store, session_id, leaving).rows if row.code == "C11"]

    assert [row.severe for row in rows] == [severe]


def test_what_stops_the_transmission_does_not_pass_for_stopping_the_sending(store):
    with store.writing("préparer") as writer:
        session_id = writer.session_id(SessionKey("CS", DRAFT))
        writer.add_item(session_id, 1, Item(ItemKind.DELIBERATION, "Bail"))

    words = {row.code: row.word for row in checks_sheet(store, session_id, date(2026, 11, 22)).rows}

    assert words["F3"] == "bloque la transmission"
    assert words["C5"] == "bloque"


def test_the_form_of_a_new_session_tells_a_day_that_is_seldom_meant(store):
    (twice,) = draft(store, "CS", DRAFT).remarks
    (holiday,) = draft(store, "CS", date(2026, 12, 25)).remarks

    assert "Une autre séance est déjà prévue" in twice
    assert "jour férié" in holiday
    assert draft(store, "BU", DRAFT).remarks == ()
