"""Offices: what the subject of an election says of the bureau it fills."""

from __future__ import annotations

import pytest

from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.offices import vices_to_elect


@pytest.mark.parametrize(
    ("subject", "many"),
    [
        ("Élection des vice-présidents", None),
        ("Élection du 1er vice-président", None),
        ("Élection du président", 0),
        ("Élection des membres du bureau", 0),
        ("Élection du vice-président de la commission d’appel d’offres et de ses membres", 0),
        ("Élection de trois vice-présidents et de deux membres du bureau", 3),
        ("Élection de 4 vice-président(e)s et 2 autres membres du bureau", 4),
        ("Élection d’une vice-présidente et d’un secrétaire", 1),
        ("Élection du premier vice-président, du deuxième vice-président et des membres du bureau", 2),
        ("Élection du président, des vice-présidentes et vice-présidents et des autres membres du bureau", 2),
    ],
)
def test_the_subject_says_how_many_vice_presidents_are_elected(subject, many):
    assert vices_to_elect(Item(ItemKind.ELECTION, subject)) == many


def test_only_an_election_elects_them():
    assert vices_to_elect(Item(ItemKind.DELIBERATION, "Élection des vice-présidents")) == 0
