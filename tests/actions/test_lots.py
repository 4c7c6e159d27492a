"""Lots drawn between candidates whom neither votes nor age tell apart: who drew, how, and who voted stays frozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from syndic_desktop.actions import courses, votes
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.elections import elect
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Election, Lots, Round, SecretBallots, Vote
from syndic_desktop.store import create_store
from tests.actions.test_live import Room
from tests.domain.test_sessions import assembly

TIE = Round(SecretBallots(4), (CandidateVotes("t1", 2), CandidateVotes("t2", 2)))
ITEMS = (Item(ItemKind.ELECTION, "Désignation d’un représentant à l’agence"),)


@pytest.fixture
def room(tmp_path):
    """Everybody was born on one day; two of them have as many votes in the third round."""
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 12, 4, 11), holder="Marie") as store:
        made = Room(store, ITEMS)
        with store.writing("les naissances") as writer:
            people = tuple(replace(each, birth=date(1960, 1, 1)) for each in assembly().people)
            writer.save_assembly(replace(assembly(), people=people))
        made.opened(1, 2, 3, 4)
        votes.close_vote(store, made.items[0], Vote(Ballot.ELECTION, election=Election(1, (TIE,) * 3)))
        yield made


def elected(room):
    election = room.session.items[0].vote.election
    return [
        (each.candidate, each.by_lot) for each in elect(election, dict.fromkeys(("t1", "t2"), date(1960, 1, 1))).elected
    ]


def test_whom_the_lots_gave_the_post_is_kept_with_who_drew_and_how(room):
    before = room.session.items[0]

    room.changing(votes.draw_lots, room.items[0], ("t2",), " t3 ", "un bulletin  tiré de l’urne")

    kept = room.session.items[0]
    assert elected(room) == [("t2", True)]
    assert kept.vote.election.lots == (Lots(3, ("t1", "t2"), ("t2",), "t3", "un bulletin tiré de l’urne"),)
    assert kept.electorate == before.electorate, "who voted stays frozen"
    with pytest.raises(RuleViolation, match="aucune égalité ne reste à départager"):
        votes.draw_lots(room.store, room.items[0], ("t1",), "t3")


@pytest.mark.parametrize(
    ("drawn", "by", "why"),
    [(("t3",), "t4", "choisissez l’un d’eux"), (("t1", "t2"), "t4", "dites lesquels"), ((), "t4", "dites lesquels"),
     (("t1",), "  ", "Dites qui a tiré au sort")],
)  # fmt: skip
def test_lots_that_are_not_those_of_the_tie_are_refused(room, drawn, by, why):
    with pytest.raises(RuleViolation, match=why):
        votes.draw_lots(room.store, room.items[0], drawn, by)

    assert elected(room) == []


def test_lots_are_drawn_while_the_session_goes_on_and_go_with_the_vote(room):
    votes.draw_lots(room.store, room.items[0], ("t1",), "t3")
    votes.reopen_vote(room.store, room.items[0], "un bulletin de trop")
    with pytest.raises(RuleViolation, match="aucune égalité"):
        votes.draw_lots(room.store, room.items[0], ("t1",), "t3")

    votes.close_vote(room.store, room.items[0], Vote(Ballot.ELECTION, election=Election(1, (TIE,) * 3)))
    courses.close_session(room.store, room.id, time(12))
    with pytest.raises(RuleViolation, match="La séance est levée"):
        votes.draw_lots(room.store, room.items[0], ("t1",), "t3")
