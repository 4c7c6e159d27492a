"""What a roster says, row by row: frozen values, before they become an assembly."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from syndic_desktop.domain.people import Civility


@dataclass(frozen=True, slots=True)
class RosterPerson:
    """Somebody named on a row."""

    civility: Civility
    first_name: str
    last_name: str
    email: str | None = None
    phone: str | None = None
    address: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RosterLine:
    """One seat. No `titular` and not `vacant`: in office, its holder not named yet. `weight` None: not written."""

    row: int
    college: str
    article: str
    member: str
    titular: RosterPerson | None
    college_code: str | None = None
    vacant: bool = False
    role: str | None = None
    deputies: tuple[RosterPerson, ...] = ()
    weight: Fraction | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Roster:
    """Every seat of the file, in its order (protocol order); `notices` say what was left aside."""

    lines: tuple[RosterLine, ...]
    notices: tuple[str, ...] = ()
