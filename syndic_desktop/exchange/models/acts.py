"""The life of an act: signature, transmission, publication."""

from __future__ import annotations

from pydantic import Field

from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.scalars import Attached, Day, Text


class SealModel(Strict):
    """Une partie de l’acte et son empreinte au jour de la signature."""

    partie: Text
    empreinte: Text


class SignatureModel(Strict):
    """La signature."""

    date: Day
    lieu: Text | None = None
    sceau: list[SealModel] = Field(
        default_factory=list, description="Complément à la version 1 : ce que l’acte était quand il a été signé"
    )


class ScanModel(Strict):
    """L’acte signé, numérisé en PDF, et l’empreinte SHA-256 du fichier."""

    fichier: Attached
    empreinte: Text


class TransmissionModel(Strict):
    """L’envoi au contrôle de légalité ; `accuse` est la date de l’accusé de réception."""

    date: Day
    identifiant: Text | None = None
    accuse: Day | None = None
    fichier: Attached | None = Field(
        None, description="Complément à la version 1 : l’accusé de réception (XML) tel qu’il est arrivé, sous accuses/"
    )


class ActModel(Strict):
    """La vie de l’acte."""

    signature: SignatureModel | None = None
    transmission: TransmissionModel | None = None
    publication: Day | None = None
    notification: Day | None = None
    numerise: ScanModel | None = Field(
        None, description="Complément à la version 1 : l’acte signé, numérisé, sous scans/"
    )
    dispense: Text | None = Field(
        None, description="Complément à la version 1 : pourquoi l’acte n’est pas soumis à transmission"
    )
    retrait: Day | None = Field(
        None, description="Complément à la version 1 : le jour où l’acte a été retiré du site où il était publié"
    )
