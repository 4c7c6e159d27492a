"""The panel of checks alone: what is about the item she is on is read first, and walked in that order."""

from __future__ import annotations

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


SHEET = ChecksSheet((finding("S", None), finding("A", 1), finding("B", 2)), "", late=False)


@pytest.fixture
def panel(qtbot, theme, tmp_path):
    with create_store(tmp_path / "a.syndic", clock=lambda: NOW, holder="essai") as store:
        made = ChecksPanel(Desk(store), theme, lambda _session: SHEET)
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
