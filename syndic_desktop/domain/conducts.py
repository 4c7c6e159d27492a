"""How a session was conducted: its hours, suspensions and chair; and, item by item, what was amended, asked, reopened.

Nothing here decides anything: attendance, quorum and votes are computed elsewhere from the same session. These are
the facts that the minutes must tell (L2121-15) and that bring the room back to where it was.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from datetime import date, time
from fractions import Fraction

from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import HALF_A_DAY
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.votes import Ballot, Counts


@dataclass(frozen=True, slots=True)
class Suspension:
    """The session stops as item `before_item` (1-based) opens or, `during` it, before its vote.

    The quorum is checked again when it resumes (L2121-17; see droit on suspensions). `until` None: still suspended.
    `voted`: the item, the last one, was voted already, and its quorum is that of its vote.
    """

    before_item: int
    since: time
    until: time | None = None
    during: bool = False
    reason: str | None = None
    voted: bool = False


@dataclass(frozen=True, slots=True)
class Course:
    """Where the session stands. `opened`: the hour it really opened; `item`: the item open now, 0 where none is."""

    opened: time | None = None
    item: int = 0
    suspensions: tuple[Suspension, ...] = ()

    @property
    def suspended(self) -> Suspension | None:
        """The suspension that goes on."""
        return next((each for each in self.suspensions if each.until is None), None)


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change asked for in the operative part; `clause`: which clause (1-based), 0 where one is added at the end.

    `before` and `after` stay, whatever became of it; `adopted` None: not decided yet. An `after` left empty removes
    the clause. `counts`: the vote on the amendment, where one was counted.
    """

    author: str
    after: str
    clause: int = 0
    before: str = ""
    adopted: bool | None = None
    counts: Counts | None = None


@dataclass(frozen=True, slots=True)
class ClosedDoors:
    """« Huis clos », decided without debate by the majority of members present or represented (L5211-11).

    At the request of five members or of the president; `asked_by` are seats, empty where the president asked.
    """

    asked_by: tuple[str, ...] = ()
    unanimous: bool = False
    counts: Counts | None = None

    @property
    def members(self) -> int | None:
        """The members present or represented of whom a majority is wanted; None where no count was noted."""
        if self.counts is None:
            return None
        return _cast(self.counts) + (self.counts.not_voting or 0)

    @property
    def adopted(self) -> bool:
        """Whether the doors were closed: whoever said nothing was there too, and counts in the majority (L5211-11)."""
        if self.counts is None or self.members is None:
            return self.unanimous
        return self.unanimous or self.counts.in_favour >= majority_of(self.members)

    def among(self, members: int) -> ClosedDoors:
        """The same vote, as members present or represented are so many: those who did not say anything are noted.

        Raises RuleViolation: more votes than voters.
        """
        if self.counts is None:
            return self
        cast = _cast(self.counts)
        if cast > members:
            raise RuleViolation(f"Il y a plus de votes que de votants ({members}) : corrigez le décompte du huis clos.")
        return replace(self, counts=replace(self.counts, not_voting=members - cast))

    @property
    def told(self) -> str:
        """What was decided and by how many, on the base that the law wants."""
        if self.unanimous:
            return "Huis clos décidé à l’unanimité."
        members = self.members
        if self.counts is None or members is None:
            return "Huis clos demandé, non décidé."
        said = (
            f"{self.counts.in_favour} pour sur {wording.count(members, 'membre')} "
            f"{wording.agree(members, 'présent ou représenté', 'présents ou représentés')}"
        )
        wanted = f"la majorité absolue est de {majority_of(members)} (CGCT, L5211-11)"
        return f"Huis clos {'décidé' if self.adopted else 'refusé'} : {said}, {wanted}."


@dataclass(frozen=True, slots=True)
class BallotRequest:
    """Members who asked for a public ballot (a quarter of those present) or a secret one (a third): L2121-21."""

    ballot: Ballot
    seats: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reopening:
    """A closed vote was opened again, and why."""

    reason: str
    day: date
    at: time


@dataclass(frozen=True, slots=True)
class Conduct:
    """What happened on one item beside its debate and its vote. `opened`: the hour it was put to discussion."""

    opened: time | None = None
    amendments: tuple[Amendment, ...] = ()
    closed_doors: ClosedDoors | None = None
    requests: tuple[BallotRequest, ...] = ()
    reopenings: tuple[Reopening, ...] = ()


CLOSED_DOORS_MEMBERS = 5
"""How many members may ask for a closed session (L5211-11; three in a commune, L2121-18)."""


def majority_of(members: int) -> int:
    """The absolute majority of the members present or represented, whatever they said (L5211-11, L2121-18)."""
    return members // 2 + 1


def _cast(counts: Counts) -> int:
    return counts.in_favour + counts.against + counts.abstaining


def suspend(course: Course, suspension: Suspension) -> Course:
    """Stop the session. Raises RuleViolation while it is stopped already, or before the last one ended."""
    if course.suspended:
        raise RuleViolation("La séance est déjà suspendue : reprenez-la d’abord.")
    if any(each.until is not None and _before(suspension.since, each.until) for each in _around(course, suspension)):
        raise RuleViolation("Cette suspension commencerait avant la fin de la précédente : corrigez l’heure.")
    return replace(course, suspensions=(*course.suspensions, suspension))


def resume(course: Course, at: time) -> Course:
    """Go on. Raises RuleViolation when the session is not stopped, or at an hour before it was."""
    held = course.suspended
    if held is None:
        raise RuleViolation("La séance n’est pas suspendue.")
    if _before(at, held.since):
        raise RuleViolation(
            f"La suspension a commencé à {held.since:%H h %M} : la reprise ne peut pas être avant. Corrigez l’heure."
        )
    ended = replace(held, until=at)
    return replace(course, suspensions=tuple(ended if each is held else each for each in course.suspensions))


def _before(at: time, other: time) -> bool:
    """Whether an hour is before another; one that is far before it is past midnight, as in comings and goings."""
    return at < other and other.hour - at.hour <= HALF_A_DAY


def _around(course: Course, added: Suspension) -> tuple[Suspension, ...]:
    # A session may go past midnight: only what was noted on the same item is compared by hour.
    return tuple(each for each in course.suspensions if each.before_item == added.before_item)


def askers_needed(ballot: Ballot, present: int, *, public: Fraction, secret: Fraction) -> int:
    """How many of the members present must ask for a public or a secret ballot (L2121-21: a quarter, a third)."""
    return math.ceil(present * (public if ballot is Ballot.PUBLIC else secret))
