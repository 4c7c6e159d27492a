"""Delegations: what the comité lets its president or its bureau decide in its name, and up to which amount.

L5211-10 (L5211-9 for signatures): the comité delegates part of its powers by a deliberation, and is told at each
meeting what was done of them. It refuses to know which decisions there are: one is looked at after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import CONTRACTS, SENT_WITHIN, Act, Nature, late_from, transmissible, transmitted
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.budgets import is_accounts, is_budget
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.people import in_force

LONGEST_NAME = 120
MOST = Decimal(10**12)
HIGHEST_VAT = Decimal("1.20")  # CGI, art. 278: no rate is higher


class Holder(StrEnum):
    """Whom the comité delegates to."""

    PRESIDENT = "president"
    BUREAU = "bureau"


ENTRUSTED = {
    DecisionKind.BUREAU_DELIBERATION: Holder.BUREAU,
    DecisionKind.PURCHASE_ORDER: Holder.PRESIDENT,
    DecisionKind.ORDER: Holder.PRESIDENT,
    DecisionKind.PRESIDENT_DECISION: Holder.PRESIDENT,
}
"""Who takes a decision of a kind, where the kind says it: a contract may come from either."""
ACTS_QUOTED = ("deliberation", "arrete", "decision")
DECIDED = (DecisionKind.BUREAU_DELIBERATION, DecisionKind.ORDER, DecisionKind.PRESIDENT_DECISION)
"""What settles a matter; a purchase may have the budget printed."""


@dataclass(frozen=True, slots=True)
class Delegation:
    """One power entrusted. `name` is what decisions quote and what it is known by; `act` the deliberation that gave it.

    `kinds` are those it allows, all of them where empty. `ceiling` in euros, before or after tax; none: no limit.
    In force from `since` to `until`, both included.
    """

    name: str
    holder: Holder = Holder.PRESIDENT
    kinds: tuple[DecisionKind, ...] = ()
    ceiling: Decimal | None = None
    tax: Tax | None = None
    act: str | None = None
    since: date | None = None
    until: date | None = None

    def covers(self, kind: DecisionKind) -> bool:
        """Whether a decision of a kind may be taken under it: by its holder, and of its kinds."""
        return (not self.kinds or kind in self.kinds) and ENTRUSTED.get(kind, self.holder) is self.holder

    def in_force(self, day: date | None) -> bool:
        """Whether it allows anything on a day; an undated decision is not judged."""
        return day is None or in_force(self.since, self.until, day)

    def same(self, other: Delegation) -> bool:
        """Whether both go by one name, case and accents apart."""
        return wording.fold(self.name) == wording.fold(other.name)


def sound(delegation: Delegation) -> Delegation:
    """The delegation as it may be kept. Raises RuleViolation."""
    if not delegation.name.strip():
        raise RuleViolation("La délégation n’a pas de nom : écrivez par exemple « Marchés à procédure adaptée ».")
    if len(delegation.name) > LONGEST_NAME:
        raise RuleViolation(f"Le nom d’une délégation tient en {LONGEST_NAME} caractères : raccourcissez-le.")
    if delegation.ceiling is not None and not 0 < delegation.ceiling < MOST:
        raise RuleViolation("Un plafond est un montant en euros, plus grand que zéro : corrigez-le, ou videz-le.")
    if delegation.ceiling is not None and delegation.tax is None:
        raise RuleViolation("Dites si le plafond est HT ou TTC : rien d’autre ne se compare à lui.")
    if delegation.since and delegation.until and delegation.until < delegation.since:
        raise RuleViolation("Cette délégation finit avant de commencer : corrigez l’une des deux dates.")
    return delegation


def allowing(delegations: Iterable[Delegation], kind: DecisionKind, day: date | None) -> tuple[Delegation, ...]:
    """Those that a decision of a kind may be taken under on a day, in their order."""
    return tuple(each for each in delegations if each.covers(kind) and each.in_force(day))


def named(delegations: Iterable[Delegation], name: str) -> Delegation | None:
    """The delegation that a decision quotes; None where the dossier has none of that name."""
    return next((each for each in delegations if wording.fold(each.name) == wording.fold(name)), None)


def doubts(decision: Decision, delegations: Iterable[Delegation]) -> Iterator[str]:
    """What makes a decision one that was not delegated, a French sentence each; nothing where none is entered.

    A decision without the power to take it is void (incompétence): it is said, and what to do.
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


def _above(decision: Decision, found: Delegation) -> Iterator[str]:
    if found.ceiling is None or found.tax is None or decision.amount is None:
        return
    limit = f"{wording.amount(found.ceiling)}{wording.NB}{found.tax}"
    if decision.tax is None:
        yield f"Dites si le montant est HT ou TTC : le plafond de la délégation est de {limit}."
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
