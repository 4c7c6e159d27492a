"""Second convocations: the session that lacked its quorum, and what of it is settled without any (L2121-17).

An item keeps its identity while its subject is the same, accents and capitals apart: a resemblance is not enough to do
without a quorum.
"""

from __future__ import annotations

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.modalities import SessionNature
from syndic_desktop.domain.sessions import Session, SessionKey


def first_key(session: Session) -> SessionKey | None:
    """The session that a second convocation says it follows; None of another one, when it does not say, or not well."""
    said = session.first_session if session.nature is SessionNature.SECOND_NOTICE else None
    try:
        return SessionKey.parse(said) if said else None
    except RuleViolation:
        return None
