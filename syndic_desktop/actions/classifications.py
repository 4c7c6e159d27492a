"""The gesture on the classification of the préfecture: taking in the file that the operator hands out."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain import wording
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.errors import RuleViolation

if TYPE_CHECKING:
    from syndic_desktop.store import Store

CLASSIFICATIONS = frozenset({Topic.SYNDICAT, Topic.AGENDA, Topic.CHECKS, Topic.ACTS})


def take_classification(store: Store, classification: Classification) -> Done:
    """Use this classification from now on. Raises RuleViolation when a newer one is known."""
    day = wording.long_date(classification.day)
    label = f"reprendre la classification du {day}"
    with store.writing(label) as writer:
        known = writer.classification()
        if known == classification:
            return Done(label, remark=f"La classification du {day} est déjà celle de ce dossier.")
        if known is not None and known.day > classification.day:
            newer = wording.long_date(known.day)
            raise RuleViolation(f"Ce dossier a une classification plus récente, du {newer} : prenez la dernière.")
        writer.keep_classification(classification)
    return Done(label, CLASSIFICATIONS, partial(restore_classification, taken=classification, known=known))


def restore_classification(store: Store, taken: Classification, known: Classification | None) -> Done:
    """Use again what was used before a classification was taken in; the inverse of `take_classification`."""
    label = "rétablir la classification"
    with store.writing(label) as writer:
        writer.drop_classification(taken)
        if known is not None:
            writer.keep_classification(known)
    return Done(label, CLASSIFICATIONS, partial(take_classification, classification=taken))
