"""Numbers and keys that must be told apart: sessions, and deliberations within the series that counts them."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.assemblies import Body
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.sessions import Session
from syndic_desktop.exchange.faults import Fault, shown


def faults(dossier: Dossier) -> Iterator[Fault]:
    yield from _same_session(dossier)
    bodies = {body.code: body for body in dossier.assembly.bodies}
    first: dict[Hashable, str] = {}
    for place, session in enumerate(dossier.sessions):
        scope = _scope(bodies.get(session.body), session)
        for rank, item in enumerate(session.items):
            where = f"seances[{place}].points[{rank}]"
            if item.number is None or item.fate is not Fate.KEPT:
                continue
            key = (session.body, scope, item.number)
            if key in first:
                yield Fault(f"{where}.numero", f"numéro « {shown(item.number)} » déjà donné ({first[key]})")
            first.setdefault(key, where)


def _same_session(dossier: Dossier) -> Iterator[Fault]:
    first: dict[Hashable, int] = {}
    for place, session in enumerate(dossier.sessions):
        if session.key in first:
            told = f"séance « {shown(str(session.key))} » déjà donnée (seances[{first[session.key]}])"
            yield Fault(f"seances[{place}]", told)
        first.setdefault(session.key, place)


def _scope(body: Body | None, session: Session) -> Hashable:
    """What a number is unique in: the year, the session, or the body's whole life."""
    match body.counter if body else Counter.CONTINUOUS:
        case Counter.YEAR:
            return session.day.year
        case Counter.SESSION:
            return session.key
        case Counter.CONTINUOUS:
            return None
