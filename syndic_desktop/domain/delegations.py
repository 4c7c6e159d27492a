"""Delegations: what the comité lets its president, a vice-president or its bureau decide for it, up to which amount.

L5211-10 (L5211-9 for signatures): the comité delegates part of its powers by a deliberation, and is told at each
meeting what was done of them. One decision is looked at after another, but for what a year adds up to.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import CONTRACTS, SENT_WITHIN, Act, Nature, late_from, transmissible, transmitted
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly, BodyKind
from syndic_desktop.domain.budgets import is_accounts, is_budget
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.people import in_force

LONGEST_NAME = 120
MOST = Decimal(10**12)
CENT = Decimal("0.01")
HIGHEST_VAT = Decimal("1.20")  # CGI, art. 278: no rate is higher
INSTALLED_WITHIN = timedelta(days=180)
"""Members name their delegates one after the other: what begins within that time is one renewal."""
_GIVEN = re.compile(r"\bdu\s+(\d{1,2}(?:er)?\s+\w+\s+\d{4}|\d{1,2}/\d{1,2}/\d{4})")


class Holder(StrEnum):
    """Whom the comité delegates to."""

    PRESIDENT = "president"
    VICE_PRESIDENT = "vice_president"
    BUREAU = "bureau"


ENTRUSTED = {
    DecisionKind.BUREAU_DELIBERATION: Holder.BUREAU,
    DecisionKind.PURCHASE_ORDER: Holder.PRESIDENT,
    DecisionKind.ORDER: Holder.PRESIDENT,
    DecisionKind.PRESIDENT_DECISION: Holder.PRESIDENT,
}
"""Who takes a decision of a kind, where the kind says it: a contract may come from anybody.

