"""The assembly: codes once and known, one holder a seat, one seat a holder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import combinations

from syndic_desktop.domain.assemblies import Assembly, Body, Seat
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import Pattern
from syndic_desktop.exchange.checks.codes import COLLEGE, MEMBER, SEAT, Codes, repeated, unknown
from syndic_desktop.exchange.faults import Fault, shown

Placed = tuple[int, Seat]


def faults(assembly: Assembly, codes: Codes) -> Iterator[Fault]:
    yield from repeated((each.code for each in assembly.colleges), "colleges", ".code")
    yield from repeated((each.code for each in assembly.members), "membres", ".code")
    yield from repeated((each.code for each in assembly.people), "personnes", ".code")
    yield from repeated((each.code for each in assembly.bodies), "instances", ".code")
    for place, member in enumerate(assembly.members):
        yield from unknown(f"membres[{place}].college", COLLEGE, member.college, codes.colleges)
    for place, seat in enumerate(assembly.seats):
        yield from _seat(f"sieges[{place}]", seat, codes)
    yield from _two_holders(assembly.seats)
    yield from _named(assembly, codes)
    for place, body in enumerate(assembly.bodies):
        yield from _body(f"instances[{place}]", body, codes)
        yield from _two_seats(body, assembly.seats)


def _named(assembly: Assembly, codes: Codes) -> Iterator[Fault]:
    """Deputies of members, and roles."""
    for place, deputy in enumerate(assembly.pool_deputies):
        yield from unknown(f"suppleants_membres[{place}].membre", MEMBER, deputy.member, codes.members)
        yield from codes.person(f"suppleants_membres[{place}].personne", deputy.person)
        yield from _period(f"suppleants_membres[{place}]", deputy.since, deputy.until)
    for place, role in enumerate(assembly.roles):
        yield from codes.person(f"fonctions[{place}].personne", role.person)
        yield from _period(f"fonctions[{place}]", role.since, role.until)


def _seat(where: str, seat: Seat, codes: Codes) -> Iterator[Fault]:
    yield from unknown(f"{where}.membre", MEMBER, seat.member, codes.members)
    yield from codes.person(f"{where}.titulaire", seat.titular)
    for place, deputy in enumerate(seat.deputies):
        yield from codes.person(f"{where}.suppleants[{place}]", deputy)
        if deputy == seat.titular:
            yield Fault(f"{where}.suppleants[{place}]", f"« {shown(deputy)} » est le titulaire de ce siège")
    yield from repeated(seat.deputies, f"{where}.suppleants")
    if seat.vacant and seat.titular is not None:
        yield Fault(f"{where}.titulaire", f"le siège « {shown(seat.code)} » est vacant : il n’a pas de titulaire")
    yield from _period(where, seat.since, seat.until)


def _period(where: str, since: date | None, until: date | None) -> Iterator[Fault]:
    if since is not None and until is not None and since > until:
        yield Fault(f"{where}.au", f"la fin ({until}) vient avant le début ({since})")


def _two_holders(seats: Iterable[Seat]) -> Iterator[Fault]:
    """Mandates of one seat that overlap."""
    mandates: dict[str, list[Placed]] = defaultdict(list)
    for place, seat in enumerate(seats):
        mandates[seat.code].append((place, seat))
    for code, entries in mandates.items():
        for (place, one), (other_place, other) in _overlapping(entries):
            holders = " et ".join(f"« {shown(each.titular)} »" for each in (one, other) if each.titular)
            told = f" ({holders})" if one.titular and other.titular else ""
            yield Fault(
                f"sieges[{other_place}]",
                f"deux titulaires pour le siège « {shown(code)} »{told} : ce mandat recouvre celui de sieges[{place}]",
            )


def _two_seats(body: Body, seats: Iterable[Seat]) -> Iterator[Fault]:
    """A person who would hold two seats of one body on one day."""
    inside = set(body.seats)
    held: dict[str, list[Placed]] = defaultdict(list)
    for place, seat in enumerate(seats):
        if seat.titular is not None and seat.code in inside and not seat.vacant:
            held[seat.titular].append((place, seat))
    for person, entries in held.items():
        for (_, one), (place, other) in _overlapping(entries):
            if one.code != other.code:
                yield Fault(
                    f"sieges[{place}].titulaire",
                    f"« {shown(person)} » est déjà titulaire du siège « {shown(one.code)} » de l’instance "
                    f"« {shown(body.code)} » à la même date",
                )


def _overlapping(entries: list[Placed]) -> Iterator[tuple[Placed, Placed]]:
    for one, other in combinations(entries, 2):
        if _begins(one[1]) <= _ends(other[1]) and _begins(other[1]) <= _ends(one[1]):
            yield one, other


def _begins(seat: Seat) -> date:
    return seat.since or date.min


def _ends(seat: Seat) -> date:
    return seat.until or date.max


def _body(where: str, body: Body, codes: Codes) -> Iterator[Fault]:
    if ":" in body.code:
        # « CS:2019-02-01 » names a session.
        yield Fault(f"{where}.code", f"le code d’une instance ne contient pas deux-points « {shown(body.code)} »")
    for place, seat in enumerate(body.seats):
        yield from unknown(f"{where}.sieges[{place}]", SEAT, seat, codes.seats)
    yield from repeated(body.seats, f"{where}.sieges")
    yield from _former(f"{where}.anciens_sieges", body, codes)
    try:
        Pattern.parse(body.numbering)
    except RuleViolation as violation:
        yield Fault(f"{where}.numerotation", str(violation))


def _former(where: str, body: Body, codes: Codes) -> Iterator[Fault]:
    """Former seats that are not known, said twice, or not in the order of their days."""
    for place, former in enumerate(body.former):
        for rank, seat in enumerate(former.seats):
            yield from unknown(f"{where}[{place}].sieges[{rank}]", SEAT, seat, codes.seats)
        yield from repeated(former.seats, f"{where}[{place}].sieges")
        if place and former.until <= body.former[place - 1].until:
            yield Fault(f"{where}[{place}].jusqu_au", "les anciens sièges vont du plus ancien au plus récent")
