"""How a session was conducted, as sentences of the minutes: hours, suspensions, chair, closed doors, amendments.

What happened before an item was put to discussion is told before it; the rest goes with its debate, which closed doors
come before: they are voted without any.
"""

from __future__ import annotations

from collections.abc import Iterable

from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.movements import movements
from syndic_desktop.domain import wording
from syndic_desktop.domain.conducts import Amendment, BallotRequest, ClosedDoors, Reopening, Suspension
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.votes import Ballot, Counts
from syndic_desktop.domain.wording import NB


def before(state: ItemState, reading: Reading) -> list[str]:
    """Its turn where the agenda says another, who came and left before an item, the suspensions before it opened."""
    order = reading.session.ranks
    last = order.index(order[state.position] - 1)
    late = [f"Ce point est examiné après le point{NB}{last}."] if last > state.position else []
    return [*late, *_suspensions(state.position, reading, during=False), *movements(state.position, reading)]


def closed_doors(state: ItemState, reading: Reading) -> list[str]:
    """Whether the public left, told before what was said without it."""
    doors = state.item.conduct.closed_doors
    return [] if doors is None else [_closed_doors(doors, reading)]


def meanwhile(state: ItemState, reading: Reading) -> list[str]:
    """What happened while an item was discussed, beside what was said."""
    conduct, position = state.item.conduct, state.position
    return [
        *_suspensions(position, reading, during=True),
        *movements(position, reading, during=True),
        *(each for asked in conduct.amendments for each in _amendment(asked, reading)),
        *(_request(asked, state, reading) for asked in conduct.requests),
        *(_reopened(each) for each in conduct.reopenings if state.item.vote is not None),
    ]


def afterwards(reading: Reading) -> str:
    """Who left after the last item, before the session closed; empty where nobody did."""
    return " ".join(movements(len(reading.states) + 1, reading))


def _suspensions(position: int, reading: Reading, *, during: bool) -> list[str]:
    stops = reading.session.course.suspensions
    return [_suspension(each) for each in stops if (each.before_item, each.during) == (position, during)]


def _suspension(stop: Suspension) -> str:
    """« La séance est suspendue à 11 h 00 (concertation). Elle reprend à 11 h 10. »"""
    why = f" ({wording.french(stop.reason)})" if stop.reason else ""
    resumed = f" Elle reprend à {wording.clock(stop.until)}." if stop.until else ""
    return f"La séance est suspendue à {wording.clock(stop.since)}{why}.{resumed}"


def _closed_doors(doors: ClosedDoors, reading: Reading) -> str:
    """L5211-11: asked by five members or by the president, voted without debate."""
    asked = f"de {wording.count(len(doors.asked_by), 'membre')}" if doors.asked_by else "de la présidence"
    if doors.unanimous:
        how = "à l’unanimité"
    elif doors.counts is not None:
        silent = doors.counts.not_voting or 0
        aside = f", {wording.count(silent, 'membre')} ne prenant pas part au vote" if silent else ""
        how = f"{_counted(doors.counts)}{aside}"
    else:
        how = ""
    verdict = "se réunit à huis clos pour ce point" if doors.adopted else "ne se réunit pas à huis clos"
    return f"À la demande {asked}, et sans débat, {reading.hall.body} {verdict}{f' ({how})' if how else ''}."


def _amendment(asked: Amendment, reading: Reading) -> list[str]:
    """The amendment, what it changes word for word, and what became of it."""
    author = reading.names.full(asked.author)
    wanted, found = _quoted(asked.after), _quoted(asked.before)
    if not asked.clause:
        told = f"{author} propose d’ajouter au dispositif{NB}: {wanted}."
    elif asked.after:
        told = f"{author} propose d’écrire, au lieu de {found}{NB}: {wanted}."
    else:
        told = f"{author} propose de supprimer {found}."
    return [told[:1].upper() + told[1:], *_verdict(asked)]


def _quoted(clause: str) -> str:
    """« d’acheter une barque »: the sentence around it has its own full stop."""
    return f"«{NB}{wording.french(clause).rstrip(' .;')}{NB}»"


def _verdict(asked: Amendment) -> Iterable[str]:
    if asked.adopted is None:
        return ()
    how = f" ({_counted(asked.counts)})" if asked.counts else ""
    return (f"Cet amendement est {'adopté' if asked.adopted else 'rejeté'}{how}.",)


def _request(asked: BallotRequest, state: ItemState, reading: Reading) -> str:
    """Who asked for a public or a secret ballot: the minutes name them (L2121-21)."""
    places = {place.seat.code: place for place in state.situation.places}
    people = [places[seat].sitter or places[seat].seat.titular for seat in asked.seats if seat in places]
    names = wording.listing(reading.names.full(person) for person in people)
    verb = wording.agree(len(people), "demande", "demandent")
    return f"{names} {verb} un scrutin {'public' if asked.ballot is Ballot.PUBLIC else 'secret'}."


def _reopened(again: Reopening) -> str:
    """A first vote that was taken back is told with its reason: what follows is the one that holds."""
    return f"Le vote sur ce point est repris{NB}: {wording.french(again.reason).rstrip('.')}."


def _counted(counts: Counts) -> str:
    """« 12 pour, 3 contre, 1 abstention »."""
    parts = [f"{counts.in_favour}{NB}pour", f"{counts.against}{NB}contre"]
    if counts.abstaining:
        parts.append(wording.count(counts.abstaining, "abstention"))
    return ", ".join(parts)
