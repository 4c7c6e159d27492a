"""The picture of a session: who was there at each item, seat by seat, and how each item was voted.

A sign for each seat and item, as the item is voted; a second line tells what the seat said where it was noted.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.landmarks import closed_doors, stops
from syndic_desktop.documents.contents.presence import Context, proxy
from syndic_desktop.documents.contents.registers import points, result
from syndic_desktop.documents.contents.rolls import UNNAMED
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.attendance import Place, State
from syndic_desktop.domain.examinations import examined
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.votes import Sense, senses
from syndic_desktop.domain.wording import NB

ACROSS = 14
"""Items that one table holds; the next ones have a table of their own."""

SIGNS = {State.PRESENT: "●", State.DEPUTY: "◐", State.PROXY: "⇄", State.EXCUSED: "e", State.ABSENT: "–"}
RECUSED = "⊘"
SENSES = {Sense.AGAINST: "c", Sense.ABSTAINING: "a", Sense.NOT_VOTING: "x"}


def picture(reading: Reading) -> Context:
    """The context of `frise-des-presences`: `blocs` of some items, `reperes` (sentences), a line for each vote."""
    states = reading.states
    blocks = [states[start : start + ACROSS] for start in range(0, len(states), ACROSS)]
    return {
        **reading.frame,
        "blocs": [_block(block, reading) for block in blocks],
        "reperes": [*stops(reading.session), *closed_doors(reading.session), *_proxies(reading), *_units(reading)],
        "votes": [_vote(state, reading) for state in states],
    }


def _proxies(reading: Reading) -> Iterator[str]:
    """« Pouvoir de M. X à Mme Y : points 1 à 4. »: the sign of a proxy does not say who holds it."""
    held: dict[str, list[int]] = {}
    dealt_with = [state for state in reading.states if _dealt_with(state, reading)]
    for state in dealt_with:
        for place in state.situation.represented:
            held.setdefault(proxy(place, reading.names), []).append(state.position)
    for said, positions in held.items():
        where = "" if len(positions) == len(dealt_with) else f"{NB}: {points(positions)}"
        yield f"Pouvoir de {said}{where}."


def _units(reading: Reading) -> Iterator[str]:
    """« Les votes sont comptés en voix, en bulletins au point 4. » where the seats do not weigh the same."""
    if not _weighted(reading):
        return
    ballots = [state.position for state in reading.states if state.tally is not None and state.tally.weights is None]
    where = f", en bulletins {wording.agree(len(ballots), 'au', 'aux')} {points(ballots)}" if ballots else ""
    yield f"Les votes sont comptés en voix{where}."


def _weighted(reading: Reading) -> bool:
    return len({seat.weight for seat in reading.source.sitting.seats}) > 1


def _dealt_with(state: ItemState, reading: Reading) -> bool:
    """Whether an item is known to have been taken up; one that deliberates and has no vote, nor an hour, is not."""
    item = state.item
    told = item.vote is not None or item.debate is not None or item.conduct.opened is not None or not item.deliberates
    return told and examined(reading.source.sitting, state.position)


def _decided(state: ItemState, reading: Reading) -> bool:
    """Whether there is a result to tell: none of what only informs, nor where nobody noted whether it was taken up."""
    if state.item.deliberates:
        return _dealt_with(state, reading) or not examined(reading.source.sitting, state.position)
    return state.item.fate is not Fate.KEPT


def _block(states: Sequence[ItemState], reading: Reading) -> Context:
    padding = [""] * (ACROSS - len(states))
    seats = reading.source.sitting.seats
    said = [senses(state.item.vote, state.electorate) for state in states]
    groups: dict[str, list[Context]] = {}
    for rank, seat in enumerate(seats):
        signs = [
            _sign(state, state.situation.places[rank], told) if _dealt_with(state, reading) else ""
            for state, told in zip(states, said, strict=True)
        ]
        name = reading.names.full(seat.titular) if seat.titular else UNNAMED
        groups.setdefault(seat.college, []).append({"nom": name, "cases": _numbered([*signs, *padding])})
    present = [str(len(state.situation.present)) if _dealt_with(state, reading) else "" for state in states]
    voting = [str(len(state.electorate.voters)) if _dealt_with(state, reading) else "" for state in states]
    return {
        "points": _numbered([str(state.position) for state in states] + padding),
        "colleges": [{"nom": reading.hall.colleges[code].name, "lignes": lines} for code, lines in groups.items()],
        "presents": _numbered(present + padding),
        "votants": _numbered(voting + padding),
    }


def _sign(state: ItemState, place: Place, said: dict[str, Sense]) -> str:
    if any(voter.seat == place.seat.code for voter in state.electorate.set_aside):
        return RECUSED
    sense = said.get(place.seat.code)
    return SIGNS[place.state] + (SENSES.get(sense, "") if sense else "")


def _numbered(cells: Sequence[str]) -> dict[str, str]:
    return {f"c{rank}": cell for rank, cell in enumerate(cells, start=1)}


def _vote(state: ItemState, reading: Reading) -> Context:
    tally = state.tally
    score = (tally.weights if _weighted(reading) else None) or tally.heads if tally else None
    figures = (score.in_favour, score.against, score.abstaining) if score else ()
    names = ("pour", "contre", "abstentions")
    told = {name: wording.fraction(each) for name, each in zip(names, figures, strict=False)}
    return {
        "rang": state.position,
        "objet": wording.french(state.item.subject),
        "resultat": result(state, reading) if _decided(state, reading) else "",
        **{name: told.get(name, "") for name in names},
    }
