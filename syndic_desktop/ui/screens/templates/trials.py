"""A template tried beside the window: its faults, its fields, and the page it makes of example values."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from syndic_desktop.actions.templates import LARGEST, take_back
from syndic_desktop.documents.fields import Field, fields_of, shape_of
from syndic_desktop.documents.word.faults import TemplateFault, shortened
from syndic_desktop.domain.wording import NB
from syndic_desktop.ui.background import Cancelled, Job, Progress
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.templates.questions import Questions

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from syndic_desktop.actions import Done
    from syndic_desktop.documents.templates import Against
    from syndic_desktop.documents.word import Examined
    from syndic_desktop.ui.writing.sheaves import LaidOut


@dataclass(frozen=True, slots=True)
class Tried:
    """What was found of a document of a set; `done`: it was taken back; `came`: it came from her disk.

    `against`: how hers differs from what is shipped, None where it is not hers.
    """

    name: str
    document: str
    faults: tuple[str, ...]
    fields: tuple[Field, ...]
    laid: LaidOut | None
    done: Done | None = None
    came: str = ""
    against: Against | None = None


class Trials(QObject):
    """One at a time: what is asked last is what is shown."""

    tried = Signal(object)  # a `Tried`
    drawn = Signal(object, float)  # pictures by page, their scale
    failed = Signal(str)

    def __init__(self, desk: Desk, questions: Questions, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._questions = desk, questions
        self._job: Job | None = None
        self._drawing: Job | None = None
        self._next: tuple[tuple[int, ...], float] | None = None  # what was asked while it drew something else
        self._laid: LaidOut | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def look(self, name: str, document: str, *, hers: bool = False) -> None:
        """Try the template that makes a document in a set; `hers`: it is compared with what is shipped."""
        self._start(partial(self._looked, name, document, self._questions.data(name, document), hers))

    def take(self, name: str, document: str, path: Path) -> None:
        """Try a file, and keep it in a set of hers when it has no fault."""
        self._start(partial(self._taken, name, document, path))

    def draw(self, pages: tuple[int, ...], scale: float) -> None:
        """Pictures of some pages of what was tried last."""
        if self._laid is None:
            return
        if self._drawing is not None:
            self._next = (pages, scale)
            return
        laid = self._laid
        job = self._drawing = self._questions.background.start(
            lambda _progress, _cancelled: _pictures(laid, pages, scale)
        )
        job.finished.connect(lambda made: self.drawn.emit(made, scale) if laid is self._laid else None)
        job.ended.connect(self._on_drawing_ended)

    def stop(self) -> None:
        self._next = None
        for job in (self._job, self._drawing):
            if job is not None:
                job.cancel()

    def _start(self, work: Callable[[Progress, Cancelled], Tried]) -> None:
        if self._job is not None:
            self._job.cancel()
        job = self._job = self._questions.background.start(work)
        job.finished.connect(self._on_finished)
        job.refused.connect(lambda refusal: self.failed.emit(str(refusal)))
        job.troubled.connect(self.failed)
        job.ended.connect(partial(self._on_ended, job))

    def _on_finished(self, tried: Tried) -> None:
        self._laid = tried.laid
        if tried.done is not None:
            self._desk.adopt(tried.done)
        self.tried.emit(tried)

    def _on_ended(self, job: Job) -> None:
        if job is self._job:
            self._job = None

    def _on_drawing_ended(self) -> None:
        self._drawing, asked, self._next = None, self._next, None
        if asked is not None:
            self.draw(*asked)

    # --- in the worker --------------------------------------------------------------------------------------

    def _looked(
        self, name: str, document: str, data: bytes, hers: bool, _progress: Progress, _cancelled: Cancelled
    ) -> Tried:
        return self._tried(name, document, data, hers=hers)

    def _taken(self, name: str, document: str, path: Path, _progress: Progress, _cancelled: Cancelled) -> Tried:
        from syndic_desktop.exchange.attachments import contents

        data = contents(path, LARGEST)
        tried = self._tried(name, document, data, hers=True, came=path.name)
        if tried.faults:
            return tried
        examples = self._questions.examples()
        contexts = examples.contexts.get(document, ())
        done = self._desk.beside(take_back, name, document, data, contexts, examples.images)
        return replace(tried, done=done)

    def _tried(self, name: str, document: str, data: bytes, *, hers: bool, came: str = "") -> Tried:
        from syndic_desktop.documents.word import examined

        examples = self._questions.examples()
        contexts = examples.contexts.get(document, ())
        found = examined(data, document, contexts, examples.images, f"{name}/{document}.docx")
        fields = fields_of(shape_of(contexts))
        faults = tuple(_said(each) for each in found.faults)
        against = self._questions.against(document, data) if hers else None
        return Tried(name, document, faults, fields, _laid_out(found), came=came, against=against)


def _said(fault: TemplateFault) -> str:
    """The fault without the name of its template, which stands above: « Paragraphe « … » : … »."""
    told = f"{fault.what[:1].upper()}{fault.what[1:]}"
    end = "" if told.endswith("?") else "."
    where = f"Paragraphe «{NB}{shortened(fault.place)}{NB}»{NB}: {fault.what}" if fault.place else told
    return f"{where}{end}".replace("« ", f"«{NB}").replace(" »", f"{NB}»")


def _laid_out(found: Examined) -> LaidOut | None:
    from syndic_desktop.ui.writing.layouts import Layouts
    from syndic_desktop.ui.writing.sheaves import LaidOut

    return None if found.sheet is None else LaidOut(found.sheet, Layouts())


def _pictures(laid: LaidOut, pages: tuple[int, ...], scale: float) -> dict[int, QImage]:
    return {page: laid.draw(page, scale) for page in pages if page < laid.count}
