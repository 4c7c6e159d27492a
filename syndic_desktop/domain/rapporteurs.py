"""Rapporteurs: who presents an item, and whether he is there to do it."""

from __future__ import annotations

from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.sessions import Sitting


def away(sitting: Sitting, position: int) -> bool:
    """Whether the rapporteur of an item (1-based) is a member or a deputy who was not in the room while it was taken.

    Somebody of the staff, who sits for nobody, is on no roll.
    """
    item = sitting.session.items[position - 1]
    person = item.rapporteur
    if person is None or item.fate is not Fate.KEPT or not sitting.session.held:
        return False
    member = any(person in (seat.titular, *seat.deputies) for seat in sitting.seats)
    rooms = (sitting.situation(position), sitting.situation(position, voting=True))
    return member and not any(room.place_of(person) for room in rooms)
