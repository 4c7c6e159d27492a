"""The catalogue of rules a program can check, as data: code, name, source, and how severe a breach is.

Severity differs by regime: what binds a closed syndicat by law binds an open one through its statutes only: where these
are silent the breach is a warning, where they speak (`said_by`) it is as severe as the law's. Codes are those of the
team's legal note, kept stable for the screens; C20 to C22 and A14 are ours.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from syndic_desktop.domain.checks.targets import Target
from syndic_desktop.domain.overrides import Override, fact_of
from syndic_desktop.domain.statutes import SyndicatKind


class Severity(StrEnum):
    """`BLOCKS`: the act would be void or the file refused."""

    BLOCKS = "bloque"
    WARNS = "avertit"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `for_open` is its severity in an open syndicat whose statutes are silent.

    `said_by` is the field of `Statutes` by which they speak of it; empty when they cannot.
    """

    code: str
    name: str
    source: str
    severity: Severity
    for_open: Severity
    said_by: str = ""

    @property
    def of_transmission(self) -> bool:
        """Whether it is the prefect’s norm that a breach offends: nothing before the transmission depends on it."""
        return self.code.startswith("F")

    def severity_in(self, kind: SyndicatKind, said: Collection[str] = ()) -> Severity:
        """`said`: the fields of `Statutes` that the statutes fill themselves."""
        return self.for_open if kind is SyndicatKind.OPEN and self.said_by not in said else self.severity


