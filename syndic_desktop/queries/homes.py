"""The home: what is due next and for when, the sessions to come, and what to begin with in a new dossier."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Assembly, seats_on
from syndic_desktop.domain.deadlines import REMINDED, Deadline, Duty, Standing, Waiting, deadlines
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.statutes import DeputyRule, Profile, statutes
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.phases import Phase
from syndic_desktop.queries.session_lists import SessionRow, again_by, session_row

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, StandingLine, Store, UnreceivedLine

SOON = 7
"""Days: what is due within a week is said as pressing."""

PHASES = {
    Duty.GO_ON: Phase.SITTING,
    Duty.CONVENE: Phase.NOTICE,
    Duty.RESEND: Phase.NOTICE,
    Duty.ANSWERS: Phase.NOTICE,
    Duty.LIST: Phase.ACTS,
    Duty.FIX_MINUTES: Phase.MINUTES,
    Duty.PUBLISH_MINUTES: Phase.MINUTES,
    Duty.TRANSMIT: Phase.ACTS,
    Duty.RECEIPTS: Phase.ACTS,
}


class Pressure(StrEnum):
    """How pressing a thing is; each has its own sign and word."""

    LATE = "en retard"
    SOON = "bientôt"
    LATER = "à venir"
    UNDATED = "sans date"


class Missing(StrEnum):
    """What a new dossier lacks first."""

    SYNDICAT = "syndicat"
    ASSEMBLY = "assemblee"
    SESSION = "seance"


@dataclass(frozen=True, slots=True)
class DueLine:
    """One thing to do: what, about what, for when, how long that leaves, and where to go for it."""

    duty: Duty
    what: str
    about: str
    day: str
    left: str
    pressure: Pressure
    source: str
    session_id: int
    phase: Phase
    item_id: int | None = None

    @property
    def told(self) -> str:
        """The whole line in one sentence, for whoever listens to the screen."""
        return ", ".join(filter(None, (self.what, self.about, self.day, self.left)))


@dataclass(frozen=True, slots=True)
class Home:
    """`missing`: what a new dossier lacks first, None when it can work."""

    due: tuple[DueLine, ...]
    coming: tuple[SessionRow, ...]
    missing: Missing | None


def home(store: Store, today: date) -> Home:
    """What the home shows on a day."""
    with store.reading() as reader:
        syndicat = reader.syndicat()
        if syndicat is None:
            return Home((), (), Missing.SYNDICAT)
        lines = reader.standings(today - REMINDED)
        assembly = reader.assembly()
        waiting = reader.unreceived()
        any_session = bool(lines) or bool(reader.sessions())
        resend = _resendings(reader, lines, assembly, syndicat, today)
    coming = tuple(
        session_row(line.session, again=line.session.id in resend)
        for line in reversed(lines)
        if line.session.day >= today
    )
    return Home(
        _due(lines, resend, waiting, syndicat, assembly, today), coming, _missing(assembly, any_session=any_session)
    )


def _resendings(
    reader: Reader, lines: tuple[StandingLine, ...], assembly: Assembly, syndicat: Syndicat, today: date
) -> dict[int, date]:
    """The sessions to come whose notices no longer tell the truth, and the last day to replace them."""
    coming = (line.session for line in lines if line.session.day >= today)
    found = ((each.id, again_by(reader, each, assembly, syndicat.profile)) for each in coming)
    return {session_id: day for session_id, day in found if day is not None}


def _missing(assembly: Assembly, *, any_session: bool) -> Missing | None:
    if not assembly.seats:
        return Missing.ASSEMBLY
    return None if any_session else Missing.SESSION


def _due(
    lines: tuple[StandingLine, ...],
    resend: Mapping[int, date],
    waiting: UnreceivedLine | None,
    syndicat: Syndicat,
    assembly: Assembly,
    today: date,
) -> tuple[DueLine, ...]:
    known = {line.session.key: line for line in lines}
    standings = [
        replace(_standing(line, assembly, syndicat.profile, today), resend_by=resend.get(line.session.id))
        for line in lines
    ]
    told = Waiting(waiting.count, waiting.since, waiting.key) if waiting else None
    bodies = {body.code: body.name for body in assembly.bodies}
    made = []
    for each, sessions in _grouped(deadlines(standings, today, told)):
        line = _line(each, bodies.get(each.key.body, each.key.body), today, *_place(each, known, waiting))
        many = f"{wording.count(sessions, 'séance')}, la plus ancienne{NB}: {line.about}"
        made.append(line if sessions == 1 else replace(line, about=many))
    return tuple(made)


def _grouped(due: tuple[Deadline, ...]) -> list[tuple[Deadline, int]]:
    """What is late, once for each duty with the number of sessions it is late for: the oldest stands for them."""
    late = Counter(each.duty for each in due if each.late)
    first: dict[Duty, Deadline] = {}
    for each in due:
        if each.late:
            first.setdefault(each.duty, each)
    return [
        (each, late[each.duty]) if each.late else (each, 1)
        for each in due
        if first.get(each.duty) is each or not each.late
    ]


def _standing(line: StandingLine, assembly: Assembly, profile: Profile, today: date) -> Standing:
    session = line.session
    body = assembly.body(session.body)
    rules = statutes(profile.on(session.day), body.rules.on(session.day))
    awaited = session.notice_day is not None and not session.held and session.day >= today
    seats = seats_on(assembly, body, session.day, pooled=rules.deputies is not DeputyRule.NAMED) if awaited else ()
    return Standing(
        session.key, body.kind, session.nature, rules, session.notice_day, session.held,
        max(len(seats) - line.answered, 0), line.listed, line.list_published, line.minutes, line.unsent,
        going_on=line.going_on,
    )  # fmt: skip


def _place(
    each: Deadline, known: dict[SessionKey, StandingLine], waiting: UnreceivedLine | None
) -> tuple[int, int | None]:
    """The session and the item to go to."""
    if each.duty is Duty.RECEIPTS and waiting is not None:
        return waiting.session_id, waiting.item_id
    line = known[each.key]
    return line.session.id, line.first_unsent if each.duty is Duty.TRANSMIT else None


def _line(each: Deadline, body: str, today: date, session_id: int, item_id: int | None) -> DueLine:
    what, about = _words(each, body)
    return DueLine(
        each.duty, what, about, _day(each), _left(each, today), _pressure(each, today), each.source, session_id,
        PHASES[each.duty], item_id,
    )  # fmt: skip


def _words(each: Deadline, body: str) -> tuple[str, str]:
    """What is to be done, and about what."""
    held = f"{body} du {wording.long_date(each.key.day)}"
    if each.duty in (Duty.TRANSMIT, Duty.RECEIPTS):
        held = f"le plus ancien{NB}: {held}"
    return {
        Duty.GO_ON: "Séance en cours",
        Duty.CONVENE: "Envoyer les convocations",
        Duty.RESEND: "Renvoyer les convocations, qui ont changé",
        Duty.ANSWERS: f"Recueillir {wording.count(each.count, 'réponse')}",
        Duty.LIST: "Afficher et publier la liste des délibérations",
        Duty.FIX_MINUTES: "Faire arrêter le procès-verbal à la séance suivante",
        Duty.PUBLISH_MINUTES: "Publier le procès-verbal arrêté",
        Duty.TRANSMIT: f"Transmettre {wording.count(each.count, 'acte')}",
        Duty.RECEIPTS: f"Relever {wording.count(each.count, 'accusé de réception', 'accusés de réception')}",
    }[each.duty], held


def _day(each: Deadline) -> str:
    if each.duty is Duty.GO_ON:
        return "ouverte, non levée"
    if each.day is not None:
        return wording.long_date(each.day, weekday=True)
    if each.duty is Duty.RECEIPTS and each.since is not None:
        return f"transmis depuis le {wording.long_date(each.since)}"
    if each.duty is Duty.FIX_MINUTES:
        return "la date de la séance suivante n’est pas fixée"
    return "exécutoires une fois transmis et publiés"


def _left(each: Deadline, today: date) -> str:
    """« en retard de 3 jours », « aujourd’hui », « dans 5 jours »; empty where no day is set."""
    if each.day is None:
        return ""
    days = (each.day - today).days
    if days < 0:
        return f"en retard de {wording.count(-days, 'jour')}"
    return ("aujourd’hui", "demain")[days] if days < 2 else f"dans {wording.count(days, 'jour')}"


def _pressure(each: Deadline, today: date) -> Pressure:
    if each.late:
        return Pressure.LATE
    if each.duty is Duty.GO_ON:
        return Pressure.SOON
    if each.day is None:
        return Pressure.UNDATED
    return Pressure.SOON if (each.day - today).days <= SOON else Pressure.LATER
