"""Sessions in preparation, convened or held, with votes that their electorate can have held."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date, time
from functools import cache
from typing import Any

from hypothesis import strategies as st

from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.assemblies import (
    Assembly,
    Body,
    SeatOnDay,
    seats_on,
)
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.convenings import snapped
from syndic_desktop.domain.minutes import FixedText, Rewording
from syndic_desktop.domain.sessions import Minutes, Modality, Session, SessionNature, sitting, votable
from syndic_desktop.domain.statutes import (
    Profile,
)
from tests.strategies.basics import (
    days,
    few,
    hours,
    optional,
    texts,
    words,
)
from tests.strategies.conducts import courses, papers
from tests.strategies.items import items_to_vote
from tests.strategies.notices import answers, notices, overrides
from tests.strategies.votes import votes


@st.composite
def sessions(draw: st.DrawFn, assembly: Assembly, profile: Profile, body: Body | None = None) -> Session:
    """A session of a body: in preparation, convened, or held with votes that count up."""
    body = body or draw(st.sampled_from(assembly.bodies))
    day = draw(days())
    pool = {deputy.person for deputy in assembly.pool_deputies}
    seats = tuple(
        replace(seat, deputies=tuple(each for each in seat.deputies if each not in pool))
        for seat in seats_on(assembly, body, day)
    )
    known = optional(st.sampled_from([person.code for person in assembly.people]))
    attendance = draw(rolls(seats)) if draw(st.integers(0, 3)) else ()
    items = draw(few(items_to_vote(assembly, seats, day), 0, 3))
    opening = draw(optional(hours()))
    session = Session(
        body.code, day, draw(words()), draw(known), opening,
        draw(optional(st.just(time(22, 30)))), draw(st.sampled_from(Modality)),
        draw(st.sampled_from((SessionNature.ORDINARY, SessionNature.URGENT))), None, draw(notices(assembly, day)),
        draw(known), attendance, draw(movements(seats, len(items))) if attendance else (), items,
        draw(optional(_minutes(day, len(items)))), draw(answers(assembly, seats)), draw(overrides()),
        draw(optional(days(day, date(2027, 12, 31)))), draw(courses(len(items))),
    )  # fmt: skip
    made = draw(_voted(assembly, profile, _numbered(session)))
    return snapped(sitting(assembly, profile, made)) if draw(st.booleans()) else made


@st.composite
def rolls(draw: st.DrawFn, seats: tuple[SeatOnDay, ...]) -> tuple[Presence, ...]:
    """One state a seat; proxies go to people who sit, at most one each."""
    states = {seat.code: draw(st.sampled_from(_possible(seat))) for seat in seats}
    sitting = [
        seat.titular if states[seat.code] is State.PRESENT else seat.deputies[0]
        for seat in seats
        if states[seat.code] in (State.PRESENT, State.DEPUTY)
    ]
    made = []
    for seat in draw(st.permutations(seats)):
        state = states[seat.code]
        holder = sitting.pop() if state is State.ABSENT and sitting and draw(st.booleans()) else None
        deputy = seat.deputies[0] if state is State.DEPUTY else None
        paper = draw(optional(papers())) if holder else None
        stance = Stance(State.PROXY if holder else state, deputy, holder, draw(_remote(state)), paper)
        made.append(Presence(seat.code, stance))
    return tuple(made)


@st.composite
def movements(draw: st.DrawFn, seats: tuple[SeatOnDay, ...], items: int) -> tuple[Movement, ...]:
    """Arrivals and departures; nobody gives or holds a proxy by moving."""
    made = []
    for _ in range(draw(st.integers(0, 3)) if seats and items else 0):
        seat = draw(st.sampled_from(seats))
        state = draw(st.sampled_from([each for each in _possible(seat) if each is not State.DEPUTY]))
        moment = draw(st.integers(1, items))
        made.append(Movement(seat.code, moment, Stance(state), draw(optional(hours())), draw(st.booleans())))
    return tuple(made)


def _possible(seat: SeatOnDay) -> list[State]:
    """Only a deputy of one's own sits, so that nobody sits twice."""
    there = [State.PRESENT] if seat.titular else []
    return [*there, *([State.DEPUTY] if seat.deputies[:1] and seat.titular else []), State.EXCUSED, State.ABSENT]


def _remote(state: State) -> st.SearchStrategy[bool]:
    return st.booleans() if state is State.PRESENT else st.just(False)


@cache
def _minutes(day: date, items: int) -> st.SearchStrategy[Minutes]:
    after = optional(days(day, date(2027, 12, 31)))
    hers = st.lists(_rewordings(items), max_size=3, unique_by=lambda each: each.key).map(tuple)
    made = st.builds(Minutes, after, after, few(words()), hers, st.none(), after, after, after)
    return st.tuples(made, words()).map(_with_fixed)


def _with_fixed(drawn: tuple[Minutes, str]) -> Minutes:
    """Some minutes that were fixed have kept their text."""
    made, said = drawn
    if made.fixed is None or len(said) % 2:
        return made
    content = json.dumps({**_some_minutes(), "levee": said}, ensure_ascii=False, separators=(",", ":"))
    return replace(made, text=FixedText(content, hashlib.sha256(content.encode()).hexdigest()))


@cache
def _some_minutes() -> dict[str, Any]:
    """What the paper of some minutes says, laid down: it is read again as it is."""
    from syndic_desktop.documents.contents.fixing import fixed_text
    from tests.documents.sessions import read, session

    made: dict[str, Any] = json.loads(fixed_text(read(session())).content)
    return made


@cache
def _rewordings(items: int) -> st.SearchStrategy[Rewording]:
    places = st.sampled_from(("quorum", "debats/0", "debats/1", "levee", "~7/debats/0"))
    return st.builds(Rewording, st.integers(0, items), places, texts(), texts(), st.integers(0, 2))


def _numbered(session: Session) -> Session:
    """Deliberations take a number that no other session gives."""
    made = [
        replace(item, number=f"{session.key}/{position}")
        if item.kind is ItemKind.DELIBERATION and position % 2
        else item
        for position, item in enumerate(session.items, start=1)
    ]
    return replace(session, items=tuple(made))


@st.composite
def _voted(draw: st.DrawFn, assembly: Assembly, profile: Profile, session: Session) -> Session:
    if not session.held:
        return session
    held = sitting(assembly, profile, session)
    made = []
    for position, item in enumerate(session.items, start=1):
        voters = held.voters(position)
        vote = draw(votes(voters)) if draw(st.integers(0, 4)) else None
        made.append(replace(item, vote=vote if vote and votable(item, vote.ballot) else None))
    return replace(session, items=tuple(made))
