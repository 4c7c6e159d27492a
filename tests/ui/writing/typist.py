"""Somebody who types without a pause into the editor of an item, saved through the desk, until the process is killed.

`python -m tests.ui.writing.typist FILE.syndic ITEM` prints the number of each word once its last key was received.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

from syndic_desktop.actions.texts import save_part
from syndic_desktop.store import open_store
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.writing.items import ItemEditor
from tests.actions.gestures import clock

from PySide6.QtCore import QEvent, Qt, QTimer  # isort: skip  # after ui, which keeps None alive
from PySide6.QtGui import QKeyEvent  # isort: skip
from PySide6.QtWidgets import QApplication  # isort: skip

EVERY = 15  # milliseconds between two keys: far quicker than anybody


def main(path: Path, item_id: int) -> None:
    app = QApplication([])
    with open_store(path, clock=clock, holder="frappe") as store:
        desk, editor = Desk(store), ItemEditor()
        editor.settled.connect(lambda part, value: desk.run(save_part, item_id, part.value, value))
        with store.reading() as reader:
            editor.set_item(reader.item(item_id))
        editor.show()
        letters = (letter for number in range(10**9) for letter in f"mot{number} ")

        def key() -> None:
            letter = next(letters)
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(editor.statement, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))
            if letter == " ":
                os.write(1, b"word\n")

        timer = QTimer()
        timer.timeout.connect(key)
        timer.start(EVERY)
        os.write(1, b"ready\n")
        app.exec()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
