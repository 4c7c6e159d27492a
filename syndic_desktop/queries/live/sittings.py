"""A session whose rooms, quorums and votes are counted once for every part of the screen that asks for them."""

from __future__ import annotations

from dataclasses import dataclass, field

from syndic_desktop.domain.attendance import Situation
from syndic_desktop.domain.quorum import Quorum
from syndic_desktop.domain.sessions import ItemState, Sitting


@dataclass(frozen=True, slots=True)
class Remembered(Sitting):
    """A session whose rooms and votes are worked out once each: a screen asks for the same one many times."""

    rooms: dict[tuple[int, bool], Situation] = field(default_factory=dict, compare=False, repr=False)
    quorums: dict[int, Quorum] = field(default_factory=dict, compare=False, repr=False)
    counted: dict[int, ItemState] = field(default_factory=dict, compare=False, repr=False)

    def situation(self, position: int, *, voting: bool = False) -> Situation:
        asked = (position, voting)
        if asked not in self.rooms:
            self.rooms[asked] = Sitting.situation(self, position, voting=voting)
        return self.rooms[asked]

    def quorum_at(self, position: int) -> Quorum:
        if position not in self.quorums:
            self.quorums[position] = Sitting.quorum_at(self, position)
        return self.quorums[position]

    def state(self, position: int) -> ItemState:
        item, known = self.session.items[position - 1], self.counted.get(position)
        if known is None or known.item is not item:  # another one while a vote that is not kept is tried
            known = self.counted[position] = Sitting.state(self, position)
        return known
