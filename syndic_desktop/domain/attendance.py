"""Attendance: an opening state plus timed movements; who sits, who is represented and who is missing at each item.

Nothing derived is stored: ask `situation` for an item. Its invariant, whatever was recorded: every seat in office is
in exactly one list, so present + represented + excused + absent = in office.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from syndic_desktop.domain.assemblies import SeatOnDay


class State(StrEnum):
    """Where a seat stands (values are the exchange format's)."""

    PRESENT = "present"
    DEPUTY = "suppleant"
    PROXY = "pouvoir"
    EXCUSED = "excuse"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class ProxyPaper:
    """The written proxy (L2121-20): the day it was signed, its scan among the attachments.

    `illness`: duly established, it lifts the limit of three consecutive sessions.
    """

    signed: date | None = None
    file: str | None = None
    illness: bool = False


@dataclass(frozen=True, slots=True)
class Stance:
    """The state of a seat, with the deputy who sits or the person who holds the proxy; `remote`: by video.

    `paper`: the proxy as it was written; None where nobody noted that he saw it.
    """

    state: State
    deputy: str | None = None
    holder: str | None = None
    remote: bool = False
    paper: ProxyPaper | None = None


@dataclass(frozen=True, slots=True)
class Presence:
    """The stance of a seat when the session opens."""

    seat: str
    stance: Stance


@dataclass(frozen=True, slots=True)
class Movement:
    """A change of stance that holds from item `before_item` (1-based) on; `at` is the hour where it was noted.

    `during`: it happened while that item was discussed, before its vote: the quorum of the item, which is counted as
    it opens, knows nothing of it; its vote does. What happens after the vote is `before_item` the next one.
    """

    seat: str
    before_item: int
    stance: Stance
    at: time | None = None
    during: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """One seat at one item: its recorded stance, and the state that follows from everyone else's."""

    seat: SeatOnDay
    stance: Stance
    state: State

    @property
    def sitter(self) -> str | None:
        """The person in the room for this seat, titular or deputy."""
        if self.state is State.PRESENT:
            return self.seat.titular
        return self.stance.deputy if self.state is State.DEPUTY else None

    @property
    def seated(self) -> bool:
        """Whether somebody is in the room for this seat (a sitting deputy counts: L2121-17, L5212-7)."""
        return self.state in (State.PRESENT, State.DEPUTY)

    @property
    def represented(self) -> bool:
        """Whether a proxy in force speaks for this seat."""
        return self.state is State.PROXY


@dataclass(frozen=True, slots=True)
class Situation:
    """Every seat in office at one item, in protocol order."""

    places: tuple[Place, ...]

    def having(self, *states: State) -> tuple[Place, ...]:
        """The places in one of these states, in protocol order."""
        return tuple([place for place in self.places if place.state in states])

    @property
    def present(self) -> tuple[Place, ...]:
        return self.having(State.PRESENT, State.DEPUTY)

    @property
    def represented(self) -> tuple[Place, ...]:
        return self.having(State.PROXY)

    @property
    def excused(self) -> tuple[Place, ...]:
        return self.having(State.EXCUSED)

    @property
    def absent(self) -> tuple[Place, ...]:
        return self.having(State.ABSENT)

    def place_of(self, person: str | None) -> Place | None:
        """Where a person sits in the room, if he does."""
        if person is None:
            return None
        # Whoever neither holds the seat nor replaces there is ruled out before the state is looked at.
        mine = (each for each in self.places if person in (each.seat.titular, each.stance.deputy))
        return next((place for place in mine if place.sitter == person), None)

    @property
    def twice(self) -> dict[str, tuple[Place, ...]]:
        """By person, the places of whoever sits on several: one person has one seat, and one vote."""
        taken: dict[str, tuple[Place, ...]] = {}
        for place in self.present:
            if place.sitter is not None:
                taken[place.sitter] = (*taken.get(place.sitter, ()), place)
        return {person: places for person, places in taken.items() if len(places) > 1}


ABSENT = Stance(State.ABSENT)
SEATED = (State.PRESENT, State.DEPUTY)
HALF_A_DAY = 12
"""Hours: longer than any item is discussed."""


def situation(
    seats: Iterable[SeatOnDay],
    opening: Iterable[Presence],
    movements: Iterable[Movement] = (),
    item: int = 1,
    *,
    voting: bool = False,
) -> Situation:
    """Who is there when item `item` (1-based) opens or, `voting`, as its vote is taken; item 0 opens the session.

    A seat that was never called is absent: nobody disappears. A proxy is in force only while its holder sits
    (L2121-20); while he does not, its giver is excused.
    """
    stances = {presence.seat: presence.stance for presence in opening}
    for movement in in_order(movements):
        if movement.before_item < item or (movement.before_item == item and (voting or not movement.during)):
            stances[movement.seat] = movement.stance
    held = [(seat, stances.get(seat.code, ABSENT)) for seat in seats]
    present, deputy, proxy = State.PRESENT, State.DEPUTY, State.PROXY
    sitting = {seat.titular for seat, stance in held if stance.state is present}
    sitting |= {stance.deputy for _, stance in held if stance.state is deputy}
    sitting.discard(None)
    lapsed = {seat.code for seat, stance in held if stance.state is proxy and stance.holder not in sitting}
    return Situation(
        tuple([Place(seat, stance, State.EXCUSED if seat.code in lapsed else stance.state) for seat, stance in held])
    )


def in_order(movements: Iterable[Movement]) -> tuple[Movement, ...]:
    """Movements as they happened: by item, before it opened then during it, then by hour.

    One without hour comes right after the one noted before it; an hour far before another one is past midnight.
    """
    noted = tuple(movements)
    latest: dict[tuple[int, bool], time] = {}
    for movement in noted:
        if movement.at is not None:
            moment = (movement.before_item, movement.during)
            latest[moment] = max(latest.get(moment, movement.at), movement.at)
    last: dict[tuple[int, bool], tuple[bool, time]] = {}
    timed = []
    for movement in noted:
        moment = (movement.before_item, movement.during)
        if movement.at is not None:
            last[moment] = (latest[moment].hour - movement.at.hour > HALF_A_DAY, movement.at)
        timed.append((*moment, last.get(moment, (False, time.min)), movement))
    return tuple(each[-1] for each in sorted(timed, key=lambda each: each[:3]))
