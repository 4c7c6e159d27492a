"""Each kind of vote in the room, by keyboard alone, the step standing by itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.actions import Topic
from syndic_desktop.actions.agenda import reword_item
from syndic_desktop.actions.attendance import record_movement
from syndic_desktop.actions.items import change_kind
from syndic_desktop.domain.agenda import BudgetStep, ItemKind
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.votes import Ballot, Counts, Majority, SecretBallots, Sense
from syndic_desktop.queries.live.boards import board
from syndic_desktop.queries.live.items import Results
from tests.ui.live.test_live_step import plain, session
from tests.ui.standing import press, write

from PySide6.QtWidgets import QApplication  # isort: skip  # after ui, which keeps None alive


def test_the_accounts_are_asked_about_once_and_voted_without_the_president(room, desk):
    desk.run(reword_item, room.sheet.id, "Compte administratif 2025")
    before = plain(room.head.voters.text())
    press("U")
    assert len(room.ask.fields) == 3
    press("Return", "Return", "Return")
    item = session(room).items[0]
    assert (item.budget, item.president, item.vote.unanimous) == (BudgetStep.ACCOUNTS, "hebrard-claire", True)
    assert (before, plain(room.head.voters.text())) == ("· 24 votants au point 1", "· 23 votants au point 1")
    assert "adopté" in room.item.result.sentence
    shown = board(room._read(), Results())
    assert plain(shown.quorum_detail) == plain(room.head.detail.text()) == "23 présents pour 13 requis"
    assert plain(shown.chair) == "Présidence : Mme Claire HÉBRARD"
    assert "revient en séance" in room.ask.sentence.text()
    press("Return")
    assert [(each.during, each.before_item, each.stance.state.value) for each in session(room).movements] == [
        (True, 1, "excuse"), (False, 2, "present"),
    ]  # fmt: skip


def test_what_is_not_the_accounts_is_said_once(room, desk):
    desk.run(reword_item, room.sheet.id, "Compte administratif 2025 : calendrier")
    press("U")
    write("n’en est pas")
    press("Return", "Return", "Return")
    item = session(room).items[0]
    assert (item.budget, item.president, item.vote.unanimous) == (BudgetStep.NONE, None, True)
    assert session(room).movements == ()


def test_lists_are_typed_with_their_people_and_share_the_posts(room, desk):
    desk.run(change_kind, room.sheet.id, ItemKind.ELECTION)
    press("E")
    room.item.editor.share.setChecked(True)
    write("5")
    press("Return", "Return", "Return", "Return")
    for name, people, votes in (("Liste Rive", ("marc", "iss", "via"), "15"), ("Liste Ambre", ("cast", "noug"), "9")):
        write(name)
        press("Return")
        for who in people:
            write(who)
            press("Return")
        press("Return")  # no other name: its votes
        write(votes)
        press("Return")
    assert plain(room.item.editor.rows[0].listed.text()).startswith("1. Mme Élodie MARCENAC  2. M. Bruno ISSALY  3. ")
    assert room.item.editor.round.text() == "Premier tour · plus fort reste, en un tour"
    assert "La liste « Liste Rive », avec 15 voix, obtient 3 postes" in plain(room.item.trial.text())
    press("Return")
    election = session(room).items[0].vote.election
    assert (election.proportional, election.posts, [each.name for each in election.lists]) == (
        True, 5, ["Liste Rive", "Liste Ambre"],
    )  # fmt: skip
    assert room.item.editor is None, "one round is enough"
    assert "quotient électoral : 4,8" in plain(room.item.result.sentence)
    press("E")
    assert room.item.editor is None, "nobody is replaced by a letter once proclaimed"
    assert "rouvrez d’abord le vote" in room.foot.sentence


def test_the_last_name_of_a_list_is_taken_off_with_backspace(room, desk):
    desk.run(change_kind, room.sheet.id, ItemKind.ELECTION)
    press("E", "Return", "Return", "Return", "Return")
    write("Liste Rive")
    press("Return")
    for who in ("marc", "iss"):
        write(who)
        press("Return")
    press("Backspace", "Return")
    assert room.item.editor.rows[0].people == ["marcenac-elodie"]
    assert room.item.editor.rows[0].votes.editor.hasFocus()


def gesture(words: str) -> None:
    """F8, and the gesture that these words find."""
    press("F8")
    write(words)
    press("Return")


@pytest.mark.parametrize(
    ("secret", "names", "said"),
    [
        (False, "bonnel, castan, viala, issaly, jouve, weil", "Le scrutin public est de droit : 6 demandes pour 24"),
        (True, "bonnel, castan", "Le scrutin secret n’est pas de droit : 2 demandes pour 24 présents, il en faut 8"),
    ],
)
def test_a_ballot_is_asked_for_by_some_who_are_kept(room, secret, names, said):
    gesture("scrutin")
    if secret:
        room.ask.fields[0].focus()
        write("secret")
        press("Return")
    room.ask.fields[1].focus()
    write(names)
    press("Return")
    request = session(room).items[0].conduct.requests[0]
    assert request.ballot is (Ballot.SECRET if secret else Ballot.PUBLIC)
    assert len(request.seats) == names.count(",") + 1
    assert said in plain(room.foot.sentence)
    assert f"demandé par {len(request.seats)} membres" in plain(room.item.result.sentence)


def test_a_third_who_ask_for_it_make_the_vote_secret(room):
    gesture("scrutin")
    room.ask.fields[0].focus()
    write("secret")
    press("Return")
    write("bonnel, castan, viala, issaly, jouve, weil, marcenac, urbain")
    press("Return", "U")
    assert "votez au secret (S), ou retirez la demande" in room.foot.sentence
    assert session(room).items[0].vote is None


def test_blank_and_void_ballots_are_not_votes_cast(room):
    press("S", "Return")
    for number in ("2", "1", "12", "9"):
        write(number)
        press("Return")
    write("viala, bonnel")
    assert plain(room.item.trial.text()) == "12 pour, 9 contre, 3 blancs ou nuls : adopté"
    press("Return")
    vote = session(room).items[0].vote
    assert (vote.secret, vote.by_name) == (SecretBallots(24, 2, 1), False)
    assert vote.scrutineers == ("viala-jeanne", "bonnel-thomas")
    assert "2 blancs, 1 nul, 21 suffrages exprimés" in plain(room.item.result.sentence)


def test_two_thirds_of_the_members_are_wanted_where_she_says_so(room):
    gesture("majorité")
    write("deux tiers")
    press("Return", "C", "P", "P", "C", "P")
    assert plain(room.item.trial.text()) == "12 pour, 12 contre, soit 22 voix contre 18 : rejeté"
    for _ in range(4):
        press("Return")
    assert session(room).items[0].majority is Majority.TWO_THIRDS
    assert "la majorité des deux tiers des membres (17) n’étant pas atteinte" in plain(room.item.result.sentence)


def test_doors_are_closed_by_a_vote_without_debate(room):
    gesture("huis")
    press("Return")
    write("par un décompte")
    press("Return")
    for number in ("15", "9", "0"):
        write(number)
        press("Return")
    doors = session(room).items[0].conduct.closed_doors
    assert (doors.counts, doors.adopted) == (Counts(15, 9, 0, 0), True)
    assert "Huis clos décidé" in room.item.result.sentence


def test_a_tie_is_broken_by_whoever_presides(room):
    press("C", "P", "P", "C", "P", "I")
    write("est")
    press("Return", "C")
    assert plain(room.item.trial.text()).endswith("soit 20 voix contre 20 : adopté, voix prépondérante")
    press("Return")
    assert "la voix de la Présidente étant prépondérante" in room.item.result.sentence


def test_three_rounds_and_the_eldest_of_a_tie(room, desk):
    desk.run(change_kind, room.sheet.id, ItemKind.ELECTION)
    press("E", "Return", "Return", "Return", "Return")
    for who, votes in (("marcenac", "10"), ("issaly", "8"), ("viala", "6")):
        write(who)
        press("Return")
        write(votes)
        press("Return")
    press("Return")
    for votes in (("10", "8", "6"), ("12", "12", "0")):
        press("Return", "Return", "Return")
        for number in votes:
            press("Return")
            write(number)
            press("Return")
        assert room.item.editor.rows[-1].who.editor.hasFocus()
        press("Return")
    election = session(room).items[0].vote.election
    assert [len(held.votes) for held in election.rounds] == [3, 3, 3]
    assert "M. Bruno ISSALY, à égalité avec 12 voix au troisième tour, est proclamé élu" in plain(
        room.item.result.sentence
    )


def test_only_the_members_of_a_competence_vote_on_it(room, store, desk):
    with store.writing("préparer") as writer:
        known = writer.assembly()
        members = tuple(replace(each, competences=("Énergie",) * (each.college == "ENE")) for each in known.members)
        writer.save_assembly(replace(known, members=members))
    room._on_changed(frozenset({Topic.ASSEMBLY, Topic.SESSIONS}))
    gesture("carte")
    write("énergie")
    press("Return")
    assert session(room).items[0].competence == "Énergie"
    assert plain(room.head.voters.text()) == "· 7 votants au point 1"  # six, and the president who always votes
    press("U")
    assert len(session(room).items[0].electorate.voters) == 7


def test_a_vote_is_taken_again_for_a_reason_that_is_kept(room):
    press("U", "V", "Return")
    assert room.ask.asking, "the reason is wanted"
    write("erreur de pointage")
    press("Return", "C", "C", "I", "Return")  # the first college against, nobody apart
    item = session(room).items[0]
    assert [each.reason for each in item.conduct.reopenings] == ["erreur de pointage"]
    assert {each.college: each.sense for each in item.vote.colleges}["DEP"] is Sense.AGAINST
    assert "erreur de pointage" in room.item.result.sentence


def test_a_vote_that_is_being_typed_is_not_left_behind(room):
    press("C", "C", "PgDown")
    assert room.position == 1
    assert "n’est pas enregistré" in room.foot.sentence
    assert plain(room.item.trial.text()).startswith("20 pour, 4 contre")

    press("Shift+F7")
    assert not room.ask.asking
    assert "n’est pas enregistré" in room.foot.sentence
    assert room.item.editor is not None

    press("Escape", "PgDown")
    assert room.position == 2


def test_a_session_without_quorum_is_not_closed_over_a_vote_that_is_being_typed(room, desk):
    press("D")
    for rank in range(1, 13):
        desk.run(record_movement, room.session_id, Movement(f"EPCI-{rank:02}", 1, Stance(State.EXCUSED)))
    assert room.course.reconvening.isVisible()

    press("Ctrl+F7")

    assert not room.ask.asking
    assert "n’est pas enregistré" in room.foot.sentence


@pytest.mark.parametrize("letter", ["C", "D", "S"])
def test_no_vote_is_typed_where_the_quorum_lacks(room, desk, letter):
    for rank in range(1, 13):
        desk.run(record_movement, room.session_id, Movement(f"EPCI-{rank:02}", 1, Stance(State.EXCUSED)))

    press(letter)

    assert room.item.editor is None
    assert "Le quorum n’est pas atteint au point 1" in room.foot.sentence


def test_the_keyboard_stays_on_the_item_when_its_editor_goes(room):
    press("C")
    room.item.close_editor()
    assert room.item.keys.hasFocus()


def test_the_keyboard_comes_back_to_the_vote_that_is_being_typed(room):
    press("C", "C")
    field = QApplication.focusWidget()
    press("F7", "Escape")
    assert QApplication.focusWidget() is field

    press("F7", "Return", "Return")
    assert session(room).course.suspended is not None
    assert QApplication.focusWidget() is field
