"""The budget of the year on an agenda: which items are it or its debate, and how long before the vote each comes."""

from __future__ import annotations

import re
from datetime import date, timedelta

from syndic_desktop.domain import calendar, wording
from syndic_desktop.domain.agenda import BudgetStep, Fate, Item, ItemKind
from syndic_desktop.domain.statutes import Accounts

PAPERS_BEFORE = timedelta(days=12)  # calendar days (L5217-10-4)
DEBATE_WITHIN = timedelta(weeks=10)  # L5217-10-4
DEBATE_MONTHS = 2  # outside the M57 accounts

_BUDGET = re.compile(r"\bbudgets? +primitifs?\b|\b(?:vote|adoption) +du +budget\b")
_DEBATE = re.compile(r"\borientations? +budgetaires?\b")
_ACCOUNTS = re.compile(
    r"^\W*(?:(?:vote|adoption|approbation|examen|presentation) +(?:et +(?:vote|adoption|approbation) +)?"
    r"(?:du +|des +|de +l[ea]s? +))?(?:comptes? +(?:administratif|financier)s?|cfu)\b"
)
"""A subject that begins so is the vote itself: one that only speaks of it (« affectation du résultat ») is not."""
_USED = re.compile(r"\b(?:affectation|affecter|reprise|reports?)\b")


def debated_from(vote: date, accounts: Accounts) -> date:
    """The first day on which the debate may be held for a budget voted on a day."""
    return vote - DEBATE_WITHIN if accounts is Accounts.M57 else calendar.months_later(vote, -DEBATE_MONTHS)


def is_budget(item: Item) -> bool:
    """Whether an item adopts the budget of the year: it is marked so, or its subject says so."""
    if item.fate is not Fate.KEPT or item.kind is not ItemKind.DELIBERATION:
        return False
    return item.budget is BudgetStep.BUDGET or _says(_BUDGET, item)


def is_debate(item: Item) -> bool:
    """Whether an item is the budget debate, in the same way."""
    if item.fate is not Fate.KEPT:
        return False
    return item.budget is BudgetStep.ORIENTATION or _says(_DEBATE, item)


def is_accounts(item: Item) -> bool:
    """Whether an item adopts the accounts of the president (compte administratif, compte financier unique)."""
    if item.fate is not Fate.KEPT or item.kind is not ItemKind.DELIBERATION:
        return False
    said = _says(_ACCOUNTS, item) and not _says(_USED, item)
    return item.budget is BudgetStep.ACCOUNTS or said


def seems_accounts(item: Item) -> bool:
    """Whether its subject alone says so: what it takes to be adopted is then to be asked, once."""
    return item.budget is None and is_accounts(item)


def _says(expression: re.Pattern[str], item: Item) -> bool:
    """What the subject says, of an item that is not marked."""
    return item.budget is None and bool(expression.search(wording.fold(item.subject)))
