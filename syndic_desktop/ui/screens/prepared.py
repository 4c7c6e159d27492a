"""The step « Ordre du jour » as the window shows it: the preparation, with the checks beside the page."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt

from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.checks import ChecksPanel, Read, spot_of
from syndic_desktop.ui.screens.preparation.questions import Questions
from syndic_desktop.ui.screens.preparation.step import PreparationStep
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.entries import Field
from syndic_desktop.ui.widgets.reading import invites, reads
from syndic_desktop.ui.writing import items as writing
from syndic_desktop.ui.writing.helps import WritingHelps

WRITTEN = {Part.STATEMENT: writing.Part.STATEMENT, Part.OPERATIVE: writing.Part.OPERATIVE}

PATIENCE = 800  # milliseconds after the last change: a session of a hundred items takes a moment to check


class PreparedStep(PreparationStep):
    """A finding leads to its place, in this step or elsewhere."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        questions: Questions,
        helps: WritingHelps,
        checks: Read,
    ) -> None:
        super().__init__(desk, theme, background, questions, helps)
        self._sheet = questions.sheet
        self.session_id = 0
        self.checks = ChecksPanel(desk, checks, background)
        self.checks.patience = PATIENCE
        self.set_checks(self.checks)
        self.checks.asked.connect(self._on_asked)
        library = self.library
        reads(library.search, library.list, library.close_button)
        invites(library.list)
        self.agenda.chosen.connect(lambda row: self.checks.show_item(row.position if row else 0))

    def show_session(self, session_id: int) -> None:
        self.session_id = session_id
        super().show_session(session_id)
        self.checks.show_session(session_id)

    def close_place(self) -> None:
        super().close_place()
        self.checks.forget()

    def forget(self) -> None:
        self._session = self.session_id = 0
        self.checks.forget()

    def show_target(self, target: Target) -> bool:
        """Put the keyboard on the field of the heading, or the part of the item, that a finding is about."""
        bar, card = self.heading, self.card
        heading: dict[Part, Field[Any]] = {
            Part.DAY: bar.day, Part.HOUR: bar.hour, Part.PLACE: bar.place, Part.MODALITY: bar.modality,
            Part.NATURE: bar.nature, Part.FIRST_SESSION: bar.first,
        }  # fmt: skip
        item: dict[Part, Field[Any]] = {
            Part.SUBJECT: card.subject, Part.KIND: card.kind, Part.MATTER: card.matter, Part.NUMBER: card.number,
        }  # fmt: skip
        if target.part in heading and bar.edit_button.isEnabled():
            bar.edit()
            heading[target.part].focus()
        elif target.item is not None and target.part in item:
            card.more_button.setChecked(card.more_button.isChecked() or target.part is Part.NUMBER)
            item[target.part].focus()
        elif target.part is Part.ANNEXES:
            card.annexes.go_to(target.annex)
        elif target.part in WRITTEN:
            self.show_part(WRITTEN[target.part])
        else:  # the agenda, and what a session that was held no longer lets her change
            self.left_stack.setCurrentWidget(self.agenda)
            self.agenda.view.setFocus(Qt.FocusReason.OtherFocusReason)
            return target.part is Part.AGENDA
        return True

    def _on_phrase(self, part: writing.Part, phrase: str) -> None:
        if not self.read_only:  # the library is read all the same
            super()._on_phrase(part, phrase)

    def _on_asked(self, target: Target) -> None:
        items = [row.id for row in self._sheet(self.session_id).items]
        self.asked.emit(spot_of(target, self.session_id, items))
