"""Checks: what the law and the statutes have to say about a session as it stands.

`findings` reads; it refuses nothing. A rule is an entry of the catalogue, so that its name, source and severity are
the same on every screen and in the `controler` command.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from syndic_desktop.domain.checks import (
    acts,
    agendas,
    budgets,
    calendars,
    convening,
    deciding,
    filing,
    holding,
    replying,
    sending,
)
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import RULES, Finding, Remark, Rule, Severity
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.overrides import Override, fact_of
from syndic_desktop.domain.reconvenings import with_first
from syndic_desktop.domain.sessions import Session, Sitting
from syndic_desktop.domain.statutes import said
from syndic_desktop.domain.syndicats import Syndicat, valid_siret

__all__ = [
    "OF_DELAY", "RULES", "Finding", "Part", "Remark", "Rule", "Severity", "Target", "findings", "valid_siret",
]  # fmt: skip

OF_DELAY = frozenset(convening.OF_DELAY.values())
"""The codes of the rules on the days between the sending and the session."""

ALWAYS: tuple[Check, ...] = (
    *convening.CHECKS, *agendas.CHECKS, *budgets.CHECKS, *deciding.CHECKS, *calendars.CHECKS, *replying.CHECKS,
    *filing.CHECKS, *acts.CHECKS,
)  # fmt: skip
BEFORE: tuple[Check, ...] = sending.CHECKS
"""What can still be put right: told until the roll is called."""
AFTER: tuple[Check, ...] = holding.CHECKS


def findings(
    syndicat: Syndicat,
    sitting: Sitting,
    others: tuple[Session, ...] = (),
    classification: Classification | None = None,
    today: date | None = None,
) -> tuple[Finding, ...]:
    """Everything there is to say of one session: blocking first, then in the order of the catalogue and agenda.

    `others`: the other sessions of the body, for what is counted from one to the next, and those of any body on that
    day. `classification`: that of the préfecture, once it is imported. `today`: as `Case` has it. What was set aside
    comes last.
    """
    case = Case(syndicat, sitting, others, classification, today)
    if sitting.carried is None:
        case = replace(case, sitting=with_first(sitting, case.first(), syndicat.profile))
    rules, day = sitting.assembly.body(sitting.session.body).rules, sitting.session.day
    spoken = said(syndicat.profile.on(day), rules.on(day))
    checks = (*ALWAYS, *(AFTER if sitting.session.held else BEFORE))
    found = [_finding(case, remark, spoken) for check in checks for remark in check(case)]
    order = {code: rank for rank, code in enumerate(RULES)}
    return tuple(sorted(found, key=lambda each: (_weight(each), order[each.rule.code], each.item or 0)))


def _finding(case: Case, remark: Remark, spoken: frozenset[str]) -> Finding:
    rule = RULES[remark.code]
    severity = Severity.WARNS if remark.mild else rule.severity_in(case.syndicat.kind, spoken)
    return Finding(rule, severity, remark.sentence, remark.target, _override(case.session, remark))


def _override(session: Session, remark: Remark) -> Override | None:
    """What set this very fact aside: kept with the item it is about, else with the session."""
    position = remark.target.item
    kept = session.overrides if position is None else session.items[position - 1].overrides
    fact = fact_of(remark.sentence, position)
    return next((each for each in kept if (each.rule, each.fact) == (remark.code, fact)), None)


def _weight(finding: Finding) -> int:
    if finding.override is not None:
        return 2
    return 0 if finding.blocks else 1
