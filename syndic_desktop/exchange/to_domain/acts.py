"""The life of an act."""

from __future__ import annotations

from syndic_desktop.domain.acts import Act, Scan, Seal, Signature, Transmission
from syndic_desktop.exchange.attachments import full
from syndic_desktop.exchange.models.acts import ActModel, ScanModel, SignatureModel, TransmissionModel


def act(model: ActModel) -> Act:
    sent = model.transmission
    return Act(
        signature=None if model.signature is None else _signature(model.signature),
        transmission=None if sent is None else _transmission(sent),
        publication=model.publication,
        notification=model.notification,
        scan=None if model.numerise is None else _scan(model.numerise),
        exempt=model.dispense,
        taken_off=model.retrait,
    )


def _signature(model: SignatureModel) -> Signature:
    return Signature(model.date, model.lieu, tuple(Seal(each.partie, each.empreinte) for each in model.sceau))


def _transmission(model: TransmissionModel) -> Transmission:
    kept = None if model.fichier is None else full(model.fichier)
    return Transmission(model.date, model.identifiant, model.accuse, kept)


def _scan(model: ScanModel) -> Scan:
    return Scan(full(model.fichier), model.empreinte)
