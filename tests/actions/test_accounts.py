"""The vote of the accounts in one gesture: marked, presided over by somebody else, the president out."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from syndic_desktop.actions import accounts, attendance, items, votes
from syndic_desktop.domain.agenda import BudgetStep
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.votes import Vote
from syndic_desktop.store import create_store
from tests.actions.test_live import Room

NOW, AT = datetime(2026, 12, 4, 10), time(10, 40)


@pytest.fixture
def room(tmp_path):
    with create_store(tmp_path / "un.syndic", clock=lambda: NOW, holder="Mme Orme") as store:
        yield Room(store).opened(1, 2, 3, 4)


def test_the_president_goes_out_of_the_vote_of_his_accounts(room):
    items.mark_budget(room.store, room.items[0], BudgetStep.ACCOUNTS)
    with pytest.raises(RuleViolation, match="préside ; faites élire"):
        votes.close_vote(room.store, room.items[0], Vote(unanimous=True))

    room.changing(accounts.hold_accounts, room.items[0], "t2", AT)
    votes.close_vote(room.store, room.items[0], Vote(unanimous=True))

    state = room.state(1)
    assert (state.item.budget, state.item.president) == (BudgetStep.ACCOUNTS, "t2")
    assert [(each.seat, each.at, each.during) for each in room.session.movements] == [("S1", AT, True)]
    assert [voter.seat for voter in state.electorate.voters] == ["S2", "S3", "S4"]
    assert state.tally.heads.in_favour == 3


def test_nothing_is_noted_of_a_president_who_is_not_there(room):
    attendance.record_presence(room.store, room.id, "S1", Stance(State.EXCUSED))
    attendance.record_presence(room.store, room.id, "S5", Stance(State.PRESENT))

    room.changing(accounts.hold_accounts, room.items[0], "t2", AT)

    assert room.session.movements == ()


def test_a_president_who_voted_since_does_not_go_out_behind_that_vote(room):
    votes.close_vote(room.store, room.items[1], Vote(unanimous=True))
    before = room.session

    with pytest.raises(RuleViolation, match="T1 a voté au point 2"):
        accounts.hold_accounts(room.store, room.items[0], "t2", AT)
    assert room.session == before


@pytest.mark.parametrize(
    ("rank", "chair", "why"),
    [(0, "t1", "autre membre"), (0, "t5", "membre présent"), (2, "t2", "délibération")],
)
def test_who_may_not_preside_over_the_accounts_is_refused(room, rank, chair, why):
    before = room.session

    with pytest.raises(RuleViolation, match=why):
        accounts.hold_accounts(room.store, room.items[rank], chair, AT)
    assert room.session == before


def test_the_accounts_that_were_voted_stay_as_they_are(room):
    done = accounts.hold_accounts(room.store, room.items[0], "t2", AT)
    votes.close_vote(room.store, room.items[0], Vote(unanimous=True))

    with pytest.raises(RuleViolation, match="voté"):
        accounts.hold_accounts(room.store, room.items[0], "t3", AT)
    with pytest.raises(RuleViolation, match="voté"):
        done.undo(room.store)
