"""Checks on the roll: written proxies, proxies worn out, givers who sit, who presides, who is secretary."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.attendance import Movement, Presence, ProxyPaper, Stance, State
from syndic_desktop.domain.checks import Part, Severity, Target, findings
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.sessions import Minutes, frozen, sitting
from syndic_desktop.domain.statutes import Profile, ProxyProfile
from tests.domain.assemblies import present, proxy, written
from tests.domain.test_checks import GOOD, ITEM, SYNDICAT
from tests.domain.test_sessions import DAY, assembly

ROLES = (
    Role("t1", "Président", 0, date(2020, 1, 1)),
    Role("t2", "1er Vice-Président", 1, date(2020, 1, 1)),
    Role("t3", "2e Vice-Président", 2, date(2020, 1, 1)),
)
HERE = Stance(State.PRESENT)


def told(session, code, others=(), roles=(), profile=Profile()):
    who = replace(assembly(), roles=roles)
    return [each for each in findings(SYNDICAT, sitting(who, profile, session), others) if each.rule.code == code]


def with_roll(*roll, **changes):
    return replace(GOOD, attendance=roll, **changes)


def test_a_rapporteur_who_left_before_his_item_is_told():
    items = (ITEM, replace(ITEM, rapporteur="t2"), replace(ITEM, rapporteur="t9"))
    left = Movement("S2", 2, Stance(State.EXCUSED))
    held = with_roll(*present(1, 2, 3, 4), items=items, movements=(left,))

    (only,) = told(held, "A14")

    assert only.target == Target(Part.SUBJECT, 2, person="t2")
    assert "rapporte sans être en séance" in only.sentence
    assert not told(replace(held, movements=(replace(left, during=True),)), "A14"), "he was there as it opened"
    assert not told(replace(held, attendance=()), "A14")


def test_proxies_that_nobody_saw_are_told_together_and_only_warn():
    roll = (*present(1, 2, 3), proxy(4, "t1"), proxy(5, "t2"))

    (only,) = told(with_roll(*roll), "A5")

    assert (only.severity, only.target) == (Severity.WARNS, Target(Part.ROLL))
    assert "T4" in only.sentence
    assert "T5" in only.sentence
    assert not told(with_roll(*roll, minutes=Minutes(fixed=DAY)), "A5"), "too late to look for them"


def test_a_proxy_is_seen_when_its_day_or_its_scan_is_noted():
    scan = Presence("S4", Stance(State.PROXY, holder="t1", paper=ProxyPaper(file="pouvoir.pdf")))

    assert not told(with_roll(*present(1, 2, 3), scan), "A5")
    assert not told(with_roll(*present(1, 2, 3), written(4, "t1")), "A5")


def test_a_proxy_signed_after_the_session_is_worth_nothing():
    (late,) = told(with_roll(*present(1, 2, 3), written(4, "t1", DAY + timedelta(1))), "A5")

    assert (late.severity, late.target) == (Severity.BLOCKS, Target(Part.ROLL, seat="S4"))


def run(number, *roll):
    """As many earlier sessions with this roll, a month apart."""
    return tuple(with_roll(*roll, day=DAY - timedelta(30 * back)) for back in range(1, number + 1))


GIVEN = (*present(1, 2, 3), proxy(4, "t1"))


@pytest.mark.parametrize(("before", "worn"), [(2, False), (3, True), (4, True)])
def test_a_proxy_holds_for_three_sessions(before, worn):
    assert bool(told(with_roll(*GIVEN), "A6", others=run(before, *GIVEN))) is worn


def test_what_makes_it_another_proxy_or_a_lasting_one():
    others = run(3, *GIVEN)
    ill = Presence("S4", Stance(State.PROXY, holder="t1", paper=ProxyPaper(illness=True)))
    interrupted = (others[0], replace(others[1], attendance=present(1, 2, 3, 4)), others[2])

    assert told(with_roll(*present(1, 2, 3), written(4, "t1", date(2020, 1, 1))), "A6", others=others)
    assert not told(with_roll(*present(1, 2, 3), written(4, "t1")), "A6", others=others), "signed since"
    assert not told(with_roll(*present(1, 2, 3), ill), "A6", others=others)
    assert not told(with_roll(*present(1, 2, 3), proxy(4, "t2")), "A6", others=others)
    assert not told(with_roll(*GIVEN), "A6", others=interrupted)
    four = Profile(proxies=ProxyProfile(max_consecutive_sessions=4))
    assert not told(with_roll(*GIVEN), "A6", others=others, profile=four)


def test_sessions_that_were_not_held_do_not_count_and_other_bodies_neither():
    others = run(3, *GIVEN)

    assert not told(with_roll(*GIVEN), "A6", others=(*others[:2], replace(others[2], attendance=())))
    assert not told(with_roll(*GIVEN), "A6", others=(*others[:2], replace(others[2], body="BU")))


def test_a_proxy_is_worth_nothing_once_its_giver_sits_anywhere():
    elsewhere = Presence("S5", Stance(State.DEPUTY, deputy="t4"))

    (found,) = told(with_roll(*present(1, 2, 3), written(4, "t1"), elsewhere), "A8")

    assert found.target == Target(Part.ROLL, person="t4", seat="S4")


def test_a_proxy_voted_with_and_taken_back_since_is_told_of_the_vote():
    voted = frozen(sitting(assembly(), Profile(), with_roll(*present(1, 2, 3), written(4, "t1"))))
    arrived = Movement("S4", 1, HERE)

    assert not told(voted, "A8")
    (found,) = told(replace(voted, movements=(arrived,)), "A8")
    assert found.target == Target(Part.VOTE, 1, seat="S4")


@pytest.mark.parametrize(
    ("chosen", "roll", "said"),
    [
        ("t1", (1, 2, 3), None),
        ("t2", (1, 2, 3), "T1"),
        ("t2", (2, 3, 4), None),
        ("t3", (2, 3, 4), "T2"),
        ("t4", (2, 3, 4), "T2"),
        ("t4", (4, 5), None),
        (None, (2, 3, 4), None),
    ],
)
def test_the_vice_presidents_preside_in_their_order(chosen, roll, said):
    found = told(with_roll(*present(*roll), president=chosen), "A13", roles=ROLES)

    assert [each.target for each in found] == ([Target(Part.ROLL, person=chosen)] if said else [])
    assert all(said in each.sentence for each in found)


def test_the_eldest_presides_where_a_president_is_elected():
    electing = replace(ITEM, kind=ItemKind.ELECTION, subject="Élection du président", vote=None)

    assert not told(with_roll(*present(1, 2, 3), president="t3", items=(electing,)), "A13", roles=ROLES)


def test_who_presides_over_an_item_is_in_the_room():
    gone = Movement("S1", 2, Stance(State.ABSENT))
    two = with_roll(*present(1, 2, 3, 4), items=(ITEM, ITEM), movements=(gone,))

    assert [each.target for each in told(two, "A13")] == [Target(Part.ROLL, 2, person="t1")]
    assert not told(replace(two, items=(ITEM, replace(ITEM, president="t2"))), "A13")


def test_nobody_holds_too_many_proxies_at_an_item_whatever_the_order_they_were_noted_in():
    """L2121-20: « Un même conseiller municipal ne peut être porteur que d’un seul pouvoir. »"""
    later, sooner = (Movement(f"S{n}", at, Stance(State.PROXY, holder="t1")) for n, at in ((4, 3), (3, 2)))
    three = with_roll(*present(1, 2, 3, 4, 5), items=(ITEM, ITEM, ITEM), movements=(later, sooner))

    assert [each.target for each in told(three, "A4")] == [Target(Part.ROLL, 3, person="t1")]
    assert not told(replace(three, movements=(later,)), "A4")


@pytest.mark.parametrize(("chosen", "regular"), [("t2", True), ("d4", True), ("t4", False), ("d6", False)])
def test_the_secretary_is_a_member_who_sits(chosen, regular):
    deputy = Presence("S4", Stance(State.DEPUTY, deputy="d4"))

    found = told(with_roll(*present(1, 2, 3), deputy, secretary=chosen), "A12")

    assert [each.target for each in found] == ([] if regular else [Target(Part.SECRETARY, person=chosen)])


def test_a_proxy_given_later_on_is_told_as_one_of_the_opening():
    """QE 22673: the deputy first, at whatever item; CGCT, L2121-20: three sessions, though another proxy follows."""
    given = Movement("S4", 1, Stance(State.PROXY, holder="t1", paper=ProxyPaper(DAY)))
    voted = with_roll(*present(1, 2, 3), movements=(given,))
    to_another = Movement("S4", 1, Stance(State.PROXY, holder="t2"))
    handed = replace(voted, attendance=(*present(1, 2, 3), proxy(4, "t1")), movements=(to_another,))

    assert [each.target for each in told(voted, "A9")] == [Target(Part.ROLL, seat="S4")]
    assert not told(with_roll(*present(1, 2, 3, 4), movements=(Movement("S4", 1, Stance(State.ABSENT)),)), "A9")
    assert told(handed, "A6", others=run(3, *GIVEN))
    assert not told(handed, "A6", others=run(2, *GIVEN))


def test_somebody_younger_who_presides_over_the_election_of_the_president_is_told():
    """CGCT, L2122-8 and L5211-9: the eldest of the members presides until the president is elected."""
    people = tuple(replace(each, birth=date(1980 - int(each.code[1:]), 1, 1)) for each in assembly().people)
    electing = replace(ITEM, kind=ItemKind.ELECTION, subject="Élection du président", vote=None)
    held = with_roll(*present(1, 2, 3), items=(electing,))

    def said(session):
        who = replace(assembly(), people=people)
        return [
            each.sentence for each in findings(SYNDICAT, sitting(who, Profile(), session)) if each.rule.code == "A13"
        ]

    (only,) = said(held)
    assert "T3, en séance" in only
    assert not said(replace(held, president="t3"))
    assert not said(replace(held, president=None))
    assert not told(held, "A13"), "no age is known"
    assert not said(replace(held, items=(replace(electing, subject="Élection du vice-président"),)))
