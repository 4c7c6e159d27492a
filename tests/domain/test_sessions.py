"""A session read with its assembly: what holds at each item, and what is frozen."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time

import pytest

from syndic_desktop.domain.agenda import Item, ItemKind
from syndic_desktop.domain.assemblies import Assembly, Body, BodyKind, College, Member, Seat
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.conducts import Course, Suspension
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.people import Civility, Person
from syndic_desktop.domain.reconvenings import with_first
from syndic_desktop.domain.seating import admit
from syndic_desktop.domain.sessions import Session, SessionKey, SessionNature, frozen, sitting, thawed
from syndic_desktop.domain.statutes import Profile, ProxyProfile, SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.votes import Vote
from tests.domain.assemblies import present, proxy

DAY = date(2026, 9, 25)
TWO = (Item(ItemKind.DELIBERATION, "Un"), Item(ItemKind.DELIBERATION, "Deux"))
SILENT = Profile()
SYNDICAT = Syndicat("S", "S", SyndicatKind.CLOSED, (), "Orsigny", "099", "A")
CODES = tuple(f"S{number}" for number in range(1, 6))


def assembly(*seats):
    people = tuple(Person(f"{kind}{n}", Civility.MR, "X", f"{kind}{n}".upper()) for n in range(1, 7) for kind in "td")
    mandates = seats or tuple(Seat(f"S{n}", "M", f"t{n}", deputies=(f"d{n}",)) for n in range(1, 6))
    body = Body("CS", "Comité syndical", BodyKind.COMMITTEE, CODES, "CS{annee}/{numero:02}", Counter.YEAR)
    return Assembly((College("A", "Communes", "les"),), (Member("M", "Membre", "A"),), people, mandates, bodies=(body,))


def meeting(*opening, items=TWO, **others):
    return Session("CS", DAY, "Salle", "t1", attendance=opening, items=items, **others)


def read(session, who=None, profile=SILENT):
    return sitting(who or assembly(), profile, session)


def test_a_mandate_that_ended_counts_no_more_and_the_next_one_does():
    first = Seat("S1", "M", "t1", until=date(2026, 6, 30))
    second = Seat("S1", "M", "t6", since=date(2026, 7, 1))

    before = read(replace(meeting(), day=date(2026, 6, 30)), assembly(first, second))
    after = read(replace(meeting(), day=date(2026, 7, 1)), assembly(first, second))

    assert [seat.titular for seat in before.seats] == ["t1"]
    assert [seat.titular for seat in after.seats] == ["t6"]


def test_a_vacant_seat_is_not_in_office_and_an_unnamed_one_is():
    sat = read(meeting(), assembly(Seat("S1", "M", None, vacant=True), Seat("S2", "M", None, deputies=("d2",))))

    assert [(seat.code, seat.convened) for seat in sat.seats] == [("S2", "d2")]


def test_a_departure_can_break_the_quorum_of_one_item():
    away = Movement("S3", 2, Stance(State.ABSENT))

    first, second = read(meeting(*present(1, 2, 3), movements=(away,))).states()

    assert (first.quorum.reached, second.quorum.reached) == (True, False)


def test_a_second_convocation_waives_it_only_for_what_was_carried_over():
    items = (Item(ItemKind.DELIBERATION, "Reporté"), Item(ItemKind.DELIBERATION, "Nouveau", added_after_notice=True))

    states = read(meeting(*present(1), items=items, nature=SessionNature.SECOND_NOTICE)).states()

    assert [state.quorum.reached for state in states] == [True, False]


OLD, NEW = Item(ItemKind.DELIBERATION, "Reporté"), Item(ItemKind.DELIBERATION, "Nouveau")
TALK = Item(ItemKind.ANY_OTHER_BUSINESS, "Questions diverses")


def second(*items, left=(OLD,), there=(), movements=()):
    """A second convocation, read by whom knows what the first session left, one of five being there."""
    first = meeting(*present(*there), items=left, movements=movements)
    session = meeting(*present(1), items=items, nature=SessionNature.SECOND_NOTICE, first_session="CS:2026-09-20")
    return with_first(read(session), first, SILENT)


def test_what_the_first_session_did_not_have_wants_the_quorum_whatever_its_mark():
    sat = second(replace(OLD, subject="REPORTE"), NEW, TALK)

    assert [state.quorum.reached for state in sat.states()] == [True, False, True]
    assert sat.new_items() == (2,)


def test_what_the_first_session_voted_is_not_carried_over():
    sat = second(OLD, left=(replace(OLD, vote=Vote(unanimous=True)),))

    assert not sat.state(1).quorum.reached


def test_only_what_lacked_the_quorum_does_without_it():
    """The first item was left with its quorum, for another reason; the next one after two had gone (L2121-17)."""
    gone = (Movement("S3", 2, Stance(State.ABSENT)),)

    sat = second(NEW, OLD, left=(NEW, OLD), there=(1, 2, 3), movements=gone)

    assert [state.quorum.reached for state in sat.states()] == [False, True]
    assert sat.new_items() == (1,)
    assert sat.opening_quorum().reached


@pytest.mark.parametrize(("items", "opens"), [((OLD, NEW), True), ((NEW, TALK), False), ((TALK,), True), ((), True)])
def test_it_opens_with_the_quorum_only_where_all_it_decides_is_new(items, opens):
    assert second(*items).opening_quorum().reached is opens


def test_a_dossier_reads_a_second_convocation_with_its_first():
    session = second(NEW).session
    made = Dossier(SYNDICAT, assembly(), (replace(meeting(items=(OLD,)), day=date(2026, 9, 20)), session))

    assert not made.sitting(session).state(1).quorum.reached
    assert replace(made, sessions=(session,)).sitting(session).state(1).quorum.reached, "nothing is known of the first"


def test_a_frozen_vote_does_not_move_when_the_assembly_does():
    voted = (Item(ItemKind.DELIBERATION, "Un", vote=Vote(unanimous=True)),)
    session = frozen(read(meeting(*present(1, 2, 3), items=voted)))
    renewed = assembly(*(Seat(f"S{n}", "M", f"t{n}", weight=9) for n in range(1, 6)))

    tally = read(session, renewed).state(1).tally

    assert tally is not None
    assert tally.weights is not None
    assert tally.weights.in_favour == 3
    assert thawed(session) == meeting(*present(1, 2, 3), items=voted)


@pytest.mark.parametrize("text", ["CS", "CS:2019-02-30", "CS:hier", "CS:2019-02-01T25:00", ""])
def test_a_session_that_cannot_be_read_is_refused_with_an_example(text):
    with pytest.raises(RuleViolation, match="par exemple CS:2019-02-01"):
        SessionKey.parse(text)


def test_a_key_is_read_back_as_it_is_written():
    for key in (SessionKey("CS", DAY), SessionKey("CS", DAY, time(18, 5))):
        assert SessionKey.parse(str(key)) == key


@pytest.mark.parametrize(
    ("seat", "stance", "reason"),
    [
        ("S9", Stance(State.PRESENT), "pas en exercice"),
        ("S4", Stance(State.DEPUTY, deputy="d5"), "ne peut pas suppléer"),
        ("S4", Stance(State.DEPUTY), "quel suppléant"),
        ("S4", Stance(State.PROXY), "pouvoir en blanc"),
        ("S4", Stance(State.PROXY, holder="t5"), "n’est pas en séance"),
        ("S4", Stance(State.PROXY, holder="t1"), "porte déjà 1.pouvoir"),
    ],
)
def test_a_stance_that_cannot_be_is_refused_at_entry(seat, stance, reason):
    sat = read(meeting(*present(1, 2), proxy(3, "t1")))

    with pytest.raises(RuleViolation, match=reason):
        admit(sat, seat, stance)


def test_the_statutes_may_allow_more_proxies():
    sat = read(meeting(*present(1, 2), proxy(3, "t1")), profile=Profile(proxies=ProxyProfile(max_per_holder=2)))

    assert admit(sat, "S4", Stance(State.PROXY, holder="t1")).seat == "S4"


@pytest.mark.parametrize(
    ("since", "until", "left", "reached"),
    [
        (time(23, 40), time(0, 10), time(23, 50), False),  # he left while it was suspended, before midnight
        (time(23, 20), time(23, 40), time(0, 10), True),  # after it resumed, and after midnight
        (time(23, 20), time(23, 40), time(23, 40), False),  # at the minute it resumed
    ],
)
def test_the_quorum_of_a_resumption_past_midnight_counts_who_left_before_it(since, until, left, reached):
    away = Movement("S3", 1, Stance(State.ABSENT), left, during=True)
    stopped = Course(time(22), 1, (Suspension(1, since, until, during=True),))

    assert read(meeting(*present(1, 2, 3), movements=(away,), course=stopped)).quorum_at(1).reached is reached


def test_a_departure_without_hour_noted_after_the_resumption_is_after_it():
    noted = Movement("S4", 1, Stance(State.PRESENT), time(10, 30), during=True)
    away = Movement("S3", 1, Stance(State.ABSENT), during=True)
    stopped = Course(time(10), 1, (Suspension(1, time(10, 5), time(10, 10), during=True),))

    assert read(meeting(*present(1, 2, 3), movements=(noted, away), course=stopped)).quorum_at(1).reached
