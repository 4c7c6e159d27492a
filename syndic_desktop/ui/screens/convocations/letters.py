"""The line that makes the letters of a sending: how far it is, how to stop it, where they are."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndic_desktop.ui.background import Cancelled, Progress
from syndic_desktop.ui.screens.convocations.questions import Postroom, Questions
from syndic_desktop.ui.screens.exports import ExportLine
from syndic_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import Before, PutAway
    from syndic_desktop.documents.letters import Parcel


class LettersLine(ExportLine):
    """An export whose documents are those of a sending."""

    def __init__(self, theme: Theme, questions: Questions, postroom: Postroom) -> None:
        super().__init__(theme, postroom.background, self._write_parcel, postroom.show_folder)
        self._questions, self._postroom = questions, postroom
        self._parcel: Parcel | None = None

    def prepare(self, session_id: int, day: date) -> None:
        """Write the letters dated `day` under a folder that she chooses."""
        folder = self._postroom.ask_folder()
        if folder is None or self.busy:
            return
        sheet = self._questions.session(session_id)
        self._parcel, before = self._questions.parcel(session_id, day)
        self.start(sheet, self._parcel.source, folder / sheet.folder, before)

    def _write_parcel(
        self, _source: Any, folder: Path, before: Before, progress: Progress, cancelled: Cancelled
    ) -> Iterable[Written | PutAway]:
        assert self._parcel is not None
        return self._postroom.write(self._parcel, folder, before, progress, cancelled)
