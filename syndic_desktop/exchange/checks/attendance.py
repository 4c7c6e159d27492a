"""The roll and its movements: seats of the body, in office; who sits for whom; to whom proxies were given."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.attendance import Movement, Presence, Situation, Stance, State, in_order
from syndic_desktop.domain.seating import may_sit
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.statutes import DeputyRule
from syndic_desktop.exchange.checks import conducts
from syndic_desktop.exchange.checks.codes import SEAT, Codes, unknown
from syndic_desktop.exchange.faults import Fault, shown

Record = Presence | Movement
RULES: Mapping[DeputyRule, str] = {
    DeputyRule.NAMED: "suppléance nominative : seuls les suppléants du siège",
    DeputyRule.PER_MEMBER: "suppléance par membre : seuls les suppléants du membre",
    DeputyRule.FREE: "suppléance libre : une personne du dossier",
}


@dataclass(frozen=True, slots=True)
class Roll:
    """What the checks of one session need at hand."""

    sitting: Sitting
    codes: Codes
    seats: Mapping[str, SeatOnDay]


def faults(sitting: Sitting, codes: Codes, where: str) -> Iterator[Fault]:
    session = sitting.session
    roll = Roll(sitting, codes, {seat.code: seat for seat in sitting.seats})
    for place, presence in enumerate(session.attendance):
        yield from _record(roll, presence, f"{where}.presences[{place}]")
    yield from _called_twice(session.attendance, where)
    for place, movement in enumerate(session.movements):
        yield from _record(roll, movement, f"{where}.mouvements[{place}]")
        # What happens after the last vote is before an item that is not there.
        if movement.before_item > len(session.items) + (not movement.during):
            told = f"point {movement.before_item} alors que l’ordre du jour en compte {len(session.items)}"
            yield Fault(f"{where}.mouvements[{place}].avant_point", told)
    for place, item in enumerate(session.items):
        for rank, recusal in enumerate(item.recusals):
            # Whose mandate ended since it was noted is no fault: he is neither counted nor voting any more.
            yield from unknown(f"{where}.points[{place}].deports[{rank}].siege", SEAT, recusal.seat, codes.seats)
    yield from _along(roll, where)


def _called_twice(attendance: tuple[Presence, ...], where: str) -> Iterator[Fault]:
    first: dict[str, int] = {}
    for place, presence in enumerate(attendance):
        if presence.seat in first:
            told = f"siège « {shown(presence.seat)} » déjà appelé ({where}.presences[{first[presence.seat]}])"
            yield Fault(f"{where}.presences[{place}].siege", told)
        first.setdefault(presence.seat, place)


def _record(roll: Roll, record: Record, where: str) -> Iterator[Fault]:
    yield from _seat(roll, record.seat, f"{where}.siege")
    yield from _companions(record.stance, where)
    yield from roll.codes.person(f"{where}.suppleant", record.stance.deputy)
    yield from roll.codes.person(f"{where}.mandataire", record.stance.holder)
    if (seat := roll.seats.get(record.seat)) is not None:
        yield from _sitting(roll, seat, record.stance, where)


def _seat(roll: Roll, code: str, where: str) -> Iterator[Fault]:
    body = roll.sitting.assembly.body(roll.sitting.session.body)
    if code not in roll.codes.seats:
        yield from unknown(where, SEAT, code, roll.codes.seats)
    elif code not in body.seats_on(roll.sitting.session.day):
        yield Fault(where, f"le siège « {shown(code)} » n’est pas de l’instance « {shown(body.code)} »")
    elif code not in roll.seats:
        yield Fault(where, f"le siège « {shown(code)} » n’est pas en exercice le {roll.sitting.session.day}")


def _companions(stance: Stance, where: str) -> Iterator[Fault]:
    for key, state, person in (
        ("suppleant", State.DEPUTY, stance.deputy),
        ("mandataire", State.PROXY, stance.holder),
    ):
        if stance.state is state and person is None:
            yield Fault(f"{where}.{key}", f"clé manquante : qui, pour l’état « {state} » ?")
        if stance.state is not state and person is not None:
            yield Fault(f"{where}.{key}", f"réservé à l’état « {state} »")
    yield from conducts.paper(stance, where)


def _sitting(roll: Roll, seat: SeatOnDay, stance: Stance, where: str) -> Iterator[Fault]:
    if stance.state is State.PRESENT and seat.titular is None:
        yield Fault(f"{where}.etat", f"le siège « {shown(seat.code)} » n’a pas de titulaire qui puisse être présent")
    deputy = stance.deputy if stance.state is State.DEPUTY else None
    if deputy is not None and deputy in roll.codes.people and not may_sit(roll.sitting, seat, deputy):
        rule = "c’est son titulaire" if deputy == seat.titular else RULES[roll.sitting.rules.deputies]
        told = f"« {shown(deputy)} » ne peut pas siéger pour « {shown(seat.code)} » ({rule})"
        yield Fault(f"{where}.suppleant", told)


def _along(roll: Roll, where: str) -> Iterator[Fault]:
    """What the opening, then each movement, makes of the whole room."""
    session = roll.sitting.session
    opening, told = roll.sitting.situation(0), set[str]()
    paths = {each.seat: f"{where}.presences[{place}]" for place, each in enumerate(session.attendance)}
    yield from _on_two_seats(opening, paths, told)
    noted = {id(movement): place for place, movement in enumerate(session.movements)}
    for movement in in_order(session.movements):
        if movement.before_item > len(session.items) + 1:
            continue  # said with the movement itself
        paths[movement.seat] = f"{where}.mouvements[{noted[id(movement)]}]"
        there = roll.sitting.situation(movement.before_item, voting=movement.during)
        yield from _on_two_seats(there, paths, told)


def without_holder(sitting: Sitting, where: str) -> Iterator[Fault]:
    """The proxies noted to somebody who is not in the room then: nobody speaks for the giver, until the holder comes.

    Who gave one in the room may see its holder noted away afterwards: what was noted so is exported, and read again.
    """
    opening = sitting.situation(0)
    for place, presence in enumerate(sitting.session.attendance):
        if not arrives(sitting, presence.stance.holder):
            yield from _away(presence.stance, opening, f"{where}.presences[{place}]", "à l’ouverture")
    for place, movement in enumerate(sitting.session.movements):
        there = sitting.situation(movement.before_item, voting=movement.during)
        yield from _away(movement.stance, there, f"{where}.mouvements[{place}]", f"au point {movement.before_item}")


def arrives(sitting: Sitting, person: str | None) -> bool:
    """Whether somebody who is not there at the opening sits later on."""
    if person is None or sitting.situation(0).place_of(person):
        return False
    moves = sitting.session.movements
    return any(sitting.situation(each.before_item, voting=each.during).place_of(person) for each in moves)


def _on_two_seats(there: Situation, paths: Mapping[str, str], told: set[str]) -> Iterator[Fault]:
    """The fault of somebody who sits for two seats at once, told once a session."""
    seats: dict[str, str] = {}
    for place in there.present:
        person = place.sitter
        if person is None or person in told:
            continue
        if seats.get(person, place.seat.code) != place.seat.code:
            told.add(person)
            both = f"« {shown(seats[person])} » et « {shown(place.seat.code)} »"
            yield Fault(paths[place.seat.code], f"« {shown(person)} » occupe deux sièges à la fois : {both}")
        seats.setdefault(person, place.seat.code)


def _away(stance: Stance, there: Situation, where: str, moment: str) -> Iterator[Fault]:
    holder = stance.holder if stance.state is State.PROXY else None
    if holder is None or there.place_of(holder):
        return
    own = next((place for place in there.places if place.seat.titular == holder), None)
    if own is not None and own.stance.state is State.PROXY:
        told = "a lui-même donné pouvoir"
    else:
        told = f"ne siège pas {moment}"
    yield Fault(f"{where}.mandataire", f"le mandataire « {shown(holder)} » {told}, le pouvoir est sans effet")
