"""The life of an act."""

from __future__ import annotations

from syndic_desktop.domain.acts import Act, Signature, Transmission
from syndic_desktop.exchange.from_domain import Json, given
from syndic_desktop.exchange.from_domain.assemblies import day


def act(value: Act) -> Json:
    return given(
        signature=None if value.signature is None else _signature(value.signature),
        transmission=None if value.transmission is None else _transmission(value.transmission),
        publication=day(value.publication),
        notification=day(value.notification),
    )


def _signature(value: Signature) -> Json:
    return given(date=day(value.day), lieu=value.place)


def _transmission(value: Transmission) -> Json:
    return given(date=day(value.day), identifiant=value.identifier, accuse=day(value.receipt))
