"""The window as it is gone through: places, steps, search, help, and coming back to where she was."""

from __future__ import annotations

from dataclasses import replace
from typing import ClassVar

import pytest

from syndic_desktop import bootstrap
from syndic_desktop.domain.acts import Act
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live import head
from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.menus import AZERTY
from syndic_desktop.ui.places import PlaceName
from syndic_desktop.ui.screens.convocations.screen import NOTICE
from syndic_desktop.ui.widgets.banners import Tone
from tests.ui.conftest import first_step
from tests.ui.standing import key_to

from PySide6.QtCore import QEvent, QObject  # isort: skip  # after ui, which keeps None alive
from PySide6.QtWidgets import QApplication, QWidget  # isort: skip


@pytest.fixture
def office(window, example_path):
    window.open_store(example_path)
    return window.office


def dues(office) -> list[str]:
    return [line.what for line in office.place.lines]


def test_home_is_first_and_says_what_is_late_first(window, office):
    assert office.shown is PlaceName.HOME
    assert office.place.due.hasFocus()
    line = office.place.lines[0]
    assert line.what == "Afficher et publier la liste des délibérations"
    assert line.left == f"en retard de 49{NB}jours"
    assert window.status.left.text() == f"4{NB}échéances"


def test_enter_goes_to_the_step_where_it_is_done(office, press):
    press("Down", "Down", "Down")
    assert dues(office)[3] == "Envoyer les convocations"
    press("Return")

    assert office.shown is PlaceName.SESSIONS
    assert office.sessions.workspace.phase is Phase.NOTICE
    assert office.sessions.workspace.heading.convene.isVisible()


def test_each_place_has_its_key_and_is_built_when_it_is_visited(window, office, press):
    assert list(office._places) == [PlaceName.HOME]

    for rank, name in enumerate(PlaceName, start=1):
        press(f"Ctrl+{rank}")
        assert office.shown is name
        assert [each for each, button in window.sidebar.places.items() if button.isChecked()] == [name]
        assert window.sidebar.places[name].accessibleDescription() == "lieu affiché"
        assert office.place.isAncestorOf(QApplication.focusWidget())


def test_a_click_on_the_place_that_is_shown_leaves_it_marked(window, office):
    window.sidebar.places[PlaceName.HOME].click()

    assert window.sidebar.places[PlaceName.HOME].isChecked()


def test_the_five_steps_have_their_keys(window, office, press):
    press("Ctrl+2", "End", "Return")
    workspace = office.sessions.workspace

    for rank, phase in enumerate(Phase, start=1):
        press(f"Alt+{rank}")
        assert workspace.phase is phase
        assert workspace.tabs.currentIndex() == rank - 1
        assert workspace.isAncestorOf(QApplication.focusWidget())
    press("Escape")
    assert office.sessions.list.view.hasFocus()


def test_a_french_keyboard_needs_no_shift_for_the_places_and_the_steps(office, press):
    """Its figures are above « & é " ' ( », which is what Ctrl or Alt comes with."""
    for key, name in zip(AZERTY, PlaceName, strict=False):
        press(f"Ctrl+{key}")
        assert office.shown is name
    press("Ctrl+É", "End", "Return")
    for key, phase in zip(("&", "É", '"', "'", "("), Phase, strict=True):
        press(f"Alt+{key}")
        assert office.sessions.workspace.phase is phase


def test_alt_and_a_figure_opens_the_session_that_is_chosen_in_the_list(office, press):
    press("Ctrl+2", "End", "Alt+5")

    assert office.sessions.workspace.phase is Phase.ACTS
    assert office.sessions.sheet.title.endswith(f"25{NB}septembre{NB}2026")


