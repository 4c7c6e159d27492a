"""Acts: the life of a deliberation or a decision (signed, transmitted, published, enforceable) and its identifier."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from syndic_desktop.domain.calendar import months_later
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.syndicats import InternalNumber, Syndicat
from syndic_desktop.domain.texts import DecisionKind

LONGEST_NUMBER = 15  # norme d'échange ACTES, NumeroInterne
UNDER_THRESHOLD = "sous le seuil de transmission des marchés (D2131-5-1)"
MONTHS_ONLINE = 2  # R2131-1 and R3131-2: what is published on a site stays there so long at least
SENT_WITHIN = timedelta(days=15)  # L2131-1 (individual decisions) and L2131-13 (contracts): from their signature
DecisionKey = tuple[DecisionKind, str, date | None]


class Nature(StrEnum):
    """Nature of a transmitted act (norme d’échange ACTES)."""

    DELIBERATION = "DE"
    REGULATION = "AR"
    INDIVIDUAL = "AI"
    CONTRACT = "CC"
    BUDGET = "BF"
    OTHER = "AU"


class Stage(StrEnum):
    """How far an act has gone: what has happened to it last."""

    DRAFT = "projet"
    TO_SIGN = "a_signer"
    SIGNED = "signe"
    TRANSMITTED = "transmis"
    RECEIVED = "accuse"
    PUBLISHED = "publie"
    ENFORCEABLE = "executoire"


class Step(StrEnum):
    """What is still to be done of an act, in the order it is done."""

    SIGN = "signer"
    TRANSMIT = "transmettre"
    RECEIVE = "accuse"
    PUBLISH = "publier"
    SCAN = "numeriser"


@dataclass(frozen=True, slots=True)
class ActRef:
    """Which act is meant: the item of an agenda, by its number in the store, or a delegated decision by its key."""

    item: int = 0
    decision: DecisionKey | None = None


@dataclass(frozen=True, slots=True)
class Seal:
    """A part of what was signed (« vote »), and the fingerprint that it had."""

    part: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Signature:
    """When and where the president signed, and what: the fingerprint of each part of the act, as it was then."""

    day: date
    place: str | None = None
    seals: tuple[Seal, ...] = ()


@dataclass(frozen=True, slots=True)
class Scan:
    """The signed paper as a PDF: its path in the dossier, the SHA-256 of its bytes."""

    file: str
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Transmission:
    """Sent to the prefect on `day`; `receipt` is the date of the acknowledgement, `file` where its XML is kept."""

    day: date
    identifier: str | None = None
    receipt: date | None = None
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Act:
    """What has happened to an act so far. `exempt`: why the prefect need not receive it; None where he must.

    `taken_off`: the day it left the site where it was published; None while it is there.
    """

    signature: Signature | None = None
    transmission: Transmission | None = None
    publication: date | None = None
    notification: date | None = None
    scan: Scan | None = None
    exempt: str | None = None
    taken_off: date | None = None

    @property
    def public(self) -> date | None:
        """The day it was made known, to everybody or to whom it is about."""
        return self.publication or self.notification

    @property
    def days(self) -> tuple[date, ...]:
        """The days of what has happened to it: none can come before the session that it is of."""
        signed = self.signature.day if self.signature else None
        sent = self.transmission.day if self.transmission else None
        days = (signed, sent, self.publication, self.notification, self.taken_off)
        return tuple(day for day in days if day is not None)

    @property
    def enforceable_since(self) -> date | None:
        """Day the act entered into force: received by the prefect where he must, and public (L2131-1, L3131-1).

        The receipt proves that he has it: nothing is certified before it has come.
        """
        if self.public is None:
            return None
        if self.exempt is not None:
            return self.public
        received = self.transmission.receipt if self.transmission else None
        return None if received is None else max(received, self.public)


def transmitted(act: Act | None) -> bool:
    """Whether an act was sent to the control of legality: what was sent does not change any more."""
    return act is not None and act.transmission is not None


def stage(act: Act | None, *, decided: bool = True, sent: bool = True) -> Stage:
    """How far an act has gone; `decided`: a vote is on record, or somebody took the decision.

    `sent`: whether the prefect must receive it (`transmissible`).
    """
    if not decided:
        return Stage.DRAFT
    known = _known(act, sent=sent)
    if known.enforceable_since is not None:
        return Stage.ENFORCEABLE
    if known.public is not None:
        return Stage.PUBLISHED
    if known.transmission is not None:
        return Stage.RECEIVED if known.transmission.receipt else Stage.TRANSMITTED
    return Stage.SIGNED if known.signature else Stage.TO_SIGN


def steps(act: Act | None, *, decided: bool = True, sent: bool = True) -> tuple[Step, ...]:
    """What is still to be done of an act, first what comes first; `decided` and `sent` as `stage` takes them."""
    return tuple(_steps(_known(act, sent=sent))) if decided else ()


def _known(act: Act | None, *, sent: bool) -> Act:
    known = act or Act()
    if not sent and known.transmission is None and known.exempt is None:
        return replace(known, exempt=UNDER_THRESHOLD)
    return known


def _steps(act: Act) -> Iterator[Step]:
    sent = act.transmission
    if act.signature is None:
        yield Step.SIGN
    if sent is None and act.exempt is None:
        yield Step.TRANSMIT
    if sent is not None and sent.receipt is None:
        yield Step.RECEIVE
    if act.public is None:
        yield Step.PUBLISH
    if act.scan is None:
        yield Step.SCAN


@dataclass(frozen=True, slots=True)
class Misdate:
    """A day of an act that cannot be: the rule that says so (D14, F9…), what is wrong, whether it only warns."""

    rule: str
    sentence: str
    mild: bool = False


def misdates(act: Act, taken: date | None, session: str = "la séance", *, contract: bool = False) -> Iterator[Misdate]:
    """The days of an act that contradict the day it was taken, or each other; `session`: what took it.

    `contract`: it is one that the prefect receives within fifteen days (L2131-13).
    """
    signed = act.signature.day if act.signature else None
    sent = act.transmission.day if act.transmission else None
    if taken is not None:
        for day, rule, what in (
            (signed, "F9", "signé"), (sent, "F9", "transmis"), (act.publication, "D14", "publié"),
            (act.notification, "D14", "notifié"),
        ):  # fmt: skip
            if day is not None and day < taken:
                yield Misdate(rule, f"{what} avant {session}")
    receipt = act.transmission.receipt if act.transmission else None
    if sent is not None and receipt is not None and receipt < sent:
        yield Misdate("D14", "l’accusé de réception précède la transmission")
    if signed is not None:
        for day, what in ((sent, "transmis"), (act.publication, "publié"), (act.notification, "notifié")):
            if day is not None and day < signed:
                yield Misdate("D10", f"{what} avant d’être signé", mild=True)
    elif sent is not None or act.public is not None:
        yield Misdate("D10", f"{'transmis' if sent else 'publié'} sans qu’aucune signature ne soit notée", mild=True)
    yield from _online(act)
    if sent is not None and late_from(act, contract=contract) <= sent:
        yield Misdate("D16", f"transmis plus de {SENT_WITHIN.days} jours après sa signature", mild=True)


def late_from(act: Act, *, contract: bool = False) -> date:
    """The first day on which sending an act to the prefect is late (D16); the last of all for what has no delay.

    A deliberation that everybody is told of has none; a contract, and what is notified to somebody, have.
    """
    individual = act.notification is not None and act.publication is None
    if act.signature is None or act.exempt is not None or not (contract or individual):
        return date.max
    try:
        return act.signature.day + SENT_WITHIN + timedelta(days=1)
    except OverflowError:
        return date.max


def _online(act: Act) -> Iterator[Misdate]:
    """D12: what left the site before it was there, or before two months."""
    since, until = act.publication, act.taken_off
    if until is None:
        return
    if since is None or until < since:
        yield Misdate("D12", "retiré du site avant d’y être publié")
    elif until.year < date.max.year and until < months_later(since, MONTHS_ONLINE):
        yield Misdate("D12", f"retiré du site moins de {MONTHS_ONLINE} mois après sa publication", mild=True)


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


def of_this_act(identifier: str, syndicat: Syndicat, day: date, number: str, nature: Nature) -> bool:
    """Whether a received identifier is that of this act; without SIRET, what does not depend on it is compared."""
    made = act_identifier(syndicat, day, number, nature)
    if made is not None:
        return identifier == made
    tail = f"-{day:%Y%m%d}-{internal_number(number, syndicat.internal_number)}-{nature}"
    return re.fullmatch(r"[0-9][0-9][0-9AB]-\d{9}" + re.escape(tail), identifier) is not None


CHOICES = {
    DecisionKind.BUREAU_DELIBERATION: (Nature.DELIBERATION,),
    DecisionKind.PURCHASE_ORDER: (Nature.CONTRACT,),
    DecisionKind.ORDER: (Nature.REGULATION, Nature.INDIVIDUAL),
    # L2122-23: they follow the rules of deliberations, and préfectures do not agree on how they are sent.
    DecisionKind.PRESIDENT_DECISION: (
        Nature.OTHER, Nature.DELIBERATION, Nature.REGULATION, Nature.INDIVIDUAL, Nature.CONTRACT,
    ),
    DecisionKind.CONVENTION: (Nature.CONTRACT,),
    DecisionKind.CONTRACT: (Nature.CONTRACT,),
}  # fmt: skip
"""The natures under which what is delegated may be transmitted; the first, where nobody says otherwise."""

THRESHOLDS = ((2018, 221_000), (2020, 214_000), (2022, 215_000), (2024, 221_000), (2026, 216_000))
"""From which year, the amount before tax from which a contract is transmitted, in euros (D2131-5-1)."""


CONTRACTS = (DecisionKind.PURCHASE_ORDER, DecisionKind.CONTRACT)
"""What is bought: sent from a threshold only, then within fifteen days."""


def transmissible(kind: DecisionKind, amount: Decimal | None = None, day: date | None = None) -> bool:
    """Whether the prefect must receive a delegated decision (L2131-2, L3131-2); `amount` before tax, in euros.

    Purchase orders and contracts are sent from a threshold only (D2131-5-1); a contract without amount is to be sent.
    """
    if kind is DecisionKind.PURCHASE_ORDER and amount is None:
        return False
    if kind in CONTRACTS and amount is not None:
        year = day.year if day else THRESHOLDS[-1][0]
        known = [threshold for since, threshold in THRESHOLDS if since <= year] or [THRESHOLDS[0][1]]
        return amount >= known[-1]
    return True
