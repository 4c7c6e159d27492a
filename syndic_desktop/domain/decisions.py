"""Decisions taken by delegation (bureau, president) and what of them is due to be reported to a session.

L5211-10: at each meeting the president reports on what was decided by delegation.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import CHOICES, Act, Nature
from syndic_desktop.domain.agenda import Annex
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import KindNumbering, following
from syndic_desktop.domain.texts import DecisionKind

__all__ = ["KINDS", "Decision", "DecisionKind", "Tax", "by_supplier", "corrected", "due", "entered_late", "redated"]


class Tax(StrEnum):
    """Whether an amount is before or after tax."""

    BEFORE = "HT"
    AFTER = "TTC"


KINDS = {
    DecisionKind.PURCHASE_ORDER: "Lettres de commande",
    DecisionKind.ORDER: "Arrêtés",
    DecisionKind.BUREAU_DELIBERATION: "Délibérations du bureau",
    DecisionKind.PRESIDENT_DECISION: "Décisions du président",
    DecisionKind.CONVENTION: "Conventions",
    DecisionKind.CONTRACT: "Marchés",
}
"""The kinds in the order they are shown, under the name of their list."""

OWN_MATTERS = {DecisionKind.PURCHASE_ORDER: "1.1", DecisionKind.CONTRACT: "1.1"}
"""The matter of a decision of which none was said, where its kind alone says it: public contracts."""

USUAL_MATTERS = {
    **{kind: (code,) for kind, code in OWN_MATTERS.items()},
    DecisionKind.ORDER: ("5.4", "5.5", "4.1", "4.2"),
    DecisionKind.PRESIDENT_DECISION: ("1.1", "3.3", "5.8", "7.3"),
    DecisionKind.CONVENTION: ("1.4", "3.3", "5.7"),
}
"""What is offered first for a kind: delegations and staff for orders, leases, suits and loans for the president."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One delegated decision; `amount` in euros, `delegation` names the act that allows it.

    `entered`: from when reports owe it, where that is not its own day: it came in after a report that would have told
    it, or a report told it before its day was put right.
    `initials`: of the agent who made it, as numbers may print them. `private`: the words that no public version shows.
    `matter`: its code in the ACTES nomenclature; `nature`: the one that she chose among those of its kind (`CHOICES`).
    `text`: what its paper says beyond that, a line each: « Vu … », « Considérant … », else an article.
    """

    kind: DecisionKind
    number: str
    subject: str
    day: date | None = None
    body: str | None = None
    supplier: str | None = None
    amount: Decimal | None = None
    tax: Tax | None = None
    precision: str | None = None
    delegation: str | None = None
    act: Act | None = None
    entered: date | None = None
    initials: str | None = None
    annexes: tuple[Annex, ...] = ()
    private: tuple[str, ...] = ()
    matter: str | None = None
    nature: Nature | None = None
    text: str | None = None

    @property
    def sent_as(self) -> Nature:
        """The nature it is transmitted under: the one chosen, else the one its receipt says, else its kind's own."""
        said = self.act.transmission.identifier if self.act and self.act.transmission else None
        told = (each for each in CHOICES[self.kind] if said and said.endswith(f"-{each}"))
        return self.nature or next(told, CHOICES[self.kind][0])

    @property
    def filed_under(self) -> str | None:
        """The matter it is transmitted under; None while nobody said any."""
        return self.matter or OWN_MATTERS.get(self.kind)

    @property
    def key(self) -> tuple[DecisionKind, str, date | None]:
        """What tells decisions apart: numbers may begin again every year."""
        return self.kind, self.number, self.day

    @property
    def owed_from(self) -> date | None:
        """The first day a report owes it, to any body; None when no date was ever noted."""
        return self.entered or self.day


def due(decisions: Iterable[Decision], kind: DecisionKind, day: date, reported_on: date | None) -> tuple[Decision, ...]:
    """What a report made on `day` owes the body: of one kind, decided up to that day, never reported before.

    `reported_on` is the day of the last earlier session of the body whose agenda carried that recap: it told all that
    was decided and entered by then, undated decisions included.
    """
    return tuple(each for each in decisions if each.kind is kind and _due(each.owed_from, day, reported_on))


def _due(owed_from: date | None, day: date, reported_on: date | None) -> bool:
    if owed_from is None:
        return reported_on is None
    return owed_from <= day and (reported_on is None or owed_from > reported_on)


def entered_late(decision: Decision, reports: Iterable[tuple[date, DecisionKind]], today: date) -> Decision:
    """A decision as it comes in on `today`: that day is noted if a report made before should have told it.

    `reports`: day and kind of every report that the dossier holds. Without it, no later report would ever tell it.
    """
    owed_from = decision.owed_from or date.min
    missed = any(kind is decision.kind and owed_from <= day < today for day, kind in reports)
    return replace(decision, entered=today) if missed else decision


