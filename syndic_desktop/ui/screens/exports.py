"""The export, in a line under the heading: how far it is, how to stop it, where the documents are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.ui.background import Background, Cancelled, Job, Progress
from syndic_desktop.ui.theme import Theme
from syndic_desktop.ui.widgets.banners import Banner, Tone
from syndic_desktop.ui.widgets.looks import back_key, dress

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import Before, PutAway
    from syndic_desktop.documents.sources import Source
    from syndic_desktop.queries.session_sheets import SessionSheet
    from syndic_desktop.ui.outside import WritePapers

NAMED = 4
UNMARKED = (
    "Rien n’est encore écrit : la version publique montrerait {named}. Si c’est personnel, choisissez ces mots dans le "
    "texte du point, puis Ctrl+Maj+M les masque ; ceux d’une décision se notent à sa ligne, « Mots à masquer ». Pour "
    "publier tel quel, refaites Ctrl+Maj+X."
)


class ExportLine(QWidget):
    """Hidden until an export starts. One export at a time; it names its session, which may not be the one shown."""

    written = Signal(int, object, object)  # the session, what was written, what was put away
    busy_changed = Signal()

    def __init__(
        self, theme: Theme, background: Background, write: WritePapers, show_folder: Callable[[Path], None]
    ) -> None:
        super().__init__()
        self._background, self._write, self._show_folder = background, write, show_folder
        self._told: set[str] = set()  # what looks personal, and she was told: she knows now
        self._job: Job | None = None
        self.folder: Path | None = None  # of the last export
        self._sheet: SessionSheet | None = None
        self._made: list[Written] = []
        self._away: list[PutAway] = []
        self._build(theme)

    @property
    def busy(self) -> bool:
        return self._job is not None

    def start(
        self, sheet: SessionSheet, source: Source, folder: Path, before: Before, write: WritePapers | None = None, *,
        public: bool = False,
    ) -> None:  # fmt: skip
        """Write every document of a session under a folder, or those that `write` makes; `public`: for everybody."""
        self._sheet, self.folder = sheet, folder
        self._made, self._away = made, away = [], []
        if public and not self._heeds(source):
            return

        def work(progress: Progress, cancelled: Cancelled) -> None:
            from syndic_desktop.documents.keeping import PutAway

            for each in (write or self._write)(source, folder, before, progress, cancelled):
                if isinstance(each, PutAway):
                    away.append(each)
                else:
                    made.append(each)

        self._job = job = self._background.start(work)
        job.progressed.connect(self._on_progressed)
        job.finished.connect(self._on_finished)
        job.stopped.connect(self._on_stopped)
        job.refused.connect(self._on_refused)
        job.troubled.connect(self._on_troubled)
        job.ended.connect(self._on_ended)
        self.outcome.clear()
        self.bar.setRange(0, 0)
        self.label.setText(f"{sheet.title} : préparation des documents…")
        self.running.show()
        self.cancel_button.setEnabled(True)
        self.show()
        self.busy_changed.emit()

    def _heeds(self, source: Source) -> bool:
        """Whether nothing looks personal that she was not told of; else it is said, and nothing is written."""
        from syndic_desktop.domain.suspects import suspects

        found = suspects(source.sitting.session, source.recaps)
        if self._told.issuperset(found):
            return True
        self._told.update(found)
        named = wording.listing([f"« {wording.shortened(each)} »" for each in found[:NAMED]])
        more = f" et {len(found) - NAMED} de plus" if len(found) > NAMED else ""
        self._say(UNMARKED.format(named=f"{named}{more}"), Tone.WARNING)
        self.show()
        return False

    def cancel(self) -> None:
        """Stop after the document being written."""
        if self._job is not None:
            self._job.cancel()
            self.cancel_button.setEnabled(False)
            self.label.setText("Arrêt de l’export…")

    def show_folder(self) -> None:
        """Show where the documents of the last export are."""
        if self.folder is not None:
            self._show_folder(self.folder)

    def show_on(self, session_id: int) -> None:
        """What an export came to is said on its own session; one that runs is shown everywhere."""
        mine = self._sheet is not None and session_id == self._sheet.id
        self.outcome.setVisible(mine and bool(self.outcome.label.text()))
        self._fit()

    def _build(self, theme: Theme) -> None:
        self.label = QLabel()
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName("Avancement de l’export")
        self.cancel_button = QPushButton("Annuler l’export (Échap)")
        self.cancel_button.clicked.connect(self.cancel)
        self.running = QFrame()
        self.running.hide()
        dress(self.running, "banner-plain")
        row = QHBoxLayout(self.running)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(16)
        row.addWidget(self.label, 3)
        row.addWidget(self.bar, 1)
        row.addWidget(self.cancel_button)
        self.outcome = Banner(theme)
        self.folder_button = self.outcome.add_button("Ouvrir le dossier")
        self.folder_button.setToolTip("F9")
        self.folder_button.clicked.connect(self.show_folder)
        self.outcome.closed.connect(self._fit)
        for button in (self.folder_button, self.outcome.close_button):
            back_key(button, self.outcome.dismiss)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.running)
        column.addWidget(self.outcome)
        self.hide()

    def _on_progressed(self, done: int, total: int, name: str) -> None:
        self.bar.setRange(0, total)
        self.bar.setValue(done)
        if not (self._job and self._job.cancelled):
            self.label.setText(f"{done} / {wording.count(total, 'document')} · {self._title} · {name}")

    @property
    def _title(self) -> str:
        return self._sheet.title if self._sheet else ""

    def _on_finished(self, _result: object) -> None:
        said = wording.count(len(self._made), "document écrit", "documents écrits")
        if len(self._made) == 1:
            said = f"« {self._made[0].path} » est écrit"
        self._say(f"{said} dans {self.folder} ({self._title}).", Tone.GOOD)

    def _on_stopped(self, _result: object) -> None:
        if self._made:
            said = wording.count(len(self._made), "document reste", "documents restent")
            self._say(f"Export annulé : {said} dans {self.folder} ({self._title}).", Tone.PLAIN)
        else:
            self._say(f"Export annulé : aucun document n’a été écrit ({self._title}).", Tone.PLAIN)

    def _on_refused(self, refusal: RuleViolation) -> None:
        self._say(str(refusal), Tone.WARNING)

    def _on_troubled(self, sentence: str) -> None:
        self._say(sentence, Tone.BAD)

    def _say(self, sentence: str, tone: Tone) -> None:
        self.folder_button.setVisible(bool(self._made))
        kept = self._kept()
        self.outcome.say(" ".join(filter(None, (sentence, kept))), Tone.WARNING if kept and tone is Tone.GOOD else tone)
        if self._made and self._sheet is not None:
            self.written.emit(self._sheet.id, tuple(self._made), tuple(self._away))

    def _kept(self) -> str:
        """What became of the files that were there."""
        if not self._made:
            return ""
        from syndic_desktop.documents.keeping import told

        return told([each.kept for each in self._made if each.kept], self._away)

    def _on_ended(self) -> None:
        self._job = None
        if self.cancel_button.hasFocus():  # it goes away: the keyboard must be somewhere
            (self.folder_button if self._made else self.outcome.close_button).setFocus()
        self.running.hide()
        self._fit()
        self.busy_changed.emit()

    def _fit(self) -> None:
        self.setVisible(not self.running.isHidden() or not self.outcome.isHidden())
