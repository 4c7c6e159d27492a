"""Approvals of minutes: the item that fixes those of a session, and the dates that its texts quote (L2121-15).

An item that is copied from the last agenda names the session before: its dates are made those of the new one, and a
text that still speaks of the minutes of another session is found.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, Item
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.texts import words
from syndic_desktop.domain.wording.dates import MONTHS

if TYPE_CHECKING:
    from syndic_desktop.domain.sessions import Sitting

_MONTH = {wording.fold(month): rank for rank, month in enumerate(MONTHS, start=1)}
_LONG = r"(?P<day>\d{1,2})(?:er)?\s(?P<month>[^\W\d_]+)(?:\s(?P<year>\d{4}))?\b"
_SHORT = r"(?P<day2>\d{1,2})/(?P<month2>\d{1,2})/(?P<year2>\d{4})\b"
_ANY = re.compile(rf"\b(?:{_LONG}|{_SHORT})")
MINUTES = re.compile(r"proc[eè]s[- ]verba", re.IGNORECASE)
_OF = re.compile(rf"(?:proc[eè]s[- ]verba\w*|\bpv\b)[^.;:,]{{0,80}}?\bdu\s(?:[a-zé]+di\s)?(?:{_LONG}|{_SHORT})", re.I)
"""« le projet de procès-verbal de la séance du 25 septembre »: the day told right after the minutes."""

Told = tuple[int, int, int | None]
"""Day, month and, where it is written, year."""


def fixed_day(item: Item) -> date | None:
    """The day of the session whose minutes an item fixes, as its subject says; None of any other item."""
    if not MINUTES.search(item.subject):
        return None
    return next((day for found in _ANY.finditer(item.subject) if (day := _date(_told(found))) is not None), None)


def approved_at(read: Sitting, position: int) -> bool:
    """Whether an item (1-based) was adopted, or taken note of, by enough people to do so."""
    item = read.session.items[position - 1]
    if item.vote is None or item.fate is not Fate.KEPT or not read.quorum_at(position).reached:
        return False
    try:
        counted = read.tally_at(position)
    except RuleViolation:
        return False
    return counted is None or counted.carried


def unapproved(read: Sitting, day: date) -> str:
    """Why a session held later did not fix the minutes of a day, a French clause; empty where it did, or may have.

    L2121-15: minutes are fixed at the beginning of the next session; one that could decide nothing fixed nothing.
    """
    items = read.session.items
    about = [rank for rank, item in enumerate(items, start=1) if fixed_day(item) == day]
    if not any(item.vote is not None for item in items) and not read.opening_quorum().reached:
        return "n’a rien pu approuver, faute de quorum"
    if not about or any(approved_at(read, rank) for rank in about):
        return ""
    item = items[about[0] - 1]
    if item.fate is Fate.WITHDRAWN:
        return "a retiré cette approbation de son ordre du jour"
    if item.fate is Fate.POSTPONED:
        return "a reporté cette approbation"
    if not read.quorum_at(about[0]).reached:
        return "n’avait plus le quorum pour l’approuver"
    return "" if item.vote is None else "ne l’a pas adopté"


def unmet(name: str, day: date) -> str:
    """What is said of minutes fixed on a day when no session of the body of that name is known (L2121-15)."""
    return f"Aucune séance connue de « {name} » ne s’est tenue le {wording.long_date(day)}."


def redated(item: Item, days: Mapping[date, date]) -> Item:
    """The item with each of these dates, long or short, with its year or without, made another in all its words.

    The statement and the annexes are left as they are.
    """

    def change(text: str) -> str:
        return _ANY.sub(lambda found: _replaced(found, days), text)

    clauses = tuple(replace(each, text=change(each.text), sub=tuple(map(change, each.sub))) for each in item.operative)
    return replace(
        _rewritten(item, lambda texts: tuple(map(change, texts))), subject=change(item.subject), operative=clauses
    )


def without_misquotes(item: Item) -> Item:
    """The item without its visas, recitals and mentions that speak of the minutes of another session."""
    about = fixed_day(item)
    if about is None:
        return item
    return _rewritten(item, lambda texts: tuple(each for each in texts if not any(_others(each, about))))


def misquoted(item: Item) -> str | None:
    """The date of another session that an item fixing minutes quotes as theirs, as it is written; None: none."""
    about = fixed_day(item)
    if about is None:
        return None
    clauses = (text for clause in item.operative for text in (clause.text, *clause.sub))
    texts = (*item.visas, *item.recitals, *item.heard, *clauses, words(item.statement))
    return next((told for text in texts for told in _others(text, about)), None)


def _rewritten(item: Item, change: Callable[[tuple[str, ...]], tuple[str, ...]]) -> Item:
    return replace(item, visas=change(item.visas), recitals=change(item.recitals), heard=change(item.heard))


def _others(text: str, about: date) -> Iterator[str]:
    """The dates that a text gives to minutes, other than that one."""
    for found in _OF.finditer(text):
        told = _told(found)
        if told is not None and not _is(told, about):
            yield _ANY.search(found[0])[0]  # type: ignore[index]  # the date that was just found


def _told(found: re.Match[str]) -> Told | None:
    if found["day2"]:
        return int(found["day2"]), int(found["month2"]), int(found["year2"])
    month = _MONTH.get(wording.fold(found["month"]))
    return None if month is None else (int(found["day"]), month, int(found["year"]) if found["year"] else None)


def _date(told: Told | None) -> date | None:
    if told is None or told[2] is None:
        return None
    try:
        return date(told[2], told[1], told[0])
    except ValueError:
        return None


def _is(told: Told, day: date) -> bool:
    return told[:2] == (day.day, day.month) and told[2] in (None, day.year)


def _replaced(found: re.Match[str], days: Mapping[date, date]) -> str:
    told = _told(found)
    new = next((after for before, after in days.items() if told is not None and _is(told, before)), None)
    if new is None:
        return found[0]
    if found["day2"]:
        return wording.short_date(new)
    return wording.long_date(new) if found["year"] else wording.day_and_month(new)
