"""Forecasts: what the answers received so far promise for the quorum, and whom to phone first.

A seat that has not answered is not counted on: what is promised is what holds if nobody else comes. The base is that
of the statutes (heads, weights, or each college).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from syndic_desktop.domain.answers import announced, deputies_prevented
from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.attendance import Presence, Situation, Stance, State, situation
from syndic_desktop.domain.quorum import Count, Quorum, quorum
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.statutes import QuorumBase


class Reason(StrEnum):
    """Why somebody is worth a phone call."""

    SILENT = "sans réponse"
    MAY_REPLACE = "peut suppléer"


@dataclass(frozen=True, slots=True)
class Call:
    """Somebody to phone: for which seat, why, what it would add to the quorum; `needed`: a quorum still lacks it."""

    seat: str
    person: str
    reason: Reason
    gain: Fraction
    needed: bool


@dataclass(frozen=True, slots=True)
class Share:
    """What the seats of one college (or all of them) promise: the four figures make the seats in office.

    `count` is on the base of the quorum, `possible` too, were everybody who said nothing to come.
    """

    college: str | None
    expected: int
    represented: int
    excused: int
    silent: int
    count: Count
    possible: Count

    @property
    def in_office(self) -> int:
        return self.expected + self.represented + self.excused + self.silent


@dataclass(frozen=True, slots=True)
class Forecast:
    """What the answers promise. `decisive`: the seats that would, each alone, lose the quorum by not coming."""

    quorum: Quorum
    possible: Quorum
    whole: Share
    colleges: tuple[Share, ...]
    decisive: tuple[str, ...]
    calls: tuple[Call, ...]

    @property
    def missing(self) -> Fraction:
        """What the base still lacks; zero when the quorum is promised. Of heads and votes, the heads alone."""
        if self.quorum.waived:
            return Fraction(0)
        if self.quorum.weights is not None:
            return _lack(self.quorum.total)
        return sum((_lack(count) for count in self.quorum.counts), Fraction(0))

    @property
    def missing_weights(self) -> Fraction:
        """The votes that a quorum of heads and votes still lacks."""
        if self.quorum.waived or self.quorum.weights is None:
            return Fraction(0)
        return _lack(self.quorum.weights)


def forecast(sitting: Sitting) -> Forecast:
    """What the answers of a session promise."""
    roll = announced(sitting.session.standing_answers)
    told = situation(sitting.seats, roll)
    silent = _silent(sitting)
    full = situation(sitting.seats, (*roll, *(Presence(seat.code, _best(seat)) for seat in silent)))
    promised, possible = _quorum(sitting, told), _quorum(sitting, full)
    missing = {seat.code for seat in silent}
    whole = _share(None, told, missing, (promised.total, possible.total))
    could = dict(possible.by_college)
    colleges = tuple(_share(code, told, missing, (count, could[code])) for code, count in promised.by_college)
    calls = sorted(_calls(sitting, told, promised), key=_urgency)
    return Forecast(promised, possible, whole, colleges, tuple(_decisive(sitting, roll, promised)), tuple(calls))


def _quorum(sitting: Sitting, told: Situation) -> Quorum:
    return quorum(told, sitting.rules, waived=sitting.opens_without_quorum)


def _silent(sitting: Sitting) -> tuple[SeatOnDay, ...]:
    """The seats that said nothing, in protocol order."""
    said = {answer.seat for answer in sitting.session.standing_answers}
    return tuple(seat for seat in sitting.seats if seat.code not in said)


def _best(seat: SeatOnDay) -> Stance:
    """The best a silent seat can do: its titular, else its first deputy, sits."""
    if seat.titular is not None:
        return Stance(State.PRESENT)
    return Stance(State.DEPUTY, deputy=seat.deputies[0]) if seat.deputies else Stance(State.ABSENT)


def _share(college: str | None, told: Situation, silent: set[str], counts: tuple[Count, Count]) -> Share:
    places = [place for place in told.places if college in (None, place.seat.college)]
    quiet = sum(place.seat.code in silent for place in places)
    present, represented = sum(place.seated for place in places), sum(place.represented for place in places)
    return Share(college, present, represented, len(places) - present - represented - quiet, quiet, *counts)


def _lack(count: Count) -> Fraction:
    return max(count.required - count.counted, Fraction(0))


def _decisive(sitting: Sitting, roll: tuple[Presence, ...], promised: Quorum) -> Iterator[str]:
    """The seats without which what is promised fails; none where it is not promised, or not asked for."""
    if promised.waived or not promised.reached:
        return
    for presence in roll:
        if presence.stance.state in (State.EXCUSED, State.ABSENT):
            continue
        gone = Presence(presence.seat, Stance(State.EXCUSED))
        without = tuple(gone if each is presence else each for each in roll)
        if not _quorum(sitting, situation(sitting.seats, without)).reached:
            yield presence.seat


def _calls(sitting: Sitting, told: Situation, promised: Quorum) -> Iterator[Call]:
    """Everybody worth a call, each once, in protocol order: who said nothing, then who may sit for who will not."""
    taken = {place.sitter for place in told.places} - {None}
    quiet = {seat.code for seat in _silent(sitting)}
    for place in told.places:
        seat = place.seat
        if seat.code in quiet and seat.convened is not None and seat.convened not in taken:
            taken.add(seat.convened)
            yield _call(seat, seat.convened, Reason.SILENT, promised)
    prevented = deputies_prevented(sitting.session.standing_answers)
    for place in told.places:
        if place.seated or place.seat.code in quiet | prevented or (sitting.rules.proxies_count and place.represented):
            continue
        for deputy in place.seat.deputies:
            if deputy not in taken:
                taken.add(deputy)
                yield _call(place.seat, deputy, Reason.MAY_REPLACE, promised)


def _call(seat: SeatOnDay, person: str, reason: Reason, promised: Quorum) -> Call:
    # Once the heads are there, whoever brings most votes is called first.
    by_weight = promised.base is QuorumBase.WEIGHTS or (promised.weights is not None and promised.total.reached)
    reached = promised.reached
    if promised.base is QuorumBase.COLLEGES:
        reached = dict(promised.by_college)[seat.college].reached
    return Call(
        seat.code, person, reason, seat.weight if by_weight else Fraction(1), not promised.waived and not reached
    )


def _urgency(call: Call) -> tuple[bool, Fraction, bool]:
    """What a quorum lacks first, then what adds most, then who may still come himself; protocol order decides."""
    return not call.needed, -call.gain, call.reason is not Reason.SILENT
