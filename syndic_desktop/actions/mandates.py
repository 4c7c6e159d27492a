"""Gestures on seats: who holds them from when until when, in what order, with what weight; renewals; roles."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.actions.assemblies import change_assembly
from syndic_desktop.actions.outcomes import Done
from syndic_desktop.domain import mandates, wording
from syndic_desktop.domain.assemblies import Assembly, PoolDeputy, Seat
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.mandates import Entrant
from syndic_desktop.domain.people import Person, Role
from syndic_desktop.exchange.rosters.ranks import rank_of

if TYPE_CHECKING:
    from syndic_desktop.store import Store


def change_mandate(
    store: Store, known: Seat, new: Seat, *, since: date | None = None, newcomers: tuple[Person, ...] = ()
) -> Done:
    """Correct a mandate (`since` None) or let another follow it from a day. Raises RuleViolation.

    `newcomers` are people to enter at the same time, under the codes that `new` names them by.
    """

    def change(assembly: Assembly) -> Assembly:
        assembly = welcomed(assembly, newcomers)
        if since is None:
            return mandates.corrected(assembly, known, new)
        return mandates.succeeded(assembly, known, new, since)

    what = "corriger le mandat" if since is None else f"changer, à partir du {wording.short_date(since)}, le mandat"
    return change_assembly(store, f"{what} du siège {known.code}", change)


def close_mandate(store: Store, known: Seat, until: date) -> Done:
    """End a mandate; the seat is out of office from the day after. Raises RuleViolation."""
    label = f"fermer au {wording.short_date(until)} le mandat du siège {known.code}"
    return change_assembly(store, label, lambda assembly: mandates.closed(assembly, known, until))


def add_seat(store: Store, member: str, since: date | None = None) -> Done:
    """One more seat of a member, nobody named yet, last of the committee. Raises RuleViolation."""

    def change(assembly: Assembly) -> Assembly:
        body = mandates.committee(assembly)
        seat = Seat(mandates.free_seat_code(assembly, member), member, None, since=since)
        return mandates.with_seat(assembly, seat, [body.code] if body else [])

    return change_assembly(store, f"ajouter un siège à {member}", change)


def remove_seat(store: Store, seat: str) -> Done:
    """Take away a seat entered by mistake. Raises RuleViolation when a session held rests on it."""

    def change(assembly: Assembly) -> Assembly:
        if any(seat in former.seats for body in assembly.bodies for former in body.former):
            raise RuleViolation("Ce siège a déjà été réuni : fermez plutôt son mandat, à la date qu’il faut.")
        return mandates.without_seat(assembly, seat)

    return change_assembly(store, f"retirer le siège {seat}", change)


def move_seat(store: Store, body: str, seat: str, position: int) -> Done:
    """Another place (from 1) in the protocol order of a body; sessions held keep theirs. Raises RuleViolation."""
    return change_assembly(
        store, f"déplacer le siège {seat}", lambda assembly: mandates.moved(assembly, body, seat, position)
    )


def renew(
    store: Store,
    member: str,
    since: date,
    entrants: Iterable[Entrant],
    *,
    pool: tuple[str, ...] = (),
    newcomers: tuple[Person, ...] = (),
) -> Done:
    """Close every mandate of a member the day before `since` and enter the new ones, in one go.

    `pool`: the deputies of the member as a whole. The functions of whoever sits no more are told. Raises RuleViolation.
    """
    entering = tuple(entrants)
    left: list[str] = []

    def change(assembly: Assembly) -> Assembly:
        made = mandates.renewed(welcomed(assembly, newcomers), member, since, entering, pool)
        left.extend(
            f"{role.title} ({_full(made, role)} ne siège plus)" for role in mandates.roles_ended(assembly, made)
        )
        return made

    done = change_assembly(store, f"renouveler {member} au {wording.short_date(since)}", change)
    return replace(done, remark=_to_give(left, since))


def _full(assembly: Assembly, role: Role) -> str:
    person = assembly.person(role.person)
    return wording.full(person.civility, person.first_name, person.last_name)


def _to_give(left: list[str], since: date) -> str:
    """Which functions nobody holds any more, and where they are given; nothing where there are none."""
    if not left:
        return ""
    told = wording.agree(len(left), "Fonction", "Fonctions")
    return (
        f"{told} à donner à partir du {wording.short_date(since)} : {' ; '.join(left)}. Choisissez le siège de la "
        "personne désignée : sa fiche a un champ « Nouvelle fonction »."
    )


def give_role(store: Store, role: Role) -> Done:
    """One more role; a new president makes the former one give way the day before. Raises RuleViolation."""
    return change_assembly(
        store, f"donner la fonction « {role.title} »", lambda assembly: mandates.with_role(assembly, role)
    )


def entitle(store: Store, person: str, title: str, since: date, until: date | None = None) -> Done:
    """Give a role by its title: its rank is read in it, else it comes after those there are. Raises RuleViolation."""
    with store.reading() as reader:
        ranks = [role.rank for role in reader.assembly().roles]
    rank = rank_of(title)
    last = max(ranks, default=0) + 1
    return give_role(store, Role(person, wording.clean_line(title), last if rank is None else rank, since, until))


def change_role(store: Store, known: Role, new: Role | None) -> Done:
    """Correct or end a role, or take it away (None). Raises RuleViolation when a session held would change."""
    what = "retirer" if new is None else "corriger"
    return change_assembly(
        store, f"{what} la fonction « {known.title} »", lambda assembly: mandates.with_roles(assembly, known, new)
    )


def add_pool_deputy(
    store: Store, member: str, person: str, since: date | None = None, newcomers: tuple[Person, ...] = ()
) -> Done:
    """One more deputy of a member as a whole. Raises RuleViolation."""

    def change(assembly: Assembly) -> Assembly:
        assembly = welcomed(assembly, newcomers)
        if any((each.member, each.person, each.until) == (member, person, None) for each in assembly.pool_deputies):
            raise RuleViolation("Cette personne est déjà suppléante de ce membre.")
        return replace(assembly, pool_deputies=(*assembly.pool_deputies, PoolDeputy(member, person, since)))

    return change_assembly(store, f"ajouter un suppléant à {member}", change)


def change_pool_deputy(store: Store, known: PoolDeputy, new: PoolDeputy | None) -> Done:
    """Correct or end a deputy's dates, or take the deputy away (None). Raises RuleViolation."""

    def change(assembly: Assembly) -> Assembly:
        if known not in assembly.pool_deputies:
            raise RuleViolation("Ce suppléant a changé entre-temps : relisez la fiche.")
        kept = (new if each == known else each for each in assembly.pool_deputies)
        return replace(assembly, pool_deputies=tuple(each for each in kept if each is not None))

    return change_assembly(store, "changer un suppléant de membre", change)


def welcomed(assembly: Assembly, newcomers: tuple[Person, ...]) -> Assembly:
    """The assembly with people who were not known."""
    known = {each.code for each in assembly.people}
    return replace(assembly, people=(*assembly.people, *(each for each in newcomers if each.code not in known)))
