"""How a session was conducted: proxies as written, suspensions, amendments, closed doors, requests, reopenings."""

from __future__ import annotations

from functools import cache

from hypothesis import strategies as st

from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.attendance import ProxyPaper
from syndic_desktop.domain.conducts import (
    Amendment,
    BallotRequest,
    ClosedDoors,
    Conduct,
    Course,
    Reopening,
    Suspension,
)
from syndic_desktop.domain.votes import Ballot, Counts
from tests.strategies.basics import days, few, hours, lines, optional, words


@cache
def papers() -> st.SearchStrategy[ProxyPaper]:
    """A proxy as it was written, not scanned."""
    return st.builds(ProxyPaper, optional(days()), st.none(), st.booleans())


@st.composite
def courses(draw: st.DrawFn, items: int) -> Course:
    """Where a session of so many items stands; the last suspension may go on."""
    count = draw(st.integers(0, 2)) if items else 0
    stops = [
        Suspension(
            draw(st.integers(1, items)),
            draw(hours()),
            draw(hours() if number < count else optional(hours())),
            draw(st.booleans()),
            draw(optional(words())),
            draw(st.booleans()),
        )
        for number in range(1, count + 1)
    ]
    return Course(draw(optional(hours())), draw(st.integers(0, items)), tuple(stops))


@st.composite
def conducts(draw: st.DrawFn, seats: tuple[SeatOnDay, ...]) -> Conduct:
    """What happened on an item; nothing, most often."""
    if draw(st.integers(0, 2)):
        return Conduct()
    asking = _some(seats)
    return Conduct(
        draw(optional(hours())),
        draw(few(_amendments(), 0, 2)),
        draw(optional(st.builds(ClosedDoors, asking, st.booleans()) | st.builds(_counted_doors, asking, _counts()))),
        draw(few(st.builds(BallotRequest, st.sampled_from((Ballot.PUBLIC, Ballot.SECRET)), asking), 0, 1)),
        draw(few(st.builds(Reopening, words(), days(), hours()), 0, 1)),
    )


def _some(seats: tuple[SeatOnDay, ...]) -> st.SearchStrategy[tuple[str, ...]]:
    codes = [seat.code for seat in seats]
    return st.lists(st.sampled_from(codes), unique=True, max_size=2).map(tuple) if codes else st.just(())


def _counted_doors(asked_by: tuple[str, ...], counts: Counts) -> ClosedDoors:
    return ClosedDoors(asked_by, counts=counts)


@cache
def _counts() -> st.SearchStrategy[Counts]:
    some = st.integers(0, 9)
    return st.builds(Counts, some, some, some, optional(some))


@cache
def _amendments() -> st.SearchStrategy[Amendment]:
    clause = st.integers(0, 3)
    told = optional(st.booleans())
    return st.builds(Amendment, words(), lines(), clause, lines(), told, optional(_counts()))
