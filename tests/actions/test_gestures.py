"""Gestures on a real file: what each changes, what it refuses, and what taking it back gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from syndic_desktop.actions.agenda import decide_fate, move_item, reword_item
from syndic_desktop.actions.attendance import record_movement, record_presence
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.actions.items import choose_matter
from syndic_desktop.actions.texts import save_part
from syndic_desktop.actions.votes import close_vote, reopen_vote
from syndic_desktop.domain.acts import Act, Transmission
from syndic_desktop.domain.agenda import Fate
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.votes import Ballot, Counts, SeatVote, Sense, Vote
from syndic_desktop.domain.wording import NB
from syndic_desktop.store import Writer
from tests.actions import gestures
from tests.actions.test_kill import content, dossier, made

PRESENT, ABSENT = Stance(State.PRESENT), Stance(State.ABSENT)


@pytest.fixture
def store(tmp_path):
    with made(tmp_path / "a.syndic") as store:
        yield store


def ids(store, key):
    with store.reading() as reader:
        session_id = reader.session_id(key)
        return session_id, [line.id for line in reader.items(session_id)]


@pytest.fixture
def held(store):
    return ids(store, gestures.HELD)


@pytest.fixture
def draft(store):
    return ids(store, gestures.DRAFT)


def changing(store, gesture):
    """Run a gesture, check that undo gives back the same dossier and redo the same change; return what it was."""
    before = content(store)
    done = gesture()
    after = content(store)
    assert after != before
    undone = done.undo(store)
    assert content(store) == before
    undone.undo(store)
    assert content(store) == after
    return done


def test_every_gesture_can_be_taken_back_and_made_again(store, held, draft):
    session, voted = held
    _, planned = draft

    assert changing(store, lambda: move_item(store, planned[2], 1)).label.startswith("déplacer le point 3 « ")
    assert "objet" in changing(store, lambda: reword_item(store, planned[0], "Autre chose")).label
    assert changing(store, lambda: decide_fate(store, planned[1], Fate.WITHDRAWN)).label.startswith("retirer")
    changing(store, lambda: record_presence(store, session, "S5", PRESENT))
    changing(store, lambda: record_movement(store, session, Movement("S4", 3, ABSENT)))
    assert changing(store, lambda: close_vote(store, voted[0], Vote(unanimous=True))).label == "voter le point 1"
    changing(store, lambda: reopen_vote(store, voted[0], "erreur de décompte"))


def test_the_fate_of_an_item_reads_no_text_of_the_others(store, draft, monkeypatch):
    _, planned = draft
    monkeypatch.setattr(Writer, "session", lambda *_given: pytest.fail("every text of the session is read"))

    assert decide_fate(store, planned[1], Fate.POSTPONED).touched


@pytest.mark.parametrize("subject", ["", "   ", "x" * 500, "deux\nlignes"])
def test_a_subject_that_cannot_be_is_refused_and_nothing_changes(store, draft, subject):
    before = content(store)

    with pytest.raises(RuleViolation):
        reword_item(store, draft[1][0], subject)

    assert content(store) == before


def test_an_item_cannot_go_where_there_is_no_place(store, draft):
    for position in (0, 7):
        with pytest.raises(RuleViolation, match=r"6 points"):
            move_item(store, draft[1][0], position)


def test_the_order_of_a_session_that_was_held_no_longer_changes(store, held):
    with pytest.raises(RuleViolation, match="a été tenue"):
        move_item(store, held[1][0], 2)


def test_a_closed_vote_freezes_who_voted(store, held):
    session, voted = held
    close_vote(store, voted[2], Vote(unanimous=True))

    with pytest.raises(RuleViolation, match="a voté au point 3"):
        record_movement(store, session, Movement("S2", 2, ABSENT))
    with pytest.raises(RuleViolation, match="a voté au point 3"):
        record_presence(store, session, "S2", ABSENT)
    record_movement(store, session, Movement("S2", 4, ABSENT))
    with store.reading() as reader:
        electorate = reader.item(voted[2]).electorate
    assert [voter.seat for voter in electorate.voters] == ["S1", "S2", "S3", "S4"]


def test_no_vote_without_the_quorum(store, held):
    session, voted = held
    for seat in ("S3", "S4"):
        record_movement(store, session, Movement(seat, 2, ABSENT))

    close_vote(store, voted[0], Vote(unanimous=True))
    with pytest.raises(RuleViolation, match="quorum"):
        close_vote(store, voted[1], Vote(unanimous=True))


@pytest.mark.parametrize(
    "vote",
    [
        Vote(),
        Vote(counts=Counts(5, 0)),
        Vote(by_seat=(SeatVote("S5", Sense.IN_FAVOUR),)),
        Vote(ballot=Ballot.SECRET, default=Sense.IN_FAVOUR),
    ],
)
def test_a_vote_that_does_not_add_up_is_refused_and_nothing_changes(store, held, vote):
    before = content(store)

    with pytest.raises(RuleViolation):
        close_vote(store, held[1][0], vote)

    assert content(store) == before


def test_an_item_that_was_withdrawn_is_not_voted_nor_a_voted_one_withdrawn(store, held):
    _, voted = held
    decide_fate(store, voted[0], Fate.POSTPONED)
    close_vote(store, voted[1], Vote(unanimous=True))

    with pytest.raises(RuleViolation, match="retiré, reporté"):
        close_vote(store, voted[0], Vote(unanimous=True))
    with pytest.raises(RuleViolation, match="a été voté"):
        decide_fate(store, voted[1], Fate.WITHDRAWN)


def test_importing_a_session_again_replaces_it_whole(store, held):
    close_vote(store, held[1][0], Vote(unanimous=True))

    import_dossier(store, dossier(), {})

    assert content(store).sessions[0].items[0].vote is None


def test_a_roster_that_changes_later_never_rewrites_a_closed_vote(store, held):
    close_vote(store, held[1][0], Vote(unanimous=True))
    was = content(store).sessions[0].items[0].electorate
    known = content(store).assembly
    heavier = tuple(replace(seat, weight=Fraction(9)) for seat in known.seats)

    with store.writing("alourdir") as writer:  # no gesture does: they refuse to change who sat
        writer.save_assembly(replace(known, seats=heavier))

    assert content(store).assembly.seats[0].weight == 9
    assert content(store).sessions[0].items[0].electorate == was
    assert was.weight == 4


def test_every_gesture_leaves_a_line_in_the_journal(store, draft):
    reword_item(store, draft[1][0], "Autre chose")

    with store.reading() as reader:
        line = reader.journal(1)[0]
    assert "objet" in line.label
    assert "Point 1" in str(line.before)
    assert "Autre chose" in str(line.after)


def test_a_gesture_that_changes_nothing_is_nothing_to_take_back(store, draft):
    item = draft[1][0]
    with store.reading() as reader:
        subject, lines = reader.item(item).subject, len(reader.journal())

    for done in (
        move_item(store, item, 1),
        reword_item(store, item, f" {subject} "),
        decide_fate(store, item, Fate.KEPT),
    ):
        assert (done.undo, done.touched) == (None, frozenset())
    with store.reading() as reader:
        assert len(reader.journal()) == lines


def test_what_others_have_read_is_not_changed_without_a_word(store, held, draft):
    assert not reword_item(store, draft[1][0], "Rien n’est parti").remark
    with store.writing("convoquer") as writer:
        session = writer.session(draft[0])
        writer.save_heading(draft[0], replace(session, notice=replace(session.notice, day=date(2026, 11, 27))))

    exposed = save_part(store, draft[1][0], "statement", (paragraph("Autre exposé"),)).remark
    assert exposed.endswith("la note de synthèse n’est plus celle que les membres ont reçue.")
    assert not choose_matter(store, draft[1][0], "7.1").remark, "no paper sent tells it"
    gone = decide_fate(store, draft[1][0], Fate.WITHDRAWN).remark
    assert f"partie le 27{NB}novembre{NB}2026" in gone
    assert "l’ordre du jour" in gone
    assert "a été tenue" in reword_item(store, held[1][0], "Autre objet").remark


def come_behind_the_vote(store, session, seat):
    with store.writing("arriver") as writer:  # no gesture does: a voted item keeps its room
        writer.save_presence(session, Presence(seat, PRESENT))


def test_a_vote_taken_again_gives_back_the_one_before_it(store, held):
    session, voted = held
    close_vote(store, voted[2], Vote(unanimous=True))
    come_behind_the_vote(store, session, "S5")

    assert changing(store, lambda: close_vote(store, voted[2], Vote(default=Sense.AGAINST))).undo is not None


def test_a_vote_that_is_reopened_comes_back_with_those_who_voted(store, held):
    session, voted = held
    close_vote(store, voted[0], Vote(unanimous=True))
    come_behind_the_vote(store, session, "S5")

    changing(store, lambda: reopen_vote(store, voted[0], "erreur de décompte"))


def test_the_vote_of_an_act_that_was_transmitted_is_not_taken_again(store, held):
    _, voted = held
    close_vote(store, voted[0], Vote(unanimous=True))
    with store.writing("transmettre") as writer:
        item = writer.item(voted[0])
        writer.save_item(voted[0], replace(item, act=Act(transmission=Transmission(date(2026, 10, 12)))))

    with pytest.raises(RuleViolation, match="a été transmis"):
        close_vote(store, voted[0], Vote(default=Sense.AGAINST))
