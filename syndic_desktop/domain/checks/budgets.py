"""Checks on the budget of the year (C11, C12): its papers sent in time, and the debate held before."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.budgets import PAPERS_BEFORE, debated_from, is_budget, is_debate
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.statutes import Accounts


def papers(case: Case) -> Iterator[Remark]:
    """C11: the draft budget reaches the members twelve days before (said of the notice where nothing else is).

    While neither has left, the last day for it. Nothing is said outside the M57 accounts.
    """
    notice, last = case.session.notice, case.session.day - PAPERS_BEFORE
    sent = notice.budget_papers or notice.day
    if case.rules.accounts is not Accounts.M57 or (case.session.held and sent is None):
        return
    for position, item in case.kept():
        if is_budget(item) and (sent is None or sent > last):
            yield Remark(
                "C11",
                f"Le point {position} adopte le budget primitif : ses documents partent douze jours avant, le "
                f"{wording.long_date(last)} au plus tard"
                + (f", et non le {wording.long_date(sent)}." if sent else "."),
                Target(Part.BUDGET_PAPERS, position),
                mild=sent is None,
            )


def debate(case: Case) -> Iterator[Remark]:
    """C12: a budget debate within ten weeks before (two months outside M57), and not on the day of the vote."""
    since = debated_from(case.session.day, case.rules.accounts)
    within = "dix semaines" if case.rules.accounts is Accounts.M57 else "deux mois"
    for position, item in case.kept():
        if not is_budget(item):
            continue
        target = Target(Part.SUBJECT, position)
        recent = [other for other in case.earlier() if other.day >= since]
        if _debates(case.session):
            told = f"Le point {position} adopte le budget le jour même du débat d’orientation : séparez-les."
            yield Remark("C12", told, target)
        elif not any(_debates(other) for other in recent):
            yield Remark(
                "C12",
                f"Le point {position} adopte le budget, et aucun débat d’orientation budgétaire n’est noté dans les "
                f"{within} d’avant (dû dès qu’un membre compte une commune de 3 500 habitants).",
                target,
            )


def _debates(session: Session) -> bool:
    return any(is_debate(item) for item in session.items)


CHECKS: tuple[Check, ...] = (papers, debate)