def test_nothing_is_shown_as_a_window_of_its_own(qapp, window, office, press):
    """A piece shown before it is put in its place flashes over the screen and takes the keyboard away."""

    class Watch(QObject):
        shown: ClassVar[list[str]] = []

        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                self.shown.append(f"{type(watched).__name__} {watched.property('text') or watched.objectName()}")
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    press("Ctrl+2", "End", "Return", *(f"Alt+{step}" for step in range(1, 6)))
    press(*(f"Ctrl+{place}" for place in range(1, 8)))
    qapp.removeEventFilter(watch)
    assert not watch.shown
    assert window.isActiveWindow()


def test_the_list_is_filtered_by_typing(window, office, press, write):
    press("Ctrl+2")
    write("septembre")

    assert [row.day for row in office.sessions.list.rows] == [f"vendredi 25{NB}septembre{NB}2026"]
    assert window.status.left.text().startswith(f"3{NB}séances")
    write(" hippopotame")
    assert "Aucune séance ne correspond" in office.sessions.list.empty.text()
    press("Escape")
    assert len(office.sessions.list.rows) == 3
    assert office.sessions.list.view.hasFocus()


def test_a_step_opened_from_the_home_is_that_of_the_highlighted_session(office, press):
    press("Ctrl+1")
    home = office.place_of(PlaceName.HOME)
    home.coming.setFocus()
    home.coming.setCurrentIndex(home.coming.model().index(1, 0))
    chosen = home.highlighted

    press("Alt+2")

    assert (office.sessions.sheet.id, office.sessions.workspace.phase) == (chosen, Phase.NOTICE)


def test_what_was_held_is_shown_item_by_item(office, press):
    press("Ctrl+2", "End", "Alt+3")
    step = office.sessions.workspace.step

    assert [figure for figure, _ in head(step._live, 1).balance] == ["18", "3", "2", "1", "24"]
    assert "1. Adopté à l’unanimité — " in step.item.agenda.item(0).text()
    assert len(step.roll.chips.chips) == 24
    press("Alt+4")
    page = office.sessions.workspace.step.sheet.toPlainText()
    assert page.startswith("Procès-verbal de la séance")
    assert "la séance est levée" in page


@pytest.mark.parametrize(("key", "said"), [("Alt+4", "compose de ce qui est noté"),
                                           ("Alt+5", "Aucune délibération")])  # fmt: skip
def test_what_is_not_recorded_yet_is_said(office, press, key, said):
    press("Ctrl+2", key)

    step = office.sessions.workspace.step
    assert said in step.missing.text()
    assert step.missing.isVisible()


def test_the_list_is_said_to_be_published_then_not(qtbot, window, office, press, write):
    press("Ctrl+2", "End", "Alt+5")
    step = office.sessions.workspace.step
    assert step.head.list_by.isVisible()
    assert step.head.published.editor.hasFocus(), "the one thing that is to be noted"
    place = step.head.published.pos()
    write("24/09/2026")
    press("Return")
    assert "sa liste se publie ce jour-là ou après" in step.head.published.refusal
    qtbot.waitUntil(lambda: not office.said.sentence)  # it is said under the field
    press("Ctrl+A")
    write("28/09/2026")
    press("Return")
    assert not step.head.list_by.isVisible()
    step.head.layout().activate()
    assert step.head.published.pos() == place
    press("Ctrl+1")
    assert "Afficher et publier la liste des délibérations" not in dues(office)

    press("Ctrl+Z")

    assert dues(office)[0] == "Afficher et publier la liste des délibérations"


def test_what_is_typed_in_a_step_is_kept_when_she_goes_elsewhere(office, press, write):
    press("Ctrl+2", "End", "Alt+5")
    office.sessions.workspace.step.head.published.focus()
    write("28/09/2026")
    press(key_to(PlaceName.SETTINGS))

    assert office.shown is PlaceName.SETTINGS
    with office.store.reading() as reader:
        assert reader.session(reader.sessions()[-1].id).list_published is not None


