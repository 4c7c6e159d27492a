"""The eight contents of minutes: what each lacks, and where it is entered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from syndic_desktop.domain.agenda import Clause, Fate, Item, ItemKind, Speech
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.completeness import Content, incomplete, lacks
from syndic_desktop.domain.conducts import BallotRequest, Conduct
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.sessions import Session, sitting
from syndic_desktop.domain.statutes import Profile
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.votes import Ballot, Counts, SeatVote, SecretBallots, Sense, Vote
from tests.domain.assemblies import present
from tests.domain.test_sessions import assembly

WHOLE = Item(
    ItemKind.DELIBERATION,
    "Achat d’une barque",
    statement=(paragraph("Elle prend l’eau."),),
    operative=(Clause("d’acheter"),),
    debate=(),
    vote=Vote(unanimous=True),
)


def missing(*items: Item, hers: tuple[Rewording, ...] = (), **changes: object) -> list[tuple[Content, Target]]:
    session = Session(
        "CS",
        date(2026, 3, 1),
        "Salle",
        "t1",
        opening=time(18),
        secretary="t2",
        attendance=present(1, 2, 3),
        items=items,
    )
    held = sitting(assembly(), Profile(), replace(session, **changes))
    return [(each.content, each.target) for each in lacks(held, hers)]


def test_whole_minutes_lack_nothing():
    assert missing(WHOLE) == []


@pytest.mark.parametrize(
    ("changes", "content", "part"),
    [
        ({"opening": None}, Content.HOUR, Part.HOUR),
        ({"secretary": None}, Content.NAMES, Part.SECRETARY),
        ({"president": None}, Content.NAMES, Part.ROLL),
        ({"items": ()}, Content.AGENDA, Part.AGENDA),
    ],
)
def test_what_the_session_lacks_is_told_with_its_place(changes, content, part):
    assert (content, Target(part)) in missing(WHOLE, **changes)


@pytest.mark.parametrize(
    ("changes", "content", "part"),
    [
        ({"operative": ()}, Content.DELIBERATIONS, Part.OPERATIVE),
        ({"statement": ()}, Content.DELIBERATIONS, Part.STATEMENT),
        ({"vote": None}, Content.RESULTS, Part.VOTE),
        ({"vote": Vote(Ballot.PUBLIC, counts=Counts(3))}, Content.RESULTS, Part.VOTE),
        ({"vote": Vote(Ballot.SECRET, secret=SecretBallots(3), counts=Counts(3))}, Content.REQUESTS, Part.VOTE),
        ({"debate": None}, Content.DISCUSSIONS, Part.MINUTES),
    ],
)
def test_what_an_item_lacks_is_told_with_its_place(changes, content, part):
    assert (content, Target(part, 2)) in missing(WHOLE, replace(WHOLE, **changes))


def test_a_public_ballot_that_was_asked_for_and_says_each_name_lacks_nothing():
    vote = Vote(Ballot.PUBLIC, by_seat=(SeatVote("S1", Sense.AGAINST),), default=Sense.IN_FAVOUR)
    asked = Conduct(requests=(BallotRequest(Ballot.PUBLIC, ("S1",)),))

    assert missing(replace(WHOLE, vote=vote, conduct=asked)) == []


def test_her_own_words_tell_a_debate_that_was_not_noted():
    hers = Rewording(1, "expose/0", (), (paragraph("Chacun approuve."),), 1)

    assert missing(replace(WHOLE, debate=None), hers=(hers,)) == []


def test_other_words_for_the_report_are_no_debate():
    hers = Rewording(1, "expose/0", (paragraph("Le rapport."),), (paragraph("Le rapport, en bref."),))

    assert missing(replace(WHOLE, debate=None), hers=(hers,)) == [(Content.DISCUSSIONS, Target(Part.MINUTES, 1))]


def test_a_quorum_that_she_took_off_is_told():
    assert missing(WHOLE, hers=(Rewording(0, "quorum", (), ()),)) == [(Content.QUORUM, Target(Part.MINUTES))]


def test_what_lacks_is_said_in_one_sentence():
    item = replace(WHOLE, debate=(Speech("M. Roux", "approuve"),), vote=None)
    session = Session("CS", date(2026, 3, 1), "Salle", None, attendance=present(1, 2, 3), items=(item,) * 6)
    said = incomplete(lacks(sitting(assembly(), Profile(), session)))

    assert said.startswith("Procès-verbal incomplet")
    assert said.endswith("et 5\u00a0autres manques.")
    assert incomplete(()) == ""


TAKEN_OFF = [
    (0, "ouverture/0", Content.HOUR, Target(Part.MINUTES)),
    (0, "ouverture/1", Content.NAMES, Target(Part.MINUTES)),
    (0, "levee", Content.HOUR, Target(Part.MINUTES)),
    (0, "quorum", Content.QUORUM, Target(Part.MINUTES)),
    (1, "effectif", Content.QUORUM, Target(Part.MINUTES, 1)),
    (1, "mouvements/0", Content.NAMES, Target(Part.MINUTES, 1)),
    (1, "expose/0", Content.DELIBERATIONS, Target(Part.MINUTES, 1)),
    (1, "debats/0", Content.DISCUSSIONS, Target(Part.MINUTES, 1)),
]


@pytest.mark.parametrize(("item", "place", "content", "target"), TAKEN_OFF)
def test_a_paragraph_that_she_took_off_is_lacking(item, place, content, target):
    off = Rewording(item, place, (paragraph("Ce qui était noté."),), ())

    assert missing(WHOLE, hers=(off,)) == [(content, target)]
    assert missing(WHOLE, hers=(replace(off, told=(paragraph("Autrement."),)),)) == []


def test_a_report_of_which_something_is_left_is_there():
    long = replace(WHOLE, statement=(paragraph("Elle prend l’eau."), paragraph("Il en faut une.")))
    off = [Rewording(1, f"expose/{rank}", (paragraph("…"),), ()) for rank in range(2)]

    assert missing(long, hers=(off[0],)) == []
    assert missing(long, hers=tuple(off)) == [(Content.DELIBERATIONS, Target(Part.MINUTES, 1))]
    assert missing(long, hers=(*off, Rewording(1, "expose/1", (), (paragraph("Le rapport."),), 1))) == []


def test_the_fate_of_an_item_that_she_took_off_is_lacking():
    off = Rewording(1, "sort", (paragraph("Ce point est retiré."),), ())

    assert missing(replace(WHOLE, fate=Fate.WITHDRAWN), hers=(off,)) == [(Content.RESULTS, Target(Part.MINUTES, 1))]


def test_the_secretary_named_elsewhere_in_the_opening_is_not_lacking():
    off = Rewording(0, "ouverture/1", (paragraph("Y est désigné secrétaire de séance."),), ())
    last = next(person.last_name for person in assembly().people if person.code == "t2")

    assert missing(WHOLE, hers=(off, Rewording(0, "ouverture/0", (), (paragraph(f"{last} écrit."),)))) == []
    assert missing(WHOLE, hers=(off, Rewording(0, "ouverture/0", (), (paragraph("Il écrit."),)))) != []


@pytest.mark.parametrize("hour", [None, time(18, 20)])
def test_what_too_few_were_there_to_decide_lacks_neither_result_nor_debate(hour):
    first = replace(WHOLE, conduct=Conduct(time(18, 5)))
    vain = replace(WHOLE, vote=None, debate=None, conduct=Conduct(hour))
    gone = tuple(Movement(seat, 2, Stance(State.EXCUSED)) for seat in ("S1", "S2"))

    assert not [target for _, target in missing(first, vain, movements=gone) if target.item == 2]
    assert [target for _, target in missing(first, replace(vain, conduct=Conduct(time(18, 20)))) if target.item == 2]
