"""What the checks say of the sessions of a store (command `controler`, and the panel beside the work)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndic_desktop.domain.checks import Finding, findings
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.queries.sittings import sitting_sheet

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store


@dataclass(frozen=True, slots=True)
class Control:
    """One finding and the session it is about."""

    session: SessionKey
    finding: Finding


def controls(store: Store, keys: Sequence[SessionKey] = ()) -> tuple[Control, ...]:
    """The findings of some sessions, of all of them when no key is given; oldest session first."""
    with store.reading() as reader:
        chosen = [reader.session_id(key) for key in keys] or [line.id for line in reversed(reader.sessions())]
        return tuple(control for session_id in chosen for control in session_controls(reader, session_id))


def session_controls(reader: Reader, session_id: int) -> tuple[Control, ...]:
    """The findings of one session, inside a transaction that is already open."""
    sheet = sitting_sheet(reader, session_id)
    found = findings(sheet.syndicat, sheet.sitting, reader.near(session_id))
    return tuple(Control(sheet.key, finding) for finding in found)


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
