"""The classifications of the préfecture that a dossier carries: one a day, with codes as the norm writes them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.exchange.faults import Fault, shown

_MATTER = re.compile(r"\d{1,2}(\.\d{1,2}){0,4}", re.ASCII)
_KIND = re.compile(r"\d{2}_[A-Z]{2}", re.ASCII)


def faults(dossier: Dossier) -> Iterator[Fault]:
    """Every fault of the classifications."""
    days = [each.day for each in dossier.classifications]
    for place, known in enumerate(dossier.classifications):
        where = f"classifications[{place}]"
        if known.day in days[:place]:
            first = days.index(known.day)
            yield Fault(f"{where}.date", f"une classification de ce jour est déjà donnée (classifications[{first}])")
        if not known.matters:
            yield Fault(f"{where}.matieres", "elle n’a aucune matière")
        for rank, matter in enumerate(known.matters):
            if not _MATTER.fullmatch(matter.code):
                yield Fault(f"{where}.matieres[{rank}].code", f"« {shown(matter.code)} » n’est pas un code de matière")
        for rank, kind in enumerate(known.kinds):
            if not _KIND.fullmatch(kind.code):
                yield Fault(f"{where}.types[{rank}].code", f"« {shown(kind.code)} » n’est pas un type de pièce")
