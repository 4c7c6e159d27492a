"""The search finds an item by who reports it, alone or with words of its text."""

from __future__ import annotations

import pytest

from syndic_desktop.queries.searches import find
from tests.ui.conftest import first_step


@pytest.mark.parametrize("asked", ["hebrard", "Claire Hébrard", "hebr"])
def test_an_item_is_found_by_its_rapporteur(store, asked):
    found = find(store, asked)

    assert "Budget primitif 2027" in [each.subject for each in found]
    assert len({each.item_id for each in found}) == len(found)


def test_a_name_and_a_word_are_found_together(store):
    found = [each.subject for each in find(store, "hebrard primitif")]

    assert "Budget primitif 2027" in found
    assert len(found) < len(find(store, "hebrard"))
    assert not find(store, "hebrard hippopotame")


def test_enter_opens_the_item_of_a_rapporteur(window, example_path, press, write):
    window.open_store(example_path)
    press("Ctrl+K")
    write("hébrard primitif")
    press("Return")

    assert first_step(window.office).agenda.current.subject == "Budget primitif 2027"
