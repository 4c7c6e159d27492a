"""The panel of checks alone: what is about the item she is on is read first, and walked in that order."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.queries.controls import CheckRow, ChecksSheet
from syndic_desktop.store import create_store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.checks import ChecksPanel
from tests.ui.conftest import NOW
from tests.ui.standing import press

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive


def finding(code: str, item: int | None) -> CheckRow:
    return CheckRow(code, f"Règle {code}", "Constat.", "CGCT", severe=False, target=Target(Part.SUBJECT, item), fact="")


def sheet_of(*rows: CheckRow) -> ChecksSheet:
    return ChecksSheet(rows, "", late=False)


SHEET = sheet_of(finding("S", None), finding("A", 1), finding("B", 2))


@pytest.fixture
def sheets():
    """What is read, the last one being what holds now."""
    return [SHEET]


@pytest.fixture
def panel(qtbot, tmp_path, sheets):
    with create_store(tmp_path / "a.syndic", clock=lambda: NOW, holder="essai") as store:
        made = ChecksPanel(Desk(store), lambda _session: lambda: sheets[-1])
        qtbot.addWidget(made)
        made.show_session(1)
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        qtbot.waitUntil(lambda: len(made.cards) == len(SHEET.rows))
        yield made
        made.forget()


def read(panel) -> list[str]:
    return [card.row.code for card in sorted(panel.cards, key=lambda card: card.y())]


def test_findings_follow_the_item_she_is_on_by_eye_and_by_keys(qtbot, panel):
    qtbot.waitUntil(lambda: read(panel) == ["S", "A", "B"])

    panel.show_item(2)
    qtbot.waitUntil(lambda: read(panel) == ["B", "S", "A"])

    panel.cards[0].setFocus()
    press("Down")
    assert QApplication.focusWidget() is panel.cards[1]
    press("Tab", "Tab")  # past « Passer outre »
    assert QApplication.focusWidget() is panel.cards[2]
    assert [card.row.code for card in panel.cards] == ["B", "S", "A"]


def test_the_keyboard_stays_on_its_finding_while_others_come_and_go(panel, sheets):
    panel.cards[1].aside.setFocus()
    sheets.append(sheet_of(finding("N", None), *SHEET.rows[1:]))

    panel.refresh()

    assert read(panel) == ["N", "A", "B"]
    assert QApplication.focusWidget() is panel.cards[1].aside


def test_the_keyboard_follows_a_finding_whose_words_change(panel, sheets):
    panel.cards[1].setFocus()
    reworded = replace(SHEET.rows[1], sentence="Autre constat.")
    sheets.append(sheet_of(SHEET.rows[0], SHEET.rows[2], reworded))

    panel.refresh()

    assert QApplication.focusWidget().row == reworded


def test_the_keyboard_goes_to_the_next_finding_once_its_own_is_mended(panel, sheets):
    panel.cards[1].setFocus()
    sheets.append(sheet_of(SHEET.rows[0], SHEET.rows[2]))

    panel.refresh()

    assert QApplication.focusWidget() is panel.cards[1]
    assert panel.cards[1].row.code == "B"


def test_a_new_finding_may_be_gone_to_at_once(panel, sheets):
    sheets.append(sheet_of(finding("N", None)))

    panel.refresh()
    panel.cards[0].setFocus()

    assert QApplication.focusWidget() is panel.cards[0]


def test_a_reason_being_written_is_not_disturbed_by_a_refresh(panel, sheets):
    panel.cards[1].ask_reason()
    editor = panel.cards[1].reason.editor
    for letter in "vu":
        editor.insert(letter)
    editor.setCursorPosition(1)
    sheets.append(sheet_of(*SHEET.rows[:2]))

    panel.refresh()

    assert QApplication.focusWidget() is panel.cards[1].reason.editor
    assert (editor.text(), editor.cursorPosition(), editor.selectedText()) == ("vu", 1, "")


def test_the_finding_she_is_on_stays_in_sight_when_its_item_moves(qtbot, panel, sheets):
    panel.resize(300, 160)
    sheets.append(sheet_of(*(finding(f"R{place}", place) for place in range(1, 13))))
    panel.refresh()
    qtbot.waitUntil(lambda: panel.area.verticalScrollBar().maximum() > 0)
    panel.cards[-1].setFocus()
    panel.area.ensureWidgetVisible(panel.cards[-1])
    before = panel.area.verticalScrollBar().value()

    panel.show_item(1)

    assert before > 0
    assert panel.area.verticalScrollBar().value() == before


class Slow:
    """Findings that are made when the test says so, whatever the thread they are made in."""

    def __init__(self) -> None:
        self.asked: list[int] = []
        self.begun, self.may_end = threading.Event(), threading.Event()
        self.threads: list[threading.Thread] = []
        self.closed = False

    def read(self, session_id: int):
        self.asked.append(session_id)
        self.threads.append(threading.current_thread())
        return lambda: self.make(session_id)

    def make(self, session_id: int) -> ChecksSheet:
        self.threads.append(threading.current_thread())
        self.begun.set()
        assert self.may_end.wait(30)
        if self.closed:
            raise ValueError("the store is closed")
        return sheet_of(finding(f"S{session_id}", None))


@pytest.fixture
def slow():
    return Slow()


@pytest.fixture
def patient(qtbot, tmp_path, slow):
    with create_store(tmp_path / "a.syndic", clock=lambda: NOW, holder="essai") as store:
        background = Background()
        made = ChecksPanel(Desk(store), slow.read, background)
        made.patience = 1
        qtbot.addWidget(made)
        made.show()
        yield made
        made.forget()
        slow.may_end.set()
        background.close()


def test_findings_are_made_beside_the_window(qtbot, patient, slow):
    patient.show_session(1)
    qtbot.waitUntil(slow.begun.is_set)

    assert patient.waiting
    assert patient.cards == ()
    slow.may_end.set()
    qtbot.waitUntil(lambda: not patient.waiting)

    assert read(patient) == ["S1"]
    assert threading.main_thread() not in slow.threads


def test_what_was_found_of_the_session_before_is_not_shown(qtbot, patient, slow):
    patient.show_session(1)
    qtbot.waitUntil(slow.begun.is_set)
    patient.show_session(2)
    slow.may_end.set()

    qtbot.waitUntil(lambda: not patient.waiting and patient.cards != ())
    assert read(patient) == ["S2"]


def test_nothing_is_shown_of_a_session_that_was_left_meanwhile(qtbot, patient, slow):
    patient.show_session(1)
    qtbot.waitUntil(slow.begun.is_set)
    patient.forget()
    slow.may_end.set()
    qtbot.waitUntil(lambda: not patient._background.busy)

    assert patient.cards == ()
    assert not patient.waiting


def test_a_dossier_that_is_closed_while_it_is_read_is_no_fault(qtbot, patient, slow):
    patient.show_session(1)
    qtbot.waitUntil(slow.begun.is_set)
    patient.forget()
    slow.closed = True
    slow.may_end.set()

    qtbot.waitUntil(lambda: not patient._background.busy)  # an exception would be told, and fail this
    assert patient.cards == ()


def test_a_reason_being_written_when_the_dossier_is_left_is_given_up(qtbot, patient, slow):
    slow.may_end.set()
    patient.show_session(1)
    qtbot.waitUntil(lambda: patient.cards != ())
    card = patient.cards[0]
    card.ask_reason("Parce que")

    patient.forget()
    card.reasoned.emit("Parce que")

    assert not card.row.reason
