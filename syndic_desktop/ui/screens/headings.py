"""The heading of a session: what, when, where, how far it is, and what comes next."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from syndic_desktop.queries.session_lists import Stage
from syndic_desktop.queries.session_sheets import SessionSheet
from syndic_desktop.ui.widgets.looks import dress, text
from syndic_desktop.ui.widgets.reading import reads

LOOKS = {
    Stage.TO_CONVENE: "badge-warning", Stage.TO_RESEND: "badge-warning", Stage.CONVENED: "badge-plain",
    Stage.UNDER_WAY: "badge-plain", Stage.HELD: "badge-good",
}  # fmt: skip
SIGNS = {Stage.TO_CONVENE: "○", Stage.TO_RESEND: "↻", Stage.CONVENED: "◐",
         Stage.UNDER_WAY: "◉", Stage.HELD: "●"}  # fmt: skip


class Heading(QWidget):
    """Shows the heading. `convene` leads to the notices while they are to send; `button` is the export."""

    def __init__(self, export: QAction) -> None:
        super().__init__()
        self._export = export
        self._build()
        export.changed.connect(self._on_export_changed)
        self.button.clicked.connect(export.trigger)

    def show_session(self, sheet: SessionSheet) -> None:
        """Show the heading of a session."""
        self.title.setText(sheet.title)
        self.where.setText(sheet.where)
        word = sheet.stage.value
        said = f"{word} au plus tard le {sheet.convene_by}" if sheet.convene_by else word
        self.badge.setText(f"{SIGNS[sheet.stage]}  {said}")
        self.badge.setAccessibleName(said)
        dress(self.badge, LOOKS[sheet.stage])
        waiting = sheet.stage in (Stage.TO_CONVENE, Stage.TO_RESEND)
        self.convene.setVisible(waiting)
        dress(self.button, "" if waiting else "main")

    def shorten(self, short: bool) -> None:
        """Leave its room to a step that wants it all: the title stays."""
        self.where.setVisible(not short)
        self.badge.setVisible(not short)

    def _build(self) -> None:
        self.back = QPushButton("‹  Séances")
        self.back.setToolTip("Revenir à la liste des séances (Échap)")
        self.back.setAccessibleName("Revenir à la liste des séances")
        self.title = text("", "title")
        self.title.setWordWrap(True)  # whole on a small screen too
        self.where = text("", "muted")
        self.where.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.badge = text("", "badge-plain")
        self.convene = QPushButton("Convoquer…")
        self.convene.setToolTip("Aller aux convocations (Alt+2)")
        dress(self.convene, "main")
        self.button = QPushButton("Exporter les documents")
        self.button.setToolTip("Écrire tous les documents de la séance dans un dossier (Ctrl+E)")
        reads(self.back, self.convene, self.button)
        first, second = QHBoxLayout(), QHBoxLayout()
        first.setSpacing(12)
        first.addWidget(self.back)
        first.addWidget(self.title, 1)
        for button in (self.button, self.convene):
            first.addWidget(button)
        second.addWidget(self.where, 1)
        second.addWidget(self.badge)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(first)
        column.addLayout(second)

    def _on_export_changed(self) -> None:
        self.button.setEnabled(self._export.isEnabled())
