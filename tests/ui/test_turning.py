"""Parts side by side turn into a column where there is no room for them, and nothing in them is cut."""

from __future__ import annotations

import pytest

from syndic_desktop.ui.widgets.turning import Turning

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget  # isort: skip  # after ui, which keeps None alive


@pytest.fixture
def sheet(qtbot) -> QWidget:
    """Two buttons in a row, in a window."""
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    made.turning = Turning(300, 8)
    made.buttons = QPushButton("Règles propres…"), QPushButton("Retirer cette instance")
    for button in made.buttons:
        made.turning.row.addWidget(button)
    column.addWidget(made.turning)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(("width", "down"), [(400, False), (300, False), (299, True), (200, True)])
def test_a_row_turns_where_it_is_narrow(qtbot, sheet, width, down):
    sheet.resize(width, 100)
    qtbot.waitUntil(lambda: sheet.turning.width() == width)

    first, second = sheet.buttons
    qtbot.waitUntil(lambda: (second.y() > first.y()) is down)
    assert (second.x() > first.x()) is not down


def test_it_turns_back_and_never_holds_the_window_wide(qtbot, sheet):
    widest = max(button.minimumSizeHint().width() for button in sheet.buttons)
    assert sheet.minimumSizeHint().width() == widest

    sheet.resize(200, 100)
    qtbot.waitUntil(lambda: sheet.buttons[1].y() > sheet.buttons[0].y())
    sheet.resize(400, 100)
    qtbot.waitUntil(lambda: sheet.buttons[1].y() == sheet.buttons[0].y())
