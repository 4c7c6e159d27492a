"""A session that is going on, worked out once: from one gesture to the next only what has changed is counted again.

What is the same is known by identity: whoever reads a session twice is expected to give the same objects for the parts
that did not change (values are frozen). Where they are others, everything is counted again, and nothing is wrong.
"""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from typing import TypeVar

from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly
from syndic_desktop.domain.attendance import Movement, Situation
from syndic_desktop.domain.quorum import Quorum
from syndic_desktop.domain.sessions import ItemState, Session, Sitting, sitting
from syndic_desktop.domain.statutes import Profile
from syndic_desktop.domain.tallies import Tally
from syndic_desktop.domain.turns import Ranks
from syndic_desktop.domain.votes import Electorate, Majority, Vote

T = TypeVar("T")

OPENING = 0
"""The place of the quorum of the opening among those of the items, which are numbered from 1."""
UNHEARD = frozenset({"vote", "electorate", "debate", "act", "number", "note", "conduct"})
"""The fields of an item that neither its quorum nor who may vote on it come from; its hour is in the ranks."""
COUNTED = tuple(each.name for each in fields(Item) if each.name not in UNHEARD)
STANDING = ("body", "day", "president", "modality", "nature", "first_session")
"""The fields of a session that its seats, its rules and its presidents come from."""


@dataclass(slots=True)
class _Known:
    """What was worked out of one sitting, and which one it is."""

    of: tuple[object, ...]
    rooms: dict[tuple[int, bool], Situation] = field(default_factory=dict)
    alike: dict[tuple[int, ...], Situation] = field(default_factory=dict)
    voting: dict[tuple[object, ...], tuple[Situation, Electorate]] = field(default_factory=dict)
    quorums: dict[int, Quorum] = field(default_factory=dict)
    electorates: dict[int, Electorate] = field(default_factory=dict)
    counted: dict[int, ItemState] = field(default_factory=dict)
    tallies: dict[tuple[int, int], _Counted] = field(default_factory=dict)
    order: Ranks = ()


@dataclass(frozen=True, slots=True)
class _Counted:
    """A vote that was counted, and what it was counted from besides the session's rules and seats."""

    vote: Vote
    voters: Electorate
    chair: str | None
    required: Majority
    tally: Tally | None


@dataclass(frozen=True, slots=True)
class Remembered(Sitting):
    """A session whose rooms, quorums and votes are worked out once each: many ask for the same one.

    Another made of it by `replace` knows nothing of what this one has worked out; `after` hands on what holds.
    """

    known: _Known = field(default_factory=lambda: _Known(()), compare=False, repr=False)

    def __post_init__(self) -> None:
        mine = (self.assembly, self.session, self.rules, self.seats, self.carried)
        of = self.known.of
        if len(of) != len(mine) or any(one is not other for one, other in zip(of, mine, strict=True)):
            object.__setattr__(self, "known", _Known(mine))

    def situation(self, position: int, *, voting: bool = False) -> Situation:
        asked, known = (position, voting), self.known.rooms
        if asked not in known:
            alike, noted = self.known.alike, self._noted(position, voting=voting)
            if noted not in alike:
                alike[noted] = Sitting.situation(self, position, voting=voting)
            known[asked] = alike[noted]
        return known[asked]

    @property
    def order(self) -> Ranks:
        """The rank of each item among those dealt with (`Session.ranks`)."""
        known = self.known
        if not known.order:
            known.order = self.session.ranks
        return known.order

    def _noted(self, position: int, *, voting: bool) -> tuple[int, ...]:
        """Which movements make a room: where they are the same ones, so is the room."""
        order, moved = self.order, self.session.movements
        here = order[position]
        ranks = [(order[each.before_item], each.during and not voting) for each in moved]
        return tuple(place for place, rank in enumerate(ranks) if rank < (here, True))

    def quorum_at(self, position: int) -> Quorum:
        known = self.known.quorums
        if position not in known:
            known[position] = Sitting.quorum_at(self, position)
        return known[position]

    def opening_quorum(self) -> Quorum:
        known = self.known.quorums
        if OPENING not in known:
            known[OPENING] = Sitting.opening_quorum(self)
        return known[OPENING]

    def derived(self, position: int) -> Electorate:
        known, item = self.known.electorates, self.session.items[position - 1]
        if position not in known:
            there = self.situation(position, voting=True)
            asked = (id(there), (*item.recusals, *self.withdrawing(item, there)), item.competence)
            if asked not in self.known.voting:
                self.known.voting[asked] = (there, Sitting.derived(self, position))
            known[position] = self.known.voting[asked][1]
        return known[position]

    def state(self, position: int) -> ItemState:
        known = self.known.counted
        if position not in known:
            known[position] = Sitting.state(self, position)
        return known[position]

    def _tally(self, position: int, voters: Electorate) -> Tally | None:
        """A vote is counted once for its gesture, the screens and the list of items."""
        item = self.session.items[position - 1]
        if item.vote is None:
            return None
        asked, chair = (id(item.vote), id(voters)), self.presiding(position)
        known = self.known.tallies.get(asked)
        if known is None or (known.chair, known.required) != (chair, item.required):
            counted = Sitting._tally(self, position, voters)
            known = self.known.tallies[asked] = _Counted(item.vote, voters, chair, item.required, counted)
        return known.tally

    def after(self, session: Session) -> Remembered:
        """The same session later, with what the gestures between the two cannot have changed."""
        if session is self.session:
            return self
        made = Remembered(self.assembly, session, self.rules, self.seats, self.carried)
        if self._same_standing(session):
            made.known.tallies = self.known.tallies
            if len(session.items) == len(self.session.items) and made.order == self.order:
                self._hand_on(made.known, session)
        return made

    def _same_standing(self, session: Session) -> bool:
        was = self.session
        return all(getattr(session, name) == getattr(was, name) for name in STANDING)

    def _hand_on(self, known: _Known, session: Session) -> None:
        since = _since(self.session, session)
        if since is None:
            return
        voting, opening = (_moved(since, self.order, voting=each) for each in (True, False))
        stopped = session.course.suspensions
        pairs = list(enumerate(zip(self.session.items, session.items, strict=True), start=1))
        others = {place for place, (was, now) in pairs if was is not now}
        changed = {place for place, (was, now) in pairs if place in others and _differ(was, now)}
        known.alike = dict(self.known.alike)  # a copy: what is noted after another gesture has the same rank
        known.voting = self.known.voting  # by the room itself
        rooms = self.known.rooms.items()
        known.rooms.update({asked: room for asked, room in rooms if asked[0] not in (voting if asked[1] else opening)})
        known.electorates.update(_without(self.known.electorates, changed | voting))
        if stopped == self.session.course.suspensions:
            settled = changed | {OPENING} if changed else changed
            known.quorums.update(_without(self.known.quorums, settled | (voting if stopped else opening)))
            if not any(each.kind is ItemKind.ELECTION for place in others for each in pairs[place - 1][1]):
                # who is elected president presides over what follows
                known.counted.update(_without(self.known.counted, others | voting))


