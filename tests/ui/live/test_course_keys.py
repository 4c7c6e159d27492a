"""The course of a session by its keys: what is closed opens again when she confirms, a quorum that is back counts."""

from __future__ import annotations

from datetime import time

from syndic_desktop.actions.attendance import call_everyone, record_movement, record_presence
from syndic_desktop.actions.courses import close_session
from syndic_desktop.domain.attendance import Movement, Stance, State
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


def test_another_who_is_designated_is_chosen_by_his_name(step, desk):
    live = step._read()
    away = next(each.code for each in live.sitting.seats if each.titular == live.session.president)
    desk.run(record_presence, step.session_id, away, Stance(State.EXCUSED))
    desk.run(call_everyone, step.session_id)

    press("F7")
    write("bonnel")
    press("Return")

    assert session(step).president == "bonnel-thomas"
