"""The register of what the president takes alone over a year: orders, and decisions taken by delegation.

R2122-7: it may be one of its own beside that of the deliberations, kept the same way (R2121-9): by date, numbered,
bound with a table by date and a table by subject. It refuses to know what the pages look like.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from syndic_desktop.domain.acts import Step
from syndic_desktop.domain.decisions import KINDS, Decision, DecisionKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import KindNumbering, Pattern
from syndic_desktop.domain.registers import Lack, Missing, audit_decisions, lost, themed

ENTERED = (DecisionKind.ORDER, DecisionKind.PRESIDENT_DECISION)
"""What is entered: what the president signs alone, and is written here."""


@dataclass(frozen=True, slots=True)
class Orders:
    """The register of a year: its acts, the oldest first, those of a day by their numbers."""

    year: int
    acts: tuple[Decision, ...]


def orders(year: int, decisions: Iterable[Decision]) -> Orders:
    """The register of a year, of all the decisions of a dossier. One without a date is in none."""
    kept = (each for each in decisions if each.kind in ENTERED and each.day and each.day.year == year)
    return Orders(year, tuple(sorted(kept, key=_dated)))


def years(decisions: Iterable[Decision]) -> dict[int, int]:
    """How many acts the register of each year holds; a year without any is not there."""
    found: dict[int, int] = {}
    for each in decisions:
        if each.kind in ENTERED and each.day is not None:
            found[each.day.year] = found.get(each.day.year, 0) + 1
    return found


def by_theme(acts: Iterable[Decision]) -> tuple[tuple[str, tuple[Decision, ...]], ...]:
    """The table by subject: the themes of the nomenclature in their order, then what has no matter; dates in each."""
    themes = themed((each.filed_under or "", each) for each in acts)
    return tuple((theme, tuple(sorted(group, key=_dated))) for theme, group in themes)


def audit_orders(decisions: Iterable[Decision], numberings: Iterable[KindNumbering], year: int) -> tuple[Missing, ...]:
    """What is missing before the register of a year is bound: numbers given to nothing, then act by act.

    `decisions`: all those of the dossier, for numbers that go on from one year to the next.
    """
    known, patterns = [each for each in decisions if each.kind in ENTERED], tuple(numberings)
    return (
        *(missing for each in patterns if each.kind in ENTERED for missing in _gaps(each, known, year)),
        *audit_decisions(known, patterns, year, tuple(Step)),
    )


def _gaps(numbering: KindNumbering, known: Iterable[Decision], year: int) -> Iterator[Missing]:
    try:
        pattern = Pattern.parse(numbering.pattern)
    except RuleViolation as violation:
        yield Missing(Lack.GAP, str(violation))
        return
    used = [
        (each.day, each.number) for each in known if each.kind is numbering.kind and each.day and each.day.year <= year
    ]
    for run in lost(pattern, numbering.counter, used, year):
        kind = KINDS[numbering.kind].lower()
        told = (
            f"Le numéro {run[0]} manque parmi les {kind} : retrouvez l’acte, ou dites pourquoi."
            if len(run) == 1
            else f"Les numéros {run[0]} à {run[-1]} manquent parmi les {kind} : retrouvez-les, ou dites pourquoi."
        )
        yield Missing(Lack.GAP, told)


def _dated(decision: Decision) -> tuple[date, str]:
    return decision.day or date.min, decision.number
