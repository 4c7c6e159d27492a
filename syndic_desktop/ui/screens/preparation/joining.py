"""Files on their way to an item: read and joined beside the window, one after the other, with their pages counted.

A report of forty megabytes takes seconds to come from a share, and a quarter of a second to be written: both are the
worker's. Nothing is said to be joined before it is on the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from syndic_desktop.actions.annexes import LARGEST
from syndic_desktop.domain import wording
from syndic_desktop.exchange.attachments import contents
from syndic_desktop.exchange.pdf_pages import page_count
from syndic_desktop.ui.background import Background, Cancelled, Job, Progress

if TYPE_CHECKING:
    from syndic_desktop.actions import Done

Count = Callable[[], int | None]
"""Counts the pages of a file: that takes a moment, and may be done anywhere."""


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was read; `pages`: None where it does not say. `done`: what joining it returned, where it was."""

    item_id: int
    name: str
    content: bytes
    fingerprint: str
    pages: int | None
    done: Done | None = None


Attach = Callable[[int, str, bytes], "Done"]
"""Joins a file to an item, under its name; in the worker."""


class Joining(QObject):
    """Reads files in the order they were given, and joins them where `attach` says how.

    `progressed` says which one, and nothing once all are read. Without `attach`, whoever listens to `found` joins them.
    """

    progressed = Signal(str)
    found = Signal(object)
    troubled = Signal(str)  # the file that could not be read or joined was the last: those that waited are let go

    def __init__(self, background: Background, parent: QObject, attach: Attach | None = None) -> None:
        super().__init__(parent)
        self._background, self._attach = background, attach
        self._writing = Lock()
        self._waiting: list[tuple[int, Path]] = []
        self._job: Job | None = None

    @property
    def busy(self) -> bool:
        return self._job is not None

    def take(self, item_id: int, paths: Sequence[Path]) -> None:
        """Read these files, after those that are being read."""
        self._waiting += [(item_id, path) for path in paths]
        if self._job is None:
            self._go_on()

    def stop(self) -> None:
        """Let go of whatever is not joined yet; what is being written is written first."""
        self._waiting.clear()
        if self._job is not None:
            self._job.cancel()
            self._job = None
            with self._writing:
                pass
            self.progressed.emit("")

    def _go_on(self) -> None:
        if not self._waiting:
            self.progressed.emit("")
            return
        item_id, path = self._waiting.pop(0)
        rest = f" ({wording.count(len(self._waiting), 'autre')} ensuite)" if self._waiting else ""
        self.progressed.emit(f"Lecture de « {path.name} »…{rest}")
        self._job = job = self._background.start(partial(self._join, item_id, path))
        job.finished.connect(self.found)
        job.refused.connect(self._on_troubled)
        job.troubled.connect(self._on_troubled)
        job.ended.connect(partial(self._on_ended, job))

    def _on_troubled(self, said: object) -> None:
        self._waiting.clear()
        self.troubled.emit(str(said))

    def _join(self, item_id: int, path: Path, _progress: Progress, cancelled: Cancelled) -> Found | None:
        content = contents(path, LARGEST)
        found = Found(item_id, path.name, content, sha256(content).hexdigest(), page_count(content))
        with self._writing:
            if cancelled():
                return None
            return found if self._attach is None else replace(found, done=self._attach(item_id, path.name, content))

    def _on_ended(self, job: Job) -> None:
        if self._job is job:
            self._job = None
            self._go_on()


class Counting(QObject):
    """Counts the pages of the files of a dossier beside the window, one after the other; `counted`: which, how many."""

    counted = Signal(str, object)

    def __init__(self, background: Background, read: Callable[[str], Count], parent: QObject) -> None:
        super().__init__(parent)
        self._background, self._read = background, read
        self._waiting: dict[str, str] = {}
        self._job: Job | None = None

    def take(self, files: dict[str, str]) -> None:
        """Count these (fingerprint, path in the dossier) in place of those that wait."""
        self._waiting = dict(files)
        if self._job is None:
            self._go_on()

    def stop(self) -> None:
        """Count nothing any more: the dossier is being closed."""
        self._waiting = {}

    def _go_on(self) -> None:
        if not self._waiting:
            return
        fingerprint = next(iter(self._waiting))
        count = self._read(self._waiting.pop(fingerprint))
        self._job = job = self._background.start(partial(_count, fingerprint, count))
        job.finished.connect(self._on_counted)
        job.ended.connect(self._on_ended)

    def _on_counted(self, found: tuple[str, int | None]) -> None:
        self.counted.emit(*found)

    def _on_ended(self) -> None:
        self._job = None
        self._go_on()


def _count(fingerprint: str, count: Count, _progress: Progress, _cancelled: Cancelled) -> tuple[str, int | None]:
    return fingerprint, count()
