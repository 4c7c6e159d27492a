"""The course of a session by its keys: what is closed opens again when she confirms, a quorum that is back counts."""

from __future__ import annotations

from dataclasses import replace
from datetime import time

from syndic_desktop.actions.attendance import call_everyone, record_movement, record_presence
from syndic_desktop.actions.courses import close_session
from syndic_desktop.actions.items import change_kind
from syndic_desktop.actions.votes import close_vote
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Election, Round, SecretBallots, Vote
from tests.ui.standing import press, write


def session(step):
    return step._read().session


def test_a_closed_session_goes_on_once_she_confirms(room, desk):
    desk.run(close_session, room.session_id, time(12))

    press("F7", "Escape")
    assert session(room).closing == time(12)

    press("F7", "Return")
    assert session(room).closing is None


def test_enter_puts_an_item_whose_quorum_is_back_to_discussion_again(room, desk):
    for rank in range(1, 13):
        desk.run(record_movement, room.session_id, Movement(f"EPCI-{rank:02}", 2, Stance(State.EXCUSED)))
    press("PgDown", "Return")
    assert not room.item.keys.put.isVisible()
    for rank in range(1, 13):
        back = Movement(f"EPCI-{rank:02}", 2, Stance(State.PRESENT), time(10, 30), during=True)
        desk.run(record_movement, room.session_id, back)
    assert room.head.title.text() == "✗ Quorum non atteint"
    assert room.item.keys.put.isVisible()

    press("Return")

    assert room.head.title.text().endswith("Quorum atteint")
    assert not room.item.keys.put.isVisible()


def test_who_presides_by_right_is_said_as_it_opens_and_one_key_keeps_him(step, desk):
    """CGCT, L2122-17: the president is away, the first vice-president is there."""
    live = step._read()
    away = next(each.code for each in live.sitting.seats if each.titular == live.session.president)
    desk.run(record_presence, step.session_id, away, Stance(State.EXCUSED))
    desk.run(call_everyone, step.session_id)

    press("F7")
    assert "préside de droit" in step.ask.detail.text()
    assert "n’est pas en séance" in step.ask.detail.text()
    press("Return")

    assert session(step).course.opened is not None
    assert session(step).president == live.session.president, "who comes later presides again"
    assert step._read().sitting.presiding(0) == "hebrard-claire"


def test_a_session_does_not_open_before_somebody_presides(step, desk, store):
    """Nobody presides by right: she says who does."""
    with store.writing("personne ne préside") as writer:
        writer.save_assembly(replace(writer.assembly(), roles=()))
        writer.save_heading(step.session_id, replace(session(step), president=None))
    step._live.forget()
    desk.run(call_everyone, step.session_id)

    press("F7", "Return")
    assert session(step).course.opened is None
    assert step.ask.asking
    assert "Choisissez qui préside" in step.ask.fields[-1].refusal

    write("bonnel")
    press("Return")
    assert session(step).course.opened is not None
    assert session(step).president == "bonnel-thomas"


def test_another_who_is_designated_is_chosen_by_his_name(step, desk):
    live = step._read()
    away = next(each.code for each in live.sitting.seats if each.titular == live.session.president)
    desk.run(record_presence, step.session_id, away, Stance(State.EXCUSED))
    desk.run(call_everyone, step.session_id)

    press("F7")
    write("bonnel")
    press("Return")

    assert session(step).president == "bonnel-thomas"


def test_whoever_was_not_called_is_counted_before_the_session_opens(step):
    press("P", "F7")

    said = step.ask.detail.text().replace("\u00a0", " ")
    assert said.endswith("23 membres n’ont pas été appelés : ils sont absents.")


def test_escape_never_leaves_the_room_once_a_name_was_called(qtbot, step):
    press("P")
    with qtbot.assertNotEmitted(step.left):
        press("Escape", "Escape")
    assert step.roll.chips.hasFocus()


def test_an_election_that_waits_for_a_round_is_a_question_before_the_session_closes(room, desk):
    """She may close all the same, once she knows what becomes of it (L2122-7)."""
    tie = Round(SecretBallots(4), (CandidateVotes("aubrac-lise", 2), CandidateVotes("bonnel-thomas", 2)))
    desk.run(change_kind, room.sheet.id, ItemKind.ELECTION)
    desk.run(close_vote, room.sheet.id, Vote(Ballot.ELECTION, election=Election(1, (tie,))))

    press("Shift+F7")
    assert room.ask.sentence.text() == "Le deuxième tour du point 1 reste à tenir. Lever la séance quand même ?"
    assert "l’élection est interrompue" in room.ask.detail.text()
    press("Escape")
    assert session(room).closing is None

    press("Shift+F7", "Return")
    assert room.ask.sentence.text() == "Lever la séance"
    assert "n’ont pas été traités : reportez-les" in room.ask.detail.text()
    press("Return")
    assert session(room).closing == time(10, 42)
