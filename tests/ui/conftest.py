"""What the tests of the window share: the real example in a real file, dialogs that answer, a keyboard."""

from __future__ import annotations

import gc
import shutil
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot
from pytestqt.wait_signal import SignalBlocker

from syndic_desktop import bootstrap
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.phases import Phase
from syndic_desktop.store import Store, create_store, open_store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.memory import Memory
from syndic_desktop.ui.office import Office
from syndic_desktop.ui.outside import Outside
from syndic_desktop.ui.screens.preparation.step import PreparationStep
from syndic_desktop.ui.theme import Scheme, Theme, all_widgets_kept
from syndic_desktop.ui.window import MainWindow

import shiboken6  # isort: skip  # after ui, which keeps None alive
from PySide6.QtCore import QCoreApplication, QEvent, Qt  # isort: skip
from PySide6.QtGui import QKeyEvent, QKeySequence  # isort: skip
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip

NOW = datetime(2026, 11, 20, 10, 42, 7)
PATIENCE = 60_000  # milliseconds before a wait is a failure


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            # Only the offscreen platform says it, of any window that has a smallest size or comes to the front.
            item.add_marker(pytest.mark.qt_log_ignore(r"does not support (propagateSizeHints|raise)", extend=True))


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish() -> None:
    """Take away, while the application is there, what would stop the process once it is not, and hide the result.

    The offscreen platform keeps what was copied until the libraries are unloaded: data made by Python, as those of the
    editor, are then destroyed by a Python that is no more (the platforms of a screen let them go with the application).
    A test that failed is kept by Python (`sys.last_value`) with its frames, its widgets and their threads.
    """
    for name in ("last_type", "last_value", "last_traceback", "last_exc"):
        if hasattr(sys, name):
            delattr(sys, name)
    if not isinstance(QApplication.instance(), QApplication):
        return
    QApplication.clipboard().clear()
    for beside in [each for each in gc.get_objects() if issubclass(type(each), Background)]:
        if shiboken6.isValid(beside):
            beside.close()
    for each in QApplication.topLevelWidgets():
        each.hide()
        each.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()


class PatientBot(QtBot):
    """Waits as long as a loaded machine needs; what comes at once still costs nothing."""

    def waitUntil(self, callback: Callable[[], bool | None], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)

    def waitSignal(self, signal: Any, *, timeout: int = PATIENCE, **said: Any) -> SignalBlocker:
        return super().waitSignal(signal, timeout=timeout, **said)

    def waitActive(self, widget: QWidget, *, timeout: int = PATIENCE) -> Any:
        return super().waitActive(widget, timeout=timeout)


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> QtBot:
    """The fingers of pytest-qt, in no hurry."""
    return PatientBot(request)


@dataclass
class Answers:
    """Dialogs that answer at once; a test says what before it presses the key."""

    path: Path | None = None
    several: list[Path] = field(default_factory=list)  # chosen together, in place of the one above
    asked: list[str] = field(default_factory=list)
    start: Path | None = None  # where the last dialog about an item would have opened

    def store_to_open(self, start: Path) -> Path | None:
        return self._answer("open")

    def store_to_create(self, suggestion: Path) -> Path | None:
        return self._answer("create")

    def dossier_to_import(self, start: Path) -> Path | None:
        return self._answer("import")

    def folder_to_fill(self, start: Path) -> Path | None:
        return self._answer("fill")

    def list_to_import(self, start: Path) -> Path | None:
        return self._answer("list")

    def model_to_save(self, suggestion: Path) -> Path | None:
        return self._answer("model")

    def picture_to_open(self, start: Path) -> Path | None:
        return self._answer("picture")

    def report_to_import(self, start: Path) -> Path | None:
        self.start = start
        return self._answer("report")

    def files_to_join(self, start: Path) -> list[Path]:
        self.start = start
        return self.several or [path for path in (self._answer("join"),) if path is not None]

    def messages_to_open(self, start: Path) -> list[Path]:
        self.start = start
        return self.several or [path for path in (self._answer("message"),) if path is not None]

    def timetable_to_save(self, suggestion: Path) -> Path | None:
        self.start = suggestion
        return self._answer("timetable")

    def template_to_save(self, suggestion: Path) -> Path | None:
        self.start = suggestion
        return self._answer("template to save")

    def template_to_open(self, start: Path) -> Path | None:
        self.start = start
        return self._answer("template to open")

    def recaps_to_save(self, suggestion: Path) -> Path | None:
        self.start = suggestion
        return self._answer("recaps")

    def _answer(self, question: str) -> Path | None:
        self.asked.append(question)
        return self.path


