"""The field of a subject: nothing typed is ever lost, wherever the keyboard goes."""

from __future__ import annotations

import pytest

from syndic_desktop import bootstrap

from PySide6.QtCore import Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtTest import QTest  # isort: skip

TYPED = "Bail du siège, premier étage"


@pytest.fixture
def office(window, example_path):
    window.open_store(example_path)
    return window.office


@pytest.fixture
def typing(office, press, write):
    """The first subject is being reworded."""
    press("Return", "F2", "Ctrl+A")
    write(TYPED)


def stored(office) -> list[str]:
    with office.store.reading() as reader:
        return [line.subject for line in reader.items(reader.sessions()[0].id)]


@pytest.mark.parametrize("keys", [("Ctrl+K",), ("Ctrl+1",), ("Ctrl+3",), ("Tab",), ("Ctrl+1", "Down")])
def test_what_was_typed_is_kept_when_the_keyboard_goes_elsewhere(office, typing, press, keys):
    press(*keys)

    assert stored(office)[0] == TYPED
    assert not office.sessions.agenda.editing


def test_what_was_typed_is_kept_when_she_clicks_elsewhere(office, typing):
    view = office.sessions.agenda.view
    place = view.visualRect(view.model().index(4)).center()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert stored(office)[0] == TYPED
    assert office.sessions.agenda.current.position == 5


def test_what_was_typed_is_kept_when_the_window_is_closed(window, office, example_path, typing, press):
    press("Ctrl+Q")

    assert window.office is None
    with bootstrap._open_store(example_path) as store, store.reading() as reader:
        assert reader.items(reader.sessions()[0].id)[0].subject == TYPED


def test_a_gesture_made_from_the_field_keeps_it_first(office, typing, press):
    press("Alt+Down")

    assert stored(office)[1] == TYPED


def test_a_refused_text_stays_with_its_sentence_and_holds_the_window(window, office, press, write):
    press("Return", "F2", "Ctrl+A", "Backspace", "Ctrl+1")
    agenda = office.sessions.agenda

    assert agenda.editing
    assert "vide" in agenda.field.message.text()
    press("Ctrl+Q")
    assert window.isVisible()
    assert agenda.field.field.hasFocus()
    write(TYPED)
    press("Ctrl+Q")
    assert not window.isVisible()


def test_a_refused_text_is_not_left_behind_in_another_session(qtbot, office, press, write):
    press("Return", "F2", "Ctrl+A")
    write("x" * 500)
    press("Ctrl+1", "Down")

    screen = office.sessions
    qtbot.waitUntil(screen.agenda.field.field.hasFocus)
    assert screen.list.current.id == screen.sheet.id
    assert screen.agenda.field.field.toPlainText() == "x" * 500
    assert screen.agenda.field.count.text() == "500 / 499"
    press("Escape", "Ctrl+1", "Down")
    assert screen.agenda.rows[0].subject != "x" * 500


def test_the_field_grows_with_its_text(office, press, write):
    press("Return", "F2", "Ctrl+A")
    before = office.sessions.agenda.field.height()

    write("mot " * 80)

    assert office.sessions.agenda.field.height() > before
    assert office.sessions.agenda.field.field.horizontalScrollBar().maximum() == 0
    assert office.sessions.agenda.field.field.verticalScrollBar().maximum() == 0
    assert office.sessions.agenda.view.viewport().rect().contains(office.sessions.agenda.field.geometry())
