"""Gestures in the room: the session opens, people come and go, items are debated, amended and voted, it closes."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from syndic_desktop.actions import attendance, courses, debates, items, officers, recusals, sessions, votes
from syndic_desktop.domain import closings
from syndic_desktop.domain.agenda import Clause, Item, ItemKind, Speech
from syndic_desktop.domain.attendance import Movement, Presence, ProxyPaper, Stance, State
from syndic_desktop.domain.conducts import ClosedDoors, Course, Suspension
from syndic_desktop.domain.discussions import next_after
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import Session, SessionNature, sitting
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
from syndic_desktop.queries.live.items import Mark, Results
from syndic_desktop.queries.live.trials import trial
from syndic_desktop.queries.session_lists import session_rows
from syndic_desktop.store import create_store
from tests.actions.assemblies import SYNDICAT
from tests.domain.test_sessions import assembly

DAY = date(2026, 12, 4)
TEN, LATE = time(10), time(10, 20)
HERE, AWAY = Stance(State.PRESENT), Stance(State.ABSENT)
ITEMS = (
    Item(ItemKind.DELIBERATION, "Bail", operative=(Clause("AUTORISE le bail"), Clause("CHARGE le président"))),
    Item(ItemKind.DELIBERATION, "Emprunt"),
    Item(ItemKind.INFORMATION, "Rapport"),
)


class Room:
    """A session of five seats and three items unless others are given, with the ids of the store."""

    def __init__(self, store, items=ITEMS):
        self.store = store
        with store.writing("préparer") as writer:
            writer.save_syndicat(SYNDICAT)
            writer.save_assembly(assembly())
            self.id = writer.add_session(Session("CS", DAY, "Salle", "t1", items=items))
            self.items = [line.id for line in writer.items(self.id)]

    @property
    def session(self):
        with self.store.reading() as reader:
            return reader.session(self.id)

    def state(self, position):
        with self.store.reading() as reader:
            return sitting(reader.assembly(), SYNDICAT.profile, reader.session(self.id)).state(position)

    def changing(self, gesture, *args, **kwargs):
        """Run a gesture, take it back, make it again; return what it was."""
        before = self.session
        done = gesture(self.store, *args, **kwargs)
        after = self.session
        assert after != before
        undone = done.undo(self.store)
        assert self.session == before
        undone.undo(self.store)
        assert self.session == after
        return done

    def opened(self, *numbers):
        """The roll is called with these present, the session is open."""
        for number in numbers:
            attendance.record_presence(self.store, self.id, f"S{number}", HERE)
        courses.open_session(self.store, self.id, TEN)
        return self


@pytest.fixture
def room(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 12, 4, 11, 2, 3), holder="Marie") as store:
        yield Room(store)


def test_the_rest_of_the_roll_is_called_at_once(room):
    attendance.record_presence(room.store, room.id, "S2", AWAY)

    room.changing(attendance.call_everyone, room.id)

    assert {each.seat: each.stance.state for each in room.session.attendance} == {
        "S1": State.PRESENT, "S2": State.ABSENT, "S3": State.PRESENT, "S4": State.PRESENT, "S5": State.PRESENT,
    }  # fmt: skip
    assert attendance.call_everyone(room.store, room.id).touched == frozenset()


def test_a_session_opens_once_the_roll_is_called(room):
    with pytest.raises(RuleViolation, match="faites d’abord l’appel"):
        courses.open_session(room.store, room.id, TEN)
    attendance.record_presence(room.store, room.id, "S1", HERE)

    room.changing(courses.open_session, room.id, TEN)

    assert room.session.course.opened == TEN


def test_an_item_opens_with_its_hour_and_says_when_the_quorum_is_not_there(room):
    with pytest.raises(RuleViolation, match="n’est pas ouverte"):
        courses.open_item(room.store, room.id, 1, TEN)
    room.opened(1, 2, 3)

    assert room.changing(courses.open_item, room.id, 1, TEN).remark == ""
    assert (room.session.course.item, room.session.items[0].conduct.opened) == (1, TEN)
    attendance.record_movement(room.store, room.id, Movement("S3", 2, AWAY, LATE))
    done = room.changing(courses.open_item, room.id, 2, LATE)
    assert done.remark.startswith("Le quorum n’est pas atteint au point 2")
    with pytest.raises(RuleViolation, match="quorum"):
        votes.close_vote(room.store, room.items[1], Vote(unanimous=True))
    courses.open_item(room.store, room.id, 1, LATE)
    assert room.session.items[0].conduct.opened == time(10, 21)  # it is taken after the second, in the same minute
    assert room.state(1).quorum.total.counted == 2


def test_a_quorum_that_comes_back_is_counted_when_the_item_is_put_to_discussion_again(room):
    room.opened(1, 2)
    courses.open_item(room.store, room.id, 1, TEN)
    attendance.record_movement(room.store, room.id, Movement("S3", 1, HERE, time(10, 5), during=True))
    with pytest.raises(RuleViolation, match="remettez-le en discussion"):
        votes.close_vote(room.store, room.items[0], Vote(unanimous=True))

    assert room.changing(courses.open_item, room.id, 1, LATE).remark == ""

    assert room.session.movements == (Movement("S3", 1, HERE, time(10, 5)),)
    assert room.session.items[0].conduct.opened == LATE
    assert room.state(1).quorum.total.counted == 3
    votes.close_vote(room.store, room.items[0], Vote(unanimous=True))
    assert courses.open_item(room.store, room.id, 1, LATE).touched == frozenset()


def test_coming_back_to_an_item_without_quorum_counts_its_suspension_as_before_it(room):
    room.opened(1, 2)
    courses.open_item(room.store, room.id, 1, TEN)
    courses.suspend_session(room.store, room.id, time(10, 2))
    courses.resume_session(room.store, room.id, time(10, 4))
    attendance.record_movement(room.store, room.id, Movement("S3", 1, HERE, time(10, 5), during=True))
    courses.open_item(room.store, room.id, 2, LATE)

    room.changing(courses.open_item, room.id, 1, LATE)

    assert room.session.course.suspensions == (Suspension(1, time(10, 2), time(10, 4)),)
    assert room.state(1).quorum.reached


def test_whoever_comes_back_on_an_item_is_there_for_one_that_is_taken_after_it(room):
    room.opened(1, 2, 3, 4)
    courses.open_item(room.store, room.id, 1, TEN)
    attendance.record_movement(room.store, room.id, Movement("S4", 1, AWAY, time(10, 5), during=True))
    courses.open_item(room.store, room.id, 2, LATE)
    attendance.record_movement(room.store, room.id, Movement("S4", 2, HERE, time(10, 25), during=True))
    votes.close_vote(room.store, room.items[1], Vote(unanimous=True))

    done = room.changing(courses.open_item, room.id, 1, time(10, 30))

    assert "examiné maintenant, après les autres" in done.remark
    assert [len(room.state(position).situation.present) for position in (1, 2)] == [4, 4]
    assert room.state(2).quorum.total.counted == 3  # he came back once the second was open
    assert room.session.items[0].conduct.opened == time(10, 30)
    votes.close_vote(room.store, room.items[0], Vote(unanimous=True))
    courses.open_item(room.store, room.id, 2, time(10, 40))
    assert room.session.items[1].conduct.opened == LATE  # it is voted: going back to it changes nothing
    assert len(room.state(1).electorate.voters) == 4


def test_an_item_shown_a_moment_does_not_change_the_order(room):
    room.opened(1, 2, 3)
    courses.open_item(room.store, room.id, 1, TEN)
    courses.open_item(room.store, room.id, 2, LATE)

    assert room.changing(courses.open_item, room.id, 1, time(10, 30)).remark == ""

    assert room.session.items[0].conduct.opened == TEN


def test_no_item_is_put_to_discussion_in_a_session_that_is_closed(room):
    room.opened(1, 2, 3)
    courses.open_item(room.store, room.id, 1, TEN)
    courses.close_session(room.store, room.id, LATE)

    with pytest.raises(RuleViolation, match="La séance est levée"):
        courses.open_item(room.store, room.id, 2, LATE)

    assert room.session.course.item == 0


def test_nothing_is_voted_nor_opened_while_the_session_is_suspended(room):
    room.opened(1, 2, 3)
    courses.open_item(room.store, room.id, 1, TEN)

    room.changing(courses.suspend_session, room.id, LATE, "concertation")

    assert room.session.course.suspended == Suspension(1, LATE, during=True, reason="concertation")
    with pytest.raises(RuleViolation, match="suspendue"):
        votes.close_vote(room.store, room.items[0], Vote(unanimous=True))
    with pytest.raises(RuleViolation, match="suspendue"):
        courses.open_item(room.store, room.id, 2, LATE)
    attendance.record_movement(room.store, room.id, Movement("S3", 1, AWAY, LATE, during=True))
    assert "quorum" in room.changing(courses.resume_session, room.id, time(10, 30)).remark


def test_a_suspension_after_a_vote_comes_before_the_next_item(room):
    room.opened(1, 2, 3)
    courses.open_item(room.store, room.id, 1, TEN)
    votes.close_vote(room.store, room.items[0], Vote(unanimous=True))

    courses.suspend_session(room.store, room.id, LATE)

    assert room.session.course.suspended == Suspension(2, LATE)


def test_a_session_closes_with_what_was_not_dealt_with_said(room):
    room.opened(1, 2, 3)
    votes.close_vote(room.store, room.items[0], Vote(unanimous=True))

    done = room.changing(courses.close_session, room.id, time(12))

    assert room.session.closing == time(12)
    assert done.remark == "Le point 2 n’a pas été traité : reportez-le."
    room.changing(courses.take_session_up, room.id)


def test_a_session_closes_with_the_round_that_an_election_waits_for_said(room):
    """CGCT, L2122-7: nobody had the majority, another round fills the post."""
    room.opened(1, 2, 3)
    tie = Round(SecretBallots(2), (CandidateVotes("t1", 1), CandidateVotes("t2", 1)))
    for item in room.items[:2]:
        votes.close_vote(room.store, item, Vote(Ballot.ELECTION, election=Election(1, (tie,))))

    live, results = Live(room.store, room.id), Results()
    done = courses.close_session(room.store, room.id, time(12))

    line = results.line(live, 1)
    assert (line.mark, line.result) == (Mark.WAITING, f"Sans élu au premier tour{NB}: un deuxième tour suit")
    assert results.told(live, 1).endswith("la majorité requise, un deuxième tour est à tenir.")
    assert done.remark.startswith("Le deuxième tour du point 1 reste à tenir : reprenez la séance (F7) pour le tenir")
    assert "Le deuxième tour du point 2 reste à tenir" in done.remark


def test_a_session_never_opened_closes_once_it_is_known_what_became_of_it(room):
    with pytest.raises(RuleViolation, match="faites-en l’appel, même si personne n’est venu"):
        courses.close_session(room.store, room.id, time(12))
    attendance.call_everyone(room.store, room.id)
    with pytest.raises(RuleViolation, match=r"l’heure de son ouverture \(F7\), même après coup"):
        courses.close_session(room.store, room.id, time(12))

    votes.close_vote(room.store, room.items[0], Vote(unanimous=True))  # copied from a paper, without any hour
    room.changing(courses.close_session, room.id, time(12))

    assert (room.session.course.opened, room.session.closing) == (None, time(12))


def test_a_second_convocation_to_which_nobody_comes_closes(room):
    """It wants no quorum: what lacks is somebody."""
    sessions.change_nature(room.store, room.id, SessionNature.SECOND_NOTICE)
    attendance.call_everyone(room.store, room.id, State.ABSENT)

    room.changing(courses.close_session, room.id, time(12))


def test_a_session_does_not_close_before_its_hour_but_may_run_past_midnight(room):
    """Such a file could not be read back from its export."""
    sessions.change_hour(room.store, room.id, time(18, 30))
    room.opened(1, 2, 3)

    with pytest.raises(RuleViolation, match="Corrigez l’heure"):
        courses.close_session(room.store, room.id, time(9))
    room.changing(courses.close_session, room.id, time(0, 15))


def test_what_nobody_types_on_purpose_goes_from_a_reason_and_a_competence(room):
    """Such a file would not come back the same from its export."""
    room.opened(1, 2, 3)
    courses.limit_to_competence(room.store, room.items[1], " gaz\ufffe ")
    courses.suspend_session(room.store, room.id, LATE, "\0 repas\ud800 ")

    (stop,) = room.session.course.suspensions
    assert (room.session.items[1].competence, stop.reason) == ("gaz", "repas")


def test_no_item_goes_from_a_session_that_began_without_its_roll(room):
    """A suspension, brought by a dossier, would be before an item that is not there."""
    with room.store.writing("importer") as writer:
        writer.save_heading(room.id, replace(room.session, course=Course(TEN, 0, (Suspension(3, LATE),))))

    with pytest.raises(RuleViolation, match="a été tenue"):
        items.remove_item(room.store, room.items[2])


def test_nobody_comes_nor_goes_before_the_roll_is_called(room):
    with pytest.raises(RuleViolation, match="faites d’abord l’appel"):
        attendance.record_movement(room.store, room.id, Movement("S3", 1, AWAY, LATE))


def test_a_departure_after_the_last_vote_is_noted(room):
    room.opened(1, 2, 3)

    room.changing(attendance.record_movement, room.id, Movement("S3", 4, AWAY, LATE))

    with pytest.raises(RuleViolation, match="3 points"):
        attendance.record_movement(room.store, room.id, Movement("S3", 4, AWAY, LATE, during=True))


def test_a_movement_noted_by_mistake_goes_unless_the_seat_voted_since(room):
    room.opened(1, 2, 3)
    came = Movement("S4", 1, HERE, TEN)
    attendance.record_movement(room.store, room.id, came)
    room.changing(attendance.remove_movement, room.id, came)
    attendance.record_movement(room.store, room.id, came)
    votes.close_vote(room.store, room.items[1], Vote(unanimous=True))

    with pytest.raises(RuleViolation, match="a voté au point 2"):
        attendance.remove_movement(room.store, room.id, came)


def test_a_proxy_to_somebody_who_was_there_then_is_admitted_though_he_left_since(room):
    room.opened(1, 2, 3)
    attendance.record_movement(room.store, room.id, Movement("S2", 3, AWAY, LATE))

    attendance.record_movement(room.store, room.id, Movement("S4", 2, Stance(State.PROXY, holder="t2")))

    assert [place.seat.code for place in room.state(2).situation.represented] == ["S4"]
    assert room.state(3).situation.represented == ()


GIVEN = Stance(State.PROXY, holder="t1")


def test_a_second_proxy_is_refused_though_it_is_noted_at_an_earlier_item(room):
    """CGCT, L2121-20: one proxy a holder, at each vote."""
    room.opened(1, 2, 3)
    first = Movement("S4", 2, GIVEN, TEN)
    attendance.record_movement(room.store, room.id, first)

    with pytest.raises(RuleViolation, match=r"Au point 2, M..X T1 porterait 2.pouvoirs"):
        attendance.record_movement(room.store, room.id, Movement("S5", 1, GIVEN, TEN))
    with pytest.raises(RuleViolation, match=r"Au point 2, M..X T1 porterait 2.pouvoirs"):
        attendance.record_presence(room.store, room.id, "S5", GIVEN)

    room.changing(attendance.record_movement, room.id, Movement("S4", 2, Stance(State.PROXY, holder="t2"), LATE))
    attendance.record_movement(room.store, room.id, Movement("S5", 1, GIVEN, TEN))
    with pytest.raises(RuleViolation, match=r"porterait 2.pouvoirs"):
        attendance.remove_movement(room.store, room.id, Movement("S4", 2, Stance(State.PROXY, holder="t2"), LATE))


@pytest.mark.parametrize(
    ("paper", "held"),
    [(None, False), (ProxyPaper(date(2026, 9, 1)), False), (ProxyPaper(date(2026, 12, 1)), True),
     (ProxyPaper(illness=True), True)],
)  # fmt: skip
def test_a_proxy_given_once_more_than_it_lasts_is_signed_anew_or_lasts_by_illness(room, paper, held):
    """CGCT, L2121-20: three consecutive sessions, more where illness is duly established."""
    again = replace(GIVEN, paper=paper)
    with room.store.writing("séances passées") as writer:
        for month in (9, 10, 11):
            came = (Presence("S1", HERE), Presence("S4", GIVEN))
            writer.add_session(Session("CS", date(2026, month, 4), "Salle", "t1", attendance=came))
    room.opened(1, 2, 3)

    for gesture, given in (
        (attendance.record_presence, ("S4", again)),
        (attendance.record_movement, (Movement("S4", 1, again, TEN),)),
    ):
        if held:
            assert gesture(room.store, room.id, *given).touched
        else:
            with pytest.raises(RuleViolation, match="a déjà servi 3 séances de suite : notez le jour"):
                gesture(room.store, room.id, *given)
    attendance.record_presence(room.store, room.id, "S4", Stance(State.PROXY, holder="t2"))


def test_a_proxy_given_while_the_deputy_is_free_says_so(room):
    room.opened(1, 2, 3)

    told = attendance.record_presence(room.store, room.id, "S4", GIVEN).remark

    assert told.replace(NB, " ").startswith("M. X T4 a un suppléant, M. X D4")
    assert not attendance.record_presence(room.store, room.id, "S5", AWAY).remark


def test_the_scan_of_a_proxy_is_kept_with_it(room):
    attendance.record_presence(room.store, room.id, "S1", HERE)
    attendance.record_presence(room.store, room.id, "S2", Stance(State.PROXY, holder="t1"))
    paper = ProxyPaper(date(2026, 12, 1), "annexes/pouvoir-S2.pdf")

    done = room.changing(attendance.file_proxy, room.id, "S2", paper, b"%PDF-1.7")

    assert room.session.attendance[1].stance.paper == paper
    with room.store.reading() as reader:
        assert reader.file("annexes/pouvoir-S2.pdf") == b"%PDF-1.7"
    with pytest.raises(RuleViolation, match="n’a pas donné pouvoir"):
        attendance.file_proxy(room.store, room.id, "S1", paper)
    done.undo(room.store)
    with room.store.reading() as reader:
        assert reader.files() == ()


def test_a_scan_that_took_the_place_of_another_gives_it_back(room):
    attendance.record_presence(room.store, room.id, "S1", HERE)
    attendance.record_presence(room.store, room.id, "S2", Stance(State.PROXY, holder="t1"))
    paper = ProxyPaper(date(2026, 12, 1), "annexes/pouvoir-S2.pdf")
    attendance.file_proxy(room.store, room.id, "S2", paper, b"%PDF-1.7")

    done = attendance.file_proxy(room.store, room.id, "S2", replace(paper, illness=True), b"%PDF-2.0")

    redone = done.undo(room.store)
    with room.store.reading() as reader:
        assert reader.file("annexes/pouvoir-S2.pdf") == b"%PDF-1.7"
    redone.undo(room.store)
    with room.store.reading() as reader:
        assert reader.file("annexes/pouvoir-S2.pdf") == b"%PDF-2.0"


def test_what_is_said_is_noted_put_right_and_taken_off(room):
    first = room.items[0]
    room.changing(debates.record_speech, first, Speech("t2", "  Combien ?  "))
    room.changing(debates.change_speech, first, 0, Speech("t2", "Combien ?", "Mille euros."))

    assert room.session.items[0].debate == (Speech("t2", "Combien ?", "Mille euros."),)
    with pytest.raises(RuleViolation, match="supprimez-les"):
        debates.nothing_said(room.store, first)
    with pytest.raises(RuleViolation, match="qui parle"):
        debates.record_speech(room.store, first, Speech(" ", "Oui"))
    with pytest.raises(RuleViolation, match="ce qui a été dit"):
        debates.record_speech(room.store, first, Speech("t2", " "))
    room.changing(debates.remove_speech, first, 0)
    room.changing(debates.nothing_said, first)
    assert room.session.items[0].debate == ()


def test_an_amendment_adopted_changes_the_text_and_keeps_what_was_there(room):
    first = room.items[0]
    room.changing(debates.record_amendment, first, "t2", 2, "CHARGE la vice-présidente")
    room.changing(debates.decide_amendment, first, 0, True, Counts(3, 1))

    item = room.session.items[0]
    assert item.operative[1].text == "CHARGE la vice-présidente"
    assert (item.conduct.amendments[0].before, item.conduct.amendments[0].adopted) == ("CHARGE le président", True)
    with room.store.reading() as reader:
        assert [hit.item_id for hit in reader.search("vice-présidente")] == [first]
    with pytest.raises(RuleViolation, match="adopté"):
        debates.drop_amendment(room.store, first, 0)


def test_a_vote_waits_for_the_amendments_and_the_closing_says_them(room):
    first = room.items[0]
    room.opened(1, 2, 3)
    debates.record_amendment(room.store, first, "t2", 2, "CHARGE la vice-présidente")

    for vote in (Vote(unanimous=True), Vote(Ballot.NONE)):
        with pytest.raises(RuleViolation, match="n’est pas décidé ; décidez-en avant de voter"):
            votes.close_vote(room.store, first, vote)
    sat = Live(room.store, room.id).sitting
    assert "Un amendement n’est pas décidé au point 1" in closings.before(sat)

    debates.decide_amendment(room.store, first, 0, False)
    votes.close_vote(room.store, first, Vote(unanimous=True))
    assert "amendement" not in closings.before(Live(room.store, room.id).sitting)


def test_a_roll_call_that_nobody_answered_is_no_vote(room):
    room.opened(1, 2, 3)
    silent = tuple(SeatVote(f"S{number}", Sense.NOT_VOTING) for number in (1, 2, 3))
    with pytest.raises(RuleViolation, match="Personne n’a répondu à l’appel"):
        votes.close_vote(room.store, room.items[0], Vote(Ballot.PUBLIC, by_seat=silent, default=Sense.IN_FAVOUR))
    assert trial(Live(room.store, room.id), 1, Vote(Ballot.PUBLIC, by_seat=silent)) == (
        "Personne n’a encore répondu à l’appel."
    )

    one = Vote(Ballot.PUBLIC, by_seat=silent[1:], default=Sense.IN_FAVOUR)
    votes.close_vote(room.store, room.items[0], one)

    assert room.state(1).tally.heads.in_favour == 1


def test_no_vote_is_taken_while_nobody_presides(room):
    room.opened(1, 2, 3)
    officers.name_president(room.store, room.id, None)
    with pytest.raises(RuleViolation, match="personne ne préside ; notez qui préside"):
        votes.close_vote(room.store, room.items[0], Vote(unanimous=True))

    officers.set_chair(room.store, room.items[0], "t2")
    votes.close_vote(room.store, room.items[0], Vote(unanimous=True))


def test_an_amendment_has_no_more_voices_than_the_item_has_voters(room):
    room.opened(1, 2, 3)
    first = room.items[0]
    debates.record_amendment(room.store, first, "t2", 2, "CHARGE la vice-présidente")

    with pytest.raises(RuleViolation, match="vérifiez les nombres"):
        debates.decide_amendment(room.store, first, 0, True, Counts(2, 1, 1))
    room.changing(debates.decide_amendment, first, 0, True, Counts(2, 1))


def test_nothing_of_an_item_changes_once_it_is_voted_until_it_is_reopened_with_a_reason(room):
    room.opened(1, 2, 3)
    first = room.items[0]
    votes.close_vote(room.store, first, Vote(unanimous=True))

    for refused in (
        lambda: debates.record_amendment(room.store, first, "t2", 0, "DIT"),
        lambda: recusals.recuse(room.store, first, "S2"),
        lambda: officers.set_chair(room.store, first, "t2"),
    ):
        with pytest.raises(RuleViolation, match="rouvrez d’abord son vote"):
            refused()
    with pytest.raises(RuleViolation, match="pourquoi"):
        votes.reopen_vote(room.store, first, " ")
    room.changing(votes.reopen_vote, first, "erreur de décompte")
    kept = room.session.items[0].conduct.reopenings
    assert [(each.reason, each.day, each.at) for each in kept] == [("erreur de décompte", DAY, time(11, 2, 3))]


def test_a_recusal_leaves_the_quorum_and_comes_back(room):
    room.opened(1, 2, 3)

    room.changing(recusals.recuse, room.items[0], "S2", "président de l’association")

    assert room.session.items[0].recusals == (Recusal("S2", "président de l’association"),)
    assert not room.state(1).quorum.reached
    room.changing(recusals.lift_recusal, room.items[0], "S2")
    assert room.state(1).quorum.reached


def test_a_ballot_is_due_when_enough_of_those_present_ask(room):
    room.opened(1, 2, 3, 4)

    one = room.changing(courses.request_ballot, room.items[0], Ballot.SECRET, ("S1",))
    two = courses.request_ballot(room.store, room.items[0], Ballot.SECRET, ("S1", "S2"))
    public = courses.request_ballot(room.store, room.items[0], Ballot.PUBLIC, ("S1",))

    told = f"Le scrutin secret n’est pas de droit : 1{NB}demande pour 4{NB}présents, il en faut 2"
    assert one.remark.startswith(told)
    assert two.remark.startswith("Le scrutin secret est de droit")
    assert public.remark.startswith("Le scrutin public est de droit")
    assert len(room.session.items[0].conduct.requests) == 2
    with pytest.raises(RuleViolation, match="n’est pas en séance"):
        courses.request_ballot(room.store, room.items[0], Ballot.SECRET, ("S5",))


def test_a_request_noted_after_the_vote_says_what_to_do(room):
    room.opened(1, 2, 3, 4)
    item = room.items[0]
    votes.close_vote(room.store, item, Vote(unanimous=True))
    again = "Le point 1 est déjà voté autrement : rouvrez son vote (V) et revotez, ou retirez la demande"

    assert again not in courses.request_ballot(room.store, item, Ballot.SECRET, ("S1",)).remark
    for ballot in (Ballot.PUBLIC, Ballot.SECRET):
        assert again in courses.request_ballot(room.store, item, ballot, ("S1", "S2")).remark
    votes.reopen_vote(room.store, item, "scrutin demandé")
    votes.close_vote(room.store, item, Vote(Ballot.SECRET, Counts(4), secret=SecretBallots(4)))
    assert again not in courses.request_ballot(room.store, item, Ballot.SECRET, ("S1", "S2", "S3")).remark


def test_no_names_are_noted_while_a_secret_ballot_is_due(room):
    room.opened(1, 2, 3, 4, 5)
    courses.request_ballot(room.store, room.items[0], Ballot.SECRET, ("S1", "S2"))

    with pytest.raises(RuleViolation, match="retirez la demande"):
        votes.close_vote(room.store, room.items[0], Vote(unanimous=True))

    assert room.session.items[0].vote is None
    courses.request_ballot(room.store, room.items[0], Ballot.SECRET, ())
    room.changing(votes.close_vote, room.items[0], Vote(unanimous=True))


def test_the_doors_are_closed_by_who_may_ask(room):
    room.opened(1, 2, 3)

    with pytest.raises(RuleViolation, match="5 membres"):
        courses.close_doors(room.store, room.items[0], ClosedDoors(("S1", "S2")))
    with pytest.raises(RuleViolation, match="plus de votes que de votants"):
        courses.close_doors(room.store, room.items[0], ClosedDoors(counts=Counts(4)))
    done = room.changing(courses.close_doors, room.items[0], ClosedDoors(counts=Counts(2, 1)))
    assert room.session.items[0].conduct.closed_doors.adopted
    assert done.remark.startswith(f"Huis clos décidé : 2 pour sur 3{NB}membres")


@pytest.mark.parametrize(
    ("counts", "silent", "closed"),
    [(Counts(1), 4, False), (Counts(2, 1), 2, False), (Counts(2, 0, 3), 0, False), (Counts(3, 2), 0, True)],
)
def test_the_doors_close_by_the_majority_of_the_members_there_whatever_is_typed(room, counts, silent, closed):
    """L5211-11: « à la majorité absolue des membres présents ou représentés »."""
    attendance.record_presence(room.store, room.id, "S1", HERE)
    attendance.record_presence(room.store, room.id, "S5", Stance(State.PROXY, holder="t1"))
    room.opened(2, 3, 4)

    done = courses.close_doors(room.store, room.items[0], ClosedDoors(counts=counts))

    kept = room.session.items[0].conduct.closed_doors
    assert (kept.counts.not_voting, kept.adopted) == (silent, closed)
    assert f"5{NB}membres présents ou représentés, la majorité absolue est de 3" in done.remark
    assert done.remark.startswith(f"Huis clos {'décidé' if closed else 'refusé'}")


def test_who_presides_and_what_is_required_are_said_before_the_vote(room):
    room.changing(officers.set_chair, room.items[0], "t2")
    room.changing(courses.limit_to_competence, room.items[0], " eau ")

    assert (room.session.items[0].president, room.session.items[0].competence) == ("t2", "eau")


def test_no_gesture_of_the_room_touches_the_texts_of_an_item(room):
    room.opened(1, 2, 3)
    before = room.session.items[0]
    votes.close_vote(room.store, room.items[0], Vote(unanimous=True))
    votes.reopen_vote(room.store, room.items[0], "erreur")

    after = room.session.items[0]
    assert (after.operative, after.statement, after.subject) == (before.operative, before.statement, before.subject)


def test_a_session_going_on_is_not_told_as_held(room):
    def stage():
        (row,) = session_rows(room.store)
        return row.stage.value

    assert stage() == "À convoquer"
    room.opened(1, 2, 3)
    assert stage() == "En cours"
    courses.close_session(room.store, room.id, time(12))
    assert stage() == "Tenue"


def test_a_vote_puts_its_item_to_discussion_in_one_gesture(room):
    room.opened(1, 2, 3)

    done = room.changing(votes.vote_at_once, room.items[1], Vote(unanimous=True), LATE)

    told = room.session
    assert (told.course.item, told.items[1].conduct.opened, told.items[1].vote) == (2, LATE, Vote(unanimous=True))
    assert done.label == "voter le point 2"
    with room.store.reading() as reader:
        moments = [line.label for line in reader.journal()]
    assert moments[:3] == ["voter le point 2"] * 3  # the course of the session, the hour of the item, its vote


def test_a_vote_that_is_refused_does_not_put_its_item_to_discussion(room):
    room.opened(1, 2)
    before = room.session

    with pytest.raises(RuleViolation, match="quorum"):
        votes.vote_at_once(room.store, room.items[1], Vote(unanimous=True), LATE)

    assert room.session == before


def test_what_a_second_convocation_adds_is_not_voted_without_quorum(tmp_path):
    with create_store(tmp_path / "b.syndic", clock=lambda: datetime(2026, 12, 11, 10), holder="essai") as store:
        room = Room(store)
        room.opened(1)  # one of five: the quorum lacks
        done = sessions.convene_again(store, room.id, date(2026, 12, 11), opening=TEN)
        assert done.touched
        with store.reading() as reader:
            second = next(line.id for line in reader.sessions() if line.day == date(2026, 12, 11))
        items.add_item(store, second, ItemKind.DELIBERATION, "Vente")
        with store.reading() as reader:
            lines = {line.subject: line.id for line in reader.items(second)}
        attendance.record_presence(store, second, "S1", HERE)
        courses.open_session(store, second, TEN)
        unanimous = Vote(unanimous=True)

        votes.close_vote(store, lines["Bail"], unanimous)
        with pytest.raises(RuleViolation, match=r"(?i)quorum"):
            votes.close_vote(store, lines["Vente"], unanimous)


def test_nobody_votes_for_himself_by_proxy(room):
    room.opened(1, 2, 3)

    for gesture in (
        lambda stance: attendance.record_presence(room.store, room.id, "S2", stance),
        lambda stance: attendance.record_movement(room.store, room.id, Movement("S2", 1, stance)),
    ):
        with pytest.raises(RuleViolation, match="choisissez un autre mandataire"):
            gesture(Stance(State.PROXY, holder="t2"))
        gesture(Stance(State.PROXY, holder="t1"))


def test_whoever_leaves_after_an_item_taken_once_the_others_were_leaves_before_the_next_one(tmp_path):
    with create_store(tmp_path / "b.syndic", clock=lambda: datetime(2026, 12, 4, 11, 2, 3), holder="Marie") as store:
        room = Room(store, tuple(Item(ItemKind.DELIBERATION, f"Objet {n}") for n in range(1, 6))).opened(1, 2, 3, 4)
        for minute, position in enumerate((1, 2, 3, 1), start=1):
            courses.open_item(store, room.id, position, time(10, minute))
            if position != 1 or minute > 1:
                votes.close_vote(store, room.items[position - 1], Vote(unanimous=True))
        assert room.session.ranks == (0, 5, 1, 2, 3, 4, 6)
        assert [next_after(room.session, each) for each in (1, 2, 3)] == [4, 3, 4]

        with pytest.raises(RuleViolation, match="mettez d’abord le point 4 en discussion"):
            attendance.record_movement(store, room.id, Movement("S4", 4, AWAY, time(10, 9)))
        courses.open_item(store, room.id, 4, time(10, 10))
        attendance.record_movement(store, room.id, Movement("S4", 4, AWAY, time(10, 9)))
        assert [len(room.state(each).situation.present) for each in (1, 2, 3, 4)] == [4, 4, 4, 3]


def test_an_item_taken_later_changes_nothing_of_who_voted_on_another(tmp_path):
    """What was noted on an item that still waits stays before a vote, ahead of what was noted right before it."""
    items = tuple(Item(ItemKind.DELIBERATION, f"Point {n}") for n in range(1, 5))
    with create_store(tmp_path / "b.syndic", clock=lambda: datetime(2026, 12, 4, 11), holder="Marie") as store:
        room = Room(store, items).opened(1, 2, 3, 4, 5)
        courses.open_item(store, room.id, 2, time(10, 15))
        votes.close_vote(store, room.items[2], Vote(unanimous=True))
        courses.open_item(store, room.id, 1, time(10, 30))
        attendance.record_movement(store, room.id, Movement("S5", 4, AWAY, time(11, 56)))
        attendance.record_movement(store, room.id, Movement("S5", 1, HERE, time(10, 31)))
        votes.close_vote(store, room.items[0], Vote(unanimous=True))
        voted = room.state(1).electorate

        room.changing(courses.open_item, room.id, 2, time(12))

        state = room.state(1)
        assert [each.seat for each in voted.voters] == ["S1", "S2", "S3", "S4", "S5"]
        assert state.electorate == voted
        assert [each.seat.code for each in state.situation.present] == ["S1", "S2", "S3", "S4", "S5"]


def test_a_sentence_about_a_seat_without_titular_begins_as_any_other(room):
    seats = tuple(replace(each, titular=None) if each.code == "S4" else each for each in assembly().seats)
    with room.store.writing("sans titulaire") as writer:
        writer.save_assembly(replace(assembly(), seats=seats))
    attendance.record_presence(room.store, room.id, "S1", HERE)

    done = attendance.record_presence(room.store, room.id, "S4", Stance(State.PROXY, holder="t1"))

    assert done.remark.startswith("Le siège S4 a un suppléant")


def test_a_pause_after_the_last_vote_says_nothing_of_its_quorum(tmp_path):
    with create_store(tmp_path / "c.syndic", clock=lambda: datetime(2026, 12, 4, 11), holder="Marie") as store:
        room = Room(store, ITEMS[:2]).opened(1, 2, 3)
        courses.open_item(store, room.id, 2, time(10, 5))
        attendance.record_movement(store, room.id, Movement("S3", 2, AWAY, time(10, 10), during=True))
        votes.close_vote(store, room.items[1], Vote(unanimous=True))

        courses.suspend_session(store, room.id, time(10, 20))
        courses.resume_session(store, room.id, time(10, 30))

        assert room.state(2).quorum.reached
        assert [each.voted for each in room.session.course.suspensions] == [True]


def test_the_hour_of_the_opening_changes_nothing_of_the_order_of_the_votes(room):
    room.opened(1, 2, 3)
    for position, at in ((1, time(10, 10)), (2, time(15))):
        courses.open_item(room.store, room.id, position, at)
        votes.close_vote(room.store, room.items[position - 1], Vote(unanimous=True))

    with pytest.raises(RuleViolation, match="dans un autre ordre : corrigez-la"):
        courses.open_session(room.store, room.id, time(14, 30))
    room.changing(courses.open_session, room.id, time(10, 5))


def test_an_item_is_not_taken_where_hours_out_of_order_would_change_a_vote(tmp_path):
    items = tuple(Item(ItemKind.DELIBERATION, f"Point {n}") for n in range(1, 5))
    with create_store(tmp_path / "d.syndic", clock=lambda: datetime(2026, 12, 4, 11), holder="Marie") as store:
        room = Room(store, items).opened(1, 2, 3, 4, 5)
        for position, at in ((2, time(10, 15)), (1, time(10, 30))):
            courses.open_item(store, room.id, position, at)
        attendance.record_movement(store, room.id, Movement("S5", 3, AWAY, time(11, 50)))
        attendance.record_movement(store, room.id, Movement("S5", 4, HERE, time(10, 40)))
        votes.close_vote(store, room.items[0], Vote(unanimous=True))
        before = room.session

        with pytest.raises(RuleViolation, match="changerait qui siégeait au point 1, déjà voté"):
            courses.open_item(store, room.id, 2, time(12))
        assert room.session == before