def _since(was: Session, now: Session) -> tuple[Movement, ...] | None:
    """The movements noted after all those there were; None where more than that has changed in who is there."""
    if now.attendance is not was.attendance:
        return None
    known = len(was.movements)
    same = now.movements is was.movements or now.movements[:known] == was.movements
    return now.movements[known:] if same else None


def _moved(since: tuple[Movement, ...], order: Ranks, *, voting: bool) -> set[int]:
    """The places where somebody has come or gone since: in the room of their vote, or in that of their opening."""
    moved: set[int] = set()
    for each in since:
        first = order[min(each.before_item, len(order) - 1)]
        places = {place for place, rank in enumerate(order) if rank >= first}
        if each.during and not voting:
            places.discard(each.before_item)
        moved |= places
    return moved


def _without(known: dict[int, T], places: set[int]) -> dict[int, T]:
    kept = dict(known)
    for place in places:
        kept.pop(place, None)
    return kept


def _differ(was: Item, now: Item) -> bool:
    return any(getattr(was, name) != getattr(now, name) for name in COUNTED)


class Memory:
    """The last session that was worked out, for whoever asks of it next: a gesture, then the screens that show it."""

    def __init__(self) -> None:
        self._last: tuple[Profile, Remembered] | None = None

    def sitting(
        self, assembly: Assembly, profile: Profile, session: Session, carried: frozenset[str] | None = None
    ) -> Remembered:
        """A session with the assembly and the statutes of its day. Raises UnknownCode when its body is not known."""
        last = self._last
        if last is not None and last[0] is profile and _goes_on(last[1], assembly, session, carried):
            made = last[1].after(session)
        else:
            read = sitting(assembly, profile, session)
            made = Remembered(read.assembly, session, read.rules, read.seats, carried)
        self._last = (profile, made)
        return made

    def known(self, assembly: Assembly, profile: Profile, session: Session) -> Remembered | None:
        """This very session, where it is the last one that was worked out."""
        last = self._last
        if last is None or last[0] is not profile or last[1].assembly is not assembly:
            return None
        return last[1] if last[1].session is session else None


def _goes_on(last: Remembered, assembly: Assembly, session: Session, carried: frozenset[str] | None) -> bool:
    if last.assembly is not assembly or last.carried != carried:
        return False
    return all(getattr(last.session, name) == getattr(session, name) for name in ("body", "day"))


MEMORY = Memory()
"""The one of this program: it goes through one session at a time, and what is kept is checked by identity."""
