"""Putting an item to discussion: the first time, again for its quorum to be counted anew, or once others were taken.

The hour tells which turn it has; what was noted on it before stays where it happened.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from syndic_desktop.domain.attendance import Movement, in_order
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.turns import EARLY, later, since


def put(session: Session, position: int, at: time) -> Session:
    """The session with an item (1-based) put to discussion; 0: none is. Its hour is kept the first time.

    One that is not voted and that others were taken before is taken now, after them, at an hour that says so.
    """
    session = replace(session, course=replace(session.course, item=position))
    if not position or session.items[position - 1].vote is not None:
        return session
    if passed(session, position):
        return _where_they_were(session, _taken_after(session, position, at))
    if session.items[position - 1].conduct.opened is not None:
        return session
    return _where_they_were(session, _opened(session, position, at))


def passed(session: Session, position: int) -> bool:
    """Whether another item was dealt with since an item (1-based) was put to discussion, or since its turn came.

    One that was shown a moment, on which nothing was noted, is not.
    """
    order = session.ranks
    noted = {each.before_item for each in session.movements}
    noted |= {each.before_item for each in session.course.suspensions}
    return any(
        each.conduct.opened is not None
        and order[other] > order[position]
        and (each.vote is not None or each.debate is not None or other in noted)
        for other, each in enumerate(session.items, start=1)
    )


def next_after(session: Session, position: int) -> int:
    """The item (1-based) before which happens what happens after the vote of another; one past the last: none.

    That is the one dealt with next; after one that was taken once the others were, the first that still waits.
    """
    order, many = session.ranks, len(session.items)
    following = order.index(order[position] + 1)
    if following <= many or order[position] == position:
        return following
    last = max(place for place, each in enumerate(session.items, start=1) if each.conduct.opened is not None)
    return last + 1


def overtaken(session: Session, position: int) -> int | None:
    """The voted item that was taken out of its turn, after one (1-based) that still waits; None: there is none.

    Until that one is put to discussion, whatever is noted before it would seem to come before that vote.
    """
    order = session.ranks
    if position > len(session.items) or session.items[position - 1].conduct.opened is not None:
        return None
    voted = (place for place, each in enumerate(session.items[: position - 1], start=1) if each.vote is not None)
    return next((place for place in voted if order[place] > order[position]), None)


def put_again(session: Session, position: int, at: time) -> Session:
    """The session with an item (1-based) put to discussion again at an hour: its quorum is counted anew.

    The quorum is checked as an item is put to discussion (L2121-17). The discussion that counts begins now: whoever
    came or went and whatever stopped the session « pendant » the item until then did so before it. The room of its
    vote stays the same.
    """
    if passed(session, position):
        return put(session, position, at)
    return _opened(_before(session, position, position), position, at)


def reordered(was: Session, now: Session) -> bool:
    """Whether a change of hour would put what was voted, and whoever was there then, in another order."""
    return was.ranks != now.ranks and any(each.vote is not None for each in was.items)


def _taken_after(session: Session, position: int, at: time) -> Session:
    """An item left, then taken after the others: what was noted on it happened before the one that followed it."""
    order = session.ranks
    following = order.index(order[position] + 1)
    start = session.began or at
    hours = [since(start, each.conduct.opened) for each in session.items if each.conduct.opened is not None]
    last = max(hours, default=-EARLY)
    behind = any(
        each.conduct.opened is not None and since(start, each.conduct.opened) == last
        for each in session.items[position:]
    )
    return _opened(_before(session, position, following), position, later(start, at, last + behind))


def _where_they_were(was: Session, now: Session) -> Session:
    """What was noted on an item that still waits stays before the items that were voted since.

    One without an hour follows the one before it on the agenda, wherever that one has just gone. What is put before
    the first voted one comes ahead of what was noted there, and of its hours where its own is past them.
    """
    old, new = was.ranks, now.ranks
    if old == new:
        return now
    voted = [place for place, each in enumerate(now.items, start=1) if each.vote is not None]

    def target(each: Movement) -> int:
        after = [place for place in voted if old[place] > old[each.before_item]]
        if all(new[place] > new[each.before_item] for place in after):
            return each.before_item
        return min(after, key=lambda place: old[place])

    kept = tuple(each for each in now.movements if target(each) == each.before_item)
    known = {place: [each.at for each in kept if each.before_item == place and not each.during] for place in voted}
    moved = []
    for each in sorted(in_order(now.movements), key=lambda each: old[each.before_item]):
        if (place := target(each)) != each.before_item:
            at = each.at if not any(known[place]) else None
            moved.append(replace(each, before_item=place, at=at, during=False))
    return replace(now, movements=(*moved, *kept))


def _before(session: Session, position: int, following: int) -> Session:
    """What was noted on an item, as having happened before another one (or itself) was put to discussion."""
    moved = in_order(session.movements)
    noted = [replace(each, before_item=following, during=False) for each in moved if each.before_item == position]
    others = [each for each in session.movements if each.before_item != position]
    stops = (
        replace(each, before_item=following, during=False) if each.before_item == position else each
        for each in session.course.suspensions
    )
    place = next((rank for rank, each in enumerate(others) if each.before_item == following), len(others))
    return replace(
        session,
        movements=(*others[:place], *noted, *others[place:]),
        course=replace(session.course, item=position, suspensions=tuple(stops)),
    )


def _opened(session: Session, position: int, at: time) -> Session:
    item = session.items[position - 1]
    opened = replace(item, conduct=replace(item.conduct, opened=at))
    items = (*session.items[: position - 1], opened, *session.items[position:])
    return replace(session, course=replace(session.course, item=position), items=items)
