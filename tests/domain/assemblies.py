"""Small assemblies and random sessions for the domain's tests."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import strategies as st

from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.attendance import (
    Movement,
    Presence,
    ProxyPaper,
    Situation,
    Stance,
    State,
    situation,
)
from syndic_desktop.domain.recusals import Recusal

WEIGHTS = [Fraction(1), Fraction(2), Fraction(3, 2)]


def seat(number: int, college: str = "A", weight: Fraction | int = 1, *, deputy: bool = True) -> SeatOnDay:
    """Seat S1 of titular t1, whose deputy is d1."""
    deputies = (f"d{number}",) if deputy else ()
    return SeatOnDay(f"S{number}", college, "M", f"t{number}", deputies, Fraction(weight))


def present(*numbers: int) -> tuple[Presence, ...]:
    return tuple(Presence(f"S{number}", Stance(State.PRESENT)) for number in numbers)


def proxy(giver: int, holder: str) -> Presence:
    return Presence(f"S{giver}", Stance(State.PROXY, holder=holder))


def written(giver: int, holder: str, signed: date = date(2026, 9, 1)) -> Presence:
    """The same, as somebody saw it."""
    return Presence(f"S{giver}", Stance(State.PROXY, holder=holder, paper=ProxyPaper(signed)))


def sitting_of(seats: tuple[SeatOnDay, ...], *opening: Presence) -> Situation:
    return situation(seats, opening)


@st.composite
def stances(draw: st.DrawFn, number: int, size: int) -> Stance:
    state = draw(st.sampled_from(list(State)))
    if state is State.DEPUTY:
        return Stance(state, deputy=f"d{number}")
    if state is State.PROXY:
        other = draw(st.integers(1, size))
        return Stance(state, holder=draw(st.sampled_from([f"t{other}", f"d{other}"])))
    return Stance(state)


@st.composite
def rolls(draw: st.DrawFn) -> tuple[tuple[SeatOnDay, ...], tuple[Presence, ...], tuple[Movement, ...]]:
    """Seats, an opening state (some seats never called) and movements, in any order."""
    size = draw(st.integers(1, 12))
    seats = tuple(
        seat(number, draw(st.sampled_from("ABC")), draw(st.sampled_from(WEIGHTS))) for number in range(1, size + 1)
    )
    called = draw(st.lists(st.integers(1, size), unique=True))
    opening = tuple(Presence(f"S{number}", draw(stances(number, size))) for number in called)
    moved = draw(st.lists(st.integers(1, size), max_size=6))
    movements = tuple(Movement(f"S{number}", draw(st.integers(1, 5)), draw(stances(number, size))) for number in moved)
    return seats, opening, movements


@st.composite
def recusals(draw: st.DrawFn, seats: tuple[SeatOnDay, ...]) -> tuple[Recusal, ...]:
    chosen = draw(st.lists(st.sampled_from([each.code for each in seats]), unique=True, max_size=3))
    return tuple(Recusal(code, "intéressé", draw(st.booleans())) for code in chosen)
