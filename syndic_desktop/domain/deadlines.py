"""Deadlines: what is due next of the sessions of a syndicat, from what is recorded of them and the day it is.

Pure rules: a session is told by its `Standing`, counted elsewhere; « today » is an argument. What the law gives no day
for (transmitting an act, its receipt) is due with no day, after what has one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from syndic_desktop.domain import calendar
from syndic_desktop.domain.assemblies import BodyKind
from syndic_desktop.domain.sessions import Minutes, SessionKey, SessionNature
from syndic_desktop.domain.statutes import Statutes
from syndic_desktop.domain.timetables import LIST_WITHIN, MINUTES_WITHIN, notice_days

REMINDED = timedelta(days=366)
"""How long after a session its list, its minutes and its untransmitted acts are still called for."""


class Duty(StrEnum):
    """What there is to do."""

    GO_ON = "en_cours"
    CONVENE = "convoquer"
    RESEND = "renvoyer"
    ANSWERS = "reponses"
    LIST = "liste"
    FIX_MINUTES = "arreter"
    PUBLISH_MINUTES = "publier"
    TRANSMIT = "transmettre"
    RECEIPTS = "accuses"


SOURCES = {
    Duty.GO_ON: "",
    Duty.CONVENE: "CGCT, L. 2121-12",
    Duty.RESEND: "CGCT, L. 2121-12",
    Duty.ANSWERS: "",
    Duty.LIST: "CGCT, L. 2121-25",
    Duty.FIX_MINUTES: "CGCT, L. 2121-15",
    Duty.PUBLISH_MINUTES: "CGCT, L. 2121-15",
    Duty.TRANSMIT: "CGCT, L. 2131-1",
    Duty.RECEIPTS: "CGCT, L. 2131-1",
}


@dataclass(frozen=True, slots=True)
class Standing:
    """What is recorded of one session. `deliberations`: the items its list bears, whatever became of them;
    `resend_by`: the last day to replace notices that no longer hold, None where they do;
    `going_on`: it has opened and was not closed, nothing else of it is due until then;
    `to_transmit`: deliberations without any transmission; `silent`: seats convened that have not answered.
    """

    key: SessionKey
    kind: BodyKind
    nature: SessionNature
    rules: Statutes
    convened: date | None = None
    held: bool = False
    silent: int = 0
    deliberations: int = 0
    list_published: date | None = None
    minutes: Minutes | None = None
    to_transmit: int = 0
    resend_by: date | None = None
    going_on: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """Acts sent to the prefect whose receipt has not come, in the whole dossier; `key` is the oldest one's session."""

    count: int
    since: date
    key: SessionKey


@dataclass(frozen=True, slots=True)
class Deadline:
    """A thing to do, about one session. `day`: the last one for it, None where the law gives none.

    `count`: how many (seats, acts); `since`: the day from which it waits, for what has no day.
    """

    duty: Duty
    key: SessionKey
    day: date | None
    late: bool = False
    count: int = 0
    since: date | None = None

    @property
    def source(self) -> str:
        return SOURCES[self.duty]


def deadlines(standings: Iterable[Standing], today: date, waiting: Waiting | None = None) -> tuple[Deadline, ...]:
    """What is due, the most pressing first: the session that goes on, what is late, by day, then what has no day."""
    known = sorted(standings, key=lambda each: (each.key.day, str(each.key)))
    due = [deadline for place, each in enumerate(known) for deadline in _of(each, known[place + 1 :], today)]
    due += _transmissions(known, today)
    if waiting is not None:
        due.append(Deadline(Duty.RECEIPTS, waiting.key, None, count=waiting.count, since=waiting.since))
    return tuple(sorted(due, key=_pressing))


def _pressing(each: Deadline) -> tuple[bool, bool, date, str]:
    return (each.duty is not Duty.GO_ON, not each.late, each.day or date.max, str(each.key))


def _of(each: Standing, later: Iterable[Standing], today: date) -> Iterator[Deadline]:
    if each.going_on:
        yield Deadline(Duty.GO_ON, each.key, None)
    elif not each.held:
        if each.key.day >= today:
            yield from _before(each, today)
    elif today - each.key.day <= REMINDED:
        yield from _after(each, later, today)


def _before(each: Standing, today: date) -> Iterator[Deadline]:
    if each.convened is None:
        latest = calendar.latest_send_date(each.key.day, notice_days(each.nature, each.rules))
        yield Deadline(Duty.CONVENE, each.key, latest, late=latest < today)
    elif each.resend_by is not None:
        yield Deadline(Duty.RESEND, each.key, each.resend_by, late=each.resend_by < today)
    elif each.silent:
        yield Deadline(Duty.ANSWERS, each.key, each.key.day, count=each.silent)


def _after(each: Standing, later: Iterable[Standing], today: date) -> Iterator[Deadline]:
    if each.deliberations and each.list_published is None:
        last = each.key.day + LIST_WITHIN
        yield Deadline(Duty.LIST, each.key, last, late=last < today)
    # What a commission writes binds nobody: only a body that decides has minutes to fix.
    if each.kind not in (BodyKind.COMMITTEE, BodyKind.BUREAU, BodyKind.ASSEMBLY):
        return
    minutes = each.minutes or Minutes()
    if minutes.fixed is None:
        day = _fixing(each, later)
        yield Deadline(Duty.FIX_MINUTES, each.key, day, late=day is not None and day < today)
    elif minutes.published is None:
        last = minutes.fixed + MINUTES_WITHIN
        yield Deadline(Duty.PUBLISH_MINUTES, each.key, last, late=last < today)


def _fixing(each: Standing, later: Iterable[Standing]) -> date | None:
    """The day of the next session of the body; while there is none, the last on which it may meet (L5211-11)."""
    following = next((other.key.day for other in later if other.key.body == each.key.body), None)
    if following is None and each.kind is BodyKind.COMMITTEE:
        return calendar.months_later(each.key.day, each.rules.months_between_sessions)
    return following


def _transmissions(known: Iterable[Standing], today: date) -> Iterator[Deadline]:
    """One line for all the acts to transmit, on the oldest of their sessions."""
    over = [each for each in known if each.held and not each.going_on]
    owing = [each for each in over if each.to_transmit and today - each.key.day <= REMINDED]
    if owing:
        total = sum(each.to_transmit for each in owing)
        yield Deadline(Duty.TRANSMIT, owing[0].key, None, count=total, since=owing[0].key.day)
