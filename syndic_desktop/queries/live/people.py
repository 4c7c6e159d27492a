"""Who may be chosen in the room: to sit for a seat, to hold its proxy, to speak or to stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndic_desktop.domain.seating import may_sit

if TYPE_CHECKING:
    from syndic_desktop.domain.attendance import Place
    from syndic_desktop.queries.live.rooms import Live


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody who may be chosen; `where` tells him from another of that name; `refused`: why he may not."""

    code: str
    name: str
    where: str = ""
    refused: str = ""


def deputies(live: Live, seat: str, position: int) -> tuple[Someone, ...]:
    """Who may sit for a seat and does not sit elsewhere, its own deputies first."""
    place = next((each for each in live.sitting.seats if each.code == seat), None)
    if place is None:
        return ()
    there = live.room(position)
    taken = {each.sitter for each in there.present if each.seat.code != seat}
    people = (*place.deputies, *(each.code for each in live.sitting.assembly.people))
    free = dict.fromkeys(each for each in people if each not in taken)
    return tuple(Someone(each, live.full(each)) for each in free if may_sit(live.sitting, place, each))


def holders(live: Live, seat: str, position: int) -> tuple[Someone, ...]:
    """Who sits, those who may not receive the proxy of a seat last, with why; nobody where nobody may.

    Whoever is not there is told as such: her name is looked for, during the roll, before it is called.
    """
    rules, there = live.sitting.rules, live.room(position)
    held: dict[str | None, int] = {}
    for each in there.represented:
        if each.seat.code != seat:
            held[each.stance.holder] = held.get(each.stance.holder, 0) + 1
    mine = next((each.seat.college for each in there.places if each.seat.code == seat), None)

    def why_not(place: Place) -> str:
        already = held.get(place.sitter, 0)
        if already >= rules.proxies_per_holder:
            return "porte déjà un pouvoir" if already == 1 else f"porte déjà {already} pouvoirs"
        return "d’un autre collège" if rules.proxy_same_college and place.seat.college != mine else ""

    known = [
        Someone(each.sitter, live.full(each.sitter), live.college(each.seat), why_not(each))
        for each in there.present
        if each.sitter is not None and each.seat.code != seat
    ]
    known.sort(key=lambda each: bool(each.refused))
    away = (
        Someone(each.seat.titular, live.full(each.seat.titular), live.college(each.seat), "n’est pas là")
        for each in there.places
        if each.seat.titular is not None and not each.seated and each.seat.code != seat
    )
    return () if all(each.refused for each in known) else (*known, *away)


def everybody(live: Live) -> tuple[Someone, ...]:
    """Whoever may speak or stand, those who sit in protocol order first, then the other people of the dossier."""
    position = live.session.course.item
    sitting = [each.sitter for each in live.room(position).present if each.sitter]
    titulars = [seat.titular for seat in live.sitting.seats if seat.titular]
    others = [each.code for each in live.sitting.assembly.people]
    return tuple(Someone(code, live.full(code)) for code in dict.fromkeys([*sitting, *titulars, *others]))


def named_seats(live: Live) -> tuple[Someone, ...]:
    """Every seat by the name of its titular; `code` is the seat's."""
    return tuple(Someone(seat.code, live.titular(seat), live.college(seat)) for seat in live.sitting.seats)
