"""The roll: every seat of the session with how it stands at one item, in a sign and in words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import Place, State
from syndic_desktop.domain.recusals import recused
from syndic_desktop.domain.wording import NB

if TYPE_CHECKING:
    from syndic_desktop.queries.live.rooms import Live


class Look(StrEnum):
    """How a seat stands; the value is the word said of it."""

    UNCALLED = "à appeler"
    PRESENT = "présent"
    DEPUTY = "suppléé"
    PROXY = "représenté"
    EXCUSED = "excusé"
    ABSENT = "absent"
    RECUSED = "en déport"


SIGNS = {
    Look.UNCALLED: "?",
    Look.PRESENT: "●",
    Look.DEPUTY: "◐",
    Look.PROXY: "⇄",
    Look.EXCUSED: "⊖",
    Look.ABSENT: "○",
    Look.RECUSED: "⊘",
}
LOOKS = {
    State.PRESENT: Look.PRESENT,
    State.DEPUTY: Look.DEPUTY,
    State.PROXY: Look.PROXY,
    State.EXCUSED: Look.EXCUSED,
    State.ABSENT: Look.ABSENT,
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One seat of the roll; `other`: who sits or holds the proxy; `sought` is what a typed name is looked up in.

    `full`: whom it names, first name included, where a search may have found him by it.
    """

    seat: str
    name: str
    other: str
    sign: str
    look: str
    section: str
    sought: str
    told: str
    full: str = ""


def roll(live: Live, position: int) -> tuple[Chip, ...]:
    """Every seat in office at an item, college by college, in protocol order."""
    called = {each.seat for each in live.session.attendance}
    called |= {each.seat for each in live.session.movements}
    out = _out(live, position) if position else frozenset()
    order = {code: rank for rank, code in enumerate(dict.fromkeys(seat.college for seat in live.sitting.seats))}
    places = sorted(live.room(position).places, key=lambda place: order[place.seat.college])
    said = {each.seat: each.stance.state for each in live.session.standing_answers}
    return tuple(
        _chip(live, place, called=place.seat.code in called, out=place.seat.code in out)
        if place.seat.code in called or place.seat.code not in said
        else _announced(live, place, LOOKS[said[place.seat.code]])
        for place in places
    )


def _out(live: Live, position: int) -> frozenset[str]:
    """The seats that take no part in an item: recused, or the president's where it is his accounts."""
    item = live.session.items[position - 1]
    return recused((*item.recusals, *live.sitting.withdrawing(item, live.room(position))))


def _announced(live: Live, place: Place, look: Look) -> Chip:
    """A seat that was not called yet, with what it announced."""
    chip, asked = _chip(live, place, called=False, out=False), (place.seat.code, place.stance, look)
    if asked not in live.chips:
        civility = live.hall.names.civility(place.seat.titular)
        said = wording.gendered(civility, f"annoncé {look.value}", f"annoncée {look.value}e")
        live.chips[asked] = replace(chip, other=said, told=f"{chip.told}, {said}")
    return live.chips[asked]


def _chip(live: Live, place: Place, *, called: bool, out: bool) -> Chip:
    """A chip, made once for each way its seat may stand."""
    code, stands = place.seat.code, (place.state, called, out)
    last = live.last_chips.get(code)
    if last is not None and last[0] is place.stance and last[1] == stands:  # two hundred stances are long to hash
        return last[2]
    asked = (code, place.stance, *stands)
    if asked not in live.chips:
        live.chips[asked] = _made(live, place, called=called, out=out)
    live.last_chips[code] = (place.stance, stands, live.chips[asked])
    return live.chips[asked]


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
