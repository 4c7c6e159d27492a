"""The five steps of a session, as they are worked through, and which one a finding is to be looked at in."""

from __future__ import annotations

from enum import StrEnum

from syndic_desktop.domain.checks.targets import Part


class Phase(StrEnum):
    """The steps, in order; the values are what the window remembers."""

    AGENDA = "ordre_du_jour"
    NOTICE = "convocation"
    SITTING = "seance"
    MINUTES = "proces_verbal"
    ACTS = "actes"


TITLES = {
    Phase.AGENDA: "Ordre du jour",
    Phase.NOTICE: "Convocation",
    Phase.SITTING: "Séance",
    Phase.MINUTES: "Procès-verbal",
    Phase.ACTS: "Actes",
}

_PHASES = {
    Part.SENDING: Phase.NOTICE,
    Part.SIGNATORY: Phase.NOTICE,
    Part.URGENCY: Phase.NOTICE,
    Part.DISPLAYED: Phase.NOTICE,
    Part.BUDGET_PAPERS: Phase.NOTICE,
    Part.COPIES: Phase.NOTICE,
    Part.ANSWERS: Phase.NOTICE,
    Part.SECRETARY: Phase.SITTING,
    Part.ROLL: Phase.SITTING,
    Part.VOTE: Phase.SITTING,
    Part.MINUTES: Phase.MINUTES,
    Part.ACT: Phase.ACTS,
}


def phase_of(part: Part) -> Phase:
    """The step where a part of the work is done; the heading and the items are those of the agenda."""
    return _PHASES.get(part, Phase.AGENDA)
