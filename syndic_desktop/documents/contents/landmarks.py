"""What interrupts a session or closes its doors, in sentences: beside its picture, on paper and on screen."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.wording import NB


def stops(session: Session) -> Iterator[str]:
    """« Suspension de 11 h 00 à 11 h 10, avant le point 5. »"""
    for stop in session.course.suspensions:
        since = wording.clock(stop.since)
        hours = f"de {since} à {wording.clock(stop.until)}" if stop.until else f"à {since}"
        if stop.before_item > len(session.items):
            yield f"Suspension {hours}, après le dernier point."
        else:
            yield f"Suspension {hours}, {'pendant' if stop.during else 'avant'} le point{NB}{stop.before_item}."


def behind_closed_doors(session: Session) -> tuple[int, ...]:
    """The items (1-based) that were held so (L5211-11)."""
    held = ((position, item.conduct.closed_doors) for position, item in enumerate(session.items, start=1))
    return tuple(position for position, doors in held if doors is not None and doors.adopted)


def closed_doors(session: Session) -> Iterator[str]:
    """« Points 5 et 6 à huis clos. »"""
    if doors := behind_closed_doors(session):
        yield f"{wording.agree(len(doors), 'Point', 'Points')}{NB}{wording.listing(map(str, doors))} à huis clos."
