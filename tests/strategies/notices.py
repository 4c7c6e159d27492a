"""Notices sent, and sent again; answers; checks that were set aside."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from syndic_desktop.domain.answers import SAYABLE, Answer, DeputyWord
from syndic_desktop.domain.assemblies import Assembly, SeatOnDay
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.means import Channel, Means
from syndic_desktop.domain.notices import Dispatch, Notice, Sending, SentPaper
from syndic_desktop.domain.overrides import Override
from syndic_desktop.domain.snapshots import Change, Difference
from tests.strategies.basics import days, few, hours, optional, words
from tests.strategies.conducts import papers


@st.composite
def notices(draw: st.DrawFn, assembly: Assembly, day: date) -> Notice:
    """A notice that was sent or not; what it replaced was sent before."""
    sent = draw(optional(st.integers(1, 20).map(lambda before: day - timedelta(before))))
    who = st.sampled_from([person.code for person in assembly.people])
    dispatch = st.builds(
        Dispatch, who, st.just(sent or day), st.sampled_from(Means), optional(words()), optional(hours())
    )
    papers = few(st.builds(SentPaper, words(), words(), st.none(), st.booleans()))
    ranks = optional(st.integers(1, 9))
    changes = few(st.builds(Difference, st.sampled_from(Change), words(), words() | st.just(""), ranks, ranks))
    void = st.builds(
        Sending, days(date(2015, 1, 1), day), st.just(sent or day), few(dispatch), st.none(), papers, changes
    )
    noted = optional(days(date(2015, 1, 1), day))
    return Notice(
        sent,
        draw(few(dispatch)) if sent else (),
        draw(optional(who)),
        draw(optional(words())),
        draw(noted),
        draw(noted),
        draw(noted),
        papers=draw(papers) if sent else (),
        void=draw(few(void, 0, 1)) if sent else (),
        notes=draw(few(words())) if sent else (),
    )


@st.composite
def answers(draw: st.DrawFn, assembly: Assembly, seats: tuple[SeatOnDay, ...]) -> tuple[Answer, ...]:
    """What some seats said, in the order of their answers."""
    who = st.sampled_from([person.code for person in assembly.people])
    made = []
    for seat in draw(st.lists(st.sampled_from(seats), unique=True, max_size=3)) if seats else ():
        state = draw(st.sampled_from(SAYABLE))
        deputy = draw(who) if state is State.DEPUTY else None
        holder = draw(who) if state is State.PROXY else None
        stance = Stance(state, deputy, holder, draw(st.booleans()), draw(optional(papers())) if holder else None)
        made.append(Answer(seat.code, stance, draw(optional(days())), draw(optional(st.sampled_from(Channel))),
                           draw(optional(st.sampled_from(DeputyWord))), draw(optional(days()))))  # fmt: skip
    return tuple(made)


@cache
def overrides() -> st.SearchStrategy[tuple[Override, ...]]:
    return few(st.builds(Override, st.sampled_from(("C1", "F2")), words(), words(), optional(days())), 0, 1)
