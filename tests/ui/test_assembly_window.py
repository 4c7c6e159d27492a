"""The assembly in the real window: its keys, its menu, « Annuler », and going elsewhere with something half typed."""

from __future__ import annotations

import pytest

from syndic_desktop.ui.places import PlaceName, Spot


@pytest.fixture
def place(window, example_path):
    window.open_store(example_path)
    window.office.go(Spot(PlaceName.ASSEMBLY))
    return window.office.place


def codes(place) -> list[str]:
    return [row.code for row in place.table.lines][:3]


def test_a_seat_moves_with_its_keys_and_comes_back_with_cancel(window, place, press):
    assert place.table.hasFocus()
    assert codes(place) == ["DEP-1", "DEP-2", "DEP-3"]

    press("Alt+Down")

    assert codes(place) == ["DEP-2", "DEP-1", "DEP-3"]
    assert window.menus.undo.text() == "&Annuler : déplacer le siège DEP-1"
    press("Ctrl+Z")
    assert codes(place) == ["DEP-1", "DEP-2", "DEP-3"]


def test_what_is_refused_is_not_left_behind(window, place, press, write):
    press("F2")
    assert place.card.titular.editor.hasFocus()
    press("Ctrl+A")
    write("nobody at all")
    press("Ctrl+1")

    assert window.office.place is place
    assert place.card.titular.refusal
    assert place.card.titular.editor.text() == "nobody at all"
    press("Escape")
    assert place.card.titular.editor.text() == "Mme\N{NO-BREAK SPACE}Lise AUBRAC"
    press("Escape")
    assert place.table.hasFocus()
    press("Ctrl+1")
    assert window.office.place is not place
