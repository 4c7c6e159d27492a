"""To whom a seat may announce its proxy, as the step « Convocation » offers it; whose would last too long."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndic_desktop.domain.homonyms import named
from syndic_desktop.domain.proxies import worn
from syndic_desktop.domain.seating import possible_holders
from syndic_desktop.queries.convocations import Choice
from syndic_desktop.queries.sittings import sitting_sheet

if TYPE_CHECKING:
    from syndic_desktop.queries.live import Live
    from syndic_desktop.store import Store


def proxy_holders(store: Store, session_id: int, seat: str) -> tuple[Choice, ...]:
    """Whoever may still receive the proxy of a seat. Raises RuleViolation when the session is no more."""
    with store.reading() as reader:
        sat = sitting_sheet(reader, session_id).sitting
    return tuple(Choice(code, named(sat.assembly, code)) for code in possible_holders(sat, seat))


def worn_holders(store: Store, live: Live, seat: str) -> frozenset[str]:
    """Who held the proxy of a seat's titular at as many sessions in a row as it may last (L2121-20)."""
    session, assembly = live.session, live.sitting.assembly
    giver = next((each.titular for each in live.sitting.seats if each.code == seat), None)
    with store.reading() as reader:
        before = reader.last_held(session, live.sitting.rules.proxy_sessions)
    return frozenset(holder for who, holder in worn(assembly, before) if giver and who == giver and holder)
