"""A session as the room sees it: what cannot move while it is held is kept, what a gesture changes is read again."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from syndic_desktop.documents.contents.frames import hall_of
from syndic_desktop.domain import wording
from syndic_desktop.domain.reconvenings import with_first
from syndic_desktop.domain.remembered import MEMORY
from syndic_desktop.queries.sittings import the_syndicat

if TYPE_CHECKING:
    from syndic_desktop.documents.contents.presence import Hall
    from syndic_desktop.domain.assemblies import Assembly, SeatOnDay
    from syndic_desktop.domain.attendance import Situation, Stance
    from syndic_desktop.domain.quorum import Quorum
    from syndic_desktop.domain.remembered import Remembered
    from syndic_desktop.domain.sessions import Session
    from syndic_desktop.domain.syndicats import Syndicat
    from syndic_desktop.queries.live.shown import Chip, Head
    from syndic_desktop.store import SessionLine, Store


class Live:
    """One session as the room sees it. `read` again after every gesture; `forget` when the assembly has changed.

    `again`: its second convocation, once it is closed.
    """

    def __init__(self, store: Store, session_id: int) -> None:
        self._store, self.session_id = store, session_id
        self._known: tuple[Assembly, Syndicat] | None = None
        self._briefs: dict[str, str] = {}
        self._hall_of: tuple[object, ...] = ()
        self.chips: dict[tuple[object, ...], Chip] = {}
        self.last_chips: dict[str, tuple[Stance, tuple[object, ...], Chip]] = {}
        self.last_roll: tuple[tuple[object, ...], tuple[Chip, ...]] = ((), ())
        self.heads: dict[int, Head] = {}
        self._opened: bool | None = None
        self._carried: frozenset[str] | None = None
        self.again: SessionLine | None = None
        self.sitting: Remembered
        self.ids: tuple[int, ...] = ()
        self.read()

    def read(self) -> None:
        """Read the session again. Raises RuleViolation when it is no more."""
        with self._store.reading() as reader:
            session, self.ids = reader.outline(self.session_id)
            stale = self._known is None or self._told_of(session) != self._hall_of
            assembly, syndicat = self._known or (reader.assembly(), the_syndicat(reader))
            first = reader.first_session(session) if stale else None
            # Asked only once it may be there: a session going on is read after every gesture.
            again = next(iter(reader.following(session.key)), None) if session.closing is not None else None
        self._known = (assembly, syndicat)
        if stale:
            read = MEMORY.sitting(assembly, syndicat.profile, session)
            self._carried = with_first(read, first, syndicat.profile).carried
        made = MEMORY.sitting(assembly, syndicat.profile, session, self._carried)
        if stale or made is not self.sitting or again != self.again:
            self.sitting, self.again = made, again
            self.heads.clear()
            self._opened = None
        if stale:
            self._name(assembly, syndicat)

    def _name(self, assembly: Assembly, syndicat: Syndicat) -> None:
        self.hall: Hall = hall_of(self.sitting, syndicat.kind)
        self._hall_of = self._told_of(self.session)
        self._briefs.clear()
        self.chips.clear()
        self.last_chips.clear()
        self.last_roll = ((), ())
        members = {each.code: each.name for each in assembly.members}
        self._members = {seat.code: members[seat.member] for seat in self.sitting.seats}
        self.short = short_names(assembly)

    def forget(self) -> None:
        """The assembly or the statutes have changed: read everything next time."""
        self._known = None

    @property
    def session(self) -> Session:
        return self.sitting.session

    @property
    def opened(self) -> bool:
        """Whether the session has opened: an hour says so, or something that only an open session holds."""
        if self._opened is None:
            self._opened = _begun(self.session)
        return self._opened

    def room(self, position: int, *, voting: bool = True) -> Situation:
        """Who is there at an item (1-based), by default as it is voted; 0: as the session opens."""
        return self.sitting.situation(position, voting=voting)

    def quorum(self, position: int) -> Quorum:
        """The quorum of an item (1-based); 0: of the opening."""
        return self.sitting.quorum_at(position) if position else self.sitting.opening_quorum()

    def name(self, code: str | None) -> str:
        """« Mme Aubrac », « M. Bernard Roux » where somebody else is named so."""
        if code is None:
            return self.hall.names.full(None)
        if code not in self._briefs:
            self._briefs[code] = self.hall.names.brief(code)
        return self._briefs[code]

    def full(self, code: str | None) -> str:
        """« Mme Lise Aubrac »: what is found by a first name shows it."""
        return self.hall.names.full(code)

    def titular(self, seat: SeatOnDay) -> str:
        """The titular of a seat with the first name, or what is said of a seat without one."""
        return self.hall.names.titular(seat)

    def giver(self, seat: SeatOnDay) -> str:
        """The titular of a seat, or what is said of a seat without one."""
        return self.name(seat.titular) if seat.titular else self.hall.names.titular(seat)

    def member_of(self, seat: str) -> str:
        """The name of the member a seat is of."""
        return self._members.get(seat, "")

    def college(self, seat: SeatOnDay) -> str:
        """The name of its college."""
        found = self.hall.colleges.get(seat.college)
        return found.name if found else seat.college

    @staticmethod
    def _told_of(session: Session) -> tuple[object, ...]:
        heading = (session.day, session.body, session.president, session.modality)
        return (*heading, session.nature, session.first_session)


def _begun(session: Session) -> bool:
    course = session.course
    begun = course.opened is not None or course.item > 0 or session.closing is not None or session.movements
    return bool(begun) or any(item.vote is not None or item.debate is not None for item in session.items)


def short_names(assembly: Assembly) -> dict[str, str]:
    """The family name of everyone; the first letter of the first name follows where another person bears it."""
    borne = Counter(wording.fold(each.last_name) for each in assembly.people)
    return {
        each.code: each.last_name
        if borne[wording.fold(each.last_name)] == 1
        else f"{each.last_name} {each.first_name[:1]}."
        for each in assembly.people
    }
