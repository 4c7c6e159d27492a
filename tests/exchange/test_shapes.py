"""The shape of a dossier: keys, types, dates, and how leniently a writer is read."""

# ruff: noqa: E501 - one case a line reads as a table

from __future__ import annotations

from fractions import Fraction

import pytest

from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.syndicats import TEMPLATE_SETS
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable, Listing, Paragraph, Run, Table, paragraph
from syndic_desktop.exchange import dossiers
from tests.documents.papers import TEMPLATES
from tests.exchange.trees import Tree, faults, read, small


def put(tree: Tree, path: str, value: object) -> Tree:
    """Set a value at « seances.0.lieu »."""
    *way, last = path.split(".")
    box = tree
    for step in way:
        box = box[int(step)] if step.isdigit() else box[step]  # type: ignore[assignment]
    box[int(last) if last.isdigit() else last] = value  # type: ignore[index]
    return tree


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("syndicat.nom", 3, "syndicat.nom : texte attendu, nombre trouvé"),
        ("syndicat.nom", True, "syndicat.nom : texte attendu, vrai ou faux trouvé"),
        ("syndicat.nom", None, "syndicat.nom : texte attendu, rien (null) trouvé"),
        ("syndicat.couleur", "bleu", "syndicat.couleur : clé inconnue"),
        ("syndicat.departement", "99", "syndicat.departement : département en trois caractères (« 046 ») attendu, « 99 » trouvé"),
        ("syndicat.siret", "123", "syndicat.siret : SIRET de 14 chiffres attendu, « 123 » trouvé"),
        ("syndicat.logo", "../logo.png", "syndicat.logo : chemin « ../logo.png » impossible sous annexes/"),
        ("syndicat.logo", "C:/logo.png", "syndicat.logo : chemin absolu « C:/logo.png » : donnez un chemin sous annexes/"),
        ("syndicat.type", "mou", "syndicat.type : valeur inconnue « mou », valeurs possibles : ferme, ouvert, departement, region, commune, epci, autre"),
        ("syndicat.profil", {"quorum": {"fraction": "3/2"}}, "syndicat.profil.quorum.fraction : une fraction entre 0 et 1 est attendue, « 3/2 » trouvé"),
        ("syndicat.profil", {"quorum": {"strict": 1}}, "syndicat.profil.quorum.strict : vrai ou faux (true, false) attendu, nombre trouvé"),
        ("personnes", {}, "personnes : liste attendue, objet trouvé"),
        ("personnes.2", "p-cid", "personnes[2] : objet attendu, texte trouvé"),
        ("personnes.2.code", " p-cid", "personnes[2].code : un code est attendu : un texte court, sans espace au bord"),
        ("fonctions.0.rang", True, "fonctions[0].rang : nombre entier attendu, vrai ou faux trouvé"),
        ("sieges.1.voix", "3/0", "sieges[1].voix : nombre entier ou fraction (« 3/2 ») attendu, « 3/0 » trouvé"),
        ("sieges.1.voix", 1.5, "sieges[1].voix : nombre entier ou fraction (« 3/2 ») attendu, nombre décimal trouvé"),
        ("seances.0.date", "2019-02-30", "seances[0].date : date qui n’existe pas « 2019-02-30 »"),
        ("seances.0.date", "30/02/2019", "seances[0].date : date attendue sous la forme AAAA-MM-JJ, « 30/02/2019 » trouvé"),
        ("seances.0.heure_ouverture", "25:00", "seances[0].heure_ouverture : heure qui n’existe pas « 25:00 »"),
        ("seances.0.heure_ouverture", "10h", "seances[0].heure_ouverture : heure attendue sous la forme HH:MM, « 10h » trouvé"),
        ("seances.0.presences.3.etat", "parti", "seances[0].presences[3].etat : valeur inconnue « parti », valeurs possibles : present, suppleant, pouvoir, excuse, absent"),
        ("seances.0.points.0.matiere", "7.100", "seances[0].points[0].matiere : code de matière (« 7.10 ») attendu, « 7.100 » trouvé"),
        ("seances.0.points.0.matiere", 7.1, "seances[0].points[0].matiere : texte attendu, nombre décimal trouvé"),
        ("seances.0.points.0.expose", [3], "seances[0].points[0].expose[0] : texte ou objet (paragraphe, titre, liste, tableau) attendu, nombre trouvé"),
        ("seances.0.points.0.expose", [{"liste": [{"paragraphe": [{"texte": 1}]}]}], "seances[0].points[0].expose[0].liste[0].paragraphe[0].texte : texte attendu, nombre trouvé"),
        ("seances.0.points.0.expose", [{"tableau": "factures"}], "seances[0].points[0].expose[0].tableau : tableau inconnu « factures », tableaux possibles : deliberations_bureau, lettres_de_commande, arretes, conventions, decisions_president, marches"),
        ("seances.0.points.0.expose", [{"tableau": {"lignes": [["a", "b"], ["c"]]}}], "seances[0].points[0].expose[0].tableau.lignes : la ligne 2 du tableau a 1 cellule au lieu de 2"),
        ("seances.0.points.0.dispositif", [None], "seances[0].points[0].dispositif[0] : texte ou objet attendu, rien (null) trouvé"),
        ("seances.0.points.0.annexes", [{"titre": "Plan", "fichier": "/etc/passwd"}], "seances[0].points[0].annexes[0].fichier : chemin absolu « /etc/passwd » : donnez un chemin sous annexes/"),
        ("decisions", [{"type": "arrete", "numero": "1", "objet": "x", "montant": 12.5}], "decisions[0].montant : texte attendu, nombre décimal trouvé"),
        ("decisions", [{"type": "arrete", "numero": "1", "objet": "x", "montant": "12,50"}], "decisions[0].montant : montant en euros attendu, comme « 1098.34 », « 12,50 » trouvé"),
    ],
)  # fmt: skip
def test_a_fault_of_shape_says_its_place_what_is_wanted_and_what_was_found(path, value, said):
    assert faults(put(small(), path, value)) == [said]


