"""The life of an act."""

from __future__ import annotations

from syndic_desktop.domain.acts import Act, Signature, Transmission
from syndic_desktop.exchange.models.acts import ActModel


def act(model: ActModel) -> Act:
    sent = model.transmission
    return Act(
        signature=None if model.signature is None else Signature(model.signature.date, model.signature.lieu),
        transmission=None if sent is None else Transmission(sent.date, sent.identifiant, sent.accuse),
        publication=model.publication,
        notification=model.notification,
    )
