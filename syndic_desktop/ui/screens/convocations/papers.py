"""What the notice bears beside its agenda: who signs, why it is urgent, where it was displayed, who got a copy."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from syndic_desktop.domain.checks.targets import Part
from syndic_desktop.queries.convocations import ConvocationSheet
from syndic_desktop.ui.widgets.entries import Refusing
from syndic_desktop.ui.widgets.fields import Choice, ChoiceField, DateField, LineField
from syndic_desktop.ui.widgets.looks import GRID, see_through


class NoticePanel(QWidget):
    """`filled` carries the name of a field of the notice and its new value."""

    filled = Signal(str, object)

    def __init__(self, desk: Refusing, today: Callable[[], date]) -> None:
        super().__init__()
        self.signatory: ChoiceField[str] = ChoiceField("Signée par", hint="la présidence")
        self.urgency = LineField("Motif de l’urgence", longest=1000)
        self.displayed = DateField("Affichée ou publiée, et au registre, le", today)
        self.budget = DateField("Documents du budget envoyés le", today)
        self.copied = DateField("Copie aux élus des membres le", today)
        self.fields: dict[str, Any] = {
            "signatory": self.signatory, "urgency": self.urgency, "displayed": self.displayed,
            "budget_papers": self.budget, "copied": self.copied,
        }  # fmt: skip
        self._build()
        for name, field in self.fields.items():
            field.listen(desk)
            field.committed.connect(lambda value, name=name: self.filled.emit(name, value or None))

    def show_sheet(self, sheet: ConvocationSheet) -> None:
        """Show what the notice bears."""
        self.signatory.set_choices([Choice(each.person, each.name) for each in sheet.signatories])
        self.signatory.set_value(sheet.signatory)
        self.urgency.set_value(sheet.urgency or None)
        self.urgency.setVisible(sheet.urgent or bool(sheet.urgency))
        self.displayed.set_value(sheet.displayed)
        self.budget.set_value(sheet.budget_papers)
        self.budget.setVisible(sheet.budget or sheet.budget_papers is not None)
        self.copied.set_value(sheet.copied)
        self.setEnabled(not sheet.held)
        self.void.setText("\n".join(sheet.void))
        self.void.setVisible(bool(sheet.void))

    def go_to(self, part: Part) -> bool:
        """Put the keyboard on the field a finding is about; whether there is one here."""
        places: dict[Part, Any] = {
            Part.SIGNATORY: self.signatory, Part.URGENCY: self.urgency, Part.DISPLAYED: self.displayed,
            Part.BUDGET_PAPERS: self.budget, Part.COPIES: self.copied,
        }  # fmt: skip
        field = places.get(part)
        if field is None or not field.isVisibleTo(self):
            return False
        field.focus()
        return True

    def commit(self) -> bool:
        """Keep what is being typed; False when something is refused."""
        kept = [field.commit() for field in self.fields.values() if field.isVisibleTo(self)]  # all, whatever one says
        return all(kept)

    def _build(self) -> None:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(GRID)
        for field in self.fields.values():
            column.addWidget(field)
        self.void = QLabel()
        self.void.setWordWrap(True)
        self.void.setProperty("look", "muted")
        column.addWidget(self.void)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inside)
        see_through(area)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)
