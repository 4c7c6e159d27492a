"""What the checks say of the sessions of a store (command `controler`, and the panel beside the work)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndic_desktop.domain.checks import Finding, findings
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.queries.sittings import sitting_sheet

if TYPE_CHECKING:
    from syndic_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Control:
    """One finding and the session it is about."""

    session: SessionKey
    finding: Finding


def controls(store: Store, keys: Sequence[SessionKey] = ()) -> tuple[Control, ...]:
    """The findings of some sessions, of all of them when no key is given; oldest session first."""
    with store.reading() as reader:
        chosen = [reader.session_id(key) for key in keys] or [line.id for line in reversed(reader.sessions())]
        sheets = [sitting_sheet(reader, session_id) for session_id in chosen]
    return tuple(Control(sheet.key, finding) for sheet in sheets for finding in findings(sheet.syndicat, sheet.sitting))


def as_plain(control: Control) -> dict[str, object]:
    """A control as values ready for JSON."""
    finding = control.finding
    return {
        "seance": str(control.session),
        "point": finding.item,
        "regle": finding.rule.code,
        "nom": finding.rule.name,
        "gravite": finding.severity.value,
        "constat": finding.sentence,
        "source": finding.rule.source,
    }
