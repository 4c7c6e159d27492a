"""The assembly on a day: a row a seat in protocol order, vacancies included; what its plan shows; one seat's card."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly, Body, College, Member, PoolDeputy, Seat
from syndic_desktop.domain.histories import Footing, last_held, seated_at
from syndic_desktop.domain.mandates import committee, mandates_on
from syndic_desktop.domain.people import Person, Role, in_force
from syndic_desktop.domain.statutes import DeputyRule, statutes

if TYPE_CHECKING:
    from syndic_desktop.store import Store

EVERYBODY = ""
"""The choice of no body: every seat there is."""


class Holding(StrEnum):
    """How a seat stands on a day; the value is the word shown."""

    HELD = "pourvu"
    UNNAMED = "à désigner"
    VACANT = "vacant"


SIGNS = {Holding.HELD: "●", Holding.UNNAMED: "◌", Holding.VACANT: "○"}


@dataclass(frozen=True, slots=True)
class SeatRow:
    """A seat in the table; `place` counts from 1 in the protocol order, `mandate` is what its card is about."""

    code: str
    place: int
    college: str
    member: str
    titular: str
    role: str
    deputies: str
    weight: str
    period: str
    holding: Holding
    mandate: Seat

    @property
    def told(self) -> str:
        """The seat in one sentence."""
        said = (f"Siège {self.place}", self.titular, self.role, self.member, self.college, f"voix : {self.weight}")
        return ", ".join(filter(None, said))


@dataclass(frozen=True, slots=True)
class CollegeLine:
    """A college on a day: seats in office, seats out of office, what they weigh.

    `unnamed`: how many of those in office wait for their holder; `each`: what every seat of it weighs, None when they
    differ.
    """

    name: str
    in_office: int
    vacant: int
    weight: Fraction
    unnamed: int = 0
    each: Fraction | None = None

    @property
    def told(self) -> str:
        """« Communes : 12 sièges, 18 voix (1,5 chacun), 1 vacant, 1 à désigner »."""
        seats, weight = wording.count(self.in_office, "siège"), wording.count(self.weight, "voix", "voix")
        each = f" ({wording.fraction(self.each)} chacun)" if self.each is not None and self.in_office > 1 else ""
        lacking = wording.count(self.vacant, "vacant") if self.vacant else ""
        waiting = f"{wording.number(self.unnamed)} à désigner" if self.unnamed else ""
        return f"{self.name} : {', '.join(filter(None, (seats, weight + each, lacking, waiting)))}"

    @property
    def figures(self) -> str:
        """What its seats weigh, then those without holder by their sign: « 12 × 1,5 voix · 1 – · 1 ? »."""
        seats, weight = wording.number(self.in_office), wording.count(self.weight, "voix", "voix")
        if self.each is None:
            held = f"{wording.count(self.in_office, 'siège')}, {weight}"
        elif self.each == 1:
            held = weight
        else:
            held = f"{seats} × {wording.fraction(self.each)} voix"
        lacking = f"{wording.number(self.vacant)} –" if self.vacant else ""
        waiting = f"{wording.number(self.unnamed)} ?" if self.unnamed else ""
        return " · ".join(filter(None, (held, lacking, waiting))).replace(" ", wording.NB)


@dataclass(frozen=True, slots=True)
class AssemblySheet:
    """The assembly of a body on a day. `bodies`: code and name of each, the choices there are."""

    day: date
    body: str
    bodies: tuple[tuple[str, str], ...]
    rows: tuple[SeatRow, ...]
    colleges: tuple[CollegeLine, ...]
    members: tuple[Member, ...]
    groups: tuple[College, ...]
    people: tuple[tuple[str, str], ...]
    summary: str
    movable: bool


@dataclass(frozen=True, slots=True)
class SeatCard:
    """One seat and its people. `sat`: what stays as it was, in a sentence; `next_day`: the first free day."""

    row: SeatRow
    titular: Person | None
    roles: tuple[Role, ...]
    deputies: tuple[Person, ...]
    pool: tuple[tuple[PoolDeputy, str], ...]
    history: tuple[str, ...]
    sat: str
    next_day: date | None
    suppleance: DeputyRule


def assembly_sheet(store: Store, day: date, body: str | None = None) -> AssemblySheet:
    """The assembly on a day: of a body (None: the committee), or every seat (EVERYBODY)."""
    with store.reading() as reader:
        assembly = reader.assembly()
    chosen = _chosen(assembly, body)
    rows = _rows(assembly, day, chosen)
    return AssemblySheet(
        day,
        chosen.code if chosen else EVERYBODY,
        tuple((each.code, each.name) for each in assembly.bodies),
        rows,
        _colleges(rows),
        assembly.members,
        assembly.colleges,
        named(assembly.people),
        _summary(rows),
        # The order of a body is moved as it is now, never as it was.
        chosen is not None and chosen.seats_on(day) == chosen.seats,
    )


def seat_card(store: Store, seat: str, day: date) -> SeatCard | None:
    """The card of a seat on a day; None when it is no more."""
    with store.reading() as reader:
        assembly, footings, syndicat = reader.assembly(), reader.footings(), reader.syndicat()
    rule = statutes(syndicat.profile).deputies if syndicat else DeputyRule.NAMED
    row = next((each for each in _rows(assembly, day, None) if each.code == seat), None)
    if row is None:
        return None
    mandate, people = row.mandate, {each.code: each for each in assembly.people}
    held = tuple(each for each in footings if each.held)
    return SeatCard(
        row,
        people.get(mandate.titular or ""),
        tuple(role for role in assembly.roles if role.person == mandate.titular),
        tuple(people[code] for code in mandate.deputies),
        tuple(
            (each, _full(people[each.person]))
            for each in assembly.pool_deputies
            if each.member == mandate.member and (each.until is None or each.until >= day)
        ),
        tuple(_told(each, people) for each in _by_date(assembly, seat)),
        _sat(assembly, mandate, held),
        _next_day(assembly, mandate, held),
        rule,
    )


def unaffected(store: Store, day: date) -> str:
    """What a gesture « à partir du » a day leaves alone: « Les 12 séances tenues … restent comme elles étaient. »"""
    with store.reading() as reader:
        days = sorted(each.key.day for each in reader.footings() if each.held)
    before, after = [each for each in days if each < day], [each for each in days if each >= day]
    if after:
        return (
            f"Une séance a été tenue le {wording.short_date(after[-1])} : donnez une date qui vient après, "
            "elle doit rester comme elle était."
        )
    if not before:
        return "Aucune séance n’a encore été tenue : rien à préserver."
    if len(before) == 1:
        return f"La séance tenue le {wording.short_date(before[0])} reste comme elle était."
    return f"Les {len(before)} séances tenues jusqu’au {wording.short_date(before[-1])} restent comme elles étaient."


def named(people: Iterable[Person]) -> tuple[tuple[str, str], ...]:
    """Code and name of each, in alphabetical order."""
    lines = sorted((wording.fold(f"{each.last_name} {each.first_name}"), each.code, _full(each)) for each in people)
    return tuple((code, name) for _, code, name in lines)


def _chosen(assembly: Assembly, body: str | None) -> Body | None:
    if body == EVERYBODY:
        return None
    found = next((each for each in assembly.bodies if each.code == body), None)
    return found or committee(assembly) or next(iter(assembly.bodies), None)


def _rows(assembly: Assembly, day: date, body: Body | None) -> tuple[SeatRow, ...]:
    order = body.seats_on(day) if body else tuple(dict.fromkeys(each.code for each in assembly.seats))
    shown = mandates_on(assembly, day)
    mandates = [shown[code] for code in order if code in shown]
    roles, people = assembly.roles_on(day), {each.code: each for each in assembly.people}
    members = {each.code: each for each in assembly.members}
    colleges = {each.code: each.name for each in assembly.colleges}
    return tuple(
        SeatRow(
            each.code,
            place,
            colleges[members[each.member].college],
            members[each.member].name,
            _titular(each, people, day),
            _role(each, roles, people),
            " ; ".join(_full(people[code]) for code in each.deputies),
            wording.fraction(each.weight),
            _period(each),
            _holding(each, day),
            each,
        )
        for place, each in enumerate(mandates, start=1)
    )


def _holding(mandate: Seat, day: date) -> Holding:
    if not mandate.in_office(day):
        return Holding.VACANT
    return Holding.HELD if mandate.titular else Holding.UNNAMED


def _titular(mandate: Seat, people: dict[str, Person], day: date) -> str:
    if mandate.vacant:
        return "Siège vacant"
    if not in_force(mandate.since, mandate.until, day):
        who = f" ({_full(people[mandate.titular])})" if mandate.titular else ""
        begins = mandate.since is not None and day < mandate.since
        return f"Pas encore en exercice{who}" if begins else f"N’est plus en exercice{who}"
    return _full(people[mandate.titular]) if mandate.titular else "À désigner"


def _role(mandate: Seat, roles: dict[str, Role], people: dict[str, Person]) -> str:
    role = roles.get(mandate.titular or "")
    return wording.title_for(role.title, people[role.person].civility) if role else ""


def _period(mandate: Seat) -> str:
    since = f"du {wording.short_date(mandate.since)}" if mandate.since else ""
    until = f"au {wording.short_date(mandate.until)}" if mandate.until else ""
    if since and not until:
        return f"depuis le {since.removeprefix('du ')}"
    if until and not since:
        return f"jusqu’{until}"
    return f"{since} {until}".strip()


def _colleges(rows: Iterable[SeatRow]) -> tuple[CollegeLine, ...]:
    found: dict[str, list[SeatRow]] = {}
    for row in rows:
        found.setdefault(row.college, []).append(row)
    return tuple(_college(name, seats) for name, seats in found.items())


def _college(name: str, seats: list[SeatRow]) -> CollegeLine:
    office = [row for row in seats if row.holding is not Holding.VACANT]
    weights = {row.mandate.weight for row in office}
    return CollegeLine(
        name,
        len(office),
        len(seats) - len(office),
        sum((row.mandate.weight for row in office), Fraction(0)),
        sum(row.holding is Holding.UNNAMED for row in office),
        weights.pop() if len(weights) == 1 else None,
    )


def _summary(rows: tuple[SeatRow, ...]) -> str:
    """« 18 sièges en exercice · 24 voix · 1 vacant · 2 à désigner »."""
    office = [row for row in rows if row.holding is not Holding.VACANT]
    weight = sum((row.mandate.weight for row in office), Fraction(0))
    vacant = len(rows) - len(office)
    unnamed = sum(row.holding is Holding.UNNAMED for row in rows)
    said = [f"{wording.count(len(office), 'siège')} en exercice"]
    if weight != len(office):
        said.append(wording.count(weight, "voix", "voix"))
    if vacant:
        said.append(wording.count(vacant, "vacant"))
    if unnamed:
        said.append(f"{unnamed} à désigner")
    return " · ".join(said)


def _by_date(assembly: Assembly, seat: str) -> list[Seat]:
    return sorted((each for each in assembly.seats if each.code == seat), key=lambda each: each.since or date.min)


def _told(mandate: Seat, people: dict[str, Person]) -> str:
    who = "vacant" if mandate.vacant else _full(people[mandate.titular]) if mandate.titular else "à désigner"
    period = _period(mandate)
    return f"{period[:1].upper()}{period[1:]} : {who}" if period else f"Sans date : {who}"


def _sat(assembly: Assembly, mandate: Seat, held: tuple[Footing, ...]) -> str:
    keys = seated_at(assembly, mandate, held)
    if not keys:
        return ""
    last = wording.short_date(keys[-1].day)
    if len(keys) == 1:
        return f"La séance tenue le {last} sous ce mandat reste comme elle était."
    return f"Les {len(keys)} séances tenues sous ce mandat, la dernière le {last}, restent comme elles étaient."


def _next_day(assembly: Assembly, mandate: Seat, held: tuple[Footing, ...]) -> date | None:
    """The first day from which a change touches no session held; None when the mandate never sat."""
    if not seated_at(assembly, mandate, held):
        return None
    last = last_held(held)
    return last + timedelta(days=1) if last else None


def _full(person: Person) -> str:
    return wording.full(person.civility, person.first_name, person.last_name)
