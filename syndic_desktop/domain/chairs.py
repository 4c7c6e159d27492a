"""Who presides: whom the item or the session names; where he is not in the room, a vice-president by right.

L2122-17, by L5211-2: a president who is away is replaced in all his functions by a vice-president, in the order of
their appointment; failing one, the assembly designates somebody, whom nothing here can guess.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.attendance import Situation
from syndic_desktop.domain.homonyms import named
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.recusals import Recusal, recused

if TYPE_CHECKING:
    from syndic_desktop.domain.sessions import Sitting


def may_preside(role: Role) -> bool:
    """Whether the role is the president's or a vice-president's; others of the bureau preside over nothing."""
    return role.rank == 0 or "vice" in wording.fold(role.title)


def sitting_in(room: Situation, aside: tuple[Recusal, ...] = ()) -> set[str]:
    """The people who sit in a room and are not set aside."""
    out = recused(aside)
    return {place.sitter for place in room.present if place.sitter is not None and place.seat.code not in out}


def by_right(assembly: Assembly, day: date, here: Collection[str]) -> Role | None:
    """The first of the presidents and vice-presidents among the people who are there; None: nobody is."""
    roles = sorted(assembly.roles_on(day).values(), key=lambda role: role.rank)
    return next((role for role in roles if role.person in here and may_preside(role)), None)


def lacking(sitting: Sitting, position: int) -> str:
    """Why an item (1-based) has nobody to preside over it, and what to do; empty where somebody does."""
    chosen = sitting.session.president
    if chosen is None or sitting.presiding(position) is not None:
        return ""
    return (
        f"Point {position} : {named(sitting.assembly, chosen)} n’est pas en séance et aucun vice-président n’y siège ; "
        "faites désigner qui préside, puis notez-le (F8, « Présidence de ce point » ; CGCT, L2122-17)."
    )


def changed(was: Sitting, now: Sitting, position: int) -> str:
    """What to say where a coming or a going changes who presides over an item (1-based); empty where it does not."""
    before, then = was.presiding(position), now.presiding(position)
    if before == then:
        return ""
    if then is None:
        return lacking(now, position)
    if then == now.session.president:
        return f"{named(now.assembly, then)} reprend la présidence."
    return (
        f"{named(now.assembly, then)} préside de droit au point {position} (CGCT, L2122-17) ; si c’est un autre, "
        "notez-le (F8, « Présidence de ce point »)."
    )
