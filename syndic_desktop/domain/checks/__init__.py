"""Checks: what the law and the statutes have to say about a session as it stands.

`findings` reads; it refuses nothing. A rule is an entry of the catalogue, so that its name, source and severity are
the same on every screen and in the `controler` command.
"""

from __future__ import annotations

from syndic_desktop.domain.checks.catalogue import RULES, Finding, Remark, Rule, Severity
from syndic_desktop.domain.checks.convening import agenda, convening
from syndic_desktop.domain.checks.filing import filing, valid_siret
from syndic_desktop.domain.checks.holding import attendance, voting
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.syndicats import Syndicat

__all__ = ["RULES", "Finding", "Remark", "Rule", "Severity", "findings", "valid_siret"]


def findings(syndicat: Syndicat, sitting: Sitting) -> tuple[Finding, ...]:
    """Everything there is to say of one session: blocking first, then in the order of the catalogue and agenda."""
    remarks = [*convening(sitting), *agenda(sitting), *filing(syndicat, sitting.session)]
    if sitting.session.held:
        remarks += [*attendance(sitting), *voting(sitting, syndicat.kind)]
    found = [remark.finding(syndicat.kind) for remark in remarks]
    order = {code: rank for rank, code in enumerate(RULES)}
    return tuple(
        sorted(found, key=lambda each: (each.severity is not Severity.BLOCKS, order[each.rule.code], each.item or 0))
    )
