"""The assembly: colleges, member organisations, seats in protocol order, deputies and bodies.

A seat's entry is one mandate: the same seat code may come back with another titular over another period, so that a
renewal never rewrites a past session. Whoever sits on a given day is asked with that day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fractions import Fraction

from syndic_desktop.domain.errors import UnknownCode
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Person, Role, in_force, roles_on
from syndic_desktop.domain.statutes import Profile


class BodyKind(StrEnum):
    """What meets (values are the exchange format's)."""

    COMMITTEE = "comite_syndical"
    BUREAU = "bureau"
    TENDER_COMMISSION = "cao"
    COMMISSION = "commission"
    ASSEMBLY = "assemblee"


@dataclass(frozen=True, slots=True)
class College:
    """A group of members; `article` (« le », « la », « les », « l’ ») makes « du Département »."""

    code: str
    name: str
    article: str


@dataclass(frozen=True, slots=True)
class Member:
    """A member organisation. `competences`: those it transferred, where the syndicat is « à la carte » (L5212-16)."""

    code: str
    name: str
    college: str
    address: tuple[str, ...] = ()
    competences: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Seat:
    """One mandate of one seat. `titular` None and not `vacant`: in office, not yet named (L2121-17 counts it)."""

    code: str
    member: str
    titular: str | None
    vacant: bool = False
    deputies: tuple[str, ...] = ()
    weight: Fraction = Fraction(1)
    since: date | None = None
    until: date | None = None

    def in_office(self, day: date) -> bool:
        """Whether this mandate counts among the members « en exercice » on that day."""
        return not self.vacant and in_force(self.since, self.until, day)


@dataclass(frozen=True, slots=True)
class PoolDeputy:
    """A deputy of a member organisation as a whole, where suppléance is « par membre ». Both days are included."""

    member: str
    person: str
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class FormerSeats:
    """The seats of a body, in their order, as they were until a day (included)."""

    until: date
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Body:
    """What meets: its seats, how its acts are numbered, the rules that differ from the syndicat's.

    `former` keeps the seats and the protocol order that sessions were held with, oldest first.
    """

    code: str
    name: str
    kind: BodyKind
    seats: tuple[str, ...]
    numbering: str
    counter: Counter
    votes_by_college: bool = False
    rules: Profile = Profile()
    former: tuple[FormerSeats, ...] = ()

    def seats_on(self, day: date) -> tuple[str, ...]:
        """The codes of its seats, in protocol order, on a day."""
        return next((kept.seats for kept in self.former if day <= kept.until), self.seats)


@dataclass(frozen=True, slots=True)
class Assembly:
    """Everyone and everything that can be named by a session."""

    colleges: tuple[College, ...] = ()
    members: tuple[Member, ...] = ()
    people: tuple[Person, ...] = ()
    seats: tuple[Seat, ...] = ()
    pool_deputies: tuple[PoolDeputy, ...] = ()
    roles: tuple[Role, ...] = ()
    bodies: tuple[Body, ...] = ()

    def body(self, code: str) -> Body:
        """Raises UnknownCode."""
        for body in self.bodies:
            if body.code == code:
                return body
        raise UnknownCode("Instance", code)

    def person(self, code: str) -> Person:
        """Raises UnknownCode."""
        for person in self.people:
            if person.code == code:
                return person
        raise UnknownCode("Personne", code)

    def roles_on(self, day: date) -> dict[str, Role]:
        """Role of each person on a day."""
        return roles_on(self.roles, day)

    def college_of(self, member: str) -> College:
        """The college of a member organisation. Raises UnknownCode."""
        codes = {each.code: each.college for each in self.members}
        for college in self.colleges:
            if college.code == codes.get(member):
                return college
        raise UnknownCode("Membre", member)


@dataclass(frozen=True, slots=True)
class SeatOnDay:
    """A seat in office on a day, with its college and everyone who may sit in the titular's place, in order."""

    code: str
    college: str
    member: str
    titular: str | None
    deputies: tuple[str, ...]
    weight: Fraction

    @property
    def convened(self) -> str | None:
        """Who receives the notice: the titular, or the first deputy of a seat whose titular is not named yet."""
        return self.titular or next(iter(self.deputies), None)


def seats_on(assembly: Assembly, body: Body, day: date, *, pooled: bool = True) -> tuple[SeatOnDay, ...]:
    """The seats of a body in office on a day, in protocol order (L2121-17: vacant seats are not « en exercice »).

    `pooled`: a member's pool of deputies may sit for any of its seats (suppléance « par membre » or « libre »). Raises
    UnknownCode when the member of a seat is not known: a list may name one and not the other.
    """
    colleges = {member.code: member.college for member in assembly.members}
    pools: dict[str, tuple[str, ...]] = {}
    for deputy in assembly.pool_deputies if pooled else ():
        if not in_force(deputy.since, deputy.until, day):
            continue
        pools[deputy.member] = (*pools.get(deputy.member, ()), deputy.person)
    mandates = {seat.code: seat for seat in assembly.seats if seat.in_office(day)}
    return tuple(
        SeatOnDay(
            seat.code,
            _college(colleges, seat.member),
            seat.member,
            seat.titular,
            seat.deputies + tuple(each for each in pools.get(seat.member, ()) if each not in seat.deputies),
            seat.weight,
        )
        for code in body.seats_on(day)
        if (seat := mandates.get(code)) is not None
    )


def _college(colleges: Mapping[str, str], member: str) -> str:
    if member not in colleges:
        raise UnknownCode("Membre", member)
    return colleges[member]
