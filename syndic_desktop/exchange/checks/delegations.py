"""What is delegated, and how it is numbered: names told apart, ceilings and patterns that mean something."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain.delegations import sound
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import Pattern
from syndic_desktop.exchange.faults import Fault, shown


def faults(dossier: Dossier) -> Iterator[Fault]:
    """Every fault of the delegations and of the numberings of decisions."""
    names = [each.name for each in dossier.delegations]
    for place, delegation in enumerate(dossier.delegations):
        if delegation.name in names[:place]:
            first = names.index(delegation.name)
            yield Fault(
                f"delegations[{place}].nom", f"« {shown(delegation.name)} » est déjà donné (delegations[{first}])"
            )
        try:
            sound(delegation)
        except RuleViolation as violation:
            yield Fault(f"delegations[{place}]", str(violation))
    kinds = [each.kind for each in dossier.syndicat.numberings]
    for place, numbering in enumerate(dossier.syndicat.numberings):
        where = f"syndicat.numerotations[{place}]"
        if numbering.kind in kinds[:place]:
            yield Fault(f"{where}.type", f"« {numbering.kind} » a déjà une numérotation")
        try:
            Pattern.parse(numbering.pattern)
        except RuleViolation as violation:
            yield Fault(f"{where}.numerotation", str(violation))