def test_what_is_refused_stays_where_it_is_typed(window, office, press, write):
    press("Ctrl+2", "End", "Alt+5")
    step = office.sessions.workspace.step
    step.head.published.focus()
    write("31/02/2026")
    for key in (key_to(PlaceName.SETTINGS), "Ctrl+1", "Alt+1", "Escape", "Ctrl+Q"):
        press(key)
        if key == "Escape":  # gives up what was typed, and stays
            write("31/02/2026")
        assert office.shown is PlaceName.SESSIONS
        assert office.sessions.workspace.phase is Phase.ACTS
        assert step.head.published.editor.text() == "31/02/2026"
    assert window.isVisible()
    press("Escape")


def test_escape_goes_back_by_what_is_nearest(office, press):
    press("Ctrl+2", "Home", "Return", "Alt+2")
    step = office.sessions.workspace.step
    step.register.means.focus()
    office.say("La convocation est partie.", Tone.WARNING)

    press("Escape")
    assert office.said.isHidden()
    press("Escape")
    assert step.table.hasFocus()
    assert office.sessions.sheet is not None
    press("Escape")

    assert office.sessions.sheet is None


def test_the_keyboard_comes_back_to_what_is_refused(qtbot, window, at_work, press, write):
    """However far it is: on another page, and the search, the help and the door stay open."""
    press("Alt+2")
    step, said = at_work.sessions.workspace.step, at_work.said
    step.tabs.setCurrentIndex(NOTICE)
    step.notice.displayed.focus()
    write("demian")
    press("Tab")
    step.tabs.setCurrentIndex(0)
    for key in ("Ctrl+1", "Alt+1", key_to(PlaceName.SETTINGS)):
        press(key)

        assert QApplication.focusWidget() is step.notice.displayed.editor, key
        assert "Corrigez « Affichée ou publiée, et au registre, le », ou Échap" in said.sentence
        assert step.tabs.currentIndex() == NOTICE
    press("Ctrl+K")
    assert at_work.finder.palette.isVisible()
    press("Escape", "F1")
    assert at_work._help.isVisible()
    press("Escape", "Ctrl+Q")
    assert window.isVisible()
    assert "quitter sans garder « demian »" in said.sentence
    press("Escape")
    assert not said.sentence
    write("demian")
    press("Ctrl+Q")
    assert window.isVisible()  # she has not been told of these ones yet

    press("Ctrl+Q")

    assert not window.isVisible()


@pytest.mark.parametrize(("asked", "kind"), [("dec 2026", "séance"), ("hebrard claire", "personne"),
                                             ("LC2026-15", "décision"), ("plein ecran", "action")])  # fmt: skip
def test_the_search_finds_more_than_texts(office, press, write, asked, kind):
    press("Ctrl+K")
    write(asked)

    assert office.finder.palette.view.model().lines[0].kind == kind


def test_an_action_is_done_from_the_search(window, office, press, write):
    press("Ctrl+K")
    write("thème : sombre")
    press("Return")

    assert window.menus.schemes["sombre"].isChecked()
    window.menus.schemes["clair"].trigger()


def test_a_person_is_shown_in_the_assembly(office, press, write):
    press(key_to(PlaceName.ASSEMBLY), "Ctrl+1", "Ctrl+K")
    write("hebrard")
    press("Return")

    assert office.shown is PlaceName.ASSEMBLY
    assert "HÉBRARD" in office.place.table.current.titular


def test_what_is_said_of_a_session_is_not_shown_on_another(office, press):
    press("Ctrl+2", "End", "Return")
    office.say("La séance a été tenue.", Tone.WARNING)
    press("Alt+2")
    assert office.said.sentence, "still the same session"

    press("Escape", "Home", "Return")

    assert office.said.sentence == ""


def test_a_decision_that_is_found_is_shown_in_its_place(office, press, write):
    press("Ctrl+K")
    write("LC2026-15")
    press("Return")

    assert office.shown is PlaceName.DECISIONS
    assert office.place.table.current.decision.number.startswith("LC2026-15")


