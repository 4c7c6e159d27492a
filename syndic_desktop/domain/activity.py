"""The activity of a year: what each body held and decided, who came, what was decided by delegation.

The president sends each member a report every year (L5211-39). It is counted from the sessions as they were held;
nothing is entered for it. It refuses to know how it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.attendance import State
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax, sums
from syndic_desktop.domain.elections import elect
from syndic_desktop.domain.people import births_of
from syndic_desktop.domain.sessions import ItemState, Sitting
from syndic_desktop.domain.tallies import Outcome


@dataclass(frozen=True, slots=True)
class BodyYear:
    """What a body (its code) did in a year. `rejected` and `unanimous` are among the `deliberations`; `lacking`:
    sessions that did not have their quorum.
    """

    body: str
    sessions: int
    lacking: int
    items: int
    deliberations: int
    rejected: int
    unanimous: int
    elections: int


@dataclass(frozen=True, slots=True)
class Presence:
    """How often somebody, or a member organisation, was there: out of `called`, counted seat by seat.

    A seat is filled where it was at any moment of the session, represented where it was and nobody filled it.
    """

    code: str
    called: int = 0
    present: int = 0
    deputies: int = 0
    represented: int = 0
    excused: int = 0
    absent: int = 0

    @property
    def rate(self) -> Fraction | None:
        """The share of sessions where the seat was filled, by its titular or a deputy; None when never called."""
        return Fraction(self.present + self.deputies, self.called) if self.called else None


@dataclass(frozen=True, slots=True)
class Delegated:
    """The decisions of a kind, and what they amount to by sort of amount."""

    kind: DecisionKind
    count: int
    sums: tuple[tuple[Tax | None, Decimal], ...]


@dataclass(frozen=True, slots=True)
class Ballots:
    """How the voters of a body voted over the year, in heads, ballots with counts only."""

    body: str
    in_favour: int
    against: int
    abstaining: int
    not_voting: int


@dataclass(frozen=True, slots=True)
class Activity:
    """A year. `months`: the sessions held in each, January first."""

    year: int
    bodies: tuple[BodyYear, ...]
    months: tuple[int, ...]
    delegates: tuple[Presence, ...]
    members: tuple[Presence, ...]
    delegated: tuple[Delegated, ...]
    ballots: tuple[Ballots, ...]


def activity(year: int, sittings: Iterable[Sitting], decisions: Iterable[Decision]) -> Activity:
    """Count the year: sessions held in it, decisions dated in it. Delegates are known by their person's code."""
    held = [each for each in sittings if each.session.day.year == year and each.session.held]
    held.sort(key=lambda each: each.session.day)
    dated = [each for each in decisions if each.day is not None and each.day.year == year]
    bodies = list(dict.fromkeys(each.session.body for each in held))
    states = {id(each): each.states() for each in held}
    months = tuple(sum(each.session.day.month == month for each in held) for month in range(1, 13))
    return Activity(
        year,
        tuple(_body(code, [each for each in held if each.session.body == code], states) for code in bodies),
        months,
        _presences(held, by_member=False),
        _presences(held, by_member=True),
        tuple(_delegated(kind, dated) for kind in DecisionKind),
        tuple(
            _ballots(code, [state for each in held if each.session.body == code for state in states[id(each)]])
            for code in bodies
        ),
    )


def _body(code: str, held: Sequence[Sitting], states: dict[int, tuple[ItemState, ...]]) -> BodyYear:
    items = [state for each in held for state in states[id(each)] if state.item.fate is Fate.KEPT]
    voted = [state for state in items if state.item.deliberates and state.item.vote is not None]
    births = births_of(person for each in held for person in each.assembly.people)
    return BodyYear(
        code,
        len(held),
        sum(not each.opening_quorum().reached for each in held),
        len(items),
        len(voted),
        sum(_rejected(state, births) for state in voted),
        sum(state.tally is not None and state.tally.outcome is Outcome.UNANIMOUS for state in voted),
        sum(state.item.vote is not None and state.item.vote.election is not None for state in voted),
    )


def _rejected(state: ItemState, births: Mapping[str, date]) -> bool:
    election = state.item.vote.election if state.item.vote else None
    if election is not None and state.tally is None:
        return not elect(election, births).complete
    return state.tally is not None and state.tally.outcome is Outcome.REJECTED


def _presences(held: Sequence[Sitting], *, by_member: bool) -> tuple[Presence, ...]:
    counted: dict[str, list[State]] = {}
    for each in held:
        for seat, state in _best(each):
            code = _code(seat, by_member=by_member)
            if code is not None:
                counted.setdefault(code, []).append(state)
    return tuple(
        Presence(
            code,
            len(states),
            states.count(State.PRESENT),
            states.count(State.DEPUTY),
            states.count(State.PROXY),
            states.count(State.EXCUSED),
            states.count(State.ABSENT),
        )
        for code, states in counted.items()
    )


def _best(held: Sitting) -> Iterator[tuple[SeatOnDay, State]]:
    """Each seat, and where it stood best of all: at the opening, as an item opens, as it is voted."""
    opening = held.situation(0).places
    rooms = [opening]
    if held.session.movements:
        positions = range(1, len(held.session.items) + 1)
        rooms += [held.situation(place, voting=voting).places for place in positions for voting in (False, True)]
    order = (State.PRESENT, State.DEPUTY, State.PROXY)
    stood: dict[str, set[State]] = {}
    for place in (each for room in rooms for each in room):
        stood.setdefault(place.seat.code, set()).add(place.state)
    for place in opening:
        yield place.seat, next((each for each in order if each in stood[place.seat.code]), place.state)


def _code(seat: SeatOnDay, *, by_member: bool) -> str | None:
    return seat.member if by_member else seat.titular


def _delegated(kind: DecisionKind, decisions: Iterable[Decision]) -> Delegated:
    mine = [each for each in decisions if each.kind is kind]
    return Delegated(kind, len(mine), tuple(sums(mine).items()))


def _ballots(body: str, states: Iterable[ItemState]) -> Ballots:
    heads = [state.tally.heads for state in states if state.tally is not None]
    return Ballots(
        body,
        sum(int(each.in_favour) for each in heads),
        sum(int(each.against) for each in heads),
        sum(int(each.abstaining) for each in heads),
        sum(int(each.not_voting) for each in heads),
    )
