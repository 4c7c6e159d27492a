"""Long work beside the window: one worker thread, plain values in and out, progress, cancel.

The work is a function `work(progress, cancelled)`; it knows neither Qt nor the store. Everything it says comes back as
signals of its job, in the window's thread. What it raises is told apart as the desk does: a sentence, or a bug.
"""

from __future__ import annotations

import queue
import sys
import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QThread, Signal, Slot

from syndic_desktop.domain.errors import FileTrouble, RuleViolation

TURN = 0.0001
"""Seconds that a worker may keep the interpreter while the window waits for it."""

Progress = Callable[[int, int, str], None]
"""`progress(done, total, name)`: how far the work is, and what it has just made."""

Cancelled = Callable[[], bool]
"""Whether the work should stop at the next good moment."""

Work = Callable[[Progress, Cancelled], Any]


class Job(QObject):
    """One piece of work, seen from the window."""

    progressed = Signal(int, int, str)
    finished = Signal(object)  # what the work returned
    stopped = Signal(object)  # it was cancelled; what it returned, if anything
    refused = Signal(object)  # a RuleViolation
    troubled = Signal(str)
    ended = Signal()  # after any of the above

    _returned = Signal(object)
    _raised = Signal(object)

    def __init__(self, work: Work, parent: QObject) -> None:
        super().__init__(parent)
        self.over = False
        self._work = work
        self._cancel, self._done = threading.Event(), threading.Event()
        self._returned.connect(self._on_returned)
        self._raised.connect(self._on_raised)

    def cancel(self) -> None:
        """Ask the work to stop."""
        self._cancel.set()

    @property
    def cancelled(self) -> bool:
        return self._cancel.is_set()

    def work(self) -> None:
        """Do the work, in the worker thread."""
        try:
            result = None if self.cancelled else self._work(self.progressed.emit, self._cancel.is_set)
        except BaseException as error:  # handed over to the window's thread, which tells kinds apart
            self._raised.emit(error)
        else:
            self._returned.emit(result)
        self._done.set()

    def wait(self) -> None:
        """Wait until the work is done, and hear what it had to say; harmless when it has been heard."""
        self._done.wait()
        QCoreApplication.sendPostedEvents(self)

    @Slot(object)
    def _on_returned(self, result: object) -> None:
        if self.cancelled:
            self.stopped.emit(result)
        else:
            self.finished.emit(result)
        self._end()

    @Slot(object)
    def _on_raised(self, error: BaseException) -> None:
        if self.cancelled:
            self.stopped.emit(None)
        elif isinstance(error, RuleViolation):
            self.refused.emit(error)
        elif isinstance(error, FileTrouble):
            self.troubled.emit(str(error))
        self._end()
        if not isinstance(error, RuleViolation | FileTrouble):
            raise error  # a bug: the crash window shows where the work went wrong

    def _end(self) -> None:
        self.over = True
        self.ended.emit()
        self.deleteLater()


class Background(QObject):
    """The worker thread, started with the first job; `close` leaves nothing running."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread: _Worker | None = None
        self._jobs: list[Job] = []

    def start(self, work: Work) -> Job:
        """Queue a piece of work. Connect to the job before going back to the event loop."""
        job = Job(work, self)
        self._jobs.append(job)
        job.ended.connect(self._on_ended)
        if self._thread is None:
            self._thread = _Worker()
            self._thread.start()
        self._thread.queue.put(job)
        return job

    @property
    def busy(self) -> bool:
        return bool(self._jobs)

    def close(self) -> None:
        """Cancel what runs, wait for the thread to end, and hear what it had to say: it may be worth recording."""
        for job in self._jobs:
            job.cancel()
        if self._thread is not None:
            self._thread.queue.put(None)
            self._thread.wait()
            self._thread = None
        for job in self._jobs:
            QCoreApplication.sendPostedEvents(job)

    @Slot()
    def _on_ended(self) -> None:
        self._jobs = [job for job in self._jobs if not job.over]


class _Worker(QThread):
    """Takes jobs one by one until it is given None."""

    def __init__(self) -> None:
        super().__init__()
        self.queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()

    def run(self) -> None:
        # Each statement of a save lets the interpreter go and waits for it again: at Python's five milliseconds, thirty
        # of them beside a page that is being made would stop the keyboard for a sixth of a second.
        sys.setswitchinterval(TURN)
        while (job := self.queue.get()) is not None:
            job.work()
