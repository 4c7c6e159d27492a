"""Words a screen uses for the keys of the format, where the key itself would not do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

LABELS: Final[Mapping[str, str]] = {
    "acte": "suivi de l’acte",
    "ajoute_apres_convocation": "ajout après convocation",
    "anciens": "anciennes règles",
    "anciens_sieges": "anciens sièges",
    "ape": "code APE",
    "au": "fin",
    "civilite": "civilité",
    "college": "collège",
    "conduite": "conduite du point",
    "considerants": "considérants",
    "controles_outrepasses": "contrôles outrepassés",
    "debat": "débat",
    "delegation": "délégation",
    "departement": "département",
    "departement_nom": "nom du département",
    "deports": "déports",
    "deroulement": "déroulement",
    "du": "début",
    "entendu": "rapports entendus",
    "expose": "exposé",
    "heure_cloture": "heure de clôture",
    "heure_ouverture": "heure d’ouverture",
    "instantane": "convocation telle qu’envoyée",
    "liste_publiee_le": "publication de la liste",
    "majorite": "majorité",
    "matiere": "matière",
    "modalite": "modalité",
    "modeles": "jeu de modèles",
    "naissance": "date de naissance",
    "nom_court": "nom court",
    "numero": "numéro",
    "numero_interne": "numéro de télétransmission",
    "numerotation": "numérotation",
    "precision": "précision",
    "prenom": "prénom",
    "presences": "présences",
    "president": "présidence",
    "profil": "profil statutaire",
    "pv": "procès-verbal",
    "reouvertures": "réouvertures",
    "regles": "règles propres",
    "reponses": "réponses",
    "reporte": "report",
    "retire": "retrait",
    "saisie_le": "jour de saisie",
    "seance_initiale": "séance initiale",
    "secretaire": "secrétaire",
    "sieges": "sièges",
    "siret": "SIRET",
    "suppleants": "suppléants",
    "telephone": "téléphone",
    "vice_president": "vice-présidence",
    "vote_par_college": "vote par collège",
}


def label(key: str) -> str:
    """« date de naissance » for `naissance`."""
    return LABELS.get(key, key.replace("_", " "))
