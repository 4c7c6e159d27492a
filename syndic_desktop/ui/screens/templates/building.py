"""The pieces of the place « Modèles », laid out: sets and documents on the left, page and fields on the right."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QTableWidget,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.documents.templates import Against
from syndic_desktop.ui.screens.templates.differences import DifferencesPanel
from syndic_desktop.ui.screens.templates.fields import FieldsPanel
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner
from syndic_desktop.ui.widgets.looks import GRID, card, dress, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.refusals import RefusalLine
from syndic_desktop.ui.writing.leaves import Leaves

MOST_FAULTS = 8
"""How many faults are listed under each other; mending them shows the others."""


NOT_HERS = "Un jeu fourni ne se modifie pas : dupliquez-le d’abord."
BEHIND = (
    "Le modèle fourni a changé depuis votre copie : « Différences » dit, paragraphe par paragraphe, ce qui n’est pas"
    " pareil ; « Revenir au fourni » le reprend."
)


@dataclass
class Parts:
    """The widgets that the place speaks to."""

    sets: QTableWidget
    documents: QTableWidget
    name: QLineEdit
    copy_button: QPushButton
    use_button: QPushButton
    remove_button: QPushButton
    edit_button: QPushButton
    take_button: QPushButton
    back_button: QPushButton
    hint: QLabel
    message: RefusalLine
    heading: QLabel
    outcome: Banner
    faults: QLabel
    page: Leaves
    fields: FieldsPanel
    differences: DifferencesPanel
    tabs: QTabWidget
    split: QSplitter

    def say_faults(self, faults: tuple[str, ...]) -> None:
        """List what is wrong, or nothing."""
        shown = [f"• {each}" for each in faults[:MOST_FAULTS]]
        more = len(faults) - MOST_FAULTS
        self.faults.setText("\n".join([*shown, *([f"… et {more} de plus"] if more > 0 else [])]))
        self.faults.setVisible(bool(faults))

    def say_against(self, against: Against | None) -> None:
        """Say how hers differs from what is shipped; nothing (None) where it is not hers."""
        place = self.tabs.indexOf(self.differences)
        if against is None and self.tabs.currentIndex() == place:
            self.tabs.setCurrentWidget(self.page)
        self.tabs.setTabVisible(place, against is not None)
        many = f" ({len(against.differences)})" if against and against.differences else ""
        self.tabs.setTabText(place, f"Différences{many}")
        self.differences.show_against(against)


def build(place: QWidget, theme: Theme) -> Parts:
    """Make the pieces, and put them in the place."""
    parts = Parts(
        sets=_table("Jeux de modèles", ("Jeu", "", "")),
        documents=_table("Documents du jeu", ("Document", "Modèle")),
        name=QLineEdit(),
        copy_button=QPushButton("&Dupliquer"),
        use_button=QPushButton("&Utiliser ce jeu"),
        remove_button=QPushButton("&Supprimer"),
        edit_button=QPushButton("Modifier dans &Word…"),
        take_button=QPushButton("&Reprendre…"),
        back_button=QPushButton("Revenir au &fourni"),
        hint=text(NOT_HERS, "muted"),
        message=RefusalLine(),
        heading=text("", "section"),
        outcome=Banner(theme),
        faults=QLabel(),
        page=Leaves(),
        fields=FieldsPanel(),
        differences=DifferencesPanel(),
        tabs=QTabWidget(),
        split=QSplitter(Qt.Orientation.Horizontal),
    )
    _dress(parts)
    parts.split.addWidget(_left(parts))
    parts.split.addWidget(_right(parts))
    parts.split.setChildrenCollapsible(False)
    parts.split.setStretchFactor(1, 1)
    parts.split.setSizes([470, 740])
    whole = QVBoxLayout(place)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.setSpacing(GRID)
    whole.addWidget(text("Modèles", "title"))
    whole.addWidget(parts.split, 1)
    return parts


def _dress(parts: Parts) -> None:
    reads(parts.sets, parts.documents, parts.page, parts.tabs, parts.edit_button)
    parts.name.setPlaceholderText("nom de la copie")
    parts.name.setAccessibleName("Nom de la copie du jeu")
    parts.hint.setWordWrap(True)
    parts.faults.setWordWrap(True)
    parts.faults.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    parts.faults.hide()
    dress(parts.faults, "refusal")
    parts.page.setAccessibleName("Page d’essai")
    dress(parts.edit_button, "main")


def _left(parts: Parts) -> QWidget:
    frame, column = card()
    column.addWidget(text("Jeux de modèles", "section"))
    parts.sets.setFixedHeight(140)
    column.addWidget(parts.sets)
    row = QHBoxLayout()
    row.addWidget(parts.name, 1)
    row.addWidget(parts.copy_button)
    column.addLayout(row)
    row = QHBoxLayout()
    row.addWidget(parts.use_button)
    row.addWidget(parts.remove_button)
    row.addStretch(1)
    column.addLayout(row)
    column.addWidget(parts.message)
    column.addWidget(text("Documents", "section"))
    column.addWidget(parts.documents, 1)
    column.addWidget(parts.hint)
    row = QHBoxLayout()
    row.addWidget(parts.edit_button, 1)
    row.addWidget(parts.take_button)
    column.addLayout(row)
    column.addWidget(parts.back_button, alignment=Qt.AlignmentFlag.AlignLeft)
    return frame


def _right(parts: Parts) -> QWidget:
    frame, column = card()
    column.addWidget(parts.heading)
    column.addWidget(parts.outcome)
    column.addWidget(parts.faults)
    parts.tabs.addTab(parts.page, "Page d’essai")
    parts.tabs.addTab(parts.fields, "Champs")
    parts.tabs.addTab(parts.differences, "Différences")
    parts.tabs.setDocumentMode(True)
    column.addWidget(parts.tabs, 1)
    return frame


def _table(name: str, heads: tuple[str, ...]) -> QTableWidget:
    table = QTableWidget(0, len(heads))
    table.setAccessibleName(name)
    table.setHorizontalHeaderLabels(heads)
    table.verticalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(30)
    table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
    table.setSelectionMode(QTableWidget.SelectionMode.SingleSelection)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    head = table.horizontalHeader()
    head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
    head.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    if not any(heads[1:]):
        head.hide()
    return table
