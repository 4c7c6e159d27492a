"""Checks on when and where the body meets, from one session to the next (C13, C14, C19, C22)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from syndic_desktop.domain import calendar, wording
from syndic_desktop.domain.checks.cases import Case, Check
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.sessions import Modality, Session


def rhythm(case: Case) -> Iterator[Remark]:
    """C13: at least a session every quarter (or as the statutes have it)."""
    earlier, months = case.earlier(), case.rules.months_between_sessions
    if case.session.held or not earlier or not case.deliberative:
        return
    last = earlier[0].day
    if case.session.day > _months_later(last, months):
        yield Remark(
            "C13",
            f"La séance précédente est du {wording.long_date(last)} : plus de {months} mois sans réunion du comité.",
            Target(Part.DAY),
        )


def place(case: Case) -> Iterator[Remark]:
    """C14: at the seat of the syndicat, or in a place the body has chosen in a member commune."""
    session, said = case.session, wording.fold(case.session.place)
    if session.held or not said.strip() or session.modality is Modality.VIDEO or not case.deliberative:
        return
    known = [re.escape(wording.fold(each.strip())) for each in (case.syndicat.city, *case.rules.places) if each.strip()]
    if not any(re.search(rf"\b{each}\b", said) for each in known):
        yield Remark(
            "C14",
            f"« {session.place} » n’est ni au siège ({case.syndicat.city}) ni un lieu noté comme choisi par "
            "délibération dans une commune membre : ajoutez-le au profil statutaire, ou changez de lieu.",
            Target(Part.PLACE),
        )


def together(case: Case) -> Iterator[Remark]:
    """C19: at least one session a semester where everybody meets in one place."""
    session = case.session
    if session.modality is Modality.IN_PERSON or not case.deliberative:
        return
    semester = _semester(session.day)
    same = (other for other in case.others if other.body == session.body and _semester(other.day) == semester)
    if not any(other.modality is Modality.IN_PERSON for other in same):
        told = "Aucune séance de ce semestre ne réunit le comité en un même lieu : il en faut une au moins."
        yield Remark("C19", told, Target(Part.MODALITY))


def meeting_day(case: Case) -> Iterator[Remark]:
    """C22: nothing forbids to meet on a holiday, or twice a day; it is seldom what was meant."""
    session = case.session
    if session.held:
        return
    same = [other for other in case.others if other.key != session.key]
    for told in unlikely_day(session.body, session.day, same, case.syndicat.department):
        yield Remark("C22", told, Target(Part.DAY))


def unlikely_day(body: str, day: date, others: Iterable[Session], department: str) -> Iterator[str]:
    """What to look at again in the day of a session, in sentences: a day off, another session of the body."""
    named = wording.long_date(day, weekday=True)
    if (holiday := calendar.holiday_name(day, department)) is not None:
        yield f"Le {named} est un jour férié ({holiday}) : vérifiez la date."
    elif day.weekday() == calendar.SUNDAY:
        yield f"Le {named} : la séance se tiendrait un dimanche, vérifiez la date."
    same = [each for each in others if (each.body, each.day) == (body, day)]
    if same:
        hours = wording.listing([f"à {wording.clock(each.opening)}" for each in same if each.opening])
        yield f"Une autre séance est déjà prévue le {named}{f', {hours}' if hours else ''} : est-ce bien la même date ?"


def _semester(day: date) -> tuple[int, bool]:
    return day.year, day.month > 6


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    following = date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1)
    last = (following - date.resolution).day
    return date(year, month + 1, min(day.day, last))


CHECKS: tuple[Check, ...] = (rhythm, place, together, meeting_day)
