"""Somebody who types without a pause in the main window until the process is killed: the statement of an item, or the
last paragraph of the minutes where no item is meant.

`python -m tests.ui.writing.typist FILE.syndic SESSION ITEM` says « word » once the last key of each was received.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Any

from syndic_desktop import bootstrap
from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.application import application
from syndic_desktop.ui.memory import Memory
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.theme import Scheme, Theme
from syndic_desktop.ui.window import MainWindow
from syndic_desktop.ui.writing.items import Part

from PySide6.QtCore import QEvent, Qt, QTimer  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QKeyEvent  # isort: skip
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip

EVERY = 15  # milliseconds between two keys: far quicker than anybody


def main(path: Path, session_id: int, item_id: int) -> None:
    app = application(sys.argv[:1])
    theme = Theme(app, bootstrap.paths().resources, Scheme.LIGHT)
    window = MainWindow(bootstrap.outside(bootstrap.paths(), Memory(path.with_name("fenetre.ini"))), theme)
    window.show()
    window.open_store(path)
    window.activateWindow()
    assert window.office is not None
    window.office.go(Spot(PlaceName.SESSIONS, session_id, Phase.AGENDA if item_id else Phase.MINUTES))
    step = window.office.sessions.workspace.step
    field = statement_of(step, item_id) if item_id else last_paragraph(step)
    letters = (letter for number in range(10**9) for letter in f"mot{number} ")

    def key() -> None:
        letter = next(letters)
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(field, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
        if letter == " ":
            os.write(1, b"word\n")

    timer = QTimer()
    timer.timeout.connect(key)
    timer.start(EVERY)
    os.write(1, b"ready\n")
    app.exec()


def statement_of(step: Any, item_id: int) -> QWidget:
    """The field of a statement, ready to be typed in."""
    step.show_item(item_id)
    step.show_part(Part.STATEMENT)
    return step.card.editor.statement


def last_paragraph(step: Any) -> QWidget:
    """The field of the paragraph that closes the minutes."""
    step.writing.open(len(step.sheet.lines) - 1)
    return step.editor.editor


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
