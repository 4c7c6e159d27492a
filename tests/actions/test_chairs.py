"""Who presides once the president has left: a vice-president by right, in their order (L2122-17, L5211-2)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time

import pytest

from syndic_desktop.actions import attendance, courses, officers, votes
from syndic_desktop.documents.contents.acts import signatories
from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.attendance import Movement
from syndic_desktop.domain.chairs import at_opening
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.votes import Ballot, CandidateVotes, Election, Round, SecretBallots, Vote
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.live import Live
from syndic_desktop.queries.live.boards import board
from syndic_desktop.queries.live.items import Results
from syndic_desktop.store import create_store
from tests.actions.test_live import AWAY, HERE, TEN, Room
from tests.domain.test_sessions import assembly

SINCE = date(2020, 1, 1)
ROLES = (
    Role("t1", "Président", 0, SINCE),
    Role("t3", "1er Vice-président", 1, SINCE),
    Role("t2", "2e Vice-président", 2, SINCE),
    Role("t4", "Secrétaire", 3, SINCE),
)


@pytest.fixture
def room(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 12, 4, 11), holder="Marie") as store:
        made = Room(store)
        with store.writing("les fonctions") as writer:
            writer.save_assembly(replace(assembly(), roles=ROLES))
        yield made


def leaves(room, seat, position=2):
    return attendance.record_movement(room.store, room.id, Movement(seat, position, AWAY, time(10, 20)))


def shown(room):
    return board(Live(room.store, room.id), Results()).chair


def test_a_vice_president_presides_by_right_from_the_next_item_on(room):
    room.opened(1, 2, 3, 4, 5)
    courses.open_item(room.store, room.id, 1, TEN)

    done = leaves(room, "S1")
    assert "T3 préside de droit au point 2 (CGCT, L2122-17)" in done.remark
    assert "T1" in shown(room)
    courses.open_item(room.store, room.id, 2, time(10, 21))
    assert "T3" in shown(room)
    assert room.state(2).chair == "t3"

    back = attendance.record_movement(room.store, room.id, Movement("S1", 3, HERE, time(10, 30)))
    assert "T1 reprend la présidence" in back.remark
    assert [room.state(position).chair for position in (1, 2, 3)] == ["t1", "t3", "t1"]


def test_somebody_else_may_be_noted_who_is_in_the_room(room):
    room.opened(1, 2, 3, 4)
    courses.open_item(room.store, room.id, 1, TEN)
    leaves(room, "S1")

    with pytest.raises(RuleViolation, match="n’est pas en séance"):
        officers.set_chair(room.store, room.items[1], "t5")
    with pytest.raises(RuleViolation, match="n’est pas en séance"):
        officers.set_chair(room.store, room.items[1], "t1")
    officers.set_chair(room.store, room.items[1], "t2")

    assert room.state(2).chair == "t2"


def test_a_vote_waits_for_who_is_designated(room):
    with room.store.writing("sans vice-président") as writer:
        writer.save_assembly(replace(assembly(), roles=(ROLES[0], ROLES[3])))
    room.opened(1, 2, 3, 4)
    courses.open_item(room.store, room.id, 1, TEN)
    done = leaves(room, "S1")
    assert "aucun vice-président n’y siège" in done.remark
    courses.open_item(room.store, room.id, 2, time(10, 21))
    with pytest.raises(RuleViolation, match="faites désigner qui préside"):
        votes.close_vote(room.store, room.items[1], Vote(unanimous=True))

    officers.set_chair(room.store, room.items[1], "t4")
    votes.close_vote(room.store, room.items[1], Vote(unanimous=True))

    assert room.state(2).chair == "t4"


BIRTHS = {"t1": 1970, "t2": 1950, "t3": 1962, "t4": 1981}
INSTALLING = (
    Item(ItemKind.ELECTION, "Élection du président"),
    Item(ItemKind.ELECTION, "Élection des vice-présidents"),
    Item(ItemKind.DELIBERATION, "Règlement intérieur"),
)


def chosen(winner, cast=4):
    """A first round that somebody wins."""
    return Vote(Ballot.ELECTION, election=Election(1, (Round(SecretBallots(cast), (CandidateVotes(winner, cast),)),)))


@pytest.fixture
def installation(tmp_path):
    """A session that elects its president: nobody has a role, nobody is noted to preside."""
    with create_store(tmp_path / "i.syndic", clock=lambda: datetime(2026, 12, 4, 11), holder="Marie") as store:
        made = Room(store, INSTALLING)
        born(made, BIRTHS)
        with store.writing("personne ne préside") as writer:
            writer.save_heading(made.id, replace(made.session, president=None))
        yield made


def born(room, births):
    people = tuple(
        replace(each, birth=date(births[each.code], 1, 1) if each.code in births else None)
        for each in assembly().people
    )
    with room.store.writing("les naissances") as writer:
        writer.save_assembly(replace(assembly(), people=people))


def proposed(room):
    return at_opening(Live(room.store, room.id).sitting)


def called(room, *numbers):
    for number in numbers:
        attendance.record_presence(room.store, room.id, f"S{number}", HERE)


def test_the_eldest_presides_until_the_president_is_elected_who_then_takes_the_chair(installation):
    """CGCT, L2122-8 and L5211-9."""
    room = installation
    called(room, 1, 2, 3, 4)
    offered = proposed(room)
    assert (offered.person, offered.why.replace(NB, " ")) == (
        "t2", "M. X T2, doyen d’âge, préside jusqu’à l’élection du président (CGCT, L2122-8 et L5211-9)."
    )  # fmt: skip

    room.changing(officers.open_under, room.id, TEN, offered.person)
    assert (room.session.president, room.session.course.opened) == ("t2", TEN)
    assert proposed(room) is None

    done = room.changing(votes.close_vote, room.items[0], chosen("t4"))
    assert done.remark.replace(NB, " ").startswith("M. X T4 prend la présidence dès maintenant")
    assert [room.state(position).chair for position in (1, 2, 3)] == ["t2", "t4", "t4"]
    live = Live(room.store, room.id)
    assert live.sitting.state(3).chair == "t4", "what was worked out before the vote is not kept"


def test_the_vice_presidents_elected_that_day_replace_the_president_who_leaves(installation):
    """CGCT, L2122-17: the part of the eldest ended as the president was elected."""
    room = installation
    called(room, 1, 2, 3, 4)
    officers.open_under(room.store, room.id, TEN, "t2")
    for position, winner in ((1, "t4"), (2, "t1")):
        courses.open_item(room.store, room.id, position, time(10, position))
        votes.close_vote(room.store, room.items[position - 1], chosen(winner))

    gone = leaves(room, "S4", 3)
    assert gone.remark.replace(NB, " ").startswith("M. X T1 préside de droit au point 3 (CGCT, L2122-17)")
    assert room.state(3).chair == "t1"
    back = attendance.record_movement(room.store, room.id, Movement("S4", 3, HERE, time(10, 40)))
    assert "T4 reprend la présidence" in back.remark


def test_the_next_eldest_presides_once_the_eldest_left_before_the_election(installation):
    """CGCT, L2122-8 and L5211-9: whoever was a vice-president until then replaces nobody."""
    room = installation
    with room.store.writing("un vice-président sortant") as writer:
        people = tuple(replace(each, birth=each.birth or date(1990, 1, 1)) for each in writer.assembly().people)
        writer.save_assembly(replace(writer.assembly(), people=people, roles=ROLES[1:2]))
    called(room, 1, 2, 3, 4, 5)
    officers.open_under(room.store, room.id, TEN, "t2")

    gone = leaves(room, "S2", 1)
    assert gone.remark.replace(NB, " ") == (
        "M. X T3, doyen d’âge, préside jusqu’à l’élection du président (CGCT, L2122-8 et L5211-9)."
    )
    assert room.state(1).chair == "t3"
    gone = leaves(room, "S3", 1)
    assert room.state(1).chair == "t1", "not the one who was vice-president"
    votes.close_vote(room.store, room.items[0], chosen("t4", 3))
    assert [room.state(position).chair for position in (1, 2, 3)] == ["t1", "t4", "t4"]


def test_the_eldest_who_comes_back_before_the_election_presides_again(installation):
    room = installation
    called(room, 1, 2, 3, 4)
    officers.open_under(room.store, room.id, TEN, "t2")
    leaves(room, "S2", 1)

    back = attendance.record_movement(room.store, room.id, Movement("S2", 1, HERE, time(10, 30)))

    assert "T2 reprend la présidence" in back.remark
    assert room.state(1).chair == "t2"


def test_the_eldest_goes_on_where_the_election_elected_nobody(installation):
    room = installation
    called(room, 1, 2, 3, 4)
    officers.open_under(room.store, room.id, TEN, "t2")
    tied = Round(SecretBallots(4), (CandidateVotes("t1", 2), CandidateVotes("t4", 2)))
    votes.close_vote(room.store, room.items[0], Vote(Ballot.ELECTION, election=Election(1, (tied,))))
    leaves(room, "S2", 2)

    assert [room.state(position).chair for position in (1, 3)] == ["t2", "t3"]


@pytest.mark.parametrize(
    ("births", "said"),
    [
        ({"t2": 1950, "t3": 1962, "t4": 1981}, "la date de naissance manque pour M. X T1"),
        ({"t2": 1950}, "la date de naissance manque pour M. X T1, M. X T3 et M. X T4"),
        ({**BIRTHS, "t1": 1962}, "M. X T1 et M. X T3 sont nés le même jour"),
    ],
)
def test_who_presides_is_asked_with_names_where_the_next_eldest_is_not_known(installation, births, said):
    room = installation
    born(room, births)
    called(room, 1, 2, 3, 4)
    officers.open_under(room.store, room.id, TEN, "t2")

    gone = leaves(room, "S2", 1)

    assert gone.remark.replace(NB, " ") == (
        f"Point 1 : le doyen d’âge préside jusqu’à l’élection du président (CGCT, L2122-8 et L5211-9) ; {said} ; "
        "notez qui préside (F8, « Présidence de ce point »)."
    )
    with pytest.raises(RuleViolation, match="notez qui préside"):
        votes.close_vote(room.store, room.items[0], chosen("t4"))
    officers.set_chair(room.store, room.items[0], "t3")
    votes.close_vote(room.store, room.items[0], chosen("t4", 3))
    assert room.state(1).chair == "t3"


MIXED = "Élection de deux vice-présidents et d’un membre du bureau"


@pytest.mark.parametrize(
    ("subject", "noted", "chair"),
    [
        (MIXED, (), "t3"),
        ("Élection du vice-président et des autres membres du bureau", (), None),
        (MIXED, (Role("t2", "1er Vice-président", 1, date(2026, 12, 4)),), "t2"),
    ],
)
def test_vice_presidents_elected_with_others_of_the_bureau_preside_by_right(installation, subject, noted, chair):
    """As many as the subject says, or those that are noted from that day on; the other members preside over nothing."""
    room = installation
    with room.store.writing("l’objet") as writer:
        writer.save_item(room.items[1], Item(ItemKind.ELECTION, subject))
    called(room, 1, 2, 3, 4)
    officers.open_under(room.store, room.id, TEN, "t2")
    votes.close_vote(room.store, room.items[0], chosen("t4"))
    cast = tuple(CandidateVotes(who, 4) for who in ("t1", "t3", "t2"))
    votes.close_vote(
        room.store, room.items[1], Vote(Ballot.ELECTION, election=Election(3, (Round(SecretBallots(4), cast),)))
    )
    with room.store.writing("les fonctions") as writer:
        writer.save_assembly(replace(writer.assembly(), roles=noted))

    leaves(room, "S4", 3)
    leaves(room, "S1", 3)

    assert room.state(3).chair == chair


def test_nobody_presides_by_right_once_the_president_of_the_day_left_without_any_vice_president(installation):
    room = installation
    called(room, 1, 2, 3, 4)
    officers.open_under(room.store, room.id, TEN, "t2")
    votes.close_vote(room.store, room.items[0], chosen("t4"))

    gone = leaves(room, "S4", 2)
    assert "T4 n’est pas en séance et aucun vice-président n’y siège" in gone.remark.replace(NB, " ")
    assert room.state(3).chair is None
    with pytest.raises(RuleViolation, match="faites désigner qui préside"):
        votes.close_vote(room.store, room.items[2], Vote(unanimous=True))


def test_the_president_elected_signs_or_the_eldest_where_none_was(installation):
    room = installation
    called(room, 1, 2, 3, 4)
    officers.open_under(room.store, room.id, TEN, "t2")
    assert signs(room) == ("Le doyen d’âge, président de séance", "X T2")

    votes.close_vote(room.store, room.items[0], chosen("t4"))
    leaves(room, "S4", 2)

    assert signs(room) == ("Le Président", "X T4")


def signs(room):
    sitting = Live(room.store, room.id).sitting
    told = signatories(sitting, Names(sitting.assembly, sitting.session.day))["president"]
    return told["titre"], told["nom"]


def test_the_chair_of_a_session_shown_before_the_election_follows_it(installation):
    room = installation
    called(room, 1, 2, 3, 4)
    officers.open_under(room.store, room.id, TEN, "t2")
    live = Live(room.store, room.id)
    assert [live.sitting.state(position).chair for position in (1, 3)] == ["t2", "t2"]

    votes.close_vote(room.store, room.items[0], chosen("t1"))
    live.read()

    assert [live.sitting.state(position).chair for position in (1, 3)] == ["t2", "t1"]


def test_the_eldest_is_asked_where_an_age_lacks_or_two_are_of_one_day(installation):
    room = installation
    called(room, 1, 2, 3, 5)
    unknown = proposed(room)
    assert unknown.person is None
    assert "la date de naissance manque pour M. X T5 : dites qui préside" in unknown.why.replace(NB, " ")

    born(room, {**BIRTHS, "t5": 1950})
    assert proposed(room).person is None
    assert "nés le même jour" in proposed(room).why

    officers.open_under(room.store, room.id, TEN, "t5")
    assert room.state(1).chair == "t5"


def test_a_vice_president_is_proposed_as_it_opens_and_the_president_presides_again_when_he_comes(room):
    """CGCT, L2122-17."""
    called(room, 2, 3, 4)
    offered = proposed(room)
    assert offered.person == "t3"
    assert offered.why.replace(NB, " ") == (
        "M. X T1 n’est pas en séance : M. X T3, 1er Vice-président, préside de droit (CGCT, L2122-17)."
    )

    officers.open_under(room.store, room.id, TEN, "t3")
    assert room.session.president == "t1"
    assert room.state(1).chair == "t3"
    attendance.record_movement(room.store, room.id, Movement("S1", 2, HERE, time(10, 30)))
    assert room.state(2).chair == "t1"


def test_who_is_designated_at_the_opening_is_noted(room):
    called(room, 2, 3, 4)

    room.changing(officers.open_under, room.id, TEN, "t4")

    assert (room.session.president, room.state(1).chair) == ("t4", "t4")


def test_nothing_is_proposed_where_the_president_is_there_and_everything_is_asked_where_nobody_may(room):
    with room.store.writing("sans vice-président") as writer:
        writer.save_assembly(replace(assembly(), roles=(ROLES[0], ROLES[3])))
    called(room, 2, 3, 4)
    assert proposed(room).person is None
    assert "dites qui l’assemblée désigne" in proposed(room).why

    called(room, 1)
    assert proposed(room) is None
