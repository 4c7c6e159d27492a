"""The signature folder from the window: made beside it, and its scan cut up and filed act by act."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from syndic_desktop.documents.keeping import PDF
from syndic_desktop.domain import wording
from syndic_desktop.queries.acts import Numbered, matching
from syndic_desktop.ui.background import Background, Cancelled, Job, Progress

if TYPE_CHECKING:
    from syndic_desktop.documents.signing import CutScan, SheetMark, SignedPart
    from syndic_desktop.queries.signing import NamedActs

FOLDER = "parapheur"
LISTED = 4
"""How many numbers are named in one sentence."""


@dataclass(frozen=True, slots=True)
class SigningQuestions:
    """`target`: the file to write the folder of a session to (None: she gives up); `make`: what makes it, beside the
    window; `scan`: the file she chooses; `named`: what the codes of a scan name.
    """

    target: Callable[[int], Path | None]
    make: Callable[[int], Callable[[Cancelled], bytes | None]]
    scan: Callable[[], Path | None]
    named: Callable[[Sequence[SheetMark]], NamedActs]
    background: Background


class Signing(QObject):
    """One thing at a time. `told`: how far it is, what is refused; `filed`: the pages of each act, the file's name."""

    told = Signal(str)
    done = Signal(str)  # what was filed, nothing being left to do
    made = Signal(object)  # the file of the folder that was written
    filed = Signal(object, str)

    def __init__(self, questions: SigningQuestions, parent: QObject) -> None:
        super().__init__(parent)
        self._questions = questions
        self._job: Job | None = None

    def print_folder(self, session_id: int) -> None:
        """Write the folder of a session where she says."""
        if self._busy() or (target := self._questions.target(session_id)) is None:
            return
        make = self._questions.make(session_id)

        def work(_progress: Progress, cancelled: Cancelled) -> Path | None:
            from syndic_desktop.documents.files import write_whole

            data = make(cancelled)
            if data is None:
                return None
            write_whole(target, data)
            return target

        self.told.emit("Le parapheur se prépare…")
        self._start(work, self._on_made)

    def take(self, path: Path | None = None, otherwise: Callable[[], object] | None = None) -> None:
        """Cut up a scan, the one she chooses when none is given, and give each act its pages.

        `otherwise`: what is done with a scan in which there is no sheet.
        """
        path = path or (None if self._busy() else self._questions.scan())
        if path is None or self._busy():
            return

        def work(progress: Progress, cancelled: Cancelled) -> tuple[CutScan, str] | None:
            from syndic_desktop.documents.signing import LARGEST, cut
            from syndic_desktop.exchange.attachments import contents

            made = cut(contents(path, LARGEST), cancelled, lambda done, total: progress(done, total, path.name))
            return None if made is None else (made, path.name)

        self.told.emit(f"Lecture de « {path.name} »…")
        self._start(work, self._on_cut, otherwise)

    def drop(self, paths: Sequence[Path], rows: Sequence[Numbered], file: Callable[[], object]) -> None:
        """Give what was dropped to its acts: a scanned folder, known by its name or by its sheets, else `file`."""
        if len(paths) == 1 and FOLDER in wording.fold(paths[0].name):
            self.take(paths[0])
        elif len(paths) == 1 and paths[0].suffix.lower() == PDF and not matching([paths[0].name], rows):
            self.take(paths[0], file)  # the whole pile, under the name that the scanner gave it, or one act by itself
        else:
            file()

    def stop(self) -> None:
        """The dossier is being closed."""
        if self._job is not None:
            self._job.cancel()

    def _busy(self) -> bool:
        return self._job is not None

    def _start(
        self,
        work: Callable[[Progress, Cancelled], object],
        done: Callable[[object], None],
        otherwise: Callable[[], object] | None = None,
    ) -> None:
        self._job = job = self._questions.background.start(work)
        job.progressed.connect(lambda rank, total, name: self.told.emit(f"{name} : page {rank} sur {total}…"))
        job.finished.connect(done)
        job.refused.connect(lambda refusal: self._on_refused(refusal, otherwise))
        job.troubled.connect(self.told)
        job.ended.connect(self._on_ended)

    def _on_refused(self, refusal: object, otherwise: Callable[[], object] | None) -> None:
        from syndic_desktop.documents.signing import NoSheet

        if otherwise is not None and isinstance(refusal, NoSheet):
            self.told.emit("")
            otherwise()
        else:
            self.told.emit(str(refusal))

    def _on_ended(self) -> None:
        self._job = None

    def _on_made(self, path: object) -> None:
        if isinstance(path, Path):
            self.made.emit(path)

    def _on_cut(self, found: object) -> None:
        if not isinstance(found, tuple):
            return
        made, name = found
        acts = self._questions.named([part.mark for part in made.sure])
        pages = {acts.refs[part.mark]: part.pdf for part in made.sure if part.mark in acts.refs}
        if pages:
            self.filed.emit(pages, name)
        whole = bool(pages) and not (acts.unknown or made.doubtful)
        (self.done if whole else self.told).emit(_summary(made, acts, len(pages)))


def _summary(made: CutScan, acts: NamedActs, filed: int) -> str:
    """« 9 actes signés classés ; 2 pages avant la première feuille laissées de côté. »"""
    told = [f"{wording.count(filed, 'acte signé', 'actes signés')} {wording.agree(filed, 'classé', 'classés')}"]
    if made.before:
        told.append(f"{wording.count(made.before, 'page')} avant le premier intercalaire laissées de côté")
    if acts.unknown:
        names = wording.listing(acts.unknown[:LISTED])
        told.append(f"sans acte de ce numéro dans ce dossier : {names}")
    if made.doubtful:
        told.append(_doubts(made))
    return f"{f'{wording.NB}; '.join(told)}."


def _doubts(made: CutScan) -> str:
    """« à numériser seuls, non classés : CS2026/19 (6 pages pour 2) ; 1 intercalaire n’a pas été reconnu »."""
    named = [f"{part.mark.number} ({_doubt(part, made)})" for part in made.doubtful[:LISTED]]
    unseen = wording.agree(made.unseen, "intercalaire n’a pas été reconnu", "intercalaires n’ont pas été reconnus")
    lost = f"{wording.NB}; {made.unseen} {unseen}" if made.unseen > 0 else ""
    return f"à numériser seuls, non classés : {wording.listing(dict.fromkeys(named))}{lost}"


def _doubt(part: SignedPart, made: CutScan) -> str:
    if made.of_two_printings(part):
        return "pages de deux tirages"
    if part.pages != part.mark.pages:
        return f"{wording.count(part.pages, 'page')} pour {part.mark.pages}"
    if unread := part.pages - part.read:
        return wording.count(unread, "page non reconnue", "pages non reconnues")
    return "passé deux fois"
