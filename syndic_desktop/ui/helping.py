"""The help: the keys of the present screen, over the window, until a key is pressed."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.ui.menus import bare, french_keys, keys_of
from syndic_desktop.ui.places import Place
from syndic_desktop.ui.widgets.looks import dress, see_through, text

WIDTH, AROUND = 760, 48
Section = tuple[str, tuple[tuple[str, str], ...]]
"""A title, and what each key does: (« Alt+↑ », « Monter le point »)."""


def sections(place: Place, title: str, anywhere: Iterable[QAction]) -> tuple[Section, ...]:
    """The keys of the field the keyboard is in, those of its place, then those of the whole window."""
    gestures = tuple((keys_of(each), bare(each)) for each in place.gestures if keys_of(each))
    own = tuple((french_keys(keys), words) for keys, words in place.keys)
    everywhere = tuple((keys_of(each), bare(each)) for each in anywhere if keys_of(each))
    told = place.keys_here
    under = ((told[0], tuple((french_keys(keys), words) for keys, words in told[1])),) if told else ()
    return (*under, (title, (*gestures, *own)), ("Partout", everywhere))


class HelpOverlay(QFrame):
    """Stands over its parent. Escape, F1 or Enter close it; the keyboard goes back where it was."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self._before: QWidget | None = None
        self._build()
        self.hide()

    def open(self, sections: Iterable[Section]) -> None:
        """Show the keys, section by section."""
        self._fill([(title, keys) for title, keys in sections if keys])
        self._before = self.window().focusWidget()
        room = self._over.size()
        height = min(self.inside.sizeHint().height() + 96, room.height() - AROUND)
        width = min(WIDTH, room.width() - AROUND)
        self.setGeometry((room.width() - width) // 2, (room.height() - height) // 2, width, height)
        self.show()
        self.raise_()
        self.area.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def close_help(self) -> None:
        """Give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def told(self) -> str:
        """Everything that is shown, line by line."""
        return "\n".join(label.text() for label in self.inside.findChildren(QLabel))

    def _build(self) -> None:
        dress(self, "card")
        self.setObjectName("search")
        self.setAccessibleName("Raccourcis clavier de cet écran")
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.installEventFilter(self)
        self.inside = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(text("Raccourcis de cet écran", "title"))
        column.addWidget(self.area, 1)
        column.addWidget(text("Échap pour fermer", "muted"))

    def _fill(self, sections: Iterable[Section]) -> None:
        self.inside = QWidget()
        grid = QGridLayout(self.inside)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(1, 1)
        row = 0
        for title, keys in sections:
            grid.addWidget(text(title, "section"), row, 0, 1, 2)
            for key, words in keys:
                row += 1
                grid.addWidget(text(key, "key"), row, 0, Qt.AlignmentFlag.AlignLeft)
                label = QLabel(words)
                label.setWordWrap(True)
                grid.addWidget(label, row, 1)
            row += 1
        self.area.setWidget(self.inside)
        see_through(self.area)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent):
            closing = event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F1, Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if closing and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if closing and event.type() == QEvent.Type.KeyPress:
                self.close_help()
                return True
        elif event.type() == QEvent.Type.FocusOut:
            self.hide()
        return super().eventFilter(watched, event)
