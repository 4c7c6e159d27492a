"""Which items of a session were taken up, and why the others were not.

An item that was never opened tells neither who was there nor who presided, and has no extract: nobody spoke of it. What
is not known, in a session whose hours nobody noted, is held to have been taken up.
"""

from __future__ import annotations

from enum import Enum

from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.conducts import Conduct
from syndic_desktop.domain.reconvenings import not_taken_up
from syndic_desktop.domain.sessions import Session, Sitting


class Unheard(Enum):
    """Why an item was not taken up."""

    TAKEN_OFF = "retiré ou reporté"
    QUORUM = "faute de quorum"
    CLOSED = "la séance ayant été levée"
    UNSAID = ""


def examined(sat: Sitting, position: int) -> bool:
    """Whether an item (1-based) was taken up; so is, until the roll is called, whatever is to come."""
    session = sat.session
    item = session.items[position - 1]
    if not session.held or _left_a_trace(session, position):
        return True
    if item.fate is not Fate.KEPT or unopened(session, position):
        return False
    return sat.quorum_at(position).reached if item.deliberates else position not in not_taken_up(sat)


def unopened(session: Session, position: int) -> bool:
    """Whether the hours that were noted say that an item (1-based) of a session that was held was never opened."""
    item = session.items[position - 1]
    if not session.held or _left_a_trace(session, position):
        return False
    timed = any(each.conduct.opened is not None for each in session.items)
    return timed or (item.deliberates and session.course.opened is not None)


def unheard(sat: Sitting, position: int) -> Unheard | None:
    """Why an item (1-based) was not taken up; None where it was."""
    if examined(sat, position):
        return None
    session = sat.session
    item = session.items[position - 1]
    if item.fate is not Fate.KEPT:
        return Unheard.TAKEN_OFF
    if position in not_taken_up(sat) or (item.deliberates and not sat.quorum_at(position).reached):
        return Unheard.QUORUM
    order = session.ranks
    following = (place for place in range(1, len(session.items) + 1) if order[place] > order[position])
    last = not any(_left_a_trace(session, place) for place in following)
    return Unheard.CLOSED if last and session.closing is not None else Unheard.UNSAID


def left_aside(sat: Sitting) -> tuple[int, ...]:
    """The positions (1-based) of what stayed on the agenda and was not taken up.

    « Questions diverses » that nobody opened are not missed where the rest was dealt with: nobody asked any.
    """
    items = sat.session.items
    left = [place for place, item in enumerate(items, start=1) if item.fate is Fate.KEPT and not examined(sat, place)]
    missed = any(items[place - 1].kind is not ItemKind.ANY_OTHER_BUSINESS for place in left)
    return tuple(left) if missed else ()


def extracted(sat: Sitting) -> tuple[int, ...]:
    """The positions (1-based) of the items that an extract of the register is made of, or is to be.

    Of what was opened without its quorum nothing can be decided (L2121-17): none is made, but of a vote on record.
    """
    return tuple(
        place
        for place, item in enumerate(sat.session.items, start=1)
        if item.deliberates and examined(sat, place) and not _vain(sat, place)
    )


def in_vain(sat: Sitting) -> tuple[int, ...]:
    """The positions (1-based) of the items to decide that were opened without their quorum, and left there."""
    return tuple(
        place
        for place, item in enumerate(sat.session.items, start=1)
        if item.deliberates and examined(sat, place) and _vain(sat, place)
    )


def _vain(sat: Sitting, position: int) -> bool:
    """Whether an item was opened without its quorum, and left there."""
    item = sat.session.items[position - 1]
    if item.vote is not None or not sat.session.held or _enacted(item):
        return False
    return not sat.quorum_at(position).reached


def _left_a_trace(session: Session, position: int) -> bool:
    """Whether something was noted of an item (1-based) that only happens to what is taken up."""
    item = session.items[position - 1]
    moved = any(each.before_item == position and each.during for each in session.movements)
    stopped = any(each.before_item == position and each.during for each in session.course.suspensions)
    return (
        item.vote is not None
        or item.debate is not None
        or item.conduct != Conduct()
        or session.course.item == position
        or _enacted(item)
        or moved
        or stopped
    )


def _enacted(item: Item) -> bool:
    """Whether a paper of a decision went out: somebody took it, whatever the record says."""
    act = item.act
    return act is not None and (act.signature is not None or act.transmission is not None or act.public is not None)
