"""Sessions of a body, and what follows of one item of them: who is there, whether the quorum is, how the vote went."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, time

from syndic_desktop.domain import wording
from syndic_desktop.domain.accounts import presidents, withdrawing
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.answers import Answer, standing
from syndic_desktop.domain.assemblies import Assembly, SeatOnDay, seats_on
from syndic_desktop.domain.attendance import Movement, Presence, Situation, in_order, situation
from syndic_desktop.domain.chairs import presiding
from syndic_desktop.domain.conducts import Course
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.minutes import FixedText, Rewording
from syndic_desktop.domain.modalities import Modality, SessionNature
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.overrides import Override
from syndic_desktop.domain.people import in_force
from syndic_desktop.domain.quorum import Quorum, quorum
from syndic_desktop.domain.recusals import Recusal, recused
from syndic_desktop.domain.statutes import DeputyRule, Profile, Statutes, statutes
from syndic_desktop.domain.tallies import Tally, Threshold, tally
from syndic_desktop.domain.turns import Ranks, ranked, ranks, since
from syndic_desktop.domain.votes import Ballot, Electorate, Majority, electorate

__all__ = [
    "ItemState",
    "Minutes",
    "Modality",
    "Session",
    "SessionKey",
    "SessionNature",
    "Sitting",
    "frozen",
    "not_dealt_with",
    "sitting",
    "thawed",
    "votable",
]

UNDECIDED = (ItemKind.INFORMATION, ItemKind.ANY_OTHER_BUSINESS)
"""What nothing is decided under."""


@dataclass(frozen=True, slots=True, order=True)
class SessionKey:
    """What tells sessions apart: body, day and, where two meet on one day, hour. Written « CS:2019-02-01T10:00 »."""

    body: str
    day: date
    opening: time | None = None

    def __str__(self) -> str:
        return f"{self.body}:{self.day}" + (f"T{self.opening:%H:%M}" if self.opening else "")

    @classmethod
    def parse(cls, text: str) -> SessionKey:
        """Read « CS:2019-02-01 » or « CS:2019-02-01T18:00 ». Raises RuleViolation."""
        body, _, moment = text.partition(":")
        day, _, hour = moment.partition("T")
        try:
            return cls(body, date.fromisoformat(day), time.fromisoformat(hour) if hour else None)
        except ValueError:
            raise RuleViolation(
                f"Séance « {text} » : écrivez l’instance, deux-points et la date, par exemple CS:2019-02-01."
            ) from None

    def means(self, other: SessionKey) -> bool:
        """Whether `other` is this session; without an hour, any session of that day is."""
        return (self.body, self.day) == (other.body, other.day) and self.opening in (None, other.opening)


@dataclass(frozen=True, slots=True)
class Minutes:
    """When the minutes were fixed and published, with the corrections asked for (L2121-15).

    `rewordings`: what the secretary put in other words; `text`: what was fixed, None where it was not kept (minutes
    fixed before they came in). `signed`: by the president and the secretary of the session. `copied`, `list_copied`:
    the day the councillors of the members got the minutes, and the list of the deliberations (L5211-40-2).
    """

    fixed: date | None = None
    published: date | None = None
    corrections: tuple[str, ...] = ()
    rewordings: tuple[Rewording, ...] = ()
    text: FixedText | None = None
    signed: date | None = None
    copied: date | None = None
    list_copied: date | None = None


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting: how it was convened, who came, what was decided.

    `list_published`: the day the list of its deliberations was displayed and published (L2121-25).
    """

    body: str
    day: date
    place: str
    president: str | None
    opening: time | None = None
    closing: time | None = None
    modality: Modality = Modality.IN_PERSON
    nature: SessionNature = SessionNature.ORDINARY
    first_session: str | None = None
    notice: Notice = Notice()
    secretary: str | None = None
    attendance: tuple[Presence, ...] = ()
    movements: tuple[Movement, ...] = ()
    items: tuple[Item, ...] = ()
    minutes: Minutes | None = None
    answers: tuple[Answer, ...] = ()
    overrides: tuple[Override, ...] = ()
    list_published: date | None = None
    course: Course = Course()

    @property
    def key(self) -> SessionKey:
        return SessionKey(self.body, self.day, self.opening)

    @property
    def standing_answers(self) -> tuple[Answer, ...]:
        """The answers given for its day; those given before it was moved are kept, and count for nothing."""
        return standing(self.answers, self.day)

    @property
    def held(self) -> bool:
        """Whether the roll was called: there is something to minute."""
        return bool(self.attendance)

    def came_late(self, item: Item) -> bool:
        """Whether an item is not in the notices that went out; before they go, nothing comes after them."""
        return item.added_after_notice and (self.notice.day is not None or self.held)

    @property
    def began(self) -> time | None:
        """The hour it opened, else the one it was convened at."""
        return self.course.opened or self.opening

    @property
    def ranks(self) -> Ranks:
        """The rank of each item (1-based) among those dealt with: see `turns`."""
        return ranks(self.items, self.began)


