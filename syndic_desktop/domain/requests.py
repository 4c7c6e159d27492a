"""Requests for a ballot: whether they make it due (L2121-21), and what to do where the item was voted already."""

from __future__ import annotations

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.ballots import is_secret
from syndic_desktop.domain.conducts import askers_needed
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.votes import Ballot


def answered(sat: Sitting, position: int, ballot: Ballot, asking: int, present: int) -> str:
    """What a request made on an item (1-based) amounts to, by that many of those present."""
    rules, name = sat.rules, "public" if ballot is Ballot.PUBLIC else "secret"
    needed = askers_needed(ballot, present, public=rules.public_ballot_fraction, secret=rules.secret_ballot_fraction)
    counted = f"{wording.count(asking, 'demande')} pour {wording.count(present, 'présent')}, il en faut {needed}"
    if asking < needed:
        return f"Le scrutin {name} n’est pas de droit : {counted} (CGCT, L2121-21)."
    due = f"Le scrutin {name} est de droit : {counted} (CGCT, L2121-21)."
    if not _voted_otherwise(sat.session.items[position - 1], ballot):
        return due
    return (
        f"{due} Le point {position} est déjà voté autrement : rouvrez son vote (V) et revotez, ou retirez la demande "
        "si elle n’a été faite qu’après."
    )


def _voted_otherwise(item: Item, ballot: Ballot) -> bool:
    vote = item.vote
    if vote is None or vote.ballot is Ballot.NONE:
        return False
    if ballot is Ballot.SECRET:
        return not is_secret(vote)
    return vote.ballot is not Ballot.PUBLIC and item.kind is not ItemKind.ELECTION
