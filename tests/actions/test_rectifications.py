"""A mistake about who was there, seen items later: one gesture puts right what depends on it, and only that."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

import pytest

from syndic_desktop.actions import attendance, courses, debates, rectifications, votes
from syndic_desktop.domain.acts import Act, Transmission
from syndic_desktop.domain.agenda import Item, ItemKind, Speech
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.rectifications import Effect, Stretch, rectify
from syndic_desktop.domain.sessions import Minutes, sitting
from syndic_desktop.domain.votes import Ballot, Counts, SeatVote, Sense, Vote
from syndic_desktop.store import create_store
from tests.actions.assemblies import SYNDICAT
from tests.actions.test_live import AWAY, HERE, Room

UNANIMOUS = Vote(unanimous=True)
SPLIT = Vote(by_seat=(SeatVote("S1", Sense.AGAINST),), default=Sense.IN_FAVOUR)
COUNTED = Vote(counts=Counts(4, 1))
ITEMS = tuple(Item(ItemKind.DELIBERATION, f"Objet {n}") for n in range(1, 7))


@pytest.fixture
def room(tmp_path):
    """Five members, six items put to discussion one after the other, none voted yet."""
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 12, 4, 11, 2, 3), holder="Marie") as store:
        made = Room(store, ITEMS)
        made.opened(1, 2, 3, 4, 5)
        yield made


def vote_all(room, *held):
    for position, each in enumerate(held, start=1):
        courses.open_item(room.store, room.id, position, time(10, position))
        votes.close_vote(room.store, room.items[position - 1], each)


def absent(room, first, last, seat="S4", stance=AWAY):
    stretch = Stretch(seat, first, last, stance)
    return room.changing(rectifications.rectify_attendance, room.id, stretch, "sorti sans être vu")


def present_at(room):
    return [len(room.state(position).situation.present) for position in range(1, 7)]


def test_an_absence_seen_late_recounts_what_depends_on_it_and_nothing_else(room):
    vote_all(room, UNANIMOUS, UNANIMOUS, SPLIT, UNANIMOUS, UNANIMOUS, UNANIMOUS)
    before = room.session.items

    done = absent(room, 2, 3)

    assert present_at(room) == [5, 4, 4, 5, 5, 5]
    assert [room.state(n).tally.heads.in_favour for n in range(1, 7)] == [5, 4, 3, 5, 5, 5]
    after = room.session.items
    assert [old == new for old, new in zip(before, after, strict=True)] == [True, False, False, True, True, True]
    assert done.remark == ""
    assert "S4" not in done.label
    assert "du point 2 au point 3" in done.label
    assert room.session.movements == (Movement("S4", 4, HERE), Movement("S4", 2, AWAY))


def test_the_journal_keeps_what_the_votes_were_and_why(room):
    vote_all(room, UNANIMOUS, UNANIMOUS)

    absent(room, 2, 2)
    rectifications.rectify_attendance(room.store, room.id, Stretch("S5", 1, 1, AWAY), "arrivée après le vote")

    with room.store.reading() as reader:
        lines = [line for line in reader.journal() if "arrivée après le vote" in line.label]
    changed = next(line for line in lines if line.table == "items")
    assert len(changed.before["electorate"]["voters"]) == 5
    assert len(changed.after["electorate"]["voters"]) == 4


def test_figures_that_nobody_can_put_right_are_to_be_taken_again(room):
    vote_all(room, UNANIMOUS, COUNTED, UNANIMOUS)

    done = absent(room, 2, 3)

    assert done.remark == "À voter de nouveau : point 2."
    second = room.session.items[1]
    assert (second.vote, second.electorate) == (None, None)
    assert [each.reason for each in second.conduct.reopenings] == ["sorti sans être vu"]
    assert room.session.items[2].vote == UNANIMOUS
    votes.close_vote(room.store, room.items[1], Vote(counts=Counts(3, 1)))


def test_a_quorum_that_was_not_there_takes_the_vote_back(room):
    attendance.record_movement(room.store, room.id, Movement("S5", 1, AWAY))
    attendance.record_movement(room.store, room.id, Movement("S3", 2, AWAY))
    vote_all(room, UNANIMOUS, UNANIMOUS)

    done = absent(room, 2, 2)

    assert done.remark == "À voter de nouveau : point 2."
    assert not room.state(2).quorum.reached


def test_a_presence_seen_late_is_counted_with_those_who_all_said_the_same(room):
    attendance.record_movement(room.store, room.id, Movement("S4", 2, AWAY))
    vote_all(room, UNANIMOUS, UNANIMOUS, Vote(Ballot.PUBLIC, by_seat=(), default=Sense.IN_FAVOUR))

    done = absent(room, 2, 3, stance=HERE)

    assert present_at(room) == [5, 5, 5, 4, 4, 4]
    assert room.state(2).tally.heads.in_favour == 5
    assert done.remark == "À voter de nouveau : point 3."  # nobody knows what he said when he was called


def test_a_proxy_falls_with_its_holder_and_comes_back_with_him(room):
    attendance.record_movement(room.store, room.id, Movement("S5", 1, Stance(State.PROXY, holder="t4")))
    vote_all(room, UNANIMOUS, UNANIMOUS, UNANIMOUS)

    absent(room, 2, 2)

    assert [len(room.state(n).electorate.voters) for n in (1, 2, 3)] == [5, 3, 5]


def test_represented_instead_of_present_keeps_the_seat_among_the_voters(room):
    vote_all(room, UNANIMOUS, UNANIMOUS)

    absent(room, 2, 2, stance=Stance(State.PROXY, holder="t1"))

    voter = next(each for each in room.state(2).electorate.voters if each.seat == "S4")
    assert (voter.person, voter.by_proxy) == ("t1", True)


def test_from_the_first_item_it_is_from_the_opening(room):
    vote_all(room, UNANIMOUS)

    absent(room, 1, 2)

    assert {each.seat: each.stance for each in room.session.attendance}["S4"] == AWAY
    assert room.session.movements == (Movement("S4", 3, HERE),)


def test_what_he_did_after_the_last_item_stays(room):
    left = Movement("S4", 5, Stance(State.EXCUSED), time(11))
    attendance.record_movement(room.store, room.id, left)

    absent(room, 2, 4)

    assert room.session.movements == (left, Movement("S4", 2, AWAY))
    assert present_at(room) == [5, 4, 4, 4, 4, 4]


@pytest.mark.parametrize("held", [SPLIT, Vote(Ballot.PUBLIC, by_seat=(), default=Sense.IN_FAVOUR)])
def test_somebody_with_a_vote_by_name_is_not_said_absent(room, held):
    vote_all(room, held)

    with pytest.raises(RuleViolation, match=r"Au point 1, un vote nominal est noté pour .* : rouvrez d’abord ce vote"):
        rectifications.rectify_attendance(room.store, room.id, Stretch("S1", 1, 1, AWAY), "erreur")


def test_somebody_who_spoke_is_not_said_absent(room):
    debates.record_speech(room.store, room.items[1], Speech("t4", "demande le coût."))

    with pytest.raises(RuleViolation, match="Au point 2, une intervention est notée de "):
        rectifications.rectify_attendance(room.store, room.id, Stretch("S4", 1, 3, AWAY), "erreur")


def test_an_act_that_was_transmitted_is_not_counted_again(room):
    vote_all(room, UNANIMOUS)
    with room.store.writing("transmettre") as writer:
        item = writer.item(room.items[0])
        writer.save_item(room.items[0], replace(item, act=Act(transmission=Transmission(date(2026, 12, 5)))))

    with pytest.raises(RuleViolation, match="transmis"):
        rectifications.rectify_attendance(room.store, room.id, Stretch("S4", 1, 1, AWAY), "erreur")


@pytest.mark.parametrize(
    ("stretch", "reason", "said"),
    [
        (Stretch("S4", 2, 3, AWAY), " ", "Dites pourquoi"),
        (Stretch("S4", 3, 2, AWAY), "erreur", "inversez-les"),
        (Stretch("S4", 3, 9, AWAY), "erreur", "compte 6 points"),
        (Stretch("S4", 2, 3, HERE), "erreur", "déjà ce qui est noté"),
        (Stretch("S4", 2, 3, Stance(State.PROXY, holder="t9")), "erreur", "n’est pas en séance"),
    ],
)
def test_what_says_nothing_is_refused(room, stretch, reason, said):
    with pytest.raises(RuleViolation, match=said):
        rectifications.rectify_attendance(room.store, room.id, stretch, reason)


def test_what_will_change_is_known_before_anything_is_kept(room):
    vote_all(room, UNANIMOUS, COUNTED, Vote(counts=Counts(2, 1)))
    with room.store.reading() as reader:
        sat = sitting(reader.assembly(), SYNDICAT.profile, reader.session(room.id))

    made = rectify(sat, Stretch("S4", 1, 4, AWAY))

    assert [(each.position, each.effect, each.voters) for each in made.consequences] == [
        (1, Effect.COUNTED, (5, 4)),
        (2, Effect.REOPENED, (5, 4)),
        (3, Effect.COUNTED, (5, 4)),  # four were there for the three who are counted
        (4, Effect.ROOM, (5, 4)),
    ]
    assert room.session == sat.session


def test_once_the_minutes_are_fixed_neither_the_roll_nor_a_vote_changes(room):
    vote_all(room, UNANIMOUS)
    with room.store.writing("arrêter") as writer:
        writer.save_heading(room.id, replace(room.session, minutes=Minutes(fixed=date(2026, 12, 18))))

    with pytest.raises(RuleViolation, match="arrêté le"):
        absent(room, 1, 1)
    with pytest.raises(RuleViolation, match="arrêté le"):
        votes.reopen_vote(room.store, room.items[0], "erreur")


def test_once_the_minutes_are_fixed_nobody_comes_goes_or_votes(room):
    vote_all(room, UNANIMOUS)
    with room.store.writing("arrêter") as writer:
        writer.save_heading(room.id, replace(room.session, minutes=Minutes(fixed=date(2026, 12, 18))))

    for gesture in (
        lambda: votes.close_vote(room.store, room.items[3], UNANIMOUS),
        lambda: attendance.record_presence(room.store, room.id, "S1", AWAY),
        lambda: attendance.record_movement(room.store, room.id, Movement("S1", 4, AWAY)),
    ):
        with pytest.raises(RuleViolation, match="arrêté le"):
            gesture()


def test_nothing_is_voted_once_the_session_was_closed(room):
    vote_all(room, UNANIMOUS)
    courses.close_session(room.store, room.id, time(12))

    with pytest.raises(RuleViolation, match="levée"):
        votes.close_vote(room.store, room.items[3], UNANIMOUS)


def test_who_was_not_there_does_not_come_behind_a_vote(tmp_path):
    with create_store(tmp_path / "b.syndic", clock=lambda: datetime(2026, 12, 4, 11, 2, 3), holder="Marie") as store:
        room = Room(store, ITEMS).opened(1, 2, 3)
        vote_all(room, UNANIMOUS)
        counted = room.state(1).quorum.total

        for gesture in (
            partial(attendance.record_presence, session_id=room.id, seat="S5", stance=HERE),
            partial(attendance.call_everyone, session_id=room.id),
            partial(attendance.record_movement, session_id=room.id, movement=Movement("S5", 1, HERE, during=True)),
            partial(
                attendance.record_movement,
                session_id=room.id,
                movement=Movement("S5", 1, Stance(State.PROXY, holder="t1")),
            ),
        ):
            with pytest.raises(RuleViolation, match=r"rectifiez la présence .* \(Maj\+F8\)"):
                gesture(store)
        assert room.state(1).quorum.total == counted

        attendance.record_presence(store, room.id, "S4", Stance(State.EXCUSED))  # his letter is found: no quorum moves
        attendance.record_movement(store, room.id, Movement("S5", 2, HERE, time(10, 2)))
        assert room.state(1).quorum.total == counted
        assert room.state(2).quorum.total.counted == counted.counted + 1


def test_a_movement_that_a_vote_was_counted_in_is_not_taken_back_behind_it(room):
    courses.open_item(room.store, room.id, 1, time(10, 1))
    left = attendance.record_movement(room.store, room.id, Movement("S4", 1, AWAY, during=True))
    votes.close_vote(room.store, room.items[0], UNANIMOUS)

    with pytest.raises(RuleViolation, match="Le point 1 est voté"):
        left.undo(room.store)
    with pytest.raises(RuleViolation, match="Le point 1 est voté"):
        attendance.remove_movement(room.store, room.id, room.session.movements[0])


def test_an_item_put_to_discussion_late_moves_nobody_behind_a_vote(tmp_path):
    """Points 1 to 3 are skipped, somebody comes before the third; then the first is taken, and the two that wait."""
    with create_store(tmp_path / "b.syndic", clock=lambda: datetime(2026, 12, 4, 11, 2, 3), holder="Marie") as store:
        room = Room(store, ITEMS).opened(1, 2, 3)
        attendance.record_movement(store, room.id, Movement("S4", 3, HERE, time(10, 1)))
        courses.open_item(store, room.id, 4, time(10, 2))
        votes.close_vote(store, room.items[3], UNANIMOUS)
        assert len(room.state(4).situation.present) == 4

        room.changing(courses.open_item, room.id, 1, time(10, 3))

        assert room.session.ranks[4] < room.session.ranks[3], "what waits follows the first, which is taken late"
        assert len(room.state(4).situation.present) == 4
        with pytest.raises(RuleViolation, match="Le point 4 est voté"):
            attendance.record_presence(store, room.id, "S5", HERE)
        with pytest.raises(RuleViolation, match="a voté au point 4"):
            attendance.record_presence(store, room.id, "S1", AWAY)
