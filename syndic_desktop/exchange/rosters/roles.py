"""The functions that a roster gives: « Président », « 1er Vice-Président »."""

from __future__ import annotations

from collections.abc import Sequence

from syndic_desktop.domain import wording
from syndic_desktop.domain.people import Role
from syndic_desktop.exchange.rosters.mandates import Place, together
from syndic_desktop.exchange.rosters.ranks import rank_of


def with_roles(places: Sequence[Place], known: tuple[Role, ...]) -> tuple[Role, ...]:
    """The functions known, then those that the file adds; a title without a number ranks after all those that have one.

    A function somebody holds already is not entered twice.
    """
    new = [role for place in places if (role := _role(place)) and not any(_same(role, each) for each in known)]
    ranks = [rank for role in new if (rank := rank_of(role.title)) is not None]
    last = max([*ranks, *(role.rank for role in known)], default=0)
    made = []
    for role in new:
        rank = rank_of(role.title)
        if rank is None:
            rank = last = last + 1
        made.append(Role(role.person, role.title, rank, role.since, role.until))
    return (*known, *made)


def _role(place: Place) -> Role | None:
    line = place.line
    if place.titular is None or not line.role or line.since is None:
        return None
    return Role(place.titular, line.role, 0, line.since, line.until)


def _same(new: Role, known: Role) -> bool:
    return (
        new.person == known.person
        and wording.fold(new.title) == wording.fold(known.title)
        and together((new.since, new.until), (known.since, known.until))
    )
