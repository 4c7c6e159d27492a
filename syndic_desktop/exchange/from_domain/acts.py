"""The life of an act."""

from __future__ import annotations

from syndic_desktop.domain.acts import Act, Scan, Signature, Transmission
from syndic_desktop.exchange.attachments import full
from syndic_desktop.exchange.from_domain import Json, given, lean
from syndic_desktop.exchange.from_domain.assemblies import day


def act(value: Act) -> Json:
    return given(
        signature=None if value.signature is None else _signature(value.signature),
        transmission=None if value.transmission is None else _transmission(value.transmission),
        publication=day(value.publication),
        notification=day(value.notification),
        numerise=None if value.scan is None else _scan(value.scan),
        dispense=value.exempt,
        retrait=day(value.taken_off),
    )


def _signature(value: Signature) -> Json:
    seals = [{"partie": each.part, "empreinte": each.fingerprint} for each in value.seals]
    return {**given(date=day(value.day), lieu=value.place), **lean(sceau=seals)}


def _scan(value: Scan) -> Json:
    return {"fichier": full(value.file), "empreinte": value.fingerprint}


def _transmission(value: Transmission) -> Json:
    kept = None if value.file is None else full(value.file)
    return given(date=day(value.day), identifiant=value.identifier, accuse=day(value.receipt), fichier=kept)
