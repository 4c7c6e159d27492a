"""Tab goes through a form in reading order, whenever its rows were made: names are typed blind, one after the other."""

from __future__ import annotations

import pytest

from syndic_desktop.ui.screens.assembly.renewals import RenewalPanel
from tests.ui.standing import press, tab_to, write
from tests.ui.test_assembly_place import background, desk, paths, place, said, store  # noqa: F401

from PySide6.QtWidgets import QApplication, QWidget  # isort: skip  # after ui, which keeps None alive

FIRST = ["Membre à renouveler", "Nouveaux mandats à partir du", "Reprendre les titulaires actuels"]
LAST = ["Suppléants du membre entier", "Renouveler", "Abandonner"]


def named(widget: QWidget) -> str:
    return widget.accessibleName() or widget.text()


def walked(panel: QWidget, most: int = 60) -> list[str]:
    """Where Tab stops from where the keyboard is, until it leaves a panel; back the same way."""
    stops = [QApplication.focusWidget()]
    while len(stops) < most:
        press("Tab")
        if not panel.isAncestorOf(QApplication.focusWidget()):
            break
        stops.append(QApplication.focusWidget())
    for stop in reversed(stops):
        press("Shift+Tab")
        assert QApplication.focusWidget() is stop
    return [named(stop) for stop in stops]


def of_seat(name: str) -> list[str]:
    return [f"Pourvoir le {name}", f"Titulaire du {name}", f"Suppléant du {name}", f"Voix du {name}"]


@pytest.fixture
def renewal(place) -> RenewalPanel:  # noqa: F811
    place.renewal_button.click()
    return place.renewal


def test_tab_goes_through_a_renewal_seat_after_seat(renewal):
    seats = [*of_seat("siège orsigny-1"), *of_seat("siège orsigny-2")]

    assert walked(renewal) == [*FIRST, *seats, "Ajouter un siège", *LAST]


def test_and_so_it_does_once_the_seats_are_made_again(renewal):
    write("Département")
    press("Return", "Return")
    renewal.add_button.click()
    renewal.pool.field.focus()
    write("zoe")
    press("Return", "Return")
    renewal.member.focus()

    seats = [*of_seat("siège departement-1"), *of_seat("nouveau siège 2")]
    (line,) = renewal.pool.lines
    assert walked(renewal) == [
        *FIRST,
        *seats,
        "Ajouter un siège",
        named(line.findChild(type(renewal.done_button))),
        *LAST,
    ]


def test_names_typed_blind_go_to_their_seats(renewal):
    tab_to(renewal.lines[0].titular.editor)
    write("Mme Ève MARTIN")
    press("Tab")
    write("dana")
    press("Tab", "Tab", "Tab")
    write("zoe")
    press("Tab")

    first, second = renewal.lines
    assert (first.titular.value.last_name, first.deputy.value, second.titular.value) == ("MARTIN", "dana", "zoe")
    assert not renewal.pool.lines
    assert renewal.isVisible()
