"""The room, live: the quorum, the roll, and whoever may sit or hold a proxy, as one screen shows them at one item.

A `Live` keeps what cannot move during a session (the assembly, the names); a gesture then costs one light reading.
The items and their votes are the subject of `live_items`, what a gesture changes that of `live_changes`.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING

from syndic_desktop.documents.contents.frames import hall_of
from syndic_desktop.documents.contents.presence import Hall, quorum_of
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.attendance import Place, Situation, State
from syndic_desktop.domain.quorum import Quorum
from syndic_desktop.domain.reconvenings import with_first
from syndic_desktop.domain.recusals import recused
from syndic_desktop.domain.sessions import Session, sitting
from syndic_desktop.domain.statutes import QuorumBase
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live_sittings import Remembered
from syndic_desktop.queries.sittings import the_syndicat

if TYPE_CHECKING:
    from syndic_desktop.domain.assemblies import Assembly
    from syndic_desktop.domain.syndicats import Syndicat
    from syndic_desktop.store import Store


class Look(StrEnum):
    """How a seat stands; the value is the word said of it."""

    UNCALLED = "à appeler"
    PRESENT = "présent"
    DEPUTY = "suppléé"
    PROXY = "représenté"
    EXCUSED = "excusé"
    ABSENT = "absent"
    RECUSED = "en déport"


SIGNS = {
    Look.UNCALLED: "?",
    Look.PRESENT: "●",
    Look.DEPUTY: "◐",
    Look.PROXY: "⇄",
    Look.EXCUSED: "⊖",
    Look.ABSENT: "○",
    Look.RECUSED: "⊘",
}
LOOKS = {
    State.PRESENT: Look.PRESENT,
    State.DEPUTY: Look.DEPUTY,
    State.PROXY: Look.PROXY,
    State.EXCUSED: Look.EXCUSED,
    State.ABSENT: Look.ABSENT,
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One seat of the roll; `other`: who sits or holds the proxy; `sought` is what a typed name is looked up in."""

    seat: str
    name: str
    other: str
    sign: str
    look: str
    section: str
    sought: str
    told: str


