"""How an election by rounds stands: over, waiting for a round or for an age, or with posts that nobody fills.

Absolute majority in the first two rounds, relative in the third, the eldest on a tie (L2122-7). A round that was never
held leaves an election unfinished, which is not the same as a post that nobody wanted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.elections import born_together, elect, next_round, without_birth
from syndic_desktop.domain.people import Person, births_of
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.votes import Election


class Ending(Enum):
    """What an election has come to."""

    FILLED = auto()  # every post
    ROUND = auto()  # another round is to be held
    AGE = auto()  # the eldest of a tie is elected, and a birth date lacks
    SAME_AGE = auto()  # no age breaks the tie
    UNFILLED = auto()  # its rounds are over, a post at least is left


@dataclass(frozen=True, slots=True)
class Unfinished:
    """An election that does not fill every post: the item (1-based), why, and the round (1-based) that it waits for."""

    position: int
    ending: Ending
    following: int | None = None


def ending(election: Election, births: Mapping[str, date]) -> Ending:
    """What an election has come to, whose candidates were born on these days (by code)."""
    if elect(election, births).complete:
        return Ending.FILLED
    if without_birth(election, births):
        return Ending.AGE
    if next_round(election, births) is not None:
        return Ending.ROUND
    return Ending.SAME_AGE if born_together(election, births) else Ending.UNFILLED


def level(item: Item, people: Iterable[Person]) -> bool:
    """Whether the election of an item stands on a tie that waits for a birth date, or for lots: for no round."""
    election = item.vote.election if item.vote is not None else None
    return election is not None and ending(election, births_of(people)) in (Ending.AGE, Ending.SAME_AGE)


def left_to_fill(item: Item, people: Iterable[Person]) -> bool:
    """Whether an election was begun and leaves a post to another session: all but one that only waits for an age."""
    election = item.vote.election if item.vote is not None else None
    if election is None or not (election.rounds or election.alone):
        return False
    return ending(election, births_of(people)) not in (Ending.FILLED, Ending.AGE)


def unfinished(sat: Sitting) -> Iterator[Unfinished]:
    """The elections of a session that were begun and do not fill every post, in order."""
    births = births_of(sat.assembly.people)
    for position, item in enumerate(sat.session.items, start=1):
        election = item.vote.election if item.vote is not None else None
        if election is None or not (election.rounds or election.alone):
            continue
        if (told := ending(election, births)) is not Ending.FILLED:
            following = next_round(election, births) if told is Ending.ROUND else None
            yield Unfinished(position, told, following)


def lacking(each: Unfinished) -> str:
    """« Le deuxième tour du point 3 reste à tenir », « Au point 3, … »: what an election lacks, to go on."""
    if each.following is not None:
        return f"Le {wording.ordinal(each.following)} tour du point {each.position} reste à tenir"
    return f"Au point {each.position}, {LACKING[each.ending]}"


LACKING = {
    Ending.AGE: "une égalité revient au plus âgé, mais une date de naissance manque",
    Ending.SAME_AGE: "ni les voix ni l’âge ne départagent une égalité, et le tirage au sort (F8) n’est pas noté",
    Ending.UNFILLED: "les tours sont épuisés et un poste au moins n’est pas pourvu",
}
