"""Gestures on the assembly as a whole."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.exchange.dossiers import check
from syndic_desktop.exchange.rosters import Roster, assembly_of

if TYPE_CHECKING:
    from syndic_desktop.store import Store

ASSEMBLY = frozenset({Topic.ASSEMBLY, Topic.SESSIONS, Topic.ATTENDANCE})


def with_roster(roster: Roster, known: Assembly) -> Assembly:
    """The assembly completed by a list; a first list also makes the committee that all its seats belong to."""
    made = assembly_of(roster, known)
    if made.bodies:
        return made
    seats = tuple(dict.fromkeys(seat.code for seat in made.seats))
    # « CS2026/01 »: a numbering to begin with, which she changes to her own in the body's settings.
    body = Body("CS", "Comité syndical", BodyKind.COMMITTEE, seats, "CS{annee}/{numero:02}", Counter.YEAR)
    return replace(made, bodies=(body,))


def import_roster(store: Store, roster: Roster) -> Done:
    """Complete the assembly with a list read from Excel or CSV; nobody known is removed.

    Raises RuleViolation when the store has no syndicat yet, or when the result would not hold together.
    """
    label = f"importer une liste de {wording.count(len(roster.lines), 'siège')}"
    with store.writing(label) as writer:
        if writer.syndicat() is None:
            raise RuleViolation("Ce dossier est vide : importez d’abord le dossier de votre syndicat.")
        known = writer.assembly()
        writer.save_assembly(with_roster(roster, known))
        check(writer.dossier())  # refused here, the whole transaction is taken back
    return Done(label, ASSEMBLY, partial(restore_assembly, assembly=known))


def restore_assembly(store: Store, assembly: Assembly) -> Done:
    """Put the assembly back as it was; the inverse of `import_roster`."""
    label = "rétablir l’assemblée"
    with store.writing(label) as writer:
        known = writer.assembly()
        writer.save_assembly(assembly)
    return Done(label, ASSEMBLY, partial(restore_assembly, assembly=known))
