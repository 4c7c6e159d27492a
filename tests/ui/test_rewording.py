"""The field of a subject: nothing typed is ever lost, wherever the keyboard goes."""

from __future__ import annotations

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.ui.places import PlaceName
from tests.ui.conftest import first_step
from tests.ui.standing import key_to

from PySide6.QtCore import Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtTest import QTest  # isort: skip

TYPED = "Bail du siège, premier étage"


@pytest.fixture
def office(at_work):
    return at_work


@pytest.fixture
def typing(office, press, write):
    """The first subject is being reworded."""
    press("F2", "Ctrl+A")
    write(TYPED)


def stored(office) -> list[str]:
    with office.store.reading() as reader:
        return [line.subject for line in reader.items(reader.sessions()[0].id)]


@pytest.mark.parametrize("keys", [("Ctrl+K",), ("Ctrl+1",), ("Alt+2",), ("Tab",), ("Ctrl+2", "Down")])
def test_what_was_typed_is_kept_when_the_keyboard_goes_elsewhere(office, typing, press, keys):
    press(*keys)

    assert stored(office)[0] == TYPED
    assert not first_step(office).agenda.editing


def test_what_was_typed_is_kept_when_she_clicks_elsewhere(office, typing):
    view = first_step(office).agenda.view
    place = view.visualRect(view.model().index(4)).center()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert stored(office)[0] == TYPED
    assert first_step(office).agenda.current.position == 5


def test_what_was_typed_is_kept_when_the_window_is_closed(window, office, example_path, typing, press):
    press("Ctrl+Q")

    assert window.office is None
    with bootstrap._open_store(example_path) as store, store.reading() as reader:
        assert reader.items(reader.sessions()[0].id)[0].subject == TYPED


def test_a_gesture_made_from_the_field_keeps_it_first(office, typing, press):
    press("Alt+Down")

    assert stored(office)[1] == TYPED


def test_a_refused_text_stays_with_its_sentence_and_holds_the_window(window, office, press, write):
    press("F2", "Ctrl+A", "Backspace", "Ctrl+1")
    agenda = first_step(office).agenda

    assert agenda.editing
    assert "vide" in agenda.field.message.text()
    press("Ctrl+Q")
    assert window.isVisible()
    assert agenda.field.field.hasFocus()
    write(TYPED)
    press("Ctrl+Q")
    assert not window.isVisible()


@pytest.mark.parametrize("key", ["Ctrl+1", "Ctrl+2", key_to(PlaceName.ASSEMBLY), "Alt+3"])
def test_a_refused_text_is_not_left_behind(qtbot, office, press, write, key):
    press("F2", "Ctrl+A")
    write("x" * 500)
    press(key)

    agenda = first_step(office).agenda
    qtbot.waitUntil(agenda.field.field.hasFocus)
    assert agenda.field.field.toPlainText() == "x" * 500
    assert agenda.field.count.text() == "500 / 499"
    press("Escape", key)
    assert not agenda.isVisible()
    assert agenda.rows[0].subject != "x" * 500


def test_the_field_grows_with_its_text(office, press, write):
    press("F2", "Ctrl+A")
    before = first_step(office).agenda.field.height()

    write("mot " * 80)

    assert first_step(office).agenda.field.height() > before
    field = first_step(office).agenda.field.field
    beyond = field.horizontalScrollBar().maximum()
    assert beyond <= 2 * field.fontMetrics().horizontalAdvance(" "), "nothing but the space that ends a line"
    assert first_step(office).agenda.field.field.verticalScrollBar().maximum() == 0
    assert first_step(office).agenda.view.viewport().rect().contains(first_step(office).agenda.field.geometry())
