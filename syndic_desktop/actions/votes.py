"""Gestures on votes: closing one freezes who voted, with what weight and by whose proxy."""

from __future__ import annotations

from dataclasses import replace
from datetime import time
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.courses import open_item
from syndic_desktop.actions.limits import refuse_when_closed, refuse_when_transmitted
from syndic_desktop.actions.outcomes import Done, Gesture, Topic
from syndic_desktop.actions.sittings import sitting_of, the_item, the_syndicat
from syndic_desktop.actions.together import together
from syndic_desktop.domain import ballots, wording
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.chairs import takes_over
from syndic_desktop.domain.conducts import Conduct, Reopening
from syndic_desktop.domain.elections import born_together, posts_to_draw
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.people import births_of
from syndic_desktop.domain.readiness import not_ready
from syndic_desktop.domain.remembered import Remembered
from syndic_desktop.domain.sessions import votable
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.texts import writable
from syndic_desktop.domain.votes import Electorate, Lots, Vote

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

VOTED = ("vote", "electorate", "conduct")
VOTES = frozenset({Topic.VOTES, Topic.SESSIONS, Topic.AGENDA})


def close_vote(store: Store, item_id: int, vote: Vote) -> Done:
    """Record a vote, in the place of one there was, and freeze its electorate.

    Raises RuleViolation: no quorum, an amendment that waits, nobody presides, counts that do not add up, an act that
    was transmitted, another ballot is due, the president takes part in the vote of his accounts…
    """
    with store.writing("enregistrer un vote") as writer:
        position, sat, kind = _read(writer, item_id)
        item = sat.session.items[position - 1]
        refuse_when_transmitted(item)
        _refuse_unvotable(item, vote)
        refuse_when_closed(sat.session)
        items = list(sat.session.items)
        items[position - 1] = replace(item, vote=vote, electorate=None)
        voted = sat.after(replace(sat.session, items=tuple(items)))
        if fault := not_ready(voted, position, vote.ballot):
            raise RuleViolation(fault)
        ballots.refuse(voted, position, vote, kind)
        voters = voted.state(position).electorate  # refuses what does not add up, before anything is written
        writer.save_told(item_id, replace(item, vote=vote, electorate=voters), *VOTED)
        remark = takes_over(voted, position)
    return Done(f"voter le point {position}", VOTES, _back_to(item_id, item), remark=remark)


def vote_at_once(store: Store, item_id: int, vote: Vote, at: time) -> Done:
    """Put an item to discussion at an hour and record its vote: one gesture. Raises what each of the two raises."""
    with store.reading() as reader:
        session_id = reader.session_of(item_id)
        position = reader.outline(session_id)[1].index(item_id) + 1
    opening = partial(open_item, session_id=session_id, position=position, at=at)
    return together(store, (opening, partial(close_vote, item_id=item_id, vote=vote)), f"voter le point {position}")


def reopen_vote(store: Store, item_id: int, reason: str) -> Done:
    """Take a vote back, and keep why: the item is open again, on the attendance as it is recorded now.

    Raises RuleViolation: no vote, no reason, an act that was transmitted.
    """
    kept = writable(reason).strip()
    if not kept:
        raise RuleViolation("Dites pourquoi ce vote est rouvert : le motif est gardé avec le point.")
    with store.writing("rouvrir un vote") as writer:
        session, position = the_item(writer, item_id)
        item = session.items[position - 1]
        if item.vote is None:
            raise RuleViolation(f"Le point {position} n’a pas été voté.")
        refuse_when_transmitted(item)
        refuse_when_closed(session)
        again = Reopening(kept, writer.moment.date(), writer.moment.time().replace(microsecond=0))
        conduct = replace(item.conduct, reopenings=(*item.conduct.reopenings, again))
        writer.save_told(item_id, replace(item, vote=None, electorate=None, conduct=conduct), *VOTED)
    return Done(f"rouvrir le vote du point {position}", VOTES, _back_to(item_id, item))


def draw_lots(store: Store, item_id: int, drawn: tuple[str, ...], by: str, how: str = "") -> Done:
    """Keep whom lots gave the posts of a tie that age does not break: who drew, and how. Who voted stays frozen.

    Raises RuleViolation: nothing waits for lots, others than those of the tie, nobody said to have drawn, a session
    that is closed, an act that was transmitted.
    """
    drawer, told = wording.clean_line(writable(by)), wording.clean_line(writable(how))
    with store.writing("noter un tirage au sort") as writer:
        session, position = the_item(writer, item_id)
        item = session.items[position - 1]
        refuse_when_transmitted(item)
        refuse_when_closed(session)
        election = item.vote.election if item.vote is not None else None
        births = births_of(writer.assembly().people)
        between = born_together(election, births) if election is not None else ()
        if item.vote is None or election is None or not between:
            raise RuleViolation(f"Au point {position}, aucune égalité ne reste à départager : rien ne se tire au sort.")
        if len(set(drawn)) != len(drawn) or not set(drawn) <= set(between):
            raise RuleViolation("Le sort désigne entre ceux qui sont à égalité : choisissez l’un d’eux.")
        if len(drawn) != (posts := posts_to_draw(election, births)):
            raise RuleViolation(f"Le sort désigne {wording.count(posts, 'nom')} : dites lesquels, dans l’ordre.")
        if not drawer:
            raise RuleViolation("Dites qui a tiré au sort : le procès-verbal le porte.")
        lots = Lots(len(election.rounds), between, drawn, drawer, told)
        made = replace(item.vote, election=replace(election, lots=(*election.lots, lots)))
        writer.save_told(item_id, replace(item, vote=made), *VOTED)
    return Done(f"noter le tirage au sort du point {position}", VOTES, _back_to(item_id, item))


def restore_vote(
    store: Store, item_id: int, vote: Vote | None, electorate: Electorate | None, conduct: Conduct
) -> Done:
    """Put a vote back with those who voted then, or the lack of one; the inverse of the above. Raises RuleViolation."""
    with store.writing("rétablir un vote") as writer:
        session, position = the_item(writer, item_id)
        item = session.items[position - 1]
        refuse_when_transmitted(item)
        if vote is not None:
            _refuse_unvotable(item, vote)
        told = replace(item.conduct, reopenings=conduct.reopenings)
        writer.save_told(item_id, replace(item, vote=vote, electorate=electorate, conduct=told), *VOTED)
    return Done("rétablir un vote", VOTES, _back_to(item_id, item))


def _back_to(item_id: int, item: Item) -> Gesture:
    # Who voted is put back with the vote: whoever came since, while the item was open, did not vote then.
    return partial(restore_vote, item_id=item_id, vote=item.vote, electorate=item.electorate, conduct=item.conduct)


def _refuse_unvotable(item: Item, vote: Vote) -> None:
    if not votable(item, vote.ballot):
        raise RuleViolation(
            "Ce point ne peut pas être voté : il est retiré, reporté, pour information ou « questions diverses »."
        )


def _read(writer: Writer, item_id: int) -> tuple[int, Remembered, SyndicatKind]:
    """The item's 1-based position, its session, without its texts, and the regime of the syndicat."""
    session, position = the_item(writer, item_id)
    return position, sitting_of(writer, session), the_syndicat(writer).kind
