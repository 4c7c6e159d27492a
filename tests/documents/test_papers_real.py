"""Two real sessions, read where they are: what their papers must show, line by line."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from syndic_desktop.documents.sources import Source
from tests.documents.papers import SETS, source, the_words, words_of

Cas = Callable[[str], Path]


@pytest.fixture
def lot(cas: Cas) -> Source:
    return source(cas("lot-2019-02-01.json"), "CS:2019-02-01")


@pytest.fixture
def tgn(cas: Cas) -> Source:
    return source(cas("tgn-2019-10-07.json"), "CS:2019-10-07")


def test_each_of_the_thirteen_extracts_tells_the_same_attendance(lot):
    extracts = words_of(lot, "extrait")

    assert len(extracts) == 13
    for path, said in extracts.items():
        assert "18 | 13 / 12 titulaires et 1 suppléant | 0 | 5 | 13" in said, path
        assert "En exercice | Présents | Pouvoirs | Absents | Votants" in said
        assert "L’an deux mille dix-neuf, le 1er février" in said
        assert "régulièrement convoqué le 25 janvier 2019" in said
        assert (
            "Était représenté par suppléance pour les Communautés de communes : "
            "suppléait M. Alain MATHIEU pour M. Christian CAUDRON"
        ) in said
        assert "DÉCIDE À L’UNANIMITÉ" in said
        assert "sous la présidence de M. André MELLINGER, Président" in said


def test_members_are_told_college_by_college(lot):
    said = the_words(lot, "extrait", name="CS2019-01")

    assert "pour le Département du Lot : MM. André MELLINGER et Christian DELRIEU" in said
    assert "pour la Fédération départementale d’énergies du Lot : M. Claude TAILLARDAS" in said
    assert "pour les Communautés de communes : MM. Gérard ALAZARD, Elie AUTEMAYOUX" in said
    absents = said[said.index("Absents :") :]
    assert "pour le Département du Lot : MM. Serge BLADINIERES et Pascal LEWICKI" in absents
    assert "pour la Fédération départementale d’énergies du Lot : M. Guillaume BALDY" in absents
    assert "pour les Communautés de communes : MM. Jean-Michel COSTES et Jean-Yves LANDAS" in absents


def test_the_operative_part_is_a_list_with_its_sub_clauses(lot):
    said = the_words(lot, "extrait", name="CS2019-12")

    assert "– pour la création d’un réseau de tiers-lieux lotois :" in said
    assert "  • de piloter le groupe de travail relatif à la visibilité du réseau ;" in said


def test_the_report_of_delegated_decisions_has_its_three_tables(lot):
    said = the_words(lot, "extrait", name="CS2019-03")

    assert "B2018-04 | 19/10/2018 | Adoption du plan de financement prévisionnel du WIFI public lotois" in said
    assert "ENEDIS | LC2017-38 à 44 ; 46 à 49 | " in said
    assert "1 255,97 € TTC par lettre de commande" in said
    assert "MEGAPUB | LC2018-03/EO | Rolls up communication | 400,00 € HT" in said
    assert " | LC2018-26/TL | Bâche communication | 296,00 € HT" in said
    assert "A2018-05 | 23/08/2018 | " in said
    assert len(re.findall(r"\bLC20\d\d-", said)) == 25


def test_an_act_that_nobody_signed_yet_is_not_certified(lot):
    said = the_words(lot, "extrait", name="CS2019-01")

    assert "Fait à Cahors, le ………" in said
    assert "exécutoire" not in said
    assert "Acte transmis au représentant de l’État le …………………… et publié le ……………………\n" in said
    assert "Le ou la secrétaire de séance, / ……………………" in said


def test_members_are_told_by_name_with_their_function_in_its_gender(tgn):
    said = the_words(tgn, "extrait")

    for line in (
        "PRÉSENTS : 15",
        "REPRÉSENTÉS : 3",
        "EXCUSÉS : 2",
        "M. Jean-Philippe BESIERS, Président",
        "M. Thierry DELBREIL, 1er Vice-Président",
        "Mme Francine DEBIAIS, 4ème Vice-Présidente",
        "Mme Monique FERRERO, déléguée",
        "M. Patrick PRADINES, suppléant",
        "M. Christian ASTRUC, délégué, a donné pouvoir à M. Jean-Philippe BESIERS",
        "Mme Emeline LAMERA, déléguée, a donné pouvoir à Mme Monique FERRERO",
        "Mme Frédérique TURELLA-BAYOL, déléguée",
        "Secrétaire de séance : M. Thierry DELBREIL",
    ):
        assert line in said
    assert "ABSENTS" not in said


def test_the_act_bears_its_number_its_identifier_and_its_certificate(tgn):
    said = the_words(tgn, "extrait")

    assert "Délibération n° 10/2019-02" in said
    assert "Identifiant de l’acte : 082-200061257-20191007-10201902-DE" in said
    assert "transmis au représentant de l’État le 07/10/2019" in said
    assert "et publié le 11/10/2019" in said  # its statutory profile states no way of publishing
    assert "Fait à Montauban, le 7 octobre 2019" in said


def test_each_clause_keeps_its_own_verb(tgn):
    said = the_words(tgn, "extrait")

    assert "Le Conseil Syndical, après en avoir délibéré, À L’UNANIMITÉ :" in said
    for verb in ("VALIDE l’actualisation", "ADOPTE le principe", "VOTE la création", "AUTORISE le COPIL"):
        assert f"– {verb}" in said
    assert "VU l’article 69 de la loi" in said


@pytest.mark.parametrize("templates", SETS)
@pytest.mark.parametrize("case", ["lot", "tgn"])
def test_every_set_of_templates_makes_both_sessions(case, templates, request):
    extracts = words_of(request.getfixturevalue(case), "extrait", templates=templates)

    assert all("À L’UNANIMITÉ" in said for said in extracts.values())
