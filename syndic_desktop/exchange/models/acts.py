"""The life of an act: signature, transmission, publication."""

from __future__ import annotations

from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.scalars import Day, Text


class SignatureModel(Strict):
    """La signature."""

    date: Day
    lieu: Text | None = None


class TransmissionModel(Strict):
    """L’envoi au contrôle de légalité ; `accuse` est la date de l’accusé de réception."""

    date: Day
    identifiant: Text | None = None
    accuse: Day | None = None


class ActModel(Strict):
    """La vie de l’acte."""

    signature: SignatureModel | None = None
    transmission: TransmissionModel | None = None
    publication: Day | None = None
    notification: Day | None = None
