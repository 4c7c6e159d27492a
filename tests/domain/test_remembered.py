"""What was worked out of a session is answered again after a gesture, and is what would be counted anew."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.domain import sessions
from syndic_desktop.domain.agenda import BudgetStep, Fate
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.conducts import Conduct, Course, Suspension
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.remembered import Memory, Remembered
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.statutes import Profile
from syndic_desktop.domain.tallies import tally
from syndic_desktop.domain.votes import Majority, Vote
from tests.domain.assemblies import present
from tests.domain.test_room_oracle import ITEMS, rooms
from tests.domain.test_sessions import assembly, meeting

AWAY = Stance(State.ABSENT)
STOPPED = Course(time(10), 2, (Suspension(2, time(10, 5), time(10, 9), during=True),))


def answers(sat):
    """All that a screen asks of a session."""
    positions = range(1, len(sat.session.items) + 1)
    rooms_there = [sat.situation(position, voting=voting) for position in (0, *positions) for voting in (False, True)]
    quorums = [sat.opening_quorum(), *map(sat.quorum_at, positions)]
    return rooms_there, quorums, [*map(sat.voters, positions)], [*map(sat.derived, positions)], states(sat, positions)


def states(sat, positions):
    def told(position):
        try:
            return sat.state(position)
        except RuleViolation as refusal:
            return str(refusal)

    return [told(position) for position in positions]


def remembered(sat):
    return Remembered(sat.assembly, sat.session, sat.rules, sat.seats, sat.carried)


def plain(sat):
    return Sitting(sat.assembly, sat.session, sat.rules, sat.seats, sat.carried)


@st.composite
def gestures(draw, session):
    """The session once something has been noted, put right or taken back."""
    place = draw(st.integers(0, ITEMS - 1))
    item = session.items[place]
    other = draw(
        st.sampled_from(
            [
                replace(item, vote=None),
                replace(item, vote=Vote(unanimous=True)),
                replace(item, recusals=(Recusal("S1", "intéressé", under_l1111_6=True),)),
                replace(item, budget=None if item.budget else BudgetStep.ACCOUNTS),
                replace(item, conduct=Conduct(opened=time(10, draw(st.integers(0, 9))))),
                replace(item, fate=Fate.WITHDRAWN),
                replace(item, president="t2"),
            ]
        )
    )
    moved = Movement("S1", place + 1, AWAY, during=draw(st.booleans()))
    return draw(
        st.sampled_from(
            [
                replace(session, items=(*session.items[:place], other, *session.items[place + 1 :])),
                replace(session, movements=(*session.movements, moved)),
                replace(session, movements=session.movements[1:]),
                replace(session, attendance=session.attendance[1:]),
                replace(session, course=STOPPED),
                replace(session, president="t2"),
                replace(session, items=session.items[1:] + session.items[:1]),
            ]
        )
    )


@settings(max_examples=30)
@given(st.data())
def test_after_any_gestures_what_is_answered_is_what_would_be_counted(data):
    sat = remembered(data.draw(rooms()))
    for _ in range(4):
        answers(sat)
        sat = sat.after(data.draw(gestures(sat.session)))
        assert answers(sat) == answers(plain(sat))


def test_a_vote_leaves_every_room_and_every_quorum_as_they_were():
    sat = Memory().sitting(assembly(), Profile(), meeting(*present(1, 2, 3)))
    answers(sat)
    first, second = sat.session.items

    after = sat.after(replace(sat.session, items=(replace(first, vote=Vote(unanimous=True)), second)))

    assert after.situation(1, voting=True) is sat.situation(1, voting=True)
    assert after.quorum_at(1) is sat.quorum_at(1)
    assert after.derived(2) is sat.derived(2)
    assert after.state(1).tally.carried


def test_whoever_leaves_during_an_item_changes_neither_its_quorum_nor_what_came_before():
    sat = Memory().sitting(assembly(), Profile(), meeting(*present(1, 2, 3)))
    answers(sat)

    after = sat.after(replace(sat.session, movements=(Movement("S3", 2, AWAY, during=True),)))

    assert after.state(1) is sat.state(1)
    assert after.quorum_at(2) is sat.quorum_at(2)
    assert len(after.situation(2, voting=True).present) == 2


def test_another_session_made_of_one_knows_nothing_of_it():
    sat = Memory().sitting(assembly(), Profile(), meeting(*present(1, 2, 3)))
    answers(sat)

    other = replace(sat, session=replace(sat.session, attendance=()))

    assert answers(other) == answers(plain(other))
    assert not other.situation(1).present


def test_the_memory_forgets_once_the_assembly_or_the_statutes_are_others():
    memory, session, known, profile = Memory(), meeting(*present(1)), assembly(), Profile()
    first = memory.sitting(known, profile, session)

    assert memory.sitting(known, profile, session) is first
    assert memory.sitting(assembly(), profile, session) is not first
    assert memory.sitting(known, Profile(), session).known is not first.known
    assert memory.sitting(known, profile, session, frozenset({"un"})).carried == {"un"}


def test_a_vote_is_counted_once_for_the_gesture_and_whoever_reads_it_after(monkeypatch):
    memory, known, profile, counted = Memory(), assembly(), Profile(), []
    monkeypatch.setattr(sessions, "tally", lambda *args, **kwargs: counted.append(args) or tally(*args, **kwargs))
    sat = memory.sitting(known, profile, meeting(*present(1, 2, 3)))
    first, second = sat.session.items
    vote = Vote(unanimous=True)
    tried = sat.after(replace(sat.session, items=(replace(first, vote=vote), second)))
    voters = tried.state(1).electorate

    kept = replace(sat.session, items=(replace(first, vote=vote, electorate=voters), second))
    shown = memory.sitting(known, profile, kept)

    assert shown.state(1).tally is tried.state(1).tally
    assert shown.tally_at(1) is shown.state(1).tally
    assert len(counted) == 1
    later = memory.sitting(known, profile, replace(kept, movements=(Movement("S3", 2, AWAY),)))
    assert later.tally_at(1) is shown.tally_at(1)
    assert len(counted) == 1


def test_a_vote_is_counted_again_under_another_chair_or_threshold():
    sat = Memory().sitting(assembly(), Profile(), meeting(*present(1, 2, 3)))
    first, second = sat.session.items
    voted = replace(first, vote=Vote(unanimous=True), electorate=sat.derived(1))
    simple = sat.after(replace(sat.session, items=(voted, second)))
    assert simple.state(1).tally.threshold.majority is Majority.SIMPLE

    changed = simple.after(replace(sat.session, items=(replace(voted, majority=Majority.TWO_THIRDS), second)))

    assert changed.state(1).tally.threshold.majority is Majority.TWO_THIRDS


def test_the_memory_knows_the_very_session_and_no_other():
    memory, session, known, profile = Memory(), meeting(*present(1)), assembly(), Profile()
    made = memory.sitting(known, profile, session)

    assert memory.known(known, profile, session) is made
    assert memory.known(known, profile, replace(session)) is None
    assert memory.known(assembly(), profile, session) is None
    assert memory.known(known, Profile(), session) is None


def test_two_rooms_between_which_nobody_moved_are_one():
    session = replace(meeting(*present(1, 2, 3)), movements=(Movement("S3", 2, AWAY, during=True),))
    sat = Memory().sitting(assembly(), Profile(), session)

    assert sat.situation(0) is sat.situation(1) is sat.situation(1, voting=True) is sat.situation(2)
    assert sat.situation(2, voting=True) is not sat.situation(2)
    assert answers(sat) == answers(plain(sat))


def test_items_of_one_room_have_one_electorate_until_somebody_leaves_or_is_recused():
    sat = Memory().sitting(assembly(), Profile(), meeting(*present(1, 2, 3)))
    first, second = sat.session.items
    assert sat.derived(1) is sat.derived(2)

    recused = sat.after(
        replace(sat.session, items=(first, replace(second, recusals=(Recusal("S2", "son entreprise"),))))
    )
    assert recused.derived(1) is sat.derived(1)
    assert recused.derived(2) == plain(recused).derived(2) != sat.derived(2)

    left = sat.after(replace(sat.session, movements=(Movement("S3", 2, AWAY),)))
    assert left.derived(1) is sat.derived(1)
    assert left.derived(2) == plain(left).derived(2) != sat.derived(2)


def test_two_gestures_tried_from_one_session_do_not_see_each_other():
    sat = Memory().sitting(assembly(), Profile(), meeting(*present(1, 2, 3)))
    answers(sat)
    one, other = (sat.after(replace(sat.session, movements=(Movement(seat, 2, AWAY),))) for seat in ("S3", "S2"))

    assert answers(one) == answers(plain(one))
    assert answers(other) == answers(plain(other))
