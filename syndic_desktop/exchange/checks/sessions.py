"""A session: its body, the people it names, its days."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, time

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item, Speech
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Session, SessionKey, SessionNature, sitting
from syndic_desktop.exchange.checks import attendance, conducts, minutes, notices, votes
from syndic_desktop.exchange.checks.codes import BODY, PERSON, Codes, unknown
from syndic_desktop.exchange.checks.days import before
from syndic_desktop.exchange.faults import Fault, shown

SMALL_HOURS = time(6)
"""Before this hour, a session that closes earlier than it opened has run past midnight."""

_CODE = re.compile(r"[^\W_A-Z]+(-[^\W_A-Z]+)+")


def faults(dossier: Dossier, codes: Codes, session: Session, where: str) -> Iterator[Fault]:
    """Every fault of one session. Every seat of the dossier must have a member."""
    yield from unknown(f"{where}.instance", BODY, session.body, codes.bodies)
    yield from codes.person(f"{where}.president", session.president)
    yield from codes.person(f"{where}.secretaire", session.secretary)
    for place, dispatch in enumerate(session.notice.dispatches):
        yield from codes.person(f"{where}.convocation.envois[{place}].personne", dispatch.person)
    yield from _timed(session, where)
    yield from _snapshot(session, f"{where}.convocation.instantane")
    yield from _first_session(dossier, session, f"{where}.seance_initiale")
    yield from minutes.faults(session, f"{where}.pv")
    yield from before(f"{where}.liste_publiee_le", session.list_published, session.day)
    yield from notices.faults(session, codes, where)
    for place, each in enumerate(session.items):
        yield from item(codes, each, f"{where}.points[{place}]")
    if session.body in codes.bodies:
        held = sitting(dossier.assembly, dossier.syndicat.profile, session)
        yield from attendance.faults(held, codes, where)
        yield from votes.faults(held, codes, where)
    yield from conducts.faults(session, codes, where)


def _timed(session: Session, where: str) -> Iterator[Fault]:
    """The letters go before the session, and it closes after it opened."""
    yield from _after(f"{where}.convocation.date", session.notice.day, session.day)
    for place, dispatch in enumerate(session.notice.dispatches):
        yield from _after(f"{where}.convocation.envois[{place}].date", dispatch.day, session.day)
    opened, closed = session.opening, session.closing
    if opened is not None and closed is not None and closed < opened and not past_midnight(session):
        told = f"clôture à {wording.clock(closed)}, avant l’ouverture à {wording.clock(opened)}"
        yield Fault(f"{where}.heure_cloture", told)


def past_midnight(session: Session) -> bool:
    """Whether a session seems to have closed in the small hours of the next day."""
    opened, closed = session.opening, session.closing
    return opened is not None and closed is not None and closed < opened and closed < SMALL_HOURS


def _after(where: str, day: date | None, session: date) -> Iterator[Fault]:
    if day is not None and day > session:
        yield Fault(where, f"date postérieure à la séance ({day}, séance du {session})")


def _snapshot(session: Session, where: str) -> Iterator[Fault]:
    """A snapshot stands by itself: it may name people who are no more, as long as it says their names."""
    if (kept := session.notice.snapshot) is None:
        return
    if session.notice.day is None:
        yield Fault(where, "la convocation n’a pas de date : elle n’est pas partie")
    named = {each.person for each in kept.names}
    cited = [(f"convoques[{place}].personne", each.person) for place, each in enumerate(kept.convened)]
    cited += [
        (f"points[{place}].rapporteur", each.rapporteur) for place, each in enumerate(kept.agenda) if each.rapporteur
    ]
    for key, person in cited:
        if person not in named:
            yield Fault(f"{where}.{key}", f"« {shown(person)} » n’a pas de nom dans « noms »")


def _first_session(dossier: Dossier, session: Session, where: str) -> Iterator[Fault]:
    if session.first_session is None:
        return
    if session.nature is not SessionNature.SECOND_NOTICE:
        yield Fault(where, f"réservé à la nature « {SessionNature.SECOND_NOTICE} »")
    try:
        first = dossier.session(SessionKey.parse(session.first_session))
    except RuleViolation as violation:
        yield Fault(where, str(violation))
        return
    if first.body != session.body or first.day >= session.day:
        yield Fault(where, "la séance initiale est une séance antérieure de la même instance")


def item(codes: Codes, value: Item, where: str) -> Iterator[Fault]:
    """Every fault of one item, or of a topic that will be one."""
    yield from codes.person(f"{where}.rapporteur", value.rapporteur)
    yield from codes.person(f"{where}.president", value.president)
    for place, speech in enumerate(value.debate or ()):
        yield from _speech(codes, speech, f"{where}.debat[{place}].orateur")


def _speech(codes: Codes, speech: Speech, where: str) -> Iterator[Fault]:
    """Whoever speaks may be named freely; what is written like a code must be one."""
    if speech.speaker not in codes.people and _CODE.fullmatch(speech.speaker):
        yield Fault(where, f"{PERSON} « {shown(speech.speaker)} »")
