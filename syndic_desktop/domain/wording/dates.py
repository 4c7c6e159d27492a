"""Dates and hours as acts print them, in figures and in words.

Month and weekday names are our own: the locale of the machine never decides what is signed.
"""

from __future__ import annotations

from datetime import date, time

from syndic_desktop.domain.wording.numbers import Spelling, cardinal, invariable, respell
from syndic_desktop.domain.wording.typography import NB

MONTHS = (
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
)
WEEKDAYS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def month_name(day: date) -> str:
    """Return « février »."""
    return MONTHS[day.month - 1]


def weekday_name(day: date) -> str:
    """Return « vendredi »."""
    return WEEKDAYS[day.weekday()]


def short_date(day: date) -> str:
    """Return « 01/02/2019 »."""
    return f"{day.day:02}/{day.month:02}/{day.year:04}"


def long_date(day: date, *, weekday: bool = False) -> str:
    """Return « 1er février 2019 », never broken at the end of a line, with its weekday when asked."""
    text = f"{day_and_month(day)}{NB}{day.year}"
    return f"{weekday_name(day)} {text}" if weekday else text


def session_opening(day: date, spelling: Spelling = Spelling.TRADITIONAL) -> str:
    """Return the opening of an extract: « L’an deux mille dix-neuf, le 1er février »."""
    return f"L’an {year_in_words(day.year, spelling)}, le {day_and_month(day)}"


def year_in_words(year: int, spelling: Spelling = Spelling.TRADITIONAL) -> str:
    """Return a year in words; « cent » and « vingt » never take an s in a date."""
    return respell(invariable(cardinal(year)), spelling)


def date_in_words(day: date, spelling: Spelling = Spelling.TRADITIONAL) -> str:
    """Return « premier février deux mille dix-neuf »."""
    rank = "premier" if day.day == 1 else cardinal(day.day, spelling=spelling)
    return f"{rank} {month_name(day)} {year_in_words(day.year, spelling)}"


def clock(moment: time) -> str:
    """Return « 10 h 00 »."""
    return f"{moment.hour}{NB}h{NB}{moment.minute:02}"


def hour_in_words(moment: time, spelling: Spelling = Spelling.TRADITIONAL) -> str:
    """Return « dix-huit heures trente », « vingt et une heures »."""
    hours = cardinal(moment.hour, feminine=True, spelling=spelling)
    text = f"{hours} {'heures' if moment.hour > 1 else 'heure'}"
    if not moment.minute:
        return text
    return f"{text} {cardinal(moment.minute, feminine=True, spelling=spelling)}"


def day_and_month(day: date) -> str:
    """Return « 1er février »."""
    return f"{'1er' if day.day == 1 else day.day}{NB}{month_name(day)}"
