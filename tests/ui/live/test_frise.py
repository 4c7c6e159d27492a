"""The picture of the session on screen: a sign for each seat and item, read with the arrows."""

from __future__ import annotations

from syndic_desktop.actions.attendance import record_movement
from syndic_desktop.actions.courses import close_doors, limit_to_competence, open_item, resume_session, suspend_session
from syndic_desktop.actions.recusals import recuse
from syndic_desktop.actions.votes import close_vote
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.conducts import ClosedDoors
from syndic_desktop.domain.votes import Ballot, SeatVote, Sense, Vote
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.items import Results
from syndic_desktop.queries.live.timelines import timeline
from syndic_desktop.ui.menus import Menus
from syndic_desktop.ui.screens.live.frises import FriseView, legend
from tests.ui.live.conftest import NOW
from tests.ui.standing import press, standing

from PySide6.QtGui import QAction, QShortcut  # isort: skip  # after ui, which keeps None alive
from PySide6.QtWidgets import QWidget  # isort: skip


def drawn(store, session_id):
    return timeline(Live(store, session_id), Results())


def test_each_seat_has_a_sign_at_each_item_with_what_it_said(store, session_id, opened):
    with store.reading() as reader:
        items = [line.id for line in reader.items(session_id)]
    recuse(store, items[1], "DEP-2")
    record_movement(store, session_id, Movement("DEP-3", 3, Stance(State.EXCUSED)))
    against = Vote(Ballot.PUBLIC, by_seat=(SeatVote("DEP-1", Sense.AGAINST),), default=Sense.IN_FAVOUR)
    close_vote(store, items[0], against)

    made = drawn(store, session_id)

    department = made.lines[:3]
    assert [[cell.sign + cell.letter for cell in line.cells[:3]] for line in department] == [
        ["●c", "●", "●"], ["●", "⊘", "●"], ["●", "●", "⊖"],
    ]  # fmt: skip
    assert department[0].cells[0].told == "AUBRAC, point 1 : présent et vote contre"
    assert (made.lines[0].section, made.lines[1].section) == ("Département de l’Ambre", "")
    assert (made.present[0], made.present[2], made.voters[1]) == (24, 23, 23)


def test_whose_member_did_not_transfer_the_competence_is_not_said_to_be_recused(store, session_id, opened):
    """L5212-16: only the delegates of the members concerned vote, and the president always; no interest is declared."""
    with store.reading() as reader:
        items = [line.id for line in reader.items(session_id)]
    limit_to_competence(store, items[1], "cinéma")

    cells = [line.cells[1] for line in drawn(store, session_id).lines]

    assert [cell.sign for cell in cells[:3]] == ["●", "∅", "∅"]
    assert cells[1].told.endswith("point 2 : non concerné")


def test_a_suspension_and_closed_doors_stand_on_it_with_their_legend(qtbot, store, session_id, opened, theme):
    with store.reading() as reader:
        items = [line.id for line in reader.items(session_id)]
    close_vote(store, items[0], Vote(unanimous=True))
    suspend_session(store, session_id, NOW.time())
    resume_session(store, session_id, NOW.time().replace(minute=50))
    open_item(store, session_id, 2, NOW.time().replace(minute=51))
    close_doors(store, items[1], ClosedDoors(unanimous=True))

    made = drawn(store, session_id)

    assert (made.stops, made.closed) == ((1.0,), frozenset({2}))
    assert made.lines[0].cells[1].told == "AUBRAC, point 2 à huis clos : présent"
    said = legend(made).replace("\u00a0", " ").splitlines()
    assert said[0] == "Suspension de 10 h 42 à 10 h 50, avant le point 2. Point 2 à huis clos."
    assert said[1].endswith("¦ suspension · hc huis clos")
    assert "c contre" not in said[1], "a legend tells the signs that are there"
    view = FriseView(theme)
    qtbot.addWidget(view)
    view.resize(844, 400)
    view.show_timeline(made)
    view.verticalScrollBar().setValue(view.verticalScrollBar().maximum())
    last = view._tops(made)[-1] - view.verticalScrollBar().value() + view._head
    assert last <= view.viewport().height() - view._foot, "the legend hides no seat"


def test_it_opens_by_a_key_is_read_with_the_arrows_and_goes_to_an_item(qtbot, make, opened):
    with standing(qtbot, make) as step:
        press("F12")
        assert not step.picture.view.isHidden()
        assert step.roll.isHidden()
        press("Right", "Right", "Down")
        assert step.picture.view.cell is step.picture.view.shown.lines[1].cells[2]
        assert "point 3" in step.picture.view.accessibleDescription()
        assert not step.picture.view.grab().isNull()

        press("Return")
        assert (step.picture.view.isHidden(), step.position) == (True, 3)
        press("F12", "F12")
        assert step.picture.view.isHidden()
        assert not step.roll.isHidden()


def test_no_key_of_the_room_is_one_of_the_window(qtbot, make):
    """Qt does neither of two things that have the same key."""
    window = QWidget()
    qtbot.addWidget(window)
    menus = Menus(window)
    actions = [each for each in vars(menus).values() if isinstance(each, QAction)]
    taken = [keys.toString() for action in actions for keys in action.shortcuts() if action is not menus.stop]
    with standing(qtbot, make) as step:
        own = [shortcut.key().toString() for shortcut in step.findChildren(QShortcut)]

    assert {"F9", "Ctrl+E"} <= set(taken)
    assert {"F2", "F12"} <= set(own)
    assert sorted(own + taken) == sorted({*own, *taken})
