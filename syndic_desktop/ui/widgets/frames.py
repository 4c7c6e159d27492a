"""The frame around the screens: the side bar on the left, the status line below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from syndic_desktop.ui.theme import ICON, Theme
from syndic_desktop.ui.widgets.looks import text

WIDTH = 152
PROGRAM = "Syndic Desktop"


class SideBar(QFrame):
    """Whose dossier it is, the screens, the search."""

    def __init__(self, theme: Theme, search: QAction, to_sessions: QAction) -> None:
        super().__init__()
        self._theme, self._search, self._to_sessions = theme, search, to_sessions
        self._build()
        theme.changed.connect(self._paint)
        self._paint()

    def show_house(self, short_name: str, name: str) -> None:
        """Name the syndicat of the open dossier."""
        self.house.setText(short_name)
        self.kind.setText(name)
        self.kind.setVisible(bool(name))
        for button in (self.sessions, self.search):
            button.setVisible(True)

    def show_nobody(self) -> None:
        """No dossier is open."""
        self.house.setText(PROGRAM)
        for widget in (self.kind, self.sessions, self.search):
            widget.setVisible(False)

    def _build(self) -> None:
        self.setObjectName("houseBar")
        self.setFixedWidth(WIDTH)
        self.house = QLabel(PROGRAM)
        self.house.setObjectName("house")
        self.kind = QLabel()
        for label in (self.house, self.kind):
            label.setWordWrap(True)
        self.sessions = self._button("Séances", self._to_sessions)
        self.sessions.setCheckable(True)
        self.sessions.setChecked(True)
        self.sessions.clicked.connect(lambda: self.sessions.setChecked(True))
        self.search = self._button("Rechercher", self._search)
        self.search.setToolTip("Rechercher dans tout le dossier (Ctrl+K)")
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._padded(self.house, self.kind))
        column.addSpacing(16)
        column.addWidget(self.sessions)
        column.addStretch(1)
        column.addWidget(self.search)

    def _padded(self, *labels: QLabel) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(8, 0, 4, 0)
        column.setSpacing(2)
        for label in labels:
            column.addWidget(label)
        return box

    def _button(self, words: str, action: QAction) -> QPushButton:
        button = QPushButton(words)
        button.setIconSize(QSize(ICON, ICON))
        button.clicked.connect(action.trigger)
        return button

    def _paint(self) -> None:
        self.sessions.setIcon(self._theme.icon("sessions", "#ffffff"))
        self.search.setIcon(self._theme.icon("search", self._theme.colours.frame_text))


class StatusLine(QWidget):
    """What the session counts, on the left; when the dossier was last saved, on the right."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._clock = clock
        self._build()

    def show_count(self, count: str) -> None:
        """Say what the session on the screen counts."""
        self._count = count
        self._write()

    def show_gesture(self, label: str | None) -> None:
        """Say what may be taken back; None when nothing may."""
        self._gesture = f"Ctrl+Z pour annuler : {label}" if label else ""
        self._write()

    def saved(self) -> None:
        """The dossier has just been written."""
        self._say("enregistré")

    def opened(self) -> None:
        """The dossier has just been opened."""
        self._say("ouvert")

    def clear(self) -> None:
        """No dossier is open."""
        self._count = self._gesture = ""
        self._write()
        self.right.clear()

    def _say(self, what: str) -> None:
        self.right.setText(f"{what} à {self._clock():%H:%M:%S}")

    def _build(self) -> None:
        self._count = self._gesture = ""
        self.left, self.right = text("", "muted"), text("", "muted")
        self.left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(self)
        row.setContentsMargins(4, 0, 4, 0)
        row.addWidget(self.left, 1)
        row.addWidget(self.right)

    def _write(self) -> None:
        self.left.setText("  ·  ".join(filter(None, (self._count, self._gesture))))
