"""What a key does: a gesture that the menu, the search and the help tell, or a key that the help alone tells."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

Slot = Callable[[], object]


def gesture(where: QWidget, words: str, keys: str, slot: Slot, *, alone: bool = False, told: bool = False) -> QAction:
    """A gesture of the menu, made by `keys` ("": by the menu alone) while the keyboard is in a widget.

    `alone`: on that widget itself and on nothing that stands in it. `told`: the widget has the key first, in its own
    `keyPressEvent`: the menu and the help only tell it.
    """
    action = QAction(words, where)
    action.setShortcut(QKeySequence(keys))
    action.setShortcutContext(_context(alone=alone or told))
    action.triggered.connect(lambda _=False: slot())
    if not told:
        where.addAction(action)
    return action


def key(where: QWidget, keys: str | Qt.Key, slot: Slot, words: str = "", *, alone: bool = False) -> QShortcut:
    """A key of a widget that no menu tells; `words` says in the help what it does ("": it is not told)."""
    shortcut = QShortcut(QKeySequence(keys), where)
    shortcut.setContext(_context(alone=alone))
    shortcut.setWhatsThis(words)
    shortcut.activated.connect(slot)
    return shortcut


def _context(*, alone: bool) -> Qt.ShortcutContext:
    contexts = Qt.ShortcutContext
    return contexts.WidgetShortcut if alone else contexts.WidgetWithChildrenShortcut
