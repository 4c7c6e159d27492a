"""What one cell says, whatever the list: a line of text, a day, an amount… or what is wrong with it, in a sentence."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from math import isfinite

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.exchange.faults import shown
from syndic_desktop.exchange.sheets.faults import Wrong
from syndic_desktop.exchange.sheets.tables import Broken, Value

LONGEST = 300  # characters
_FRENCH_DATE = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO_DATE = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def text(value: Value, longest: int = LONGEST) -> str:
    """One line of text; a number is read as it shows."""
    return " ".join(written(value, longest).split())


def day(value: Value) -> date:
    if isinstance(value, date):
        return value
    found = text(value)
    try:
        if match := _FRENCH_DATE.fullmatch(found):
            return date(int(match[3]), int(match[2]), int(match[1]))
        if match := _ISO_DATE.fullmatch(found):
            return date(int(match[1]), int(match[2]), int(match[3]))
    except ValueError:
        raise Wrong(f"date qui n’existe pas « {shown(found)} »") from None
    raise Wrong(f"date « {shown(found)} » : écrivez-la sous la forme 01/02/2026")


def amount(value: Value) -> Decimal:
    """Euros, to the cent: a number of the sheet as it shows, or a text as people type it."""
    if isinstance(value, float) and isfinite(value):
        return Decimal(repr(round(value, 2)))
    if isinstance(value, int) and not isinstance(value, bool):
        return Decimal(value)
    try:
        read = wording.read_amount(text(value))
    except RuleViolation as violation:
        raise Wrong(str(violation).rstrip(".")) from None
    if read is None:
        raise Wrong("un montant est attendu : écrivez par exemple 1234,50")
    return read


def written(value: Value, longest: int = LONGEST) -> str:
    """The words of a cell, lines kept. Raises Wrong for a day, a broken cell, or more than `longest` characters."""
    if isinstance(value, Broken):
        raise Wrong(value.sentence)
    if isinstance(value, date):
        raise Wrong(f"la date {wording.short_date(value)} n’est pas attendue ici")
    found = str(value)
    if len(found) > longest:
        raise Wrong(f"texte trop long ({len(found)} caractères, {longest} au plus)")
    return found
