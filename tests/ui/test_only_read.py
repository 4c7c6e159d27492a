"""A file that somebody else holds: every place shows it whole and offers nothing that would change it."""

from __future__ import annotations

from datetime import date

import pytest

from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.widgets.entries import Field

from .conftest import first_step

from PySide6.QtCore import Qt  # isort: skip  # after ui, which keeps None alive
from PySide6.QtTest import QTest  # isort: skip
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QLabel, QLineEdit, QTabBar, QWidget  # isort: skip

SHOWING = {
    "‹  Séances", "Convoquer…", "Exporter les documents", "Échéancier", "Numéro, note, budget", "Visas et considérants",
    "Retour", "− 1 jour", "+ 1 jour", "Date prévue", "Imprimer le décompte", "Préparer les convocations",
    "Règles propres…", "Retour aux instances", "Bibliothèque", "Page imprimée", "◂", "▸",
}  # fmt: skip


def offered(place: QWidget) -> set[str]:
    """The words of what may be pressed, the titles of what may be typed in."""
    inside_qt = (QAbstractItemView, QLineEdit, QTabBar)
    pressed = {
        each.text()
        for each in place.findChildren(QAbstractButton)
        if each.isVisibleTo(place) and each.isEnabled() and not isinstance(each.parent(), inside_qt)
    }
    typed = {
        each.editor.accessibleName()
        for each in place.findChildren(Field)
        if each.isVisibleTo(place) and not each.editor.isReadOnly()
    }
    return {each for each in pressed | typed if not each.startswith(("Sujets à venir", "À venir", "Points "))} - SHOWING


@pytest.fixture
def reading(window, store, example_path):
    """The window, on a file that `store` holds."""
    window.open_store(example_path)
    assert window.office.store.read_only
    return window.office


def test_no_place_offers_what_it_would_refuse(qtbot, reading, press):
    why = reading.store.why_read_only
    seen = {}
    for name in (PlaceName.HOME, PlaceName.ASSEMBLY, PlaceName.SETTINGS):
        reading.go(Spot(name))
        seen[name] = offered(reading.place)
    settings = reading.place
    for page in range(3):
        settings.show_page(page)
        seen[page] = offered(settings)
    reading.go(Spot(PlaceName.SESSIONS))
    seen["list"] = offered(reading.place)
    press("Return")
    for phase in Phase:
        reading.sessions.show_phase(phase)
        if phase is Phase.AGENDA:  # the findings come a moment later
            qtbot.waitUntil(lambda: first_step(reading).checks.cards != ())
        allowed = {"Date d’envoi"} if phase is Phase.NOTICE else set()  # the day that the letters bear
        qtbot.waitUntil(lambda allowed=allowed: offered(reading.place) <= allowed)

    assert seen.pop(PlaceName.ASSEMBLY) == {"Instance", "Assemblée au"}, "what is shown, and at which date"
    assert {where: found for where, found in seen.items() if found} == {}
    step = first_step(reading)
    assert step.checks.cards, "or nothing was there to set aside"
    for told in (step.agenda.add_button, step.card.annexes.add_button, step.card.subject.editor):
        assert told.toolTip() == told.accessibleDescription() == why


def test_findings_are_not_set_aside_where_nothing_is_kept(qtbot, reading, press):
    press("Ctrl+2", "Return")
    step = first_step(reading)
    qtbot.waitUntil(lambda: bool(step.checks.cards))
    finding = step.checks.cards[0]

    qtbot.waitUntil(lambda: not finding.aside.isEnabled())

    QTest.keyClicks(finding, "+")

    assert finding.isEnabled()
    assert finding.aside.toolTip() == reading.store.why_read_only
    assert not finding.writing


def test_what_only_reads_answers_the_mouse_and_the_keyboard(qtbot, reading, press, window):
    press("Ctrl+2", "Return")
    step = first_step(reading)

    QTest.mouseClick(step.agenda.foreseen_button, Qt.MouseButton.LeftButton)
    assert step.foreseen.isVisible()
    assert not step.foreseen.keep_button.isEnabled()
    QTest.mouseClick(step.foreseen.close_button, Qt.MouseButton.LeftButton)
    press("Ctrl+J")
    assert step.foreseen.isVisible()
    press("Escape", "Ctrl+Shift+D")
    assert step.timetable.isVisible()
    assert step.timetable.print_button.isEnabled()
    press("Ctrl+Shift+D")
    assert step.preview.isVisible()
    assert window.menus.export.isEnabled()
    assert window.menus.search.isEnabled()


def test_the_assembly_is_read_at_another_date(reading):
    reading.go(Spot(PlaceName.ASSEMBLY))
    place = reading.place

    place.day_field.editor.setText("01/09/2026")
    place.day_field.commit()

    assert place.sheet.day == date(2026, 9, 1)
    assert place.card.titular.editor.isReadOnly()
    place.card.titular.open_list()
    assert not place.card.titular.offered


def test_a_file_that_is_written_offers_everything(at_work):
    step = first_step(at_work)

    assert {"+ Point", "Modifier la séance", "Joindre…", "Rapporteur"} <= offered(at_work.place)
    assert not step.read_only


def words_shown(place: QWidget) -> str:
    """Every label that is seen, and every hint of a line."""
    labels = [each.text() for each in place.findChildren(QLabel) if each.isVisibleTo(place)]
    hints = [each.placeholderText() for each in place.findChildren(QLineEdit) if each.isReadOnly()]
    return "\n".join((*labels, *hints))


def test_no_hint_invites_to_what_cannot_be_done(reading, press):
    press("Ctrl+2", "Return")
    step = first_step(reading)
    said = words_shown(step)
    assert "Annexes" in said
    assert "déposez" not in said
    assert "Code ou mots" not in said
    assert not step.foreseen.view.toolTip()

    reading.go(Spot(PlaceName.SETTINGS))
    settings = reading.place
    assert "dès qu’on le quitte" not in words_shown(settings)
    settings.show_page(2)
    assert "Espace coche" not in words_shown(settings)


def test_the_library_is_read_by_keys_and_puts_nothing_anywhere(qtbot, reading, press, window, answers):
    press("Ctrl+2", "Return")
    step = first_step(reading)
    button = next(each for each in step.card.findChildren(QAbstractButton) if each.text() == "Bibliothèque")
    before = step.card.item

    button.setFocus(Qt.FocusReason.TabFocusReason)
    press("Space")
    assert step.library.search.hasFocus()
    assert not step.library.keep_button.isEnabled()
    step.library.chosen.emit(step.library.part, "le code")
    assert step.card.item == before
    press("Escape")
    assert step.preview.isVisible()

    assert not window.menus.import_.isEnabled()
    assert window.menus.import_new.isEnabled()
    press("Ctrl+I")
    assert answers.asked == []


def test_searching_and_exporting_by_keys(qtbot, reading, press, write, answers):
    press("Ctrl+2", "Return", "Ctrl+K")
    palette = reading.finder.palette
    assert palette.isVisible()
    write("budget")
    qtbot.waitUntil(lambda: len(palette.view.model().lines) > 0)
    press("Escape")

    press("Ctrl+E")
    assert answers.asked == ["fill"]
