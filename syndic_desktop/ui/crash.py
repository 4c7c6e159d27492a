"""The crash window: what is shown when the program itself is wrong, whatever the thread or the slot.

The report names modules, lines and kinds of errors; never what a message or a variable holds, which may quote the
dossier (names, addresses, debates).
"""

from __future__ import annotations

import platform
import sys
import threading
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType

from PySide6 import __version__ as qt_version
from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

from syndic_desktop import __version__
from syndic_desktop.domain.errors import FileTrouble, RuleViolation

SENTENCE = (
    "Le programme a rencontré une erreur qui n’était pas prévue. Rien n’est perdu : tout ce qui a été enregistré "
    "l’est toujours, et seul le dernier geste n’a pas eu lieu."
)
ABOUT_CODE = (AttributeError, ImportError, NameError, NotImplementedError, RecursionError)
"""Errors whose message speaks of the code, never of the dossier."""

Hook = Callable[[type[BaseException], BaseException, TracebackType | None], None]


def report(error: BaseException) -> str:
    """What the secretary may copy and send: version, system, where it happened; nothing of the dossier."""
    lines = [
        f"Syndic Desktop {__version__}",
        f"{platform.system()} {platform.release()} · Python {platform.python_version()} · Qt {qt_version}",
    ]
    each: BaseException | None = error
    told: list[BaseException] = []
    while each is not None and each not in told:  # one that came of another may be what that one came of
        told.append(each)
        lines += ["", _kind(each), *map(_place, traceback.extract_tb(each.__traceback__))]
        each = each.__cause__ or (None if each.__suppress_context__ else each.__context__)
    return "\n".join(lines)


def _kind(error: BaseException) -> str:
    name = type(error).__qualname__
    return f"{name} : {error}" if isinstance(error, ABOUT_CODE) else name


def _place(frame: traceback.FrameSummary) -> str:
    # The end of the path only: the beginning often holds the name of the user.
    path = Path(frame.filename)
    file = "/".join(path.relative_to(path.anchor).parts[-3:])
    return f"  {file}:{frame.lineno} {frame.name} · {frame.line or ''}".rstrip(" ·")


class CrashWindow(QDialog):
    """Says that nothing is lost, shows the report, offers to go on or to quit."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle("Erreur imprévue")
        self.setMinimumSize(640, 400)
        self._build(text)
        self._connect()

    def add(self, text: str) -> None:
        """Another error while this window is open goes below the first one."""
        self.details.appendPlainText("\n" + text)

    def _build(self, text: str) -> None:
        self.sentence = QLabel(SENTENCE)
        self.sentence.setWordWrap(True)
        self.details = QPlainTextEdit(text)
        self.details.setReadOnly(True)
        self.details.setTabChangesFocus(True)
        self.details.setAccessibleName("Rapport d’erreur, sans aucune donnée du dossier")
        self.details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.copy_button = QPushButton("Copier le rapport")
        self.quit_button = QPushButton("Quitter")
        self.continue_button = QPushButton("Continuer")
        self.continue_button.setDefault(True)
        self.continue_button.setFocus()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 24, 24, 16)
        layout.setSpacing(16)
        layout.addWidget(self.sentence)
        layout.addWidget(self.details, 1)
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.quit_button)
        row.addWidget(self.continue_button)
        return row

    def _connect(self) -> None:
        self.copy_button.clicked.connect(self._on_copy)
        self.quit_button.clicked.connect(self.reject)
        self.continue_button.clicked.connect(self.accept)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self.details.toPlainText())
        self.copy_button.setText("Rapport copié")


class CrashGuard(QObject):
    """Catches what nobody else has caught, in any thread, and shows it in the window's thread."""

    troubled = Signal(str)  # a refusal or a trouble met while reading, outside any gesture
    continued = Signal()
    quit_asked = Signal()

    _caught = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.window: CrashWindow | None = None
        self._caught.connect(self._on_caught, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take over from Python's own handlers: the main thread, Qt's slots (which end there too), other threads."""
        self._before = (sys.excepthook, threading.excepthook)
        sys.excepthook = self.take
        threading.excepthook = self._take_from_thread

    def remove(self) -> None:
        """Give Python its handlers back."""
        sys.excepthook, threading.excepthook = self._before

    def take(self, kind: type[BaseException], error: BaseException, _trace: TracebackType | None = None) -> None:
        """Handle one error nobody caught."""
        if issubclass(kind, KeyboardInterrupt):
            self.quit_asked.emit()
            return
        if isinstance(error, RuleViolation | FileTrouble):
            self.troubled.emit(str(error))
            return
        print(report(error), file=sys.stderr)
        self._caught.emit(error)

    def _take_from_thread(self, caught: threading.ExceptHookArgs) -> None:
        if caught.exc_value is not None:
            self.take(caught.exc_type, caught.exc_value)

    @Slot(object)
    def _on_caught(self, error: BaseException) -> None:
        if self.window is not None:
            self.window.add(report(error))
            return
        self.window = CrashWindow(report(error))
        self.window.accepted.connect(self._on_continue)
        self.window.rejected.connect(self._on_quit)
        self.window.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.window.open()

    @Slot()
    def _on_continue(self) -> None:
        self._close()
        self.continued.emit()

    @Slot()
    def _on_quit(self) -> None:
        self._close()
        self.quit_asked.emit()

    def _close(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
