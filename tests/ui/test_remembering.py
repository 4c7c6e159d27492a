"""The window comes back as it was left: where it was, what was chosen, how wide its parts were."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtGui import QPalette

from syndic_desktop.ui.memory import Memory, Use
from syndic_desktop.ui.places import PlaceName
from syndic_desktop.ui.widgets.banners import Banner, Tone
from syndic_desktop.ui.window import MainWindow
from tests.ui.conftest import first_step


def test_what_was_chosen_is_chosen_again(window, example_path, answers, press):
    window.open_store(example_path)
    press("Ctrl+2", "Down", "Return", "Down", "Down")
    chosen = window.office.sessions.choice
    widths = first_step(window.office).inner.sizes()
    first_step(window.office).inner.setSizes([widths[0] + 60, widths[1] - 60])
    widened = first_step(window.office).inner.sizes()

    window.show_welcome()
    window.open_store(example_path)

    assert window.office.sessions.choice == chosen
    assert first_step(window.office).inner.sizes() == widened


def test_the_window_comes_back_as_it_was_left(qtbot, window, outside, theme, example_path, press):
    """The size, the parts of a step, the place, the session and its item, as another window reads them."""
    window.open_store(example_path)
    press("Ctrl+2", "Down", "Return", "Down", "Down")
    step = first_step(window.office)
    window.resize(1024, 690)  # Qt gives back no width beyond that of the screen, of 800 pixels here: see `SMALLEST`
    qtbot.waitUntil(lambda: window.height() == 690)
    left, middle, right = step.inner.sizes()
    step.inner.setSizes([left + 44, middle - 74, right + 30])
    widths, chosen = step.inner.sizes(), window.office.sessions.choice
    assert widths != [left, middle, right]
    assert all(chosen)
    window.close()

    memory = Memory(outside.memory.folder_beside / "fenetre.ini")
    again = MainWindow(replace(outside, memory=memory), theme)
    try:
        again.show()
        assert again.open_store(memory.last_store)
        assert (again.width(), again.height()) == (1024, 690)
        assert again.office.shown is PlaceName.SESSIONS
        assert again.office.sessions.choice == chosen
        qtbot.waitUntil(lambda: first_step(again.office).inner.sizes() == widths)
    finally:
        again.shut()
        again.deleteLater()


def test_a_window_that_filled_the_screen_fills_it_again(qtbot, window, outside, theme):
    window.showMaximized()
    qtbot.waitUntil(window.isMaximized)
    window.close()

    again = MainWindow(replace(outside, memory=Memory(outside.memory.folder_beside / "fenetre.ini")), theme)
    try:
        again.show()
        assert again.isMaximized()
    finally:
        again.shut()
        again.deleteLater()


@pytest.mark.parametrize(
    "content", ["fenetre=n’importe quoi", "volet_preparation=@ByteArray(xx)\ndernier_lieu=5\ntheme=5"]
)
def test_what_cannot_be_read_of_the_last_time_is_forgotten(outside, theme, example_path, content, tmp_path):
    path = tmp_path / "abîmé.ini"
    path.write_text(f"[General]\n{content}\n", encoding="utf-8")

    made = MainWindow(replace(outside, memory=Memory(path)), theme)
    try:
        made.show()
        assert made.open_store(example_path)
        assert made.office.shown is PlaceName.HOME
        assert made.width() >= 1024
    finally:
        made.shut()
        made.deleteLater()


def test_each_use_has_its_folder(window, example_path, answers, press, outside, tmp_path, qtbot):
    (tmp_path / "export").mkdir()
    window.open_store(example_path)
    answers.path = tmp_path / "export"
    press("Ctrl+2", "Return", "Ctrl+E")
    qtbot.waitUntil(lambda: not window.office.exports.busy, timeout=60_000)
    answers.path = example_path
    press("Ctrl+O")

    memory = outside.memory
    assert memory.folder(Use.EXPORT, tmp_path) == tmp_path / "export"
    assert memory.folder(Use.OPEN, tmp_path / "x") == tmp_path
    assert memory.folder(Use.IMPORT, tmp_path / "x") == tmp_path / "x"


def test_full_screen_goes_back_to_what_it_was(window, press):
    window.showMaximized()

    press("F11")
    assert window.isFullScreen()
    press("F11")

    assert window.isMaximized()


def test_the_words_of_a_banner_follow_its_tone_and_the_theme(window, theme):
    banner = Banner(theme, parent=window)

    def colour() -> str:
        return banner.label.palette().color(QPalette.ColorRole.WindowText).name()

    banner.say("Bien.", Tone.GOOD)
    assert colour() == theme.colours.good_text
    banner.say("Mal.", Tone.BAD)
    assert colour() == theme.colours.bad_text
    window.menus.schemes["sombre"].trigger()
    assert colour() == theme.colours.bad_text
    window.menus.schemes["clair"].trigger()
