"""What the room's screen shows of a session: the item that is open, who presides, the quorum, the result in figures.

Everybody reads it: no draft, no debate, no name of a voter goes through here, and nothing is shown before the vote
on it is closed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.elections import to_go_on
from syndic_desktop.domain.privacy import masked
from syndic_desktop.domain.tallies import CollegeScore, Score
from syndic_desktop.domain.votes import Ballot
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live.heads import head
from syndic_desktop.queries.live.items import Mark, Results, item_sheet

if TYPE_CHECKING:
    from syndic_desktop.queries.live.rooms import Live


@dataclass(frozen=True, slots=True)
class Bar:
    """One college's share of a vote, or the whole: what is printed, and the parts of the bar (they add up to 1)."""

    name: str
    in_favour: str
    against: str
    abstaining: str
    parts: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class Board:
    """The whole screen. `notice`: what stands in the place of an item (not open yet, suspended, closed).

    `share` and `mark`: what is there and what the quorum takes, of the whole.
    """

    heading: str
    notice: str
    item: str
    subject: str
    chair: str
    quorum: str
    quorum_detail: str
    reached: bool
    share: float
    mark: float
    result: str
    carried: bool
    bars: tuple[Bar, ...]
    calling: str = ""
    """What a roll call that goes on has come to; `called`: the part that has answered, from 0 to 1."""
    called: float = 0.0


def board(live: Live, results: Results) -> Board:
    """The screen as the session stands, whatever item the secretary is looking at."""
    session, notice = live.session, _notice(live)
    position = session.course.item if live.opened else 0
    shown = head(live, position)
    # Behind closed doors the room does not read what is debated there, nor is it told (L5211-11).
    sheet = item_sheet(live, position, results) if position and not notice else None
    voted = sheet is not None and sheet.voted
    waiting = voted and sheet is not None and sheet.mark is Mark.WAITING  # a round to come is not a rejection
    return Board(
        heading=f"{live.sitting.assembly.body(session.body).name} du {wording.long_date(session.day)}",
        notice=notice,
        item=f"Point {position} sur {len(session.items)}{_held(live, position)}" if sheet else "",
        subject=_subject(live, position) if sheet else "",
        chair=_chair(live, position),
        quorum=shown.title,
        quorum_detail=shown.detail,
        reached=shown.reached,
        share=shown.share,
        mark=shown.mark,
        result=_result(live, position, sheet.title if voted and not waiting else "") if sheet else "",
        carried=sheet is not None and sheet.mark is Mark.CARRIED,
        bars=_bars(live, position) if voted else (),
    )


def called(made: Board, answers: int, of: int) -> Board:
    """The same while a roll call goes on: how many have answered, never who; nothing once there is a result."""
    if made.notice or made.result or not of:
        return made
    said = f"Appel nominal en cours{NB}: {answered(answers, of)}"
    return replace(made, calling=said, called=answers / of)


def answered(answers: int, of: int) -> str:
    """« 3 sur 24 ont répondu »."""
    return f"{answers} sur {of} {wording.agree(answers, 'a répondu', 'ont répondu')}"


def _notice(live: Live) -> str:
    session = live.session
    if session.closing is not None:
        return f"La séance est levée à {wording.clock(session.closing)}."
    if not live.opened:
        return "La séance n’est pas encore ouverte."
    stopped = session.course.suspended
    if stopped is not None:
        return f"Séance suspendue à {wording.clock(stopped.since)}"
    if session.course.item:
        doors = session.items[session.course.item - 1].conduct.closed_doors
        return "Huis clos" if doors is not None and doors.adopted else ""
    return "La séance est ouverte."


def _chair(live: Live, position: int) -> str:
    chair = live.sitting.presiding(position) if live.opened else live.session.president
    return f"Présidence{NB}: {live.hall.names.full(chair)}" if chair else ""


def _subject(live: Live, position: int) -> str:
    """Without the words that are private: whoever sits in the public reads it (CRPA, L312-1-2)."""
    item = live.session.items[position - 1]
    return wording.french(masked(item.subject, item.private))


def _held(live: Live, position: int) -> str:
    """« – deuxième tour à venir », « – scrutin public »."""
    vote = live.session.items[position - 1].vote
    if vote is not None and vote.ballot is Ballot.PUBLIC:
        return " – scrutin public"
    rank = to_go_on(vote.election if vote is not None else None, live.sitting.assembly.people)
    return f" – {wording.ordinal(rank)} tour à venir" if rank is not None else ""


def _result(live: Live, position: int, title: str) -> str:
    fate = live.session.items[position - 1].fate
    if fate is Fate.KEPT:
        return title
    return "Point retiré" if fate is Fate.WITHDRAWN else "Point reporté"


def _bars(live: Live, position: int) -> tuple[Bar, ...]:
    """By college where it was counted so, then the whole; in weights where votes are weighed."""
    tally = live.sitting.state(position).tally
    if tally is None:
        return ()
    weighed = tally.weights is not None and tally.weights != tally.heads
    colleges = live.hall.colleges
    each = [_bar(colleges[score.college].name, _of(score, weighed=weighed)) for score in tally.by_college or ()]
    whole = tally.weights if weighed and tally.weights is not None else tally.heads
    return (*(each if len(each) > 1 else ()), _bar("Total" + (" des voix" if weighed else ""), whole))


def _of(score: CollegeScore, *, weighed: bool) -> Score:
    return score.weights if weighed and score.weights is not None else score.heads


def _bar(name: str, score: Score) -> Bar:
    rest = score.not_voting + score.null
    parts = (score.in_favour, score.against, score.abstaining, rest)
    total = sum(parts) or 1
    said = tuple(wording.fraction(each) for each in parts[:3])
    first, second, third, fourth = (float(part / total) for part in parts)
    return Bar(name, said[0], said[1], said[2], (first, second, third, fourth))
