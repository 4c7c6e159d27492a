"""Receipts: the « accusé de réception » (ARActe) that the préfecture returns for an act, and its refusals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from syndic_desktop.exchange.actes.messages import RefusedMessage, attribute, children, day, read_message, text

RECEIPT, ANOMALY, ENVELOPE = "ARActe", "AnomalieActe", "AnomalieEnveloppe"
LONGEST = 60
"""Characters of an identifier: department, SIREN, day, number of fifteen, nature."""


@dataclass(frozen=True, slots=True)
class Receipt:
    """`identifier` of the act that was received, as the préfecture writes it; `subject` may be empty."""

    identifier: str
    day: date
    subject: str = ""


def read_receipt(data: bytes) -> Receipt:
    """What a receipt says. Raises RefusedMessage, with the words of the préfecture where it refused the act."""
    root = read_message(data, RECEIPT, ANOMALY, ENVELOPE)
    if detail := _anomaly(root.tag.rpartition("}")[2], text(root, "Detail")):
        raise RefusedMessage(detail)
    identifier = attribute(root, "IDActe")
    if not identifier or len(identifier) > LONGEST:
        raise RefusedMessage("Cet accusé de réception ne dit pas de quel acte il est : il est refusé.")
    received = day(attribute(root, "DateReception"), "La date de réception")
    sent = children(root, "ActeRecu")
    return Receipt(identifier, received, text(sent[0], "Objet") if sent else "")


def _anomaly(name: str, detail: str) -> str:
    if name == RECEIPT:
        return ""
    what = "l’acte" if name == ANOMALY else "l’envoi"
    return f"La préfecture a refusé {what} : {detail or 'sans dire pourquoi'}. Corrigez, puis déposez de nouveau."