@dataclass(frozen=True, slots=True)
class CollegeQuorum:
    """One college of a quorum that is counted college by college."""

    name: str
    said: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The quorum in big words and the invariant. `share` and `mark`: what is there and what is required, of the whole.

    `balance`: figures and words, the last one their sum; `warning`: what is about to go wrong, empty when nothing is.
    """

    title: str
    detail: str
    reached: bool
    share: float
    mark: float
    balance: tuple[tuple[str, str], ...]
    voters: str
    reason: str
    colleges: tuple[CollegeQuorum, ...]
    warning: str

    @property
    def told(self) -> str:
        """The whole in one sentence."""
        figures = " + ".join(f"{figure} {word}" for figure, word in self.balance[:-1])
        return f"{self.title}, {self.detail}. {figures} = {' '.join(self.balance[-1])}. {self.voters}. {self.reason}"


class Live:
    """One session as the room sees it. `read` again after every gesture; `forget` when the assembly has changed."""

    def __init__(self, store: Store, session_id: int) -> None:
        self._store, self.session_id = store, session_id
        self._known: tuple[Assembly, Syndicat] | None = None
        self._briefs: dict[str, str] = {}
        self._hall_of: tuple[object, ...] = ()
        self.chips: dict[tuple[object, ...], Chip] = {}
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
        self._known = (assembly, syndicat)
        if stale:
            read = with_first(sitting(assembly, syndicat.profile, session), first)
            self.sitting = Remembered(read.assembly, session, read.rules, read.seats, read.carried)
            self.hall: Hall = hall_of(self.sitting, syndicat.kind)
            self._hall_of = self._told_of(session)
            self._briefs.clear()
            self.chips.clear()
            members = {each.code: each.name for each in assembly.members}
            self._members = {seat.code: members[seat.member] for seat in self.sitting.seats}
            self.short = short_names(assembly)
        elif session != self.sitting.session:
            self.sitting = replace(self.sitting, session=session, rooms={}, quorums={}, counted={})

    def forget(self) -> None:
        """The assembly or the statutes have changed: read everything next time."""
        self._known = None

    @property
    def session(self) -> Session:
        return self.sitting.session

    @property
    def opened(self) -> bool:
        """Whether the session has opened: an hour says so, or something that only an open session holds."""
        session = self.session
        course = session.course
        begun = course.opened is not None or course.item > 0 or session.closing is not None or session.movements
        return bool(begun) or any(item.vote is not None or item.debate is not None for item in session.items)

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


def head(live: Live, position: int) -> Head:
    """The quorum and the figures at an item (1-based); 0: as the session opens."""
    sat = live.sitting
    there = live.room(position)
    counted = live.quorum(position)
    voters = len(sat.voters(position).voters) if position else len(there.present) + len(there.represented)
    whole = sum((seat.weight for seat in sat.seats), Fraction(0)) if _weighted(counted) else Fraction(len(sat.seats))
    total = counted.total
    return Head(
        _title(live, counted),
        _detail(counted, live.hall),
        counted.reached,
        float(total.counted / whole) if whole else 0.0,
        float(total.required / whole) if whole else 0.0,
        _balance(there),
        wording.count(voters, "votant") + (f" au point {position}" if position else ""),
        str(quorum_of(counted, live.hall)["phrase"]),
        _colleges(counted, live.hall),
        _warning(live, position, counted),
    )


def _title(live: Live, counted: Quorum) -> str:
    if counted.waived:
        return "Sans condition de quorum"
    if counted.reached:
        return "Quorum atteint"
    return "Quorum non atteint" if _called(live) else "Quorum pas encore atteint"


def _called(live: Live) -> bool:
    """Whether the roll is over: the session is open, or every seat was called."""
    called = {each.seat for each in live.session.attendance}
    return live.opened or all(seat.code in called for seat in live.sitting.seats)


def _weighted(counted: Quorum) -> bool:
    return counted.base is QuorumBase.WEIGHTS


def _detail(counted: Quorum, hall: Hall) -> str:
    """« 17 présents pour 13 requis »."""
    there = counted.total.counted
    both = hall.rules.proxies_count
    if _weighted(counted):
        said = f"{wording.count(there, 'voix', 'voix')} {'présentes ou représentées' if both else 'présentes'}"
    elif both:
        said = wording.count(there, "présent ou représenté", "présents ou représentés")
    else:
        said = wording.count(there, "présent")
    if counted.waived:
        return said
    if counted.base is QuorumBase.COLLEGES:
        return f"{said}, dans chaque collège"
    required = f"{wording.fraction(counted.total.required)} {'requises' if _weighted(counted) else 'requis'}"
    return f"{said} pour {required}{_votes(counted)}"


def _votes(counted: Quorum) -> str:
    """« , et 25 voix pour 20,5 » where heads and votes must both be there (L5721-2)."""
    if counted.weights is None:
        return ""
    there = wording.count(counted.weights.counted, "voix", "voix")
    return f", et {there} pour {wording.fraction(counted.weights.required)}"


def _balance(there: Situation) -> tuple[tuple[str, str], ...]:
    """The figures whose sum is the number of members in office."""
    counts = (
        (len(there.present), "présent"),
        (len(there.represented), "représenté"),
        (len(there.excused), "excusé"),
        (len(there.absent), "absent"),
    )
    said = tuple((str(number), wording.agree(number, word)) for number, word in counts)
    return (*said, (str(len(there.places)), "en exercice"))


def _colleges(counted: Quorum, hall: Hall) -> tuple[CollegeQuorum, ...]:
    if counted.base is not QuorumBase.COLLEGES or counted.waived:
        return ()
    return tuple(
        CollegeQuorum(
            hall.colleges[code].name,
            f"{wording.fraction(count.counted)} / {wording.fraction(count.required)}",
            count.reached,
        )
        for code, count in counted.by_college
    )


def _warning(live: Live, position: int, counted: Quorum) -> str:
    """What the people who left since the item opened will mean when the next one opens."""
    items = live.session.items
    if not counted.reached:
        return _lacking(live, position) if _called(live) else ""
    following = min(position + 1, len(items)) if position else 0
    if not following or following == position:
        return ""
    next_one = live.quorum(following)
    if next_one.reached or items[following - 1].recusals:
        return ""
    missing = wording.fraction(max(each.required - each.counted for each in next_one.counts))
    return f"Au point {following}, le quorum ne sera plus atteint : il manque {missing}."


def _lacking(live: Live, position: int) -> str:
    if position == 0:
        return "Le quorum n’est pas atteint : la séance ne peut pas s’ouvrir valablement."
    if live.session.items[position - 1].vote is None and live.sitting.quorum_now(position).reached:
        return f"Le quorum est revenu : remettez le point {position} en discussion (Entrée) pour le recompter."
    return f"Le quorum n’est pas atteint : le point {position} ne peut être délibéré."


def roll(live: Live, position: int) -> tuple[Chip, ...]:
    """Every seat in office at an item, college by college, in protocol order."""
    called = {each.seat for each in live.session.attendance}
    called |= {each.seat for each in live.session.movements}
    out = recused(live.session.items[position - 1].recusals) if position else frozenset()
    order = {code: rank for rank, code in enumerate(dict.fromkeys(seat.college for seat in live.sitting.seats))}
    places = sorted(live.room(position).places, key=lambda place: order[place.seat.college])
    said = {each.seat: each.stance.state for each in live.session.standing_answers}
    return tuple(
        _chip(live, place, called=place.seat.code in called, out=place.seat.code in out)
        if place.seat.code in called or place.seat.code not in said
        else _announced(live, place, LOOKS[said[place.seat.code]])
        for place in places
    )


def _announced(live: Live, place: Place, look: Look) -> Chip:
    """A seat that was not called yet, with what it announced."""
    chip, civility = _chip(live, place, called=False, out=False), live.hall.names.civility(place.seat.titular)
    said = wording.gendered(civility, f"annoncé {look.value}", f"annoncée {look.value}e")
    return replace(chip, other=said, told=f"{chip.told}, {said}")


def _chip(live: Live, place: Place, *, called: bool, out: bool) -> Chip:
    """A chip, made once for each way its seat may stand."""
    asked = (place.seat.code, place.stance, place.state, called, out)
    if asked not in live.chips:
        live.chips[asked] = _made(live, place, called=called, out=out)
    return live.chips[asked]


def _made(live: Live, place: Place, *, called: bool, out: bool) -> Chip:
    look = LOOKS[place.state] if called else Look.UNCALLED
    if out and (place.seated or place.represented):
        look = Look.RECUSED
    seat, short = place.seat, live.short
    name = short.get(seat.titular or "", "") or "à désigner"
    who = place.sitter if place.state is State.DEPUTY else place.stance.holder
    other = short.get(who or "", "") if place.state in (State.DEPUTY, State.PROXY) else ""
    words = [live.giver(seat), live.college(seat), live.member_of(seat.code), _stands(live, place, look)]
    people = (live.hall.names.bare(each) for each in (seat.titular, place.sitter, place.stance.holder) if each)
    return Chip(
        seat.code, name, other, SIGNS[look], look.value, live.college(seat), wording.fold(" ".join(people)),
        ", ".join(filter(None, words)),
    )  # fmt: skip


def _stands(live: Live, place: Place, look: Look) -> str:
    """« représentée par M. X », « excusé : le pouvoir donné à Mme Y est sans effet »."""
    civility = live.hall.names.civility(place.seat.titular)
    unchanged = look in (Look.RECUSED, Look.UNCALLED)
    said = look.value if unchanged else wording.gendered(civility, look.value, f"{look.value}e")
    if look is Look.DEPUTY:
        return f"{said} par {live.name(place.sitter)}"
    if look is Look.PROXY:
        paper = place.stance.paper
        signed = f", pouvoir du {wording.short_date(paper.signed)}" if paper and paper.signed else ", pouvoir non daté"
        return f"{said} par {live.name(place.stance.holder)}{signed}"
    if look is Look.EXCUSED and place.stance.state is State.PROXY:
        return f"{said}{NB}: le pouvoir donné à {live.name(place.stance.holder)}, qui ne siège pas, est sans effet"
    return said


def short_names(assembly: Assembly) -> dict[str, str]:
    """The family name of everyone; the first letter of the first name follows where another person bears it."""
    borne = Counter(wording.fold(each.last_name) for each in assembly.people)
    return {
        each.code: each.last_name
        if borne[wording.fold(each.last_name)] == 1
        else f"{each.last_name} {each.first_name[:1]}."
        for each in assembly.people
    }
