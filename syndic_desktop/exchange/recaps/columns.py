"""Columns of a recap: what each is called, whatever its case, accents and place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache

from syndic_desktop.domain import wording
from syndic_desktop.domain.texts import DecisionKind

ENOUGH_TITLES = 2  # recognised titles that make a row the row of titles


class Field(StrEnum):
    """What a column holds; the value is its title in the workbook that the program makes."""

    KIND = "Type"
    NUMBER = "Numéro"
    DAY = "Date"
    BODY = "Instance"
    SUPPLIER = "Titulaire"
    SUBJECT = "Objet"
    AMOUNT = "Montant"
    TAX = "HT / TTC"
    PRECISION = "Précision"
    DELEGATION = "Délégation"
    INITIALS = "Initiales"
    MATTER = "Matière"
    NATURE = "Nature ACTES"


TYPED = (
    Field.NUMBER, Field.DAY, Field.SUPPLIER, Field.SUBJECT, Field.AMOUNT, Field.TAX, Field.DELEGATION, Field.INITIALS,
    Field.PRECISION, Field.MATTER, Field.NATURE,
)  # fmt: skip
"""The columns of a line that is pasted without titles, in the order of the table on screen."""

_SYNONYMS = {
    Field.KIND: "nature type-acte categorie",
    Field.NUMBER: "numeros n no num reference ref numero-acte",
    Field.DAY: "dates date-acte date-signature date-decision le",
    Field.BODY: "assemblee organe",
    Field.SUPPLIER: "fournisseur fournisseurs titulaires prestataire entreprise beneficiaire cocontractant societe",
    Field.SUBJECT: "objets libelle intitule designation objet-decision",
    Field.AMOUNT: "montants prix somme montant-euros montant-ht montant-ttc cout",
    Field.TAX: "ht-ttc taxe ht ttc tva",
    Field.PRECISION: "precisions observation observations remarque",
    Field.DELEGATION: "delegations acte-delegation",
    Field.INITIALS: "agent redacteur",
    Field.MATTER: "matiere-actes code-matiere nomenclature",
    Field.NATURE: "nature-acte nature-transmission",
}
_SHEETS = {
    "deliberations-bureau": DecisionKind.BUREAU_DELIBERATION,
    "deliberation-bureau": DecisionKind.BUREAU_DELIBERATION,
    "bureau": DecisionKind.BUREAU_DELIBERATION,
    "lettres-commande": DecisionKind.PURCHASE_ORDER,
    "lettre-commande": DecisionKind.PURCHASE_ORDER,
    "bons-commande": DecisionKind.PURCHASE_ORDER,
    "lc": DecisionKind.PURCHASE_ORDER,
    "arretes": DecisionKind.ORDER,
    "arrete": DecisionKind.ORDER,
    "conventions": DecisionKind.CONVENTION,
    "convention": DecisionKind.CONVENTION,
    "decisions-president": DecisionKind.PRESIDENT_DECISION,
    "decision-president": DecisionKind.PRESIDENT_DECISION,
    "marches": DecisionKind.CONTRACT,
    "marche": DecisionKind.CONTRACT,
}
_EMPTY_WORDS = frozenset(("du", "de", "des", "la", "le", "l", "d", "en", "et"))
_WORDS = re.compile(r"[a-z0-9]+")


def recognised(title: str) -> Field | None:
    """The column a title means, or None."""
    return _known().get(_key(title))


def kind_of(name: str) -> DecisionKind | None:
    """The kind of decisions that a sheet, or a cell, names: « Lettres de commande », « lettre_de_commande »."""
    return _SHEETS.get(_key(name.replace("_", " ")))


def layout(titles: Mapping[int, str]) -> dict[Field, int] | None:
    """Where the columns are, the first of each, when these are the titles; None when they are none."""
    found: dict[Field, int] = {}
    for place, title in titles.items():
        if (field := recognised(title)) is not None:
            found.setdefault(field, place)
    return found if len(found) >= ENOUGH_TITLES and Field.SUBJECT in found else None


def titles(row: Mapping[int, str]) -> int:
    """How many columns a row of titles names, 0 where it is none."""
    return len(layout(row) or ())


@cache
def _known() -> dict[str, Field]:
    return {_key(field.value): field for field in Field} | {
        name: field for field, names in _SYNONYMS.items() for name in names.split()
    }


def _key(title: str) -> str:
    found = _WORDS.findall(wording.fold(title))
    return "-".join([word for word in found if word not in _EMPTY_WORDS] or found)