@dataclass(frozen=True, slots=True)
class ItemState:
    """One item: everyone's place as it is voted, the quorum as it opened, who votes, the vote once taken, its chair.

    The two rooms differ where somebody came or went « pendant le point »; the quorum is that of the opening, or of
    the last resumption where the session was suspended meanwhile.
    """

    position: int
    item: Item
    situation: Situation
    quorum: Quorum
    electorate: Electorate
    tally: Tally | None
    chair: str | None = None


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session read with its assembly and statutes: everything that follows from them, nothing stored.

    `carried`: the subjects, folded, for which the quorum lacked at the session that a second convocation follows; None
    where that one is not known.
    """

    assembly: Assembly
    session: Session
    rules: Statutes
    seats: tuple[SeatOnDay, ...]
    carried: frozenset[str] | None = None

    def situation(self, position: int, *, voting: bool = False) -> Situation:
        """Who is there as an item (1-based) opens or, `voting`, as it is voted; 0 is the opening of the session."""
        return self.room(self.session.movements, position, voting=voting)

    def room(self, movements: Iterable[Movement], position: int, *, voting: bool = False) -> Situation:
        """Who would be there, had these movements alone been noted: those of the items dealt with before count."""
        order = self.session.ranks
        moved = ranked(movements, order)
        return situation(self.seats, self.session.attendance, moved, order[position], voting=voting)

    def voters(self, position: int) -> Electorate:
        """Who votes on an item (1-based): frozen with the vote, else derived."""
        item = self.session.items[position - 1]
        return self.derived(position) if item.electorate is None else item.electorate

    def derived(self, position: int) -> Electorate:
        """Who votes on an item (1-based) by the attendance, whatever was frozen."""
        item = self.session.items[position - 1]
        there = self.situation(position, voting=True)
        aside = (*item.recusals, *self.withdrawing(item, there))
        return electorate(there, aside, concerned=self.concerned(item), always=self.presidents)

    def withdrawing(self, item: Item, there: Situation) -> tuple[Recusal, ...]:
        """The seats that the president keeps out of the vote of his accounts, and of their quorum (L2121-14)."""
        return withdrawing(item, there, self.presidents)

    @property
    def presidents(self) -> frozenset[str]:
        """Who presides over the syndicat on that day."""
        return presidents(self.assembly, self.session.day, self.session.president)

    def concerned(self, item: Item) -> frozenset[str] | None:
        """The members whose delegates alone vote on an item; None where everybody does (L5212-16)."""
        if item.competence is None:
            return None
        return frozenset(each.code for each in self.assembly.members if item.competence in each.competences)

    @property
    def composing(self) -> int:
        """How many seats compose the body on that day, vacant ones included."""
        day, seats = self.session.day, self.assembly.seats
        known = {each.code for each in seats if in_force(each.since, each.until, day)}
        return sum(code in known for code in self.assembly.body(self.session.body).seats_on(day))

    def threshold(self, item: Item) -> Threshold:
        """What it takes to adopt an item."""
        return Threshold(item.required, self.composing if item.required is Majority.TWO_THIRDS else 0)

    def state(self, position: int) -> ItemState:
        """Everything about an item (1-based). Raises what `tally` raises."""
        item = self.session.items[position - 1]
        there, voters = self.situation(position, voting=True), self.voters(position)
        counted, chair = self._tally(position, voters), self.presiding(position)
        return ItemState(position, item, there, self.quorum_at(position), voters, counted, chair)

    def tally_at(self, position: int) -> Tally | None:
        """The vote of an item (1-based) alone, without the room. Raises what `tally` raises."""
        return self._tally(position, self.voters(position))

    def presiding(self, position: int) -> str | None:
        """Who presides over an item (1-based; 0: as the session opens); None: nobody is known to (see `chairs`)."""
        return presiding(self, position)

    def _tally(self, position: int, voters: Electorate) -> Tally | None:
        item = self.session.items[position - 1]
        if item.vote is None:
            return None
        return tally(
            item.vote,
            voters,
            casting_vote=self.rules.casting_vote,
            chair=self.presiding(position),
            threshold=self.threshold(item),
            ballot_a_vote=self.rules.ballot_a_vote,
        )

    def states(self) -> tuple[ItemState, ...]:
        """Every item, in order."""
        return tuple(self.state(position) for position in range(1, len(self.session.items) + 1))

    def opening_quorum(self) -> Quorum:
        """The quorum when the session opens; none is wanted where an item at least is settled without any."""
        return quorum(self.situation(0), self.rules, waived=self.opens_without_quorum)

    @property
    def opens_without_quorum(self) -> bool:
        """Whether the session opens validly however few they are."""
        items = [item for item in self.session.items if item.fate is Fate.KEPT and item.kind not in UNDECIDED]
        second = self.session.nature is SessionNature.SECOND_NOTICE
        return second and (not items or any(self.without_quorum(item) for item in items))

    def without_quorum(self, item: Item) -> bool:
        """Whether an item is settled without any quorum: on a second convocation, once it lacked (L2121-17)."""
        if self.session.nature is not SessionNature.SECOND_NOTICE or self.session.came_late(item):
            return False
        if self.carried is None:
            return not item.added_after_notice
        return item.kind in UNDECIDED or wording.fold(item.subject) in self.carried

    def new_items(self) -> tuple[int, ...]:
        """The positions (from 1) of what a second convocation decides that did not lack its quorum, and wants it."""
        second = self.session.nature is SessionNature.SECOND_NOTICE
        return tuple(
            place
            for place, item in enumerate(self.session.items, start=1)
            if second and item.fate is Fate.KEPT and item.kind not in UNDECIDED and not self.without_quorum(item)
        )

    def quorum_at(self, position: int) -> Quorum:
        """The quorum of an item (1-based): as it opened, or as the session resumed while it was discussed."""
        return self._quorum(self.session.items[position - 1], self._as_checked(position))

    def quorum_now(self, position: int) -> Quorum:
        """What the quorum of an item (1-based) would be, were it put to discussion again with who is there now."""
        return self.quorum_in(self.situation(position, voting=True), position)

    def quorum_in(self, room: Situation, position: int) -> Quorum:
        """The quorum of an item (1-based) in this room, at whatever moment it is."""
        return self._quorum(self.session.items[position - 1], room)

    def quorum_if(self, item: Item, position: int) -> Quorum:
        """The quorum that an item would have had in the place of the one that is there (1-based)."""
        return self._quorum(item, self._as_checked(position))

    def _as_checked(self, position: int) -> Situation:
        """The room in which the quorum of an item is counted."""
        stops = [each for each in self.session.course.suspensions if each.before_item == position and each.during]
        ended = [each.until for each in stops if each.until is not None and not each.voted]
        if not ended:
            return self.situation(position)
        start = self.session.began or stops[0].since
        resumed = max(since(start, each) for each in ended)
        before, late = [], False
        for each in in_order(self.session.movements):  # one without hour is late where the one before it is
            past = each.at is not None and since(start, each.at) > resumed
            late = each.before_item == position and each.during and (late or past)
            before += [] if late else [each]
        return self.room(before, position, voting=True)

    def _quorum(self, item: Item, there: Situation) -> Quorum:
        aside = self.withdrawing(item, there)
        counted = quorum(there, self.rules, (*item.recusals, *aside), waived=self.without_quorum(item))
        return replace(counted, president=_sits(there, aside)) if aside else counted


def _sits(there: Situation, aside: tuple[Recusal, ...]) -> bool:
    """Whether somebody is in the room on one of these seats."""
    out = recused(aside)
    return any(place.seat.code in out for place in there.present)


def sitting(assembly: Assembly, profile: Profile, session: Session) -> Sitting:
    """Read a session with the assembly of its day. Raises UnknownCode when its body is not known."""
    body = assembly.body(session.body)
    rules = statutes(profile.on(session.day), body.rules.on(session.day))
    seats = seats_on(assembly, body, session.day, pooled=rules.deputies is not DeputyRule.NAMED)
    return Sitting(assembly, session, rules, seats)


def not_dealt_with(session: Session) -> tuple[int, ...]:
    """The positions (1-based) of what should have been voted and was not, nor withdrawn nor postponed."""
    return tuple(
        position
        for position, item in enumerate(session.items, start=1)
        if item.kind in (ItemKind.DELIBERATION, ItemKind.ELECTION) and item.fate is Fate.KEPT and item.vote is None
    )


def votable(item: Item, ballot: Ballot) -> bool:
    """Whether a vote held this way may be attached to an item.

    Never to « questions diverses », nor to an item that was taken off; of an information one only takes note.
    """
    if item.kind is ItemKind.INFORMATION and ballot is not Ballot.NONE:
        return False
    return item.kind is not ItemKind.ANY_OTHER_BUSINESS and item.fate is Fate.KEPT


def frozen(sitting: Sitting) -> Session:
    """The session with, in every item that was voted, the electorate of that moment (where none is frozen yet)."""
    items = tuple(
        item if item.vote is None or item.electorate else replace(item, electorate=sitting.voters(position))
        for position, item in enumerate(sitting.session.items, start=1)
    )
    return replace(sitting.session, items=items)


def thawed(session: Session) -> Session:
    """The session without frozen electorates: what travels in a dossier, and what two dossiers are compared by."""
    return replace(session, items=tuple(replace(item, electorate=None) for item in session.items))
