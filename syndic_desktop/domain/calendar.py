"""Days as the law counts them: clear days, public holidays, the time to appeal.

Pure dates: no clock and no setting; the department is an argument because Alsace-Moselle has two holidays more.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from syndic_desktop.domain import wording

ONE_DAY = timedelta(days=1)
SATURDAY, SUNDAY = 5, 6

_FIXED = frozenset({(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25), (12, 26)})
"""Month and day of the holidays that do not move, and the limits of those that follow Easter, from Good Friday on."""
_AROUND_EASTER = ((3, 20), (6, 14))

_ALSACE_MOSELLE = {"57": "57", "67": "6AE", "68": "6AE"}


@dataclass(frozen=True, slots=True)
class CountLine:
    """One day of a count, ready to print as a proof; `counted` says whether it makes one of the clear days."""

    day: date
    label: str
    counted: bool


def latest_send_date(session: date, clear_days: int) -> date:
    """Return the last day on which notices may leave for `clear_days` clear days (jours francs).

    CGCT, art. L2121-11 and L2121-12: five clear days. Neither the sending day nor the meeting day counts.
    """
    return session - (clear_days + 1) * ONE_DAY


def clear_days(sent: date, session: date) -> int:
    """Return the clear days between sending and meeting; negative when nothing lies between.

    The count runs from sending, not receipt (CE, 5 February 1954, Peslier); Saturdays, Sundays and public holidays
    count as any other day and extend nothing (CE, 13 October 1993, d’André).
    """
    return (session - sent).days - 1


def earliest_second_session(sent: date, clear_days: int = 3) -> date:
    """Return the first day a body may meet again without quorum.

    CGCT, art. L2121-17: three clear days between the new notices and the second meeting (CE, 16 June 1997, Pfister,
    n° 142691): missed on Monday, sent on Monday, met from Friday.
    """
    return sent + (clear_days + 1) * ONE_DAY


def count_lines(sent: date, session: date, department: str | None = None) -> tuple[CountLine, ...]:
    """Return every day from sending to meeting with its place in the count, to be printed as a proof."""
    first = CountLine(sent, _labelled(sent, "envoi de la convocation, ne compte pas"), False)
    last = CountLine(session, _labelled(session, "jour de la séance, ne compte pas"), False)
    between = (_counted(sent, rank, department) for rank in range(1, clear_days(sent, session) + 1))
    return (first, *between, last)


def holiday_name(day: date, department: str | None = None) -> str | None:
    """Return the French name of the public holiday, or None on an ordinary day.

    `department` (« 067 ») matters for 57, 67 and 68 only: Good Friday and Saint Stephen's Day are holidays there.
    """
    place = day.month, day.day
    if place not in _FIXED and not _AROUND_EASTER[0] <= place <= _AROUND_EASTER[1]:
        return None  # most days are settled so, and the list of a year never read
    subdivision = _ALSACE_MOSELLE.get((department or "").lstrip("0"))
    return _holidays(day.year, subdivision).get(day)


def is_working_day(day: date, department: str | None = None) -> bool:
    """Say whether the day is neither a Saturday, nor a Sunday, nor a public holiday."""
    return day.weekday() not in (SATURDAY, SUNDAY) and holiday_name(day, department) is None


def appeal_deadline(published: date, department: str | None = None) -> date:
    """Return the last day to appeal against an act: two clear months (délai franc) from its publication.

    CJA, art. R421-1: published on 9 January, the last day is 10 March; a Saturday, a Sunday or a public holiday moves
    it to the next working day.
    """
    deadline = months_later(published, 2) + ONE_DAY
    while not is_working_day(deadline, department):
        deadline += ONE_DAY
    return deadline


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or the last day of that month where it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def last_working_day(day: date, department: str | None = None) -> date:
    """That day, or the last before it that is neither a Saturday, a Sunday nor a public holiday."""
    while not is_working_day(day, department):
        day -= ONE_DAY
    return day


def _labelled(day: date, *remarks: str) -> str:
    return f"{wording.long_date(day, weekday=True)}{wording.NB}: {', '.join(remarks)}"


def _counted(sent: date, rank: int, department: str | None) -> CountLine:
    day = sent + rank * ONE_DAY
    remarks = [f"{wording.ordinal_short(rank)} jour franc"]
    if holiday := holiday_name(day, department):
        remarks.append(f"jour férié ({holiday})")
    if not is_working_day(day, department):
        remarks.append("compte comme les autres")
    return CountLine(day, _labelled(day, *remarks), True)


@lru_cache(maxsize=64)
def _holidays(year: int, subdivision: str | None) -> Mapping[date, str]:
    from holidays import country_holidays  # slow to import, and most sessions of the program never ask

    found = country_holidays("FR", subdiv=subdivision, years=year, language="fr")
    return {day: name.replace("'", "’").replace("; ", " et ") for day, name in found.items()}
