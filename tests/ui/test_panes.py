"""Panes: a part of a window that lays itself out alone, and what stands over its foot."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from syndic_desktop.ui.widgets.panes import Pane


class Layouts(QObject):
    """How many times a widget was asked to lay itself out again."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__()
        self.count = 0
        watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.LayoutRequest
        return super().eventFilter(watched, event)


class Card(QWidget):
    """Two labels, one over the other."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second = QLabel("Quorum atteint"), QLabel("17 présents")
        column = QVBoxLayout(self)
        for label in (self.first, self.second):
            label.setMinimumWidth(300)
            column.addWidget(label)


@pytest.fixture
def card(qtbot):
    return Card()


@pytest.fixture
def pane(card):
    return Pane(card, fitted=True)


@pytest.fixture
def window(qtbot, pane):
    window = QWidget()
    column = QVBoxLayout(window)
    column.addWidget(pane)
    column.addWidget(QLabel("dessous"), 1)
    window.resize(500, 400)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_a_word_that_changes_in_a_pane_lays_nothing_out_around_it(qtbot, window, pane, card):
    around, inside = Layouts(window), Layouts(card)

    card.second.setText("18 présents")
    qtbot.waitUntil(lambda: inside.count > 0)

    assert around.count == 0


def test_a_pane_is_as_high_as_what_comes_in_it(qtbot, window, pane, card):
    before = pane.height()

    card.second.hide()
    qtbot.waitUntil(lambda: pane.height() < before)

    assert card.height() == pane.height()


@pytest.mark.parametrize("fitted", [True, False])
def test_a_pane_keeps_the_height_that_was_set_for_what_it_holds(qtbot, fitted):
    line = QLabel("une ligne")
    line.setFixedHeight(44)
    pane = Pane(line, fitted=fitted)

    assert (pane.sizeHint().height(), pane.minimumSizeHint().height()) == (44, 44)


def test_a_pane_goes_with_what_it_holds_and_comes_back_with_it(qtbot, window, pane, card):
    card.hide()
    assert pane.isHidden()

    card.show()
    assert card.isVisible()


def test_what_stands_over_a_pane_moves_nothing_in_it(qtbot, window, pane, card):
    line = QLabel("Qui quitte la séance ?")
    line.setMinimumHeight(24)
    line.hide()
    pane.put_over(line)
    around, before = Layouts(window), card.geometry()

    line.show()

    assert (line.width(), line.geometry().bottom()) == (pane.width(), pane.rect().bottom())
    assert card.geometry() == before
    assert around.count == 0


def test_a_line_higher_than_the_room_that_is_kept_makes_what_is_there_lower(qtbot, window, pane, card):
    line = QLabel("Présence mal notée<br>Du point… au point…")
    line.setMinimumHeight(8)
    line.hide()
    pane.resize(pane.width(), 200)
    pane.put_over(line)

    line.show()

    assert card.height() == pane.height() - (line.height() - 8)
    line.hide()
    assert card.height() == pane.height()
