"""Words of the format that are not the values of a domain enumeration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from syndic_desktop.domain.texts import DecisionKind

FORMAT: Final = "dossier-syndical"
VERSION: Final = 1

RECAPS: Final[Mapping[str, DecisionKind]] = {
    "deliberations_bureau": DecisionKind.BUREAU_DELIBERATION,
    "lettres_de_commande": DecisionKind.PURCHASE_ORDER,
    "arretes": DecisionKind.ORDER,
    "conventions": DecisionKind.CONVENTION,
    # Not in the contract's list; a statement may ask for these kinds too.
    "decisions_president": DecisionKind.PRESIDENT_DECISION,
    "marches": DecisionKind.CONTRACT,
}
RECAP_NAMES: Final[Mapping[DecisionKind, str]] = {kind: name for name, kind in RECAPS.items()}
