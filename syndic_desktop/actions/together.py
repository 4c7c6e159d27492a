"""Several gestures as one: one write to the disk, one step for « Annuler », all of them or none."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Gesture, Topic

if TYPE_CHECKING:
    from syndic_desktop.store import Store


def together(store: Store, change: tuple[Gesture, ...], label: str) -> Done:
    """Make gestures one after the other, each knowing what the one before has written. Raises what they raise.

    It can be taken back where each of them can.
    """
    with store.joined(label) as joined:
        made = [gesture(joined) for gesture in change]
    touched = frozenset[Topic]().union(*(done.touched for done in made))
    back = tuple(done.undo for done in reversed(made) if done.undo is not None)
    lasting = any(done.touched and done.undo is None for done in made)
    undo = None if lasting or not back else partial(together, change=back, label=label)
    return Done(label, touched, undo, remark=" ".join(done.remark for done in made if done.remark))
