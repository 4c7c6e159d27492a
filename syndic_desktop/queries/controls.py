"""What the checks say of the sessions of a store (command `controler`, and the panel beside the work)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from syndic_desktop.domain.checks import Finding, findings
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Session, SessionKey
from syndic_desktop.queries.sittings import SittingSheet, sitting_sheet

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store

NEAR = timedelta(days=366)
"""How far from a session those are that its checks count from or towards: longer than any delay."""


@dataclass(frozen=True, slots=True)
class Control:
    """One finding and the session it is about."""

    session: SessionKey
    finding: Finding


class Neighbours:
    """The sessions around others, each read once."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._lines = reader.sessions()
        self._read: dict[int, Session] = {}

    def of(self, session_id: int, session: Session) -> tuple[Session, ...]:
        """The sessions of the same body within a year, and the one this one takes up, if it does."""
        first = _key(session.first_session)
        ids = (
            line.id
            for line in self._lines
            if line.id != session_id
            and line.body == session.body
            and (abs(line.day - session.day) <= NEAR or (first is not None and first.means(line.key)))
        )
        return tuple(self._session(each) for each in ids)

    def _session(self, session_id: int) -> Session:
        if session_id not in self._read:
            self._read[session_id] = self._reader.session(session_id)
        return self._read[session_id]


def controls(store: Store, keys: Sequence[SessionKey] = ()) -> tuple[Control, ...]:
    """The findings of some sessions, of all of them when no key is given; oldest session first."""
    with store.reading() as reader:
        chosen = [reader.session_id(key) for key in keys] or [line.id for line in reversed(reader.sessions())]
        around = Neighbours(reader)
        return tuple(control for session_id in chosen for control in _controls(reader, session_id, around))


def session_findings(reader: Reader, session_id: int) -> tuple[Finding, ...]:
    """The findings of one session, inside a transaction that is already open."""
    return tuple(control.finding for control in _controls(reader, session_id, Neighbours(reader)))


def as_plain(control: Control) -> dict[str, object]:
    """A control as values ready for JSON; what was set aside says why."""
    finding = control.finding
    told: dict[str, object] = {
        "seance": str(control.session),
        "point": finding.item,
        "regle": finding.rule.code,
        "nom": finding.rule.name,
        "gravite": finding.severity.value,
        "constat": finding.sentence,
        "source": finding.rule.source,
    }
    return told | ({"passe_outre": finding.override.reason} if finding.override else {})


def _controls(reader: Reader, session_id: int, around: Neighbours) -> Iterator[Control]:
    sheet: SittingSheet = sitting_sheet(reader, session_id)
    for finding in findings(sheet.syndicat, sheet.sitting, around.of(session_id, sheet.sitting.session)):
        yield Control(sheet.key, finding)


def _key(text: str | None) -> SessionKey | None:
    """The session that is named; None where nothing is, or nothing that can be read."""
    try:
        return SessionKey.parse(text) if text else None
    except RuleViolation:
        return None
