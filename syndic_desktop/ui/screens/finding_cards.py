"""A finding of the checks as a card: what is wrong, how severe, its source, and the reason it is set aside for.

It says how severe it is by a sign and a word. Setting it aside asks for a reason, in place.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QPushButton, QVBoxLayout

from syndic_desktop.domain import wording
from syndic_desktop.queries.controls import CheckRow
from syndic_desktop.ui.widgets.fields import LineField
from syndic_desktop.ui.widgets.looks import GRID, dress, text
from syndic_desktop.ui.widgets.turning import Turning

SIGN = 18  # pixels
NARROW = 210  # pixels, of what a card says: under it, its sign and its button take lines of their own
LATER = "bloque la transmission"
LOOKS = {"bloque": "banner-bad", LATER: "banner-warning", "à vérifier": "banner-warning", "passé outre": "banner-plain"}
SIGNS = {"bloque": "⛔", LATER: "⛔", "à vérifier": "⚠", "passé outre": "✓"}

Key = tuple[str, str, int | None]
"""What tells findings apart: rule, fact, item."""


class FindingCard(QFrame):
    """One finding: Enter or a click goes to its place, « + » or the button sets it aside with a reason."""

    asked = Signal(object)
    reasoned = Signal(str)
    withdrawn = Signal()
    stepped = Signal(int)

    def __init__(self, row: CheckRow) -> None:
        super().__init__()
        self.row = row
        self.writing = False
        self._build()
        self.aside.clicked.connect(self._on_aside)
        self.reason.committed.connect(self._on_reason)
        self.reason.editor.given_up.connect(self.give_up)

    @property
    def key(self) -> Key:
        return self.row.code, self.row.fact, self.row.target.item

    @property
    def holds_keyboard(self) -> bool:
        """Whether the keyboard is on the card or on something in it."""
        now = QApplication.focusWidget()
        return now is not None and (now is self or self.isAncestorOf(now))

    def ask_reason(self, written: str = "") -> None:
        """Ask why it is set aside."""
        self.writing = True
        self.reason.show()
        self.aside.hide()
        self.reason.editor.setText(written)
        self.reason.editor.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def give_up(self) -> None:
        """Ask no more."""
        self.writing = False
        self.reason.reset("")
        self.reason.hide()
        self.aside.show()
        self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.asked.emit(self.row.target)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.stepped.emit(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Plus or event.text() == "+":
            self._on_aside()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.asked.emit(self.row.target)

    def _on_aside(self) -> None:
        if not self.aside.isEnabled():
            return
        if self.row.reason:
            self.withdrawn.emit()
        else:
            self.ask_reason()

    def _on_reason(self, reason: str | None) -> None:
        self.reasoned.emit(reason or "")

    def _build(self) -> None:
        row = self.row
        dress(self, LOOKS[row.word])
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(row.told)
        self.setAccessibleDescription("Entrée : aller à l’endroit ; + : passer outre")
        sign = QLabel(f"{SIGNS[row.word]} {row.word}")
        name = QLabel(row.name)
        for label in (sign, name):
            label.setStyleSheet("font-weight: 600;")
        name.setWordWrap(True)
        sentence = QLabel(row.sentence if not row.reason else f"{row.sentence} Motif{wording.NB}: {row.reason}")
        sentence.setWordWrap(True)
        source = text(f"{row.code} · {row.source}", "")
        source.setWordWrap(True)
        self.aside = QPushButton("Rétablir le contrôle" if row.reason else "Passer outre…")
        self.aside.setProperty("look", "link")
        self.aside.setIconSize(QSize(SIGN, SIGN))
        self.reason = LineField("Motif pour passer outre", titled=False, hint="Pourquoi passer outre ?", longest=1000,
                                empty="Écrivez pourquoi : le motif est gardé avec la séance.")  # fmt: skip
        self.reason.hide()
        head, foot = Turning(NARROW, GRID), Turning(NARROW, GRID)
        head.row.addWidget(name, 1, Qt.AlignmentFlag.AlignTop)
        head.row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        foot.row.addWidget(source, 1)
        foot.row.addWidget(self.aside, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 8, 8)
        column.setSpacing(2)
        column.addWidget(head)
        column.addWidget(sentence)
        column.addWidget(foot)
        column.addWidget(self.reason)
