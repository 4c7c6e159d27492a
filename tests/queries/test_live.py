"""The room in frozen lines: the quorum and its figures, the roll, who may be chosen, what a gesture changes."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date, time
from fractions import Fraction
from pathlib import Path

import pytest

from syndic_desktop.actions.attendance import record_movement, record_presence
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.actions.votes import close_vote, reopen_vote
from syndic_desktop.domain.agenda import Item, ItemKind, Speech
from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, College, Member, Seat
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person, Role
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import Session, SessionNature
from syndic_desktop.domain.statutes import Profile, QuorumBase, QuorumProfile
from syndic_desktop.domain.votes import Ballot, Counts, SeatVote, Sense, Vote
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live import Live, head, roll
from syndic_desktop.queries.live.changes import told
from syndic_desktop.queries.live.items import Mark, Results, item_lines, item_sheet
from syndic_desktop.queries.live.people import deputies, everybody, holders
from syndic_desktop.queries.live.trials import trial, voter_lines
from syndic_desktop.store import create_store, open_store
from tests.actions.assemblies import SYNDICAT
from tests.store.conftest import clock

PRESENT, ABSENT, EXCUSED = Stance(State.PRESENT), Stance(State.ABSENT), Stance(State.EXCUSED)
DAY = date(2026, 12, 4)
NAMES = ("Aubrac", "Bonnel", "Castan", "Roux", "Roux", "Gral")
FIRST = ("Lise", "Thomas", "Sophie", "Hélène", "Bernard", "Inès")


def person(place: int) -> Person:
    civility = Civility.MRS if place % 2 == 0 else Civility.MR
    return Person(f"p{place + 1}", civility, FIRST[place], NAMES[place])


ASSEMBLY = Assembly(
    colleges=(College("dep", "Département", "le"), College("com", "Communes", "les")),
    members=(Member("d", "Ambre", "dep"), Member("c", "Orsigny", "com")),
    people=tuple(map(person, range(6))),
    seats=(
        Seat("s1", "c", "p1"),
        Seat("s2", "d", "p2", weight=Fraction(3, 2)),
        Seat("s3", "c", "p3", deputies=("p6",)),
        Seat("s4", "d", "p4", weight=Fraction(3, 2)),
        Seat("s5", "c", "p5"),
    ),
    roles=(Role("p1", "Présidente", 0, date(2020, 7, 15)),),
    bodies=(
        Body("CS", "Comité syndical", BodyKind.COMMITTEE, ("s1", "s2", "s3", "s4", "s5"), "{numero}", Counter.YEAR),
    ),
)
ITEMS = (
    Item(ItemKind.DELIBERATION, "Budget", rapporteur="p2"),
    Item(ItemKind.DELIBERATION, "Subvention", recusals=(Recusal("s3", "associée"),)),
    Item(ItemKind.INFORMATION, "Travaux"),
)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    """A file with the session, made once."""
    path = tmp_path_factory.mktemp("salle") / "a.syndic"
    session = Session("CS", DAY, "Cahors", "p1", items=ITEMS, answers=(Answer("s4", EXCUSED),))
    with create_store(path, clock=clock, holder="essai") as store:
        import_dossier(store, Dossier(SYNDICAT, ASSEMBLY, (session,)), {})
    return path


@pytest.fixture
def store(made, tmp_path):
    with open_store(Path(shutil.copy(made, tmp_path)), clock=clock, holder="essai") as store:
        yield store


@pytest.fixture
def live(store):
    with store.reading() as reader:
        return Live(store, reader.sessions()[0].id)


def put(store, live, seat, stance):
    record_presence(store, live.session_id, seat, stance)
    live.read()


def called(store, live, *, absent=()):
    for seat in ("s1", "s2", "s3", "s4", "s5"):
        put(store, live, seat, ABSENT if seat in absent else PRESENT)


def test_nobody_is_lost_before_the_roll_and_no_alarm_is_rung(live):
    told = head(live, 0)
    assert [figure for figure, _ in told.balance] == ["0", "0", "0", "5", "5"]
    assert (told.title, told.reached, told.warning) == ("Quorum pas encore atteint", False, "")
    assert [chip.sign for chip in roll(live, 0)] == ["?"] * 5


def test_colleges_stand_together_in_the_order_of_their_first_seat(live):
    assert [(chip.seat, chip.section) for chip in roll(live, 0)] == [
        ("s1", "Communes"), ("s3", "Communes"), ("s5", "Communes"), ("s2", "Département"), ("s4", "Département"),
    ]  # fmt: skip


def test_a_name_borne_twice_shows_its_first_letter_and_an_answer_is_told_until_the_call(store, live):
    chips = {chip.seat: chip for chip in roll(live, 0)}
    assert (chips["s4"].name, chips["s5"].name, chips["s1"].name) == ("Roux H.", "Roux B.", "Aubrac")
    assert chips["s4"].other == "annoncé excusé"
    put(store, live, "s4", PRESENT)
    assert {chip.seat: chip for chip in roll(live, 0)}["s4"].other == ""


def test_the_head_says_the_quorum_its_base_and_the_invariant(store, live):
    called(store, live, absent=("s5",))
    put(store, live, "s4", Stance(State.PROXY, holder="p2"))
    said = head(live, 0)
    assert (said.title, said.detail) == ("Quorum atteint", f"3{NB}présents pour 3 requis")
    assert said.balance == (
        ("3", "présents"), ("1", "représenté"), ("0", "excusé"), ("1", "absent"), ("5", "en exercice"),
    )  # fmt: skip
    assert said.voters == f"4{NB}votants"
    assert "fixé à 3 membres présents" in said.reason.replace(NB, " ")


def test_a_recused_member_is_out_of_the_quorum_of_that_item_only(store, live):
    called(store, live, absent=("s4", "s5"))
    assert head(live, 1).reached
    assert not head(live, 2).reached
    assert head(live, 2).warning.startswith("Le quorum n’est pas atteint : le point 2 ne peut être délibéré. Attendez")
    chips = {chip.seat: chip for chip in roll(live, 2)}
    assert (chips["s3"].sign, chips["s3"].look) == ("⊘", "en déport")


def test_the_roll_is_the_same_one_until_somebody_moves(store, live):
    called(store, live, absent=("s4", "s5"))
    first = roll(live, 1)
    assert roll(live, 1) is first
    assert {chip.seat: chip.look for chip in roll(live, 2)}["s3"] == "en déport"
    assert {chip.seat: chip.look for chip in roll(live, 1)}["s3"] == "présent"
    put(store, live, "s4", PRESENT)
    assert {chip.seat: chip.look for chip in roll(live, 1)}["s4"] == "présent"


def test_a_quorum_by_college_is_told_college_by_college(store, live):
    ruled(store, live, Profile(quorum=QuorumProfile(base=QuorumBase.COLLEGES)))
    called(store, live, absent=("s2", "s4"))
    said = head(live, 0)
    assert [(each.name, each.said, each.reached) for each in said.colleges] == [
        ("Communes", "3 / 2", True), ("Département", "0 / 2", False),
    ]  # fmt: skip
    assert not said.reached


def test_a_quorum_of_heads_and_votes_tells_both(store, live):
    with store.writing("statuts") as writer:
        profile = Profile(quorum=QuorumProfile(base=QuorumBase.BOTH))
        writer.save_syndicat(replace(SYNDICAT, profile=profile))
    live.forget()
    called(store, live, absent=("s5",))

    assert head(live, 0).detail.replace(NB, " ") == "4 présents pour 3 requis, et 5 voix pour 3,5"


def ruled(store, live, profile):
    with store.writing("statuts") as writer:
        writer.save_syndicat(replace(SYNDICAT, profile=profile))
    live.forget()


def test_a_quorum_in_votes_is_told_in_votes(store, live):
    ruled(store, live, Profile(quorum=QuorumProfile(base=QuorumBase.WEIGHTS)))
    called(store, live, absent=("s1", "s3", "s5"))
    assert head(live, 0).detail == f"3{NB}voix présentes pour 3,5 requises"
    put(store, live, "s1", PRESENT)
    assert head(live, 0).reached


def test_proxies_are_named_where_the_statutes_count_them(store, live):
    ruled(store, live, Profile(quorum=QuorumProfile(proxies_count=True)))
    called(store, live, absent=("s4", "s5"))
    put(store, live, "s4", Stance(State.PROXY, holder="p1"))
    assert head(live, 0).detail == f"4{NB}présents ou représentés pour 3 requis"


def test_a_second_convocation_wants_no_quorum(store, live):
    with store.writing("nature") as writer:
        session = writer.session(live.session_id)
        second = replace(session, nature=SessionNature.SECOND_NOTICE, first_session="CS:2026-11-20")
        writer.save_heading(live.session_id, second)
    live.forget()
    called(store, live, absent=("s2", "s3", "s4", "s5"))
    said = head(live, 0)
    assert (said.title, said.reached, said.detail) == ("Sans condition de quorum", True, f"1{NB}présent")


def test_leaving_before_the_next_item_warns_of_the_quorum_to_come(store, live):
    called(store, live, absent=("s4", "s5"))
    record_movement(store, live.session_id, Movement("s2", 2, EXCUSED, time(11)))
    live.read()
    assert head(live, 1).reached
    assert head(live, 2).warning.startswith("Le quorum n’est pas atteint")


def test_a_quorum_that_came_back_says_to_put_the_item_to_discussion_again(store, live):
    called(store, live, absent=("s3", "s4", "s5"))
    record_movement(store, live.session_id, Movement("s5", 1, PRESENT, time(11), during=True))
    live.read()
    assert not head(live, 1).reached
    assert head(live, 1).warning.startswith("Le quorum est revenu : remettez le point 1 en discussion")


def test_only_a_free_deputy_and_a_holder_with_room_are_proposed(store, live):
    called(store, live)
    assert [each.code for each in deputies(live, "s3", 0)] == ["p6"]
    assert deputies(live, "s1", 0) == ()
    put(store, live, "s5", Stance(State.PROXY, holder="p1"))
    assert [(each.code, each.refused) for each in holders(live, "s4", 0)] == [
        ("p2", ""), ("p3", ""), ("p1", "porte déjà un pouvoir"), ("p5", "n’est pas là"),
    ]  # fmt: skip
    put(store, live, "s3", Stance(State.DEPUTY, deputy="p6"))
    assert deputies(live, "s3", 0)[0].code == "p6"
    assert everybody(live)[0].code == "p1"


def test_an_arrival_says_which_proxy_falls(store, live):
    called(store, live, absent=("s5",))
    put(store, live, "s5", Stance(State.PROXY, holder="p1"))
    put(store, live, "s4", EXCUSED)
    before, was = live.room(1), live.quorum(1)
    record_movement(store, live.session_id, Movement("s5", 1, PRESENT, time(11), during=True))
    live.read()
    said = told(live, before, live.room(1), was, live.quorum(1))
    assert said.replace(NB, " ") == "Mme Bernard Roux arrive : le pouvoir donné à Mme Aubrac ne vaut plus."


def test_a_holder_who_leaves_takes_the_proxy_and_the_quorum_with_him(store, live):
    called(store, live, absent=("s4", "s5"))
    put(store, live, "s5", Stance(State.PROXY, holder="p2"))
    before, was = live.room(1), live.quorum(1)
    record_movement(store, live.session_id, Movement("s2", 1, ABSENT, time(11)))
    live.read()
    said = told(live, before, live.room(1), was, live.quorum(1)).replace(NB, " ")
    assert said.startswith("M. Bonnel quitte la séance ; le pouvoir de Mme Bernard Roux à M. Bonnel ne vaut plus.")
    assert said.endswith("Le quorum n’est plus atteint.")


def test_a_result_is_told_in_one_paragraph_and_marked(store, live):
    called(store, live)
    vote = Vote(by_seat=(SeatVote("s2", Sense.AGAINST),), default=Sense.IN_FAVOUR)
    close_vote(store, live.ids[0], vote)
    live.read()
    results = Results()
    sheet = item_sheet(live, 1, results)
    assert sheet.voted
    assert (sheet.mark, sheet.title) == (Mark.CARRIED, "Adopté")
    said = sheet.result.replace(NB, " ")
    assert "à la majorité des suffrages exprimés, par 4,5 voix pour, 1,5 voix contre" in said
    assert "A voté contre : M. Thomas Bonnel." in said
    assert [line.mark for line in item_lines(live, results)] == [Mark.CARRIED, Mark.WAITING, Mark.WAITING]


def test_a_result_is_not_counted_again_while_its_vote_stays(store, live, monkeypatch):
    called(store, live)
    close_vote(store, live.ids[0], Vote(unanimous=True))
    live.read()
    results = Results()
    first = item_lines(live, results)
    counted = []
    monkeypatch.setattr(type(live.sitting), "state", lambda *_: counted.append(1))
    record_movement(store, live.session_id, Movement("s5", 2, EXCUSED))
    live.read()
    assert item_lines(live, results) == first
    assert not counted


def test_a_gesture_makes_again_the_lines_that_it_changed_alone(store, live):
    called(store, live)
    live.read()
    results = Results()
    lines, sheet = item_lines(live, results), item_sheet(live, 1, results)
    assert item_sheet(live, 1, results) is sheet  # the step and the room's screen show the same one
    close_vote(store, live.ids[0], Vote(unanimous=True))
    live.read()
    first, *others = item_lines(live, results)
    assert first.mark is Mark.CARRIED
    assert all(now is was for now, was in zip(others, lines[1:], strict=True))
    assert item_sheet(live, 1, results).voted
    reopen_vote(store, live.ids[0], "erreur")
    live.read()
    assert item_lines(live, results)[0] == lines[0]
    assert not item_sheet(live, 1, results).voted


def test_a_recusal_is_told_with_its_reason_and_takes_the_voter_out(store, live):
    called(store, live)
    sheet = item_sheet(live, 2, Results())
    assert [(each.seat, each.reason) for each in sheet.recusals] == [("s3", "associée")]
    assert "s3" not in [each.seat for each in voter_lines(live, 2)]
    close_vote(store, live.ids[1], Vote(unanimous=True))
    live.read()
    said = item_sheet(live, 2, Results()).result.replace(NB, " ")
    assert said.endswith("Mme Castan (associée) n’a pas pris part au vote.")


def test_an_information_is_only_taken_note_of(store, live):
    with store.writing("débat") as writer:
        writer.save_item(live.ids[2], replace(ITEMS[2], debate=(Speech("p1", "est heureuse.", "On la remercie."),)))
    live.read()
    sheet = item_sheet(live, 3, Results())
    assert sheet.ballots == (Ballot.NONE,)
    assert sheet.debate is not None
    assert (sheet.debate[0].text, sheet.debate[0].answer) == ("est heureuse.", "On la remercie.")


def test_a_trial_says_what_a_vote_would_give_or_why_it_cannot_be_counted(store, live):
    called(store, live)
    assert trial(live, 1, Vote(unanimous=True)) == f"5 pour, 0 contre{NB}: adopté à l’unanimité"
    assert "pas tous le même nombre de voix" in trial(live, 1, Vote(counts=Counts(3, 2)))
    assert "6 votes comptés" in trial(live, 1, Vote(counts=Counts(6)))


def test_a_vote_is_counted_once_and_a_trial_leaves_it_as_it_was(store, live):
    called(store, live)
    close_vote(store, live.ids[0], Vote(unanimous=True))
    live.read()
    state = live.sitting.state(1)

    trial(live, 1, Vote(by_seat=(SeatVote("s1", Sense.AGAINST),), default=Sense.IN_FAVOUR))

    assert live.sitting.state(1) == state
    assert live.sitting.state(1) is live.sitting.state(1)
    close_vote(store, live.ids[0], Vote(by_seat=(SeatVote("s1", Sense.AGAINST),), default=Sense.IN_FAVOUR))
    live.read()
    assert live.sitting.state(1).tally.outcome is not state.tally.outcome
