"""Where pages end: lines that go together stay together, as far as a page can hold them.

Strips are what cannot be cut: a line of a paragraph, a row of a table. It refuses to know what they show.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Strip:
    """`above`: the space before it, which a page does not begin with; `kept`: the next one follows on the same page.

    `heading`: how high the rows are that a page which begins here shows again first.
    """

    height: float
    above: float = 0.0
    kept: bool = False
    new_page: bool = False
    heading: float = 0.0


def paginated(strips: Sequence[Strip], first: float, others: float) -> tuple[int, ...]:
    """Where each page begins, by the rank of its first strip; `first` and `others`: heights of the pages' texts."""
    starts, used, room = [0], 0.0, first
    rank = 0
    while rank < len(strips):
        strip, begun = strips[rank], rank > starts[-1]
        taken = strip.height + (strip.above if begun or not starts[-1] else 0.0)
        if begun and (strip.new_page or used + taken > room + SLACK):
            rank = rank if strip.new_page else _parting(strips, starts[-1], rank)
            starts.append(rank)
            used, room = strips[rank].heading, others
            continue
        used += taken
        rank += 1
    return tuple(starts)


SLACK = 1.0  # a twentieth of a point, for what rounding adds up to


def _parting(strips: Sequence[Strip], start: int, rank: int) -> int:
    """The last place before `rank` where the page may end; `rank` itself where a whole page goes together."""
    for place in range(rank, start, -1):
        if not strips[place - 1].kept:
            return place
    return rank
