"""The accounts of the president (compte administratif, compte financier unique): he takes no part in their vote.

L2121-14: he attends the discussion and withdraws as they are voted; he neither presides, votes, has himself
represented nor counts for the quorum. The members in office stay as many: he is not under L1111-6.
"""

from __future__ import annotations

from datetime import date

from syndic_desktop.domain.agenda import BudgetStep, Item
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.attendance import Situation
from syndic_desktop.domain.recusals import Recusal, recused

PRESIDENT = 0
"""The rank of the president among roles."""


def presidents(assembly: Assembly, day: date, presiding: str | None) -> frozenset[str]:
    """Who presides over the syndicat on a day; whoever presided over the session, where no role says it."""
    heads = {person for person, role in assembly.roles_on(day).items() if role.rank == PRESIDENT}
    return frozenset(heads or ({presiding} if presiding else ()))


def withdrawing(item: Item, room: Situation, heads: frozenset[str]) -> tuple[Recusal, ...]:
    """The seats that take no part in the vote of the accounts because of the president, as if they were recused.

    Only an item that is marked so is the accounts: what its subject seems to say is asked first.
    """
    if item.budget is not BudgetStep.ACCOUNTS:
        return ()
    known = recused(item.recusals)
    return tuple(
        Recusal(place.seat.code, "")
        for place in room.places
        if place.seat.code not in known
        and (place.sitter in heads or (place.represented and place.seat.titular in heads))
    )
