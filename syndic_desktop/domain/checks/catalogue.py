"""The catalogue of rules a program can check, as data: code, name, source, and how severe a breach is.

Severity differs by regime: what binds a closed syndicat by law binds an open one through its statutes only, and where
these are silent the breach is a warning. Codes are those of the team's legal note, kept stable for the screens.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from syndic_desktop.domain.statutes import SyndicatKind


class Severity(StrEnum):
    """`BLOCKS`: the act would be void or the file refused."""

    BLOCKS = "bloque"
    WARNS = "avertit"


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule; `for_open` is its severity in an open syndicat whose statutes are silent."""

    code: str
    name: str
    source: str
    severity: Severity
    for_open: Severity

    def severity_in(self, kind: SyndicatKind) -> Severity:
        return self.for_open if kind is SyndicatKind.OPEN else self.severity


B, W = Severity.BLOCKS, Severity.WARNS

RULES: dict[str, Rule] = {
    rule.code: rule
    for rule in (
        Rule("C1", "Délai de convocation", "CGCT, L2121-12 et L5211-1", B, W),
        Rule("C2", "Urgence", "CGCT, L2121-12", B, W),
        Rule("C3", "Convocation complète", "CGCT, L2121-10", B, W),
        Rule("C5", "Note de synthèse", "CGCT, L2121-12", B, W),
        Rule("C6", "Tous convoqués", "CGCT, L2121-10", B, W),
        Rule("C8", "Point hors ordre du jour", "jurisprudence constante", B, B),
        Rule("C9", "Questions diverses", "jurisprudence constante", B, B),
        Rule("C15", "Seconde convocation : délai", "CGCT, L2121-17 ; CE 16 juin 1997, n° 142691", B, W),
        Rule("C16", "Seconde convocation : objet", "CGCT, L2121-17", B, W),
        Rule("C18", "Visioconférence : interdits", "CGCT, L5211-11-1", B, W),
        Rule("A1", "Quorum à l’ouverture", "CGCT, L2121-17", B, W),
        Rule("A2", "Quorum à chaque point", "CGCT, L2121-17", B, W),
        Rule("A4", "Pouvoirs par mandataire", "CGCT, L2121-20", B, W),
        Rule("A7", "Mandataire présent", "CGCT, L2121-20", B, B),
        Rule("A9", "Suppléant d’abord", "QE n° 22673 et 49337", W, W),
        Rule("A12", "Secrétaire de séance", "CGCT, L2121-15", B, W),
        Rule("V1", "Total des votes", "cohérence du décompte", B, B),
        Rule("V3", "Partage des voix", "CGCT, L2121-20", W, W),
        Rule("V6", "Nomination au scrutin secret", "CGCT, L2121-21", B, W),
        Rule("V16", "Voix pondérées", "CGCT, L5721-2", W, W),
        Rule("V19", "Délégation citée", "CGCT, L5211-10", B, W),
        Rule("V21", "Visioconférence : scrutin public", "CGCT, L5211-11-1", B, W),
        Rule("D1", "Procès-verbal complet", "CGCT, L2121-15", B, W),
        Rule("D3", "Procès-verbal publié", "CGCT, L2121-15", W, W),
        Rule("D6", "Numérotation", "CGCT, R2121-9", B, W),
        Rule("D14", "Certificat exécutoire", "CGCT, L2131-1 et L3131-1", B, B),
        Rule("F1", "Numéro de transmission", "norme d’échange ACTES", B, B),
        Rule("F2", "Objet de transmission", "norme d’échange ACTES", B, B),
        Rule("F3", "Matière", "nomenclature ACTES", B, B),
        Rule("F8", "SIRET", "clé de contrôle", B, B),
        Rule("F9", "Dates de l’acte", "norme d’échange ACTES", B, B),
        Rule("F10", "Identifiant d’acte", "norme d’échange ACTES", B, B),
    )
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A breach of a rule, here: the sentence, and the item (1-based) or None for the session as a whole."""

    rule: Rule
    severity: Severity
    sentence: str
    item: int | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a check has to say, before the regime decides how severe it is."""

    code: str
    sentence: str
    item: int | None = None

    def finding(self, kind: SyndicatKind) -> Finding:
        rule = RULES[self.code]
        return Finding(rule, rule.severity_in(kind), self.sentence, self.item)
