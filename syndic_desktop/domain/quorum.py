"""Quorum: how many must sit, on the base the statutes name, at the opening and as each item opens.

L2121-17: the majority of the members in office must be present; proxies do not count unless the statutes say so.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from syndic_desktop.domain.attendance import SEATED, Place, Situation, State
from syndic_desktop.domain.recusals import Recusal, recused, removed_from_office
from syndic_desktop.domain.statutes import QuorumBase, Statutes


@dataclass(frozen=True, slots=True)
class Count:
    """What must be there and what is: heads when the base is seats, exact weights when it is votes."""

    required: Fraction
    counted: Fraction

    @property
    def reached(self) -> bool:
        return self.counted >= self.required


@dataclass(frozen=True, slots=True)
class Quorum:
    """The quorum of one item. `waived`: second convocation on a carried-over item (L2121-17 al. 2).

    `weights`: where the statutes want heads and votes (L5721-2), the votes; `total` and `by_college` count heads.
    `aside`: how many are in the room and not counted, for they take no part (L2131-11); `president`: the president is
    one of them, whose accounts the item is (L2121-14).
    """

    base: QuorumBase
    total: Count
    by_college: tuple[tuple[str, Count], ...] = ()
    waived: bool = False
    weights: Count | None = None
    aside: int = 0
    president: bool = False

    @property
    def counts(self) -> tuple[Count, ...]:
        """Whatever must be reached, each by itself."""
        if self.base is QuorumBase.COLLEGES:
            return tuple(count for _, count in self.by_college)
        return (self.total,) if self.weights is None else (self.total, self.weights)

    @property
    def required(self) -> Fraction:
        return Fraction(0) if self.waived else self.total.required

    @property
    def reached(self) -> bool:
        if self.waived:
            return True
        return bool(self.counts) and all(count.reached for count in self.counts)


def quorum(
    situation: Situation, rules: Statutes, recusals: tuple[Recusal, ...] = (), *, waived: bool = False
) -> Quorum:
    """The quorum of a situation.

    A recused member in the room is not counted; under L1111-6 II he also leaves the number in office (L2131-11).
    """
    out, gone = recused(recusals), removed_from_office(recusals)
    office = tuple([place for place in situation.places if place.seat.code not in gone]) if gone else situation.places
    present = situation.present if out else ()
    barred = {place.sitter for place in present if place.seat.code in out}
    counting = (*SEATED, State.PROXY) if rules.proxies_count else SEATED
    there = [place for place in office if place.state in counting]
    if out:  # a recused member, and the proxy that he holds, which is not cast, are not counted (QE 11-20278)
        there = [
            place
            for place in there
            if place.seat.code not in out and not (place.represented and place.stance.holder in barred)
        ]
    aside = sum(place.seat.code in out for place in present)
    base = rules.quorum_base
    split: dict[str, tuple[list[Place], list[Place]]] = {}
    for rank, group in enumerate((office, there)):
        for place in group:
            split.setdefault(place.seat.college, ([], []))[rank].append(place)
    by_college = tuple((code, _count(*both, rules, base)) for code, both in split.items())
    if base is QuorumBase.BOTH:
        weights = _count(office, there, rules, QuorumBase.WEIGHTS)
        return Quorum(base, _count(office, there, rules, base), by_college, waived, weights, aside)
    if base is not QuorumBase.COLLEGES:
        return Quorum(base, _count(office, there, rules, base), by_college, waived, aside=aside)
    total = Count(
        sum((count.required for _, count in by_college), Fraction(0)),
        sum((count.counted for _, count in by_college), Fraction(0)),
    )
    return Quorum(base, total, by_college, waived, aside=aside)


def _count(office: Sequence[Place], there: Sequence[Place], rules: Statutes, base: QuorumBase) -> Count:
    return Count(_required(_sum(office, base), rules, _step(office, base)), _sum(there, base))


def _sum(places: Sequence[Place], base: QuorumBase) -> Fraction:
    if base is QuorumBase.WEIGHTS:
        return sum((place.seat.weight for place in places), Fraction(0))
    return Fraction(len(places))


def _step(office: Sequence[Place], base: QuorumBase) -> Fraction:
    """The smallest amount that what is counted can grow by."""
    if base is not QuorumBase.WEIGHTS:
        return Fraction(1)
    return Fraction(1, math.lcm(*(place.seat.weight.denominator for place in office)))


def _required(total: Fraction, rules: Statutes, step: Fraction) -> Fraction:
    """The least that reaches the fraction: more than it when strict (11 in office → 6, 8 → 5), else at least it."""
    threshold = total * rules.quorum_fraction / step
    return (Fraction(math.floor(threshold) + 1) if rules.quorum_strict else Fraction(math.ceil(threshold))) * step