A vice-president takes what the president would.
"""
ACTS_QUOTED = ("deliberation", "arrete", "decision")
DECIDED = (DecisionKind.BUREAU_DELIBERATION, DecisionKind.ORDER, DecisionKind.PRESIDENT_DECISION)
"""What settles a matter; a purchase may have the budget printed."""


@dataclass(frozen=True, slots=True)
class Delegation:
    """One power entrusted. `name` is what decisions quote and what it is known by; `act` the deliberation that gave it.

    `kinds` are those it allows, all of them where empty. `ceiling` of one decision and `yearly` of those of a year
    together, in euros, both before or both after tax (`tax`); none: no limit. In force from `since` to `until`, both
    included. `vice`: which vice-president, « M. Jean DUPONT, 1er Vice-Président ».
    """

    name: str
    holder: Holder = Holder.PRESIDENT
    kinds: tuple[DecisionKind, ...] = ()
    ceiling: Decimal | None = None
    tax: Tax | None = None
    act: str | None = None
    since: date | None = None
    until: date | None = None
    yearly: Decimal | None = None
    vice: str | None = None

    @property
    def given_on(self) -> date | None:
        """The day it was given: its first one, else the one that its deliberation is quoted with."""
        return self.since or _quoted_day(self.act or "")

    def covers(self, kind: DecisionKind) -> bool:
        """Whether a decision of a kind may be taken under it: by its holder, and of its kinds."""
        return (not self.kinds or kind in self.kinds) and takes(self.holder, kind)

    def in_force(self, day: date | None) -> bool:
        """Whether it allows anything on a day; an undated decision is not judged."""
        return day is None or in_force(self.since, self.until, day)

    def same(self, other: Delegation) -> bool:
        """Whether both go by one name, case and accents apart."""
        return wording.fold(self.name) == wording.fold(other.name)


def takes(holder: Holder, kind: DecisionKind) -> bool:
    """Whether a holder takes decisions of a kind."""
    own = ENTRUSTED.get(kind, holder)
    return own is holder or (holder is Holder.VICE_PRESIDENT and own is Holder.PRESIDENT)


def sound(delegation: Delegation) -> Delegation:
    """The delegation as it may be kept: somebody is named only where it is a vice-president. Raises RuleViolation."""
    vice = wording.clean_line(delegation.vice or "") if delegation.holder is Holder.VICE_PRESIDENT else ""
    if len(vice) > LONGEST_NAME:
        raise RuleViolation(f"Le nom du vice-président tient en {LONGEST_NAME} caractères : raccourcissez-le.")
    if not delegation.name.strip():
        raise RuleViolation("La délégation n’a pas de nom : écrivez par exemple « Marchés à procédure adaptée ».")
    if len(delegation.name) > LONGEST_NAME:
        raise RuleViolation(f"Le nom d’une délégation tient en {LONGEST_NAME} caractères : raccourcissez-le.")
    limits = [limit for limit in (delegation.ceiling, delegation.yearly) if limit is not None]
    if not all(0 < limit < MOST for limit in limits):
        raise RuleViolation("Un plafond est un montant en euros, plus grand que zéro : corrigez-le, ou videz-le.")
    if limits and delegation.tax is None:
        raise RuleViolation("Dites si le plafond est HT ou TTC : rien d’autre ne se compare à lui.")
    if delegation.since and delegation.until and delegation.until < delegation.since:
        raise RuleViolation("Cette délégation finit avant de commencer : corrigez l’une des deux dates.")
    return replace(delegation, vice=vice or None)


def renewals(assembly: Assembly) -> tuple[date, ...]:
    """The days from which the comité is another one: more than half of its seats began a mandate within six months.

    Oldest first. Not at each renewal of one member, nor when somebody is replaced.
    """
    bodies = [body for body in assembly.bodies if body.kind is BodyKind.COMMITTEE]
    known = {code for body in bodies for code in body.seats}
    seats = [seat for seat in assembly.seats if seat.code in known]
    begun = sorted((seat.since, seat.code) for seat in seats if seat.since is not None)
    found: list[date] = []
    for day, _code in begun:
        if found and day - found[-1] <= INSTALLED_WITHIN:
            continue
        new = {code for since, code in begun if day - INSTALLED_WITHIN < since <= day}
        held = {seat.code for seat in seats if seat.in_office(day)}
        if 2 * len(new & held) > len(held):
            found.append(day)
    return tuple(found)


def over_the_year(decisions: Iterable[Decision], delegations: Iterable[Delegation]) -> dict[Decision, str]:
    """Of each decision that takes its year above the limit of its delegation, or comes after, what is to be told.

    In the order of their days: those that came before stay what they were allowed to be.
    """
    limited = {wording.fold(each.name): each for each in delegations if each.yearly is not None}
    if not limited:
        return {}
    years: dict[tuple[str, int], list[Decision]] = {}
    for each in decisions:
        if each.day is None or each.amount is None or not each.delegation:
            continue
        if (name := wording.fold(each.delegation)) in limited:
            years.setdefault((name, each.day.year), []).append(each)
    told: dict[Decision, str] = {}
    for (name, _year), taken in years.items():
        told |= _over(limited[name], sorted(taken, key=lambda each: (each.day or date.min, each.number)))
    return told


def _over(found: Delegation, taken: Sequence[Decision]) -> Iterator[tuple[Decision, str]]:
    """`taken`: the dated amounts of one year, in order."""
    least = most = Decimal(0)
    if found.yearly is None or found.tax is None:
        return
    limit = f"{wording.amount(found.yearly)}{wording.NB}{found.tax}"
    for each in taken:
        if each.amount is None or each.day is None or each.tax is None:
            continue
        low, high = _bounds(each.amount, each.tax, found.tax)
        least, most = least + low, most + high
        if least > found.yearly:
            made = f"{wording.amount(least.quantize(CENT))}{wording.NB}{found.tax}"
            yield (
                each,
                f"Avec elle, la délégation « {found.name} » atteint {made} en {each.day.year}, plus que sa limite "
                f"de {limit} par an : faites délibérer le comité.",
            )
        elif most > found.yearly:
            yield (
                each,
                f"Avec elle, la délégation « {found.name} » peut dépasser {limit} en {each.day.year} selon la TVA : "
                "vérifiez.",
            )


def allowing(delegations: Iterable[Delegation], kind: DecisionKind, day: date | None) -> tuple[Delegation, ...]:
    """Those that a decision of a kind may be taken under on a day, in their order."""
    return tuple(each for each in delegations if each.covers(kind) and each.in_force(day))


def named(delegations: Iterable[Delegation], name: str) -> Delegation | None:
    """The delegation that a decision quotes; None where the dossier has none of that name."""
    return next((each for each in delegations if wording.fold(each.name) == wording.fold(name)), None)


def doubts(decision: Decision, delegations: Iterable[Delegation], renewed: Sequence[date] = ()) -> Iterator[str]:
    """What makes a decision one that was not delegated, a French sentence each; nothing where none is entered.

    `renewed`: the days from which the comité was another one (`renewals`). A decision without the power to take it is
    void (incompétence): it is said, and what to do.
    """
    yield from _reserved(decision)
    yield from _late(decision)
    known = tuple(delegations)
    if not known:
        return
    if decision.delegation is None:
        yield from _unnamed(decision, known)
        return
    found = named(known, decision.delegation)
    if found is None:
        if not transmitted(decision.act):  # what was sent does not change any more
            yield from _unlisted(decision.delegation, known)
        return
    if not found.covers(decision.kind):
        yield f"La délégation « {found.name} » ne permet pas ce type de décision : choisissez-en une autre."
    if not found.in_force(decision.day) and decision.day is not None:
        told = wording.short_date(decision.day)
        yield f"La délégation « {found.name} » n’était pas en vigueur le {told} : vérifiez la date ou la délégation."
    else:
        yield from _outlived(decision, found, renewed)
    yield from _above(decision, found)


def _reserved(decision: Decision) -> Iterator[str]:
    """What the comité may not delegate, where the subject says so (L5211-10): the budget, the accounts.

    Of the other matters that it keeps (tariffs, public services, joining a body…) a subject says too little.
    """
    if decision.kind not in DECIDED:
        return
    item = Item(ItemKind.DELIBERATION, decision.subject)
    about = "le budget" if is_budget(item) else "les comptes" if is_accounts(item) else ""
    if about:
        yield f"L’objet porte sur {about}, que le comité ne peut pas déléguer : faites-le délibérer (CGCT, L5211-10)."


def _late(decision: Decision) -> Iterator[str]:
    """D16: what the prefect receives within fifteen days of its signature, and received later."""
    sent = decision.act.transmission if decision.act else None
    if sent is not None and sending_due(decision) <= sent.day:
        yield f"Transmise plus de {SENT_WITHIN.days} jours après sa signature (CGCT, L2131-1 et L2131-13)."


def sending_due(decision: Decision) -> date:
    """The first day on which it is late to send a decision to the prefect; the last of all where there is no delay."""
    # Before tax it is less: what is under the threshold with tax is under it without.
    sent = transmissible(decision.kind, decision.amount, decision.day)
    soon = decision.kind in CONTRACTS or decision.sent_as is Nature.INDIVIDUAL
    return late_from(decision.act or Act(), contract=soon) if sent else date.max


def _unnamed(decision: Decision, known: tuple[Delegation, ...]) -> Iterator[str]:
    if decision.kind in (DecisionKind.CONVENTION, DecisionKind.CONTRACT) and decision.body is not None:
        return
    if not allowing(known, decision.kind, decision.day):
        yield "Aucune délégation ne permet cette décision à cette date : vérifiez, ou faites-la délibérer."
    else:
        yield "Cette décision ne dit pas quelle délégation la permet : choisissez-la."


def _unlisted(said: str, known: tuple[Delegation, ...]) -> Iterator[str]:
    """A name that the list has not; an act that is quoted in her own words, number or date, may be no entry of it."""
    quoted = wording.fold(said)
    act = quoted.startswith(ACTS_QUOTED) and any(map(str.isdigit, quoted))
    if not act and not any(each.act and wording.fold(each.act) in quoted for each in known):
        told = wording.shortened(said)
        yield f"« {told} » n’est pas parmi les délégations du dossier : choisissez-en une, ou ajoutez celle-là."


def _outlived(decision: Decision, found: Delegation, renewed: Sequence[date]) -> Iterator[str]:
    """What a comité delegates ends with it: the next one delegates anew, or takes its powers back (L5211-10)."""
    given, day = found.given_on, decision.day
    ended = next((each for each in renewed if given and day and given < each <= day), None)
    if ended is not None:
        yield (
            f"La délégation « {found.name} » a pris fin au renouvellement du comité, le {wording.short_date(ended)} : "
            "citez celle que le nouveau comité a donnée, ou faites-le délibérer."
        )


def _quoted_day(said: str) -> date | None:
    """« CS2026/04 du 6 mars 2026 » as that day; None where no day is quoted."""
    quoted = _GIVEN.search(wording.fold(said))
    try:
        return wording.read_date(quoted[1], today=date.min) if quoted else None
    except RuleViolation:
        return None


def _above(decision: Decision, found: Delegation) -> Iterator[str]:
    most_of_one = found.ceiling if found.ceiling is not None else found.yearly
    if most_of_one is None or found.tax is None or decision.amount is None:
        return
    limit = f"{wording.amount(most_of_one)}{wording.NB}{found.tax}"
    if decision.tax is None:
        yield f"Dites si le montant est HT ou TTC : le plafond de la délégation est de {limit}."
        return
    if found.ceiling is None:  # what a year adds up to is told with its other decisions
        return
    least, most = _bounds(decision.amount, decision.tax, found.tax)
    told = f"Le montant ({wording.amount(decision.amount)}{wording.NB}{decision.tax})"
    if least > found.ceiling:
        yield f"{told} dépasse le plafond de la délégation « {found.name} » ({limit}) : faites délibérer le comité."
    elif most > found.ceiling:
        yield f"{told} peut dépasser le plafond de {limit} selon la TVA : vérifiez."


def _bounds(amount: Decimal, said: Tax, wanted: Tax) -> tuple[Decimal, Decimal]:
    """The least and the most that an amount is once it is said as the ceiling is."""
    if said is wanted:
        return amount, amount
    return (amount, amount * HIGHEST_VAT) if said is Tax.BEFORE else (amount / HIGHEST_VAT, amount)
