"""The desk: the one road by which the window changes a store, with what can be taken back.

It knows no screen. A screen says `desk.run(action, …)` and waits for `changed`; a refusal or a trouble comes back as
one French sentence; whatever else is raised goes on to the crash window, the transaction having rolled back.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from PySide6.QtCore import QObject, Signal, SignalInstance

from syndic_desktop.actions import Done, Gesture, Topic
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.ui.background import Background, Job

if TYPE_CHECKING:
    from syndic_desktop.store import Store

P = ParamSpec("P")

Telling = Callable[[], AbstractContextManager[object]]
"""Entered while the window is told what became of a gesture that was made beside it."""

REMEMBERING = frozenset({Topic.PAPERS})
"""What only keeps a trace of something done outside the store: earlier gestures can still be taken back."""


@dataclass(frozen=True, slots=True)
class _Step:
    """A gesture that can be run again in the other direction; `label` names what the secretary did."""

    label: str
    gesture: Gesture
    joins: str = ""


class Desk(QObject):
    """Runs gestures on one store, tells what they touched, takes them back and does them again."""

    changed = Signal(object)  # frozenset[Topic]
    refused = Signal(str)
    troubled = Signal(str)
    remarked = Signal(str)  # after `changed`: what she should know though it is done
    history_changed = Signal()

    def __init__(self, store: Store, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._closed = False
        self._background = Background(self)
        self._jobs: list[Job] = []  # what is being saved beside the window, in the order it was asked
        self._undoable: list[_Step] = []
        self._redoable: list[_Step] = []
        self.moved = ""
        """What was taken back or done again just now: « Annulé : déplacer le point 3 »; empty after another gesture."""

    def run(self, action: Callable[Concatenate[Store, P], Done], *args: P.args, **kwargs: P.kwargs) -> bool:
        """Run an action; whether it was done (else `refused` or `troubled` has said why)."""
        self.finish()
        done = self._attempt(lambda store: action(store, *args, **kwargs))
        if done is None:
            return False
        self._take(done)
        return True

    def run_soon(
        self, telling: Telling, action: Callable[Concatenate[Store, P], Done], *args: P.args, **kwargs: P.kwargs
    ) -> None:
        """Run an action in a worker, after those asked before it: whatever else is run waits for it.

        What is typed is saved so: a disk that is slow to say that it holds it never stops the keyboard.
        """
        if self._closed:
            return
        job = self._background.start(lambda *_: action(self._store, *args, **kwargs))
        self._jobs.append(job)
        job.finished.connect(partial(self._on_run, telling))
        job.refused.connect(partial(self._on_told, telling, self.refused))
        job.troubled.connect(partial(self._on_told, telling, self.troubled))
        job.ended.connect(self._on_ended)

    def finish(self) -> None:
        """Wait for what is run in a worker: what comes next, or is about to be read, rests on it."""
        while self._jobs:
            self._jobs.pop(0).wait()

    def beside(self, action: Callable[Concatenate[Store, P], Done], *args: P.args, **kwargs: P.kwargs) -> Done:
        """Run an action that takes long, in a worker: whoever asks gives what it returns to `adopt`, in the window.

        Raises RuleViolation, FileTrouble.
        """
        return action(self._store, *args, **kwargs)

    def adopt(self, done: Done) -> None:
        """Tell of a gesture that was made beside the window (an import, a file that was joined)."""
        self.finish()
        self._take(done)

    def _take(self, done: Done) -> None:
        self.moved = ""
        self._remember(done)
        self._tell(done)

    def close(self) -> None:
        """The dossier is being left: nothing is run on it any more, whatever the keyboard leaves behind it.

        A field that goes away says what was typed in it, when what was typed has been settled or cannot be kept.
        """
        self.finish()
        self._closed = True
        self._background.close()

    def begin_step(self) -> None:
        """What comes next joins nothing that was done before."""
        self.finish()
        if self._undoable:
            self._undoable[-1] = replace(self._undoable[-1], joins="")

    def undo(self) -> bool:
        """Take the last gesture back."""
        return self._step(self._undoable, self._redoable, "Annulé")

    def redo(self) -> bool:
        """Do again what was just taken back."""
        return self._step(self._redoable, self._undoable, "Rétabli")

    @property
    def undo_label(self) -> str | None:
        """« Annuler : déplacer le point 3 »; None when there is nothing to take back."""
        return f"Annuler : {self._undoable[-1].label}" if self._undoable else None

    @property
    def redo_label(self) -> str | None:
        """« Rétablir : déplacer le point 3 »; None when nothing was taken back."""
        return f"Rétablir : {self._redoable[-1].label}" if self._redoable else None

    def _on_run(self, telling: Telling, done: Done) -> None:
        with telling():
            self._take(done)

    def _on_told(self, telling: Telling, said: SignalInstance, why: object) -> None:
        with telling():
            said.emit(str(why))

    def _on_ended(self) -> None:
        self._jobs = [job for job in self._jobs if not job.over]

    def _step(self, source: list[_Step], target: list[_Step], word: str) -> bool:
        self.finish()
        if not source or self._closed:
            return False
        step = source[-1]
        try:
            done = step.gesture(self._store)
        except RuleViolation as refusal:
            # Something moved underneath (the session was held, another import): what came before rests on it.
            self._clear()
            self.history_changed.emit()
            self.refused.emit(str(refusal))
            return False
        except FileTrouble as trouble:
            self.troubled.emit(str(trouble))
            return False
        source.pop()
        if done.undo is not None:
            target.append(_Step(step.label, done.undo))
        self.moved = f"{word} : {step.label}"
        self._tell(done)
        return True

    def _attempt(self, gesture: Gesture) -> Done | None:
        if self._closed:
            return None
        try:
            return gesture(self._store)
        except RuleViolation as refusal:
            self.refused.emit(str(refusal))
        except FileTrouble as trouble:
            self.troubled.emit(str(trouble))
        return None

    def _remember(self, done: Done) -> None:
        if done.undo is not None:
            if not self._joins(done):
                self._undoable.append(_Step(done.label, done.undo, done.joins))
            self._redoable.clear()
        elif done.touched - REMEMBERING:
            # It cannot be taken back and changed what the earlier gestures were about (an import).
            self._clear()

    def _joins(self, done: Done) -> bool:
        """Whether the step before, whose undo takes this one back too, goes on."""
        return bool(done.joins and self._undoable and self._undoable[-1].joins == done.joins)

    def _clear(self) -> None:
        self._undoable.clear()
        self._redoable.clear()

    def _tell(self, done: Done) -> None:
        self.history_changed.emit()
        if done.touched:  # else there was nothing to do, and nothing was written
            self.changed.emit(done.touched)
        if done.remark:
            self.remarked.emit(done.remark)
