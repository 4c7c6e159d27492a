"""What the notices and the answers of a session name: people and seats of the dossier."""

from __future__ import annotations

from collections.abc import Iterator

from syndic_desktop.domain.sessions import Session
from syndic_desktop.exchange.checks import conducts
from syndic_desktop.exchange.checks.codes import SEAT, Codes, unknown
from syndic_desktop.exchange.faults import Fault, shown


def faults(session: Session, codes: Codes, where: str) -> Iterator[Fault]:
    """Whether a seat may answer so on that day is not asked: mandates change, and the checks tell it on the screen."""
    notice, path = session.notice, f"{where}.convocation"
    yield from codes.person(f"{path}.signataire", notice.signatory)
    for rank, void in enumerate(notice.void):
        for place, dispatch in enumerate(void.dispatches):
            yield from codes.person(f"{path}.envois_remplaces[{rank}].envois[{place}].personne", dispatch.person)
    met: dict[str, int] = {}
    for place, answer in enumerate(session.answers):
        here = f"{where}.reponses[{place}]"
        yield from unknown(f"{here}.siege", SEAT, answer.seat, codes.seats)
        yield from codes.person(f"{here}.suppleant", answer.stance.deputy)
        yield from codes.person(f"{here}.mandataire", answer.stance.holder)
        yield from conducts.paper(answer.stance, here)
        if answer.seat in met:
            told = f"le siège « {shown(answer.seat)} » a déjà répondu ({where}.reponses[{met[answer.seat]}])"
            yield Fault(f"{here}.siege", told)
        met.setdefault(answer.seat, place)
