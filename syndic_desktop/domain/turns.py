"""In which order the items were dealt with: that of the agenda, unless the hours they opened at say another.

Whoever comes back while item 7 is discussed is there for item 6 when it is taken after it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import time
from functools import cache, lru_cache

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.attendance import Movement

DAY, EARLY = 24 * 60, 2 * 60
"""Minutes of a day; how long before the session an hour may be and still be of that day, and not past midnight."""

Ranks = tuple[int, ...]
"""By position (1-based), the place among those dealt with; 0 and the one past the last keep theirs."""


def ranks(items: Sequence[Item], start: time | None) -> Ranks:
    """The rank of every item. One without an hour follows the one before it on the agenda.

    `start`: when the session opened; an hour before it is past midnight. Two items of one hour keep their order.
    """
    hours = [item.conduct.opened for item in items]
    known = [hour for hour in hours if hour is not None]
    if known == sorted(known) and (not known or start is None or start <= known[0]):
        return _as_agenda(len(hours))  # nearly always, and asked for at each item of the room
    return _by_hours(tuple(hours), start or known[0])


@lru_cache(maxsize=64)
def _by_hours(hours: tuple[time | None, ...], begun: time) -> Ranks:
    """The same where an hour is before another, or past midnight; once, for all that asks it of one room."""
    last, keys, crossed = -EARLY, [], False
    for hour in hours:
        key = last if hour is None else since(begun, hour)
        crossed = crossed or key < last
        keys.append(last := key)
    if not crossed:
        return _as_agenda(len(hours))
    order = sorted(range(len(hours)), key=lambda place: (keys[place], place))
    ranked = {place: rank for rank, place in enumerate(order, start=1)}
    return (0, *(ranked[place] for place in range(len(hours))), len(hours) + 1)


def since(start: time, hour: time) -> int:
    """Minutes from the opening of a session, which may go past midnight and be noted open a little late."""
    gone = (_minutes(hour) - _minutes(start)) % DAY
    return gone - DAY if gone >= DAY - EARLY else gone


def later(start: time, hour: time, minutes: int) -> time:
    """The hour, or that many minutes after `start` where it is before them."""
    if since(start, hour) >= minutes:
        return hour
    told = (_minutes(start) + minutes) % DAY
    return time(told // 60, told % 60)


def ranked(movements: Iterable[Movement], order: Ranks) -> tuple[Movement, ...]:
    """The movements with, in the place of the position of their item, its rank."""
    if order is _as_agenda(len(order) - 2):
        return tuple(movements)
    return tuple(replace(each, before_item=order[each.before_item]) for each in movements)


@cache
def _as_agenda(many: int) -> Ranks:
    return tuple(range(many + 2))


def _minutes(hour: time) -> int:
    return hour.hour * 60 + hour.minute
