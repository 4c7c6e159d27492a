"""Numbers of acts: the pattern a body numbers with (« CS{annee}/{numero:02} »), the next number, the gaps.

A pattern is read with a grammar of its own, never with `str.format`: it is text typed by a user.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.domain.wording import NB, listing

CENTURY: Final = "20"
NUMBER: Final = "numero"

# Every field of the grammar, and what it prints, as the expression that reads it back.
FIELDS: Final[Mapping[str, str]] = {
    "annee": "[0-9]{4}",
    "annee2": "[0-9]{2}",
    "mois:02": "0[1-9]|1[0-2]",
    "jour:02": "0[1-9]|[12][0-9]|3[01]",
    "numero": "[0-9]{1,5}",
    "numero:02": "[0-9]{1,5}",
    "numero:03": "[0-9]{1,5}",
    "initiales": r"(?:[^\W\d_]|[.-])*",
}
_PIECES = re.compile(r"\{(?P<field>[^{}]*)\}|(?P<literal>[^{}]+)|[{}]")

Series = tuple[int, int, int]


class BadPattern(RuleViolation):
    """A numbering pattern that cannot be understood."""

    def __init__(self, pattern: str, reason: str) -> None:
        super().__init__(f"Numérotation «{NB}{pattern}{NB}»{NB}: {reason}.")
        self.pattern = pattern


class Counter(StrEnum):
    """When a body starts again at one."""

    YEAR = "annee"
    SESSION = "seance"
    CONTINUOUS = "continu"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a printed number says; what its pattern does not print is None."""

    number: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    initials: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a pattern: a field of the grammar, or literal text."""

    text: str
    is_field: bool

    @property
    def name(self) -> str:
        """The field without its width: « numero » for « numero:02 »."""
        return self.text.partition(":")[0]

    @property
    def width(self) -> int:
        """The figures a number is padded to."""
        return int(self.text.partition(":")[2] or 1)


@dataclass(frozen=True, slots=True)
class Pattern:
    """How a body prints its numbers: « CS{annee}/{numero:02} » prints « CS2019/03 »."""

    text: str
    pieces: tuple[Piece, ...]
    _reader: re.Pattern[str] = field(compare=False, repr=False)

    @classmethod
    def parse(cls, text: str) -> Pattern:
        """Read a pattern typed by the user; raise BadPattern with the reason when it cannot be understood."""
        pieces = tuple(_piece(text, match) for match in _PIECES.finditer(text))
        numbers = sum(piece.is_field and piece.name == NUMBER for piece in pieces)
        if numbers != 1:
            reason = (
                "il manque le champ {numero}" if numbers == 0 else "le champ {numero} ne peut y figurer qu’une fois"
            )
            raise BadPattern(text, f"{reason}, comme dans CS{{annee}}/{{numero:02}}")
        return cls(text, pieces, re.compile(rf"\s*{''.join(_expressions(pieces))}\s*"))

    def render(self, number: int, day: date, initials: str = "") -> str:
        """Print a number."""
        if number < 1:
            raise ValueError(f"acts are numbered from one: {number}")
        return "".join(_printed(piece, number, day, initials) for piece in self.pieces)

    def read(self, text: str) -> Reading | None:
        """Read a printed number back, or return None when it was not printed with this pattern.

        Zeros in front are forgiven: « CS2019/3 » and « CS2019/03 » are the same act.
        """
        match = self._reader.fullmatch(text)
        return _reading(match.groupdict()) if match else None


@dataclass(frozen=True, slots=True)
class KindNumbering:
    """How the delegated decisions of a kind are numbered: « LC{annee}-{numero:02}/{initiales} »."""

    kind: DecisionKind
    pattern: str
    counter: Counter = Counter.YEAR


def next_number(pattern: Pattern, counter: Counter, day: date, used: Iterable[tuple[date, str]]) -> int:
    """Return the number that follows those already given in the body: one more than the highest of its series.

    A gap is never filled, and a pattern that prints a date never prints the same number twice: two sessions of one
    month go on from each other under « {mois:02}/{annee}-{numero:02} ».
    """
    first = [(day, pattern.render(1, day))]
    ((wanted, _, _),) = _placed(pattern, counter, first)
    return max((number for series, number, _ in _placed(pattern, counter, used) if series == wanted), default=0) + 1


def following(numbering: str, counter: Counter, day: date, used: Iterable[tuple[date, str]], initials: str = "") -> str:
    """The number that the next act of a day would bear, as it is printed; empty where the pattern says none.

    `initials`: those of whoever gives it, left for her to write where they are not known.
    """
    try:
        pattern = Pattern.parse(numbering)
    except BadPattern:
        return ""
    return pattern.render(next_number(pattern, counter, day, used), day, initials)


def gaps(pattern: Pattern, counter: Counter, used: Iterable[tuple[date, str]]) -> tuple[str, ...]:
    """Return the missing numbers as they would be printed, series after series: « CS2019/04 ».

    A year or a session is counted from one; a continuous series from the first number the dossier holds.
    """
    dates: dict[Series, dict[int, date]] = defaultdict(dict)
    for series, number, given in _placed(pattern, counter, used):
        dates[series][number] = given
    return tuple(text for _, numbers in sorted(dates.items()) for text in _missing(pattern, counter, numbers))


def _piece(text: str, match: re.Match[str]) -> Piece:
    name, literal = match["field"], match["literal"]
    if name is None and literal is None:
        raise BadPattern(text, "une accolade est seule, alors que chaque champ s’écrit entre deux accolades")
    if name is not None and name not in FIELDS:
        known = listing([f"{{{each}}}" for each in FIELDS])
        raise BadPattern(text, f"le champ {{{name}}} n’existe pas, les seuls champs sont {known}")
    return Piece(literal or name, is_field=literal is None)


def _printed(piece: Piece, number: int, day: date, initials: str) -> str:
    match piece.name:
        case _ if not piece.is_field:
            return piece.text
        case "annee" | "annee2":
            return f"{day.year:04}"[-4 if piece.name == "annee" else -2 :]
        case "mois" | "jour":
            return f"{day.month if piece.name == 'mois' else day.day:02}"
        case "initiales":
            return initials
    return f"{number:0{piece.width}}"


def _expressions(pieces: Iterable[Piece]) -> Iterator[str]:
    """Build the expression that reads a printed number; a field printed twice must say the same twice."""
    seen: set[str] = set()
    for piece in pieces:
        if not piece.is_field:
            yield re.escape(piece.text)
        elif piece.name in seen:
            yield f"(?P={piece.name})"
        else:
            seen.add(piece.name)
            yield f"(?P<{piece.name}>{FIELDS[piece.text]})"


def _reading(said: Mapping[str, str]) -> Reading | None:
    ending = said.get("annee2", "")
    year = said.get("annee") or (f"{CENTURY}{ending}" if ending else None)
    if year and not year.endswith(ending):
        return None
    month, day = said.get("mois"), said.get("jour")
    return Reading(
        int(said[NUMBER]),
        int(year) if year else None,
        int(month) if month else None,
        int(day) if day else None,
        said.get("initiales"),
    )


def _placed(pattern: Pattern, counter: Counter, used: Iterable[tuple[date, str]]) -> Iterator[tuple[Series, int, date]]:
    """Place each number in its series; one of another shape was not printed with this pattern and counts nowhere."""
    for given, text in used:
        if (reading := pattern.read(text)) is not None:
            yield _series(counter, given, reading), reading.number, given


def _series(counter: Counter, given: date, reading: Reading) -> Series:
    """Return what tells one series from another; what a number prints counts more than the date it was given on."""
    year = reading.year or given.year
    match counter:
        case Counter.CONTINUOUS:
            return (0, 0, 0)
        case Counter.YEAR:
            return (year, 0, 0)
        case Counter.SESSION if reading.year or reading.month or reading.day:
            return (year, reading.month or 0, reading.day or 0)
        case Counter.SESSION:
            return (given.year, given.month, given.day)


def _missing(pattern: Pattern, counter: Counter, numbers: Mapping[int, date]) -> Iterator[str]:
    """Print the gaps of one series, each with the date of the number that follows it."""
    first = min(numbers) if counter is Counter.CONTINUOUS else 1
    following = sorted(numbers)
    for candidate in range(first, following[-1]):
        if candidate not in numbers:
            after = following[bisect(following, candidate)]
            yield pattern.render(candidate, numbers[after])
