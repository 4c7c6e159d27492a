"""What a check is given: the session read with everything it is understood by, and the other sessions of the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from syndic_desktop.domain.agenda import Fate, Item
from syndic_desktop.domain.assemblies import BodyKind
from syndic_desktop.domain.checks.catalogue import Remark
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.deadlines import REMINDED
from syndic_desktop.domain.homonyms import named
from syndic_desktop.domain.reconvenings import first_key
from syndic_desktop.domain.sessions import Session, Sitting
from syndic_desktop.domain.statutes import Statutes
from syndic_desktop.domain.syndicats import Syndicat


@dataclass(frozen=True, slots=True)
class Case:
    """One session to check. `others`: sessions of the same body or of the same day, in any order; none is needed.

    `classification`: what the préfecture files acts under; None while its file was not imported. `today`: the day it is
    checked, from which what is not noted as done is late; None where nobody says it.
    """

    syndicat: Syndicat
    sitting: Sitting
    others: tuple[Session, ...] = ()
    classification: Classification | None = None
    today: date | None = None

    @property
    def session(self) -> Session:
        return self.sitting.session

    @property
    def rules(self) -> Statutes:
        return self.sitting.rules

    @property
    def deliberative(self) -> bool:
        """Whether the law itself organises the meetings of the body (L5211-11): no bureau, no commission."""
        return self.sitting.assembly.body(self.session.body).kind in (BodyKind.COMMITTEE, BodyKind.ASSEMBLY)

    def kept(self) -> Iterator[tuple[int, Item]]:
        """The items that were not taken off, with their 1-based positions."""
        return ((rank, item) for rank, item in enumerate(self.session.items, start=1) if item.fate is Fate.KEPT)

    def earlier(self) -> tuple[Session, ...]:
        """The sessions of the body before this one, latest first."""
        mine = [other for other in self.others if other.body == self.session.body and other.day < self.session.day]
        return tuple(sorted(mine, key=lambda other: other.day, reverse=True))

    def first(self) -> Session | None:
        """The session that lacked its quorum, for a second convocation; None when it is not said, or not known."""
        key = first_key(self.session)
        return next((other for other in self.others if key is not None and key.means(other.key)), None)

    def overdue(self, latest: date) -> bool:
        """Whether the last day for what is not noted as done is gone; a session too old is called for no more."""
        return (
            self.today is not None
            and self.session.held
            and self.today > latest
            and self.today - self.session.day <= REMINDED
        )

    def name(self, code: str | None) -> str:
        """« M. Alain MATHIEU », told apart from a homonym; the code itself where it is nobody's."""
        known = any(each.code == code for each in self.sitting.assembly.people)
        return named(self.sitting.assembly, code) if known and code else str(code or "")


Check = Callable[[Case], Iterator[Remark]]
"""One rule: what it has to say of a case."""
