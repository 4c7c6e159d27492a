"""Checks on the budget of the year (C11, C12): its papers sent in time, and the debate held before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import BudgetStep, Fate, Item, ItemKind
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.sessions import Session

PAPERS_BEFORE = timedelta(days=12)  # calendar days (L5217-10-4)
DEBATE_WITHIN = timedelta(weeks=10)  # two months outside the M57 accounts

MARKED = (BudgetStep.ORIENTATION, BudgetStep.BUDGET, BudgetStep.ACCOUNTS)

_BUDGET = re.compile(r"\bbudgets? +primitifs?\b|\b(?:vote|adoption) +du +budget\b")
_DEBATE = re.compile(r"\borientations? +budgetaires?\b")


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


def _says(expression: re.Pattern[str], item: Item) -> bool:
    """What the subject says, of an item that is not marked."""
    return item.budget not in MARKED and bool(expression.search(wording.fold(item.subject)))


def papers(case: Case) -> Iterator[Remark]:
    """C11: the draft budget reaches the members twelve days before (said of the notice where nothing else is)."""
    notice = case.session.notice
    sent = notice.budget_papers or notice.day
    for position, item in case.kept():
        if is_budget(item) and sent is not None and case.session.day - sent < PAPERS_BEFORE:
            latest = wording.long_date(case.session.day - PAPERS_BEFORE)
            yield Remark(
                "C11",
                f"Le point {position} adopte le budget primitif : ses documents partent douze jours avant, le {latest} "
                f"au plus tard, et non le {wording.long_date(sent)}.",
                Target(Part.BUDGET_PAPERS, position),
            )


def debate(case: Case) -> Iterator[Remark]:
    """C12: a budget debate within ten weeks before, and not on the day of the vote."""
    for position, item in case.kept():
        if not is_budget(item):
            continue
        target = Target(Part.SUBJECT, position)
        recent = [other for other in case.earlier() if other.day >= case.session.day - DEBATE_WITHIN]
        if _debates(case.session):
            told = f"Le point {position} adopte le budget le jour même du débat d’orientation : séparez-les."
            yield Remark("C12", told, target)
        elif not any(_debates(other) for other in recent):
            yield Remark(
                "C12",
                f"Le point {position} adopte le budget, et aucun débat d’orientation budgétaire n’est noté dans les "
                "dix semaines d’avant (dû dès qu’un membre compte une commune de 3 500 habitants).",
                target,
            )


def _debates(session: Session) -> bool:
    return any(is_debate(item) for item in session.items)


CHECKS: tuple[Check, ...] = (papers, debate)
