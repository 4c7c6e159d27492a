"""Dressing the application: while Qt reads all its widgets, Python takes none away."""

from __future__ import annotations

import gc

import pytest

from syndic_desktop.ui.theme import Scheme
from syndic_desktop.ui.writing.verbs import VerbField

from PySide6.QtCore import QEvent, QPoint, Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QColor  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget  # isort: skip


class Listening(QLabel):
    """Hears that it is dressed, as fields do that draw something of their own."""

    def __init__(self) -> None:
        super().__init__("Objet")
        self.collecting: list[bool] = []

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.PaletteChange):
            self.collecting.append(gc.isenabled())
        super().changeEvent(event)


def test_nothing_is_collected_while_widgets_are_dressed(qtbot, theme):
    label = Listening()
    qtbot.addWidget(label)
    label.ensurePolished()

    theme.choose(Scheme.DARK)

    assert label.collecting
    assert not any(label.collecting)
    assert gc.isenabled()


@pytest.mark.parametrize(("scheme", "ground"), [(Scheme.LIGHT, (200, 256)), (Scheme.DARK, (20, 60))])
def test_the_verbs_that_are_offered_are_read_on_a_ground_of_their_own(qtbot, theme, scheme, ground):
    theme.choose(scheme)
    field = VerbField()
    qtbot.addWidget(field)
    field.show()

    said = field.completer().popup().grab().toImage().pixelColor(50, 25).lightness()
    assert ground[0] <= said < ground[1]


def test_a_button_reached_by_tab_has_one_frame(qtbot, theme):
    window = QWidget()
    column = QVBoxLayout(window)
    first, second = QPushButton("Un"), QPushButton("")
    column.addWidget(first)
    column.addWidget(second)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()

    picture = second.grab().toImage()

    middle = second.height() // 2
    inside = {QColor(picture.pixel(QPoint(x, middle))).name() for x in range(4, second.width() - 4)}
    assert inside == {theme.colours.card}, "the frame of the sheet of styles is the only one"
