"""Step « Procès-verbal »: what is recorded of a session, read only."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QLabel, QTextBrowser, QVBoxLayout, QWidget

from syndic_desktop.actions import Topic
from syndic_desktop.queries.records import Facts, MinutesRecord
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.places import Step
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.looks import card, text

SHOWN = frozenset(Topic) - {Topic.PAPERS}


class RecordStep(Step):
    """Reads again when it is shown and when what it shows has changed."""

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
