"""Where a fault is, in words."""

from __future__ import annotations

import pytest

from syndic_desktop.domain.wording import NB
from syndic_desktop.exchange.places import place

TREE = {
    "personnes": [{"prenom": "Lise", "nom": "AUBRAC"}, {"prenom": 3}],
    "seances": [
        {"date": "2019-02-01", "points": [{}, {}, {"objet": 3, "visas": ["a"]}], "presences": [{"siege": "S1"}]},
        {"date": "2019-02-31"},
    ],
}


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("", ""),
        ("version", "version"),
        ("seances[0].points[2].objet", f"séance du 1er{NB}février{NB}2019, point 3, objet"),
        ("seances[0].points[2].visas[0]", f"séance du 1er{NB}février{NB}2019, point 3, visa 1"),
        ("seances[0].presences[0].mandataire", f"séance du 1er{NB}février{NB}2019, présence S1, mandataire"),
        ("seances[1].date", "séance 2, date"),
        ("seances[7].lieu", "séance 8, lieu"),
        ("personnes[0].naissance", "personne Lise AUBRAC, date de naissance"),
        ("personnes[1].prenom", "personne 2, prénom"),
        ("syndicat.profil.quorum", "syndicat, profil statutaire, quorum"),
        ("inconnu[3][4].x", "inconnu 5, x"),
    ],
)
def test_a_place_is_told_in_words(path, said):
    assert place(path, TREE) == said
