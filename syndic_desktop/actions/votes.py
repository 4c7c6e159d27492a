"""Gestures on votes: closing one freezes who voted, with what weight and by whose proxy."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Sitting, frozen, sitting, votable
from syndic_desktop.domain.votes import Vote

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

VOTES = frozenset({Topic.VOTES, Topic.SESSIONS, Topic.AGENDA})


def close_vote(store: Store, item_id: int, vote: Vote) -> Done:
    """Record a vote and freeze its electorate. Raises RuleViolation: no quorum, counts that do not add up…"""
    with store.writing("enregistrer un vote") as writer:
        position, sat = _read(writer, item_id)
        item = sat.session.items[position - 1]
        if not votable(item, vote.ballot):
            raise RuleViolation(
                "Ce point ne peut pas être voté : il est retiré, reporté, pour information ou « questions diverses »."
            )
        if not sat.state(position).quorum.reached:
            raise RuleViolation(f"Le quorum n’est pas atteint au point {position} : il ne peut être délibéré.")
        items = list(sat.session.items)
        items[position - 1] = replace(item, vote=vote, electorate=None)
        voted = replace(sat, session=replace(sat.session, items=tuple(items)))
        voted.state(position)  # refuses what does not add up, before anything is written
        writer.save_item(item_id, frozen(voted).items[position - 1])
    return Done(f"voter le point {position}", VOTES, partial(reopen_vote, item_id=item_id))


def reopen_vote(store: Store, item_id: int) -> Done:
    """Take a vote back: the item is open again, on the attendance as it is recorded now."""
    with store.writing("rouvrir un vote") as writer:
        position, sat = _read(writer, item_id)
        item = sat.session.items[position - 1]
        if item.vote is None:
            raise RuleViolation(f"Le point {position} n’a pas été voté.")
        if item.act is not None and item.act.transmission is not None:
            raise RuleViolation(
                "Cet acte a été transmis : son vote ne se rouvre plus, une correction est un nouvel acte."
            )
        writer.save_item(item_id, replace(item, vote=None, electorate=None))
    return Done(f"rouvrir le vote du point {position}", VOTES, partial(close_vote, item_id=item_id, vote=item.vote))


def _read(writer: Writer, item_id: int) -> tuple[int, Sitting]:
    """The item's 1-based position and its session."""
    session_id = writer.session_of(item_id)
    position = [line.id for line in writer.items(session_id)].index(item_id) + 1
    syndicat = writer.syndicat()
    if syndicat is None:
        raise RuleViolation("Ce dossier est vide : importez d’abord un dossier.")
    return position, sitting(writer.assembly(), syndicat.profile, writer.session(session_id))
