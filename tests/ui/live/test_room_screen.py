"""The room's screen: what it shows of a session, what it never shows, how it is opened and closed."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest
from PySide6.QtWidgets import QApplication

from syndic_desktop.actions.agenda import reword_item
from syndic_desktop.actions.courses import close_doors, open_item, suspend_session
from syndic_desktop.actions.debates import record_speech
from syndic_desktop.actions.items import change_kind
from syndic_desktop.actions.scans import mark_private
from syndic_desktop.actions.votes import close_vote
from syndic_desktop.domain.agenda import ItemKind, Speech
from syndic_desktop.domain.conducts import ClosedDoors
from syndic_desktop.domain.votes import (
    Ballot,
    CandidateVotes,
    Counts,
    Election,
    Round,
    SeatVote,
    SecretBallots,
    Sense,
    Vote,
)
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.boards import board
from syndic_desktop.queries.live.items import Results
from syndic_desktop.ui.screens.live.board import RoomWindow, shortened, told
from syndic_desktop.ui.widgets.words import of_key, shaped
from tests.ui.live.conftest import NOW
from tests.ui.standing import press, standing


def shown(store, session_id):
    return board(Live(store, session_id), Results())


@pytest.fixture
def items(store, session_id):
    with store.reading() as reader:
        return [line.id for line in reader.items(session_id)]


def said(made):
    """Every word of a board."""
    return " ".join(str(getattr(made, field.name)) for field in fields(made))


def test_before_it_opens_the_screen_says_so(store, session_id):
    made = shown(store, session_id)

    assert (made.notice, made.item, made.result) == ("La séance n’est pas encore ouverte.", "", "")
    assert made.heading == f"Comité syndical du 4{NB}décembre{NB}2026"


def test_the_item_that_is_open_is_shown_with_the_quorum_and_the_chair(store, session_id, opened):
    made = shown(store, session_id)

    assert (made.item, made.notice) == ("Point 1 sur 9", "")
    assert made.subject.startswith("Approbation du procès-verbal")
    assert made.chair == f"Présidence{NB}: Mme{NB}Lise AUBRAC"
    assert made.reached
    assert (made.result, made.bars) == ("", ())


def test_a_round_to_come_is_told_and_is_no_rejection(store, session_id, opened, items):
    tie = Round(SecretBallots(4), (CandidateVotes("aubrac-lise", 2), CandidateVotes("bonnel-thomas", 2)))
    change_kind(store, items[0], ItemKind.ELECTION)
    close_vote(store, items[0], Vote(Ballot.ELECTION, election=Election(1, (tie,))))

    made = shown(store, session_id)

    assert (made.item, made.result) == ("Point 1 sur 9 – deuxième tour à venir", "")
    assert "AUBRAC" not in said(replace(made, chair=""))  # no score before somebody is elected


def test_the_words_about_somebody_are_not_on_the_wall(store, session_id, opened, items):
    """CRPA, L312-1-2: what is hidden when it is published."""
    reword_item(store, items[0], "Protection fonctionnelle de M. Paul ROY")
    mark_private(store, items[0], ("M. Paul ROY",))

    assert shown(store, session_id).subject == "Protection fonctionnelle de [occulté]"


def test_the_result_is_shown_by_college_once_the_vote_is_closed_and_names_nobody(store, session_id, opened, items):
    against = (SeatVote("DEP-1", Sense.AGAINST), SeatVote("DEP-2", Sense.ABSTAINING))
    record_speech(store, items[0], Speech("bonnel-thomas", "Une remarque qui ne regarde que le procès-verbal."))
    close_vote(store, items[0], Vote(Ballot.PUBLIC, by_seat=against, default=Sense.IN_FAVOUR))

    made = shown(store, session_id)

    assert made.carried
    first, last = made.bars[0], made.bars[-1]
    told_ = (first.name, first.in_favour, first.against, first.abstaining)
    assert told_ == ("Département de l’Ambre", "6", "3", "3")  # three votes a seat
    assert last.name == "Total des voix"
    assert sum(made.bars[-1].parts) == pytest.approx(1)
    assert "BONNEL" not in said(made).upper()
    assert "remarque" not in said(made)


def test_a_secret_ballot_shows_its_total_alone(store, session_id, opened, items):
    close_vote(store, items[0], Vote(Ballot.SECRET, counts=Counts(20, 3), secret=SecretBallots(24, 1)))

    (bar,) = shown(store, session_id).bars
    assert (bar.name, bar.in_favour, bar.against) == ("Total", "20", "3")


def test_a_roll_call_is_followed_by_its_numbers_alone(qtbot, room, desk):
    window = RoomWindow()
    qtbot.addWidget(window)
    room.projector.window = window
    with qtbot.waitExposed(window):
        window.show()
    room.activateWindow()
    qtbot.waitUntil(room.isActiveWindow)
    room.enter()

    press("N", "C", "P", "A")
    assert window.board.calling == f"Appel nominal en cours{NB}: 3 sur 24 ont répondu"
    assert window.board.called == pytest.approx(1 / 8)
    assert window.board.calling in told(window.board)
    assert "BONNEL" not in said(window.board)
    assert window.board.bars == ()
    press("Escape")
    assert window.board.calling == ""
    press("S")
    assert window.board.calling == "", "a secret ballot is not followed"
    press("Escape", "N", "T", "Return")
    assert (window.board.calling, window.board.result) == ("", "Adopté à l’unanimité")
    assert window.board.item == "Point 1 sur 9 – scrutin public"


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_name_of_a_college_is_read_from_ten_metres(qtbot, store, session_id, opened, items, size):
    close_vote(store, items[0], Vote(Ballot.PUBLIC, default=Sense.IN_FAVOUR))
    window = RoomWindow()
    qtbot.addWidget(window)
    window.resize(*size)
    made = shown(store, session_id)
    window.show_board(made)

    written = {piece.words: piece for piece in window._pieces}
    for bar in made.bars:
        piece = written[bar.name]  # whole, on one line or two
        assert of_key(piece.font).pixelSize() >= size[1] / 40
        width = piece.width if piece.whole else -1
        assert shaped(piece.words, piece.font, width).size().height() <= piece.height + 1


def test_a_name_that_two_lines_do_not_hold_has_its_long_words_shortened():
    said = shortened("Établissements publics de coopération intercommunale")

    assert said == "Établi. publics de coopér. interc."


def test_closed_doors_and_suspensions_hide_the_item(store, session_id, opened, items):
    close_doors(store, items[0], ClosedDoors(unanimous=True))
    made = shown(store, session_id)
    assert (made.notice, made.item, made.subject) == ("Huis clos", "", "")
    assert "procès-verbal" not in said(made), "nor is it told to who listens"
    open_item(store, session_id, 2, NOW.time())
    assert shown(store, session_id).notice == ""
    suspend_session(store, session_id, NOW.time())
    assert shown(store, session_id).notice == "Séance suspendue à 10\u00a0h\u00a042"


def test_it_is_full_screen_on_a_display_that_is_not_the_laptop_s(qtbot):
    room = RoomWindow()
    qtbot.addWidget(room)

    assert room.take_place(None)

    assert room.isFullScreen()


def test_it_opens_by_a_key_follows_the_session_and_closes_with_it(qtbot, make, desk, items, opened):
    with standing(qtbot, make) as step:
        button, closed = step.projector.button, step.projector.button.sizeHint().width()
        press("Shift+F11")
        assert button.sizeHint().width() <= closed, "there is no more room for it at 1024 pixels"
        assert button.toolTip() == "Fermer l’écran de la salle (Maj+F11)"
        room = step.projector.window
        assert room is not None
        assert room.isVisible()
        qtbot.waitUntil(room.isActiveWindow)  # on a single screen it would be lost behind
        assert "Un seul écran" in step.foot.sentence
        press("Shift+F11")
        assert not room.isVisible()
        assert button.accessibleName() == "Ouvrir l’écran de la salle"
        with qtbot.waitActive(step.window()):
            step.window().activateWindow()
        step.enter()
        press("Shift+F11")

        desk.run(close_vote, items[0], Vote(unanimous=True))
        assert room.board is not None
        assert room.board.carried
        assert "pour" in told(room.board)
        assert not room.grab().isNull()

        step.go_to(4)
        assert room.board.item == "Point 1 sur 9"  # it shows the session, not where she looks
        step.close_place()
        assert step.projector.window is None


def test_what_has_not_changed_is_not_painted_again(qtbot, store, session_id, opened):
    room, painted = RoomWindow(), []
    qtbot.addWidget(room)
    made = shown(store, session_id)
    room.show_board(made)
    with qtbot.waitExposed(room):
        room.show()
    room.grab()
    QApplication.processEvents()
    room.paintEvent = lambda event: painted.append(event.region())  # type: ignore[method-assign]

    room.show_board(made)
    room.show_board(replace(made, quorum_detail="12 présents pour 13 requis", share=0.4))
    qtbot.waitUntil(lambda: bool(painted))

    (region,) = painted
    assert region.boundingRect().top() > room.height() * 3 // 4  # the foot alone
    assert region.boundingRect().width() < room.width()