def test_in_the_table_of_decisions_a_new_one_is_a_line_and_a_deleted_one_comes_back(office, press):
    press(key_to(PlaceName.DECISIONS), "Ctrl+N")
    assert office.shown is PlaceName.DECISIONS
    assert office.place.table.model_.draft is not None

    press("Escape", "Escape", "F3")
    known = [line.key for line in office.place.table.model_.lines]
    press("Ctrl+Delete")
    assert len(office.place.table.model_.lines) == len(known) - 1
    assert "Ctrl+Z" in office.said.sentence
    press("Ctrl+Z")
    assert [line.key for line in office.place.table.model_.lines] == known


def test_help_tells_the_keys_of_the_screen_and_gives_the_keyboard_back(office, press):
    press("Ctrl+2", "Return", "F1")

    told = office._help.told
    assert "Monter le point" in told
    assert "Ctrl+Maj+I" in told
    press("Escape")
    assert not office._help.isVisible()
    assert first_step(office).agenda.view.hasFocus()


def test_undo_says_what_it_takes_back(window, office, press):
    press("Ctrl+2", "Return", "Alt+Down")

    assert window.menus.undo.text().startswith("&Annuler : déplacer le point 1")
    press("Ctrl+Z")
    assert window.menus.redo.text().startswith("&Rétablir : déplacer le point 1")
    assert window.status.right.text() == "enregistré à 10:42:07"


@pytest.mark.parametrize(("keys", "place", "phase"), [
    ((key_to(PlaceName.ASSEMBLY),), PlaceName.ASSEMBLY, None),
    (("Ctrl+2", "End", "Alt+4"), PlaceName.SESSIONS, Phase.MINUTES),
])  # fmt: skip
def test_she_comes_back_where_she_was(window, office, example_path, press, keys, place, phase):
    press(*keys)
    window.show_welcome()
    window.open_store(example_path)

    again = window.office
    assert again.shown is place
    if phase:
        assert again.sessions.workspace.phase is phase
        assert again.sessions.sheet.title.endswith(f"25{NB}septembre{NB}2026")


def test_the_list_comes_back_as_a_list(window, office, example_path, press):
    press("Ctrl+2", "Down")
    window.show_welcome()
    window.open_store(example_path)

    assert window.office.sessions.sheet is None
    assert window.office.sessions.list.current.day == f"vendredi 4{NB}décembre{NB}2026"


def test_recent_files_are_in_the_menu_at_home_and_on_the_welcome(window, office, example_path, press, tmp_path, qtbot):
    other = tmp_path / "autre.syndic"
    bootstrap._create_store(other).close()
    window.open_store(other)

    assert [button.text() for button in window.office.place.recent] == ["exemple"]
    window.menus.recent.aboutToShow.emit()
    assert [action.text() for action in window.menus.recent.actions()] == ["autre", "exemple"]
    window.office.place.recent[0].click()
    qtbot.waitUntil(lambda: window.office.store.path == example_path)
    window.show_welcome()
    assert [button.text() for button in window.welcome.recent] == ["exemple", "autre"]
    other.unlink()
    window.show_welcome()
    assert [button.text() for button in window.welcome.recent] == ["exemple"]


def test_a_new_dossier_begins_with_the_syndicat(window, answers, press, tmp_path):
    answers.path = tmp_path / "neuf.syndic"
    press("Ctrl+Alt+N")

    assert answers.path.is_file()
    assert window.office.shown is PlaceName.SETTINGS
    assert window.office.place.form.fields["name"].editor.hasFocus()
    press("Ctrl+1")
    assert window.office.place.first_title.text() == "Entrez votre syndicat"
    press("Return")
    assert window.office.shown is PlaceName.SETTINGS


