"""A session read with what it is understood by, inside the transaction of a gesture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndic_desktop.domain.errors import EmptyDossier
from syndic_desktop.domain.remembered import MEMORY, Remembered
from syndic_desktop.domain.sessions import Session

if TYPE_CHECKING:
    from syndic_desktop.domain.syndicats import Syndicat
    from syndic_desktop.store import Reader


def the_syndicat(reader: Reader) -> Syndicat:
    """The syndicat of the store. Raises EmptyDossier while there is none."""
    syndicat = reader.syndicat()
    if syndicat is None:
        raise EmptyDossier
    return syndicat


def sitting_of(reader: Reader, session: Session) -> Remembered:
    """A session with the assembly and the statutes of its day. Raises RuleViolation while there is no syndicat."""
    return MEMORY.sitting(reader.assembly(), the_syndicat(reader).profile, session)
