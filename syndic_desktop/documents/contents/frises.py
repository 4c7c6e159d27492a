"""The picture of a session: who was there at each item, seat by seat, and how each item was voted.

A sign for each seat and item, as the item is voted; a second line tells what the seat said where it was noted.
"""

from __future__ import annotations

from collections.abc import Sequence

from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.contents.registers import result
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.attendance import Place, State
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.votes import Sense, senses

ACROSS = 14
"""Items that one table holds; the next ones have a table of their own."""

SIGNS = {State.PRESENT: "●", State.DEPUTY: "◐", State.PROXY: "⇄", State.EXCUSED: "e", State.ABSENT: "–"}
RECUSED = "⊘"
SENSES = {Sense.AGAINST: "c", Sense.ABSTAINING: "a", Sense.NOT_VOTING: "x"}


def picture(reading: Reading) -> Context:
    """The context of the template `frise-des-presences`: `blocs` of some items, and a line for each vote."""
    states = reading.states
    blocks = [states[start : start + ACROSS] for start in range(0, len(states), ACROSS)]
    return {
        **reading.frame,
        "blocs": [_block(block, reading) for block in blocks],
        "votes": [_vote(state, reading) for state in states],
    }


def _block(states: Sequence[ItemState], reading: Reading) -> Context:
    padding = [""] * (ACROSS - len(states))
    seats = reading.source.sitting.seats
    said = [senses(state.item.vote, state.electorate) for state in states]
    groups: dict[str, list[Context]] = {}
    for rank, seat in enumerate(seats):
        signs = [_sign(state, state.situation.places[rank], told) for state, told in zip(states, said, strict=True)]
        name = reading.names.full(seat.titular) if seat.titular else seat.code
        groups.setdefault(seat.college, []).append({"nom": name, "cases": _numbered([*signs, *padding])})
    return {
        "points": _numbered([str(state.position) for state in states] + padding),
        "colleges": [{"nom": reading.hall.colleges[code].name, "lignes": lines} for code, lines in groups.items()],
        "presents": _numbered([str(len(state.situation.present)) for state in states] + padding),
        "votants": _numbered([str(len(state.electorate.voters)) for state in states] + padding),
    }


def _sign(state: ItemState, place: Place, said: dict[str, Sense]) -> str:
    if any(voter.seat == place.seat.code for voter in state.electorate.set_aside):
        return RECUSED
    sense = said.get(place.seat.code)
    return SIGNS[place.state] + (SENSES.get(sense, "") if sense else "")


def _numbered(cells: Sequence[str]) -> dict[str, str]:
    return {f"c{rank}": cell for rank, cell in enumerate(cells, start=1)}


def _vote(state: ItemState, reading: Reading) -> Context:
    heads = state.tally.heads if state.tally else None
    figures = (heads.in_favour, heads.against, heads.abstaining) if heads else ()
    names = ("pour", "contre", "abstentions")
    told = {name: wording.fraction(each) for name, each in zip(names, figures, strict=False)}
    return {
        "rang": state.position,
        "objet": wording.french(state.item.subject),
        "resultat": result(state, reading) if state.item.deliberates or state.item.fate is not Fate.KEPT else "",
        **{name: told.get(name, "") for name in names},
    }
