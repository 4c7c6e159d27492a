"""The panel of checks alone: what is about the item she is on is read first, and walked in that order."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.queries.controls import CheckRow, ChecksSheet
from syndic_desktop.store import create_store
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
def panel(qtbot, theme, tmp_path, sheets):
    with create_store(tmp_path / "a.syndic", clock=lambda: NOW, holder="essai") as store:
        made = ChecksPanel(Desk(store), theme, lambda _session: sheets[-1])
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
