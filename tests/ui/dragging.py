"""Drags seats by the mouse in a window of its own, and tells their order: `python -m tests.ui.dragging FILE PULL…`.

A pull is « row:over:part »: press on that row of the table, let go over another, at that hundredth of its height.
The platform of the other tests does nothing of a drag; the one chosen here makes it as a screen does.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "minimal"

from syndic_desktop import bootstrap
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.store import Store, create_store
from syndic_desktop.ui.application import application
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.assembly.places import AssemblyPlace
from syndic_desktop.ui.screens.assembly.questions import questions_on
from syndic_desktop.ui.theme import Scheme, Theme
from tests.actions.assemblies import DOSSIER
from tests.store.conftest import clock

from PySide6.QtCore import QPoint, Qt, QTimer  # isort: skip  # after ui, which keeps None alive
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication, QMainWindow  # isort: skip

BUTTON, KEYS = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def orders(store: Store, pulls: list[str]) -> Iterator[str]:
    """The order of the seats at first, then after each pull."""
    theme = Theme(application(sys.argv[:1]), bootstrap.paths().resources, Scheme.LIGHT)
    questions = questions_on(store, lambda: date(2026, 4, 1), lambda: None, lambda: None)
    place = AssemblyPlace(Desk(store), theme, Background(), questions)
    window = QMainWindow()
    window.setCentralWidget(place)
    window.resize(1214, 700)
    window.show()
    QTest.qWaitForWindowExposed(window)
    yield told(place)
    for pull in pulls:
        row, over, part = map(int, pull.split(":"))
        drag(window, place, spot(window, place, row, 50), spot(window, place, over, part))
        yield told(place)


def told(place: AssemblyPlace) -> str:
    return " ".join(row.code for row in place.table.lines)


def spot(window: QMainWindow, place: AssemblyPlace, row: int, part: int) -> QPoint:
    rect = place.table.visualRect(place.table.lines_model.index(row, 1))
    return place.table.viewport().mapTo(window, QPoint(rect.center().x(), rect.top() + rect.height() * part // 100))


def drag(window: QMainWindow, place: AssemblyPlace, start: QPoint, end: QPoint) -> None:
    """Press, pull far enough for a drag to begin, go there, let go. Nothing more happens where no drag begins."""
    handle, table = window.windowHandle(), place.table

    def let_go() -> None:
        for aim in ((start + end) / 2, end - QPoint(0, 1), end):
            QTest.mouseMove(handle, aim)
        QTest.mouseRelease(handle, BUTTON, KEYS, end)

    def begin(actions: Qt.DropAction) -> None:
        QTimer.singleShot(0, let_go)  # once Qt waits for the end of the drag
        type(table).startDrag(table, actions)

    table.startDrag = begin  # type: ignore[assignment, method-assign]
    QTest.mousePress(handle, BUTTON, KEYS, start)
    for step in range(1, 6):
        QTest.mouseMove(handle, start + QPoint(step, 4 * step))
        QApplication.processEvents()
    QTest.mouseRelease(handle, BUTTON, KEYS, end)


if __name__ == "__main__":
    with closing(create_store(Path(sys.argv[1]), clock=clock, holder="essai")) as dossier:
        import_dossier(dossier, DOSSIER, {})
        for order in orders(dossier, sys.argv[2:]):
            print(order, flush=True)