def test_a_new_dossier_never_takes_the_place_of_a_file(window, answers, press, example_path):
    before = example_path.read_bytes()
    answers.path = example_path
    press("Ctrl+Alt+N")

    assert example_path.read_bytes() == before
    assert "existe déjà" in window.welcome.banner.sentence


def test_a_session_that_is_taken_away_is_left(office, press):
    with office.store.reading() as reader:
        made = replace(reader.session(reader.sessions()[0].id), day=reader.sessions()[0].day.replace(month=3))
    from syndic_desktop.actions.sessions import SESSIONS, remove_session

    with office.store.writing("créer") as writer:
        session_id = writer.add_session(made)
    office.desk.changed.emit(SESSIONS)
    press("Ctrl+2", "Home", "Return")
    assert office.sessions.sheet.id == session_id

    office.desk.run(remove_session, session_id)

    assert office.sessions.sheet is None
    assert office.sessions.list.view.hasFocus()


def test_a_receipt_awaited_leads_to_its_act(window, example_path, press):
    with bootstrap._open_store(example_path) as store, store.writing("attendre") as writer:
        session = writer.sessions()[-1]
        item_id = [line.id for line in writer.items(session.id) if line.number][2]
        item = writer.item(item_id)
        waiting = replace(item.act.transmission, receipt=None)
        writer.save_item(item_id, replace(item, act=Act(item.act.signature, waiting)))
    window.open_store(example_path)
    office = window.office
    place = dues(office).index(f"Relever 1{NB}accusé de réception")
    press(*["Down"] * place, "Return")

    step = office.sessions.workspace.step
    assert step.item_id == item_id
    assert step.table.current.section == "Accusé de réception attendu"


def test_a_session_is_begun_from_anywhere_and_opens_on_its_agenda(office, press, write):
    press(key_to(PlaceName.ASSEMBLY), "Ctrl+N")
    form = office.sessions.form
    assert form.day.editor.hasFocus()
    write("12/03/2027")
    press("Return")
    form.create_button.setFocus()
    press("Return")

    assert office.sessions.sheet is not None
    assert office.sessions.sheet.title.endswith(f"12{NB}mars{NB}2027")
    assert first_step(office).agenda.view.hasFocus()
    press("Ctrl+Z")
    assert office.sessions.sheet is None


def test_what_is_typed_in_the_form_stays_while_she_looks_elsewhere(office, press, write):
    press("Ctrl+N")
    write("12/03/2027")
    press(key_to(PlaceName.ASSEMBLY), "Ctrl+2")

    assert office.sessions.form.day.editor.text() == "12/03/2027"
    assert office.sessions.form.isVisible()
    office.sessions.form.close_button.setFocus()
    press("Return")
    assert office.sessions.list.view.hasFocus()


@pytest.mark.parametrize(
    ("target", "field"),
    [
        (Target(Part.PLACE), lambda step: step.heading.place.editor),
        (Target(Part.DAY), lambda step: step.heading.day.editor),
        (Target(Part.MATTER, 3), lambda step: step.card.matter.editor),
        (Target(Part.STATEMENT, 2), lambda step: step.card.editor.statement),
    ],
)
def test_a_finding_leads_to_the_very_field(office, press, target, field):
    press("Ctrl+2", "Enter")
    step = office.sessions.workspace.step

    step.checks.asked.emit(target)

    assert field(step).hasFocus()
    if target.item is not None:
        assert step.agenda.current.position == target.item


def test_a_finding_about_the_profile_opens_it(office, press):
    press("Ctrl+2", "Enter")

    office.sessions.workspace.step.checks.asked.emit(Target(Part.PROFILE))

    assert office.place_of(PlaceName.SETTINGS).statutes.table.hasFocus()


def test_help_is_given_while_a_field_is_refused(at_work, press, write):
    step = first_step(at_work)
    step.card.matter.focus()
    press("Ctrl+A")
    write("nulle part")

    press("F1")

    assert at_work._help is not None
    assert at_work._help.isVisible()
