"""What looks personal and was not marked: told; what was marked, or only looks like a number of an act: not told."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.sessions import Minutes, Session
from syndic_desktop.domain.suspects import suspects
from syndic_desktop.domain.texts import paragraph
from tests.domain.test_checks import GOOD


def held(*said: str, private: tuple[str, ...] = (), told: str = "") -> Session:
    """A session of one item that decides these, and whose minutes tell this in other words."""
    item = Item(ItemKind.DELIBERATION, "Bail", operative=tuple(map(Clause, said)), private=private)
    minutes = Minutes(rewordings=(Rewording(0, "levee", (), (paragraph(told),), 1),)) if told else None
    return replace(GOOD, items=(item,), minutes=minutes)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("Joignable au 06 12 34 56 78.", "06 12 34 56 78"),
        ("Joignable au +33 6.12.34.56.78", "+33 6.12.34.56.78"),
        ("écrire à lise.aubrac@orange.fr.", "lise.aubrac@orange.fr"),
        ("demeurant 12 bis, rue d’Ambre, à Cahors", "12 bis, rue d’Ambre"),
    ],
)
def test_what_looks_personal_is_found_unless_it_is_marked(said, found):
    assert suspects(held("Rien", said)) == (found,)
    assert suspects(held(said, private=(found,))) == ()
    assert suspects(held("Rien", told=said)) == (found,)
    assert suspects(held("Rien", told=said, private=(found,))) == ()


@pytest.mark.parametrize(
    "said",
    ["la délibération CS2026/19 du 25 septembre 2026", "un crédit de 1 200 000 000,00 €", "le SIRET 200 012 345 00018",
     "les 12 membres prennent place", "0,12 34 56 78 90"],
)  # fmt: skip
def test_what_is_no_personal_data_is_not_told(said):
    assert suspects(held(said)) == ()
