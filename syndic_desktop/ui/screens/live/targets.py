"""Where a finding leads in the room: the roll, the item that is voted, or whoever writes the minutes."""

from __future__ import annotations

from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.queries.live.items import ItemSheet
from syndic_desktop.ui.places import Step
from syndic_desktop.ui.screens.live.gestures import ItemGestures
from syndic_desktop.ui.screens.live.items import ItemCard
from syndic_desktop.ui.screens.live.rolls import RollCard


class RoomStep(Step):
    """A step that shows a room, and leads to what a finding is about there."""

    roll: RollCard
    item: ItemCard
    gestures_on: ItemGestures
    sheet: ItemSheet | None

    def show_target(self, target: Target) -> bool:
        sheet = self.sheet if self._at else None
        if target.part in (Part.SECRETARY, Part.VOTE) and sheet is not None:
            self.item.keys.setFocus()
            if target.part is Part.SECRETARY:
                self.gestures_on.ask_secretary(sheet)
        else:
            self.roll.chips.setFocus()
            if target.seat is not None:
                self.roll.chips.choose(target.seat)
        return target.part in (Part.SECRETARY, Part.VOTE, Part.ROLL)

    @property
    def _at(self) -> int:
        """The item that the room is shown at; 0 until the session opens."""
        raise NotImplementedError
