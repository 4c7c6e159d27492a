"""The act that is chosen: its days one by one, its identifier, the signed paper, what is not published."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.acts import WORDS, ActRow, Stale
from syndic_desktop.ui.screens.acts.lives import DAYS, LifePanel
from syndic_desktop.ui.widgets.entries import Refusing
from syndic_desktop.ui.widgets.looks import in_reading_order, see_through, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.ticks import Tick


class ActPanel(LifePanel):
    """`annex_hidden` carries the place of an annex, from 0.

    `publishing`, a page of its own: what is not published, why it is not transmitted.
    """

    annex_hidden = Signal(int, bool)

    def __init__(self, desk: Refusing, today: Callable[[], date]) -> None:
        super().__init__(desk, today, titled=False)
        self._row: ActRow | None = None
        self.file_button.setText("Classer… (F)")
        self.annexes: tuple[Tick, ...] = ()
        self._build()
        in_reading_order((*self.days.values(), self.identifier, self.file_button, self.open_button, self.remove_button))

    def show_row(self, row: ActRow | None, stale: Stale | None) -> None:
        """Show an act; another one takes the place of what was typed for the first."""
        another = row is None or self._row is None or row.ref != self._row.ref
        self._row = row
        self.setEnabled(row is not None)
        self.publishing.setEnabled(row is not None)
        if row is None:
            return
        self.title.setText(f"{row.number} · {WORDS[row.stage]}")
        self.subject.setText(row.subject)
        self.shown.setText(f"{row.number} · {row.subject}")
        self.facts.setText(_facts(row))
        self._warn(row, stale)
        self.show_act(row.act, row.private, another=another)
        self.scan.setText("✓ classé" if row.act.scan else "à classer")
        self._show_annexes(row)

    def _warn(self, row: ActRow, stale: Stale | None) -> None:
        said = (
            f"✗ Depuis la signature, {row.moved}. Faites signer de nouveau, et notez-en le jour." if row.moved else ""
        )
        self.warning.setText(said)
        self.warning.setVisible(bool(said))
        self.again.setText(stale.sentence if stale else "")
        self.again.setVisible(stale is not None)

    def _show_annexes(self, row: ActRow) -> None:
        said = tuple((title, private) for title, private in row.annexes)
        if said == tuple((box.toolTip(), box.isChecked()) for box in self.annexes):
            return
        for box in self.annexes:
            self.column.removeWidget(box)
            box.hide()
            box.deleteLater()
        made = []
        for place, (title, private) in enumerate(said):
            box = Tick(f"Ne pas publier : {wording.shortened(title)}")
            box.setToolTip(title)
            box.setChecked(private)
            box.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # the tool tip has the rest
            box.clicked.connect(lambda checked, place=place: self.annex_hidden.emit(place, checked))
            self.column.insertWidget(self.column.count() - 1, box)
            made.append(box)
        self.annexes = tuple(made)

    def _build(self) -> None:
        self.title, self.subject = text("", "section"), QLabel()
        self.facts, self.again, self.warning = text("", "muted"), text("", "strong"), text("", "refusal")
        for label in (self.subject, self.facts, self.again, self.warning):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        for label in (self.title, self.facts, self.again, self.warning):
            reads(label)
        grid = QGridLayout()
        grid.setVerticalSpacing(4)
        fields: tuple[tuple[str, QWidget], ...] = (
            *((words, self.days[name]) for name, words in DAYS.items()),
            ("Identifiant", self.identifier),
        )
        for rank, (words, each) in enumerate(fields):
            grid.addWidget(text(words, "muted"), rank, 0)
            grid.addWidget(each, rank, 1)
        signed = QHBoxLayout()
        for widget in (text("Acte signé :", "muted"), self.scan):
            signed.addWidget(widget)
        signed.addStretch()
        paper = QHBoxLayout()
        paper.setSpacing(4)
        for button in (self.file_button, self.open_button, self.remove_button):
            paper.addWidget(button)
        paper.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        for label in (self.title, self.subject, self.warning, self.again, self.facts):
            column.addWidget(label)
        column.addLayout(grid)
        column.addLayout(signed)
        column.addLayout(paper)
        column.addStretch()
        self._build_publishing()

    def _build_publishing(self) -> None:
        self.publishing = QWidget()
        self.shown = QLabel()
        self.shown.setWordWrap(True)
        self.column = QVBoxLayout(self.publishing)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(6)
        for widget in (
            self.shown,
            text("À masquer dans la version publique :", "muted"),
            self.private,
            text("Ctrl+Maj+X exporte la version publique.", "muted"),
            text("Acte non soumis à transmission, parce que :", "muted"),
            self.exempt,
        ):
            self.column.addWidget(widget)
        self.column.addStretch()


def _facts(row: ActRow) -> str:
    """« Transmission sous 082-…-DE · Exécutoire depuis le 2 octobre 2026 · Recours jusqu’au 2 décembre 2026 »."""
    since = row.act.enforceable_since
    said = (
        f"Se transmet sous {row.identifier}" if row.identifier and not row.act.transmission else "",
        f"Exécutoire depuis le {wording.long_date(since)}" if since else "",
        f"Recours jusqu’au {row.appeal} (CJA, R421-1)" if row.appeal else "",
    )
    return f"{NB}· ".join(filter(None, said))


def scrolled(page: QWidget) -> QScrollArea:
    """A page that is scrolled where the window is low."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # nothing would show it: Tab goes to the fields in it
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    see_through(area)
    return area
