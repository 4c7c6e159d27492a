"""How a template of hers differs from what is shipped: a paragraph a row, the house's words beside hers."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from syndic_desktop.documents.templates import Against
from syndic_desktop.domain import wording
from syndic_desktop.domain.syndicats import set_title
from syndic_desktop.domain.wording import NB
from syndic_desktop.ui.widgets.looks import GRID, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.tables import Whole

GONE, ADDED = "– (absent du vôtre)", "– (absent du fourni)"


class DifferencesPanel(QWidget):
    """Read only: she changes her template in Word."""

    def __init__(self) -> None:
        super().__init__()
        self.told = text("", "muted")
        self.told.setWordWrap(True)
        self.table = QTableWidget(0, 2)
        self._build()
        reads(self)

    def show_against(self, against: Against | None) -> None:
        """Show the paragraphs that differ; None: it is not hers."""
        found = () if against is None else against.differences
        self.told.setText("" if against is None else _said(against))
        self.table.setVisible(bool(found))
        self.table.setHorizontalHeaderLabels((f"Fourni – {set_title(against.shipped) if against else ''}", "Le vôtre"))
        self.table.setRowCount(len(found))
        for row, each in enumerate(found):
            for column, words in enumerate((each.house or ADDED, each.hers or GONE)):
                item = QTableWidgetItem(words)
                item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
                self.table.setItem(row, column, item)
        self.table.resizeRowsToContents()
        if found:
            self.table.setCurrentCell(0, 0)

    def _build(self) -> None:
        table = self.table
        table.setAccessibleName("Paragraphes qui diffèrent du modèle fourni")
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.setItemDelegate(Whole(table))
        table.setAlternatingRowColors(True)
        head = table.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        head.sectionResized.connect(lambda *_: table.resizeRowsToContents())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, GRID, 0, 0)
        column.setSpacing(GRID)
        column.addWidget(self.told)
        column.addWidget(table, 1)
        column.addStretch(0)


def _said(against: Against) -> str:
    house = f"modèle fourni «{NB}{set_title(against.shipped)}{NB}»"
    if not against.differences:
        return f"Mêmes paragraphes que le {house} ; la mise en forme n’est pas comparée."
    many = wording.count(len(against.differences), "paragraphe diffère", "paragraphes diffèrent")
    return f"{many} du {house} ; la mise en forme n’est pas comparée."
