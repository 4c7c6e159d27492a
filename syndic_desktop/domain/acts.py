"""Acts: the life of a deliberation or a decision (signed, transmitted, published, enforceable) and its identifier."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.syndicats import InternalNumber, Syndicat

LONGEST_NUMBER = 15  # norme d'échange ACTES, NumeroInterne


class Nature(StrEnum):
    """Nature of a transmitted act (norme d’échange ACTES)."""

    DELIBERATION = "DE"
    REGULATION = "AR"
    INDIVIDUAL = "AI"
    CONTRACT = "CC"
    BUDGET = "BF"
    OTHER = "AU"


@dataclass(frozen=True, slots=True)
class Signature:
    """When and where the president signed."""

    day: date
    place: str | None = None


@dataclass(frozen=True, slots=True)
class Transmission:
    """Sent to the prefect on `day`; `receipt` is the date of the acknowledgement."""

    day: date
    identifier: str | None = None
    receipt: date | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What has happened to an act so far."""

    signature: Signature | None = None
    transmission: Transmission | None = None
    publication: date | None = None
    notification: date | None = None

    @property
    def days(self) -> tuple[date, ...]:
        """The days of what has happened to it: none can come before the session that it is of."""
        signed = self.signature.day if self.signature else None
        sent = self.transmission.day if self.transmission else None
        return tuple(day for day in (signed, sent, self.publication, self.notification) if day is not None)

    @property
    def enforceable_since(self) -> date | None:
        """Day the act entered into force: transmitted, and published or notified (L2131-1, L3131-1)."""
        public = self.publication or self.notification
        if self.transmission is None or public is None:
            return None
        return max(self.transmission.receipt or self.transmission.day, public)


def internal_number(number: str, policy: InternalNumber) -> str:
    """The number as the transmission norm wants it: `^[A-Z0-9_]{2,15}$`. Raises RuleViolation when it cannot be."""
    put = "_" if policy is InternalNumber.UNDERSCORE else ""
    made = re.sub(r"[^A-Z0-9_]", put, number.upper())
    if not 2 <= len(made) <= LONGEST_NUMBER:
        raise RuleViolation(
            f"Le numéro « {number} » devient « {made} » pour la transmission : il doit compter de 2 à "
            f"{LONGEST_NUMBER} caractères. Raccourcissez-le."
        )
    return made


def act_identifier(syndicat: Syndicat, day: date, number: str, nature: Nature = Nature.DELIBERATION) -> str | None:
    """« 082-200061257-20191007-10201902-DE » (norme ACTES); None while the syndicat has no SIRET."""
    if syndicat.siren is None:
        return None
    made = internal_number(number, syndicat.internal_number)
    return f"{syndicat.department}-{syndicat.siren}-{day:%Y%m%d}-{made}-{nature}"
