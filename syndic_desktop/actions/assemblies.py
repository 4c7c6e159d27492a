"""Gestures on the assembly as a whole, and the one road that every gesture on it takes."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.actions.sittings import the_syndicat
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.histories import kept_apart, settled
from syndic_desktop.domain.mandates import coherent
from syndic_desktop.exchange.dossiers import check, check_assembly
from syndic_desktop.exchange.faults import FaultyDossier
from syndic_desktop.exchange.rosters import Roster, with_roster

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store

ASSEMBLY = frozenset({Topic.ASSEMBLY, Topic.SESSIONS, Topic.ATTENDANCE})


def change_assembly(
    store: Store, label: str, change: Callable[[Assembly], Assembly], *, everywhere: bool = False
) -> Done:
    """Make one change of the assembly. Every session held stays as it was; the inverse puts the whole back.

    `everywhere`: a name is put right in the sessions held too. Raises RuleViolation, and nothing is written.
    """
    with store.writing(label) as writer:
        known = writer.assembly()
        made = settled(known, change(known), writer.footings(), everywhere=everywhere)
        coherent(made)
        check_assembly(made)
        writer.save_assembly(made)
        if _codes(known) - _codes(made):
            _refuse_cited(writer)
    return Done(label, ASSEMBLY, partial(restore_assembly, assembly=known, everywhere=everywhere))


def import_roster(store: Store, roster: Roster) -> Done:
    """Complete the assembly with a list read from Excel or CSV; nobody known is removed.

    What the list changes of a mandate that already sat applies from the day after the last session held: another
    mandate follows. Raises RuleViolation when the store has no syndicat yet, or when the result would not hold.
    """
    label = f"importer une liste de {wording.count(len(roster.lines), 'siège')}"
    with store.writing(label) as writer:
        the_syndicat(writer)
        known, footings = writer.assembly(), writer.footings()
        made = kept_apart(known, with_roster(roster, known), footings)
        writer.save_assembly(settled(known, made, footings))
        check(writer.dossier())  # refused here, the whole transaction is taken back
    return Done(label, ASSEMBLY, partial(restore_assembly, assembly=known))


def _codes(assembly: Assembly) -> set[str]:
    """What sessions and topics may cite: people and seats."""
    return {person.code for person in assembly.people} | {seat.code for seat in assembly.seats}


def _refuse_cited(reader: Reader) -> None:
    """Columns that refer to a code are held by the file itself; what an item or a notice cites in its texts is not."""
    dossier = reader.dossier()
    try:
        check(dossier)
    except FaultyDossier as refusal:
        where = re.match(r"seances\[(\d+)\]", refusal.faults[0].path)
        cited = f"la séance du {wording.long_date(dossier.sessions[int(where[1])].day)}" if where else "le dossier"
        raise RuleViolation(f"C’est encore cité dans {cited} : retirez-l’en d’abord, ou fermez le mandat.") from refusal


def restore_assembly(store: Store, assembly: Assembly, *, everywhere: bool = False) -> Done:
    """Put the assembly back as it was; the inverse of every gesture on it. Raises RuleViolation."""
    label = "rétablir l’assemblée"
    with store.writing(label) as writer:
        known = writer.assembly()
        settled(known, assembly, writer.footings(), everywhere=everywhere)
        writer.save_assembly(assembly)
    return Done(label, ASSEMBLY, partial(restore_assembly, assembly=known, everywhere=everywhere))
