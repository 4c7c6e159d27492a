"""Matters of the ACTES nomenclature: what an act is about, in the codes that the State's control of legality reads.

The two national levels, complete, as the classification file of the transmission operators has them. Deeper levels are
set by each préfecture and are typed by hand. Codes sort as numbers: 7.10 comes after 7.9.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from syndic_desktop.domain import wording

CODE = re.compile(r"[1-9]\.\d{1,2}(\.\d{1,2}){0,3}", re.ASCII)
"""The norm takes two to five levels."""

THEMES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "Commande publique",
        (
            "Marchés publics",
            "Délégation de service public",
            "Conventions de mandat",
            "Autres types de contrats",
            "Transactions / protocole d’accord transactionnel",
            "Actes relatifs à la maîtrise d’œuvre",
            "Actes spéciaux et divers",
        ),
    ),
    (
        "Urbanisme",
        (
            "Documents d’urbanisme",
            "Actes relatifs au droit d’occupation ou d’utilisation des sols",
            "Droit de préemption urbain",
        ),
    ),
    (
        "Domaine et patrimoine",
        (
            "Acquisitions",
            "Aliénations",
            "Locations",
            "Limites territoriales",
            "Autres actes de gestion du domaine public",
            "Autres actes de gestion du domaine privé",
        ),
    ),
    (
        "Fonction publique",
        (
            "Personnel titulaires et stagiaires de la FPT",
            "Personnel contractuel",
            "Fonction publique hospitalière",
            "Autres catégories de personnels",
            "Régime indemnitaire",
        ),
    ),
    (
        "Institutions et vie politique",
        (
            "Élection exécutif",
            "Fonctionnement des assemblées",
            "Désignation de représentants",
            "Délégation de fonctions",
            "Délégation de signature",
            "Exercice des mandats locaux",
            "Intercommunalité",
            "Décision d’ester en justice",
        ),
    ),
    (
        "Libertés publiques et pouvoirs de police",
        (
            "Police municipale",
            "Pouvoir du président du conseil général",
            "Pouvoir du président du conseil régional",
            "Autres actes réglementaires",
            "Actes pris au nom de l’État et soumis au contrôle hiérarchique",
        ),
    ),
    (
        "Finances locales",
        (
            "Décisions budgétaires",
            "Fiscalité",
            "Emprunts",
            "Interventions économiques",
            "Subventions",
            "Contributions budgétaires",
            "Avances",
            "Fonds de concours",
            "Prise de participation (SEM, etc.)",
            "Divers",
        ),
    ),
    (
        "Domaines de compétences par thèmes",
        (
            "Enseignement",
            "Aide sociale",
            "Voirie",
            "Aménagement du territoire",
            "Politique de la ville-habitat-logement",
            "Emploi-formation professionnelle",
            "Transports",
            "Environnement",
            "Culture",
        ),
    ),
    (
        "Autres domaines de compétences",
        ("des communes", "des départements", "des régions", "Vœux et motions"),
    ),
)


@dataclass(frozen=True, slots=True)
class Matter:
    """« 7.10 », « Divers », « Finances locales »."""

    code: str
    label: str
    theme: str

    @property
    def title(self) -> str:
        """« 7.10 Divers »; the theme completes a label that says nothing alone (« 9.1 des communes »)."""
        return f"{self.code} {self.theme} {self.label}" if self.label[0].islower() else f"{self.code} {self.label}"


MATTERS: tuple[Matter, ...] = tuple(
    Matter(f"{first}.{second}", label, theme)
    for first, (theme, labels) in enumerate(THEMES, start=1)
    for second, label in enumerate(labels, start=1)
)

_BY_CODE = {matter.code: matter for matter in MATTERS}


def in_order(codes: Iterable[str]) -> list[str]:
    """Codes in the order of the nomenclature: 7.9 before 7.10; what is no code comes last, by its letters."""
    return sorted(codes, key=_rank)


def matter_of(code: str) -> Matter | None:
    """The matter of a code, by its first two levels (5.7.1 is « Intercommunalité »); None when there is none."""
    return _BY_CODE.get(".".join(code.split(".")[:2]))


def coded(typed: str) -> str | None:
    """The code that « 4.1 », « 4.1 Personnel titulaires… » or « titulaires » mean; None for none, or for several."""
    first = (typed.split() or [""])[0].rstrip(".:,;")
    if CODE.fullmatch(first):
        return first if matter_of(first) else None
    asked = wording.fold(typed).split()
    found = [each.code for each in MATTERS if asked and all(word in wording.fold(each.title) for word in asked)]
    return found[0] if len(found) == 1 else None


def _rank(code: str) -> tuple[bool, tuple[int, ...], str]:
    parts = code.split(".")
    known = all(part.isascii() and part.isdigit() for part in parts)
    return not known, tuple(map(int, parts)) if known else (), code