B, W = Severity.BLOCKS, Severity.WARNS

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule("C1", "Délai de convocation", "CGCT, L2121-12 et L5211-1", B, W, "notice_clear_days"),
        Rule("C2", "Urgence", "CGCT, L2121-12", B, W, "urgent_clear_days"),
        Rule("C3", "Convocation complète", "CGCT, L2121-10", B, W),
        Rule("C4", "Auteur compétent", "CGCT, L2121-10 ; CE 18 octobre 2018, n° 421197", B, B),
        Rule("C5", "Note de synthèse", "CGCT, L2121-12", B, W),
        Rule("C6", "Tous convoqués", "CGCT, L2121-10", B, W),
        Rule("C7", "Mode d’envoi", "CGCT, L2121-10", W, W),
        Rule("C8", "Point hors ordre du jour", "jurisprudence constante", B, B),
        Rule("C9", "Questions diverses", "jurisprudence constante", B, B),
        Rule("C10", "Convocation affichée et au registre", "CGCT, L2121-10", W, W),
        Rule("C11", "Budget primitif : douze jours", "CGCT, L5217-10-4 (recodifié en 2026)", B, W),
        Rule("C12", "Débat d’orientation budgétaire", "CGCT, L5217-10-4 (recodifié en 2026)", W, W),
        Rule("C13", "Périodicité des réunions", "CGCT, L5211-11", W, W),
        Rule("C14", "Lieu de réunion", "CGCT, L5211-11", W, W),
        Rule("C15", "Seconde convocation : délai", "CGCT, L2121-17 ; CE 16 juin 1997, n° 142691", B, W,
             "second_notice_clear_days"),
        Rule("C16", "Seconde convocation : objet", "CGCT, L2121-17", B, W),
        Rule("C17", "Copie aux élus des membres", "CGCT, L5211-40-2", W, W),
        Rule("C18", "Visioconférence : interdits", "CGCT, L5211-11-1", B, W),
        Rule("C19", "Visioconférence : un lieu par semestre", "CGCT, L5211-11-1", W, W),
        Rule("C20", "Annexe attendue", "CGCT, L2121-12 (note de synthèse)", W, W),
        Rule("C21", "Procès-verbal à arrêter", "CGCT, L2121-15", W, W),
        Rule("C22", "Jour de la séance", "cohérence du calendrier", W, W),
        Rule("A1", "Quorum à l’ouverture", "CGCT, L2121-17", B, W, "quorum_fraction"),
        Rule("A2", "Quorum à chaque point", "CGCT, L2121-17", B, W, "quorum_fraction"),
        Rule("A3", "Seconde convocation : quorum", "CGCT, L2121-17", B, W, "quorum_fraction"),
        Rule("A4", "Pouvoirs par mandataire", "CGCT, L2121-20", B, W, "proxies_per_holder"),
        Rule("A5", "Pouvoir écrit", "CGCT, L2121-20", B, W),
        Rule("A6", "Pouvoir de plus de trois séances", "CGCT, L2121-20", B, W, "proxy_sessions"),
        Rule("A7", "Mandataire présent", "CGCT, L2121-20", B, B),
        Rule("A8", "Pouvoir d’un membre présent", "CGCT, L2121-20", B, B),
        Rule("A9", "Suppléant d’abord", "QE n° 22673 et 49337", W, W),
        Rule("A10", "Titulaire et suppléant", "CGCT, L5212-7", B, W, "deputies"),
        Rule("A11", "Mandat en cours", "cohérence du dossier", B, B),
        Rule("A12", "Secrétaire de séance", "CGCT, L2121-15", B, W),
        Rule("A13", "Présidence de la séance", "CGCT, L2122-17", W, W),
        Rule("A14", "Rapporteur en séance", "CGCT, L2121-15 (procès-verbal)", W, W),
        Rule("V1", "Total des votes", "cohérence du décompte", B, B),
        Rule("V3", "Partage des voix", "CGCT, L2121-20", W, W),
        Rule("V4", "Scrutin public demandé", "CGCT, L2121-21", B, W, "public_ballot_fraction"),
        Rule("V5", "Scrutin secret demandé", "CGCT, L2121-21", B, W, "secret_ballot_fraction"),
        Rule("V6", "Nomination au scrutin secret", "CGCT, L2121-21", B, W),
        Rule("V7", "Départage par l’âge", "CGCT, L2121-21 et L2122-7", W, W),
        Rule("V8", "Candidature unique", "CGCT, L2121-21 et L2122-7", W, W),
        Rule("V9", "Huis clos", "CGCT, L5211-11", B, W),
        Rule("V10", "Membre intéressé", "CGCT, L2131-11 et L3132-5", B, B),
        Rule("V11", "Déport et effectif du quorum", "CGCT, L1111-6 et L2131-11", B, B),
        Rule("V12", "Comptes : retrait du président", "CGCT, L2121-14", B, W),
        Rule("V13", "Comptes : majorité", "CGCT, L1612-12", B, B),
        Rule("V14", "Comptes : avant le 30 juin", "CGCT, L1612-12", W, W),
        Rule("V15", "Compétences à la carte", "CGCT, L5212-16 et L5721-6-1", B, W),
        Rule("V16", "Voix pondérées", "CGCT, L5721-2", W, W),
        Rule("V17", "Modification des statuts", "CGCT, L5721-2-1", B, B),
        Rule("V18", "Matière non déléguée", "CGCT, L5211-10", B, W),
        Rule("V19", "Délégation citée", "CGCT, L5211-10", B, W),
        Rule("V20", "Compte rendu des délégations", "CGCT, L5211-10", W, W),
        Rule("V21", "Visioconférence : scrutin public", "CGCT, L5211-11-1", B, W),
        Rule("D1", "Procès-verbal complet", "CGCT, L2121-15", B, W),
        Rule("D2", "Procès-verbal arrêté et signé", "CGCT, L2121-15", W, W),
        Rule("D3", "Procès-verbal publié", "CGCT, L2121-15", W, W),
        Rule("D4", "Liste des délibérations", "CGCT, L2121-25", W, W),
        Rule("D5", "Envoi aux élus des membres", "CGCT, L5211-40-2", W, W),
        Rule("D6", "Numérotation", "CGCT, R2121-9", B, W),
        Rule("D10", "Signatures", "CGCT, L2121-23", B, W),
        Rule("D11", "Publication électronique", "CGCT, L3131-1 et R3131-2", B, B),
        Rule("D12", "Durée de publication", "CGCT, R2131-1 et R3131-2", W, W),
        Rule("D13", "Choix du mode de publication", "CGCT, L2131-1, IV", W, W),
        Rule("D14", "Certificat exécutoire", "CGCT, L2131-1 et L3131-1", B, B),
        Rule("D15", "Acte figé", "CGCT, L2131-1 et L3131-1", B, B),
        Rule("D16", "Transmission sous quinze jours", "CGCT, L2131-1 et L2131-13", W, W),
        Rule("D20", "Données personnelles", "CRPA, L312-1-2", W, W),
        Rule("F1", "Numéro de transmission", "norme d’échange ACTES", B, B),
        Rule("F2", "Objet de transmission", "norme d’échange ACTES", B, B),
        Rule("F3", "Matière", "nomenclature ACTES", B, B),
        Rule("F4", "Typologie des pièces", "nomenclature ACTES", B, B),
        Rule("F8", "SIRET", "clé de contrôle", B, B),
        Rule("F9", "Dates de l’acte", "norme d’échange ACTES", B, B),
        Rule("F10", "Identifiant d’acte", "norme d’échange ACTES", B, B),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach of a rule, here: the sentence, the place to go to, and why it was set aside, when it was."""

    rule: Rule
    severity: Severity
    sentence: str
    target: Target
    override: Override | None = None

    @property
    def item(self) -> int | None:
        """The item it is about (1-based), None for the session as a whole."""
        return self.target.item

    @property
    def blocks(self) -> bool:
        """Whether it forbids going on: severe, and not set aside."""
        return self.severity is Severity.BLOCKS and self.override is None

    @property
    def fact(self) -> str:
        """What an override of it keeps in mind."""
        return fact_of(self.sentence, self.item)


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say, before the regime decides how severe it is.

    `mild`: nothing is broken yet, so that it warns whatever the rule.
    """

    code: str
    sentence: str
    target: Target
    mild: bool = False
