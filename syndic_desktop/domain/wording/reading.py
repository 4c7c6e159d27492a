"""Dates, hours and lines as people type them: « 4/12/26 », « 4 décembre », « demain », « 18h30 ».

What cannot be understood, or does not exist, is refused with one French sentence that says what to type instead.
"""

from __future__ import annotations

import re
import unicodedata
from calendar import monthrange
from datetime import date, time, timedelta
from decimal import Decimal

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.wording.dates import MONTHS, WEEKDAYS, clock, long_date, weekday_name
from syndic_desktop.domain.wording.lists import shortened
from syndic_desktop.domain.wording.typography import NB, fold

FIRST_YEAR, LAST_YEAR = 1900, 2199
SHORTEST_MONTH = 3  # « jan », « fév »; « jui » would be two months, and is refused
DATE_HINT = "écrivez par exemple 04/12/2026, 4 décembre ou demain"
HOUR_HINT = "écrivez par exemple 18:30 ou 18 h 30"

_WORDS = {"aujourd'hui": 0, "aujourdhui": 0, "demain": 1, "apres-demain": 2, "apres demain": 2, "hier": -1}
_IN_DAYS = re.compile(r"(?:dans (\d{1,4}) jours?|\+ ?(\d{1,4}))")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_FIGURES = re.compile(r"(\d{1,2}) ?[/.\- ] ?(\d{1,2})(?: ?[/.\- ] ?(\d{4}|\d{2}))?")
_KEYPAD = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})")  # « 141226 », as fingers on a keypad type it
_SPELT = re.compile(r"(\d{1,2})(?:er)? ?([a-z]+)\.?(?: (\d{4}))?")
_CLOCK = re.compile(r"(\d{1,2}) ?(?:[:h.] ?(?:(\d{1,2}) ?(?:mn|min|m)?)?|heures? ?(\d{1,2})?)")
_AMOUNT = re.compile(r"-?[0-9]{1,12}(\.[0-9]{1,2})?")
_BARE_HOUR = re.compile(r"(\d{1,2}?)(\d{2})?")
_NO_TEXT = frozenset({"Cc", "Cs"})
_NO_CHARACTER = frozenset("\ufffe\uffff")  # XML, and so Word, forbids them


def read_date(typed: str, *, today: date) -> date:
    """The day that was typed; without a year, the next such day from `today` on. Raises RuleViolation."""
    plain = " ".join(fold(typed).split())
    if plain in _WORDS:
        return today + timedelta(days=_WORDS[plain])
    if found := _IN_DAYS.fullmatch(plain):
        return today + timedelta(days=int(found[1] or found[2]))
    weekday, _, rest = plain.partition(" ")
    if weekday not in WEEKDAYS:
        return _day(plain, typed, today)
    if rest in ("", "prochain"):
        return today + timedelta(days=(WEEKDAYS.index(weekday) - today.weekday() - 1) % 7 + 1)
    day = _day(rest, typed, today)
    if weekday_name(day) != weekday:
        raise RuleViolation(
            f"Le {long_date(day)} est un {weekday_name(day)}, pas un {weekday} : corrigez l’un ou l’autre."
        )
    return day


def read_hour(typed: str) -> time:
    """The hour that was typed: « 18:30 », « 18h30 », « 18 h », « 9 », « 1830 », « midi ». Raises RuleViolation."""
    plain = " ".join(fold(typed).split())
    if plain in ("midi", "minuit"):
        return time(12 if plain == "midi" else 0)
    if not plain.isascii() or not (found := _CLOCK.fullmatch(plain) or _BARE_HOUR.fullmatch(plain)) or not plain:
        raise RuleViolation(f"« {shortened(clean_line(typed))} » n’est pas une heure : {HOUR_HINT}.")
    hour, minute = int(found[1]), int(next(filter(None, found.groups()[1:]), 0))
    if hour > 23 or minute > 59:
        raise RuleViolation(
            f"« {shortened(clean_line(typed))} » n’existe pas : de {clock(time(0))} à {clock(time(23, 59))}."
        )
    return time(hour, minute)


def read_amount(typed: str) -> Decimal | None:
    """Euros as they are typed or pasted: « 1 234,50 € », « 1.234,50 », « 1234.5 »; None where nothing is.

    Exact, to the cent: what is finer is refused rather than rounded. Raises RuleViolation.
    """
    plain = re.sub(r"[\s\u00a0\u202f\u2009'’]|€|eur(os?)?$", "", clean_line(typed), flags=re.IGNORECASE)
    if not plain:
        return None
    # « 1.234,50 »: a point that comes before a comma, or groups by three more than once, only separates thousands.
    if "," in plain or plain.count(".") > 1:
        plain = plain.replace(".", "").replace(",", ".", 1)
    if not _AMOUNT.fullmatch(plain):
        raise RuleViolation(f"« {shortened(clean_line(typed))} » n’est pas un montant : écrivez par exemple 1 234,50.")
    return Decimal(plain)


def clean_line(typed: str) -> str:
    """What was typed or pasted, on one line: no control character, no half of a character, no doubled space.

    Any language and any writing direction is kept, emoji too.
    """
    # Each letter is looked at once: a whole document may be pasted in a line, which is cleaned at every key.
    unprintable = {ord(each): " " for each in set(typed) if _unprintable(each)}
    return re.sub(" {2,}", " ", typed.translate(unprintable) if unprintable else typed).strip()


def _unprintable(character: str) -> bool:
    if character.isspace():
        return character != NB
    return character in _NO_CHARACTER or unicodedata.category(character) in _NO_TEXT


def _day(plain: str, typed: str, today: date) -> date:
    if plain.isascii():
        if found := _ISO.fullmatch(plain):
            return _existing(int(found[1]), int(found[2]), int(found[3]))
        if found := _FIGURES.fullmatch(plain) or _KEYPAD.fullmatch(plain):
            return _dated(int(found[1]), int(found[2]), found[3], today)
        if (found := _SPELT.fullmatch(plain)) and (month := _month(found[2])):
            return _dated(int(found[1]), month, found[3], today)
    raise RuleViolation(f"« {shortened(clean_line(typed))} » n’est pas une date : {DATE_HINT}.")


def _month(word: str) -> int | None:
    """The month a word begins, when it can be no other: « dec », « decembre »."""
    found = [rank for rank, name in enumerate(MONTHS, start=1) if fold(name).startswith(word)]
    return found[0] if len(found) == 1 and len(word) >= SHORTEST_MONTH else None


def _dated(day: int, month: int, year: str | None, today: date) -> date:
    if year is not None:
        return _existing(int(year) + (2000 if len(year) == 2 else 0), month, day)
    if (month, day) == (2, 29):
        leap = next(
            each
            for each in range(today.year, today.year + 9)
            if monthrange(each, 2)[1] == 29 and date(each, 2, 29) >= today
        )
        return date(leap, 2, 29)
    this = _existing(today.year, month, day)
    return this if this >= today else this.replace(year=today.year + 1)


def _existing(year: int, month: int, day: int) -> date:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise RuleViolation(f"L’année {year} est trop loin : vérifiez-la.")
    if not 1 <= month <= 12:
        raise RuleViolation(f"Le mois {month} n’existe pas : {DATE_HINT}.")
    last = monthrange(year, month)[1]
    if not 1 <= day <= last:
        raise RuleViolation(
            f"Le {day} {MONTHS[month - 1]} {year} n’existe pas : {MONTHS[month - 1]} compte {last} jours."
        )
    return date(year, month, day)
