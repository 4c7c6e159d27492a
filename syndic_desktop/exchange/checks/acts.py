"""Acts and delegated decisions: days that follow each other, bodies that exist."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from syndic_desktop.domain.acts import CHOICES, Act
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.exchange.checks.codes import BODY, Codes, unknown
from syndic_desktop.exchange.checks.days import before
from syndic_desktop.exchange.faults import Fault


def faults(dossier: Dossier, codes: Codes) -> Iterator[Fault]:
    for place, session in enumerate(dossier.sessions):
        for rank, item in enumerate(session.items):
            if item.act is not None:
                where = f"seances[{place}].points[{rank}].acte"
                for key, day in _days(item.act):
                    yield from before(f"{where}.{key}", day, session.day)
                yield from _receipt(item.act, where)
    for place, decision in enumerate(dossier.decisions):
        yield from unknown(f"decisions[{place}].instance", BODY, decision.body, codes.bodies)
        known = CHOICES[decision.kind]
        if decision.nature not in (None, *known):
            told = f"nature {decision.nature} pour « {decision.kind} », valeurs possibles : {', '.join(known)}"
            yield Fault(f"decisions[{place}].nature", told)
        if decision.act is not None:
            yield from _receipt(decision.act, f"decisions[{place}].acte")


def _days(act: Act) -> Iterator[tuple[str, date | None]]:
    yield "signature.date", act.signature.day if act.signature else None
    yield "transmission.date", act.transmission.day if act.transmission else None
    yield "publication", act.publication
    yield "notification", act.notification
    yield "retrait", act.taken_off


def _receipt(act: Act, where: str) -> Iterator[Fault]:
    sent = act.transmission
    if sent is not None and sent.receipt is not None and sent.receipt < sent.day:
        yield Fault(f"{where}.transmission.accuse", f"accusé de réception ({sent.receipt}) avant l’envoi ({sent.day})")
