"""What one cell says: a civility, a name, a date, a weight… or a sentence about what is wrong with it."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

from syndic_desktop.domain import wording
from syndic_desktop.domain.people import Civility
from syndic_desktop.exchange.faults import shown
from syndic_desktop.exchange.sheets.cells import text, written
from syndic_desktop.exchange.sheets.faults import Wrong
from syndic_desktop.exchange.sheets.tables import Value

ARTICLES = {"le": "le", "la": "la", "les": "les", "l'": "l’", "l": "l’"}
VACANT, UNNAMED = "oui", "à désigner"

_CIVILITIES = dict.fromkeys(("m", "mr", "monsieur"), Civility.MR) | dict.fromkeys(("mme", "madame"), Civility.MRS)
_EMAIL = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)*\.[A-Za-z]{2,}")
_WEIGHT = re.compile(r"(\d{1,6})(?:/(\d{1,6})|[.,](\d{1,4}))?")
_YES = frozenset(("oui", "x", "vrai", "true", "vacant", "1"))
_NO = frozenset(("non", "faux", "false", "0"))
_UNNAMED = frozenset(("a designer", "non designe"))
_PHONE_DIGITS = 9  # a French number that a spreadsheet took for a number has lost its first zero


def paragraphs(value: Value) -> tuple[str, ...]:
    """An address: lines, or parts separated by « ; »."""
    return tuple(part.strip() for part in re.split(r"[\n;]", written(value)) if part.strip())


def civility(value: Value) -> Civility:
    found = _CIVILITIES.get(wording.fold(text(value)).rstrip("."))
    if found is None:
        raise Wrong(f"civilité « {shown(text(value))} » inconnue : écrivez « M. » ou « Mme »")
    return found


def email(value: Value) -> str:
    found = text(value).removeprefix("mailto:")
    if not _EMAIL.fullmatch(found):
        raise Wrong(f"« {shown(found)} » n’est pas une adresse de courriel : une seule adresse, avec son arobase")
    return found


def phone(value: Value) -> str:
    if isinstance(value, int) and len(str(value)) == _PHONE_DIGITS:
        return f"0{value}"
    return text(value)


def article(value: Value) -> str:
    found = ARTICLES.get(wording.fold(text(value)))
    if found is None:
        raise Wrong(f"article « {shown(text(value))} » inconnu : écrivez le, la, les ou l’")
    return found


def weight(value: Value) -> Fraction:
    if isinstance(value, date):
        raise Wrong("le tableur a pris la fraction pour une date : mettez la colonne au format Texte et retapez-la")
    found = _WEIGHT.fullmatch(text(value))
    read = _fraction(*found.groups()) if found else None
    if not read:
        raise Wrong(f"nombre de voix « {shown(text(value))} » : écrivez un nombre entier ou une fraction, comme 3/2")
    return read


def vacancy(value: Value) -> str | None:
    """VACANT, UNNAMED or None."""
    found = wording.fold(text(value))
    if found in _YES or value is True:
        return VACANT
    if found in _UNNAMED:
        return UNNAMED
    if found in _NO or value is False:
        return None
    raise Wrong(f"« {shown(text(value))} » : écrivez « {VACANT} », « {UNNAMED} », ou rien")


def _fraction(whole: str, bottom: str | None, decimals: str | None) -> Fraction | None:
    if bottom is None:
        return Fraction(f"{whole}.{decimals or 0}")
    return Fraction(int(whole), int(bottom)) if int(bottom) else None
