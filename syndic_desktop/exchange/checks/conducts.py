"""How a session was conducted: items that exist, seats and people of the dossier, hours in order."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.conducts import Conduct
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.votes import Ballot, Vote
from syndic_desktop.exchange.checks.codes import SEAT, Codes, repeated, unknown
from syndic_desktop.exchange.faults import Fault

ASKED = (Ballot.PUBLIC, Ballot.SECRET)


def faults(session: Session, codes: Codes, where: str) -> Iterator[Fault]:
    """What the course of a session and the conduct of its items name or say wrong."""
    path = f"{where}.deroulement"
    if session.course.item > len(session.items):
        yield _beyond(f"{path}.point", session.course.item, session)
    going = [place for place, each in enumerate(session.course.suspensions) if each.until is None]
    for place in going[:-1]:
        yield Fault(f"{path}.suspensions[{place}].a", "clé manquante : une autre suspension a commencé depuis")
    for place, each in enumerate(session.course.suspensions):
        if each.before_item > len(session.items):
            yield _beyond(f"{path}.suspensions[{place}].avant_point", each.before_item, session)
    for place, item in enumerate(session.items):
        yield from _conduct(item.conduct, codes, f"{where}.points[{place}].conduite")
        if item.vote is not None:
            yield from _vote(item.vote, codes, f"{where}.points[{place}].vote")


def paper(stance: Stance, where: str) -> Iterator[Fault]:
    """The fault of a written proxy where none was given."""
    if stance.paper is not None and stance.state is not State.PROXY:
        yield Fault(f"{where}.pouvoir", f"réservé à l’état « {State.PROXY} »")


def _conduct(conduct: Conduct, codes: Codes, where: str) -> Iterator[Fault]:
    for place, request in enumerate(conduct.requests):
        here = f"{where}.demandes[{place}]"
        if request.ballot not in ASKED:
            yield Fault(f"{here}.mode", f"on demande un scrutin {wording.listing(ASKED, 'ou')}")
        yield from _seats(request.seats, codes, f"{here}.sieges")
    if conduct.closed_doors is not None:
        yield from _seats(conduct.closed_doors.asked_by, codes, f"{where}.huis_clos.demande_par")
        if conduct.closed_doors.unanimous and conduct.closed_doors.counts is not None:
            yield Fault(f"{where}.huis_clos", "le résultat est dit de deux façons : l’unanimité ou un décompte")


def _vote(vote: Vote, codes: Codes, where: str) -> Iterator[Fault]:
    for place, person in enumerate(vote.scrutineers):
        yield from codes.person(f"{where}.scrutateurs[{place}]", person)
    yield from repeated(vote.scrutineers, f"{where}.scrutateurs")
    if vote.election is None:
        return
    if len(vote.election.alone) > vote.election.posts:
        told = f"{len(vote.election.alone)} candidats sans scrutin pour {vote.election.posts} à élire"
        yield Fault(f"{where}.sans_scrutin", told)
    yield from repeated((each.name for each in vote.election.lists), f"{where}.listes", ".nom")
    for place, each in enumerate(vote.election.lists):
        for rank, person in enumerate(each.people):
            yield from codes.person(f"{where}.listes[{place}].personnes[{rank}]", person)


def _seats(seats: tuple[str, ...], codes: Codes, where: str) -> Iterator[Fault]:
    for place, seat in enumerate(seats):
        yield from unknown(f"{where}[{place}]", SEAT, seat, codes.seats)
    yield from repeated(seats, where)


def _beyond(where: str, position: int, session: Session) -> Fault:
    return Fault(where, f"point {position} alors que l’ordre du jour en compte {len(session.items)}")
