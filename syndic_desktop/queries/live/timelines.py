"""The picture of a session: a line for each seat, a column for each item, a sign where they meet, as it is voted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from syndic_desktop.documents.contents.landmarks import behind_closed_doors, closed_doors, stops
from syndic_desktop.domain import wording
from syndic_desktop.domain.votes import Sense, senses
from syndic_desktop.queries.live.items import item_lines
from syndic_desktop.queries.live.shown import LOOKS, SIGNS, Look

if TYPE_CHECKING:
    from syndic_desktop.domain.assemblies import SeatOnDay
    from syndic_desktop.queries.live.items import LiveItem, Results
    from syndic_desktop.queries.live.rooms import Live

LETTERS = {Sense.AGAINST: "c", Sense.ABSTAINING: "a", Sense.NOT_VOTING: "x"}
WORDS = {
    Sense.IN_FAVOUR: "vote pour",
    Sense.AGAINST: "vote contre",
    Sense.ABSTAINING: "s’abstient",
    Sense.NOT_VOTING: "ne vote pas",
}


@dataclass(frozen=True, slots=True)
class Cell:
    """One seat at one item: its sign, what it said where that is known (« c » against, « a », « x »), and in words."""

    sign: str
    look: Look
    letter: str
    told: str


@dataclass(frozen=True, slots=True)
class Line:
    """One seat; `section`: its college, said with the first of each."""

    name: str
    section: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Timeline:
    """The columns are the items; `present` and `voters` are their figures, `closed` the positions behind closed doors.

    `stops`: where the session was suspended, in columns: 4 between the fourth and the fifth, 4.5 during the fifth.
    `landmarks`: both, in sentences.
    """

    columns: tuple[LiveItem, ...]
    lines: tuple[Line, ...]
    present: tuple[int, ...]
    voters: tuple[int, ...]
    closed: frozenset[int] = frozenset()
    stops: tuple[float, ...] = ()
    landmarks: str = ""


def timeline(live: Live, results: Results) -> Timeline:
    """The whole session, in protocol order."""
    columns = item_lines(live, results)
    positions = [column.position for column in columns]
    cells = [_column(live, position) for position in positions]
    colleges, section, lines = live.hall.colleges, "", []
    for rank, seat in enumerate(live.sitting.seats):
        name = colleges[seat.college].name
        row = tuple(column[rank] for column in cells)
        lines.append(Line(_name(live, seat), name if name != section else "", row))
        section = name
    rooms = [live.room(position) for position in positions]
    voting = [len(live.sitting.voters(position).voters) for position in positions]
    return Timeline(
        columns,
        tuple(lines),
        tuple(len(room.present) for room in rooms),
        tuple(voting),
        frozenset(behind_closed_doors(live.session)),
        tuple(stop.before_item - (0.5 if stop.during else 1) for stop in live.session.course.suspensions),
        " ".join([*stops(live.session), *closed_doors(live.session)]),
    )


def _column(live: Live, position: int) -> list[Cell]:
    item = live.session.items[position - 1]
    voters = live.sitting.voters(position)
    aside, members = {voter.seat for voter in voters.set_aside}, live.sitting.concerned(item)
    said = senses(item.vote, voters)
    where = f"point {position}{' à huis clos' if position in behind_closed_doors(live.session) else ''}"
    told = []
    for place in live.room(position).places:
        look = LOOKS[place.state]
        if place.seat.code in aside:  # whose member did not transfer the competence has no interest to declare
            unconcerned = members is not None and place.seat.member not in members
            look = Look.UNCONCERNED if unconcerned else Look.RECUSED
        sense = said.get(place.seat.code)
        words = [look.value, WORDS[sense] if sense else ""]
        sentence = f"{_name(live, place.seat)}, {where} : {wording.listing(filter(None, words))}"
        told.append(Cell(SIGNS[look], look, LETTERS.get(sense, "") if sense else "", sentence))
    return told


def _name(live: Live, seat: SeatOnDay) -> str:
    return live.short.get(seat.titular or "", "") or live.giver(seat)
