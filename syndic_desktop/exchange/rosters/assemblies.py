"""From a roster to an assembly: a new one, or the known one completed. Nothing known is ever removed.

Colleges, members and people are recognised by their names, whatever case and accents; what the file says of them
completes what was known. Rows give the protocol order; seats that the file does not name come after, in their order.
The committee, when it is known, receives the new seats.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Sequence
from dataclasses import replace

from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, College, Member
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Person
from syndic_desktop.exchange.rosters.lines import Roster, RosterLine, RosterPerson
from syndic_desktop.exchange.rosters.mandates import Place, seated
from syndic_desktop.exchange.rosters.names import Identities, NameKey, free_code, key_of, slug
from syndic_desktop.exchange.rosters.roles import with_roles


def assembly_of(roster: Roster, existing: Assembly | None) -> Assembly:
    """The assembly that a roster describes, added to the one already known if any."""
    known = existing or Assembly()
    colleges = _colleges(roster.lines, known.colleges)
    members = _members(roster.lines, known.members, colleges)
    identities, holders = _identities(roster.lines)
    codes, people = _people(identities, known.people)
    by_name = {slug(member.name): member.code for member in members}
    places = [
        Place(line, by_name[slug(line.member)], _code_of(holder, codes), tuple(codes[each] for each in deputies))
        for line, (holder, deputies) in zip(roster.lines, holders, strict=True)
    ]
    seats, named = seated(places, known.seats)
    return Assembly(
        colleges=colleges,
        members=members,
        people=people,
        seats=seats,
        pool_deputies=known.pool_deputies,
        roles=with_roles(places, known.roles),
        bodies=_bodies(known.bodies, tuple(dict.fromkeys(seat.code for seat in seats)), named),
    )


def with_roster(roster: Roster, known: Assembly) -> Assembly:
    """The assembly completed by a list; a first list also makes the committee that all its seats belong to."""
    made = assembly_of(roster, known)
    if made.bodies:
        return made
    seats = tuple(dict.fromkeys(seat.code for seat in made.seats))
    return replace(made, bodies=(first_committee(seats),))


def first_committee(seats: tuple[str, ...] = ()) -> Body:
    """« CS2026/01 »: a body and a numbering to begin with, which she changes to her own in the settings."""
    return Body("CS", "Comité syndical", BodyKind.COMMITTEE, seats, "CS{annee}/{numero:02}", Counter.YEAR)


def _colleges(lines: Sequence[RosterLine], known: tuple[College, ...]) -> tuple[College, ...]:
    found = {slug(college.name): college for college in known}
    written = {slug(line.college): line.college_code for line in reversed(lines) if line.college_code}
    for line in lines:
        key = slug(line.college)
        if key not in found:
            taken = {college.code for college in found.values()}
            found[key] = College(free_code(written.get(key) or key, taken), line.college, line.article)
    return tuple(found.values())


def _members(lines: Sequence[RosterLine], known: tuple[Member, ...], colleges: Iterable[College]) -> tuple[Member, ...]:
    found = {slug(member.name): member for member in known}
    codes = {slug(college.name): college.code for college in colleges}
    for line in lines:
        key = slug(line.member)
        if key not in found:
            taken = {member.code for member in found.values()}
            found[key] = Member(free_code(key, taken), line.member, codes[slug(line.college)])
    return tuple(found.values())


_Holders = list[tuple[int | None, tuple[int, ...]]]


def _identities(lines: Sequence[RosterLine]) -> tuple[list[RosterPerson], _Holders]:
    """Who is who in the file, and for each row the rank of its titular and of its deputies."""
    identities = Identities()
    titulars = [identities.of(line.titular) if line.titular else None for line in lines]
    deputies = [tuple(identities.of(each) for each in line.deputies) for line in lines]
    return identities.people, list(zip(titulars, deputies, strict=True))


def _people(said: Sequence[RosterPerson], known: tuple[Person, ...]) -> tuple[list[str], tuple[Person, ...]]:
    """The code of each person of the file, and everybody: those known, completed, then the new ones."""
    same = _recognised(said, known)
    people = {person.code: person for person in known}
    codes = []
    for rank, person in enumerate(said):
        code = same.get(rank) or free_code(_code(person), people)
        people[code] = _completed(people[code], person) if code in people else _new(code, person)
        codes.append(code)
    return codes, tuple(people.values())


def _recognised(said: Sequence[RosterPerson], known: tuple[Person, ...]) -> dict[int, str]:
    """Rank in the file → known code. Homonyms: first those whose courriel is the same, then in order."""
    namesakes: dict[NameKey, list[Person]] = {}
    for person in known:
        namesakes.setdefault(key_of(person), []).append(person)
    same: dict[int, str] = {}
    for by_email in (True, False):
        for rank, each in enumerate(said):
            left = namesakes.get(key_of(each), [])
            fit = [person for person in left if not by_email or (each.email and person.email == each.email)]
            if rank not in same and fit:
                same[rank] = fit[0].code
                left.remove(fit[0])
    return same


def _completed(known: Person, said: RosterPerson) -> Person:
    return replace(
        known, email=said.email or known.email, phone=said.phone or known.phone, address=said.address or known.address
    )


def _new(code: str, said: RosterPerson) -> Person:
    return Person(code, said.civility, said.first_name, said.last_name, said.email, said.phone, said.address)


def _code(person: RosterPerson) -> str:
    return slug(f"{person.last_name} {person.first_name}")


def _code_of(holder: int | None, codes: Sequence[str]) -> str | None:
    return None if holder is None else codes[holder]


def _bodies(bodies: tuple[Body, ...], order: Sequence[str], named: Container[str]) -> tuple[Body, ...]:
    """Seats of the file sit in the committee, when there is only one; the other bodies choose theirs."""
    committees = [body for body in bodies if body.kind is BodyKind.COMMITTEE]
    if len(committees) != 1:
        return bodies
    return tuple(_joined(body, order, named) if body is committees[0] else body for body in bodies)


def _joined(body: Body, order: Sequence[str], named: Container[str]) -> Body:
    seats = [code for code in order if code in named or code in body.seats]
    return replace(body, seats=(*seats, *(code for code in body.seats if code not in seats)))