Key = tuple[DecisionKind, str, date | None]


def redated(known: Iterable[Decision], brought: Iterable[Decision]) -> dict[Key, Decision]:
    """By its new key, the known decision of which one brought in corrects the date.

    Same kind, same number, same year (or no date on one side): numbers may begin again every year. A decision that is
    brought in under its known date, or that two could be, is nobody's correction.
    """
    there, coming = {each.key: each for each in known}, tuple(brought)
    said = {each.key for each in coming}
    free = [each for key, each in there.items() if key not in said]
    new = [each for each in coming if each.key not in there]
    pairs = [(each, old) for each in new for old in free if _same_but_for_the_day(each, old)]
    return {
        each.key: old
        for each, old in pairs
        if sum(other is old for _, other in pairs) == 1 and sum(one.key == each.key for one, _ in pairs) == 1
    }


def _same_but_for_the_day(one: Decision, other: Decision) -> bool:
    undated = one.day is None or other.day is None
    return (one.kind, one.number) == (other.kind, other.number) and (
        undated or (one.day and one.day.year) == (other.day and other.day.year)
    )


def corrected(decision: Decision, was: Decision, reports: Iterable[tuple[date, DecisionKind]], today: date) -> Decision:
    """A known decision whose date is corrected on `today`: told already, it is not told again; else as it comes in.

    Each body is told by its own reports: told by one of them, it stays owed from the day it was, to the others too.
    """
    told = tuple(reports)
    owed_from = was.owed_from or date.min
    days = [day for day, kind in told if kind is was.kind]
    made = [day for day in days if owed_from <= day < today]
    if made:
        since = was.owed_from or min(made)  # without a date it was due to the first report of each body
        first, last = sorted((since, decision.day or date.min))
        between = any(first <= day < last for day in days)  # else its new day says the same
        return replace(decision, entered=since if between else None)
    return entered_late(replace(decision, entered=None), told, today)


def numbered(decisions: Iterable[Decision], number: str) -> Decision:
    """The one decision that bears a number, case and accents apart; « arrete:12 » says its kind too.

    Raises RuleViolation when there is none, or several.
    """
    known = tuple(decisions)
    kind, _, rest = number.partition(":")
    wanted, kinds = (rest, {kind}) if kind in set(DecisionKind) else (number, set(DecisionKind))
    found = [each for each in known if wording.fold(each.number) == wording.fold(wanted) and each.kind in kinds]
    if len(found) == 1:
        return found[0]
    if not found:
        raise RuleViolation(f"Aucune décision ne porte le numéro {number}.")
    told = wording.listing(f"{each.kind}:{each.number}" + (f" du {each.day}" if each.day else "") for each in found)
    raise RuleViolation(f"Plusieurs décisions portent le numéro {number} : {told}.")


def by_supplier(decisions: Iterable[Decision]) -> tuple[tuple[str | None, tuple[Decision, ...]], ...]:
    """Decisions grouped by supplier, suppliers in order of first appearance, order kept inside a group."""
    groups: dict[str | None, list[Decision]] = {}
    for each in decisions:
        groups.setdefault(each.supplier, []).append(each)
    return tuple((supplier, tuple(group)) for supplier, group in groups.items())


def sums(decisions: Iterable[Decision]) -> dict[Tax | None, Decimal]:
    """What decisions amount to, exactly, by sort (before tax, after tax, not said), never added together."""
    made: dict[Tax | None, Decimal] = {}
    for each in decisions:
        if each.amount is not None:
            made[each.tax] = made.get(each.tax, Decimal(0)) + each.amount
    return made


def latest_first(decisions: Iterable[Decision], kind: DecisionKind) -> list[Decision]:
    """Decisions with those of a kind first, the last made first: what a new one of the kind is likely to say again."""
    return sorted(decisions, key=lambda each: (each.kind is kind, each.day or date.min), reverse=True)


def usual_initials(decisions: Iterable[Decision], kind: DecisionKind) -> str | None:
    """The initials last used, of this kind before the others; None where none ever were."""
    return next((each.initials for each in latest_first(decisions, kind) if each.initials), None)


def initialled(decision: Decision, known: Iterable[Decision]) -> Decision:
    """One that comes without number nor initials bears those a new line would, which its number may print."""
    if decision.number or decision.initials:
        return decision
    return replace(decision, initials=usual_initials(known, decision.kind))


def next_number(
    numberings: Iterable[KindNumbering], known: Iterable[Decision], kind: DecisionKind, day: date, initials: str = ""
) -> str:
    """The number that the next decision of a kind bears on a day; empty where its kind has no pattern."""
    numbering = next((each for each in numberings if each.kind is kind), None)
    if numbering is None:
        return ""
    used = [(each.day or date.min, each.number) for each in known if each.kind is kind]
    return following(numbering.pattern, numbering.counter, day, used, initials)
