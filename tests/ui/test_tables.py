"""The table alone: long sentences are read whole, and the frame of the keyboard goes all around."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from syndic_desktop.ui.widgets.tables import WHOLE, Column, SectionsTable

from PySide6.QtCore import QPoint, Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QColor  # isort: skip
from PySide6.QtTest import QTest  # isort: skip

LONG = "une seule adresse, avec son arobase, et rien d’autre dans cette cellule " * 3


@dataclass(frozen=True, slots=True)
class Said:
    told: str


@pytest.fixture
def table(qtbot, theme):
    columns = (Column("Où", lambda _line: "cellule D2", 100), Column("Quoi", lambda line: line.told))
    made: SectionsTable[Said] = SectionsTable("Fautes", columns, lambda _line: "", theme)
    made.resize(500, 300)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def test_a_long_sentence_takes_the_lines_it_needs(qtbot, table):
    table.show_whole()
    table.set_lines([Said("court"), Said(LONG)])

    qtbot.waitUntil(lambda: table.rowHeight(1) > 2 * table.rowHeight(0))


def test_home_and_end_go_to_the_first_and_the_last_line(table):
    table.set_lines([Said("une"), Said("deux"), Said("trois")])
    table.setFocus()

    QTest.keyClick(table, Qt.Key.Key_End)
    assert table.current == Said("trois")
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert table.current == Said("une")


def test_a_list_without_end_is_not_measured_word_by_word(table):
    table.show_whole()
    table.set_lines([Said(LONG)] * (WHOLE + 1))

    assert table.rowHeight(0) == table.verticalHeader().defaultSectionSize()


def test_the_frame_of_the_keyboard_goes_around_the_headings_too(qtbot, table, theme):
    table.set_lines([Said("court")])
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    picture = table.grab().toImage()

    accent = QColor(theme.colours.accent)
    beside = [QPoint(x, y) for x in (0, 1) for y in (table.horizontalHeader().height() // 2, 60, 200)]
    assert [picture.pixelColor(place).name() for place in beside] == [accent.name()] * len(beside)
