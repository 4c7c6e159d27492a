"""The search finds what other places do, goes there, and begins it where that changes nothing by itself."""

from __future__ import annotations

from collections import defaultdict
from functools import partial

import pytest

from syndic_desktop.domain import wording
from syndic_desktop.queries.phases import Phase
from syndic_desktop.queries.searches import Kind
from syndic_desktop.ui.elsewhere import GESTURES, Where, elsewhere
from syndic_desktop.ui.finding import of_place
from syndic_desktop.ui.menus import bare
from syndic_desktop.ui.models import LINE
from syndic_desktop.ui.places import PlaceName, Spot
from tests.ui.conftest import first_step

from PySide6.QtWidgets import QAbstractButton, QApplication  # isort: skip  # after ui, which keeps None alive


@pytest.fixture
def office(window, example_path):
    window.open_store(example_path)
    return window.office


def offered(office, press, write, asked: str) -> list[str]:
    press("Ctrl+K")
    write(asked)
    lines = office.finder.palette.view.model().lines
    return [line.subject for line in lines if line.kind is Kind.ACTION]


def choose(office, press, words: str) -> None:
    view = office.finder.palette.view
    row = next(row for row, line in enumerate(view.model().lines) if line.subject == words)
    for _ in range(row):
        press("Down")
    assert view.currentIndex().data(LINE).subject == words
    press("Return")


def test_every_gesture_is_where_it_is_said_to_be_and_none_is_forgotten(office):
    with office.store.reading() as reader:
        sessions = [line.id for line in reader.sessions()]
    there: dict[Where, set[str]] = defaultdict(set)
    gestures: dict[Where, set[str]] = defaultdict(set)
    spots = [(name, Spot(name)) for name in PlaceName if name is not PlaceName.HOME]
    spots += [(phase, Spot(PlaceName.SESSIONS, each, phase)) for phase in Phase for each in sessions]
    for where, spot in spots:
        office.go(spot)
        there[where] |= set(of_place(office.place))
        gestures[where] |= {wording.fold(bare(each)) for each in office.place.gestures}
    known: dict[Where, set[str]] = defaultdict(set)
    for each in GESTURES:
        known[each.where].add(wording.fold(each.words))

    # Turning pages of a place is worth nothing from elsewhere; the list of sessions is found as a place.
    turning = {wording.fold("Page suivante"), wording.fold("Page précédente")}
    assert {where: words - there[where] for where, words in known.items() if words - there[where]} == {}
    assert {where: left for where, words in gestures.items() if (left := words - known[where] - turning)} == {}


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("renouvellement", "Renouvellement d’un membre…"),
        ("importer", "Importer une liste…"),
        ("importer", "Depuis Excel…"),
        ("procuration", "Pouvoir…"),
        ("procuration", "Noter un pouvoir"),
        ("registre", "Relier le registre, ou écrire le rapport…"),
        ("rapport d’activité", "Voir le rapport d’activité"),
        ("modèles", "Aller à : Modèles"),
        ("lettre de commande", "Nouvelle décision"),
        ("lettre de commande", "Liste « Lettres de commande »"),
        ("jours francs", "Échéancier"),
        ("téléphone", "Masquer dans la version publique"),
        ("numérotation", "Délégations…"),
        ("accusé de réception", "Reprendre des accusés (XML)…"),
    ],
)
def test_it_is_found_from_home_by_the_words_she_has(office, asked, words):
    office.go(Spot(PlaceName.HOME))
    office.finder.open()

    found = [line.subject for line in office.finder._find(asked) if line.kind is Kind.ACTION]

    assert words in found


def test_a_renewal_begins_where_the_seats_are(office, press, write):
    assert "Renouvellement d’un membre…" in offered(office, press, write, "renouvellement")
    choose(office, press, "Renouvellement d’un membre…")

    assert office.shown is PlaceName.ASSEMBLY
    assert office.place.side.currentWidget() is office.place.renewal


def test_a_step_is_opened_on_the_next_session_where_home_shows_one_that_was_held(office, press, write):
    with office.store.reading() as reader:
        lines = {line.id: line for line in reader.sessions()}
    assert lines[office.place.highlighted].held, "its list is to be published"
    meant = min((line for line in lines.values() if not line.held), key=lambda line: line.day).id
    offered(office, press, write, "echeancier")
    choose(office, press, "Échéancier")

    assert office.sessions.sheet.id == meant
    assert office.sessions.workspace.phase is Phase.AGENDA
    assert first_step(office).timetable.isVisible()


def test_what_changes_the_dossier_only_shows_where_it_is(office, press, write):
    with office.store.reading() as reader:
        before = reader.decisions()
    offered(office, press, write, "supprimer la decision")
    choose(office, press, "Supprimer la décision")

    assert office.shown is PlaceName.DECISIONS
    assert "Suppr" in office.said.sentence
    with office.store.reading() as reader:
        assert reader.decisions() == before


def test_without_a_session_it_says_what_is_missing(window, tmp_path, answers, press, write):
    answers.path = tmp_path / "neuf.syndic"
    window.menus.new.trigger()
    office = window.office
    offered(office, press, write, "noter l’envoi")
    choose(office, press, "Noter l’envoi")

    assert office.shown is PlaceName.SESSIONS
    assert "ouvrez-en une d’abord" in office.said.sentence


def test_the_screen_that_is_shown_speaks_for_itself():
    assert all(each.where is not Phase.NOTICE for _, each in elsewhere(Phase.NOTICE))
    codes = [code for code, _ in elsewhere(None)]
    assert len(codes) == len(set(codes)) == len(GESTURES)


def test_enter_in_the_search_presses_nothing_else(office, press, write):
    """Neither the button she comes from nor the one that the gesture puts the keyboard on."""
    offered(office, press, write, "renouvellement")
    choose(office, press, "Renouvellement d’un membre…")
    office.place.renewal.done_button.setFocus()
    pressed = []
    for button in office.window().findChildren(QAbstractButton):
        button.clicked.connect(partial(pressed.append, button))
    for asked, words in (
        ("thème clair", "Thème : clair"),
        ("aide saisie", "Aide à la saisie"),
        ("delegations", "Délégations…"),
    ):
        offered(office, press, write, asked)
        choose(office, press, words)
    assert pressed == []
    assert office.desk.undo_label is None


@pytest.mark.qt_log_ignore(r"does not support (grabbing|raise|propagate)")  # a menu, without a screen
def test_what_begins_at_once_changes_nothing(office, answers):
    """It opens a form, a list or a view: nothing is there to be undone."""
    with office.store.reading() as reader:
        sessions = {line.held: line.id for line in reader.sessions()}
    for each in (each for each in GESTURES if each.starts):
        held = each.phase in (Phase.MINUTES, Phase.ACTS)
        office.go(Spot(each.place, sessions[held] if each.phase else 0, each.phase))
        offer = of_place(office.place).get(wording.fold(each.words))
        if offer is not None:
            offer.do()
        if (menu := QApplication.activePopupWidget()) is not None:
            menu.close()
        assert office.desk.undo_label is None, each.words
