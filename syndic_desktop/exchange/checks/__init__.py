"""Whether codes, days and figures of a dossier agree with each other; every fault is located, none hides another.

What the law or good order frowns upon without making the dossier false is a remark, not a fault: a past session is
imported as it was held.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import replace

from syndic_desktop.domain.assemblies import Assembly, Member
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.exchange.checks import (
    acts,
    assemblies,
    classifications,
    delegations,
    foreseen,
    numbers,
    profiles,
    remarks,
    sessions,
)
from syndic_desktop.exchange.checks.codes import Codes
from syndic_desktop.exchange.faults import Fault, FaultyDossier


def check(dossier: Dossier, own: Collection[str] = ()) -> tuple[str, ...]:
    """What the reader should know though nothing is refused. `own`: template sets it brings. Raises FaultyDossier."""
    faults = list(_faults(dossier))
    if faults:
        raise FaultyDossier(faults)
    return tuple(remarks.remarks(dossier, own))


def _faults(dossier: Dossier) -> Iterator[Fault]:
    codes = Codes.of(dossier.assembly)
    yield from profiles.faults(dossier)
    yield from assemblies.faults(dossier.assembly, codes)
    whole = replace(dossier, assembly=_without_orphans(dossier.assembly, codes))
    for place, session in enumerate(dossier.sessions):
        yield from sessions.faults(whole, codes, session, f"seances[{place}]")
    yield from numbers.faults(dossier)
    yield from acts.faults(dossier, codes)
    yield from remarks.decisions(dossier)
    yield from foreseen.faults(dossier, codes)
    yield from delegations.faults(dossier)
    yield from classifications.faults(dossier)


def _without_orphans(assembly: Assembly, codes: Codes) -> Assembly:
    """The assembly with a member for every seat, so that sessions can be checked though a member's code is wrong."""
    orphans = dict.fromkeys(seat.member for seat in assembly.seats if seat.member not in codes.members)
    return replace(assembly, members=(*assembly.members, *(Member(code, code, "") for code in orphans)))