def test_a_missing_key_is_named():
    tree = small()
    del tree["seances"][0]["date"]

    assert faults(tree) == ["seances[0].date : clé manquante"]


def test_every_fault_is_told_and_a_long_list_is_cut():
    tree = small()
    tree["personnes"] = [{"code": f"p{number}", "couleur": 1} for number in range(8)]

    with pytest.raises(dossiers.FaultyDossier) as caught:
        read(tree)

    assert len(caught.value.faults) == 8 * 4
    assert str(caught.value).startswith("Dossier refusé, 32 fautes : personnes[0].civilite : clé manquante ; ")
    assert str(caught.value).endswith(" ; et 12 autres.")


def test_a_point_is_not_both_withdrawn_and_postponed():
    tree = put(put(small(), "seances.0.points.0.retire", True), "seances.0.points.0.reporte", True)

    assert faults(tree) == ["seances[0].points[0] : le point est à la fois retiré et reporté"]


def test_one_text_stands_for_a_list_of_lines():
    tree = put(put(small(), "syndicat.adresse", "1 rue du Port"), "seances.0.pv", {"corrections": "Une faute."})

    dossier = read(tree).dossier

    assert dossier.syndicat.address == ("1 rue du Port",)
    assert dossier.sessions[0].minutes == Minutes(corrections=("Une faute.",))


def test_optional_keys_may_be_null():
    tree = small()
    tree["sieges"][1] |= {"suppleants": None, "voix": None, "du": None}
    tree["seances"][0] |= {"mouvements": None, "pv": None, "secretaire": None}
    tree["seances"][0]["points"][0] |= {
        "numero": None,
        "rapporteur": None,
        "debat": None,
        "deports": None,
        "acte": None,
    }

    assert faults(tree) == []


@pytest.mark.parametrize("notice", [None, {}, {"date": None}])
def test_a_session_in_preparation_has_no_notice_yet(notice):
    assert read(put(small(), "seances.0.convocation", notice)).dossier.sessions[0].notice == Notice()


def test_weights_are_exact_and_whole_ones_are_written_as_numbers():
    tree = put(put(small(), "sieges.0.voix", "6/4"), "sieges.1.voix", "4/2")
    tree["seances"] = []

    reading = read(tree)

    assert [seat.weight for seat in reading.dossier.assembly.seats[:3]] == [Fraction(3, 2), Fraction(2), Fraction(1)]
    assert b'"voix": "3/2"' in dossiers.to_json(reading.dossier)
    assert b'"voix": 2' in dossiers.to_json(reading.dossier)


def test_rich_text_keeps_its_looks_and_plain_paragraphs_stay_strings():
    written = [
        "Simple.",
        {"paragraphe": [{"texte": "gras", "gras": True}, {"texte": " et "}, {"texte": "2", "exposant": True}]},
        {"liste": ["un", {"liste": ["deux"]}], "numerotee": True},
        {"tableau": {"lignes": [["a", "b"]], "entete": True}},
        {"tableau": "arretes"},
    ]

    dossier = read(put(small(), "seances.0.points.0.expose", written)).dossier

    assert dossier.sessions[0].items[0].statement == (
        paragraph("Simple."),
        Paragraph((Run("gras", bold=True), Run(" et "), Run("2", superscript=True))),
        Listing((paragraph("un"), Listing((paragraph("deux"),))), numbered=True),
        Table((("a", "b"),), header=True),
        DelegatedTable(DecisionKind.ORDER),
    )
    assert '"Simple.",' in dossiers.to_json(dossier).decode()
    assert read_again(dossier) == dossier


def test_a_clause_without_verb_nor_sub_is_a_string():
    clauses = ["d’adopter.", {"texte": "de prendre acte"}, {"verbe": "CHARGE", "texte": "la présidente", "sous": ["a"]}]

    dossier = read(put(small(), "seances.0.points.0.dispositif", clauses)).dossier

    text = dossiers.to_json(dossier).decode()
    assert '"de prendre acte",' in text
    assert read_again(dossier) == dossier


def test_a_debate_without_remark_is_not_a_debate_nobody_noted():
    dossier = read(put(small(), "seances.0.points.0.debat", [])).dossier

    assert [item.debate for item in dossier.sessions[0].items] == [(), None]
    assert read_again(dossier) == dossier


def test_pydantic_waits_for_a_dossier():
    import subprocess
    import sys

    code = "import sys; import syndic_desktop.exchange.dossiers; sys.exit('pydantic' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def read_again(dossier: object) -> object:
    return dossiers.parse(dossiers.to_json(dossier)).dossier  # type: ignore[arg-type]


def test_a_set_of_templates_that_nobody_knows_is_told_and_the_usual_ones_serve():
    tree = small()
    tree["syndicat"]["modeles"] = "moderne"

    (told,) = read(tree).notices

    assert told.startswith("syndicat.modeles : modèles « moderne » inconnus, ceux de « classique » serviront")


def test_every_set_that_is_shipped_is_known():
    shipped = {path.parent.name for path in TEMPLATES.rglob("*.docx")}

    assert set(TEMPLATE_SETS) == shipped
