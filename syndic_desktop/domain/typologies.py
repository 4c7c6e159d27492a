"""Typologies: what each file of a transmitted act is, in the codes that the prefect's control reads (« 21_RP »).

Each préfecture sets the codes that a nature takes, in its classification file, and changes them with it. Those that are
usual come with the program, until that file is imported.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.classifications import Classification

TYPOLOGY = re.compile(r"\d{2}_[A-Z]{2}", re.ASCII)
"""The form of every code that is known; the norm itself sets none."""

USUAL: Mapping[Nature, Mapping[str, str]] = {
    Nature.DELIBERATION: {
        "21_RP": "Rapport de présentation",
        "70_DE": "Délibération, finances",
        "42_DE": "Délibération, personnel",
        "99_SE": "Fichier de signature",
        "99_DE": "Délibération",
    },
    Nature.REGULATION: {"99_AR": "Acte réglementaire"},
    Nature.INDIVIDUAL: {"99_AI": "Acte individuel"},
    Nature.CONTRACT: {
        "11_AE": "Acte d’engagement",
        "10_DE": "Délibération, commande publique",
        "99_DC": "Contrat ou convention",
    },
    Nature.BUDGET: {"70_DE": "Délibération, finances", "99_BU": "Document budgétaire"},
    Nature.OTHER: {"99_AU": "Autre document"},
}
"""Code and words of each, those of annexes first: as seen in classification files of 2019; some words are ours."""


def kinds(nature: Nature, classification: Classification | None = None) -> Mapping[str, str]:
    """Code and words of the types that a file of such an act may bear, as the préfecture has them where it says any."""
    said = classification.kinds_of(nature) if classification else ()
    return {each.code: each.label for each in said} or USUAL[nature]


def own_kind(nature: Nature, classification: Classification | None = None) -> str:
    """The type of the act itself: « 99_DE » of a deliberation, or the last that the préfecture has of its nature."""
    known = kinds(nature, classification)
    usual = list(USUAL[nature])[-1]
    return usual if usual in known else list(known)[-1]