@pytest.fixture(scope="session")
def example_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The bundled example, brought in once: tests work on copies of it."""
    path = tmp_path_factory.mktemp("exemple") / "exemple.syndic"
    reading = dossiers.read(bootstrap.paths().example)
    with create_store(path, clock=lambda: NOW, holder="essai") as store:
        import_dossier(store, reading.dossier, reading.files)
    return path


@pytest.fixture
def example_path(tmp_path: Path, example_model: Path) -> Path:
    """The bundled example in a file of its own."""
    return Path(shutil.copy(example_model, tmp_path / "exemple.syndic"))


@pytest.fixture
def store(example_path: Path) -> Iterator[Store]:
    """The example, open."""
    opened = bootstrap._open_store(example_path)
    yield opened
    opened.close()


@pytest.fixture
def answers() -> Answers:
    return Answers()


@pytest.fixture
def shown() -> list[Path]:
    """The folders that were shown to the user."""
    return []


@pytest.fixture
def outside(tmp_path: Path, answers: Answers, shown: list[Path]) -> Outside:
    found = bootstrap.paths()
    return Outside(
        clock=lambda: NOW,
        open_store=partial(open_store, clock=lambda: NOW, holder="essai"),  # one watch for window and file
        create_store=partial(create_store, clock=lambda: NOW, holder="essai"),
        read_dossier=bootstrap._read_dossier,
        write_papers=partial(bootstrap._write_papers, found.templates),
        write_backup=partial(bootstrap._write_papers, found.templates, alone=True),
        write_public=partial(bootstrap._write_public, found.templates),
        write_letters=partial(bootstrap._write_letters, found.templates),
        write_day_count=partial(bootstrap._write_day_count, found.templates),
        show_folder=shown.append,
        ask=answers,
        memory=Memory(tmp_path / "fenetre.ini"),
        example=found.example,
        documents=tmp_path,
        templates=found.templates,
    )


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    made = Theme(qapp, bootstrap.paths().resources, Scheme.LIGHT)
    yield made
    with all_widgets_kept():
        qapp.setStyleSheet("")
    made.deleteLater()


@pytest.fixture
def window(qtbot: QtBot, outside: Outside, theme: Theme) -> Iterator[MainWindow]:
    """The main window at the size of a small laptop, with nothing open."""
    made = MainWindow(outside, theme)
    made.resize(1366, 768)
    try:
        with qtbot.waitActive(made):
            made.show()
            made.activateWindow()
        yield made
    finally:
        made.shut()  # a test that fails leaves a field refused or an export under way, which `close` would wait for
        made.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def at_work(window: MainWindow, example_path: Path, press: Callable[..., None]) -> Office:
    """The window, open on the agenda of the last session of the example, as she goes there."""
    window.open_store(example_path)
    press("Ctrl+2", "Return")
    assert window.office is not None
    return window.office


def first_step(office: Office) -> PreparationStep:
    """The step « Ordre du jour »."""
    step = office.sessions.workspace.step_of(Phase.AGENDA)
    assert isinstance(step, PreparationStep)
    return step


@pytest.fixture
def press(window: MainWindow) -> Callable[..., None]:
    """Press keys, one after the other, where the keyboard is: press("Ctrl+K"), press("Down", "Return")."""

    def press_keys(*keys: str) -> None:
        for key in keys:
            pressed = QKeySequence(key)[0]
            target = QApplication.focusWidget() or window
            QTest.keyClick(target, Qt.Key(pressed.key()), pressed.keyboardModifiers())

    return press_keys


@pytest.fixture
def write(window: MainWindow) -> Callable[[str], None]:
    """Type words where the keyboard is."""

    def type_words(words: str) -> None:
        target = QApplication.focusWidget()
        assert target is not None
        for letter in words:  # QTest.keyClicks stops the process on « é »
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(target, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))

    return type_words
