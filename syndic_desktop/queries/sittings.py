"""One session read with everything it is understood by: the syndicat, the assembly of its day, its statutes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndic_desktop.domain.errors import EmptyDossier
from syndic_desktop.domain.reconvenings import with_first
from syndic_desktop.domain.sessions import Session, SessionKey, Sitting, sitting
from syndic_desktop.domain.syndicats import Syndicat

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store


@dataclass(frozen=True, slots=True)
class SittingSheet:
    """A session of the store, ready for the rules. `key` has the hour only where two sessions share the day."""

    session_id: int
    key: SessionKey
    syndicat: Syndicat
    sitting: Sitting


def read_sitting(store: Store, key: SessionKey | int) -> SittingSheet:
    """A session by its key or by its number in the store. Raises RuleViolation when there is none, or several."""
    with store.reading() as reader:
        session_id = key if isinstance(key, int) else reader.session_id(key)
        return sitting_sheet(reader, session_id)


def sitting_sheet(reader: Reader, session_id: int) -> SittingSheet:
    """The same inside a transaction that is already open."""
    syndicat = the_syndicat(reader)
    session = reader.session(session_id)
    profile = syndicat.profile
    read = with_first(sitting(reader.assembly(), profile, session), reader.first_session(session), profile)
    return SittingSheet(session_id, _shortest(reader, session), syndicat, read)


def _shortest(reader: Reader, session: Session) -> SessionKey:
    bare = SessionKey(session.body, session.day)
    same_day = [line for line in reader.sessions() if (line.body, line.day) == (bare.body, bare.day)]
    return bare if len(same_day) == 1 else session.key


def the_syndicat(reader: Reader) -> Syndicat:
    """The syndicat of the store. Raises EmptyDossier while there is none."""
    syndicat = reader.syndicat()
    if syndicat is None:
        raise EmptyDossier
    return syndicat
