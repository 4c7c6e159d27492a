"""The line that makes the letters of a sending: how far it is, how to stop it, where they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.ui.background import Cancelled, Progress
from syndic_desktop.ui.screens.convocations.questions import Postroom, Questions
from syndic_desktop.ui.screens.exports import ExportLine
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Tone
from syndic_desktop.ui.widgets.refusals import RefusalLine

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import Before, PutAway
    from syndic_desktop.documents.letters import Parcel


BEFORE = "les convocations se préparent avant que leur envoi soit noté"
WRITING = (
    "Les convocations s’écrivent encore : notez leur envoi une fois qu’elles sont prêtes, pour que les documents "
    "partis soient gardés."
)


class LettersLine(ExportLine):
    """An export whose documents are those of a sending."""

    def __init__(self, theme: Theme, questions: Questions, postroom: Postroom) -> None:
        super().__init__(theme, postroom.background, self._write_parcel, postroom.show_folder)
        self._questions, self._postroom = questions, postroom
        self._parcel: Parcel | None = None
        self._session = 0
        self.refusal = RefusalLine()
        column = self.layout()
        assert column is not None
        column.addWidget(self.refusal)
        self.busy_changed.connect(lambda: self.refusal.say(""))

    def prepare(self, session_id: int, day: date) -> None:
        """Write the letters dated `day` under a folder that she chooses."""
        folder = self._postroom.ask_folder()
        if folder is None or self.busy:
            return
        sheet = self._questions.session(session_id)
        self._parcel, before = self._questions.parcel(session_id, day)
        self.start(sheet, self._parcel.source, folder / sheet.folder, before)

    def delay(self, session_id: int) -> bool:
        """Whether the letters of a session are being written, and say so: what they will be cannot be kept yet."""
        writing = self.busy and self._sheet is not None and self._sheet.id == session_id
        self.refusal.say(WRITING if writing else "")
        return writing

    def left(self, session_id: int) -> Mapping[str, bytes] | None:
        """The papers of a session as they lie on the disk; None where they are nowhere that is known."""
        return self._postroom.left(session_id)

    def show_on(self, session_id: int) -> None:
        super().show_on(session_id)
        self._session = session_id

    def give_back(self) -> None:
        """Write what was kept of the sendings of the session that is shown, under a folder that she chooses."""
        kept = self._postroom.kept(self._session)
        folder = self._postroom.ask_folder() if kept else None
        if not kept:
            self._tell(f"Rien n’a été gardé à l’envoi : {BEFORE}.", Tone.WARNING)
        elif folder is not None:
            self._write_kept(kept, folder / self._questions.session(self._session).folder)

    def _write_kept(self, kept: Mapping[str, bytes], folder: Path) -> None:
        from syndic_desktop.documents.files import write_whole

        try:
            for path, content in kept.items():
                write_whole(folder / path, content)
        except FileTrouble as trouble:
            self._tell(str(trouble), Tone.BAD)
            return
        self.folder = folder
        said = wording.count(
            len(kept), "document, tel qu’il est parti, est", "documents, tels qu’ils sont partis, sont"
        )
        self._tell(f"{said} dans {folder}.", Tone.GOOD)
        self.folder_button.show()

    def _tell(self, sentence: str, tone: Tone) -> None:
        self.folder_button.hide()
        self.outcome.say(sentence, tone)
        self.show()

    def _write_parcel(
        self, _source: Any, folder: Path, before: Before, progress: Progress, cancelled: Cancelled
    ) -> Iterable[Written | PutAway]:
        assert self._parcel is not None
        return self._postroom.write(self._parcel, folder, before, progress, cancelled)
