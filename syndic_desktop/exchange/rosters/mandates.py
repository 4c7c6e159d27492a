"""Which mandate a row of the roster means: one already known, one that waits for its holder, or a new one."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from syndic_desktop.domain.assemblies import Seat
from syndic_desktop.exchange.rosters.lines import RosterLine


@dataclass(frozen=True, slots=True)
class Place:
    """A row, with the codes of its member and of its people."""

    line: RosterLine
    member: str
    titular: str | None
    deputies: tuple[str, ...]


def seated(places: Sequence[Place], known: Sequence[Seat]) -> tuple[tuple[Seat, ...], frozenset[str]]:
    """Every mandate, those of the file first and in its order; and the codes of the seats that the file names.

    The same person on a seat of the same member is that seat; a vacant row, a vacant seat; a newcomer takes a seat
    that has no titular, or else follows on a seat whose mandate is over, or else gets a new one.
    """
    claimed = _claims(places, known)
    mandates = [_completed(known[claimed[row]], place) if row in claimed else None for row, place in enumerate(places)]
    others = [seat for index, seat in enumerate(known) if index not in claimed.values()]
    for row, place in enumerate(places):
        if mandates[row] is None:
            mandates[row] = _new(place, [*(seat for seat in mandates if seat), *others])
    named = [seat for seat in mandates if seat]
    return (*named, *others), frozenset(seat.code for seat in named)


def together(one: tuple[date | None, date | None], other: tuple[date | None, date | None]) -> bool:
    """Whether two periods (from, to; None is open) have a day in common."""
    return (one[0] or date.min) <= (other[1] or date.max) and (other[0] or date.min) <= (one[1] or date.max)


def _claims(places: Sequence[Place], known: Sequence[Seat]) -> dict[int, int]:
    """Row → index of the known mandate it means. The surest likeness is looked for first, for every row."""
    claimed: dict[int, int] = {}
    free: dict[str, dict[int, Seat]] = {}
    for index, seat in enumerate(known):
        free.setdefault(seat.member, {})[index] = seat
    for alike in (_same_holder, _same_absence, _awaiting):
        for row, place in enumerate(places):
            meant = None if row in claimed else _first(alike, place, free.get(place.member, {}))
            if meant is not None:
                claimed[row] = meant
                del free[place.member][meant]
    return claimed


def _first(alike: Callable[[Place, Seat], bool], place: Place, free: Mapping[int, Seat]) -> int | None:
    period = (place.line.since, place.line.until)
    for index, seat in free.items():
        if alike(place, seat) and together(period, (seat.since, seat.until)):
            return index
    return None


def _same_holder(place: Place, seat: Seat) -> bool:
    return place.titular is not None and seat.titular == place.titular


def _same_absence(place: Place, seat: Seat) -> bool:
    return place.titular is None and seat.titular is None and seat.vacant is place.line.vacant


def _awaiting(_place: Place, seat: Seat) -> bool:
    return seat.titular is None


def _completed(seat: Seat, place: Place) -> Seat:
    line = place.line
    return replace(
        seat,
        titular=place.titular,
        vacant=line.vacant,
        deputies=(*seat.deputies, *(each for each in place.deputies if each not in seat.deputies)),
        weight=seat.weight if line.weight is None else line.weight,
        since=line.since or seat.since,
        until=line.until or seat.until,
    )


def _new(place: Place, mandates: Sequence[Seat]) -> Seat:
    line = place.line
    return Seat(
        code=_code(place, mandates),
        member=place.member,
        titular=place.titular,
        vacant=line.vacant,
        deputies=place.deputies,
        weight=Fraction(1) if line.weight is None else line.weight,
        since=line.since,
        until=line.until,
    )


def _code(place: Place, mandates: Sequence[Seat]) -> str:
    """The code of a seat of the member whose last mandate is over, or a new one: « cauvaldor-3 »."""
    ends: dict[str, date] = {}
    for seat in mandates:
        if seat.member == place.member:
            ends[seat.code] = max(ends.get(seat.code, date.min), seat.until or date.max)
    over = [code for code, end in ends.items() if place.line.since and end < place.line.since]
    if over:
        return over[0]
    taken = {seat.code for seat in mandates}
    number = len(ends) + 1
    while f"{place.member}-{number}" in taken:
        number += 1
    return f"{place.member}-{number}"
