"""Each kind of vote in the room, by keyboard alone, the step standing by itself."""

from __future__ import annotations

from syndic_desktop.actions.agenda import reword_item
from syndic_desktop.actions.items import change_kind
from syndic_desktop.domain.agenda import BudgetStep, ItemKind
from tests.ui.live.test_live_step import plain, session
from tests.ui.standing import press, write


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
