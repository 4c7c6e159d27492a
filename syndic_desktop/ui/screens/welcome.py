"""What is shown while no dossier is open: ways to begin."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner
from syndic_desktop.ui.widgets.looks import card, dress, text

WIDTH = 592
PADDING = 32
SIGN = 48
MOST_RECENT = 3


class Welcome(QWidget):
    """Offers the example, a new file, one that is there, an import; and the files that were open last."""

    file_asked = Signal(object)  # a Path

    def __init__(self, theme: Theme, example: QAction, new: QAction, open_: QAction, import_: QAction) -> None:
        super().__init__()
        self._theme = theme
        self.recent: list[QPushButton] = []
        self._build(example, new, open_, import_)
        theme.changed.connect(self._paint)
        self._paint()

    def show_recent(self, paths: Sequence[Path]) -> None:
        """The files that were open, the last one first."""
        for button in self.recent:
            button.deleteLater()
        self.recent = []
        for path in paths[:MOST_RECENT]:
            button = QPushButton(path.stem)
            button.setToolTip(str(path))
            button.setAccessibleName(f"Rouvrir {path.stem}, {path.parent}")
            dress(button, "link")
            button.clicked.connect(partial(self.file_asked.emit, path))
            self.recent_box.insertWidget(len(self.recent), button)
            self.recent.append(button)

    def _build(self, example: QAction, new: QAction, open_: QAction, import_: QAction) -> None:
        self.banner = Banner(self._theme)
        self.example = self._choice("Découvrir avec l’exemple", "un syndicat inventé, ses séances, ses votes", example)
        self.new = self._choice("Commencer un nouveau dossier…", "entrer votre syndicat, vos délégués, une séance", new)
        self.open = self._choice("Ouvrir un dossier .syndic…", "reprendre le travail où il en était", open_)
        self.import_ = self._choice("Importer un dossier…", "un fichier d’échange JSON ou ZIP", import_)
        sheet, column = card()
        sheet.setFixedWidth(WIDTH)
        column.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        column.setSpacing(12)
        column.addLayout(self._title())
        intro = text(
            "Convocations, séances, votes, délibérations, procès-verbaux : tout se range dans un seul fichier, sur "
            "votre ordinateur, sans réseau. Par où commencer ?",
            "muted",
        )
        intro.setWordWrap(True)
        intro.setMinimumHeight(intro.heightForWidth(WIDTH - 2 * PADDING))
        column.addWidget(intro)
        column.addSpacing(8)
        for button in (self.example, self.new, self.open, self.import_):
            column.addWidget(button)
        self.recent_box = QHBoxLayout()
        self.recent_box.addStretch(1)
        column.addLayout(self.recent_box)
        column.addWidget(self.banner)
        whole = QVBoxLayout(self)
        whole.addStretch(2)
        whole.addWidget(sheet, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addStretch(3)

    def _title(self) -> QHBoxLayout:
        sign = QLabel()
        sign.setPixmap(self._theme.app_icon().pixmap(SIGN, SIGN))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(sign)
        row.addWidget(text("Bienvenue dans Syndic Desktop", "title"), 1)
        return row

    def _choice(self, title: str, detail: str, action: QAction) -> QPushButton:
        button = QPushButton()
        button.setProperty("look", "choice")
        button.setAccessibleName(f"{title} : {detail}")
        button.setIconSize(QSize(24, 24))
        words = QLabel(f"<b>{title}</b><br>{detail}", button)
        words.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        inside = QVBoxLayout(button)
        inside.setContentsMargins(56, 0, 12, 0)
        inside.addWidget(words)
        button.clicked.connect(action.trigger)
        return button

    def _paint(self) -> None:
        accent = self._theme.colours.accent
        for button, name in (
            (self.example, "discover"),
            (self.new, "pencil"),
            (self.open, "open"),
            (self.import_, "import"),
        ):
            button.setIcon(self._theme.icon(name, accent))
