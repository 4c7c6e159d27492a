"""A session read with what it is understood by, inside the transaction of a gesture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndic_desktop.actions.limits import refuse_when_fixed
from syndic_desktop.domain.errors import EmptyDossier
from syndic_desktop.domain.reconvenings import with_first
from syndic_desktop.domain.remembered import MEMORY, Remembered
from syndic_desktop.domain.sessions import Session

if TYPE_CHECKING:
    from syndic_desktop.domain.syndicats import Syndicat
    from syndic_desktop.store import Reader, Writer


def the_syndicat(reader: Reader) -> Syndicat:
    """The syndicat of the store. Raises EmptyDossier while there is none."""
    syndicat = reader.syndicat()
    if syndicat is None:
        raise EmptyDossier
    return syndicat


def the_room(writer: Writer, session_id: int) -> tuple[Session, tuple[int, ...]]:
    """The road of every gesture of the room: the session, without its texts, and the ids of its items.

    Raises RuleViolation once the assembly has fixed its minutes: they tell all that happened there (L2121-15).
    """
    session, ids = writer.outline(session_id)
    refuse_when_fixed(session)
    return session, ids


def the_item(writer: Writer, item_id: int) -> tuple[Session, int]:
    """The session of an item, as `the_room` gives it, and the item's position (1-based) there."""
    session, ids = the_room(writer, writer.session_of(item_id))
    return session, ids.index(item_id) + 1


def sitting_of(reader: Reader, session: Session) -> Remembered:
    """A session with the assembly and the statutes of its day, and what its first session left undone.

    Raises RuleViolation while there is no syndicat.
    """
    assembly, profile = reader.assembly(), the_syndicat(reader).profile
    read, first = MEMORY.sitting(assembly, profile, session), reader.first_session(session)
    # What a second convocation adds to the first wants the quorum (L2121-17): a gesture must know what it adds.
    carried = with_first(read, first, profile).carried
    return read if carried is None else MEMORY.sitting(assembly, profile, session, carried)
