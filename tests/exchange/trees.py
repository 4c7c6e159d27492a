"""A small dossier as plain values, to be spoilt at will, and what reading it says."""

from __future__ import annotations

import json
from typing import Any

import pytest

from syndic_desktop.exchange import dossiers

Tree = dict[str, Any]

PEOPLE = ("ann", "bob", "cid", "dan", "eve", "fay")


def small() -> Tree:
    """Five seats: ann (deputy fay), bob, cid, dan, and one whose titular is not named; one session of two items."""
    return {
        "format": "dossier-syndical",
        "version": 1,
        "syndicat": {
            "nom": "Syndicat d’essai",
            "nom_court": "Essai",
            "type": "ferme",
            "adresse": ["1 rue du Port"],
            "ville": "Port",
            "departement": "099",
            "departement_nom": "Essai",
            "modeles": "classique",
        },
        "colleges": [{"code": "K", "nom": "Communes", "article": "les"}],
        "membres": [{"code": "M", "nom": "Port", "college": "K"}, {"code": "N", "nom": "Pont", "college": "K"}],
        "personnes": [{"code": f"p-{name}", "civilite": "Mme", "prenom": name, "nom": "X"} for name in PEOPLE],
        "sieges": [
            {"code": "A", "membre": "M", "titulaire": "p-ann", "suppleants": ["p-fay"]},
            {"code": "B", "membre": "M", "titulaire": "p-bob"},
            {"code": "C", "membre": "N", "titulaire": "p-cid"},
            {"code": "D", "membre": "N", "titulaire": "p-dan"},
            {"code": "E", "membre": "N", "titulaire": None, "suppleants": ["p-eve"]},
        ],
        "fonctions": [{"personne": "p-bob", "fonction": "Présidente", "rang": 0, "du": "2020-01-01"}],
        "instances": [
            {
                "code": "CS",
                "nom": "Comité",
                "type": "comite_syndical",
                "sieges": ["A", "B", "C", "D", "E"],
                "numerotation": "CS{annee}/{numero:02}",
                "compteur": "annee",
            }
        ],
        "seances": [session()],
        "decisions": [],
    }


def session(day: str = "2021-03-05", number: int = 1) -> Tree:
    return {
        "instance": "CS",
        "date": day,
        "lieu": "Port",
        "modalite": "presentiel",
        "president": "p-bob",
        "presences": [
            {"siege": "A", "etat": "present"},
            {"siege": "B", "etat": "present"},
            {"siege": "C", "etat": "present"},
            {"siege": "D", "etat": "pouvoir", "mandataire": "p-ann"},
            {"siege": "E", "etat": "absent"},
        ],
        "points": [
            {
                "type": "deliberation",
                "numero": f"CS{day[:4]}/{place:02}",
                "objet": f"Point {place}",
                "vote": unanimous(),
            }
            for place in (number, number + 1)
        ],
    }


def unanimous() -> Tree:
    return {"mode": "ordinaire", "resultat": "unanimite"}


def data(tree: Any) -> bytes:
    return json.dumps(tree, ensure_ascii=False).encode()


def read(tree: Any) -> dossiers.Reading:
    return dossiers.parse(data(tree))


def faults(tree: Any) -> list[str]:
    """What a refusal says, fault by fault; an empty list when nothing is refused."""
    try:
        read(tree)
    except dossiers.FaultyDossier as refusal:
        return [str(fault) for fault in refusal.faults]
    return []


def refusal(given: bytes) -> str:
    """The sentence that refuses these bytes."""
    with pytest.raises(dossiers.FaultyDossier) as caught:
        dossiers.parse(given)
    return str(caught.value)
