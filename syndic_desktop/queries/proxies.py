"""To whom a seat may announce its proxy, as the step « Convocation » offers it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndic_desktop.domain.homonyms import named
from syndic_desktop.domain.seating import possible_holders
from syndic_desktop.queries.convocations import Choice
from syndic_desktop.queries.sittings import sitting_sheet

if TYPE_CHECKING:
    from syndic_desktop.store import Store


def proxy_holders(store: Store, session_id: int, seat: str) -> tuple[Choice, ...]:
    """Whoever may still receive the proxy of a seat. Raises RuleViolation when the session is no more."""
    with store.reading() as reader:
        sat = sitting_sheet(reader, session_id).sitting
    return tuple(Choice(code, named(sat.assembly, code)) for code in possible_holders(sat, seat))
