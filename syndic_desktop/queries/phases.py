"""The five steps of a session, as they are worked through, and which one a finding is to be looked at in."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

# By the values of `Part`: importing the checks would be slow, and the window needs the names of the steps at once.
_PHASES = {
    **dict.fromkeys(
        (
            "envoi", "signataire", "motif_d_urgence", "affichage", "documents_budgetaires", "copie_aux_elus",
            "reponses",
        ),
        Phase.NOTICE,
    ),
    **dict.fromkeys(("secretaire", "presences", "vote"), Phase.SITTING),
    "proces_verbal": Phase.MINUTES,
    "acte": Phase.ACTS,
}  # fmt: skip


def phase_of(part: Part) -> Phase:
    """The step where a part of the work is done; the heading and the items are those of the agenda."""
    return _PHASES.get(part.value, Phase.AGENDA)
