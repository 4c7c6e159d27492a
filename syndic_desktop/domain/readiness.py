"""Whether an item may be voted now: the session goes on, the quorum is there, nothing waits, somebody presides.

Said before a vote is typed, and refused where it is recorded.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from syndic_desktop.domain.amendments import undecided
from syndic_desktop.domain.chairs import lacking
from syndic_desktop.domain.homonyms import named
from syndic_desktop.domain.votes import Ballot

if TYPE_CHECKING:
    from syndic_desktop.domain.sessions import Sitting


def not_ready(sitting: Sitting, position: int, ballot: Ballot) -> str:
    """Why an item (1-based) may not be voted now in this way, and what to do; empty where it may."""
    if sitting.session.course.suspended is not None:
        return "La séance est suspendue : reprenez-la avant de voter."
    if not sitting.quorum_at(position).reached:
        return _no_quorum(sitting, position)
    if waiting := undecided(sitting.session.items[position - 1]):
        return (
            f"Point {position} : l’amendement de {named(sitting.assembly, waiting[0].author)} n’est pas décidé ; "
            "décidez-en avant de voter (F8, « Décider de l’amendement »)."
        )
    return lacking(sitting, position) if ballot is not Ballot.NONE else ""


def _no_quorum(sitting: Sitting, position: int) -> str:
    if sitting.quorum_now(position).reached:
        return f"Le quorum manquait à l’ouverture du point {position}, il est revenu : remettez-le en discussion."
    return f"Le quorum n’est pas atteint au point {position} : il ne peut être délibéré."
