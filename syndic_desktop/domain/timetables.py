"""The timetable of a session: every date that goes before and after it, counted from its day.

Pure dates: what has been done already, and what « today » is, belong to whoever shows it. Moving a session is the same
timetable on another day; `shifts` says what that changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from syndic_desktop.domain import calendar, wording
from syndic_desktop.domain.assemblies import BodyKind
from syndic_desktop.domain.budgets import PAPERS_BEFORE, debated_from, is_budget
from syndic_desktop.domain.calendar import CountLine
from syndic_desktop.domain.sessions import Session, SessionNature
from syndic_desktop.domain.statutes import Accounts, Statutes, SyndicatKind

LIST_WITHIN = timedelta(days=7)  # L2121-25
MINUTES_WITHIN = timedelta(days=7)  # L2121-15, after the session that fixed them
COPIES_MONTHS = 1  # L5211-40-2


class Step(StrEnum):
    """What a date is for; the order is that of the year, not of the days."""

    DEBATE = "orientation"
    BUDGET_PAPERS = "projet_de_budget"
    NOTICE = "convocation"
    SESSION = "seance"
    SECOND = "seconde_convocation"
    LIST = "liste"
    COPIES = "copies"
    NEXT = "seance_suivante"


@dataclass(frozen=True, slots=True)
class Milestone:
    """A date of the timetable: what for, its source, and what to know of that very day (a Saturday, a holiday)."""

    step: Step
    day: date
    label: str
    source: str
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Timetable:
    """The dates of a session in order, and the count of its clear days, line by line.

    `sent`: the day the notices left, or the last on which they may; `wanted`: the clear days that the rules ask for;
    `announced`: the day that notices to be replaced still tell, where it is another one.
    """

    day: date
    wanted: int
    sent: date
    milestones: tuple[Milestone, ...]
    count: tuple[CountLine, ...]
    announced: date | None = None

    @property
    def clear_days(self) -> int:
        """The clear days between sending and meeting; negative when nothing lies between."""
        return calendar.clear_days(self.sent, self.day)

    @property
    def latest(self) -> date:
        """The last day on which notices may leave."""
        return last_sending(self.day, self.wanted, self.announced)

    @property
    def before_announced(self) -> bool:
        """Whether what binds is the day announced, rather than the clear days."""
        return self.latest < calendar.latest_send_date(self.day, self.wanted)

    @property
    def why(self) -> str:
        """What binds the last day: « 5 jours francs », « avant le 4 décembre, jour annoncé »."""
        if self.before_announced and self.announced is not None:
            return f"avant le {wording.day_and_month(self.announced)}, jour annoncé"
        return wording.count(max(self.clear_days, 0), "jour franc", "jours francs")

    @property
    def regular(self) -> bool:
        """Whether the delay is kept."""
        return self.clear_days >= self.wanted


@dataclass(frozen=True, slots=True)
class Shift:
    """A date that moves with the session; `after` None: it is no more (`before` None: it is new)."""

    step: Step
    label: str
    before: date | None
    after: date | None


@dataclass(frozen=True, slots=True)
class Setting:
    """What the dates depend on beside the session."""

    rules: Statutes
    kind: SyndicatKind
    body: BodyKind = BodyKind.COMMITTEE
    department: str | None = None


def notice_days(nature: SessionNature, rules: Statutes) -> int:
    """The clear days that the rules want for a session of this nature."""
    return {
        SessionNature.ORDINARY: rules.notice_clear_days,
        SessionNature.URGENT: rules.urgent_clear_days,
        SessionNature.SECOND_NOTICE: rules.second_notice_clear_days,
    }[nature]


def last_sending(day: date, clear_days: int, announced: date | None = None) -> date:
    """The last day for notices to leave: enough clear days before the session (L2121-11, L2121-12).

    Those that hold no longer are replaced before the day that they announced: members would come.
    """
    latest = calendar.latest_send_date(day, clear_days)
    return latest if announced in (None, day) else min(latest, announced - calendar.ONE_DAY)


def timetable(session: Session, setting: Setting, announced: date | None = None) -> Timetable:
    """The timetable of a session as it stands. A day too near the end of time for it raises OverflowError."""
    wanted = notice_days(session.nature, setting.rules)
    sent = session.notice.day or last_sending(session.day, wanted, announced)
    count = calendar.count_lines(sent, session.day, setting.department)
    made = Timetable(session.day, wanted, sent, (), count, announced)
    return replace(made, milestones=(*_before(session, setting, made), *_after(session, setting)))


def moved(session: Session, setting: Setting, day: date) -> Timetable:
    """The timetable of a session were it to meet on another day, its notices being still to send."""
    kept = session.notice.snapshot
    unsent = replace(session, day=day, notice=replace(session.notice, day=None))
    return timetable(unsent, setting, kept.day if kept else None)


def shifts(before: Timetable, after: Timetable) -> tuple[Shift, ...]:
    """What changes from one timetable to the other, in the order of the second."""
    old = {each.step: each for each in before.milestones}
    new = {each.step: each for each in after.milestones}
    changed = [
        Shift(step, each.label, old[step].day if step in old else None, each.day)
        for step, each in new.items()
        if step not in old or old[step].day != each.day
    ]
    return (*changed, *(Shift(step, each.label, each.day, None) for step, each in old.items() if step not in new))


def _before(session: Session, setting: Setting, made: Timetable) -> Iterator[Milestone]:
    if any(is_budget(item) for item in session.items):
        yield from _budget(session, setting)
    yield _working(_notice(session, setting, made), setting)
    yield Milestone(Step.SESSION, session.day, "Séance", "", _day_off(session.day, setting))


def _notice(session: Session, setting: Setting, made: Timetable) -> Milestone:
    notices = _NOTICES[session.nature]
    if made.before_announced:
        told = f"Dernier jour pour renvoyer {notices} : {made.why}"
        return Milestone(Step.NOTICE, made.latest, told, "les membres viendraient le jour annoncé")
    days = wording.count(made.wanted, "jour franc", "jours francs")
    label = f"Dernier jour pour envoyer {notices} : {days}"
    return Milestone(Step.NOTICE, made.latest, label, _source(_SOURCES[session.nature], setting))


def _budget(session: Session, setting: Setting) -> Iterator[Milestone]:
    accounts = setting.rules.accounts
    m57 = accounts is Accounts.M57
    yield Milestone(
        Step.DEBATE,
        debated_from(session.day, accounts),
        "Le débat d’orientation budgétaire se tient à partir de ce jour, et pas le jour du vote",
        "droit budgétaire M57 : dix semaines avant le vote" if m57 else "droit budgétaire : deux mois avant le vote",
    )
    if m57:
        papers = Milestone(
            Step.BUDGET_PAPERS,
            session.day - PAPERS_BEFORE,
            "Dernier jour pour communiquer le projet de budget et ses rapports",
            "droit budgétaire M57 : douze jours avant la séance",
        )
        yield _working(papers, setting)


_NOTICES = {
    SessionNature.ORDINARY: "les convocations et la note de synthèse",
    SessionNature.URGENT: "les convocations en urgence",
    SessionNature.SECOND_NOTICE: "la seconde convocation",
}
_SOURCES = {
    SessionNature.ORDINARY: "CGCT, L. 2121-12 et L. 5211-1",
    SessionNature.URGENT: "CGCT, L. 2121-12 : le comité se prononce sur l’urgence à l’ouverture",
    SessionNature.SECOND_NOTICE: "CGCT, L. 2121-17 ; CE, 16 juin 1997, n° 142691",
}


def _after(session: Session, setting: Setting) -> Iterator[Milestone]:
    if session.nature is not SessionNature.SECOND_NOTICE:
        yield Milestone(
            Step.SECOND,
            calendar.earliest_second_session(session.day, setting.rules.second_notice_clear_days),
            "Faute de quorum : premier jour pour se réunir de nouveau, si l’on reconvoque le jour même",
            _source("CGCT, L. 2121-17", setting),
        )
    yield Milestone(
        Step.LIST,
        session.day + LIST_WITHIN,
        "Dernier jour pour afficher et publier la liste des délibérations",
        _source("CGCT, L. 2121-25", setting),
        _day_off(session.day + LIST_WITHIN, setting),
    )
    if setting.body is not BodyKind.COMMITTEE:
        return
    yield Milestone(
        Step.COPIES,
        calendar.months_later(session.day, COPIES_MONTHS),
        "Dernier jour pour envoyer la liste aux élus des membres qui ne siègent pas",
        "CGCT, L. 5211-40-2",
    )
    yield Milestone(
        Step.NEXT,
        calendar.months_later(session.day, setting.rules.months_between_sessions),
        "Dernier jour pour la séance suivante, qui arrête le procès-verbal (publié dans les sept jours)",
        _source("CGCT, L. 5211-11 et L. 2121-15", setting),
    )


def _source(law: str, setting: Setting) -> str:
    """An open syndicat follows its statutes; what the law says to closed ones is what we propose (L5721-1)."""
    return f"statuts, à défaut {law}" if setting.kind is SyndicatKind.OPEN else law


def _working(milestone: Milestone, setting: Setting) -> Milestone:
    """The milestone, with the working day before it where nobody sends anything on that day."""
    off = _day_off(milestone.day, setting)
    if not off:
        return milestone
    working = wording.long_date(calendar.last_working_day(milestone.day, setting.department), weekday=True)
    return replace(milestone, remark=f"{off} : jour ouvrable précédent, le {working}")


def _day_off(day: date, setting: Setting) -> str:
    """« samedi », « jour férié (Toussaint) »; empty on an ordinary day."""
    holiday = calendar.holiday_name(day, setting.department)
    if holiday:
        return f"jour férié ({holiday})"
    return "" if calendar.is_working_day(day, setting.department) else wording.weekday_name(day)
