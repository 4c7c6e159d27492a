"""A signed paper shown in the program that the computer has for it: a copy, that whoever edits it cannot keep here."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QObject, Signal

from syndic_desktop.ui.background import Background, Cancelled, Job, Progress

READ_ONLY = 0o400


class Opening(QObject):
    """Copies beside the window, then shows; the copies go with the dossier. `told`: what it does, what went wrong."""

    told = Signal(str)

    def __init__(
        self, read: Callable[[str], bytes], show: Callable[[Path], object], background: Background, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._read, self._show, self._background = read, show, background
        self._job: Job | None = None
        self._folder: TemporaryDirectory[str] | None = None

    def open(self, path: str) -> None:
        """Show the file that the dossier keeps under this path."""
        if self._job is not None:
            return
        if self._folder is None:
            # What a viewer still holds open on Windows is left for the system to clean.
            self._folder = TemporaryDirectory(prefix="syndic-actes-", ignore_cleanup_errors=True)
        copy = Path(self._folder.name) / Path(path).name

        def work(_progress: Progress, _cancelled: Cancelled) -> Path:
            from syndic_desktop.documents.files import write_whole

            content = self._read(path)
            if not (copy.is_file() and copy.read_bytes() == content):
                copy.unlink(missing_ok=True)
                write_whole(copy, content)
                copy.chmod(READ_ONLY)
            return copy

        self.told.emit("")
        self._job = job = self._background.start(work)
        job.finished.connect(self._show)
        job.refused.connect(lambda refusal: self.told.emit(str(refusal)))
        job.troubled.connect(self.told)
        job.ended.connect(self._on_ended)

    def stop(self) -> None:
        """The dossier is being closed."""
        if self._job is not None:
            self._job.cancel()
        if self._folder is not None:
            self._folder.cleanup()
            self._folder = None

    def _on_ended(self) -> None:
        self._job = None
