"""How a session is conducted, by keys: closed doors, suspension, chair, amendments, what nobody said, who was there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from syndic_desktop.actions.attendance import record_movement
from syndic_desktop.actions.debates import nothing_said
from syndic_desktop.actions.votes import close_vote
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.conducts import Suspension
from syndic_desktop.domain.votes import (
    Ballot,
    CandidateVotes,
    Counts,
    Election,
    Lots,
    Round,
    SecretBallots,
    Sense,
    Vote,
)
from syndic_desktop.domain.wording import NB
from tests.ui.standing import press, write


def session(step):
    return step._read().session


def conduct(step, position=1):
    return session(step).items[position - 1].conduct


def plain(words: str) -> str:
    return words.replace(NB, " ")


def choose(*words: str) -> None:
    """F8, then words one after the other, each with Enter; an empty one keeps what is there."""
    press("F8")
    for each in words:
        if each:
            write(each)
        press("Return")


def test_closed_doors_are_voted_without_debate(room):
    choose("huis clos", "aubrac, bonnel, castan, issaly", "")
    assert "demandé par 5 membres au moins" in plain(room.ask.refusal.text())
    room.ask.fields[0].focus()
    write("aubrac, bonnel, castan, issaly, jouve")
    press("Return")
    write("décompte")
    press("Return")
    write("20")
    press("Return")
    write("3")
    press("Return")
    write("1")
    press("Return")

    assert not room.ask.isVisible()
    doors = conduct(room).closed_doors
    assert (len(doors.asked_by), doors.unanimous, doors.counts) == (5, False, Counts(20, 3, 1, 0))
    assert "Huis clos décidé : 20 pour sur 24 membres" in plain(room.item.result.sentence)


def test_the_president_asks_for_closed_doors_and_all_agree_in_two_keys(room):
    choose("huis clos", "", "")

    doors = conduct(room).closed_doors
    assert (doors.asked_by, doors.unanimous, room.ask.isVisible()) == ((), True, False)


def test_every_gesture_is_shown_at_once_what_is_still_to_be_done_first(room):
    press("F8")
    field = room.ask.fields[0]
    assert field.offered[0] == "Secrétaire de séance"
    assert "Reporter le point à une autre séance (P)" in field.offered
    press("Return")
    assert field.refusal == "Choisissez un geste.", "Enter alone does none of them"

    press("Escape", "Escape")  # the refusal, then the question
    assert not room.ask.isVisible()
    assert room.item.keys.hasFocus()
    choose("secrétaire de séance", "bonnel")
    press("F8")
    assert room.ask.fields[0].offered[0].startswith("Déport (R)")
    press("Escape")
    assert not room.ask.isVisible(), "one key, though the list is open"


def test_more_for_closed_doors_than_against_is_not_enough(room):
    choose("huis clos", "", "décompte")
    for number in ("12", "4", ""):
        write(number) if number else None
        press("Return")

    doors = conduct(room).closed_doors
    assert (doors.counts, doors.adopted) == (Counts(12, 4, 0, 8), False)
    told = plain(room.item.result.sentence)
    assert "Huis clos refusé : 12 pour sur 24 membres présents ou représentés, la majorité absolue est de 13" in told


def test_what_comes_once_an_item_is_voted_is_said_but_after_the_last(room):
    following = room.item.keys.next
    assert not following.isVisible()
    press("U")
    assert following.isVisible()
    following.click()
    assert (room.position, following.isVisible()) == (2, False)
    room.go_to(len(room._read().session.items))
    press("Return", "A")
    assert not following.isVisible()


def test_a_suspension_with_its_reason_stands_in_the_head_until_it_ends(room):
    press("F7")
    write("10:50")
    press("Return")
    write("concertation")
    press("Return")
    assert session(room).course.suspended == Suspension(1, time(10, 50), during=True, reason="concertation")
    assert plain(room.course.said.text()) == "‖ suspendue depuis 10 h 50"
    assert room.course.main.text() == "Reprendre  F7"

    press("F7")
    write("11:00")
    press("Return")
    assert session(room).course.suspensions[0].until == time(11)


def test_somebody_else_takes_the_chair_of_an_item(room):
    assert "Présidence : Mme AUBRAC" in plain(room.item.about.text())
    choose("présidence de ce point", "bonnel")
    assert session(room).items[0].president == "bonnel-thomas"
    assert "Présidence : M. BONNEL" in plain(room.item.about.text())


@pytest.mark.parametrize(("decision", "adopted"), [("adopté", True), ("rejeté", False)])
def test_an_amendment_is_written_over_the_article_and_decided(room, store, decision, adopted):
    choose("amendement", "bonnel")
    before = room.ask.fields[1].choices[0].label
    assert before.startswith("Article 1 : ")
    write("1")
    press("Return")
    assert room.ask.detail.text().startswith("Aujourd’hui : « ")
    assert room.ask.fields[0].width() > room.width() * 0.8, "a whole article is read on it"
    write("APPROUVE " * 22)
    assert room.ask.echo.text() == "APPROUVE " * 22, "a longer one is read whole under it"
    assert room.ask.echo.isVisible()
    write("APPROUVE autrement")
    press("Return")
    assert "Amendement de M. BONNEL, à décider" in plain(room.item.result.sentence)

    choose("décider", decision, "20", "4")

    amendment = conduct(room).amendments[0]
    assert (amendment.adopted, amendment.counts, amendment.clause) == (adopted, Counts(20, 4), 1)
    with store.reading() as reader:
        text = reader.item(room.item_id).operative[0].text
    assert text == ("APPROUVE autrement" if adopted else amendment.before)
    assert f"Amendement de M. BONNEL, {decision}" in plain(room.item.result.sentence)


def test_what_nobody_said_is_taken_back_by_the_same_key(room):
    press("O")
    assert (session(room).items[0].debate, room.item.debate.empty.text()) == ((), "Aucune observation.")
    press("O")
    assert session(room).items[0].debate is None
    press("B")
    write("aubrac")
    press("Return")
    write("ouvre le débat.")
    press("Return", "Escape", "O")
    assert "supprimez-les d’abord" in room.foot.sentence


def test_an_item_that_was_left_is_put_to_discussion_again(room, desk):
    press("PgDown", "Return")
    assert room.item.keys.put.isHidden()
    desk.run(nothing_said, room.item_id)
    press("PgUp")
    assert room.item.keys.put.text() == "Remettre en discussion  Entrée"

    press("Return")

    assert "examiné maintenant, après les autres" in room.foot.sentence
    assert room.item.keys.put.isHidden()


def test_a_rapporteur_who_left_is_told_and_somebody_else_takes_the_item(room, desk):
    place = room._read().room(1).place_of(session(room).items[0].rapporteur)
    desk.run(record_movement, room.session_id, Movement(place.seat.code, 1, Stance(State.EXCUSED)))
    assert "pas en séance (F8)" in room.item.about.text()

    choose("rapporteur", "bonnel")

    assert session(room).items[0].rapporteur == "bonnel-thomas"
    assert "Rapporteur : M. BONNEL ·" in plain(room.item.about.text())


def test_an_absence_seen_late_says_what_changes_before_it_is_kept(room, desk):
    ids = room._read().ids
    desk.run(close_vote, ids[0], Vote(unanimous=True))
    press("PgDown", "Return", "U", "Shift+F8")
    write("bonnel")
    press("Return")
    write("absent")
    press("Return")
    write("1")
    press("Return", "Return")
    said = plain(room.ask.detail.text())
    assert said.startswith("Points 1 et 2 : 23 votants au lieu de 24, toujours adopté à l’unanimité.")
    assert len(room._read().sitting.voters(1).voters) == 24, "nothing is kept yet"
    press("Return")
    assert room.ask.fields[0].refusal
    write("sorti sans être vu")
    press("Return")

    assert [len(room._read().sitting.voters(each).voters) for each in (1, 2, 3)] == [23, 23, 24]
    assert desk.undo_label == "Annuler : rectifier la présence de M. Thomas BONNEL du point 1 au point 2".replace(
        "M. ", f"M.{NB}"
    )
    desk.undo()
    assert [len(room._read().sitting.voters(each).voters) for each in (1, 2, 3)] == [24, 24, 24]


def test_whoever_presided_meanwhile_is_asked_for(room):
    press("U", "Shift+F8")
    write("aubrac")
    press("Return")
    write("excusé")
    press("Return", "Return", "Return")
    assert "Point 1 : dites qui présidait (F8)." in plain(room.ask.detail.text())


def test_a_remark_is_said_once_at_the_foot(room, desk):
    for rank in range(1, 13):
        desk.run(record_movement, room.session_id, Movement(f"EPCI-{rank:02}", 2, Stance(State.EXCUSED)))
    press("PgDown", "Return")
    assert "Levez la séance et reconvoquez" in room.foot.sentence


def test_a_family_name_comes_before_a_first_name_and_both_are_shown(room):
    press("B")
    write("mar")
    offered = [plain(each) for each in room.item.debate.who.offered]
    begun = [any(word.startswith("MAR") for word in each.split()) for each in offered]
    assert begun == sorted(begun, reverse=True)
    assert begun[0]
    press("Escape", "Escape", "F6", "Shift+M", "A", "R")
    assert plain(room.roll.found.text()).startswith("Cherche : mar▏ ")
    assert room.roll.chips.chip.name.startswith("MAR")


def test_a_public_ballot_that_is_due_leaves_no_other_key_and_says_why(room):
    choose("demande", "", "aubrac, bonnel, castan, issaly, jouve, fabre")
    assert len(conduct(room).requests) == 1
    assert "Scrutin public demandé par 6 membres : il est de droit." in plain(room.item.result.sentence)

    for letter in "UCDS":
        room.foot.clear()
        press(letter)
        assert session(room).items[0].vote is None
        assert "votez nom par nom (N), ou retirez la demande (F8" in plain(room.foot.sentence)
        assert room.item.keys.buttons[letter.lower()].isHidden()
    press("N", "T", "Return")
    assert session(room).items[0].vote == Vote(Ballot.PUBLIC, default=Sense.IN_FAVOUR)


def test_a_request_is_withdrawn_and_any_ballot_is_held_again(room):
    choose("demande", "", "aubrac, bonnel, castan, issaly, jouve, fabre")

    choose("retirer la demande")

    assert conduct(room).requests == ()
    press("U")
    assert session(room).items[0].vote == Vote(unanimous=True)


def test_lots_between_two_born_on_one_day_are_noted_with_who_drew_and_how(room, desk, store):
    """CGCT, L2122-7: the eldest is elected; nothing says who is of two born on one day."""
    tied = ("bonnel-thomas", "hebrard-claire")
    with store.writing("nés le même jour") as writer:
        known = writer.assembly()
        people = tuple(replace(each, birth=date(1960, 1, 1)) if each.code in tied else each for each in known.people)
        writer.save_assembly(replace(known, people=people))
    place = 4
    tie = Round(SecretBallots(20), tuple(CandidateVotes(each, 10) for each in tied))
    desk.run(close_vote, room._read().ids[place - 1], Vote(Ballot.ELECTION, election=Election(1, (tie,) * 3)))
    room.go_to(place)
    room._live.forget()
    room.refresh()

    assert room.item.keys.buttons["e"].text() == "Tirage au sort  E"
    press("E")  # there is no other round to type
    assert "autant de voix, et le même âge" in plain(room.ask.detail.text())
    for words in ("hebrard", "aubrac", "un bulletin tiré de l’urne"):
        write(words)
        press("Return")

    (lots,) = session(room).items[place - 1].vote.election.lots
    assert lots == Lots(3, tied, ("hebrard-claire",), "aubrac-lise", "un bulletin tiré de l’urne")
    assert "par tirage au sort, effectué par Mme Lise AUBRAC" in plain(room.item.result.sentence)
