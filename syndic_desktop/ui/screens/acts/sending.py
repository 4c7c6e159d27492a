"""What leaves the step and what comes back to it: the filing of acts, the receipts, the open data.

One line of buttons under the acts; what came of the last one is said beside, and what is to be mended is a list under
it whose lines lead to the field.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from syndic_desktop.actions import Topic
from syndic_desktop.actions.receipts import Arrived, take_receipts
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import ActRef
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.filings import Fault, Field, Filing
from syndic_desktop.queries.open_data import written_data
from syndic_desktop.ui.background import Background, Cancelled, Job, Progress
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.widgets.looks import GRID, back_key, dress, text
from syndic_desktop.ui.widgets.reading import reads
from syndic_desktop.ui.widgets.ticks import Tick

if TYPE_CHECKING:
    from syndic_desktop.actions import Done
    from syndic_desktop.exchange.scdl import OpenData
    from syndic_desktop.queries.filings import Prepared, Refused

LARGEST = 5_000_000  # bytes: what the door takes of a message of the préfecture
CHANGING = frozenset({Topic.ACTS, Topic.DECISIONS})
LINES = 4  # shown at once: the rest is scrolled
PREPARE, TAKE = "E", "R"
BUSY = "Un envoi est encore en préparation : déposez de nouveau ces accusés ensuite."
PARTS = {
    Field.NUMBER: Part.NUMBER,
    Field.DAY: Part.DAY,
    Field.SUBJECT: Part.SUBJECT,
    Field.MATTER: Part.MATTER,
    Field.FILE: Part.ACT,
    Field.ANNEX: Part.ANNEXES,
    Field.VOTE: Part.VOTE,
    Field.SIRET: Part.SYNDICAT,
}


@dataclass(frozen=True, slots=True)
class SendingQuestions:
    """`waiting`: the acts of a session to be transmitted; `prepare` and `write` run beside the window. `folder`,
    `receipts`: what she chooses (nothing: she gives up). `data`: the open data of a session, or of a year of its own;
    None where none is of these acts.
    """

    waiting: Callable[[int], tuple[ActRef, ...]]
    prepare: Callable[[Sequence[ActRef], Cancelled], Prepared]
    write: Callable[[Sequence[Filing], Path, bool], Path]
    data: Callable[[int, bool], tuple[str, OpenData]] | None
    folder: Callable[[], Path | None]
    receipts: Callable[[], list[Path]]
    show_folder: Callable[[Path], object]
    background: Background


class SendingStrip(QWidget):
    """`asked` carries what is to be mended: a `Target`, or the `ActRef` of a decision; `noted` the acts that she says
    were transmitted. `row`: the line of its buttons, that something may stand on.
    """

    asked = Signal(object)
    noted = Signal(object)

    def __init__(self, desk: Desk, questions: SendingQuestions) -> None:
        super().__init__()
        self._desk, self._questions = desk, questions
        self._session = 0
        self._job: Job | None = None
        self._ready: tuple[ActRef, ...] = ()
        self._place: Path | None = None
        self.prepare_button = QPushButton("Préparer l’envoi…")
        self.pastell = Tick("pour Pastell")
        self.receipts_button = QPushButton("Reprendre des accusés…")
        self.data_button = QPushButton("Données ouvertes…")
        self.note_button, self.folder_button = QPushButton("Noter transmis"), QPushButton("Ouvrir le dossier")
        self.close_button = QPushButton("Fermer")
        self.told = text("", "strong")
        self.found = QListWidget()
        self._build()
        self._connect()

    def show_session(self, session_id: int) -> None:
        """Another session: nothing was sent of it yet."""
        if session_id != self._session:
            self._session = session_id
            self._tell("")

    def show_made(self, sentence: str, folder: Path) -> None:
        """Say what was written, with the button that opens its folder."""
        self._ready, self._place = (), folder
        self._tell(sentence)

    def stop(self) -> None:
        """The dossier is being closed."""
        self._session = 0
        if self._job is not None:
            self._job.cancel()

    def ask(self, letter: str, refs: Sequence[ActRef], *, everywhere: bool) -> bool:
        """Whether a key of the table is one of this strip: it is done then."""
        if letter == PREPARE:
            self.prepare(() if everywhere else refs)
        elif letter == TAKE:
            self.choose()
        return letter in (PREPARE, TAKE)

    # --- what leaves ------------------------------------------------------------------------------

    def prepare(self, refs: Sequence[ActRef] = ()) -> None:
        """Prepare these acts, all those that wait where none is given, in the folder that she chooses."""
        refs = tuple(refs) or self._questions.waiting(self._session)
        if self._job is not None or not refs:
            self._tell("" if self._job else "Aucun acte n’est à transmettre.")
            return
        folder = self._questions.folder()
        if folder is None:
            return
        pastell = self.pastell.isChecked()

        def work(_progress: Progress, cancelled: Cancelled) -> tuple[Prepared, Path | None] | None:
            found = self._questions.prepare(refs, cancelled)
            if cancelled():
                return None
            ready = tuple(found.ready.values())
            return found, self._questions.write(ready, folder, pastell) if ready else None

        self._tell(f"{wording.count(len(refs), 'acte')} en préparation…")
        self._start(work, self._on_prepared)

    def _on_prepared(self, result: object) -> None:
        if not isinstance(result, tuple):
            return
        found, place = result
        self._ready, self._place = self._still(found.ready), place
        count = len(found.ready)
        said = [f"{wording.count(count, 'acte prêt', 'actes prêts')} dans « {place.name} »"] if place else []
        if found.refused:
            said.append(f"{wording.count(len(found.refused), 'acte', 'actes')} à corriger")
        self._tell(f"{', '.join(said)}.")
        for each in found.refused:
            for fault in each.faults:
                self._add(f"✗ {each.name} : {fault.sentence}", _target(each, fault))
        for remark in found.remarks:
            self._add(remark)

    # --- what comes back --------------------------------------------------------------------------

    def choose(self) -> None:
        """Take the receipts that she chooses."""
        if self._job is None and (paths := self._questions.receipts()):
            self.take(paths)

    def take(self, paths: Sequence[Path], dropped_on: ActRef | None = None) -> None:
        """Take receipts; `dropped_on`: the act that they must be of."""
        if self._job is not None:
            self.told.setText(BUSY)
            return

        def work(_progress: Progress, _cancelled: Cancelled) -> Done:
            from syndic_desktop.exchange.attachments import contents

            files = [Arrived(path.name, contents(path, LARGEST)) for path in paths]
            return self._desk.beside(take_receipts, files, dropped_on)

        self._tell(f"Lecture de {wording.count(len(paths), 'fichier')}…")
        self._start(work, self._on_taken)

    def _on_taken(self, done: Done) -> None:
        self._desk.adopt(replace(done, remark=""))
        first, *refused = done.remark.split("\n")
        self._tell(first)
        for each in refused:
            self._add(f"✗ {each}")

    # --- open data --------------------------------------------------------------------------------

    def export(self, *, whole_year: bool) -> None:
        """Write the open data of the session, or of its year, in the folder that she chooses."""
        ask, session_id = self._questions.data, self._session
        folder = self._questions.folder() if self._job is None and ask is not None else None
        if folder is None or ask is None:
            return

        def work(_progress: Progress, _cancelled: Cancelled) -> tuple[Path, OpenData]:
            name, data = ask(session_id, whole_year)
            return written_data(folder, name, data), data

        self._tell("Données ouvertes en préparation…")
        self._start(work, self._on_exported)

    def _on_exported(self, result: tuple[Path, OpenData]) -> None:
        path, data = result
        self._place = path.parent
        left = f" ; ce qui n’a pas pu être dit{wording.NB}:" if data.remarks else ""
        self._tell(f"{wording.count(data.lines, 'délibération')} dans « {path.name} »{left or '.'}")
        for remark in data.remarks:
            self._add(remark)

    # --- the rest ---------------------------------------------------------------------------------

    def _start(self, work: Callable[[Progress, Cancelled], object], done: Callable[..., None]) -> None:
        session_id = self._session
        self._job = job = self._questions.background.start(work)
        job.finished.connect(lambda result: done(result) if session_id == self._session else None)
        job.refused.connect(self._on_refused)
        job.troubled.connect(self._tell)
        job.ended.connect(self._on_ended)

    def _on_ended(self) -> None:
        self._job = None

    def _on_refused(self, refusal: RuleViolation) -> None:
        first, *others = str(refusal).split("\n")
        self._tell(f"Rien n’est repris{wording.NB}:" if others else first)
        for each in (first, *others) if others else ():
            self._add(f"✗ {each}")

    def _tell(self, sentence: str) -> None:
        """Say how it went; what was said before goes."""
        if not sentence or sentence.endswith("…"):
            self._ready, self._place = (), None
        self.told.setText(sentence)
        self.told.setVisible(bool(sentence))
        self.found.clear()
        self.found.hide()
        self._offer_noting()
        self.folder_button.setVisible(self._place is not None)
        self.close_button.setVisible(bool(sentence) and not sentence.endswith("…"))

    def _add(self, sentence: str, target: Target | ActRef | None = None) -> None:
        line = QListWidgetItem(sentence)
        line.setToolTip(sentence)
        line.setData(Qt.ItemDataRole.UserRole, target)
        self.found.addItem(line)
        rows = min(self.found.count(), LINES)
        self.found.setFixedHeight(rows * self.found.sizeHintForRow(0) + 2 * self.found.frameWidth() + GRID)
        self.found.show()

    def _on_line(self, line: QListWidgetItem) -> None:
        target = line.data(Qt.ItemDataRole.UserRole)
        if isinstance(target, Target | ActRef):
            self.asked.emit(target)

    def _still(self, refs: Iterable[ActRef]) -> tuple[ActRef, ...]:
        """Those that wait to be transmitted: one that was already may be prepared again, and keeps its day."""
        waiting = set(self._questions.waiting(self._session))
        return tuple(ref for ref in refs if ref in waiting)

    def _on_changed(self, touched: frozenset[Topic]) -> None:
        if self._ready and touched & CHANGING:
            self._ready = self._still(self._ready)
            self._offer_noting()

    def _offer_noting(self) -> None:
        self.note_button.setVisible(bool(self._ready))
        self.note_button.setText(f"Noter transmis ({len(self._ready)})")

    def _on_noted(self) -> None:
        refs, self._ready = self._ready, ()
        self.note_button.hide()
        self.noted.emit(refs)

    def _on_folder(self) -> None:
        if self._place is not None:
            self._questions.show_folder(self._place)

    def _connect(self) -> None:
        self.prepare_button.clicked.connect(lambda _=False: self.prepare())
        self.receipts_button.clicked.connect(self.choose)
        self.note_button.clicked.connect(self._on_noted)
        self.folder_button.clicked.connect(self._on_folder)
        self.close_button.clicked.connect(lambda _=False: self._tell(""))
        back_key(self.found, lambda: self._tell(""))
        self.found.itemActivated.connect(self._on_line)
        self._desk.changed.connect(self._on_changed)
        self.found.itemClicked.connect(self._on_line)

    def _build(self) -> None:
        self.prepare_button.setToolTip("Un dossier par acte et actes.csv, pour l’opérateur (E, Maj+E : tous)")
        self.receipts_button.setToolTip("Les XML que la préfecture renvoie ; ils se déposent aussi ici (R)")
        self.data_button.setToolTip("Les délibérations en CSV, au schéma SCDL 2.1.5")
        self.pastell.setToolTip("Une archive ZIP par acte, comme Pastell les prend")
        menu = QMenu(self.data_button)
        menu.addAction("De cette séance").triggered.connect(lambda: self.export(whole_year=False))
        menu.addAction("De toute l’année").triggered.connect(lambda: self.export(whole_year=True))
        self.data_button.setMenu(menu)
        self.told.setWordWrap(True)
        self.found.setAccessibleName("Ce qui est à corriger, ce qui est refusé")
        dress(self.note_button, "main")
        self.close_button.setAccessibleName("Fermer le compte rendu de l’envoi")
        for hidden in (self.told, self.note_button, self.folder_button, self.close_button, self.found):
            hidden.hide()
        if self._questions.data is None:
            self.data_button.hide()
        self.row = row = QHBoxLayout()
        row.setSpacing(GRID)
        for widget in (self.prepare_button, self.pastell, self.receipts_button, self.data_button):
            row.addWidget(widget)
        row.addStretch()
        said = QHBoxLayout()
        said.setSpacing(GRID)
        said.addWidget(self.told, 1)
        said.addWidget(self.folder_button)
        said.addWidget(self.note_button)
        said.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addLayout(said)
        column.addWidget(self.found)
        reads(self.told, self.found)


def _target(refused: Refused, fault: Fault) -> Target | ActRef:
    """Where a fault is mended: a delegated decision is in no session."""
    part = PARTS[fault.field]
    if part is Part.SYNDICAT:
        return Target(part)
    return Target(part, refused.position, annex=fault.annex) if refused.position else refused.ref
