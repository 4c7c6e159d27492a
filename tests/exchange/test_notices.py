"""Notices, answers, checks set aside, as a dossier carries them: whole, and refused where they name nobody."""

from __future__ import annotations

import pytest

from tests.exchange.trees import faults, read, small

NOTICE = {
    "date": "2021-02-20",
    "envois": [{"personne": "p-ann", "date": "2021-02-20", "heure": "09:30", "moyen": "courriel", "preuve": "accusé"}],
    "signataire": "p-bob",
    "urgence": "une panne",
    "affichee_le": "2021-02-21",
    "budget_communique_le": "2021-02-19",
    "copie_aux_elus_le": "2021-02-22",
    "documents": [{"fichier": "note-de-synthese.docx", "empreinte": "abc"}],
    "envois_remplaces": [
        {
            "date": "2021-02-15",
            "remplace_le": "2021-02-20",
            "envois": [{"personne": "p-bob", "date": "2021-02-15", "moyen": "remise"}],
            "documents": [{"fichier": "note-de-synthese.docx", "empreinte": "xyz"}],
            "modifications": [
                {"quoi": "lieu", "avant": "Port", "apres": "Pont"},
                {"quoi": "point ajouté", "apres": "Bail", "rang_apres": 2},
            ],
        }
    ],
    "notes": ["abc", "def"],
}
ANSWERS = [
    {"siege": "A", "etat": "suppleant", "suppleant": "p-fay", "date": "2021-03-01", "moyen": "telephone"},
    {"siege": "B", "etat": "present", "distance": True},
    {"siege": "C", "etat": "pouvoir", "mandataire": "p-bob"},
    {"siege": "D", "etat": "excuse", "suppleant_annonce": "empeche"},
]
ASIDE = [{"regle": "C1", "constat": "Envoi tardif", "motif": "Accord de tous", "date": "2021-02-20"}]


def tree(**said):
    made = small()
    session = made["seances"][0]
    session.update(convocation=NOTICE, reponses=ANSWERS, controles_outrepasses=ASIDE)
    session["points"][0]["controles_outrepasses"] = ASIDE
    session["points"][0]["annexes"] = [{"titre": "Plan", "typologie": "99_AU"}]
    made["personnes"][0]["convocation"] = "courrier"
    made["syndicat"]["profil"] = {
        "signataires_convocation": ["1er Vice-Président"], "lieux_de_reunion": ["Salle"], "periodicite_mois": 6,
    }  # fmt: skip
    session.update(said)
    return made


def written(made):
    from syndic_desktop.exchange.from_domain.dossiers import dossier

    return dossier(read(made).dossier)


def test_all_of_it_comes_back_as_it_was_written():
    told, given = written(tree()), tree()
    session, wanted = told["seances"][0], given["seances"][0]

    assert session["convocation"] == NOTICE
    assert session["reponses"] == ANSWERS
    assert session["controles_outrepasses"] == ASIDE
    assert session["points"][0]["controles_outrepasses"] == ASIDE
    assert session["points"][0]["annexes"] == wanted["points"][0]["annexes"]
    assert told["personnes"][0]["convocation"] == "courrier"
    assert told["syndicat"]["profil"] == given["syndicat"]["profil"]


SENT = {"date": "2021-03-05", "lieu": "Salle", "modalite": "visioconference", "nature": "urgence"}


@pytest.mark.parametrize("snapshot", [SENT, {"date": "2021-03-05", "lieu": "Salle"}])
def test_what_the_notices_said_comes_back_with_what_it_knew(snapshot):
    """Whether it says how the session was to meet, or was written before that was kept."""
    told = written(tree(convocation={**NOTICE, "instantane": snapshot}))

    assert told["seances"][0]["convocation"]["instantane"] == snapshot


def test_a_dossier_that_uses_none_of_it_is_written_without():
    told = written(small())

    assert "reponses" not in told["seances"][0]
    assert "convocation" not in told["personnes"][0]
    assert "controles_outrepasses" not in str(told)


@pytest.mark.parametrize(
    ("said", "fault"),
    [
        ({"convocation": NOTICE | {"signataire": "z"}}, "convocation.signataire : personne inconnue « z »"),
        ({"reponses": [{"siege": "Z", "etat": "present"}]}, "reponses[0].siege : siège inconnu « Z »"),
        ({"reponses": [*ANSWERS, {"siege": "A", "etat": "excuse"}]}, "le siège « A » a déjà répondu"),
        ({"reponses": [{"siege": "A", "etat": "absent"}]}, "une réponse annonce une présence"),
        ({"reponses": [{"siege": "A", "etat": "present", "moyen": "pigeon"}]}, "valeur inconnue « pigeon »"),
        ({"reponses": [{"siege": "A", "etat": "suppleant", "suppleant": "z"}]}, "personne inconnue « z »"),
        ({"controles_outrepasses": [{"regle": "C1", "constat": "x"}]}, "motif"),
    ],
)
def test_what_names_nobody_or_says_nothing_is_refused(said, fault):
    assert any(fault in each for each in faults(tree(**said)))


def test_a_seat_that_answered_before_its_mandate_ended_is_not_refused():
    """Mandates change: the checks tell it on the screen, a dossier is not refused for it."""
    made = tree()
    made["sieges"][0]["au"] = "2021-03-01"

    assert not any("reponses" in each for each in faults(made))
