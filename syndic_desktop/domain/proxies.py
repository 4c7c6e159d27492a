"""Proxies from one session to the next: the same one holds for three consecutive sessions at most (L2121-20)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.attendance import ProxyPaper, Stance, State, in_order
from syndic_desktop.domain.sessions import Session

Pair = tuple[str | None, str | None]
"""Who gave a proxy and to whom, by their codes."""


def given(session: Session) -> dict[str, Stance]:
    """The proxies of a session by seat, the last one of each."""
    return dict(every(session))


def every(session: Session) -> tuple[tuple[str, Stance], ...]:
    """All the proxies of a session with the seat that gave each, those of the opening first."""
    said = [(each.seat, each.stance) for each in session.attendance]
    said += [(each.seat, each.stance) for each in in_order(session.movements)]
    return tuple((seat, stance) for seat, stance in said if stance.state is State.PROXY)


def givers(assembly: Assembly, session: Session) -> dict[str, str | None]:
    """The titular of each seat in office that day, who gives its proxy."""
    return {seat.code: seat.titular for seat in assembly.seats if seat.in_office(session.day)}


def last_held(earlier: Iterable[Session], limit: int) -> tuple[Session, ...]:
    """The last `limit` sessions that were held, latest first; none when there were fewer. `earlier`: latest first."""
    before = tuple(islice((each for each in earlier if each.held), limit))
    return before if len(before) == limit else ()


def worn(assembly: Assembly, before: Iterable[Session]) -> frozenset[Pair]:
    """Whose proxy to whom was used at every one of these sessions."""
    past = [_pairs(assembly, session) for session in before]
    return past[0].intersection(*past[1:]) if past else frozenset()


def renewed(paper: ProxyPaper | None, before: Sequence[Session]) -> bool:
    """Whether a written proxy is another one than at these sessions, latest first, or lasts by illness (L2121-20)."""
    if paper is None or not before:
        return False
    return paper.illness or (paper.signed is not None and paper.signed > before[-1].day)


def spent(assembly: Assembly, session: Session, before: Sequence[Session], seat: str, stance: Stance) -> bool:
    """Whether a seat would give once more a proxy that was used at each of these sessions, latest first.

    `before`: as many as it may last; none where there were fewer.
    """
    if stance.state is not State.PROXY or not before or renewed(stance.paper, before):
        return False
    giver = givers(assembly, session).get(seat)
    return giver is not None and (giver, stance.holder) in worn(assembly, before)


def _pairs(assembly: Assembly, session: Session) -> frozenset[Pair]:
    titulars = givers(assembly, session)
    return frozenset((titulars.get(seat), stance.holder) for seat, stance in every(session))
