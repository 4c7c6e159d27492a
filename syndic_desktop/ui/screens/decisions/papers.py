"""The papers of decisions from the window: in Word, whole and public; signed in a folder, whose scan is given back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from syndic_desktop.actions.papers import record_year_papers
from syndic_desktop.actions.scans import file_scans
from syndic_desktop.documents.contents.decisions import FORMS
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import DecisionKey
from syndic_desktop.domain.acts import Step as Due
from syndic_desktop.queries.decisions import DecisionLine
from syndic_desktop.ui.background import Background, Cancelled, Job
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.acts.gesturing import Gesturing
from syndic_desktop.ui.screens.acts.signing import Signing, SigningQuestions

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written

WRITE = "M"
DECISION, PUBLIC = "decision", "publics"
PAPERS = {WRITE: "Mettre l’acte en Word…"}
"""The letter of this place alone, beside those of all acts (`GESTURES`)."""
NOT_WRITTEN = "Ce type n’a pas de papier ici : un arrêté, une décision ou une délibération du bureau en a un."


@dataclass(frozen=True, slots=True)
class PaperQuestions:
    """`write`: what writes the papers of these decisions under a folder, beside the window, and tells them by year;
    `bind`: what makes their signature folder; `folder`: where she wants papers, None when she changed her mind.
    """

    write: Callable[[Sequence[DecisionKey], Path], Callable[[Cancelled], Mapping[int, Sequence[Written]]]]
    bind: Callable[[Sequence[DecisionKey]], Callable[[Cancelled], bytes | None]]
    folder: Callable[[], Path | None]
    signing: SigningQuestions
    background: Background


class Papers(QObject):
    """`said`: a refusal, or how far it is; `done`: what was filed; `made`: a sentence, and the folder written."""

    said = Signal(str)
    done = Signal(str)
    made = Signal(str, object)

    def __init__(
        self,
        desk: Desk,
        questions: PaperQuestions,
        shown: Callable[[], Sequence[DecisionLine]],
        chosen: Callable[[], Sequence[DecisionLine]],
        parent: QObject,
    ) -> None:
        """`shown`: the lines of the list, period and words; `chosen`: those that are selected among them."""
        super().__init__(parent)
        self._desk, self._questions, self._shown, self._chosen = desk, questions, shown, chosen
        self._job: Job | None = None
        asked = replace(questions.signing, make=lambda _session: questions.bind([each.key for each in self.to_sign()]))
        self.signing = Signing(asked, self)
        self.signing.told.connect(self.said)
        self.signing.done.connect(self.done)
        self.signing.made.connect(self._on_folder)

    def follow(self, gesturing: Gesturing) -> None:
        """File what comes back signed as the gestures of acts do."""
        self.signing.filed.connect(lambda pages, name: gesturing.run(file_scans, pages, name))

    def write(self) -> None:
        """Write the papers of the decisions that are chosen, where she says."""
        keys = [line.key for line in self._chosen() if line.decision.kind in FORMS]
        if self._job is not None:
            return
        if not keys:
            self.said.emit(NOT_WRITTEN)
            return
        if (folder := self._questions.folder()) is None:
            return

        write = self._questions.write(keys, folder)
        self.said.emit("")
        self._job = job = self._questions.background.start(lambda _progress, cancelled: write(cancelled))
        job.finished.connect(partial(self._on_written, folder))
        job.refused.connect(lambda refusal: self.said.emit(str(refusal)))
        job.troubled.connect(self.said)
        job.ended.connect(self._on_ended)

    def print_folder(self) -> None:
        """Write the signature folder of what is to sign among the lines shown, or of those that are chosen."""
        if self.to_sign():
            self.signing.print_folder(0)
        else:
            self.said.emit("Rien n’est à signer ici : aucun arrêté, décision ou délibération du bureau n’attend.")

    def to_sign(self) -> tuple[DecisionLine, ...]:
        """Several lines that are chosen, else all that are shown and not signed; those that have a paper."""
        chosen = [line for line in self._chosen() if line.decision.kind in FORMS]
        waiting = (line for line in self._shown() if line.decision.kind in FORMS and Due.SIGN in line.steps)
        return tuple(sorted(chosen if len(chosen) > 1 else waiting, key=_by_day))

    def stop(self) -> None:
        """The dossier is being closed."""
        self.signing.stop()
        if self._job is not None:
            self._job.cancel()

    def _on_written(self, folder: Path, years: Mapping[int, Sequence[Written]]) -> None:
        for year, papers in years.items():
            self._desk.run(record_year_papers, year, papers)
        written = [each for papers in years.values() for each in papers]
        if not written:
            return
        where = _place(folder, written[0])
        kept = [each.kept for each in written if each.kept]
        beside = f" Ce qui avait été changé à la main est gardé : {wording.listing(kept)}." if kept else ""
        acts = [Path(each.path).name for each in written if each.kind == DECISION and where == _place(folder, each)]
        what = f"« {acts[0]} »" if len(acts) == 1 else f"{len(acts)} actes"
        self.made.emit(f"{what} dans « {where.name} », et la version publique dans « {PUBLIC} ».{beside}", where)

    def _on_folder(self, path: Path) -> None:
        told = f"Le parapheur est dans « {path.name} » : imprimez-le, les places de signature sont prévues."
        self.said.emit("")
        self.made.emit(told, path.parent)

    def _on_ended(self) -> None:
        self._job = None


def _place(folder: Path, paper: Written) -> Path:
    return folder / Path(paper.path).parent


def _by_day(line: DecisionLine) -> tuple[int, str]:
    return line.decision.day.toordinal() if line.decision.day else 0, line.number
