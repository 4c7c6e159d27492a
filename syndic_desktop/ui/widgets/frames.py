"""The frame around the screens: the side bar on the left, the status line below."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from syndic_desktop.ui.menus import PLACES, keys_of
from syndic_desktop.ui.places import PlaceName
from syndic_desktop.ui.theme import ICON, Theme
from syndic_desktop.ui.widgets.panes import Pane
from syndic_desktop.ui.widgets.words import Words

WIDTH = 152
PROGRAM = "Syndic Desktop"
APART = 24  # pixels, between what is counted and when it was saved
ICONS = {
    PlaceName.HOME: "home",
    PlaceName.SESSIONS: "sessions",
    PlaceName.REGISTER: "register",
    PlaceName.DECISIONS: "decisions",
    PlaceName.ASSEMBLY: "assembly",
    PlaceName.TEMPLATES: "templates",
    PlaceName.SETTINGS: "settings",
}


class SideBar(QFrame):
    """Whose dossier it is, the places, the search. The place that is shown has a bar beside it and bold words."""

    def __init__(self, theme: Theme, places: Mapping[PlaceName, QAction], search: QAction) -> None:
        super().__init__()
        self._theme = theme
        self._build(places, search)
        theme.changed.connect(self._paint)
        self._paint()

    def show_house(self, short_name: str, name: str) -> None:
        """Name the syndicat of the open dossier."""
        self.house.setText(short_name)
        self.kind.setText(name)
        self.kind.setVisible(bool(name))
        for button in (*self.places.values(), self.search):
            button.setVisible(True)

    def show_nobody(self) -> None:
        """No dossier is open."""
        self.house.setText(PROGRAM)
        for widget in (self.kind, *self.places.values(), self.search):
            widget.setVisible(False)

    def show_place(self, shown: PlaceName) -> None:
        """Say where she is."""
        for name, button in self.places.items():
            button.setChecked(name is shown)
            button.setAccessibleDescription("lieu affiché" if name is shown else "")
        self._paint()

    def _build(self, places: Mapping[PlaceName, QAction], search: QAction) -> None:
        self.setObjectName("houseBar")
        self.setFixedWidth(WIDTH)
        self.house = QLabel(PROGRAM)
        self.house.setObjectName("house")
        self.kind = QLabel()
        for label in (self.house, self.kind):
            label.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 8)
        column.setSpacing(4)
        column.addWidget(self._padded(self.house, self.kind))
        column.addSpacing(16)
        self.places = {name: self._place(name, action) for name, action in places.items()}
        for button in self.places.values():
            column.addWidget(button)
        column.addStretch(1)
        self.search = self._button("Rechercher", search)
        self.search.setToolTip("Rechercher dans tout le dossier (Ctrl+K)")
        column.addWidget(self.search)

    def _padded(self, *labels: QLabel) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(8, 0, 4, 0)
        column.setSpacing(2)
        for label in labels:
            column.addWidget(label)
        return box

    def _place(self, name: PlaceName, action: QAction) -> QPushButton:
        button = self._button(PLACES[name], action)
        button.setToolTip(f"{PLACES[name]} ({keys_of(action)})")
        button.setCheckable(True)
        # The window says where she is, once it has gone there: a click alone changes nothing.
        button.clicked.connect(partial(self._uncheck, button))
        return button

    def _uncheck(self, button: QPushButton) -> None:
        button.setChecked(bool(button.accessibleDescription()))

    def _button(self, words: str, action: QAction) -> QPushButton:
        button = QPushButton(words)
        button.setIconSize(QSize(ICON, ICON))
        button.clicked.connect(action.trigger)
        return button

    def _paint(self) -> None:
        for name, button in self.places.items():
            colour = "#ffffff" if button.isChecked() else self._theme.colours.frame_text
            button.setIcon(self._theme.icon(ICONS[name], colour))
        self.search.setIcon(self._theme.icon("search", self._theme.colours.frame_text))


class StatusLine(Pane):
    """What the place counts, on the left; when the dossier was last saved, on the right."""

    def __init__(self, clock: Callable[[], datetime]) -> None:
        inside = QWidget()
        super().__init__(inside, fitted=True)
        self._clock = clock
        self._build(inside)

    def show_count(self, count: str) -> None:
        """Say what the place on the screen counts."""
        self._count = count
        self._write()

    def show_gesture(self, label: str | None, moved: str = "") -> None:
        """Say what may be taken back, None when nothing may, after what was `moved`: « Annulé : ajouter… »."""
        said = f"Ctrl+Z{'' if moved else ' pour annuler'} : {label}" if label else ""
        self._gesture = "  ·  ".join(filter(None, (moved, said)))
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

    def _build(self, inside: QWidget) -> None:
        self._count = self._gesture = ""
        self.left, self.right = Words("", "muted", cut=True), Words("", "muted")
        self.left.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.right.setAlignment(Qt.AlignmentFlag.AlignRight)
        row = QHBoxLayout(inside)
        row.setContentsMargins(4, 0, 4, 0)
        row.setSpacing(APART)
        row.addWidget(self.left, 1)
        row.addWidget(self.right)

    def _write(self) -> None:
        said = "  ·  ".join(filter(None, (self._count, self._gesture)))
        if said != self.left.text():
            self.left.setText(said)
            self.left.setToolTip(said)
