"""The step « Ordre du jour » as the window shows it: the preparation, with the checks beside the page."""

from __future__ import annotations

from collections.abc import Callable

from syndic_desktop.domain.checks.targets import Target
from syndic_desktop.queries.controls import ChecksSheet
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.checks import ChecksPanel, spot_of
from syndic_desktop.ui.screens.preparation.questions import Questions
from syndic_desktop.ui.screens.preparation.step import PreparationStep
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.writing.helps import WritingHelps


class PreparedStep(PreparationStep):
    """A finding leads to its place, in this step or elsewhere."""

    def __init__(
        self,
        desk: Desk,
        theme: Theme,
        background: Background,
        questions: Questions,
        helps: WritingHelps,
        checks: Callable[[int], ChecksSheet],
        *,
        read_only: bool,
    ) -> None:
        super().__init__(desk, theme, background, questions, helps, read_only=read_only)
        self._sheet = questions.sheet
        self.session_id = 0
        self.checks = ChecksPanel(desk, theme, checks)
        self.set_checks(self.checks)
        self.checks.asked.connect(self._on_asked)

    def show_session(self, session_id: int) -> None:
        self.session_id = session_id
        super().show_session(session_id)
        self.checks.show_session(session_id)

    def forget(self) -> None:
        self._session = self.session_id = 0
        self.checks.forget()

    def _on_asked(self, target: Target) -> None:
        items = [row.id for row in self._sheet(self.session_id).items]
        self.asked.emit(spot_of(target, self.session_id, items))
