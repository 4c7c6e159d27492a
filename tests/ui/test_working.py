"""While something is being written: what is shown, how it is stopped, what waits for it."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.ui.writing.items import Part
from tests.ui.conftest import first_step

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive


class Gate:
    """Holds the documents back until the test lets them go."""

    def __init__(self, write) -> None:
        self.open = threading.Event()
        self._write = write

    def __call__(self, *arguments):
        for each in self._write(*arguments):
            yield each
            assert self.open.wait(20)


@pytest.fixture
def gate(outside) -> Gate:
    return Gate(outside.write_papers)


@pytest.fixture
def office(window, example_path, gate, answers, press, tmp_path, monkeypatch):
    """The window, open, whose exports wait."""
    monkeypatch.setattr(window, "_outside", replace(window._outside, write_papers=gate))
    window.open_store(example_path)
    press("Ctrl+2", "Return")
    answers.path = tmp_path / "papiers"
    yield window.office
    gate.open.set()


@pytest.fixture
def exporting(qtbot, office, press, gate):
    """One document is written, the others wait."""
    press("Ctrl+E")
    qtbot.waitUntil(lambda: " / " in office.exports.label.text(), timeout=20_000)


def recorded(store) -> int:
    with store.reading() as reader:
        return sum(len(reader.papers(line.id)) for line in reader.sessions())


def test_escape_stops_an_export_wherever_the_keyboard_is(qtbot, office, exporting, gate, press):
    press("Escape")
    gate.open.set()
    qtbot.waitUntil(lambda: not office.exports.busy, timeout=20_000)

    assert office.exports.outcome.sentence.startswith("Export annulé")
    assert first_step(office).agenda.view.hasFocus()


def test_the_end_of_an_export_leaves_the_keyboard_where_it_is(qtbot, office, exporting, gate, press):
    press("F2")
    gate.open.set()
    qtbot.waitUntil(lambda: not office.exports.busy, timeout=60_000)

    assert first_step(office).agenda.field.field.hasFocus()
    press("Escape")
    assert "écrits" in office.exports.outcome.sentence
    press("Escape")
    assert not office.exports.isVisible(), "what is said goes before she does"
    assert office.sessions.sheet is not None


def test_an_export_names_its_session_and_is_told_on_it(qtbot, office, exporting, gate, press):
    exports, title = office.exports, office.sessions.sheet.title
    press("Ctrl+2", "Down", "Return")
    assert title in exports.label.text()
    gate.open.set()
    qtbot.waitUntil(lambda: not exports.busy, timeout=60_000)

    assert title in exports.outcome.sentence
    press("Ctrl+2", "Down", "Return")
    assert not exports.isVisible()
    press("Ctrl+2", "Home", "Return")
    assert exports.outcome.isVisible()


def test_closing_waits_for_the_export_and_says_so(qtbot, window, office, exporting, gate, press, example_path):
    press("Ctrl+Q")
    assert window.isVisible()
    assert "dès qu’il sera fini" in window.waiting.sentence
    gate.open.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=60_000)

    with bootstrap._open_store(example_path) as store:
        assert recorded(store) > 1


def test_closing_in_a_hurry_stops_the_export_and_remembers_what_is_written(
    qtbot, window, office, exporting, gate, press, example_path
):
    press("Ctrl+Q", "Return")
    gate.open.set()
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=20_000)

    with bootstrap._open_store(example_path) as store:
        assert recorded(store) == 1


def test_she_may_stay_after_all(qtbot, window, office, exporting, gate, press):
    press("Ctrl+Q", "Escape")
    assert not window.waiting.sentence
    gate.open.set()
    qtbot.waitUntil(lambda: not office.exports.busy, timeout=60_000)

    assert window.isVisible()
    assert "écrits" in office.exports.outcome.sentence


def test_another_file_waits_for_the_export(qtbot, window, office, exporting, gate, press, answers, tmp_path):
    answers.path = tmp_path / "autre.syndic"
    bootstrap._create_store(answers.path).close()
    press("Ctrl+O")
    assert window.office is office
    gate.open.set()
    qtbot.waitUntil(lambda: window.office is not office, timeout=60_000)

    assert window.office.store.path == answers.path


def test_when_the_system_stops_the_export_stops_and_is_recorded(qtbot, window, office, exporting, gate, example_path):
    threading.Timer(0.2, gate.open.set).start()
    window.shut()

    assert not window.isVisible()
    with bootstrap._open_store(example_path) as store:
        assert recorded(store) == 1


def test_when_the_system_stops_what_is_being_typed_is_kept(window, office, press, write, example_path):
    editor = first_step(office).card.editor
    editor.show_part(Part.OPERATIVE)
    press("Ctrl+End")
    write(" et retypé")
    item_id = first_step(office).item_id
    window.shut()

    with bootstrap._open_store(example_path) as store, store.reading() as reader:
        assert any("et retypé" in clause.text for clause in reader.item(item_id).operative)


def test_enter_presses_the_button_that_has_the_keyboard(window, answers, press):
    assert window.welcome.example.hasFocus()

    press("Return")

    assert answers.asked == ["create"]
    press("Tab", "Enter")
    assert QApplication.focusWidget() is window.welcome.new
    assert answers.asked == ["create", "create"]


def test_no_export_is_shown_before_there_is_one(office, press):
    press("Down", "Up")

    assert not office.exports.isVisible()
