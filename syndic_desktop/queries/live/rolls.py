"""The roll: every seat of the session with how it stands at one item, in a sign and in words."""

from __future__ import annotations

from dataclasses import replace
from operator import is_
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import Place, Situation, State
from syndic_desktop.domain.recusals import recused
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live.shown import LOOKS, SIGNS, Chip, Look

if TYPE_CHECKING:
    from syndic_desktop.queries.live.rooms import Live


def roll(live: Live, position: int) -> tuple[Chip, ...]:
    """Every seat in office at an item, college by college, in protocol order; the same object while nobody moves."""
    out = _out(live, position) if position else frozenset()
    session, room = live.session, live.room(position)
    asked = (room, session.attendance, session.movements, session.answers)
    if out or len(asked) != len(live.last_roll[0]) or not all(map(is_, asked, live.last_roll[0])):
        live.last_roll = (() if out else asked, _chips(live, room, out))
    return live.last_roll[1]


def _chips(live: Live, room: Situation, out: frozenset[str]) -> tuple[Chip, ...]:
    called = {each.seat for each in live.session.attendance}
    called |= {each.seat for each in live.session.movements}
    order = {code: rank for rank, code in enumerate(dict.fromkeys(seat.college for seat in live.sitting.seats))}
    places = sorted(room.places, key=lambda place: order[place.seat.college])
    said = {each.seat: LOOKS[each.stance.state] for each in live.session.standing_answers}
    last, chips = live.last_chips, []
    for place in places:
        code = place.seat.code
        here = code in called
        stands = (place.state, here, code in out, None if here else said.get(code))
        known = last.get(code)
        if known is None or known[0] is not place.stance or known[1] != stands:
            known = last[code] = (place.stance, stands, _chip(live, place, *stands[1:]))
        chips.append(known[2])
    return tuple(chips)


def _out(live: Live, position: int) -> frozenset[str]:
    """The seats that take no part in an item: recused, or the president's where it is his accounts."""
    item = live.session.items[position - 1]
    return recused((*item.recusals, *live.sitting.withdrawing(item, live.room(position))))


def _chip(live: Live, place: Place, called: bool, out: bool, announced: Look | None) -> Chip:
    """A chip, made once for each way its seat may stand; `announced`: what it said before it was called."""
    asked = (place.seat.code, place.stance, place.state, called, out, announced)
    if asked not in live.chips:
        chip = _made(live, place, called=called, out=out and announced is None)
        live.chips[asked] = chip if announced is None else _announced(live, place, chip, announced)
    return live.chips[asked]


def _announced(live: Live, place: Place, chip: Chip, look: Look) -> Chip:
    """A seat that was not called yet, with what it announced."""
    civility = live.hall.names.civility(place.seat.titular)
    said = wording.gendered(civility, f"annoncé {look.value}", f"annoncée {look.value}e")
    return replace(chip, other=said, told=f"{chip.told}, {said}")


def _made(live: Live, place: Place, *, called: bool, out: bool) -> Chip:
    look = LOOKS[place.state] if called else Look.UNCALLED
    if out and (place.seated or place.represented):
        look = Look.RECUSED
    seat, short = place.seat, live.short
    name = short.get(seat.titular or "", "") or "à désigner"
    who = place.sitter if place.state is State.DEPUTY else place.stance.holder
    other = short.get(who or "", "") if place.state in (State.DEPUTY, State.PROXY) else ""
    words = [live.giver(seat), live.college(seat), live.member_of(seat.code), _stands(live, place, look)]
    people = (live.hall.names.bare(each) for each in (seat.titular, place.sitter, place.stance.holder) if each)
    return Chip(
        seat.code, name, other, SIGNS[look], look.value, live.college(seat), wording.fold(" ".join(people)),
        ", ".join(filter(None, words)), live.titular(seat),
    )  # fmt: skip


def _stands(live: Live, place: Place, look: Look) -> str:
    """« représentée par M. X », « excusé : le pouvoir donné à Mme Y est sans effet »."""
    civility = live.hall.names.civility(place.seat.titular)
    unchanged = look in (Look.RECUSED, Look.UNCALLED)
    said = look.value if unchanged else wording.gendered(civility, look.value, f"{look.value}e")
    if look is Look.DEPUTY:
        return f"{said} par {live.name(place.sitter)}"
    if look is Look.PROXY:
        paper = place.stance.paper
        signed = f", pouvoir du {wording.short_date(paper.signed)}" if paper and paper.signed else ", pouvoir non daté"
        return f"{said} par {live.name(place.stance.holder)}{signed}"
    if look is Look.EXCUSED and place.stance.state is State.PROXY:
        return f"{said}{NB}: le pouvoir donné à {live.name(place.stance.holder)}, qui ne siège pas, est sans effet"
    return said
