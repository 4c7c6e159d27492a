"""The crash window: nothing is lost, the report can be copied and says nothing of the dossier."""

from __future__ import annotations

import sys
import threading

import pytest

from syndic_desktop import __version__
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.ui.crash import CrashGuard, report

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive


@pytest.fixture
def guard(qapp, monkeypatch) -> CrashGuard:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(threading, "excepthook", threading.excepthook)
    made = CrashGuard()
    made.install()
    return made


def crash(name: str = "Mme Sophie CASTAN") -> BaseException:
    try:
        try:
            raise KeyError(name)
        except KeyError as first:
            raise ValueError(f"voix de {name}") from first
    except ValueError as error:
        return error


def test_the_report_says_where_and_never_who():
    text = report(crash())

    assert text.startswith(f"Syndic Desktop {__version__}")
    assert "ValueError" in text
    assert "KeyError" in text
    assert "tests/ui/test_crash.py" in text
    assert "CASTAN" not in text


def test_errors_that_came_of_each_other_are_told_once_each():
    first, second = ValueError("un"), KeyError("deux")
    first.__context__, second.__context__ = second, first

    assert [line for line in report(first).splitlines() if "Error" in line] == ["ValueError", "KeyError"]


def test_an_error_opens_a_window_whose_report_is_copied_and_goes_on(qtbot, guard, capsys):
    error = crash()
    guard.take(type(error), error)
    qtbot.waitUntil(lambda: guard.window is not None)
    window = guard.window
    guard.take(ZeroDivisionError, ZeroDivisionError())
    qtbot.waitUntil(lambda: "ZeroDivisionError" in window.details.toPlainText())

    window.copy_button.click()
    with qtbot.waitSignal(guard.continued):
        window.continue_button.click()

    assert "Rien n’est perdu" in window.sentence.text()
    assert "ValueError" in QApplication.clipboard().text()
    assert guard.window is None
    assert "ValueError" in capsys.readouterr().err


def test_an_error_in_another_thread_is_shown_in_the_window_s(qtbot, guard, capsys):
    def broken():
        raise LookupError

    thread = threading.Thread(target=broken)
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: guard.window is not None)

    with qtbot.waitSignal(guard.quit_asked):
        guard.window.quit_button.click()


def test_a_trouble_met_while_reading_is_a_sentence_and_no_crash(qtbot, guard):
    with qtbot.waitSignal(guard.troubled) as told:
        guard.take(FileTrouble, FileTrouble("La clé USB a été retirée."))

    assert told.args == ["La clé USB a été retirée."]
    assert guard.window is None
