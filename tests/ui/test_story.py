"""A morning at the secretariat, by keyboard only, through the real window and real files."""

from __future__ import annotations

import pytest

from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB
from tests.ui.conftest import first_step


@pytest.fixture
def office(qtbot, window, at_work):
    """The window, open on the agenda of the last session of the example, with its first page drawn."""
    qtbot.waitUntil(lambda: "PROJET DE DÉLIBÉRATION" in page(window))
    return at_work


def page(window) -> str:
    return first_step(window.office).preview.page.toPlainText()


def subjects(office) -> list[str]:
    return [row.subject for row in first_step(office).agenda.rows]


def stored(office) -> list[str]:
    with office.store.reading() as reader:
        return [line.subject for line in reader.items(office.sessions.sheet.id)]


def test_a_morning_by_keyboard(qtbot, window, office, answers, shown, press, write, tmp_path):
    screen, agenda = office.sessions.workspace, first_step(office).agenda
    assert screen.heading.badge.text().endswith(f"À convoquer au plus tard le samedi 30{NB}janvier{NB}2027")

    # She goes through the agenda, and takes the fourth item before the third.
    press("Down", "Down", "Down")
    before = subjects(office)
    press("Alt+Up")
    assert subjects(office)[2:4] == [before[3], before[2]]
    assert agenda.current.position == 3
    assert window.menus.undo.text().startswith("&Annuler : déplacer le point 4 « ")
    assert window.status.right.text() == "enregistré à 10:42:07"

    # She rewords it; an empty subject is refused under the field, which keeps the keyboard.
    press("F2", "Ctrl+A", "Backspace", "Return")
    assert "vide" in agenda.field.message.text()
    write("Bail du siège, premier étage")
    press("Return")
    assert subjects(office)[2] == "Bail du siège, premier étage" == stored(office)[2]
    qtbot.waitUntil(lambda: "premier étage" in page(window))

    # She changes her mind, twice, then not.
    press("Ctrl+Z", "Ctrl+Z")
    assert subjects(office) == before == [wording.french(each) for each in stored(office)]
    press("Ctrl+Y", "Ctrl+Y")
    assert subjects(office)[2] == "Bail du siège, premier étage"

    # The last item goes to another session, and says so in words.
    press("End", "Ctrl+R")
    assert agenda.current.marks == ("Reporté",)

    # She looks for a word in the whole dossier and opens the item that has it.
    press("Ctrl+K")
    write("fibre noire")
    press("Return")
    assert agenda.current.subject == "Convention de mise à disposition de fibre noire"
    qtbot.waitUntil(lambda: "fibre noire" in page(window))

    # She exports every document of the session that was held.
    press("Escape", "End", "Return")
    answers.path = tmp_path / "papiers"
    press("Ctrl+E")
    with qtbot.waitSignal(office.exports.written, timeout=60_000):
        pass
    written = sorted(path for path in answers.path.rglob("*") if path.is_file())
    assert office.exports.outcome.sentence.startswith(f"{len(written)}")
    assert {path.suffix for path in written} == {".docx", ".xlsx"}
    with office.store.reading() as reader:
        due = [item for item in reader.session(screen.sheet.id).items if item.deliberates]
    assert len([path for path in written if path.parent.name == "extraits"]) == len(due)
    press("F9")
    assert shown == [written[0].parents[1]]
    with office.store.reading() as reader:
        assert len(reader.papers(screen.sheet.id)) == len(written)


def test_arrows_go_from_the_sessions_to_the_page_and_back(qtbot, window, office, press):
    screen, step = office.sessions, first_step(office)

    assert step.agenda.view.hasFocus()
    press("Return")
    assert step.card.subject.editor.hasFocus()
    press("Escape", "Escape")
    assert screen.list.view.hasFocus()
    press("Down", "Return")
    assert screen.workspace.heading.title.text() == f"Comité syndical du vendredi 4{NB}décembre{NB}2026"
    assert step.agenda.view.hasFocus()


def test_an_export_is_stopped_from_the_line_that_shows_it(qtbot, window, office, answers, press, tmp_path):
    exports = office.exports
    answers.path = tmp_path / "papiers"

    press("Ctrl+E")
    assert exports.running.isVisible()
    assert not window.menus.export.isEnabled()
    exports.cancel_button.click()
    qtbot.waitUntil(lambda: not exports.busy, timeout=60_000)

    assert exports.outcome.sentence.startswith("Export annulé")
    assert not exports.running.isVisible()
    assert window.menus.export.isEnabled()


def test_the_order_of_a_session_that_was_held_does_not_change(qtbot, window, office, press):
    press("Escape", "End", "Return", "Alt+Down")

    assert office.said.sentence.startswith("La séance a été tenue")
    press("Escape", "Home", "Return", "Alt+Down")
    assert not office.said.sentence


def test_escape_leaves_the_subject_as_it_was(qtbot, window, office, press, write):
    before = subjects(office)

    press("F2")
    write("autre chose")
    press("Escape")

    assert subjects(office) == before
    assert first_step(office).agenda.view.hasFocus()


def test_a_search_that_finds_nothing_says_so_and_gives_the_keyboard_back(qtbot, window, office, press, write):
    press("Ctrl+F")
    write("hippopotame")

    assert office.finder.palette.hint.text() == "Rien ne correspond à « hippopotame »."
    press("Escape")
    assert office.finder.palette.isHidden()
    assert first_step(office).agenda.view.hasFocus()


def test_both_themes_dress_the_same_window(qtbot, window, office):
    light = window.grab().toImage().pixelColor(900, 130)

    window.menus.schemes["sombre"].trigger()
    dark = window.grab().toImage().pixelColor(900, 130)
    window.menus.schemes["clair"].trigger()

    assert dark.lightness() < 60
    assert light.lightness() > 200
