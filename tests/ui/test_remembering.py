"""The window comes back as it was left: where it was, what was chosen, how wide its parts were."""

from __future__ import annotations

from PySide6.QtGui import QPalette

from syndic_desktop.ui.memory import Use
from syndic_desktop.ui.widgets.banners import Banner, Tone
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
