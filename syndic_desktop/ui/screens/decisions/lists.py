"""The lists of the place « Décisions » : one for each kind, all of them, those that no session was told of."""

from __future__ import annotations

from syndic_desktop.domain import wording
from syndic_desktop.domain.decisions import KINDS
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.queries.decisions import Sums

ALL, UNTOLD = "Toutes", "Jamais rapportées"
LISTS: tuple[DecisionKind | str, ...] = (*KINDS, ALL, UNTOLD)
KEYS = ("F3", "F4", "F5", "F6", "F7", "F8", "Shift+F3", "Shift+F4")
"""One key for each list, in order."""
SHORT = {
    DecisionKind.PURCHASE_ORDER: "Lettres de commande",
    DecisionKind.ORDER: "Arrêtés",
    DecisionKind.BUREAU_DELIBERATION: "Bureau",
    DecisionKind.PRESIDENT_DECISION: "Président",
    DecisionKind.CONVENTION: "Conventions",
    DecisionKind.CONTRACT: "Marchés",
}
LEGEND = (
    "Entrée modifier · Inser nouvelle · Ctrl+D dupliquer, recopier · Ctrl+C, Ctrl+V avec Excel · "
    "Suppr vider · Ctrl+Suppr supprimer · H, T taxe · Maj+F9 ranger · Fin : l’acte"
)
FOLLOWING = (
    "M acte en Word · S signé · T transmis · A accusé · P publié · N notifié · F acte signé · O l’ouvrir · E envoi · "
    "R accusés XML · Maj+lettre : tous · Ctrl+Maj+Y parapheur"
)
"""What the keys do on the last column."""


KIND_WORDS = {
    DecisionKind.PURCHASE_ORDER: "Lettre",
    DecisionKind.ORDER: "Arrêté",
    DecisionKind.BUREAU_DELIBERATION: "Bureau",
    DecisionKind.PRESIDENT_DECISION: "Président",
    DecisionKind.CONVENTION: "Convention",
    DecisionKind.CONTRACT: "Marché",
}
"""A kind on a line of a list that shows several."""


def short(each: DecisionKind | str) -> str:
    """The list on its tab."""
    return SHORT[each] if isinstance(each, DecisionKind) else each


def full(each: DecisionKind | str) -> str:
    """The whole name of a list."""
    return KINDS[each] if isinstance(each, DecisionKind) else each


def told(sums: Sums) -> str:
    """« 12 décisions · 4 500,00 € HT · 320,00 € TTC · 15,00 € sans HT ni TTC »."""
    amounts = ((sums.before_tax, "HT"), (sums.after_tax, "TTC"), (sums.unknown, "sans HT ni TTC"))
    said = (f"{wording.amount(amount)} {words}" for amount, words in amounts if amount is not None)
    return " · ".join((wording.count(sums.count, "décision"), *said))
