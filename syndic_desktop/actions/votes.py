"""Gestures on votes: closing one freezes who voted, with what weight and by whose proxy."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.limits import refuse_when_transmitted
from syndic_desktop.actions.outcomes import Done, Gesture, Topic
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Sitting, frozen, sitting, votable
from syndic_desktop.domain.votes import Electorate, Vote

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

VOTES = frozenset({Topic.VOTES, Topic.SESSIONS, Topic.AGENDA})


def close_vote(store: Store, item_id: int, vote: Vote) -> Done:
    """Record a vote, in the place of one there was, and freeze its electorate.

    Raises RuleViolation: no quorum, counts that do not add up, an act that was transmitted…
    """
    with store.writing("enregistrer un vote") as writer:
        position, sat = _read(writer, item_id)
        item = sat.session.items[position - 1]
        refuse_when_transmitted(item)
        _refuse_unvotable(item, vote)
        if not sat.state(position).quorum.reached:
            raise RuleViolation(f"Le quorum n’est pas atteint au point {position} : il ne peut être délibéré.")
        items = list(sat.session.items)
        items[position - 1] = replace(item, vote=vote, electorate=None)
        voted = replace(sat, session=replace(sat.session, items=tuple(items)))
        voted.state(position)  # refuses what does not add up, before anything is written
        writer.save_item(item_id, frozen(voted).items[position - 1])
    return Done(f"voter le point {position}", VOTES, _back_to(item_id, item))


def reopen_vote(store: Store, item_id: int) -> Done:
    """Take a vote back: the item is open again, on the attendance as it is recorded now."""
    with store.writing("rouvrir un vote") as writer:
        position, sat = _read(writer, item_id)
        item = sat.session.items[position - 1]
        if item.vote is None:
            raise RuleViolation(f"Le point {position} n’a pas été voté.")
        refuse_when_transmitted(item)
        writer.save_item(item_id, replace(item, vote=None, electorate=None))
    return Done(f"rouvrir le vote du point {position}", VOTES, _back_to(item_id, item))


def restore_vote(store: Store, item_id: int, vote: Vote | None, electorate: Electorate | None) -> Done:
    """Put a vote back with those who voted then, or the lack of one; the inverse of the above. Raises RuleViolation."""
    with store.writing("rétablir un vote") as writer:
        item = writer.item(item_id)
        refuse_when_transmitted(item)
        if vote is not None:
            _refuse_unvotable(item, vote)
        writer.save_item(item_id, replace(item, vote=vote, electorate=electorate))
    return Done("rétablir un vote", VOTES, _back_to(item_id, item))


def _back_to(item_id: int, item: Item) -> Gesture:
    # Who voted is put back with the vote: whoever came since, while the item was open, did not vote then.
    return partial(restore_vote, item_id=item_id, vote=item.vote, electorate=item.electorate)


def _refuse_unvotable(item: Item, vote: Vote) -> None:
    if not votable(item, vote.ballot):
        raise RuleViolation(
            "Ce point ne peut pas être voté : il est retiré, reporté, pour information ou « questions diverses »."
        )


def _read(writer: Writer, item_id: int) -> tuple[int, Sitting]:
    """The item's 1-based position and its session."""
    session_id = writer.session_of(item_id)
    position = [line.id for line in writer.items(session_id)].index(item_id) + 1
    syndicat = writer.syndicat()
    if syndicat is None:
        raise RuleViolation("Ce dossier est vide : importez d’abord un dossier.")
    return position, sitting(writer.assembly(), syndicat.profile, writer.session(session_id))
