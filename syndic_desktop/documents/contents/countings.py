"""What a pen needs to count the votes once the laptop is gone: the rules in words, and the votes of each seat.

A grid has a column for each vote and a line for each seat, with what it weighs; the totals of a college are written
under it. It is made only where seats weigh differently: elsewhere hands are enough.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.documents.contents.rolls import UNNAMED
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.statutes import BallotRule
from syndic_desktop.domain.wording import NB

COLUMNS = 10
"""Votes across a grid: each column is wide enough to write « 13,5 » by hand."""
GRIDS = 2
"""Grids at most. Past them the columns are left without a number: only a vote that divides takes one."""
CROWD = 60
"""Seats from which one grid is enough, of several pages already."""
NOT_CONCERNED = "×"


def weighed(seats: Sequence[SeatOnDay]) -> bool:
    """Whether votes are to be counted, and not hands."""
    return len({seat.weight for seat in seats}) > 1


def voting_rules(reading: Reading) -> list[str]:
    """When a proposal is adopted, what breaks a tie, who may ask for another ballot; a sentence each."""
    return [f"{said}." for said in _rules(reading)]


def _rules(reading: Reading) -> Iterator[str]:
    sitting = reading.source.sitting
    rules, unequal = sitting.rules, weighed(sitting.seats)
    what = "voix pour que de voix contre" if unequal else "pour que de contre"
    yield f"Adopté s’il y a plus de {what}{NB}: abstentions, blancs et nuls ne comptent pas"
    if unequal:
        whole = sum((seat.weight for seat in sitting.seats), Fraction(0))
        yield f"Comptez les voix et non les mains{NB}: chaque siège a les siennes, {wording.fraction(whole)} en tout"
    if rules.casting_vote:
        yield "À égalité, la voix de qui préside est prépondérante, sauf au scrutin secret, où c’est rejeté"
    else:
        yield "À égalité, la proposition est rejetée"
    if unequal:
        yield _box(rules.secret_ballots, sitting.seats)
    yield (
        f"Scrutin public si {_part(rules.public_ballot_fraction)} des membres présents le demande, scrutin secret si "
        f"{_part(rules.secret_ballot_fraction)} le réclame{NB}: notez qui le demande"
    )


def _box(rule: BallotRule, seats: Sequence[SeatOnDay]) -> str:
    if rule is BallotRule.PER_DELEGATE:
        return "Au scrutin secret, un bulletin par délégué et par pouvoir"
    said = "Au scrutin secret, autant de bulletins que de voix"
    if all(seat.weight.denominator == 1 for seat in seats):
        return said
    return f"{said}{NB}; une part de voix n’a pas de bulletin, voyez ce que disent les statuts"


def _part(share: Fraction) -> str:
    """« le quart », « 2/5 »."""
    return PARTS.get(share, f"{share.numerator}/{share.denominator}")


PARTS = {
    Fraction(1, 2): "la moitié",
    Fraction(1, 3): "le tiers",
    Fraction(1, 4): "le quart",
    Fraction(1, 5): "le cinquième",
}


def grids(states: Sequence[ItemState], reading: Reading) -> list[Context]:
    """The grids of the votes of these items, seat by seat; none where all seats weigh the same."""
    seats = reading.source.sitting.seats
    voted = [state for state in states if state.item.kind in (ItemKind.DELIBERATION, ItemKind.DEBATE)]
    if not (weighed(seats) and voted):
        return []
    most = COLUMNS * (1 if len(seats) > CROWD else GRIDS)
    if len(voted) > most:
        return [_grid((), reading)] * (most // COLUMNS)
    return [_grid(voted[start : start + COLUMNS], reading) for start in range(0, len(voted), COLUMNS)]


def _grid(states: Sequence[ItemState], reading: Reading) -> Context:
    """A grid of some votes; of none, its columns have no number yet."""
    groups: dict[str, list[Context]] = {}
    weights: dict[str, Fraction] = {}
    out = [_unconcerned(state, reading) for state in states]
    for rank, seat in enumerate(reading.source.sitting.seats, start=1):
        cells = [NOT_CONCERNED if seat.code in aside else "" for aside in out]
        name = reading.names.brief(seat.titular) if seat.titular else UNNAMED
        line = {"rang": rank, "nom": name, "poids": wording.fraction(seat.weight), "cases": _columns(cells)}
        groups.setdefault(seat.college, []).append(line)
        weights[seat.college] = weights.get(seat.college, Fraction(0)) + seat.weight
    return {
        "points": _columns([str(state.position) for state in states]),
        "colleges": [
            {"nom": _college(code, weights[code], reading), "lignes": lines} for code, lines in groups.items()
        ],
        "sans_numero": not states,
    }


def _college(code: str, weight: Fraction, reading: Reading) -> str:
    """« Communes – 12 voix »."""
    return f"{reading.hall.colleges[code].name} – {wording.count(weight, 'voix', 'voix')}"


def _unconcerned(state: ItemState, reading: Reading) -> frozenset[str]:
    """The seats that do not vote on a competence « à la carte » (L5212-16)."""
    sitting = reading.source.sitting
    members = sitting.concerned(state.item)
    if members is None:
        return frozenset()
    voting = sitting.presidents
    return frozenset(seat.code for seat in sitting.seats if seat.member not in members and seat.titular not in voting)


def _columns(cells: Sequence[str]) -> dict[str, str]:
    padded = [*cells, *[""] * (COLUMNS - len(cells))]
    return {f"c{rank}": cell for rank, cell in enumerate(padded, start=1)}
