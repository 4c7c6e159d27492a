"""Modalities: where the members of a session are, and why it meets.

Apart from `sessions`, which hands both on: the snapshots of notices keep them, and a session holds its notice.
"""

from __future__ import annotations

from enum import StrEnum


class Modality(StrEnum):
    """Where the members are."""

    IN_PERSON = "presentiel"
    VIDEO = "visioconference"
    MIXED = "mixte"


class SessionNature(StrEnum):
    """Why the session meets; a second convocation follows a lack of quorum (L2121-17)."""

    ORDINARY = "ordinaire"
    URGENT = "urgence"
    SECOND_NOTICE = "seconde_convocation"


HELD = {
    Modality.IN_PERSON: "en présence",
    Modality.VIDEO: "par visioconférence",
    Modality.MIXED: "en présence et à distance",
}
"""« la séance se tient … »."""
NATURES = {
    SessionNature.ORDINARY: "ordinaire",
    SessionNature.URGENT: "d’urgence",
    SessionNature.SECOND_NOTICE: "sur seconde convocation",
}
"""« séance … »."""
