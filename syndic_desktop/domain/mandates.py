"""Mandates: who holds a seat from when until when. A change is either a correction or another mandate that follows.

Every function returns a new assembly. Whether sessions already held stay as they were is `histories`' subject.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, PoolDeputy, Seat
from syndic_desktop.domain.errors import RuleViolation, UnknownCode
from syndic_desktop.domain.identities import LONGEST
from syndic_desktop.domain.people import Role, in_force

PRESIDENT = 0
_WEIGHT = re.compile(r"(\d{1,6})(?:/(\d{1,6})|[.,](\d{1,4}))?", re.ASCII)
_DAY = timedelta(days=1)
_FINEST = 10**9
"""A weight is written « 3/2 », with nine figures at most above and below: no dossier holds more."""


@dataclass(frozen=True, slots=True)
class Entrant:
    """What a renewal enters on a seat; `seat` None: one more seat of the member."""

    seat: str | None
    titular: str | None
    deputies: tuple[str, ...] = ()
    weight: Fraction = Fraction(1)
    vacant: bool = False


def read_weight(typed: str) -> Fraction | None:
    """« 3/2 », « 1,5 » or « 2 » as an exact fraction; None when it is none, or nothing at all."""
    found = _WEIGHT.fullmatch(typed.strip())
    if found is None:
        return None
    whole, bottom, decimals = found.groups()
    if bottom is None:
        return Fraction(f"{whole}.{decimals or 0}") or None
    return (Fraction(int(whole), int(bottom)) or None) if int(bottom) else None


def mandates_on(assembly: Assembly, day: date) -> dict[str, Seat]:
    """The mandate of every seat that runs on a day, a vacancy included; else the next one, else the last one."""
    mandates: dict[str, list[Seat]] = {}
    for each in assembly.seats:
        mandates.setdefault(each.code, []).append(each)
    return {code: shown for code, held in mandates.items() if (shown := _shown(held, day))}


def corrected(assembly: Assembly, mandate: Seat, new: Seat) -> Assembly:
    """Another content for the same mandate, over the days it says. Raises RuleViolation."""
    _known(assembly, mandate)
    _sound(new)
    return replace(assembly, seats=tuple(new if each == mandate else each for each in assembly.seats))


def succeeded(assembly: Assembly, mandate: Seat, new: Seat, since: date) -> Assembly:
    """A mandate closed the day before `since`, and another that runs from that day on. Raises RuleViolation."""
    _known(assembly, mandate)
    if mandate.since is not None and since <= mandate.since:
        raise RuleViolation(
            f"Le mandat commence le {wording.short_date(mandate.since)} : donnez une date qui vient après."
        )
    if mandate.until is not None and since > mandate.until:
        raise RuleViolation(f"Le mandat a pris fin le {wording.short_date(mandate.until)} : donnez une date d’avant.")
    following = replace(new, code=mandate.code, since=since, until=new.until)
    _sound(following)
    seats: list[Seat] = []
    for each in assembly.seats:
        seats += [replace(each, until=since - _DAY), following] if each == mandate else [each]
    return replace(assembly, seats=tuple(seats))


def closed(assembly: Assembly, mandate: Seat, until: date) -> Assembly:
    """A mandate that ends on a day; whoever holds no seat afterwards loses the roles held with it."""
    ended = replace(mandate, until=until)
    after = corrected(assembly, mandate, ended)
    leaving = {mandate.titular} - {each.titular for each in after.seats if each.in_office(until + _DAY)} - {None}
    return replace(after, roles=tuple(_role_ended(role, leaving, until) for role in after.roles))


def with_seat(assembly: Assembly, seat: Seat, bodies: Iterable[str]) -> Assembly:
    """One more seat, last in the protocol order of these bodies. Raises RuleViolation."""
    if any(each.code == seat.code for each in assembly.seats):
        raise RuleViolation(f"Le siège « {seat.code} » existe déjà : choisissez un autre code.")
    assembly.college_of(seat.member)
    _sound(seat)
    joined = set(bodies)
    return replace(
        assembly,
        seats=(*assembly.seats, seat),
        bodies=tuple(
            replace(body, seats=(*body.seats, seat.code)) if body.code in joined else body for body in assembly.bodies
        ),
    )


def without_seat(assembly: Assembly, seat: str) -> Assembly:
    """The assembly without a seat and all its mandates, in every body."""
    return replace(
        assembly,
        seats=tuple(each for each in assembly.seats if each.code != seat),
        bodies=tuple(
            replace(body, seats=tuple(code for code in body.seats if code != seat)) for body in assembly.bodies
        ),
    )


def moved(assembly: Assembly, body: str, seat: str, position: int) -> Assembly:
    """A seat at another place (from 1) in the protocol order of a body. Raises RuleViolation."""
    order = list(assembly.body(body).seats)
    if seat not in order:
        raise UnknownCode("Siège", seat)
    if not 1 <= position <= len(order):
        raise RuleViolation(f"L’instance compte {len(order)} sièges : il n’y a pas de place {position}.")
    order.remove(seat)
    order.insert(position - 1, seat)
    return with_seats(assembly, body, tuple(order))


def with_seats(assembly: Assembly, body: str, seats: tuple[str, ...]) -> Assembly:
    """A body with these seats in this order; the order of the committee is the order of the assembly."""
    after = replace(
        assembly, bodies=tuple(replace(each, seats=seats) if each.code == body else each for each in assembly.bodies)
    )
    if assembly.body(body).kind is not BodyKind.COMMITTEE:
        return after
    rank = {code: place for place, code in enumerate(seats)}
    ordered = sorted(after.seats, key=lambda each: rank.get(each.code, len(rank)))
    return replace(after, seats=tuple(ordered))


def renewed(
    assembly: Assembly, member: str, since: date, entrants: Iterable[Entrant], pool: Iterable[str] = ()
) -> Assembly:
    """Close every mandate of a member the day before `since` (titulars, deputies, pool) and enter those that follow.

    A seat that no entrant takes stays closed. Roles end for whoever holds no seat any more. `pool`: the people who
    may sit for any of the member's seats from then on. Raises RuleViolation.
    """
    assembly.college_of(member)
    until = since - _DAY
    for mandate in [each for each in assembly.seats if each.member == member and _running_after(each, until)]:
        if mandate.since is not None and mandate.since >= since:
            raise RuleViolation(
                f"Le siège « {mandate.code} » a déjà un mandat qui commence le {wording.short_date(mandate.since)} : "
                "corrigez-le, ou choisissez une date qui vient après."
            )
        assembly = corrected(assembly, mandate, replace(mandate, until=until))
    assembly = replace(
        assembly, pool_deputies=tuple(_pool_ended(each, member, until) for each in assembly.pool_deputies)
    )
    for entrant in entrants:
        assembly = _entered(assembly, member, since, entrant)
    deputies = (PoolDeputy(member, person, since) for person in dict.fromkeys(pool))
    assembly = replace(assembly, pool_deputies=(*assembly.pool_deputies, *deputies))
    return _without_idle_roles(assembly, until)


def free_seat_code(assembly: Assembly, member: str) -> str:
    """A code for one more seat of a member: « cauvaldor-3 »."""
    taken = {each.code for each in assembly.seats}
    number = len({each.code for each in assembly.seats if each.member == member}) + 1
    while f"{member}-{number}" in taken:
        number += 1
    return f"{member}-{number}"


def committee(assembly: Assembly) -> Body | None:
    """The body that every seat belongs to, when there is one."""
    return next((body for body in assembly.bodies if body.kind is BodyKind.COMMITTEE), None)


def with_role(assembly: Assembly, role: Role) -> Assembly:
    """One more role. There is one president at a time: who presided until then no longer does (L5211-9)."""
    role = replace(role, title=wording.clean_line(role.title))
    if not role.title:
        raise RuleViolation("Écrivez la fonction, par exemple « 1er Vice-Président ».")
    if len(role.title) > LONGEST:
        raise RuleViolation(f"La fonction est trop longue : {LONGEST} caractères au plus.")
    _ordered(role.since, role.until, "La fonction")
    assembly.person(role.person)
    roles = tuple(_making_way(each, role) for each in assembly.roles)
    if role.rank == PRESIDENT and any(
        each.rank == PRESIDENT and _overlap((each.since, each.until), (role.since, role.until)) for each in roles
    ):
        raise RuleViolation("Quelqu’un d’autre préside après cette date : donnez une fin à cette présidence.")
    return replace(assembly, roles=(*roles, role))


def with_roles(assembly: Assembly, known: Role, new: Role | None) -> Assembly:
    """A role corrected, or taken away (None)."""
    if known not in assembly.roles:
        raise RuleViolation("Cette fonction a changé entre-temps : relisez la fiche.")
    rest = replace(assembly, roles=tuple(each for each in assembly.roles if each != known))
    return rest if new is None else with_role(rest, new)


def coherent(assembly: Assembly) -> None:
    """Raises RuleViolation when a seat has two holders on one day, or somebody two seats of one body."""
    for seat, other in _together(assembly.seats):
        if seat.code == other.code:
            raise RuleViolation(
                f"Le siège « {seat.code} » aurait deux titulaires à la même date : fermez d’abord le premier mandat."
            )
        if seat.titular is None or seat.titular != other.titular:
            continue
        for body in assembly.bodies:
            if {seat.code, other.code} <= set(body.seats):
                who = assembly.person(seat.titular)
                raise RuleViolation(
                    f"{wording.full(who.civility, who.first_name, who.last_name)} est déjà titulaire du siège "
                    f"« {seat.code} » ({body.name}) à la même date : choisissez quelqu’un d’autre."
                )


def _together(seats: tuple[Seat, ...]) -> Iterator[tuple[Seat, Seat]]:
    """The mandates that have a day in common, of one seat or of one person."""
    alike: dict[tuple[str, str], list[Seat]] = {}
    for seat in seats:
        alike.setdefault(("seat", seat.code), []).append(seat)
        if seat.titular is not None:
            alike.setdefault(("person", seat.titular), []).append(seat)
    for mandates in alike.values():
        for one, other in combinations(mandates, 2):
            if _overlap((one.since or date.min, one.until), (other.since or date.min, other.until)):
                yield one, other


def _shown(mandates: list[Seat], day: date) -> Seat | None:
    inorder = sorted(mandates, key=lambda each: each.since or date.min)
    running = (each for each in inorder if each.until is None or day <= each.until)
    return next(running, inorder[-1] if inorder else None)


def _known(assembly: Assembly, mandate: Seat) -> None:
    if mandate not in assembly.seats:
        raise RuleViolation("Ce mandat a changé entre-temps : relisez la fiche avant de le modifier.")


def _sound(seat: Seat) -> None:
    _ordered(seat.since, seat.until, "Le mandat")
    if seat.vacant and seat.titular is not None:
        raise RuleViolation("Un siège vacant n’a pas de titulaire : choisissez l’un ou l’autre.")
    if seat.titular is not None and seat.titular in seat.deputies:
        raise RuleViolation("Le titulaire ne peut pas être son propre suppléant.")
    if len(set(seat.deputies)) < len(seat.deputies):
        raise RuleViolation("Ce suppléant est déjà nommé sur ce siège.")
    if seat.weight <= 0:
        raise RuleViolation("Un siège pèse plus que zéro : écrivez un nombre de voix, comme 1 ou 3/2.")
    if max(seat.weight.as_integer_ratio()) >= _FINEST:
        raise RuleViolation("Ce nombre de voix a trop de chiffres : écrivez-le plus simplement, comme 1 ou 3/2.")


def _ordered(since: date | None, until: date | None, what: str) -> None:
    if since is not None and until is not None and until < since:
        raise RuleViolation(
            f"{what} finirait le {wording.short_date(until)}, avant de commencer le {wording.short_date(since)}."
        )


def _running_after(mandate: Seat, day: date) -> bool:
    return mandate.until is None or mandate.until > day


def _pool_ended(deputy: PoolDeputy, member: str, until: date) -> PoolDeputy:
    running = deputy.member == member and in_force(deputy.since, deputy.until, until)
    return replace(deputy, until=until) if running else deputy


def _entered(assembly: Assembly, member: str, since: date, entrant: Entrant) -> Assembly:
    new = Seat(
        entrant.seat or free_seat_code(assembly, member),
        member,
        entrant.titular,
        entrant.vacant,
        entrant.deputies,
        entrant.weight,
        since,
    )
    if entrant.seat is None:
        found = committee(assembly)
        return with_seat(assembly, new, [found.code] if found else [])
    last = max((place for place, each in enumerate(assembly.seats) if each.code == entrant.seat), default=None)
    if last is None:
        raise UnknownCode("Siège", entrant.seat)
    _sound(new)
    return replace(assembly, seats=(*assembly.seats[: last + 1], new, *assembly.seats[last + 1 :]))


def _without_idle_roles(assembly: Assembly, until: date) -> Assembly:
    """End the roles of those who sat until a day and sit nowhere the day after."""
    sat = {each.titular for each in assembly.seats if each.in_office(until)} - {None}
    sit = {each.titular for each in assembly.seats if each.in_office(until + _DAY)}
    return replace(assembly, roles=tuple(_role_ended(role, sat - sit, until) for role in assembly.roles))


def roles_ended(known: Assembly, made: Assembly) -> tuple[Role, ...]:
    """The roles of `known` that `made` ends sooner, as they were."""
    return tuple(was for was, now in zip(known.roles, made.roles, strict=True) if was.until != now.until)


def _role_ended(role: Role, leaving: Iterable[str | None], until: date) -> Role:
    running = role.person in leaving and role.since <= until and (role.until is None or role.until > until)
    return replace(role, until=until) if running else role


def _making_way(known: Role, new: Role) -> Role:
    """A president already in office gives way the day before the new one takes office."""
    if known.rank != PRESIDENT or new.rank != PRESIDENT or not in_force(known.since, known.until, new.since):
        return known
    return replace(known, until=new.since - _DAY) if known.since < new.since else known


def _overlap(one: tuple[date, date | None], other: tuple[date, date | None]) -> bool:
    return one[0] <= (other[1] or date.max) and other[0] <= (one[1] or date.max)
