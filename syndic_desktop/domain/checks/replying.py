"""Checks on who may sit (A9 to A11): answers and rolls read against the mandates of the day."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.answers import DeputyWord, announced, deputies_prevented
from syndic_desktop.domain.attendance import Stance, State, situation
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.seating import may_sit


def deputy_first(case: Case) -> Iterator[Remark]:
    """A9: a proxy announced though a deputy, not known to be prevented, may come. The roll's own are `holding`'s."""
    if case.session.held or not case.rules.deputy_first:
        return
    told = situation(case.sitting.seats, announced(case.session.standing_answers))
    prevented = deputies_prevented(case.session.standing_answers)
    for place in told.places:
        free = [each for each in place.seat.deputies if told.place_of(each) is None]
        if place.stance.state is State.PROXY and free and place.seat.code not in prevented:
            yield Remark(
                "A9",
                f"{case.name(place.seat.titular)} donne pouvoir alors que {case.name(free[0])} peut le suppléer : "
                "demandez-le-lui d’abord, ou notez qu’il est empêché.",
                Target(Part.ANSWERS, person=free[0], seat=place.seat.code),
            )


def one_seat_each(case: Case) -> Iterator[Remark]:
    """A10: nobody sits twice: a titular and a deputy make one vote."""
    moments = sorted({0, *(movement.before_item for movement in case.session.movements)})
    twice: dict[str, list[str]] = {}
    told = situation(case.sitting.seats, announced(case.session.standing_answers))
    rooms = ((moment, voting) for moment in moments for voting in (False, True))
    here = [case.sitting.situation(at, voting=voting) for at, voting in rooms] if case.session.held else [told]
    for room in here:
        twice |= {person: [place.seat.code for place in places] for person, places in room.twice.items()}
    part = Part.ROLL if case.session.held else Part.ANSWERS
    for person, seats in twice.items():
        yield Remark(
            "A10",
            f"{case.name(person)} siège à la fois pour les sièges {wording.listing(seats)} : gardez-en un seul.",
            Target(part, person=person, seat=seats[-1]),
        )


def both_coming(case: Case) -> Iterator[Remark]:
    """A10: a titular and his deputy both say that they come: the seat has one vote, and the deputy none (L5212-7)."""
    if case.session.held:
        return
    coming = {each.seat for each in case.session.standing_answers if each.deputies is DeputyWord.COMING}
    for place in situation(case.sitting.seats, announced(case.session.standing_answers)).places:
        if place.state is State.PRESENT and place.seat.code in coming and place.seat.deputies:
            names = wording.listing([case.name(each) for each in place.seat.deputies], "ou")
            yield Remark(
                "A10",
                f"{case.name(place.seat.titular)} et son suppléant ({names}) annoncent tous deux leur présence : le "
                "siège n’a qu’une voix, le suppléant assiste sans voter.",
                Target(Part.ANSWERS, seat=place.seat.code),
                mild=True,
            )


def in_office(case: Case) -> Iterator[Remark]:
    """A11: whoever answers, sits, replaces or holds a proxy has a mandate on the day of the session."""
    day = wording.long_date(case.session.day)
    known = {seat.code: seat for seat in case.sitting.seats}
    part = Part.ROLL if case.session.held else Part.ANSWERS
    said: dict[str, Stance] = {answer.seat: answer.stance for answer in case.session.standing_answers}
    if case.session.held:
        said = {presence.seat: presence.stance for presence in case.session.attendance}
    people = {seat.titular for seat in known.values()} | {stance.deputy for stance in said.values()}
    for code, stance in said.items():
        seat, target = known.get(code), Target(part, seat=code)
        if seat is None:
            yield Remark("A11", f"Le siège {code} n’est pas en exercice le {day} : retirez sa réponse.", target)
        elif stance.state is State.DEPUTY and stance.deputy and not may_sit(case.sitting, seat, stance.deputy):
            name = case.name(stance.deputy)
            yield Remark("A11", f"{name} n’est pas suppléant du siège {code} le {day} : corrigez la réponse.", target)
        elif stance.state is State.PROXY and stance.holder and stance.holder not in people:
            name = case.name(stance.holder)
            yield Remark("A11", f"{name} porte un pouvoir et ne siège pas le {day} : changez de mandataire.", target)


CHECKS: tuple[Check, ...] = (deputy_first, one_seat_each, both_coming, in_office)
