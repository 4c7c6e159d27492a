"""Steps « Procès-verbal » and « Actes »: what is recorded of a session, read only, with its documents."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QTextBrowser, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.actions.decision_lists import record_list_published
from syndic_desktop.queries.records import ActsRecord, Facts, MinutesRecord, Row
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import Step
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.fields import DateField
from syndic_desktop.ui.widgets.looks import GRID, card, text
from syndic_desktop.ui.widgets.tables import Column, SectionsTable

SHOWN = frozenset(Topic) - {Topic.PAPERS}


def _cell(place: int) -> Callable[[Row], str]:
    return lambda row: row.cells[place] if place < len(row.cells) else ""


def _columns(*titles: tuple[str, int]) -> tuple[Column[Row], ...]:
    return tuple(Column(title, _cell(place), width, strong=place == 0) for place, (title, width) in enumerate(titles))


class RecordStep(Step):
    """What they share: they read again when they are shown and when what they show has changed."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.session_id = 0
        self.missing = text("", "muted")
        self.missing.setWordWrap(True)
        self.missing.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.missing.setFocusPolicy(Qt.FocusPolicy.StrongFocus)  # where the keyboard is when there is nothing else
        self.sheet, self.column = card()
        self.column.setContentsMargins(16, 12, 16, 12)
        self.column.addWidget(self.missing)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.sheet)
        desk.changed.connect(self._on_changed)

    def show_session(self, session_id: int) -> None:
        self.session_id = session_id
        self.refresh()

    def forget(self) -> None:
        self.session_id = 0

    def refresh(self) -> None:
        """Read what is recorded."""
        raise NotImplementedError

    def _say_missing(self, sentence: str, shown: Iterable[QWidget]) -> None:
        """Show a sentence in place of what there is not."""
        self.missing.setText(sentence)
        self.missing.setVisible(bool(sentence))
        for widget in shown:
            widget.setVisible(not sentence)
        self.column.setStretchFactor(self.missing, 1 if sentence else 0)

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if touched & SHOWN and self.session_id and self.isVisible():
            self.refresh()


class FactsLine(QLabel):
    """« Ouverture : 18 h 00 · Présidence : Mme … », on as many lines as it takes."""

    def __init__(self) -> None:
        super().__init__()
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)

    def show_facts(self, facts: Facts) -> None:
        """Show facts, each with its name."""
        self.setText("   ·   ".join(f"{name}\u00a0: {said}" for name, said in facts))


class MinutesStep(RecordStep):
    """The text of the minutes as it would be printed, drawn a moment after the step is shown."""

    def __init__(self, desk: Desk, theme: Theme, read: Callable[[int], MinutesRecord]) -> None:
        super().__init__(desk)
        self._read = read
        self.facts = FactsLine()
        self.page = QTextBrowser()
        self.page.setObjectName("page")
        self.page.setAccessibleName("Procès-verbal, tel qu’il se lit")
        self.page.setOpenLinks(False)
        self.page.setTabChangesFocus(True)
        self.column.addWidget(self.facts)
        self.column.addWidget(self.page, 1)

    def enter(self) -> None:
        (self.page if self.page.isVisible() else self.missing).setFocus()

    def refresh(self) -> None:
        told = self._read(self.session_id)
        self._say_missing(told.missing, (self.facts, self.page))
        self.facts.show_facts(told.facts)
        if told.pages is not None:
            from syndic_desktop.ui.minutes_pages import draw_minutes

            draw_minutes(self.page.document(), told)
            if self.page.document().idealWidth() > self.page.viewport().width():
                draw_minutes(self.page.document(), told, narrow=True)
            self.page.moveCursor(QTextCursor.MoveOperation.Start)
        self.counted.emit(told.facts[0][1] if told.facts else "")


class ActsStep(RecordStep):
    """The acts with their dates, and the day the list was published: the one thing that is noted here."""

    def __init__(self, desk: Desk, theme: Theme, read: Callable[[int], ActsRecord], today: Callable[[], date]) -> None:
        super().__init__(desk)
        self._read = read
        self.summary = text("", "section")
        self.published = DateField("Liste des délibérations affichée et publiée le", today)
        self.published.listen(desk)
        self.published.committed.connect(self._on_published)
        self.published.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.list_by = text("", "muted")
        self.acts = SectionsTable[Row](
            "Actes de la séance",
            _columns(("Numéro", 130), ("Objet", 0), ("Signé", 112), ("Transmis", 124), ("Accusé", 112), ("Publié", 112),
                     ("Exécutoire", 112)),
            lambda row: row.section,
            theme,
        )  # fmt: skip
        self.acts.show_whole()
        row = QHBoxLayout()
        row.setSpacing(2 * GRID)
        row.addWidget(self.published)
        row.addWidget(self.list_by, 1, Qt.AlignmentFlag.AlignBottom)
        row.addStretch()  # the date stays where it is once there is nothing left to do
        self.column.addWidget(self.summary)
        self.column.addLayout(row)
        self.column.addWidget(self.acts, 1)

    def enter(self) -> None:
        if self.published.isVisible() and self.published.value is None:  # the one thing that is still to be noted
            self.published.focus()
        else:
            (self.acts if self.acts.lines else self.missing).setFocus()

    def leave(self) -> bool:
        return self.published.commit()

    def show_session(self, session_id: int) -> None:
        if session_id != self.session_id:
            self.published.reset(self._read(session_id).list_published)
        super().show_session(session_id)

    def show_item(self, item_id: int) -> None:
        _choose(self.acts, item_id)

    def refresh(self) -> None:
        told = self._read(self.session_id)
        self._say_missing(told.missing, (self.summary, self.acts))
        held = told.held_on is not None
        self.published.setVisible(held)
        self.list_by.setVisible(held and told.list_published is None)
        self.list_by.setText(f"à faire au plus tard le {told.list_by} (L. 2121-25)")
        self.published.set_value(told.list_published)
        self.summary.setText(told.summary)
        current = self.acts.current
        self.acts.set_lines(told.acts, kept=lambda row: current is not None and row.item_id == current.item_id)
        self.counted.emit(told.summary)

    def _on_published(self, day: date | None) -> None:
        self._desk.run(record_list_published, self.session_id, day)


def _choose(table: SectionsTable[Row], item_id: int) -> None:
    found = next((row for row in table.lines if row.item_id == item_id), None)
    if found is not None:
        table.choose(found)
        QTimer.singleShot(0, table, partial(table.setFocus, Qt.FocusReason.OtherFocusReason))
