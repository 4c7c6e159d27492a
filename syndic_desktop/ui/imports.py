"""Bringing a dossier in, beside the window: it is read, she says where it goes, it is written, whole or not at all.

Into the open file, or into a new one: that one is only opened once everything is in it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.exchange.faults import FaultyDossier
from syndic_desktop.ui.background import Background, Job, Work
from syndic_desktop.ui.outside import Outside
from syndic_desktop.ui.widgets.banners import Tone

if TYPE_CHECKING:
    from syndic_desktop.actions import Done
    from syndic_desktop.exchange.dossiers import Reading
    from syndic_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Target:
    """Where a dossier goes: into `store` when there is one, else into a new file, `where`, asked when it is None."""

    store: Store | None = None
    where: Path | None = None


class Importing(QObject):
    """One import at a time. What it comes to is said by one of its signals, before `ended`."""

    brought = Signal(object, str, object)  # Done, a sentence, its tone: it is in the open file
    created = Signal(object, str, object)  # the path of the new file, a sentence, its tone
    faulty = Signal(str, object)  # the name of the file that was refused, its faults
    said = Signal(str, object)  # a sentence, its tone
    given_up = Signal()  # she was asked where it goes, and changed her mind
    state_changed = Signal()  # `busy` or `writing`

    def __init__(self, outside: Outside, background: Background, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._outside, self._background = outside, background
        self.busy = self.writing = False
        self._name = ""

    def start(self, path: Path, target: Target) -> None:
        """Read a dossier and bring it in."""
        self._name = path.name
        self._set(busy=True)
        self.said.emit(f"Lecture de « {path.name} »…", Tone.PLAIN)
        job = self._start(lambda _progress, _cancelled: self._outside.read_dossier(path))
        job.finished.connect(partial(self._on_read, target))

    def _on_read(self, target: Target, reading: Reading) -> None:
        if target.store is not None:
            said, job = "Import en cours…", self._start(_into(target.store, reading), writing=True)
            job.finished.connect(partial(self._on_brought, reading))
        else:
            where = target.where or self._ask(reading)
            if where is None:
                self.given_up.emit()
                return
            said, job = (
                f"Création de « {where.name} »…",
                self._start(_into_new(self._outside.create_store, where, reading), writing=True),
            )
            job.finished.connect(partial(self._on_created, reading))
        self.said.emit(said, Tone.PLAIN)

    def _ask(self, reading: Reading) -> Path | None:
        name = reading.dossier.syndicat.short_name.replace("/", "-")
        return self._outside.ask.store_to_create(self._outside.documents / f"{name}.syndic")

    def _start(self, work: Work, *, writing: bool = False) -> Job:
        job = self._background.start(work)
        job.refused.connect(self._on_refused)
        job.troubled.connect(self._on_troubled)
        job.ended.connect(partial(self._on_ended, writing=writing))
        if writing:
            self._set(busy=True, writing=True)
        return job

    def _on_brought(self, reading: Reading, done: Done) -> None:
        self.brought.emit(done, *_told(reading))

    def _on_created(self, reading: Reading, where: Path) -> None:
        self._set(busy=True)  # it may be opened
        self.created.emit(where, *_told(reading))

    def _on_refused(self, refusal: RuleViolation) -> None:
        if isinstance(refusal, FaultyDossier):
            self.faulty.emit(self._name, refusal.faults)
        else:
            self.said.emit(str(refusal), Tone.WARNING)

    def _on_troubled(self, sentence: str) -> None:
        self.said.emit(sentence, Tone.BAD)

    def _on_ended(self, *, writing: bool) -> None:
        if writing or not self.writing:  # what was read is being written
            self._set()

    def _set(self, *, busy: bool = False, writing: bool = False) -> None:
        if (busy, writing) != (self.busy, self.writing):
            self.busy, self.writing = busy, writing
            self.state_changed.emit()


def _into(store: Store, reading: Reading) -> Work:
    def work(_progress: object, _cancelled: object) -> Done:
        from syndic_desktop.actions.imports import import_dossier

        return import_dossier(store, reading.dossier, reading.files)

    return work


def _into_new(create: Callable[[Path], Store], where: Path, reading: Reading) -> Work:
    def work(_progress: object, _cancelled: object) -> Path:
        from syndic_desktop.actions.imports import import_dossier

        with create(where) as store:
            try:
                import_dossier(store, reading.dossier, reading.files)
            except BaseException:
                where.unlink(missing_ok=True)  # made just above, and nothing is in it
                raise
        return where

    return work


def _told(reading: Reading) -> tuple[str, Tone]:
    sessions = len(reading.dossier.sessions)
    items = sum(len(session.items) for session in reading.dossier.sessions)
    said = f"Dossier importé : {wording.count(sessions, 'séance')}, {wording.count(items, 'point')}."
    notices = (f"À noter : {notice}" for notice in reading.notices)
    return " ".join((said, *notices)), Tone.WARNING if reading.notices else Tone.GOOD
